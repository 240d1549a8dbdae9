"""What a .docx holds beside its text, and what of it could not be read."""

import pytest

from checker.errors import LawcheckError
from checker.reading.source import ALT, CODE, HIDDEN, PLACEHOLDER, SHAPE, STRUCK
from checker.reading.word.docx import read_docx
from tests.docx_files import docx, p, run

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
