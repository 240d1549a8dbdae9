"""Dates as offices print them: 2024年3月18日, 2024-03-18, 二〇二四年三月十八日."""

from __future__ import annotations

from collections.abc import Iterator

from checker.text.lazy import pattern
from checker.text.numbers import value_of
from checker.text.terms import Span

_DATE = pattern(
    r"(\d{4}|[〇○零一二三四五六七八九]{4}) ?[年\-./—] ?(\d{1,2}|[一二三四五六七八九十]{1,2}|元) ?[月\-./—] ?"
    r"(\d{1,2}|[一二三四五六七八九十]{1,3})(?!\d)(?: ?日)?"
)
_DAY_FIRST = pattern(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_LONGEST_LINE = 16


def find_dates(text: str) -> Iterator[tuple[str, Span]]:
    """Yield each complete date in ``text`` as YYYY-MM-DD with its span; impossible ones are passed over."""
    if not any(mark in text for mark in "年-./—"):
        return
    for found in _DATE.finditer(text):
        year, month, day = (
            1 if part == "元" else value_of(part.replace("○", "〇")) for part in found.groups()
        )
        if year and month and day and 1949 <= year <= 2100 and month <= 12 and day <= days_of(year, month):
            yield f"{year:04}-{month:02}-{day:02}", found.span()


def days_first(text: str) -> Iterator[tuple[str, Span]]:
    """Yield the dates that name the day first (21.01.2016), as pages in templates of other languages print them."""
    for found in _DAY_FIRST.finditer(text) if text.count(".") > 1 else ():
        day, month, year = map(int, found.groups())
        if 1949 <= year <= 2100 and 0 < month <= 12 and 0 < day <= days_of(year, month):
            yield f"{year:04}-{month:02}-{day:02}", found.span()


def days_of(year: int, month: int) -> int:
    """Return how many days a month has."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


_SEALED = pattern("（[^（）]{0,4}[章印]）$")


def is_date_line(text: str) -> bool:
    """Whether ``text`` holds a date and nothing else (brackets around it and the place for a seal apart)."""
    core = _SEALED.sub("", text).strip("（）() ")
    return any(span == (0, len(core)) for _, span in find_dates(core))


def is_unfinished_date(text: str) -> bool:
    """Whether ``text`` is the line of a date that names no day there is: 2024年3月, 2024年2月30日, 2024年X月X日."""
    core = text.strip("（）() ").replace(" ", "")
    if not ("年" in core and "月" in core and len(core) <= _LONGEST_LINE) or is_date_line(core):
        return False
    return not core.strip("0123456789〇○零一二三四五六七八九十元年月日XxＸｘ×＊*_＿【】")
