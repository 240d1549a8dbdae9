"""Which format a file has: told by its first bytes, by its ending only where the bytes leave it open."""

from __future__ import annotations

from types import MappingProxyType

TXT, ZIP = "txt", "zip"
READERS: MappingProxyType[str, tuple[str, str]] = MappingProxyType(
    {
        TXT: ("纯文本", "checker.reading.text:read_text"),
        "md": ("Markdown 文稿", "checker.reading.markdown:read_markdown"),
        "html": ("网页", "checker.reading.web.html:read_html"),
        "mht": ("保存的网页（.mht）", "checker.reading.web.mht:read_mht"),
        "docx": ("Word 文档", "checker.reading.word.docx:read_docx"),
        "doc": ("旧版 Word 或者 WPS 文件", "checker.reading.word.office:read_office"),
        "pdf": ("PDF", "checker.reading.pages.pdf:read_pdf"),
        "ofd": ("OFD 版式文件", "checker.reading.pages.ofd:read_ofd"),
    }
)
"""Format to its name for the user and its reader ``module:function``, imported when a file needs it.

A reader takes the bytes and the path shown to the user, returns a Source and raises LawcheckError.
A ``zip`` has no reader: the files in it have.
"""
ENDINGS: MappingProxyType[str, str] = MappingProxyType(
    {
        ".txt": TXT,
        ".md": "md",
        ".markdown": "md",
        ".html": "html",
        ".htm": "html",
        ".docx": "docx",
        ".pdf": "pdf",
        ".doc": "doc",
        ".wps": "doc",
        ".rtf": "doc",
        ".odt": "doc",
        ".ofd": "ofd",
        ".zip": ZIP,
        ".mht": "mht",
        ".mhtml": "mht",
    }
)
"""The endings that the search of a folder takes, in lower case, and the format each stands for."""
BINARY = ("docx", "doc", "pdf", "ofd", ZIP)
"""Formats with a signature: a file with such an ending and without the signature is something else."""
_STARTS = (
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"%PDF", "pdf"),
    (b"\xd0\xcf\x11\xe0", "ole"),
    (b"{\\rtf", "doc"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"\x7fELF", "program"),
    (b"MZ\x90\x00", "program"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "rar"),
    (b"\x1f\x8b\x08", "rar"),
)
_TAGS = (
    b"<!doctype html",
    b"<html",
    b"<head",
    b"<body",
    b"<meta",
    b"<div",
    b"<p>",
    b"<p ",
    b"<table",
    b"<article",
)
_WORD_XML = (b'progid="word.document"', b"<w:worddocument", b"<pkg:package")
_HEADERS = (
    b"from:",
    b"subject:",
    b"date:",
    b"mime-version:",
    b"content-type:",
    b"snapshot-content-location:",
)
_HEAD = 4096
_PDF_HEAD = 1024


def known_endings() -> str:
    """Return the endings as a message to the user lists them."""
    return "、".join(ENDINGS)


def is_packed(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is of a kind that packs its text or carries pictures."""
    return any(head.startswith(start) for start, format_ in _STARTS if format_ in (ZIP, "pdf", "ole"))


def sniff(data: bytes, ending: str) -> str:
    """Return the format of ``data``, the ending (``.txt``, lower case) as a hint.

    It is a key of :data:`READERS`, ``zip``, or one of ``image``, ``program``, ``rar`` (other archives), ``ole`` and
    the names of office formats, which have no reader (see :func:`checker.reading.sniff.refused.refuse`).
    """
    for start, format_ in _STARTS:
        if data.startswith(start):
            if format_ in (ZIP, "ole"):
                from checker.reading.sniff.containers import kind_of_container

                return kind_of_container(data, format_)
            return format_
    stated = ENDINGS.get(ending, TXT)
    if stated == "pdf" and data.find(b"%PDF-", 0, _PDF_HEAD) >= 0:
        return "pdf"
    head = data[:_HEAD]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.replace(b"\x00", b"")[2:]
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"<"):
        return _marked_up(head.lower()) or (stated if stated in ("md", "mht") else _text_like(stated))
    if stated == "mht" or head[:40].lower().startswith(_HEADERS):
        lower = head.lower()
        if b"content-type:" in lower and (b"multipart/" in lower or b"text/html" in lower):
            return "mht"
    return _text_like(stated)


def _marked_up(head: bytes) -> str | None:
    """Return the format of a head that begins with ``<``, in lower case."""
    if any(mark in head for mark in _WORD_XML):
        return "doc"
    while head.startswith((b"<?", b"<!--")):
        end = head.find(b"-->" if head.startswith(b"<!--") else b"?>")
        if end < 0:
            break
        head = head[end + 2 :].lstrip(b">").lstrip()
    return "html" if head.startswith(_TAGS) else None


def _text_like(stated: str) -> str:
    return TXT if stated in BINARY else "html" if stated == "mht" else stated
