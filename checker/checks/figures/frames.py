"""Tables with one head: what each column counts, and in each row the numbers that stand under it.

The same table is read with rows and columns exchanged, too. What tells of a table that its numbers may be of another scope (a note,
a carry-over) is looked for in it and around it.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.checks.figures.grids import MEASURES, Cell, Grid, are_years, grids
from checker.checks.outcome import Context
from checker.document.model import Document
from checker.text.amounts import ONE
from checker.text.lazy import pattern
from checker.text.numbers import UNITS
from checker.text.terms import Span
from checker.values import NamedTuple

PERCENT = "%"
_RATE = pattern(
    "(?:增长|上升|提高|增加|下降|减少|降低|[↑↓＋+－−-])?([0-9]{1,6})(?:[.．]([0-9]{1,4}))?([%％]?)(?:[↑↓])?"
)
_UNIT_COLUMNS = ("单位", "计量单位", "计算单位")
"""Heads of the column that names the units; above names of offices it is a label."""
_NOTES = frozenset("*＊※①②③④⑤注（()）")
_QUALIFIED = ("口径", "可比", "不变价", "折算", "调整后", "注：", "注:", "说明：")
_AROUND = 300
_MOST_COLUMNS = 10
_MEASURED = ("元", "吨", "亩", "里", "米", "顷", "克", "斤", "千瓦", "兆", "GB", "分", "点", "率")
"""What ends the units of what is measured, so that its last place may be rounded."""


class Rate(NamedTuple):
    """A rate in a cell, without its sign: in per cent, counted in millionths."""

    value: int
    step: int
    marked: bool


class Row(NamedTuple):
    """A row under the head of a table: its name, its unit where it is told, and its cells, one for each title.

    ``plain``: nothing in the row tells that its numbers are of another scope than those of the others.
    """

    name: str
    unit: str
    cells: list[Cell]
    plain: bool
    total: bool


class Frame(NamedTuple):
    """A table with one head: the titles of its columns with their units, of which ``first`` is the first with numbers, and its rows."""

    titles: list[tuple[str, str]]
    rows: list[Row]
    first: int
    span: Span


def frames(document: Document, context: Context) -> list[Frame]:
    """Return the tables of a document that have one head, read by rows and by columns."""
    known = context.shared.get("frames")
    if known is None:
        known = context.shared["frames"] = [
            frame
            for grid in grids(document, context)
            for way in (grid, [list(column) for column in zip(*grid, strict=True)])
            if (frame := _frame(way)) is not None
        ]
    assert isinstance(known, list)
    return known


def is_qualified(document: Document, frame: Frame, words: Sequence[str] = ()) -> bool:
    """Whether a table, or what stands just before or behind it, names a scope, a note or one of the words: its numbers prove nothing."""
    start, end = frame.span
    text = document.source.text[max(start - _AROUND, 0) : end + _AROUND]
    return any(word in text for word in (*_QUALIFIED, *words))


def rate_in(cell: Cell) -> Rate | None:
    """Return the rate that a cell tells: 15.1%, -3.2, 下降4%."""
    match = _RATE.fullmatch(cell.text)
    if match is None:
        return None
    whole, decimals, mark = match.groups("")
    return Rate(int(whole) * ONE + int(decimals.ljust(6, "0")), 10 ** (6 - len(decimals)), bool(mark))


def slack_of(cell: Cell, *units: str) -> int:
    """Return by how much a value may be off: nothing where it was counted, its last place where it may be rounded."""
    unit = next((one for one in (cell.unit, *units) if one), "")
    counted = cell.step == ONE and unit in UNITS and not unit.endswith(_MEASURED)
    return 0 if counted else cell.step


def _frame(grid: Grid) -> Frame | None:
    head, body = grid[0], grid[1:]
    if not all(cell.text and (cell.value is None or are_years(head)) for cell in head):
        return None
    if len(head) > _MOST_COLUMNS:
        return None
    if len({cell.text for cell in head}) < len(head) or not body:
        return None
    titles = [_title(cell) for cell in head]
    first = next((at for at in range(1, len(head)) if any(row[at].value is not None for row in body)), None)
    if first is None or first > 2:
        return None
    spans = [cell.span for row in grid for cell in row]
    span = min(start for start, _ in spans), max(end for _, end in spans)
    return Frame(titles, [_row(row, titles, first) for row in body], first, span)


def _title(cell: Cell) -> tuple[str, str]:
    """Return the name of a column and its unit: 办结（件）, 增长率%."""
    name, unit = cell.named
    if not unit and name.endswith(("%", "％")):
        return name[:-1], PERCENT
    return name, PERCENT if unit == "％" else unit


def _row(cells: list[Cell], titles: Sequence[tuple[str, str]], first: int) -> Row:
    labels = [cell for cell in cells[:first] if cell.text]
    name = "".join(cell.named[0] for cell in labels)
    unit = next((one for cell in labels if (one := cell.named[1])), "")
    plain = bool(name) and _NOTES.isdisjoint(name)
    for at in range(first, len(cells)):
        cell = cells[at]
        if titles[at][0] in _UNIT_COLUMNS and cell.text in MEASURES:
            unit = unit or cell.text
        elif cell.value is None and not cell.empty and rate_in(cell) is None:
            plain = False
    total = any(cell.is_total or cell.is_subtotal or cell.is_year for cell in labels)
    return Row(name, unit, cells, plain, total)
