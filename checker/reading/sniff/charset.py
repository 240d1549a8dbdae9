"""The charset of a web page: its byte-order mark, what it declares, or what its bytes turn out to be."""

from __future__ import annotations

import re

from checker.errors import LawcheckError
from checker.reading.text import BOMS, decode

_HEAD = 8192
_CODECS = {
    "utf-8": "utf-8", "utf8": "utf-8", "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030",
    "gb_2312-80": "gb18030", "gb18030": "gb18030", "big5": "big5", "big5-hkscs": "big5hkscs", "hz-gb-2312": "hz",
    "utf-16": "utf-16", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be", "unicode": "utf-16",
}  # fmt: skip
"""Charsets of Chinese pages. Pages that declare another one (iso-8859-1 …) mostly have one of these all the same."""
_MOST_FAULTS = 200
"""One undecodable character in this many is a flaw of the page and not a wrong charset."""


def decode_page(data: bytes, path: str, stated: str | None = None) -> tuple[str, str]:
    """Return the text of a page and the name of its charset as shown to the user.

    ``stated`` is the charset that came with the page (as a part of a .mht has one). Declared GB 2312 and GBK are read as
    GB 18030, which contains them (WHATWG Encoding Standard reads them so, too). Raises LawcheckError when nothing fits.
    """
    if not data.startswith(tuple(mark for mark, _, _ in BOMS)):
        declared = stated or _declared(data[:_HEAD])
        codec = _CODECS.get(declared.strip().lower()) if declared else None
        if codec is not None and codec.startswith("utf-16") == (b"\x00" in data[:_HEAD]):
            # Bytes that are valid UTF-8 are so by no accident, while GB 18030 takes nearly any bytes.
            for name, text in (("utf-8", _strict(data, "utf-8")), (codec, _decoded(data, codec))):
                if text is not None:
                    return text, name.upper()
    try:
        return decode(data, path)
    except LawcheckError:
        for codec in ("utf-8", "gb18030"):
            text = _decoded(data, codec)
            if text is not None:
                return text, codec.upper()
        raise


def _declared(head: bytes) -> str | None:
    match = re.search(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", head)
    return match.group(1).decode("ascii") if match else None


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeError:
        return None


def _decoded(data: bytes, codec: str) -> str | None:
    """Decode ``data``, passing over a stray fault here and there; None where the codec does not fit."""
    try:
        text = data.decode(codec, "replace")
    except (LookupError, UnicodeError, ValueError):
        return None
    return text if text.count("\ufffd") * _MOST_FAULTS <= len(text) else None
