"""Tables as rows of cells, each with where it stands: those that the format of the file tells, and those of lines with tabs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.document.markers import read_marker
from checker.document.model import Table
from checker.reading.source import GRID, Source
from checker.text.characters import plain
from checker.text.terms import Span

_MOST_CELLS = 5_000
_FARTHEST = 20_000
"""So far behind the cell before it a cell is looked for."""
_MOST_BLANKS = 200

Row = list[tuple[str, Span]]


def told_tables(source: Source) -> tuple[Table, ...]:
    """Return the tables that the format of the file tells, in bounds, in the order of the text."""
    found = []
    for extra in source.extras:
        if extra.kind == GRID and extra.span is not None and extra.text.count("\t") < _MOST_CELLS:
            rows = _placed(source.text, extra.text, extra.span)
            cells = tuple(tuple(span if text else None for text, span in row) for row in rows)
            found.append(Table(extra.span, cells))
    return tuple(sorted(found, key=lambda table: table.span))


def every_table(source: Source) -> Iterator[list[Row]]:
    """Yield every table with the texts of its cells: those that the format tells, then those of lines with tabs."""
    told: list[Span] = []
    for extra in source.extras:
        if extra.kind == GRID and extra.span is not None:
            told.append(extra.span)
            if extra.text.count("\t") < _MOST_CELLS:
                yield _placed(source.text, extra.text, extra.span)
    if "\t" in source.text:
        for table in _of_tabs(source, told):
            if sum(map(len, table)) <= _MOST_CELLS:
                yield table


def _placed(text: str, grid: str, span: Span) -> list[Row]:
    """Return the cells of a grid with where they stand; one whose text is not found there lies between its neighbours."""
    cursor = span[0]
    rows: list[Row] = []
    for line in grid.split("\n"):
        row: Row = []
        for cell in line.split("\t"):
            at = text.find(cell, cursor, min(span[1] + 1, cursor + _FARTHEST)) if cell else -1
            place = (at, at + len(cell)) if at >= 0 else _spread(text, cell, cursor) or (cursor, cursor)
            row.append((cell, place))
            cursor = max(cursor, place[1])
        rows.append(row)
    end = span[1] + 1
    for row in reversed(rows):
        for at, (cell, (start, stop)) in reversed([*enumerate(row)]):
            if cell and start == stop:
                row[at] = (cell, (start + (text[start : start + 1] == "\n"), end))
            end = row[at][1][0] if cell else end
    return rows


def _spread(text: str, cell: str, cursor: int) -> Span | None:
    """Return where the text of a cell of several paragraphs stands, which a grid tells in one line: next, but for blanks and breaks."""
    start = cursor
    while start < cursor + _MOST_BLANKS and text[start : start + 1].isspace():
        start += 1
    at = start
    for char in cell:
        if char.isspace():
            continue
        while text[at : at + 1].isspace():
            at += 1
        if text[at : at + 1] != char:
            return None
        at += 1
    return (start, at) if at > start else None


def _of_tabs(source: Source, told: Sequence[Span]) -> Iterator[list[Row]]:
    """Yield the tables made of lines with as many tabs each, outside of those that the file's format tells."""
    text = source.text
    table: list[Row] = []
    starts = (*source.line_starts, len(text) + 1)
    for start, after in pairwise(starts):
        line = text[start : after - 1].rstrip("\r")
        row = [] if any(first <= start <= last for first, last in told) else _cells(line, start)
        row = [] if len(row) == 2 and _is_marker(row[0][0]) else row
        if table and len(row) != len(table[0]):
            yield table
            table = []
        if len(row) > 1:
            table.append(row)
    yield table


def _is_marker(cell: str) -> bool:
    """Whether a tab stands behind the number of a heading or item (一、, 1.), as Word's lists have it: no two cells."""
    marker = read_marker(plain(cell) + " ")
    return marker is not None and marker.length == len(cell)


def _cells(line: str, start: int) -> Row:
    cells: Row = []
    for cell in line.split("\t"):
        cells.append((cell.strip(), (start, start + len(cell))))
        start += len(cell) + 1
    return cells
