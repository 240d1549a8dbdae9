"""The tables of a web page as rows of cells, cells over several rows and columns filled up with empty ones."""

from __future__ import annotations

_MOST = 100
"""No cell is taken to reach over more rows or columns."""


class Table:
    """A table under way; ``start`` is the offset of its first line in the running text."""

    def __init__(self, start: int) -> None:
        self.start = start
        self.rows: list[list[str]] = []
        self._held: dict[int, int] = {}
        """For each column how many further rows a cell above reaches into."""

    def add_row(self) -> None:
        """Begin a row."""
        self.rows.append([])
        self._fill()

    def add_cell(self, text: str, columns: int, rows: int) -> None:
        """Add a cell that reaches over columns and rows; one outside of any row begins one."""
        if not self.rows:
            self.add_row()
        row = self.rows[-1]
        for column in range(columns):
            if rows > 1:
                self._held[len(row)] = rows - 1
            row.append("" if column else text)
        self._fill()

    def _fill(self) -> None:
        row = self.rows[-1]
        while self._held.get(len(row)):
            self._held[len(row)] -= 1
            row.append("")


def spans_of(attributes: dict[str, str]) -> tuple[int, int]:
    """Return over how many columns and rows a cell reaches."""
    columns, rows = (attributes.get(name, "") for name in ("colspan", "rowspan"))
    return _count(columns), _count(rows)


def _count(value: str) -> int:
    return max(1, min(int(value), _MOST)) if value.isdecimal() and len(value) < 5 else 1
