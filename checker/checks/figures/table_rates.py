"""Rates and changes that a table states beside the values they come of: 受理 120 | 办结 118 | 办结率 98.3%, 2024年 | 2025年 | 同比.

What a column of rates is reckoned from no title says for sure. Other rows of the same table show it: a rate is wrong only where the
reading that they prove does not hold in its row, nor any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from checker.checks.figures.arithmetic import WRONG, division, fits
from checker.checks.figures.frames import PERCENT, Frame, Rate, Row, frames, is_qualified, rate_in, slack_of
from checker.checks.figures.grids import Cell
from checker.checks.figures.options import ChangeOptions, RatioOptions
from checker.checks.figures.statements import shown
from checker.checks.outcome import Context
from checker.document.model import Document
from checker.text.amounts import ONE
from checker.text.lazy import pattern
from checker.values import NamedTuple

_YEAR = pattern("(20[0-9]{2})年?度?")
_BEFORE = frozenset(
    ["上年", "去年", "上年度", "上一年", "上一年度", "上年同期", "去年同期", "上年数", "上年同期数"]
)
_NOW = frozenset(["本年", "今年", "本年度", "本期", "本年数", "今年数", "本期数"])
_OF_CHANGE = ("幅度", "比例", "百分比", "变化", "增减", "升降", "率", "幅", "速", "增长")
_NO_YEARLY = ("均", "环比", "累计")
_NO_VALUES = ("率", "比", "占", "均", "指数", "排名", "名次", "满意度", "时限", "时间")
"""Names of rows whose values are rates or averages themselves: their change is told in points."""
_HUNDRED = 100 * ONE
_FEWEST = 2
"""No fewer rows must agree before one that does not is wrong."""
_SUFFIXES = ("件数", "人数", "次数", "户数", "数量", "数", "值", "量")


class Told(NamedTuple):
    """A rate of a table that was worked out: its cell, whether it is right, and the arithmetic."""

    cell: Cell
    right: bool
    arithmetic: str


Meant = Callable[[Row, Rate], bool]
Otherwise = Callable[[Row, Rate], Iterator[bool]]
Words = Callable[[Row, str], str]


def tabled_changes(document: Document, context: Context, options: ChangeOptions) -> list[Told]:
    """Return the changes that the tables of a document tell; where one names a scope of its own none is wrong."""
    return [
        told
        for frame in frames(document, context)
        for told in _changes(frame, options)
        if told.right or not is_qualified(document, frame)
    ]


def tabled_rates(document: Document, context: Context, options: RatioOptions) -> list[Told]:
    """Return the rates that the tables of a document tell; where something is carried over none is wrong."""
    return [
        told
        for frame in frames(document, context)
        for told in _rates(frame)
        if told.right or not is_qualified(document, frame, options.carryover)
    ]


def _changes(frame: Frame, options: ChangeOptions) -> list[Told]:
    """Return the changes from one year to the next that a table tells beside the two values."""
    columns = _years(frame)
    ends = [
        at for at, (name, _) in enumerate(frame.titles) if at >= frame.first and _is_change(name, options)
    ]
    if columns is None or len(ends) != 1 or ends[0] < max(columns):
        return []
    old, new, end = *columns, ends[0]

    def meant(row: Row, rate: Rate) -> bool:
        low, high = row.cells[old].value or 0, row.cells[new].value or 0
        return fits(abs(high - low), low, rate.value, rate.step, (0, 0)) != WRONG

    def otherwise(row: Row, rate: Rate) -> Iterator[bool]:
        base, value = row.cells[old], row.cells[new]
        low, high = base.value or 0, value.value or 0
        spread = slack_of(value, row.unit) + slack_of(base, row.unit), slack_of(base, row.unit)
        yield fits(abs(high - low), low, rate.value, rate.step, spread) != WRONG
        yield abs(abs(high - low) - rate.value) <= spread[0] + (rate.step if rate.step < ONE else 0)
        yield fits(high, low, rate.value, rate.step, spread) != WRONG
        yield fits(abs(high - low), high, rate.value, rate.step, spread[::-1]) != WRONG

    def words(row: Row, printed: str) -> str:
        low, high = row.cells[old].value or 0, row.cells[new].value or 0
        larger, smaller = shown(max(low, high)), shown(min(low, high))
        exact = division(high - low, low, 2).lstrip("-")
        return f"表格“{row.name}”：（{larger}－{smaller}）÷{shown(low)}＝{exact}%，写的是“{printed}”"

    usable = [
        row
        for row in frame.rows
        if (row.cells[old].value or 0) > 0
        and row.cells[new].value is not None
        and row.cells[old].unit == row.cells[new].unit
        and not any(word in row.name for word in (*_NO_VALUES, *options.constant))
    ]
    return _decided(usable, end, frame, (meant, otherwise, words), totals=True)


def _rates(frame: Frame) -> list[Told]:
    """Return the rates that a table tells beside a part and what it is a part of, by the name of the part: 办结率 of 办结."""
    told: list[Told] = []
    numbers = [
        at
        for at in range(frame.first, len(frame.titles))
        if any(row.cells[at].value is not None for row in frame.rows)
        and not frame.titles[at][0].endswith("率")
    ]
    for end, (name, unit) in enumerate(frame.titles):
        if end < frame.first or not name.endswith("率") or unit not in ("", PERCENT):
            continue
        part = _part(frame, numbers, name[:-1])
        if part is not None:
            told.extend(_rates_of(frame, part, [at for at in numbers if at != part], end))
    return told


def _rates_of(frame: Frame, part: int, others: list[int], end: int) -> list[Told]:
    """Return what a column of rates tells of a part, of the base that most of the rows show."""
    best: list[Told] = []
    for base in others:

        def meant(row: Row, rate: Rate, base: int = base) -> bool:
            return _is_rate(row.cells[part].value or 0, row.cells[base].value or 0, rate, 0)

        def otherwise(row: Row, rate: Rate) -> Iterator[bool]:
            value = row.cells[part].value or 0
            spread = slack_of(row.cells[part], frame.titles[part][1], row.unit)
            for whole in _wholes([row.cells[at].value or 0 for at in others]):
                yield _is_rate(value, whole, rate, spread)
                yield _is_rate(whole, value, rate, spread)
                # What is reached may be told as all, and what should be low by how much it is lower.
                yield value >= whole and rate.value == _HUNDRED
                yield whole > 0 and _is_rate(max(2 * whole - value, 0), whole, rate, spread)

        def words(row: Row, printed: str, base: int = base) -> str:
            value, whole = row.cells[part].value or 0, row.cells[base].value or 0
            return f"表格“{row.name}”：{shown(value)}÷{shown(whole)}＝{division(value, whole, 2)}%，写的是“{printed}”"

        usable = [
            row
            for row in frame.rows
            if row.cells[part].value is not None
            and (row.cells[base].value or 0) > 0
            and row.cells[part].unit == row.cells[base].unit
        ]
        told = _decided(usable, end, frame, (meant, otherwise, words), totals=False)
        if sum(one.right for one in told) > sum(one.right for one in best):
            best = told
    return best


def _is_rate(part: int, whole: int, rate: Rate, spread: int) -> bool:
    return fits(part, whole, rate.value, rate.step, (spread, spread)) != WRONG


def _wholes(values: Iterable[int]) -> Iterator[int]:
    """Return what a rate may be taken of: each of the other values, and two of them together or less one another."""
    numbers = [value for value in values if value]
    yield from numbers
    for one, other in combinations(numbers, 2):
        yield one + other
        yield abs(one - other)
    yield sum(numbers)


def _decided(
    usable: Sequence[Row],
    end: int,
    frame: Frame,
    ways: tuple[Meant, Otherwise, Words],
    *,
    totals: bool,
) -> list[Told]:
    """Tell which rates of a column are right, and which are wrong since the right ones show what they are reckoned from.

    ``ways`` are the reading that is meant, the others that are possible, and the arithmetic. What is meant must hold for two rows, and
    for twice as many as it does not: a rate may have a base that the table does not hold. A rate of 0 or 100 % shows nothing alone,
    and 100 % is told of all that came into question.
    """
    meant, otherwise, words = ways
    title = frame.titles[end]
    right: list[Told] = []
    wrong: list[Told] = []
    agreeing = odd = 0
    for row in usable:
        cell = row.cells[end]
        rate = rate_in(cell)
        if rate is None:
            continue
        printed = cell.text + (PERCENT if title[1] == PERCENT and not rate.marked else "")
        if meant(row, rate):
            agreeing += 1
            if rate.value not in (0, _HUNDRED):
                right.append(Told(cell, True, f"{row.name}{title[0]}{printed}"))
            continue
        odd += 1
        doubtful = not row.plain or rate.value == _HUNDRED or (row.total and not totals)
        if not doubtful and not any(otherwise(row, rate)):
            wrong.append(Told(cell, False, words(row, printed)))
    shown_by = right and agreeing >= _FEWEST and agreeing >= 2 * odd
    return right + wrong if shown_by else []


def _years(frame: Frame) -> tuple[int, int] | None:
    """Return the columns of a year and of the one after it, the last two where there are more."""
    names = [name for name, _ in frame.titles]
    told = {
        int(match.group(1)): at
        for at, name in enumerate(names)
        if at >= frame.first and (match := _YEAR.fullmatch(name)) is not None
    }
    if told:
        last = max(told)
        return (
            (told[last - 1], told[last]) if last - 1 in told and min(told) == last - len(told) + 1 else None
        )
    before = [at for at, name in enumerate(names) if name in _BEFORE]
    now = [at for at, name in enumerate(names) if name in _NOW]
    return (before[0], now[0]) if len(before) == len(now) == 1 else None


def _is_change(name: str, options: ChangeOptions) -> bool:
    """Whether a title says nothing but that something changed from the year before: 同比增长, 增减幅度, 比上年增长."""
    if any(word in name for word in _NO_YEARLY) or name in _BEFORE | _NOW:
        return False
    words = (*_OF_CHANGE, *options.up, *options.down, *options.fillers, *_BEFORE)
    rest = name
    while rest:
        word = max((one for one in words if one and rest.startswith(one)), key=len, default="")
        if not word:
            return False
        rest = rest[len(word) :]
    return bool(name)


def _part(frame: Frame, numbers: Sequence[int], stem: str) -> int | None:
    """Return the column that a rate is named after: 办结率 after 办结, 持证率 after 持证人数."""
    named = [at for at in numbers if stem in frame.titles[at][0]]
    exact = [at for at in named if _bare(frame.titles[at][0]) == stem]
    chosen = exact or named
    return chosen[0] if stem and len(chosen) == 1 else None


def _bare(name: str) -> str:
    return next((name.removesuffix(one) for one in _SUFFIXES if name.endswith(one)), name)
