"""The format is told by content; what has no reader is named, with a way out."""

import io
import zipfile

import pytest

from checker.errors import LawcheckError
from checker.reading.files import read_bytes
from checker.reading.sniff.formats import ENDINGS, READERS, ZIP, sniff


def packed(*names):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


@pytest.mark.parametrize(
    ("data", "ending", "format_"),
    [
        ("2023年，青川县".encode(), ".txt", "txt"),
        ("# 报告".encode(), ".md", "md"),
        ("# 报告".encode(), ".markdown", "md"),
        ("# 报告".encode(), "", "txt"),
        ("2023年，青川县".encode(), ".docx", "txt"),
        (b"<!DOCTYPE html><p>", ".txt", "html"),
        (b"\xef\xbb\xbf\r\n <HTML>", "", "html"),
        (b'<?xml version="1.0"?>\n<!-- saved from url --><html>', ".doc", "html"),
        ("<html>".encode("utf-16"), ".htm", "html"),
        ("法治".encode(), ".html", "html"),
        ("<法治政府>".encode(), ".txt", "txt"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', ".xml", "doc"),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;", "", "mht"),
        (b"%PDF-1.7", ".txt", "pdf"),
        (b"junk\n%PDF-1.4", ".pdf", "pdf"),
        (b"{\\rtf1", ".doc", "doc"),
        (packed("[Content_Types].xml", "word/document.xml"), ".txt", "docx"),
        (packed("OFD.xml", "Doc_0/Document.xml"), "", "ofd"),
        (packed("mimetype", "content.xml"), ".odt", "doc"),
        (packed("[Content_Types].xml", "xl/workbook.xml"), ".docx", "xls"),
        (packed("word/报告.txt"), ".zip", ZIP),
        (packed(), ".zip", ZIP),
        (packed("[Content_Types].xml", "word/document.xml")[:-30], ".docx", "docx"),
        (OLE + "WordDocument".encode("utf-16-le"), ".wps", "doc"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), ".docx", "encrypted"),
        (OLE, ".doc", "ole"),
        (b"\x89PNG\r\n", ".pdf", "image"),
        (b"MZ\x90\x00", ".doc", "program"),
        (b"Rar!\x1a\x07", ".zip", "rar"),
    ],
)
def test_the_format_is_told_by_content(data, ending, format_):
    assert sniff(data, ending) == format_


def test_every_ending_has_a_reader():
    assert set(ENDINGS.values()) == {*READERS, ZIP}


@pytest.mark.parametrize(
    ("data", "ending", "words"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), ".docx", "密码"),
        (OLE, ".doc", "旧版办公软件"),
        (b"\x89PNG\r\n", ".png", "图片"),
        (b"MZ\x90\x00", ".exe", "程序"),
        (b"7z\xbc\xaf", ".7z", "不是 .zip"),
        (packed("[Content_Types].xml", "xl/workbook.xml"), ".xlsx", "电子表格"),
        (packed("[Content_Types].xml", "ppt/slide.xml"), ".pptx", "演示文稿"),
        (b"\x00\x01\x02" * 50, ".pdf", "内容却不是PDF"),
        (b"\x00\x01\x02" * 50, ".zip", "内容却不是压缩包"),
        (b"", ".pdf", "空的"),
    ],
)
def test_what_has_no_reader_is_refused_with_a_remedy(data, ending, words):
    with pytest.raises(LawcheckError) as caught:
        read_bytes(data, "报告" + ending, ending)
    assert words in caught.value.message
    assert caught.value.remedy
    assert caught.value.path == "报告" + ending


def test_whatever_fails_inside_a_reader_is_a_clear_error(monkeypatch):
    def broken(data, path):
        raise KeyError(data)

    monkeypatch.setattr("checker.reading.files._reader", lambda name: broken)
    with pytest.raises(LawcheckError, match="已经损坏"):
        read_bytes(b"%PDF-1.7", "x.pdf", ".pdf")
