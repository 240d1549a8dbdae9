"""Text of printed pages that nobody sees is no content, and told; white letters on a coloured ground are content."""

import io
import zipfile

import pytest

from checker.judging.judge import judge
from checker.reading.files import read_bytes
from tests.ofd_files import packed, write_ofd
from tests.pdf_files import SCAN, text_at, write_pdf

SEEN = text_at(100, 700, "SEEN in a line of its own")
PDF_HIDDEN = {
    "white": b"1 1 1 rg " + text_at(100, 600, "HIDDEN"),
    "nearly white": b"0.99 0.99 0.99 rg " + text_at(100, 600, "HIDDEN"),
    "white on white": b"1 1 1 rg 0 0 595 842 re f " + text_at(100, 600, "HIDDEN"),
    "beside a ground": b"0 0 0.5 rg 50 100 400 60 re f 1 1 1 rg " + text_at(100, 600, "HIDDEN"),
    "tiny": text_at(100, 600, "HIDDEN", 0.5),
    "below the page": text_at(100, -600, "HIDDEN"),
    "beside the page": text_at(3000, 600, "HIDDEN"),
    "invisible": b"BT 3 Tr /F 12 Tf 100 600 Td (HIDDEN) Tj ET",
    "behind what is seen": b"1 1 1 rg " + text_at(300, 700, "HIDDEN"),
}
PDF_SHOWN = {
    "on a ground": b"0.1 0.1 0.4 rg 50 580 400 60 re f 1 1 1 rg " + text_at(100, 600, "SHOWN"),
    "on a picture": b"q 400 0 0 60 50 580 cm /I Do Q 1 1 1 rg " + text_at(100, 600, "SHOWN"),
    "recognised letters on a scan": SCAN + b" BT 3 Tr /F 12 Tf 100 600 Td (SHOWN) Tj ET",
    "grey": b"0.8 0.8 0.8 rg " + text_at(100, 600, "SHOWN"),
    "on a broad line": b"0 0 0.5 RG 40 w 50 605 m 500 605 l S 1 1 1 rg " + text_at(100, 600, "SHOWN"),
    "outlined": b"1 0 0 RG 1 1 1 rg BT 2 Tr /F 12 Tf 100 600 Td (SHOWN) Tj ET",
    "only outlined": b"1 0 0 RG 1 1 1 rg BT 1 Tr /F 12 Tf 100 600 Td (SHOWN) Tj ET",
    "recognised letters on outlines": b"".join(b"%d 600 4 3 re f " % x for x in range(100, 150, 7))
    + b"BT 3 Tr /F 12 Tf 100 600 Td (SHOWN) Tj ET",
    "recognised letters on a picture for each word": b"q 40 0 0 8 104 601 cm /I Do Q BT 3 Tr /F 12 Tf 100 600 Td (SHOWN.) Tj ET",
    "scaled by a matrix": b"BT /F 1 Tf 12 0 0 12 100 600 Tm (SHOWN) Tj ET",
}
TEXT = "甲县二〇二四年法治政府建设年度报告\n藏\n"
BEHIND = (
    '<ofd:PathObject ID="7" Boundary="0 0 210 297" Fill="true"><ofd:FillColor Value="{}"/></ofd:PathObject>'
)
OFD_HIDDEN = {
    "white": ("", "", '<ofd:FillColor Value="255 255 255"/>'),
    "white grey": ("", "", '<ofd:FillColor Value="255"/>'),
    "white on white": (BEHIND.format("255 255 255"), "", '<ofd:FillColor Value="255 255 255"/>'),
    "switched off": ("", ' Visible="false"', ""),
    "not filled": ("", ' Fill="false"', ""),
    "clear": ("", ' Alpha="0"', ""),
    "clear colour": ("", "", '<ofd:FillColor Value="0 0 0" Alpha="0"/>'),
    "tiny": ("", ' CTM="0.01 0 0 0.01 0 0"', ""),
    "outlined in white": (
        "",
        ' Stroke="true"',
        '<ofd:FillColor Value="255"/><ofd:StrokeColor Value="255 255 255"/>',
    ),
    "switched off on a ground": (BEHIND.format("0 0 128"), ' Visible="false"', ""),
}
PICTURE = '<ofd:ImageObject ID="8" ResourceID="9" Boundary="0 0 210 297"/>'
OFD_SHOWN = {
    "black": ("", "", '<ofd:FillColor Value="0 0 0"/>'),
    "white on a ground": (BEHIND.format("0 0 128"), "", '<ofd:FillColor Value="255 255 255"/>'),
    "outlined": ("", ' Fill="false" Stroke="true"', ""),
    "white in red lines": (
        "",
        ' Stroke="true"',
        '<ofd:FillColor Value="255 255 255"/><ofd:StrokeColor Value="255 0 0"/>',
    ),
    "clear letters of a scan": (PICTURE, ' Alpha="0"', ""),
    "letters of a scan that are switched off": (PICTURE, ' Visible="false"', ""),
    "not filled letters of a scan": (PICTURE, ' Fill="false"', ""),
}


