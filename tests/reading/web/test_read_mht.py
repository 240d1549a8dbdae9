"""Saved web pages: the page among its parts, in every transfer encoding."""

import base64
import quopri

import pytest

pytest.importorskip("lxml", reason="lxml 没有安装")

from checker.errors import LawcheckError
from checker.reading.files import read_bytes

PAGE = "<html><body><h1>青川县2023年法治政府建设年度报告</h1><p>依法行政。</p></body></html>"


def saved(page, encoding, codec="utf-8", charset="utf-8", start=""):
    data = page.encode(codec)
    body = (
        base64.encodebytes(data) if encoding == "base64" else quopri.encodestring(data) if encoding else data
    )
    head = (
        f'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; {start}type="text/html"; '
        'boundary="--x--"\r\n\r\n----x--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBO\r\n'
        "----x--\r\nContent-Type: text/html; charset=" + charset + "\r\nContent-ID: <main>\r\n"
        f"Content-Transfer-Encoding: {encoding or '8bit'}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n----x----\r\n"


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", ""])
@pytest.mark.parametrize(("codec", "charset"), [("utf-8", "utf-8"), ("gb18030", "gb2312"), ("gb18030", '""')])
def test_the_page_is_found_and_decoded(encoding, codec, charset):
    source = read_bytes(saved(PAGE, encoding, codec, charset), "页.mht", ".mht")
    assert source.format == "mht"
    assert source.text == "青川县2023年法治政府建设年度报告\n依法行政。"


def test_the_start_of_the_page_goes_before_the_first_part():
    frame = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; start="<main>"; boundary="x"\r\n\r\n--x\r\n'
        b"Content-Type: text/html\r\nContent-ID: <frame>\r\n\r\n<p>frame</p>\r\n--x\r\n"
        b"Content-Type: text/html\r\nContent-ID: <main>\r\n\r\n<p>main</p>\r\n--x--\r\n"
    )
    assert read_bytes(frame, "页.mhtml", ".mhtml").text == "main"


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: image/png\r\n\r\nx",
        b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n",
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n" + b"--x\r\n" * 5000,
    ],
)
def test_a_file_without_a_page_says_so(data):
    with pytest.raises(LawcheckError) as caught:
        read_bytes(data, "页.mht", ".mht")
    assert caught.value.remedy


def test_a_null_amid_the_name_of_an_encoding_is_refused_with_a_message():
    data = b"MIME-Version: 1.0\nContent-Type: text/html; charset=ut\x00f-8\nContent-Transfer-Encoding: 8bit\n\n\xe7\x94\xb2\n"
    with pytest.raises(LawcheckError, match="没有网页的正文"):
        read_bytes(data, "a.mht", ".mht")


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ('<link rel="stylesheet" href="https://a.invalid/css/night.css">', "夜显"),
        ('<link rel="stylesheet" media="print" href="night.css">', "夜"),
        ('<link rel="stylesheet" href="day.css">', "夜"),
        ('<link rel="icon" href="night.css">', "夜"),
    ],
)
def test_a_dark_ground_is_told_by_the_style_sheet_that_was_saved_with_the_page(link, shown):
    page = f"<html><head>{link}</head><body class=n><p>夜<span style='color:#fff'>显</span></p></body></html>"
    sheet = (
        b"----x--\r\nContent-Type: text/css\r\nContent-Location: https://a.invalid/css/night.css\r\n\r\n"
        b"body.n{background:#111}\r\n----x----\r\n"
    )
    data = saved(page, "").removesuffix(b"----x----\r\n") + sheet
    assert read_bytes(data, "页.mht", ".mht").text == shown
