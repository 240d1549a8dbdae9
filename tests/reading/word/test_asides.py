"""What a .docx holds beside its text, and what of it could not be read."""

import io
import zipfile

import pytest

from checker.errors import LawcheckError
from checker.reading.source import ALT, CODE, HEADER, HIDDEN, PLACEHOLDER, SHAPE, STRUCK
from checker.reading.word import package
from checker.reading.word.docx import read_docx
from tests.docx_files import R as RELATIONSHIPS
from tests.docx_files import docx, p, run, zipped

R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def source(body):
    return read_docx(docx(body), "稿.docx")


def asides(body, kind):
    return [extra.text for extra in source(body).extras if extra.kind == kind]


@pytest.mark.parametrize(
    ("properties", "kind"),
    [
        ("<w:vanish/>", HIDDEN),
        ('<w:color w:val="FFFFFF"/>', HIDDEN),
        ('<w:sz w:val="2"/>', HIDDEN),
        ("<w:strike/>", STRUCK),
        ('<w:dstrike w:val="true"/>', STRUCK),
    ],
)
def test_what_is_hidden_or_struck_through_is_no_content(properties, kind):
    read = source(p(run("甲"), run("乙丙", properties), run("丁")))
    assert read.text == "甲丁"
    assert [(extra.kind, extra.text, extra.span) for extra in read.asides] == [(kind, "乙丙", (1, 1))]


@pytest.mark.parametrize(
    "properties",
    ['<w:strike w:val="0"/>', '<w:color w:val="FFFFFF"/><w:shd w:fill="C00000"/>', '<w:sz w:val="21"/>', '<w:vanish w:val="false"/>'],
)  # fmt: skip
def test_what_can_be_seen_is_content(properties):
    assert source(p(run("甲", properties))).text == "甲"


def test_controls_that_were_not_filled_in_are_told_with_their_places():
    hint = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent>"
    inline = f"<w:p>{run('日期：')}<w:sdt>{hint.format(run('请选日期'))}</w:sdt></w:p>"
    block = f"<w:sdt>{hint.format(p('请写单位'))}</w:sdt>"
    read = source(inline + block + p("末"))
    found = [
        (extra.text, read.text[slice(*extra.span)]) for extra in read.extras if extra.kind == PLACEHOLDER
    ]
    assert sorted(found) == [("请写单位", "请写单位"), ("请选日期", "请选日期")]


def test_shapes_pictures_and_codes():
    art = '<w:r><w:pict><v:shape alt="公章"><v:textpath string="样张"/></v:shape></w:pict></w:r>'
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "tel:123"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("电话")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = p("甲", art, field)
    assert source(body).text == "甲电话"
    assert asides(body, SHAPE) == ["样张"] and asides(body, ALT) == ["公章"]
    assert asides(body, CODE) == ['HYPERLINK "tel:123"']


PICTURE = (
    '<w:r><w:drawing><wp:{kind} xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="{cx}" cy="{cy}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    "<a:{what}/></a:graphic></wp:{end}></w:drawing></w:r>"
)


def test_what_is_embedded_is_named():
    ole = '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="{}"/></w:object></w:r>'
    read = source(
        p("甲", ole.format("Excel.Sheet.12"))
        + p("乙", ole.format("Equation.3"))
        + f'<w:altChunk {R} r:id="x"/>'
    )
    assert [one.what for one in read.unread] == ["第1段嵌入的电子表格", "第2段后嵌入的文档"]
    with pytest.raises(LawcheckError, match="嵌入的文档"):
        source(f'<w:altChunk {R} r:id="x"/>')


def with_chunk(inner, ending=".docx"):
    """Return a Word file that shows another file in the middle of its text (ISO/IEC 29500-1, 17.17.2.1)."""
    chunk = f'<w:altChunk {R} r:id="rId9"/>'
    made = docx(p("甲") + chunk + p("丁"))
    parts = {}
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    target = f"afchunk{ending}"
    reference = f'<Relationship Id="rId9" Type="{RELATIONSHIPS}/aFChunk" Target="{target}"/></Relationships>'
    rels = "word/_rels/document.xml.rels"
    parts[rels] = parts[rels].replace(b"</Relationships>", reference.encode())
    parts[f"word/{target}"] = inner
    return zipped(parts)


def test_an_embedded_word_file_is_read_where_it_stands():
    inner = docx(p("乙") + p("丙"), header1=p("内部资料"), comments="")
    read = read_docx(with_chunk(inner), "a.docx")
    assert read.text.split("\n") == ["甲", "乙", "丙", "丁"]
    assert [extra.text for extra in read.extras if extra.kind == HEADER] == ["内部资料"]
    assert read.unread == ()


def test_what_is_embedded_in_an_embedded_word_file_is_named():
    read = read_docx(with_chunk(with_chunk(docx(p("乙")))), "a.docx")
    assert read.text.split("\n") == ["甲", "甲", "丁", "丁"]
    assert [one.what for one in read.unread] == ["第1段后嵌入的Word 文档里，第1段后嵌入的Word 文档"]


@pytest.mark.parametrize("inner", [b"rubbish", b"PK\x03\x04", b""])
def test_a_damaged_embedded_word_file_is_named(inner):
    read = read_docx(with_chunk(inner), "a.docx")
    assert read.text.split("\n") == ["甲", "丁"]
    assert [one.what for one in read.unread] == ["第1段后嵌入的Word 文档"]
    assert read.unread[0].why


def test_the_bounds_count_an_embedded_word_file_in(monkeypatch):
    monkeypatch.setattr(package, "MAX_TOTAL", 20_000)
    inner = docx("".join(p(f"第{number}段") for number in range(400)))
    read = read_docx(with_chunk(inner), "a.docx")
    assert read.text.split("\n") == ["甲", "丁"] and "上限" in read.unread[0].why
