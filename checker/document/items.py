"""Numbered items wherever they stand: markers at the start of lines and in mid-line, and enumeration words (一是、二是).

Headings are read elsewhere (``structure``); here everything that carries a number counts, heading or not.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from checker.document.cited import Cited
from checker.document.flow import Flow
from checker.document.markers import read_marker
from checker.text.around import places
from checker.text.numbers import value_of
from checker.values import NamedTuple

_NUMERALS = "一二三四五六七八九十"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
INSIDE = ";"
_DIGITS = "0123456789" + _NUMERALS
_BEFORE = "\n。；！？：，”’）"
"""What stands before an item in mid-text."""
_BEHIND_CITED = frozenset("，。；、）")
"""What stands behind a number in a circle that only names an item."""
_CITED = ("项", "款", "条", "目", "类", "、", "，", "至", "和", "与", "及", "）", "》", "”")
"""What follows a number in brackets that only refers to an item, as in （三）项."""
_RANGED = tuple("、，级审类线等季产次期档批号月")
"""What follows the second numeral where 一、 or 3、 is no marker: 一、二审, 3、四月."""
_FARTHEST = 400
_LONGEST_CHAIN = 20
_LARGEST_GAP = 4
"""A chain in which more numbers in a row than this are missing is none."""
_BARE = "是"
_NOT_BARE = "否以故日年时夜不"


class Item(NamedTuple):
    """A numbered item: the kind of its marker, its value, and its marker's span in the flow.

    A list inside a sentence (``：1.……；2.……``) is of a kind of its own, written with a semicolon. ``value`` is None where an enumeration word has lost its numeral; ``leads`` tells whether it begins a line.
    """

    kind: str
    value: int | None
    start: int
    end: int
    leads: bool


class Chain(NamedTuple):
    """A family of enumeration words: ``words`` gives the spellings of each value, counted from 1.

    ``complete``: such a chain begins with its first word, and a bare 是 in it is one that lost its numeral.
    ``avoid`` are the characters that make another word of it when they follow (一要求).
    """

    name: str
    words: tuple[tuple[str, ...], ...]
    complete: bool
    avoid: str


@lru_cache(64)
def chain_of(
    name: str, each: tuple[str, ...], words: tuple[tuple[str, ...], ...], complete: bool, avoid: str
) -> Chain:
    """Return the family that a rule describes by patterns with {n} for the numeral, or word by word."""
    written = (
        tuple(pattern.replace("{n}", numeral(value)) for pattern in each)
        for value in range(1, _LONGEST_CHAIN + 1)
    )
    return Chain(name, words or tuple(written), complete, avoid)


def numeral(value: int) -> str:
    """Return a value from 1 to 99 in Chinese numerals."""
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _NUMERALS[tens - 1] + "十"
    return head + (_NUMERALS[ones - 1] if ones else "")


def read_items(flow: Flow, chains: tuple[Chain, ...]) -> list[Item]:
    """Return the items of a flow in the order of the text."""
    found = [*_leading(flow), *_in_mid_line(flow)]
    taken = {item.end for item in found}
    for chain in chains:
        found.extend(_words(flow, chain, taken))
    found.sort(key=lambda item: item.start)
    cited = Cited(flow.text)
    return _inside_their_line([item for item in found if not cited.has(item.kind, item.start, item.end)])


def _inside_their_line(items: list[Item]) -> list[Item]:
    """Put items that go on a list inside a line into it, though a sentence ends before them: 提出要求：（一）……。（二）……。

    Such an item goes on the headings of its kind instead where its number follows theirs and not that of the list.
    """
    told: list[Item] = []
    inside: dict[str, Item] = {}
    outside: dict[str, int | None] = {}
    for item in items:
        base = item.kind.removesuffix(INSIDE)
        if item.leads:
            inside.clear()
        goes_on = item.kind.endswith(INSIDE)
        if not goes_on and base in inside and item.value is not None and base not in ("circ", "half"):
            last = inside[base].value or 0
            goes_on = item.value == last + 1 or (
                item.value == last and item.value != (outside.get(base) or 0) + 1
            )
        one = item._replace(kind=base + INSIDE) if goes_on else item
        if goes_on:
            inside[base] = one
        else:
            outside[base] = one.value
        told.append(one)
    return told


def _leading(flow: Flow) -> Iterator[Item]:
    for index, line in enumerate(flow.lines):
        item = _item_at(flow.starts[index], line.text)
        if item is not None:
            yield item._replace(leads=True)


def _item_at(start: int, text: str) -> Item | None:
    """Return the item whose marker stands at ``start`` of the flow; ``text`` goes on from there."""
    skip = len(text) - len(text.lstrip("#*"))
    text = text[skip:]
    start += skip
    marker = read_marker(text)
    if marker is None:
        size = _digits(text) if "）" in text[1:3] else 0
        if size and text[size] == "）":
            return Item("half", int(text[:size]), start, start + size + 1, False)
        return None
    if marker.kind == "ord":
        return None  # one of a chain of words
    rest = text[marker.length : marker.length + 1]
    if marker.kind == "circ" and not _is_cited(text, 0):
        return Item("circ", CIRCLED.index(marker.number) + 1, start, start + 1, False)
    if not rest or (rest in _NUMERALS and text.startswith(_RANGED, marker.length + 1)):
        return None
    if marker.kind == "num" and text[marker.length - 1] == "，":
        return None
    if marker.kind in ("pcn", "pnum") and text.startswith(_CITED, len(marker.number) + 2):
        after = text[len(marker.number) + 2 :]
        if not (after[:1] == "、" and text[marker.length : marker.length + 1] not in ("（", "")):
            return None
    value = value_of(marker.number)
    if value is None or not 0 < value < 100:
        return None
    return Item(marker.kind, value, start, start + marker.length, False)


def _digits(text: str) -> int:
    size = 0
    while size < 2 and "0" <= text[size : size + 1] <= "9":
        size += 1
    return size


def _in_mid_line(flow: Flow) -> Iterator[Item]:
    text = flow.text
    for at in places(flow.text, "（"):
        if text[at - 1 : at] in _BEFORE[1:] and at and _marks_item(flow, at):
            item = _item_at(at, text[at : at + 8])
            if item is not None:
                yield _inside(flow, item)
    for mark in ".、":
        for at in places(flow.text, mark):
            start = at
            if text[at - 1 : at] not in _DIGITS:
                continue
            allowed = _DIGITS[:10] if text[at - 1] <= "9" else _NUMERALS
            while start > 0 and text[start - 1] in allowed and at - start < 3:
                start -= 1
            if start in (at, 0) or text[start - 1] not in _BEFORE[1:]:
                continue
            after = text[at + 1 : at + 2]
            chinese = allowed is _NUMERALS
            if not after or not ("\u4e00" <= after <= "\u9fff" or after in "“《") or after in _NUMERALS:
                continue
            if chinese and (mark == "." or text[start - 1] in "，）" or text.startswith("是", at + 1)):
                continue
            if _marks_item(flow, start):
                item = _item_at(start, text[start : start + 8])
                if item is not None:
                    yield _inside(flow, item)
    for at in places(flow.text, "）"):
        start = at
        while start > 0 and "0" <= text[start - 1] <= "9" and at - start < 2:
            start -= 1
        if 0 < start < at and text[start - 1] in "。；：，" and _marks_item(flow, start):
            yield Item("half", int(text[start:at]), start, at + 1, False)
    for value, mark in enumerate(CIRCLED if CIRCLED[0] in text else "", 1):
        for at in places(flow.text, mark):
            if at and text[at - 1] != "\n" and _marks_item(flow, at) and not _is_cited(text, at):
                yield Item("circ", value, at, at + 1, False)


def _is_cited(text: str, at: int) -> bool:
    """Whether a number in a circle names an item and opens none: ①②⑥; 语句②和⑤."""
    after, before = text[at + 1 : at + 2], text[at - 1 : at] if at else ""
    return after in _BEHIND_CITED or after in CIRCLED or (before != "" and before in CIRCLED)


def _inside(flow: Flow, item: Item) -> Item:
    """Return an item of mid-line as one of a list inside its sentence, unless a sentence ends before it."""
    return item._replace(kind=item.kind + INSIDE) if flow.text[item.start - 1] in "：；，" else item


def _words(flow: Flow, chain: Chain, taken: set[int]) -> Iterator[Item]:
    text = flow.text
    spans: dict[int, tuple[int, int]] = {}
    highest = 0
    for value, words in enumerate(chain.words, 1):
        if value > highest + _LARGEST_GAP:
            break
        if not any(head in text for head in {word[:2] for word in words}):
            continue
        for word in words:
            for at in places(flow.text, word):
                spans[at] = (value, at + len(word))
                highest = value
    for at, (value, end) in sorted(spans.items()):
        leads = at == 0 or text[at - 1] == "\n"
        if not (leads or text[at - 1] in _BEFORE or at in taken):
            continue
        after = text[end : end + 1]
        if after in ("、", "”", "》") or (after and after in chain.avoid) or text[at] == after:
            continue
        if text[end - 1] == "、" and after in _NUMERALS:
            continue  # 第二、三季度
        if _marks_item(flow, at):
            yield Item(chain.name, value, at, end, leads)
    if chain.complete and spans and any(word.endswith(_BARE) for word in chain.words[0]):
        for before in "\n。；":
            for at in places(flow.text, before + _BARE):
                if text[at + 2 : at + 3] not in _NOT_BARE and text[at + 2 : at + 3] >= "\u4e00":
                    yield Item(chain.name, None, at + 1, at + 2, before == "\n")


def _marks_item(flow: Flow, at: int) -> bool:
    """Whether what stands at ``at`` is the text's own and not inside a closed quotation or title."""
    text = flow.text
    first = max(flow.starts[bisect_right(flow.starts, at) - 1], at - _FARTHEST)
    for left, right in ("“”", "《》"):
        opened = text.rfind(left, first, at)
        if opened < 0 or text.find(right, opened, at) >= 0:
            continue
        closed = text.find(right, at, at + _FARTHEST)
        broken = text.find("\n", at)
        again = text.find(left, opened + 1)
        if closed >= 0 and (broken < 0 or closed < broken) and (again < 0 or closed < again):
            return False
    return True
