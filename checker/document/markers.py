"""Markers of headings and items: 第一部分, 一、 第一、 （一） 1. （1） ① and Markdown's #.

GB/T 9704-2012 names the order 一、 （一） 1. （1); real reports leave levels out, so only the kind of
marker is read here and the depth follows from the order in which kinds open one another.
"""

from __future__ import annotations

from checker.text.around import places
from checker.values import NamedTuple

_NUMERALS = "一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_PART_WORDS = ("部分", "章", "编")
_ORDINALS = ("首先，", "其次，", "再次，", "最后，", "第一，", "第二，", "第三，", "第四，", "第五，")
"""Enumeration words of three characters, the mark included."""


_BULLETS = frozenset("—●•·◆■▲★○□")
_OPENERS = frozenset(f"{_NUMERALS}{_CIRCLED}0123456789（第#")
"""With these markers begin: nothing else need be looked at closer."""
_BEHIND_DIGITS = frozenset("、.，")
_CHAINS = frozenset(f"{_NUMERALS}其首再最第")
"""With these enumeration words begin."""


class Marker(NamedTuple):
    """A marker at the start of a line: its kind, the bare numeral, and its length."""

    kind: str
    number: str
    length: int


def read_marker(text: str) -> Marker | None:
    """Return the marker with which ``text`` begins, or None.

    Written out by hand because it is asked for every line, and compiling a regular expression for it costs
    more than a whole report takes (docs/decisions/0002).
    """
    first = text[:1]
    if first not in _OPENERS:
        return None
    if first in _NUMERALS:
        size = _run(text, 0, _NUMERALS, 3)
        if text[size : size + 1] == "）":  # the opening bracket was lost
            return Marker("pcn", text[:size], size + 1)
        return Marker("cn", text[:size], size + 1) if text[size : size + 1] in ("、", ".") else None
    if "0" <= first <= "9":
        size = 2 if "0" <= text[1:2] <= "9" else 1
        if text[size : size + 1] not in _BEHIND_DIGITS:
            return None
        after = text[size + 1 : size + 2]
        # 8.2026年工作安排 is item 8, while 1.5万件 is a number.
        dated = text[size + 1 : size + 5].isdigit() and text[size + 5 : size + 6] == "年"
        if after and (dated or not "0" <= after <= "9"):
            return Marker("num", text[:size], size + 1)
        return None
    if first == "（":
        for kind, digits, longest in (("pcn", _NUMERALS, 3), ("pnum", "0123456789", 2)):
            size = _run(text, 1, digits, longest)
            if size and text[size + 1 : size + 2] == "）":
                tail = 1 if text[size + 2 : size + 3] in ("、", ".") and text[size + 2 : size + 3] else 0
                return Marker(kind, text[1 : size + 1], size + 2 + tail)
        return None
    if first == "第":
        size = _run(text, 1, _NUMERALS, 3)
        for word in _PART_WORDS:
            if size and text.startswith(word, size + 1):
                end = size + 1 + len(word)
                return Marker("part", text[1 : size + 1], end + (text[end : end + 1] in ("、", "：", "，")))
        # 第一、第二产业 and 第三、四季度 count, they number nothing.
        if (
            size
            and text[size + 1 : size + 2] == "、"
            and text[size + 2 : size + 3] not in (*_NUMERALS, "第", "")
        ):
            return Marker("ord", text[1 : size + 1], size + 2)
        return None
    if first == "#":
        size = _run(text, 0, "#", 6)
        return Marker("md", text[:size], size) if len(text) > size else None
    return Marker("circ", first, 1)


def _run(text: str, start: int, allowed: str, longest: int) -> int:
    """Return how many characters from ``start`` on are among ``allowed``, at most ``longest``."""
    piece = text[start : start + longest]
    return len(piece) - len(piece.lstrip(allowed))


def opens_item(text: str) -> bool:
    """Whether a line begins with the marker of a heading or of an item such as 一是, or with a dash or bullet."""
    return text[:1] in _BULLETS or read_marker(text) is not None or chain_length(text) > 0


def chain_length(text: str) -> int:
    """Return the length of an enumeration word such as 一是 or 其一, at the start of ``text``, or 0."""
    if text[:1] not in _CHAINS:
        return 0
    if len(text) > 2 and text[0] in "一二三四五六七八九十":
        size = 2 if text[1] in "一二三四五六七八九" and text[0] == "十" else 1
        if text[size] in ("是", "要"):
            return size + 1
    if text.startswith("其") and text[1:2] in tuple("一二三四五六七八九") and text[2:3] in ("，", "是"):
        return 3
    return 3 if text.startswith(_ORDINALS) else 0


def inline_markers(text: str) -> list[int]:
    """Return the offsets inside ``text`` at which a marker （二） or 二、 may open a heading in mid-line."""
    found = []
    for at in places(text, "（", 1):
        size = _run(text, at + 1, _NUMERALS, 3)
        if size and text[at + size + 1 : at + size + 2] == "）":
            found.append(at)
    for at in places(text, "、", 1):
        start = at
        while start > 0 and at - start < 3 and text[start - 1] in _NUMERALS:
            start -= 1
        if 0 < start < at and text[start - 1] in "。！？；”":
            found.append(start)
    return sorted(found)
