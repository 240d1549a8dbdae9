"""Totals of tables: which rows and columns are one, what each may be the sum of, and which are shown to be wrong.

A total (合计、总计、小计) may be the sum of all above or below it, of those since the total before, or of the subtotals; only where it is
none of them, and another column or row shows which is meant (or there is no other), is it a fault. Rates, rows told as
其中 and cells that are no numbers are passed over.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.checks.figures.grids import Cell, Grid, are_parts_of_year, are_years, is_year_like
from checker.checks.figures.statements import shown
from checker.text.amounts import ONE
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


_AMONG = ("其中", "含", "：其")


class Sum(NamedTuple):
    """A total with the lists that it may sum up, by the name of the reading; ``name`` is that of its row or column.

    ``alone``: it can be shown wrong where the table has no other total; ``year``: it is that of a year, and may be less than its parts.
    """

    total: Cell
    lists: dict[str, list[Cell]]
    name: str
    alone: bool = True
    year: bool = False


def totals(grid: Grid) -> list[tuple[Sum, bool]]:
    """Return the totals in the rows and those in the columns of a table that are shown right (True) or wrong."""
    if any(cell.text.startswith(_AMONG) for row in grid for cell in row[:2]) or _folded(grid):
        return []
    columns = [list(column) for column in zip(*grid, strict=True)]
    return [*_judged(_sums(grid, columns, "栏")), *_judged(_sums(columns, grid, "行"))]


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


def _sums(rows: Sequence[Sequence[Cell]], columns: Sequence[Sequence[Cell]], kind: str) -> list[Sum]:
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
    for column in columns[1:]:
        title = "".join(cell.text for cell in column[:head])
        if any(word in title for word in _RATES):
            continue
        for at, label in enumerate(labels):
            total = column[at]
            if label is None or total.value is None:
                continue
            lists = _lists(column, labels, head, at, units)
            if lists:
                name = f"“{title}”{kind}" if title else f"“{label.text}”{'行' if kind == '栏' else '栏'}"
                same = len({unit for unit in units[head:] if unit}) < 2
                alone = not lone and same and total.step == ONE and not label.is_year
                found_ones.append(Sum(total, lists, name, alone, label.is_year))
    return found_ones


def _lists(
    column: Sequence[Cell], labels: Sequence[Cell | None], head: int, at: int, units: Sequence[str]
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
    lists = {name: [column[row] for row in chosen] for name, chosen in readings.items()}
    return {
        name: cells
        for name, cells in lists.items()
        if len(cells) > 1 and all(cell.value is not None or cell.empty for cell in cells)
    }


def _adds_up(total: Cell, cells: Sequence[Cell]) -> bool:
    rounded = [cell.step for cell in (total, *cells) if cell.value is not None and cell.step < ONE]
    return abs(sum(cell.value or 0 for cell in cells) - (total.value or 0)) <= sum(rounded)


def _judged(sums: list[Sum]) -> list[tuple[Sum, bool]]:
    """Return the totals that are shown right or wrong.

    One is wrong where no reading holds, and a reading that it has holds for another total of the table, or it is alone. That of a year
    may be less than its parts: what was at hand in several of them counts once.
    """
    holding = {
        id(entry): [name for name, cells in entry.lists.items() if _adds_up(entry.total, cells)]
        for entry in sums
    }
    proven = {name for names in holding.values() for name in names}
    judged = []
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
        if not entry.year or sum(cell.value or 0 for cell in cells) < (entry.total.value or 0):
            judged.append((entry._replace(lists={chosen: cells}), False))
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
