"""Tables whose columns play parts of the report (存在问题｜原因分析｜2025年整改措施): their cells, with what the column's title makes of them.

A table is read so where the title of one column names the shortcomings and that of another what belongs to them; it stands in a Word file
or a page, or in a text whose cells are set apart by tabs, as one pasted from there is. The titles may stand in the first column as well,
a row for each (问题表现、原因分析、整改措施): then its columns are what the rows are elsewhere. Any other table is text like what stands
around it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from checker.document.model import PLAN, PROBLEMS, Cell, Line
from checker.document.rows import Row, every_table
from checker.reading.source import Source
from checker.rulebook.model import Part
from checker.text.lazy import pattern
from checker.values import NamedTuple

_LONGEST_TITLE = 14
_SAYS = frozenset("，。；")
"""What holds these is no title: it stands below one, or beside."""
_CAPTION = pattern(
    r"附?[表图](?:[0-9]{1,2}(?:[-—.][0-9]{1,2})?|[一二三四五六七八九十]{1,3})[：.]?[^，。；：、！？]{2,40}"
)
"""What stands above a table or below a picture: 表1 2024年行政执法情况统计表."""
_TITLE_ROWS = 2
"""Above the titles of the columns the table's own may stand."""
_AND = ("及", "和", "与", "、")
_TAKEN = "已"
"""Measures that were taken (已采取措施) are no plan either."""
_DONE = ("情况", "结果", "成效", "进展")
"""A column so titled tells what became of the measures beside it: they are no plan; with neither measure nor cause it is an account of faults put right."""
_CAUSES = ("原因", "成因")


class _Reading(NamedTuple):
    """A table by its titles: they stand in row ``at``; ``played`` are the parts that they name."""

    table: Sequence[Row]
    at: int
    played: list[str | None]

    @property
    def rank(self) -> int:
        """How well it reads: how many parts the titles name."""
        return len({*self.played} - {None})

    @property
    def tells_before(self) -> bool:
        """Whether sentences stand under the titles before that of the shortcomings: such a table tells a report from its beginning."""
        first = self.played.index(PROBLEMS)
        return any("。" in text for row in self.table[self.at + 1 :] for text, _ in row[:first])


def cells_of(source: Source, parts: Sequence[Part]) -> tuple[Cell, ...]:
    """Return the cells, from the start of the text to its end, of the tables whose columns play parts."""
    found: list[Cell] = []
    if any(part.columns for part in parts):
        for table in every_table(source):
            if len(table) > 1:
                found += _titled(table, parts, len(found))
    return tuple(sorted(found, key=lambda cell: cell.span))


def cell_at(cells: Sequence[Cell], offset: int) -> Cell | None:
    """Return the cell that holds the character at ``offset`` of the source."""
    at = bisect_right(cells, offset, key=_start) - 1
    return cells[at] if at >= 0 and offset < cells[at].span[1] else None


def tells_apart(cells: Sequence[Cell], line: Line) -> bool | None:
    """Return whether a cell, or the caption of a table or picture, tells something; None for a line of the text, which may be a heading."""
    cell = cell_at(cells, line.source_offset(0)) if cells else None
    if cell is not None:
        return cell.tells
    text = line.text
    return True if text[:1] in "表图附" and text and _CAPTION.fullmatch(text) else None


def behind(cells: Sequence[Cell], lines: Sequence[Line]) -> int:
    """Return the index of the line behind the last one that stands in a cell, 0 where none does."""
    places = range(len(lines), 0, -1) if cells else ()
    return next((at for at in places if cell_at(cells, lines[at - 1].source_offset(0)) is not None), 0)


def starts_in_lines(cells: Sequence[Cell], text: str) -> list[int]:
    """Return where cells begin that a tab parts from the one before, in the middle of a line of the source."""
    return [start for cell in cells if (start := cell.span[0]) and text[start - 1] == "\t"]


def _start(cell: Cell) -> int:
    return cell.span[0]


def _titled(table: list[Row], parts: Sequence[Part], before: int) -> list[Cell]:
    """Return the cells of a table with what their column's title makes of them; none where the titles don't make it such a table.

    Measures that stand before the shortcomings (工作举措｜存在问题｜下步打算) are those that were taken.
    Where titles come again in one row, as those of a form that is filled in several times, another row begins with them.
    """
    across, down = _read(table, parts), _read(_turned(table), parts)
    readings = [one for one in (across, down if down and not down.tells_before else None) if one]
    if not readings:
        return []
    rows, at, played = max(readings, key=lambda reading: reading.rank)
    titles = rows[at]
    first = played.index(PROBLEMS)
    played = [part if column > first or part != PLAN else None for column, part in enumerate(played)]
    beside = [title for (title, _), part in zip(titles, played, strict=True) if part != PROBLEMS]
    if any(title.endswith(_DONE) for title in beside):
        explained = any(cause in title for title in beside for cause in _CAUSES)
        kept = PROBLEMS if explained or PLAN in played else None
        played = [kept if part == PROBLEMS else None for part in played]
    cells: list[Cell] = []
    number = before
    for row in rows[at:]:
        above = [title for title, _ in row] == [title for title, _ in titles]  # printed again on another page
        seen: set[str] = set()
        for (text, span), (title, _), part in zip(row, titles, played, strict=False):
            if part == PROBLEMS and title in seen:
                number += 1
            seen.add(title)
            if text:
                cells.append(Cell(span, title, part, None if above else number))
        number += 1
    return cells


def _read(table: Sequence[Row], parts: Sequence[Part]) -> _Reading | None:
    """Return a table by the titles in one of its first rows, where one names the shortcomings and there are others beside it."""
    for at, titles in enumerate(table[:_TITLE_ROWS]):
        played = [_part_of(title, parts) for title, _ in titles]
        others = [
            title for (title, _), part in zip(titles, played, strict=True) if title and part != PROBLEMS
        ]
        if PROBLEMS in played and others and not any(_SAYS.intersection(title) for title in others):
            return _Reading(table, at, played)
    return None


def _turned(table: Sequence[Row]) -> list[Row]:
    """Return a table of even rows with its columns as rows."""
    if len({len(row) for row in table}) != 1:
        return []
    return [list(column) for column in zip(*table, strict=True)]


def _part_of(title: str, parts: Sequence[Part]) -> str | None:
    """Return the part that a column's title names: the last one (问题整改措施), of several side by side the first (问题及原因)."""
    if len(title) > _LONGEST_TITLE:
        return None
    named = [(title.rfind(word), part.part) for part in parts for word in part.columns if word in title]
    if _TAKEN in title:
        named = [(at, part) for at, part in named if part != PLAN]
    if not named:
        return None
    return min(named)[1] if any(word in title for word in _AND) else max(named)[1]
