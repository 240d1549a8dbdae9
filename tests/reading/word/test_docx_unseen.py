"""Text of a Word file that nobody sees: by its own properties, by styles, by lines and rows without room; and text that only seems so."""

import io
import zipfile

import pytest

from checker.reading.files import read_bytes
from tests.docx_files import docx, p, run, zipped

STYLES = "".join(
    f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{more}</w:style>'
    for kind, name, more in (
        ("paragraph", "hidden", "<w:rPr><w:vanish/></w:rPr>"),
        ("paragraph", "based", '<w:basedOn w:val="hidden"/>'),
        ("paragraph", "shown", '<w:basedOn w:val="hidden"/><w:rPr><w:vanish w:val="0"/></w:rPr>'),
        ("paragraph", "tiny", '<w:rPr><w:sz w:val="2"/></w:rPr>'),
        ("paragraph", "struck", "<w:rPr><w:strike/></w:rPr>"),
        ("character", "white", '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'),
        (
            "paragraph",
            "banner",
            '<w:pPr><w:shd w:val="clear" w:fill="1F4E79"/></w:pPr><w:rPr><w:color w:val="FFFFFF"/></w:rPr>',
        ),
    )
)
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def styled(name, text, properties=""):
    return p(run(text, properties), properties=f'<w:pStyle w:val="{name}"/>')


def row(properties, text):
    return f"<w:tbl><w:tr><w:trPr>{properties}</w:trPr><w:tc>{p(text)}</w:tc></w:tr></w:tbl>"


HIDDEN = (
    styled("hidden", "藏"),
    styled("based", "藏"),
    styled("tiny", "藏"),
    styled("struck", "藏"),
    p(run("藏", '<w:rStyle w:val="white"/>')),
    p(run("藏", '<w:color w:val="auto" w:themeColor="background1"/>')),
    p(run("藏", '<w:color w:val="FDFDFD"/>')),
    p(run("藏", '<w:w w:val="1"/>')),
    p(run("藏", "<w:dstrike/>")),
    p(run("藏", f"<w14:textFill {W14}><w14:noFill/></w14:textFill>")),
    p("藏", properties='<w:spacing w:line="20" w:lineRule="exact"/>'),
    row('<w:trHeight w:val="2" w:hRule="exact"/>', "藏"),
    row("<w:hidden/>", "藏"),
)
SHOWN = (
    styled("shown", "见"),
    styled("hidden", "见", '<w:vanish w:val="false"/>'),
    styled("tiny", "见", '<w:sz w:val="32"/>'),
    styled("struck", "见", '<w:strike w:val="0"/>'),
    styled("banner", "见"),
    p(run("见", '<w:rStyle w:val="white"/><w:color w:val="000000"/>')),
    p(run("见", '<w:rStyle w:val="white"/><w:highlight w:val="blue"/>')),
    p(run("见", '<w:color w:val="FFFFFF" w:themeColor="background1" w:themeShade="80"/>')),
    p(run("见", '<w:w w:val="80"/>')),
    p("见", properties='<w:spacing w:line="20" w:lineRule="auto"/>'),
    p("见", properties='<w:spacing w:line="560" w:lineRule="exact"/>'),
    row('<w:trHeight w:val="2" w:hRule="atLeast"/>', "见"),
    row('<w:hidden w:val="0"/>', "见"),
)


def read(body):
    return read_bytes(docx(p("甲") + body, styles=STYLES), "a.docx", ".docx")


@pytest.mark.parametrize("body", HIDDEN)
def test_what_nobody_sees_is_no_content_and_is_told(body):
    source = read(body)
    assert source.text.strip() == "甲"
    assert [extra.text for extra in source.asides if extra.kind in ("hidden", "struck")] == ["藏"]


@pytest.mark.parametrize("body", SHOWN)
def test_what_is_seen_is_content(body):
    assert read(body).text.split() == ["甲", "见"]


WHITE = '<w:color w:val="FFFFFF"/>'
BREAK = '<w:r><w:br w:type="page"/></w:r>'


def behind(cx, cy, behind_text="1"):
    """Return a run with an anchored picture of such sides."""
    space = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    anchor = f'<wp:anchor xmlns:wp="{space}" behindDoc="{behind_text}"><wp:extent cx="{cx}" cy="{cy}"/></wp:anchor>'
    return f"<w:r><w:drawing>{anchor}</w:drawing></w:r>"


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        (f"<w:p>{behind(7560000, 10692000)}{run('见', WHITE)}</w:p>", True),
        (f"<w:p>{behind(7560000, 10692000)}</w:p>{p()}{p(run('见', WHITE))}", True),
        (f"<w:p>{behind(7560000, 10692000)}</w:p>{p(run('见', WHITE + '<w:vanish/>'))}", False),
        (f"<w:p>{behind(7560000, 12700)}</w:p>{p(run('见', WHITE))}", False),
        (f"<w:p>{behind(7560000, 10692000, '0')}</w:p>{p(run('见', WHITE))}", False),
        (f"<w:p>{behind(7560000, 10692000)}{BREAK}</w:p>{p(run('见', WHITE))}", False),
        (
            f"<w:p>{behind(7560000, 10692000)}</w:p>{p(run('见', WHITE), properties='<w:pageBreakBefore/>')}",
            False,
        ),
    ],
)
def test_white_letters_before_a_picture_as_large_as_a_cover_are_seen(body, seen):
    assert read(body).text.split() == ["甲", *["见"][: int(seen)]]


@pytest.mark.parametrize(("colour", "text"), [("002060", "甲\n见"), ("FFFFFF", "甲")])
def test_white_letters_are_seen_on_a_dark_page(colour, text):
    data = docx(p("甲") + p(run("见", '<w:color w:val="FFFFFF"/>')))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    page = f'<w:background w:color="{colour}"/><w:body>'.encode()
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:body>", page)
    assert read_bytes(zipped(parts), "a.docx", ".docx").text.strip() == text
