"""Say where in a table a place is: the table, the row, and what the row and the column are called.

The paragraphs of its cells are no paragraphs that anybody counts. A row is counted as Word and a browser show it, that of the titles included.
"""

from __future__ import annotations

from checker.document.cells import Cells, Place
from checker.document.model import Document, Table
from checker.text.lazy import pattern
from checker.text.terms import Span

_LONGEST = 24
"""No longer is the title of a row or column."""
_NO_TITLE = frozenset("，。；！？\n\r\v\t")
_CAPTION = pattern(r"(?:附?[表图])[ 　]*[0-9一二三四五六七八九十]|附表|[^。；，]{2,40}[表单账]$")
_LONGEST_CAPTION = 60


class Tables:
    """The tables of one report, in which its places are looked up."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.at = Cells(document).at

    def told(self, cell: Place, section: str) -> tuple[str, str]:
        """Return the table, called by its caption or else by the ``section`` in which it stands, and the place in it."""
        table = self._document.tables[cell.table]
        rows = table.rows
        own = self._title(rows[cell.row], cell.column)
        named = next((title for at in (0, 1) if (title := self._title(rows[cell.row], at))), "")
        label = f"（“{named}”）" if named and cell.column and named != own else ""
        above = [self._title(rows[at], cell.column) for at in range(min(self._title_rows(table), cell.row))]
        title = next((one for one in reversed(above) if one), "")
        where = f"第{cell.row + 1}行{label}{f'“{title}”栏' if title else ''}"
        caption = self._caption(cell.table)
        return (f"“{caption}”" if caption else self._counted(cell.table, section)), where

    def section(self, cell: Place) -> tuple[str, ...]:
        """Return the headings under which the table of a cell stands; none behind the signature."""
        return self._around(cell.table)

    def _around(self, index: int) -> tuple[str, ...]:
        start = self._document.tables[index].span[0]
        signed = self._document.metadata.signed
        return () if signed is not None and signed.span[0] < start else self._document.section_at(start - 1)

    def _title_rows(self, table: Table) -> int:
        """Return how many rows the titles of the columns take: the table's own above them, and one more below a title over several."""
        rows = table.rows
        count = 1
        while count < 3 and count < len(rows) and None in rows[count - 1] and self._are_titles(rows[count]):
            count += 1
        return count if self._are_titles(rows[count - 1]) else 0

    def _are_titles(self, row: tuple[Span | None, ...]) -> bool:
        filled = [at for at, span in enumerate(row) if span is not None]
        return bool(filled) and all(self._title(row, at) for at in filled)

    def _title(self, row: tuple[Span | None, ...], column: int) -> str:
        """Return the text of a cell that may be a title, as it stands in the source; nothing of another or a number."""
        span = row[column] if column < len(row) else None
        text = self._document.source.text[slice(*span)].strip() if span is not None else ""
        if len(text) > _LONGEST or _NO_TITLE.intersection(text) or not any(char.isalpha() for char in text):
            return ""
        return "" if text[0].isdigit() and not text.endswith(("年", "月", "度")) and len(text) < 8 else text

    def _counted(self, index: int, section: str) -> str:
        """Name a table without a caption by where it stands, and by its number where there are several."""
        around = self._around(index)
        beside = [at for at in range(len(self._document.tables)) if self._around(at) == around]
        return (
            f"{section}{f'第{beside.index(index) + 1}个' if len(beside) > 1 else '的' if section else ''}表格"
        )

    def _caption(self, index: int) -> str:
        """Return the line above a table, or its first row of one cell, where it is what the table is called."""
        table, text = self._document.tables[index], self._document.source.text
        first = [span for span in table.rows[0] if span is not None]
        lines = text[max(table.span[0] - 200, 0) : table.span[0]].rstrip().splitlines()
        over = lines[-1].strip() if lines else ""
        within = text[slice(*first[0])].strip() if len(first) == 1 and len(table.rows) > 2 else ""
        return next(
            (one for one in (over, within) if 0 < len(one) <= _LONGEST_CAPTION and _CAPTION.match(one)), ""
        )