def ofd(behind, attributes, colour):
    """Return an OFD file in which the object of 藏 is written so."""
    with zipfile.ZipFile(io.BytesIO(write_ofd(TEXT, numbers=False))) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    name = next(name for name in files if name.endswith("Page_0/Content.xml"))
    at = files[name].rindex("<ofd:TextObject")
    head, tail = files[name][:at], files[name][at:]
    tail = tail.replace("<ofd:TextObject", f"<ofd:TextObject{attributes}", 1).replace(">", f">{colour}", 1)
    files[name] = head + behind + tail
    return read_bytes(packed(files), "a.ofd", ".ofd")


def pdf(content):
    pytest.importorskip("pypdfium2", reason="pypdfium2 没有安装")
    return read_bytes(write_pdf([SEEN + content]), "a.pdf", ".pdf")


@pytest.mark.parametrize("way", PDF_HIDDEN)
def test_what_nobody_sees_in_a_pdf_is_no_content(way):
    source = pdf(PDF_HIDDEN[way])
    assert source.text.split() == ["SEEN", "in", "a", "line", "of", "its", "own"]
    assert [extra.text.strip() for extra in source.asides if extra.kind == "hidden"] == ["HIDDEN"]


@pytest.mark.parametrize("way", PDF_SHOWN)
def test_what_is_seen_in_a_pdf_is_content(way):
    assert "SHOWN" in pdf(PDF_SHOWN[way]).text


@pytest.mark.parametrize(
    ("colours", "seen"), [("C0[0 0 0.4]/C1[0 0 0.7]", True), ("C0[1 1 1]/C1[1 1 1]", False)]
)
@pytest.mark.parametrize("rotate", [0, 90])
@pytest.mark.parametrize("what", ["letters", "ground"])
def test_colours_that_run_into_one_another_are_seen_in_letters_and_behind_white_ones(
    colours, seen, rotate, what
):
    pytest.importorskip("pypdfium2", reason="pypdfium2 没有安装")
    function = f"<</FunctionType 2/Domain[0 1]/{colours}/N 1>>"
    shading = (
        f"<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 580 0 640]/Function {function}/Extend[true true]>>"
    )
    content = (
        b"q /Pattern cs /P scn "
        + {
            "letters": text_at(100, 600, "SHOWN") + b"Q",
            "ground": b"50 580 400 60 re f Q 1 1 1 rg " + text_at(100, 600, "SHOWN"),
        }[what]
    )
    data = write_pdf(
        [SEEN + content],
        rotate=rotate,
        extra=[f"<</PatternType 2/Shading{shading}>>".encode()],
        fonts=b">>/Pattern<</P 5 0 R>>/Properties<<",
    )
    assert ("SHOWN" in read_bytes(data, "a.pdf", ".pdf").text) == seen


@pytest.mark.parametrize("way", OFD_HIDDEN)
def test_what_nobody_sees_in_an_ofd_is_no_content(way):
    source = ofd(*OFD_HIDDEN[way])
    assert "藏" not in source.text and source.text.startswith("甲县")
    assert [extra.text for extra in source.asides if extra.kind == "hidden"] == ["藏"]


@pytest.mark.parametrize("way", OFD_SHOWN)
def test_what_is_seen_in_an_ofd_is_content(way):
    assert "藏" in ofd(*OFD_SHOWN[way]).text


@pytest.mark.parametrize(("colour", "seen"), [("200 0 0", True), ("255 255 255", False)])
def test_white_letters_on_the_ground_of_a_template_are_content(colour, seen):
    with zipfile.ZipFile(io.BytesIO(write_ofd(TEXT, numbers=False, template="眉"))) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    for name, objects in files.items():
        if "Tpls" in name:
            files[name] = objects.replace("<ofd:TextObject", f"{BEHIND.format(colour)}<ofd:TextObject", 1)
        elif name.endswith("Content.xml"):
            head, tail = objects.rsplit("<ofd:TextCode", 1)
            files[name] = f'{head}<ofd:FillColor Value="255 255 255"/><ofd:TextCode{tail}'
    assert ("藏" in read_bytes(packed(files), "a.ofd", ".ofd").text) == seen


def test_what_to_do_about_it_is_told_of_the_draft_and_not_of_word(rulebook):
    source = ofd(*OFD_HIDDEN["clear"])
    report = judge(source, rulebook)
    found = next(one.outcome.findings for one in report.results if one.rule.id == "disclosure.draft")
    assert "隐藏文字1处" in found[0].message and "重新导出" in found[0].suggestion
