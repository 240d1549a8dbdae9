"""PDF files: page and line of what is printed; scans, passwords and damage said to be what they are."""

import sys

import pytest

pypdfium2 = pytest.importorskip("pypdfium2", reason="读取 PDF 的 pypdfium2 没有安装")

from checker.errors import LawcheckError
from checker.reading.files import read_bytes, read_file
from checker.reading.pages.pdf import read_pdf
from checker.reading.source import FOOTER, HEADER, WATERMARK
from tests.pdf_files import SCAN, locked_pdf, text_at, write_pdf


def test_pages_and_lines():
    source = read_pdf(
        write_pdf([text_at(80, 780, "one") + text_at(80, 750, "two"), text_at(80, 780, "three")]), "x.pdf"
    )
    assert (source.format, source.text, source.pages) == ("pdf", "one\ntwo\nthree", (0, 8))
    assert source.position(source.text.index("three")) == (3, 1)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_rotated_page_is_read_as_it_is_shown(rotate):
    # The lines run upright on the page as it is shown: turned against the rotation of the page.
    turn = {0: "1 0 0 1 0 0", 90: "0 1 -1 0 595 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 0 842"}[rotate]
    lines = [text_at(80, 500 - 30 * n, f"{n} " + "word " * 12) for n in range(4)]
    content = b"q " + turn.encode() + b" cm " + b"".join(lines) + b" Q"
    source = read_pdf(write_pdf([content], rotate=rotate), "x.pdf")
    assert [char for char in source.text if char.isdigit()] == ["0", "1", "2", "3"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (write_pdf([SCAN, SCAN]), "扫描件"),
        (write_pdf([b""]), "没有文字"),
        (locked_pdf(), "密码"),
        (write_pdf([text_at(80, 780, "x")])[:120], "损坏"),
        (b"%PDF-1.7\n" + b"\x00" * 500, "损坏"),
        (write_pdf([text_at(80, 780, "x")] * 301), "300 页的上限"),
    ],
)
def test_what_cannot_be_read_says_why(data, words):
    with pytest.raises(LawcheckError) as caught:
        read_bytes(data, "报告.pdf", ".pdf")
    assert words in caught.value.message
    assert caught.value.remedy
    assert caught.value.path == "报告.pdf"


def test_without_the_component_the_message_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(LawcheckError, match=r"lawcheck\[pdf\]"):
        read_bytes(write_pdf([b""]), "报告.pdf", ".pdf")


def test_a_printed_report_keeps_its_paragraphs():
    source = read_file("tests/fixtures/pdf/kaili-2024.pdf")
    plain = read_file("seeds/kaili-2024.txt").text
    heads = {extra.text for extra in source.extras if extra.kind in (HEADER, FOOTER)}
    assert heads == {"法治政府建设年度报告", "— 1 —"}
    assert "".join(source.text.split()) == "".join(plain.split())


def slanted(text, size=40):
    return f"BT /F {size} Tf 0.7071 0.7071 -0.7071 0.7071 150 300 Tm ({text}) Tj ET\n".encode()


def test_text_across_the_page_is_a_watermark_and_no_body():
    pages = [slanted("DRAFT COPY") + text_at(80, 700, f"body {n}") for n in range(2)]
    source = read_pdf(write_pdf(pages), "x.pdf")
    assert "DRAFT" not in source.text
    assert [extra.text for extra in source.asides if extra.kind == WATERMARK] == ["DRAFT COPY"]


def test_objects_are_read_by_their_places_whatever_their_order():
    lines = [text_at(80, 700 - 40 * n, f"{n} line of text") for n in range(6)]
    for order in (lines[::-1], lines[3:] + lines[:3], lines[::2] + lines[1::2]):
        source = read_pdf(write_pdf([b"".join(order)]), "x.pdf")
        assert [char for char in source.text if char.isdigit()] == list("012345")


def test_columns_stay_as_they_were_written():
    columns = [
        text_at(60 + 280 * c, 700 - 20 * n, f"{c}{n} word word word") for c in range(2) for n in range(12)
    ]
    source = read_pdf(write_pdf([b"".join(columns)]), "x.pdf")
    assert source.text.index("011 ") < source.text.index("\n10 ")


def test_pages_that_are_pictures_are_named():
    page = b"".join(text_at(80, 700 - 40 * n, "a line of text " * 3) for n in range(5))
    stamped = page + b"q 100 0 0 100 300 300 cm /I Do Q\n"
    source = read_pdf(write_pdf([page, SCAN, stamped, b"", SCAN + text_at(280, 30, "- 5 -")]), "x.pdf")
    assert [(one.page, one.what) for one in source.unread] == [(2, "第2页"), (5, "第5页")]
    cover = SCAN + b"\n" + text_at(200, 500, "the title on a cover")
    assert not read_pdf(write_pdf([cover, page]), "x.pdf").unread
