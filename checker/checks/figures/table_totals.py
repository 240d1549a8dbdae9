"""Totals of tables: which rows and columns are one, what each may be the sum of, and which are shown to be wrong.

A total (合计、总计、小计) may be the sum of all above or below it, of those since the total before, or of the subtotals; only where it is
none of them, and another column or row shows which is meant (or there is no other), is it a fault. Rates, rows told as
其中 and cells that are no numbers are passed over.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from checker.checks.figures.grids import Cell, Grid, are_parts_of_year, are_years, is_year_like
from checker.checks.figures.statements import shown
from checker.text.amounts import ONE
from checker.text.lazy import pattern
from checker.values import NamedTuple

_RATES = (
    "率",
    "比",
    "%",
    "％",
    "占",
    "均",
    "增",
    "减",
    "序号",
    "排名",
    "名次",
    "年份",
    "年度",
    "电话",
    "编号",
    "代码",
    "得分",
    "分数",
)
_AMONG = ("其中", "含", "：其")
_ASIDE = (*_RATES, "总")
_OPENINGS = ("（", "(", "#", *_AMONG)
"""What the name of a row begins with that may be a part of another row."""
_MOST_ASIDE = 3
_WORDS = pattern("[\u4e00-\u9fff]{2}")
_SCALES = ("百", "千", "万", "亿")
_MEASURES = ("吨", "亩", "顷", "里", "米")
"""Units of what is measured, so that each whole number may be rounded, as may be one of 万元."""


class Sum(NamedTuple):
    """A total with the lists that it may sum up, by the name of the reading; ``name`` is that of its row or column.

    ``alone``: it can be shown wrong where the table has no other total; ``year``: it is that of a year, and may be less than its parts;
    ``rounded``: whole numbers may be rounded, too; ``noted``: its row holds a remark, so that it is not wrong.
    """

    total: Cell
    lists: dict[str, list[Cell]]
    name: str
    alone: bool = True
    year: bool = False
    rounded: bool = False
    noted: bool = False


def totals(grid: Grid, overlaps: Sequence[str] = ()) -> list[tuple[Sum, bool]]:
    """Return the totals in the rows and those in the columns of a table that are shown right (True) or wrong.

    ``overlaps`` name kinds that lie across the others (党员 beside 男 and 女), so that a total may leave them out.
    """
    if any(cell.text.startswith(_AMONG) for row in grid for cell in row[:2]) or _folded(grid):
        return []
    columns = [list(column) for column in zip(*grid, strict=True)]
    return [*_judged(_sums(grid, columns, "栏", overlaps)), *_judged(_sums(columns, grid, "行", overlaps))]


def _folded(grid: Grid) -> bool:
    """Whether a long table is set in several columns beside one another (省份、数量、省份、数量), so that a total sums up all of them."""
    titles = [cell.text for cell in grid[0] if cell.text]
    return len(set(titles)) < len(titles)


def _label(rows: Sequence[Sequence[Cell]], at: int, head: int) -> Cell | None:
    """Return the cell that makes a row a total: 合计, 小计, or 全年 below the parts of a year."""
    for cell in rows[at][:2]:
        if cell.is_total or cell.is_subtotal:
            return cell
    first = rows[at][0]
    if first.is_year and are_parts_of_year([row[0].named[0] for row in rows[head:at]]):
        return first
    return None


def _sums(
    rows: Sequence[Sequence[Cell]], columns: Sequence[Sequence[Cell]], kind: str, overlaps: Sequence[str]
) -> list[Sum]:
    """Return the totals that stand in rows (合计 in the first cells of a row), column by column.

    ``kind`` is what the columns are for a reader: 行 where rows and columns were exchanged.
    """
    found_ones: list[Sum] = []
    head = next(
        (
            at
            for at, row in enumerate(rows)
            if any(cell.value is not None for cell in row[1:]) and not are_years(row[1:])
        ),
        0,
    )
    labels = [_label(rows, at, head) for at in range(len(rows))]
    if not any(labels):
        return found_ones
    # A lone number like a year above one column may be its head, or a value.
    lone = head == 0 and any(is_year_like(cell) for cell in rows[0][1:])
    units = [next((unit for cell in row[:2] if (unit := cell.named[1])), "") for row in rows]
    aside = [_is_aside("".join(cell.text for cell in row[:2]), overlaps) for row in rows]
    noted = [any(cell.value is None and _WORDS.search(cell.text) for cell in row[2:]) for row in rows]
    for column in columns[1:]:
        title = "".join(cell.text for cell in column[:head])
        if any(word in title for word in _RATES):
            continue
        for at, label in enumerate(labels):
            total = column[at]
            if label is None or total.value is None:
                continue
            lists = _lists(column, labels, head, at, units, aside)
            if lists:
                name = f"“{title}”{kind}" if title else f"“{label.text}”{'行' if kind == '栏' else '栏'}"
                same = len({unit for unit in units[head:] if unit}) < 2
                alone = not lone and same and total.step == ONE and not label.is_year
                measured = [units[at], *(cell.named[1] for cell in column[:head])]
                rounded = any(unit.startswith(_SCALES) or unit.endswith(_MEASURES) for unit in measured)
                found_ones.append(Sum(total, lists, name, alone, label.is_year, rounded, noted[at]))
    return found_ones


def _lists(
    column: Sequence[Cell],
    labels: Sequence[Cell | None],
    head: int,
    at: int,
    units: Sequence[str],
    aside: Sequence[bool],
) -> dict[str, list[Cell]]:
    """Return the cells that the total at ``at`` may sum up, by reading, the nearest first.

    A list with a cell that is no number is none, and what is counted in another unit than the total is told in is no part of it.
    """
    parts = [
        row
        for row in range(head, len(column))
        if labels[row] is None and (not units[at] or units[row] in ("", units[at]))
    ]
    above = [row for row in parts if row < at]
    below = [row for row in parts if row > at]
    since = max((row for row in range(at) if labels[row] is not None), default=head - 1)
    group = [row for row in above if row > since]
    subtotals = [row for row in range(head, at) if (cell := labels[row]) is not None and cell.is_subtotal]
    label = labels[at]
    if label is not None and label.is_subtotal:
        upto = next((row for row in range(at + 1, len(column)) if labels[row] is not None), len(column))
        readings = {"本组各项": group, "下面一组": [row for row in below if row < upto], "以上各项": above}
    else:
        readings = {"以上各项": above, "本组各项": group}
    readings["以下各项"] = below if not above else []
    readings["各小计"] = subtotals
    for name, chosen in list(readings.items()):
        apart = [row for row in chosen if aside[row]]
        if apart:
            readings[f"{name}，不计另列的"] = [row for row in chosen if not aside[row]]
        if 1 < len(apart) <= _MOST_ASIDE:
            readings |= {f"{name}，不计第{one}项": [row for row in chosen if row != one] for one in apart}
    lists = {name: [column[row] for row in chosen] for name, chosen in readings.items()}
    return {name: cells for name, cells in lists.items() if len(cells) > 1 and _may_add_up(column[at], cells)}


def _is_aside(name: str, overlaps: Sequence[str]) -> bool:
    """Whether the name of a row tells a rate, a mean, a part of another row or a kind that lies across the others."""
    return name.startswith(_OPENINGS) or any(word in name for word in (*_ASIDE, *overlaps))


def _may_add_up(total: Cell, cells: Sequence[Cell]) -> bool:
    """Whether all cells hold numbers of one unit, or nothing: 9800 and 1.2万 are of two."""
    valued = [cell for cell in (total, *cells) if cell.value is not None]
    units = {cell.unit for cell in valued}
    if len(units - {""}) > 1 or (len(units) > 1 and any(unit.startswith(_SCALES) for unit in units)):
        return False
    return all(cell.value is not None or cell.empty for cell in cells)


def _adds_up(entry: Sum, cells: Sequence[Cell]) -> bool:
    """Whether a total is the sum of the cells, or of those of them that are not told again as the sum of the next ones."""
    total = entry.total.value or 0
    valued = [cell for cell in (entry.total, *cells) if cell.value is not None]
    slack = sum(cell.step for cell in valued if cell.step < ONE)
    if entry.rounded:
        slack += sum(cell.step for cell in valued if cell.step == ONE) // 2
    values = [cell.value or 0 for cell in cells]
    return abs(sum(values) - total) <= slack or _outermost(values) == total


def _outermost(values: Sequence[int]) -> int:
    """Return the sum of values without those that the one before them is the sum of: 处罚 30, 一般程序 20, 简易程序 10, 许可 50."""
    upto = [0, *accumulate(values)]
    total = at = 0
    while at < len(values):
        value = values[at]
        total += value
        at += 1
        behind = bisect_left(upto, upto[at] + value, at + 2) if value else len(upto)
        if behind < len(upto) and upto[behind] == upto[at] + value:
            at = behind
    return total


def _judged(sums: list[Sum]) -> list[tuple[Sum, bool]]:
    """Return the totals that are shown right or wrong.

    One is wrong where no reading holds, and a reading that it has holds for another total of the table, or it is alone. Where more
    are wrong by a reading than right, that is not what they sum up. The total of a year may be less than its parts: what was at hand
    in several of them counts once.
    """
    holding = {
        id(entry): [name for name, cells in entry.lists.items() if _adds_up(entry, cells)] for entry in sums
    }
    proven = Counter(name for names in holding.values() for name in names)
    judged: list[tuple[Sum, bool]] = []
    wrong: dict[str, list[tuple[Sum, bool]]] = {}
    for entry in sums:
        if holding[id(entry)]:
            judged.append((entry, True))
            continue
        chosen = next((name for name in entry.lists if name in proven), None)
        if chosen is None and len(sums) == 1 and entry.alone:
            chosen = next(iter(entry.lists))
        if chosen is None:
            continue
        cells = entry.lists[chosen]
        less = entry.year and sum(cell.value or 0 for cell in cells) >= (entry.total.value or 0)
        if not less and not entry.noted:
            wrong.setdefault(chosen, []).append((entry._replace(lists={chosen: cells}), False))
    for chosen, entries in wrong.items():
        if len(entries) <= max(proven[chosen], 1):
            judged += entries
    return judged


def words_of(entry: Sum) -> dict[str, str]:
    """Return what a finding says of a total that is wrong."""
    (cells,) = entry.lists.values()
    values = [cell.value or 0 for cell in cells]
    sum_ = "＋".join(shown(value) for value in values) if len(values) <= 12 else f"{len(values)}项相加"
    return {
        "name": entry.name,
        "arithmetic": f"{sum_}＝{shown(sum(values))}，写的是{shown(entry.total.value or 0)}",
    }
