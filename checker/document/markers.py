"""Markers of headings and items: 第一部分, 一、 （一） 1. （1） ① and Markdown's #.

GB/T 9704-2012 names the order 一、 （一） 1. （1); real reports leave levels out, so only the kind of
marker is read here and the depth follows from the order in which kinds open one another.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_MARKER = re.compile(
    rf"第(?P<part>{_NUMERAL})(?:部分|章|编)[、：，]?|(?P<cn>{_NUMERAL})[、.]|（(?P<pcn>{_NUMERAL})）[、.]?"
    r"|(?P<num>\d{1,2})(?:[.、](?!\d)|，(?=[^\d]))|（(?P<pnum>\d{1,2})）[、.]?|(?P<circ>[①-⑳])|(?P<md>#{1,6})(?=[^#])"
)
_INLINE = re.compile(rf"（{_NUMERAL}）|(?<=[。！？；”]){_NUMERAL}、")


class Marker(NamedTuple):
    """A marker at the start of a line: its kind, the bare numeral, and its length."""

    kind: str
    number: str
    length: int


def read_marker(text: str) -> Marker | None:
    """Return the marker with which ``text`` begins, or None."""
    found = _MARKER.match(text)
    if found is None or found.lastgroup is None:
        return None
    return Marker(found.lastgroup, found.group(found.lastgroup), found.end())


def opens_item(text: str) -> bool:
    """Whether a line begins with the marker of a heading or of an item such as 一是."""
    return read_marker(text) is not None or chain_length(text) > 0


def chain_length(text: str) -> int:
    """Return the length of an enumeration word such as 一是 or 其一, at the start of ``text``, or 0."""
    if len(text) > 2 and text[0] in "一二三四五六七八九十":
        size = 2 if text[1] in "一二三四五六七八九" and text[0] == "十" else 1
        if text[size] in ("是", "要"):
            return size + 1
    if text.startswith("其") and text[1:2] in tuple("一二三四五六七八九") and text[2:3] in ("，", "是"):
        return 3
    for word in ("首先，", "其次，", "再次，", "最后，", "第一，", "第二，", "第三，", "第四，", "第五，"):
        if text.startswith(word):
            return len(word)
    return 0


def inline_markers(text: str) -> list[int]:
    """Return the offsets inside ``text`` at which a marker （二） or 二、 may open a heading in mid-line."""
    return [found.start() for found in _INLINE.finditer(text) if found.start()]
