"""Where a section that a report lacks belongs among those that it has, and what the others are then numbered."""

from __future__ import annotations

from collections.abc import Iterable

from checker.document.model import ACHIEVEMENTS, LEADER_DUTY, MIXED, OTHER, PLAN, PROBLEMS, Document, Heading
from checker.values import NamedTuple

_ORDER = {ACHIEVEMENTS: 1.0, PROBLEMS: 2.0, LEADER_DUTY: 3.0, PLAN: 4.0, OTHER: 5.0}
"""The order of the parts in a report, as the law that asks for it lists them."""
_DIGITS = "零一二三四五六七八九"
_MOST_NAMED = 2
_MARKUP = "#>*_-|\ufeff \u3000\t\n\r\v"
_MOST_BLANKS = 4
"""Blanks and signs of markup that a line has before the marker of its heading."""


class Insertion(NamedTuple):
    """A section to be put in: its heading, how to put it in in Chinese, and the offset behind which it belongs."""

    heading: str
    told: str
    behind: int


Wanted = tuple[str, str]
"""A section that is wanted: the part that it would play, empty for none, and its name in a model report with its number there."""


def insertions(document: Document, wanted: Iterable[Wanted]) -> dict[Wanted, Insertion]:
    """Return where the sections that a report lacks belong, each numbered as if all of them were put in.

    There is nothing for a document without sections, and for a name without a number (正文之前).
    """
    tops = [at for at, heading in enumerate(document.headings) if heading.level == 1]
    new = [
        (_place(document, tops, part, number_of(name.partition("、")[0])), _ORDER.get(part, 0.0), part, name)
        for part, name in dict.fromkeys(wanted)
        if tops and name.partition("、")[2]
    ]
    new.sort(key=lambda one: one[:2])
    found: dict[Wanted, Insertion] = {}
    last = ""
    for at, (place, _, part, name) in enumerate(new):
        until = new[at + 1][0] if at + 1 < len(new) else len(tops)
        same = at > 0 and new[at - 1][0] == place
        made = _insertion(document, tops, place, until, name.partition("、")[2], at, last if same else "")
        found[part, name] = made
        last = made.heading
    return found


def _insertion(
    document: Document, tops: list[int], place: int, until: int, title: str, before: int, last: str
) -> Insertion:
    """Return one insertion before the top section ``place``, with ``before`` others before it, ``last`` directly so."""
    headings = [document.headings[at] for at in tops]
    pattern = headings[max(place - 1, 0)]
    first = number_of(pattern.number or "")
    number = None if first is None else first + 1 if place else 1
    heading = _marker(document, pattern, None if number is None else number + before) + title
    beside = last or printed_heading(document, tops[max(place - 1, 0)])
    where = f"在{'新增的' if last else ''}“{beside}”{'之后' if place or last else '之前'}"
    told = f"{where}新增“{heading}”"
    if number is not None:
        told += _renumbered(headings[place:until], number, before + 1)
    return Insertion(heading, told, _end(document, headings[place] if place < len(headings) else None))


def _place(document: Document, tops: list[int], part: str, model: int | None) -> int:
    """Return how many of the top sections stand before the new one."""
    rank = _ORDER.get(part)
    if rank is None:
        return min(len(tops), model - 1 if model else len(tops))
    ranks = [_rank(document.heading_parts[at], at == tops[0]) for at in tops]
    last = max((at for at, other in enumerate(ranks) if other is not None and other < rank), default=None)
    first = next((at for at, other in enumerate(ranks) if other is not None and other > rank), None)
    return last + 1 if last is not None else first if first is not None else len(tops)


def _rank(part: str | None, opens: bool) -> float | None:
    # An account with something else in it opens a report, shortcomings and plan in one close it.
    if part == MIXED:
        return 0.5 if opens else 3.5
    return _ORDER.get(part or "")


def _renumbered(following: list[Heading], number: int, shift: int) -> str:
    """Say how the sections behind are numbered then; empty where they carry no numbers that run on from ``number``."""
    run = 0
    for heading in following:
        if number_of(heading.number or "") != number + run:
            break
        run += 1
    if not run:
        return ""
    changes = [
        (_numeral(one, number + at), _numeral(one, number + at + shift))
        for at, one in enumerate(following[:run])
    ]
    if run > _MOST_NAMED:
        (first, new), (last, newest) = changes[0], changes[-1]
        return f"，原“{first}”至“{last}”依次改为“{new}”至“{newest}”"
    return "，" + "、".join(f"原“{old}”改为“{new}”" for old, new in changes)


def _marker(document: Document, pattern: Heading, number: int | None) -> str:
    """Return the marker of a heading like ``pattern`` with another number, and the blanks that are printed behind it."""
    if number is None or pattern.number is None:
        return ""
    text, start = document.source.text, pattern.span[0]
    before = text[max(0, start - _MOST_BLANKS) : start]
    blanks = before[len(before.rstrip(" \u3000")) :]
    return pattern.marker.replace(pattern.number, _numeral(pattern, number), 1) + blanks


def _numeral(pattern: Heading, value: int) -> str:
    """Write a number as ``pattern`` does."""
    return (
        str(value)
        if (pattern.number or "").isdecimal() and (pattern.number or "").isascii()
        else numeral(value)
    )


def numeral(value: int) -> str:
    """Write a number below 100 in Chinese."""
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones or not tens else "")


def number_of(number: str) -> int | None:
    """Return the value of the number of a heading, None where it is no plain number."""
    if number.isdecimal():
        return int(number)
    tens, sign, ones = number.rpartition("十")
    if any(char not in _DIGITS for char in tens + ones) or len(tens) > 1 or len(ones) > 1 or not number:
        return None
    return (_DIGITS.index(tens) if tens else 1) * 10 * bool(sign) + (_DIGITS.index(ones) if ones else 0)


def _end(document: Document, behind: Heading | None) -> int:
    """Return the end of the text before a heading, or that of the body."""
    if behind is not None:
        before = [one.span[1] for one in document.sentences if one.span[1] <= behind.span[0]]
        return max(before, default=behind.span[0])
    return max((one.span[1] for one in document.sentences), default=document.headings[-1].span[1])


def end_before(document: Document, part: str) -> int | None:
    """Return the end of the last sentence that plays a part before ``part``, for a report without headings; None for none."""
    rank = _ORDER.get(part, 0.0)
    before = [
        (one_rank, one.span[1])
        for one in document.sentences
        if 0.0 < (one_rank := _ORDER.get(one.part or "", 0.0)) < rank
    ]
    # One sentence that sums up (以上是……情况) closes the report.
    if len(before) > 1 and before[-1][0] < before[-2][0]:
        before.pop()
    return before[-1][1] if before else None


def printed_heading(document: Document, index: int) -> str:
    """Return a heading as the source prints it, its marker included; the first line of one that is printed on several."""
    heading, text = document.headings[index], document.source.text
    start, end = heading.span
    begin = document.source.line_begin(start)
    before = text[begin:start]
    if heading.marker and len(before.strip()) <= len(heading.marker) + _MOST_BLANKS:
        start = begin
    lines = text[start:end].lstrip(_MARKUP).splitlines()
    shown = lines[0].strip() if lines else heading.text
    # 【三、差距】执法力量不足。: the heading ends before its bracket does.
    return shown.removeprefix("【") if "】" not in shown else shown
