"""Tables whose columns play parts of the report (存在问题｜原因分析｜2025年整改措施): their cells, with what the column's title makes of them.

A table is read so where the title of one column names the shortcomings and that of another what belongs to them; it stands in a Word file
or a page, or in a text whose cells are set apart by tabs, as one pasted from there is. Any other table is text like what stands around it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.document.model import PLAN, PROBLEMS, Cell
from checker.reading.source import GRID, Source
from checker.rulebook.model import Part
from checker.text.terms import Span

_LONGEST_TITLE = 14
_MOST_CELLS = 5_000
_FARTHEST = 20_000
"""A table of no more cells is read so, and so far behind the cell before it a cell is looked for."""
_TITLE_ROWS = 2
"""Above the titles of the columns the table's own may stand."""
_AND = ("及", "和", "与", "、")
_DONE = ("情况", "结果", "成效", "进展")
"""A column so titled tells what became of the measures beside it: they are no plan."""

Row = list[tuple[str, Span]]


def cells_of(source: Source, parts: Sequence[Part]) -> tuple[Cell, ...]:
    """Return the cells, from the start of the text to its end, of the tables whose columns play parts."""
    found: list[Cell] = []
    if any(part.columns for part in parts):
        for table in _tables(source):
            if len(table) > 1 and sum(map(len, table)) <= _MOST_CELLS:
                found += _titled(table, parts, len(found))
    return tuple(sorted(found, key=lambda cell: cell.span))


def cell_at(cells: Sequence[Cell], offset: int) -> Cell | None:
    """Return the cell that holds the character at ``offset`` of the source."""
    at = bisect_right(cells, offset, key=_start) - 1
    return cells[at] if at >= 0 and offset < cells[at].span[1] else None


def starts_in_lines(cells: Sequence[Cell], text: str) -> list[int]:
    """Return where cells begin that a tab parts from the one before, in the middle of a line of the source."""
    return [start for cell in cells if (start := cell.span[0]) and text[start - 1] == "\t"]


def _start(cell: Cell) -> int:
    return cell.span[0]


def _titled(table: list[Row], parts: Sequence[Part], before: int) -> list[Cell]:
    """Return the cells of a table with what their column's title makes of them; none where the titles don't make it such a table."""
    for at, titles in enumerate(table[:_TITLE_ROWS]):
        played = [_part_of(title, parts) for title, _ in titles]
        others = [title for title, part in zip(titles, played, strict=True) if title[0] and part != PROBLEMS]
        if PROBLEMS not in played or not others:
            continue
        if any(title.endswith(_DONE) for title, _ in others):
            played = [part if part != PLAN else None for part in played]
        return [
            Cell(span, title, part, before + number if number > at else None)
            for number, row in enumerate(table[at:], at)
            for (text, span), (title, _), part in zip(row, titles, played, strict=False)
            if text
        ]
    return []


def _part_of(title: str, parts: Sequence[Part]) -> str | None:
    """Return the part that a column's title names: the last one (问题整改措施), of several side by side the first (问题及原因)."""
    if len(title) > _LONGEST_TITLE:
        return None
    named = [(title.rfind(word), part.part) for part in parts for word in part.columns if word in title]
    if not named:
        return None
    return min(named)[1] if any(word in title for word in _AND) else max(named)[1]


def _tables(source: Source) -> Iterator[list[Row]]:
    told: list[Span] = []
    for extra in source.extras:
        if extra.kind == GRID and extra.span is not None:
            told.append(extra.span)
            if extra.text.count("\t") < _MOST_CELLS:
                yield _placed(source.text, extra.text, extra.span)
    if "\t" in source.text:
        yield from _of_tabs(source, told)


def _placed(text: str, grid: str, span: Span) -> list[Row]:
    """Return the cells of a grid with where they stand; one whose text is not found there lies between its neighbours."""
    cursor = span[0]
    rows: list[Row] = []
    for line in grid.split("\n"):
        row: Row = []
        for cell in line.split("\t"):
            at = text.find(cell, cursor, min(span[1] + 1, cursor + _FARTHEST)) if cell else -1
            row.append((cell, (at, at + len(cell)) if at >= 0 else (cursor, cursor)))
            cursor = max(cursor, at + len(cell) if at >= 0 else 0)
        rows.append(row)
    end = span[1] + 1
    for row in reversed(rows):
        for at, (cell, (start, stop)) in reversed([*enumerate(row)]):
            if cell and start == stop:
                row[at] = (cell, (start + (text[start : start + 1] == "\n"), end))
            end = row[at][1][0] if cell else end
    return rows


def _of_tabs(source: Source, told: Sequence[Span]) -> Iterator[list[Row]]:
    """Yield the tables made of lines with as many tabs each, outside of those that the file's format tells."""
    text = source.text
    table: list[Row] = []
    starts = (*source.line_starts, len(text) + 1)
    for start, after in pairwise(starts):
        line = text[start : after - 1].rstrip("\r")
        row = [] if any(first <= start <= last for first, last in told) else _cells(line, start)
        if table and len(row) != len(table[0]):
            yield table
            table = []
        if len(row) > 1:
            table.append(row)
    yield table


def _cells(line: str, start: int) -> Row:
    cells: Row = []
    for cell in line.split("\t"):
        cells.append((cell.strip(), (start, start + len(cell))))
        start += len(cell) + 1
    return cells
