"""The marks of a text that come in pairs, and those of them that have no partner."""

from __future__ import annotations

from collections.abc import Sequence

from checker.rulebook import option
from checker.text.around import places
from checker.text.terms import Span
from checker.values import NamedTuple

FAR = 60
"""From how many characters on two marks are hardly those of one name or bracketed remark."""
_NUMBERS = "0123456789abcdefghijABCDEFGHIJ一二三四五六七八九十"
_STARTS = "。；：，、！？ \u3000\xa0"
_ORNAMENTS = "《》<>＜＞〈〉"


class PairOfMarks(NamedTuple):
    """A pair of marks."""

    name: str = option.text("名称")
    open: str = option.text("前一半的各种写法")
    close: str = option.text("后一半的各种写法")
    turns: bool = option.flag("前后写反了要报")
    nested: str = option.text("只在这一对标点里面检查", default="")


class PairedMark(NamedTuple):
    """One side of a pair: where it stands in the source, the index of its pair, whether it opens.

    ``item``: it looks like the bracket of a marker such as 1） and then has no partner.
    """

    at: int
    pair: int
    opens: bool
    item: bool = False


def marks_of(
    text: str, spans: Sequence[Span], pairs: Sequence[PairOfMarks], straight: str
) -> list[list[PairedMark]]:
    """Return the marks of each unit in order; marks of lists and apostrophes are left out."""
    found: list[tuple[int, int, bool | None]] = []
    for pair, entry in enumerate(pairs):
        if entry.nested:
            continue
        for chars, is_open in ((entry.open, True), (entry.close, False)):
            for char in chars:
                found.extend((at, pair, is_open) for at in places(text, char))
    found.extend((at, 0, None) for at in places(text, straight))
    found.sort(key=lambda mark: mark[0])
    halved = _halved(text, [at for at, _, opens in found if opens is False and text[at] in "）)"])
    units: list[list[PairedMark]] = [[] for _ in spans]
    index = 0
    straight_open = False
    for at, pair, side in found:
        while index < len(spans) and spans[index][1] <= at:
            index += 1
            straight_open = False
        if index == len(spans):
            break
        if at < spans[index][0] or (side is not None and pair == 1 and _apostrophe(text, at)):
            continue
        if _ornament(text, at):
            continue
        opens = side if side is not None else not straight_open
        if pair == 0:
            straight_open = opens
        item = not opens and text[at] in "）)" and at not in halved and _of_item(text, at, spans[index][0])
        units[index].append(PairedMark(at, pair, opens, item))
    return units


def _apostrophe(text: str, at: int) -> bool:
    if text[at] != "’":
        return False
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at + 1 : at + 3].isdigit() and text.rfind("‘", max(0, at - FAR), at) < 0:
        return True  # a year cut short
    return before.isascii() and before.isalnum() and after.isascii() and after.isalpha()


def _ornament(text: str, at: int) -> bool:
    """Whether a mark is one of a row that only catches the eye: 》》点击进入《《."""
    return text[at] in _ORNAMENTS and text[at] in (text[at - 1 : at], text[at + 1 : at + 2])


def _of_item(text: str, at: int, first: int) -> bool:
    """Whether a right bracket looks like that of a marker: 1）, a）, 一）."""
    start = at
    while start > first and at - start < 3 and text[start - 1] in _NUMBERS:
        start -= 1
    return start < at and (start == first or text[start - 1] in _STARTS)


def _halved(text: str, closing: Sequence[int]) -> set[int]:
    """Return the right brackets of markers such as 三） in a text that otherwise writes （三）: the left one is lost."""
    lost: set[int] = set()
    for numerals, longest in (("一二三四五六七八九十", 3), ("0123456789", 2)):
        whole = 0
        half: list[int] = []
        for at in closing:
            start = at
            while start > 0 and text[start - 1] in numerals and at - start < longest:
                start -= 1
            if start == at:
                continue
            if start and text[start - 1] in "（(":
                whole += 1
            else:
                half.append(at)
        if len(half) * 2 <= whole:
            lost.update(half)
    return lost


def is_tidy(unit: Sequence[PairedMark]) -> bool:
    """Whether all marks have their partners, are nested rightly, and no quotation stands inside another of its kind."""
    stack: list[int] = []
    quoted = False
    for mark in unit:
        if mark.opens:
            if mark.pair == 0 and quoted:
                return False
            quoted = quoted or mark.pair == 0
            stack.append(mark.pair)
        elif mark.item or not stack or stack.pop() != mark.pair:
            return False
        elif mark.pair == 0:
            quoted = False
    return not stack


def without_continued(text: str, unit: Sequence[PairedMark]) -> list[PairedMark]:
    """Leave out the marks that open the further paragraphs of a quotation where its paragraphs were run together.

    Such a quotation stands behind a colon, and what opens again in it begins a sentence or an item: 修改为：“……。“……。”
    """
    kept: list[PairedMark] = []
    quoted: list[bool] = []
    for mark in unit:
        if mark.pair == 0 and mark.opens:
            if quoted and quoted[-1] and text[mark.at - 1] in "。；：":
                continue
            quoted.append(text[mark.at - 1 : mark.at] == "：")
        elif mark.pair == 0 and quoted:
            quoted.pop()
        kept.append(mark)
    return kept


def unmatched(unit: Sequence[PairedMark]) -> list[PairedMark]:
    """Return the marks that have no partner, each pair of marks by itself.

    What looks like the bracket of a marker may still close one that is open, as in （第一、二、三）: the reading that
    leaves fewer marks alone holds.
    """
    left = _alone([mark for mark in unit if not mark.item])
    if left and any(mark.item for mark in unit):
        other = [mark for mark in _alone(unit) if not mark.item]
        return other if len(other) < len(left) else left
    return left


def _alone(unit: Sequence[PairedMark]) -> list[PairedMark]:
    waiting: dict[int, list[PairedMark]] = {}
    left: list[PairedMark] = []
    for mark in unit:
        stack = waiting.setdefault(mark.pair, [])
        if mark.opens:
            stack.append(mark)
        elif stack:
            stack.pop()
        else:
            left.append(mark)
    for stack in waiting.values():
        left.extend(stack)
    left.sort()
    return left


def overlong(text: str, unit: Sequence[PairedMark]) -> list[PairedMark]:
    """Return two quotation marks that only seem to match: others stand between them, sentences end, words go on.

    What begins in the middle of a clause (推广“三调融合模式) and ends in the middle of another is no quotation.
    """
    stack: list[tuple[PairedMark, int]] = []
    inner = 0
    for mark in unit:
        if mark.pair:
            continue
        if mark.opens:
            stack.append((mark, inner))
        elif stack:
            opened, before = stack.pop()
            glued = (
                _chinese(text, opened.at - 1) and _chinese(text, mark.at + 1) and _chinese(text, mark.at - 1)
            )
            far = mark.at - opened.at > FAR
            if inner > before and glued and far and text.find("。", opened.at, mark.at) >= 0:
                return [opened, mark]
            inner += 1
    return []


def _chinese(text: str, at: int) -> bool:
    return "\u4e00" <= text[at : at + 1] <= "\u9fff"
