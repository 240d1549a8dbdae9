"""Columns of a table that count a part of what another counts: 件数 | 其中：负责人出庭, 受理 | 办结."""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.figures.frames import Frame, Row, frames, is_qualified
from checker.checks.figures.grids import Cell
from checker.checks.figures.options import SubsetOptions
from checker.checks.outcome import Context
from checker.document.model import Document
from checker.text.lazy import pattern
from checker.values import NamedTuple

_AMONG = "其中"
_NO_PARTS = ("率", "比", "占", "均", "额", "金", "分", "%")
"""Names of what is measured, not counted."""
_NO_COUNTS = (*_NO_PARTS, "增", "减", "升", "降", "变", "同比", "环比", "年均")
"""Names of rows that tell changes or rates: a part can grow more than its whole."""


_PERIOD = pattern(
    "(?:20[0-9]{2}年?度?)?(?:第?[一二三四1-4]季度|[上下]半年|[0-9]{1,2}月份?|[一二三四五六七八九十]{1,2}月份?)?|[上去今本]年度?|全年|本期"
)
"""Names of periods: what comes in in one of them may be dealt with in the next."""


class HeldInTable(NamedTuple):
    """A part of a table with its whole, and whether it is not greater; ``name`` is that of the row."""

    name: str
    whole: tuple[str, Cell]
    part: tuple[str, Cell]
    right: bool


def tabled(document: Document, context: Context, options: SubsetOptions) -> list[HeldInTable]:
    """Return the parts that the tables of a document tell beside their wholes; where something is carried over none is too great."""
    return [
        held
        for frame in frames(document, context)
        for held in _parts(frame, options)
        if held.right or not is_qualified(document, frame, options.carryover)
    ]


def _parts(frame: Frame, options: SubsetOptions) -> list[HeldInTable]:
    """Return the parts that stand beside their wholes; one too great is told only where the other rows show the two columns to be both."""
    told: list[HeldInTable] = []
    successive = all(row.total or _PERIOD.fullmatch(row.name) for row in frame.rows)
    for whole, part, steps in _columns(frame, options):
        held = [
            one
            for row in frame.rows
            if not row.total and not any(word in row.name for word in _NO_COUNTS)
            if (one := _held(frame, row, whole, part)) is not None
        ]
        right = [one for one in held if one.right]
        wrong = [one for one in held if not one.right]
        # What was carried over makes more than one row of 办结 greater than 受理.
        if steps and successive:
            told.extend(right)
        elif len(wrong) <= (1 if steps else len(right)) and right:
            told.extend(right + wrong)
    return told


def _held(frame: Frame, row: Row, whole: int, part: int) -> HeldInTable | None:
    first, second = row.cells[whole], row.cells[part]
    if first.value is None or second.value is None or first.unit != second.unit or not row.plain:
        return None
    right = second.value <= first.value
    if not right and (first.step != second.step or not first.value):
        return None
    name = frame.titles[part][0].removeprefix(_AMONG).lstrip("：:、")
    return HeldInTable(row.name, (frame.titles[whole][0], first), (name, second), right)


def _columns(frame: Frame, options: SubsetOptions) -> Iterator[tuple[int, int, bool]]:
    """Return the columns of wholes and parts, and whether they are steps of work."""
    titles = frame.titles
    rated = {name for name, _ in titles if name.endswith("率")}
    for part in range(frame.first + 1, len(titles)):
        name, unit = titles[part]
        if any(word in name for word in _NO_PARTS):
            continue
        if name.startswith(_AMONG):
            whole = _whole_of(frame, part, options)
            if whole is not None:
                yield whole, part, False
            continue
        # Without a unit only the rate that the table takes tells that both count the same (排查24次，整改31处).
        shown = bool(unit) or f"{name}率" in rated or all(row.unit for row in frame.rows)
        for at in range(frame.first, part if shown else frame.first):
            if titles[at][1] == unit and any(
                (rest := _rest(titles[at][0], pair.whole)) is not None and rest == _rest(name, pair.part)
                for pair in options.pairs
            ):
                yield at, part, True
                break


def _whole_of(frame: Frame, part: int, options: SubsetOptions) -> int | None:
    """Return the one column that a column told as 其中 can be of: what stands before it, and nothing else counted before that."""
    titles = frame.titles
    before = [at for at in range(frame.first, part) if not titles[at][0].startswith(_AMONG)]
    if not before:
        return None
    whole = before[-1]
    name = titles[part][0].removeprefix(_AMONG).lstrip("：:、")
    total = any(word in titles[whole][0] for word in ("合计", "总", "共"))
    if len(before) > 1 and not total:
        return None  # 婚姻 | 邻里 | 其中：重大: of all of them
    if titles[part][1] != titles[whole][1] and titles[part][1]:
        return None
    produced = [word for word in options.produced if word in name]
    return whole if all(word in titles[whole][0] for word in produced) else None


def _rest(name: str, words: tuple[str, ...]) -> str | None:
    """Return what a title says behind or before a step of work: 案件 of 受理案件; None where it tells none."""
    for suffix in ("件数", "数量", "数", "量"):
        name = name.removesuffix(suffix)
    for word in sorted(words, key=len, reverse=True):
        if name.startswith(word):
            return name[len(word) :]
    return None
