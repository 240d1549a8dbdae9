"""Which cell of a table a place is in, for any number of places of one document."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate

from checker.document.model import Document
from checker.text.terms import Span
from checker.values import NamedTuple

_MOST_LINES = 6
"""A cell with more lines holds a part of the page, as in one that is laid out by tables."""


class Place(NamedTuple):
    """Where a cell is: its table, and from 0 its row and column."""

    table: int
    row: int
    column: int


class Cells:
    """The cells of one document's tables, as its format tells them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts = [table.span[0] for table in document.tables]
        self._reach = list(accumulate((table.span[1] for table in document.tables), max))
        self._headings = [heading.span[0] for heading in document.headings]
        self._cells: dict[int, list[tuple[Span, int, int]]] = {}

    def at(self, offset: int) -> Place | None:
        """Return the cell that holds an offset, of the innermost table; None for one that holds a part of the page, or the whole row."""
        index = bisect_right(self._starts, offset) - 1
        while index >= 0 and offset <= self._reach[index]:
            if offset <= self._document.tables[index].span[1]:
                return self._cell(index, offset)
            index -= 1
        return None

    def _cell(self, index: int, offset: int) -> Place | None:
        rows = self._document.tables[index].rows
        cells = self._cells.get(index)
        if cells is None:
            cells = self._cells[index] = sorted(
                (span, number, column)
                for number, row in enumerate(rows)
                for column, span in enumerate(row)
                if span is not None
            )
        at = bisect_right(cells, offset, key=_begin) - 1
        if at < 0:
            return None
        (start, end), number, column = cells[at]
        if offset > end or sum(span is not None for span in rows[number]) < 2:
            return None
        within = bisect_left(self._headings, start)
        headed = within < len(self._headings) and self._headings[within] < end
        lines = self._document.source.text.count("\n", start, end)
        return None if headed or lines >= _MOST_LINES else Place(index, number, column)


def _begin(cell: tuple[Span, int, int]) -> int:
    return cell[0][0]
