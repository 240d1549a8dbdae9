"""Web pages saved as one file (.mht, .mhtml; RFC 2557): the page among the parts, without its pictures."""

from __future__ import annotations

import email
import email.errors
from collections.abc import Iterator
from email.message import Message
from email.policy import compat32

from checker.errors import LawcheckError
from checker.reading.sniff.charset import decode_page
from checker.reading.source import Source, make_source
from checker.reading.web.html import page_text

_MAX_PARTS = 1_000
_MAX_DEPTH = 8


def read_mht(data: bytes, path: str) -> Source:
    """Read the main page of a saved web page. Raises LawcheckError when there is none, or as read_html does."""
    if data.count(b"\n--") > 2 * _MAX_PARTS:
        raise _unreadable("里面的部分太多，不像保存的网页", path)
    message = email.message_from_bytes(data, policy=compat32)
    try:
        part = _main_page(message)
    except ValueError:  # a null amid the names of its encoding
        part = None
    if part is None:
        raise _unreadable("里面没有网页的正文", path)
    try:
        payload = part.get_payload(decode=True)
    except ValueError:
        payload = None
    if not isinstance(payload, bytes) or not payload.strip():
        raise _unreadable("网页的正文是空的，或者已经损坏", path)
    markup, encoding = decode_page(payload, path, stated=part.get_content_charset())
    text, extras = page_text(markup, path, _sheets(message))
    return make_source(path, "mht", encoding, text)._replace(extras=extras)


def _parts(message: Message) -> Iterator[Message]:
    stack = [(message, 0)]
    while stack:
        part, depth = stack.pop()
        payload = part.get_payload()
        if part.is_multipart() and isinstance(payload, list) and depth < _MAX_DEPTH:
            stack.extend((child, depth + 1) for child in reversed(payload) if isinstance(child, Message))
        else:
            yield part


def _sheets(message: Message) -> dict[str, str]:
    """Return the style sheets among the parts by the last part of their addresses, as the page refers to them."""
    sheets = {}
    for part in _parts(message):
        if part.get_content_type() == "text/css":
            try:
                payload = part.get_payload(decode=True)
            except ValueError:
                continue
            name = str(part.get("Content-Location", "")).strip().rpartition("/")[2]
            sheets[name] = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    return sheets


def _main_page(message: Message) -> Message | None:
    """Return the part that the root names as its start, else the first page (RFC 2387, 3.2)."""
    pages = [
        part for part in _parts(message) if part.get_content_type() in ("text/html", "application/xhtml+xml")
    ]
    start = message.get_param("start")
    return next(
        (part for part in pages if start and part.get("Content-ID") == start), pages[0] if pages else None
    )


def _unreadable(what: str, path: str) -> LawcheckError:
    return LawcheckError(
        f"{what}，无法读取。",
        remedy="请在浏览器中重新打开并保存网页，或者把正文复制到 Word 中保存为 .docx，再检查。",
        path=path,
    )
