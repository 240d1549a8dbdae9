"""Tables as rows of cells: those of Word files and web pages, and lines of text whose columns are set apart."""

from __future__ import annotations

from bisect import bisect_right

from checker.document.model import Document
from checker.reading.source import GRID
from checker.text.amounts import ONE
from checker.text.lazy import pattern
from checker.text.terms import Span
from checker.values import NamedTuple

TOTALS = frozenset(["合计", "总计", "共计", "总数", "累计合计", "合计数", "总计数"])
SUBTOTALS = frozenset(["小计"])
_OF_ALL = frozenset(
    ["全年", "本年", "全省", "全市", "全州", "全县", "全区", "全旗", "全镇", "全乡", "全局", "全厅"]
)
_BRACKET = pattern("[（(][^（）()]{1,6}[）)]$")
"""The unit behind the name of a row: 合计（件）."""
_NUMBER = pattern(r"([0-9]{1,15}|[0-9]{1,3}(?:[,，][0-9]{3}){1,5})(\.[0-9]{1,6})?([\u4e00-\u9fff]{0,3})")
_FULL_WIDTH = {ord("０") + digit: str(digit) for digit in range(10)} | {ord("．"): "."}
_BETWEEN = pattern("[ \u3000]{2,}|[ \u3000]*[\t|｜│]+[ \u3000]*")
_RULE = frozenset("|｜│-—:+= \t┼─├┤┌┐└┘")
_EMPTY = frozenset(["", "-", "—", "——", "/", "－", "无", "0"])
_MOST_ROWS = 200
_MOST_CELLS = 5_000


class Cell(NamedTuple):
    """A cell: its text without blanks, where it stands in the source, and its number in millionths, None where it has none.

    ``step`` is the worth of the last place printed; ``unit`` what stands behind the number.
    """

    text: str
    span: Span
    value: int | None
    step: int
    unit: str

    @property
    def empty(self) -> bool:
        """Whether the cell holds nothing, so that it adds nothing to a sum."""
        return self.text in _EMPTY

    @property
    def is_total(self) -> bool:
        """Whether the cell names a total of all."""
        text = _BRACKET.sub("", self.text)
        return text in TOTALS or (text[-2:] in TOTALS and text[:-2] in _OF_ALL)

    @property
    def is_subtotal(self) -> bool:
        """Whether the cell names a total of some."""
        return _BRACKET.sub("", self.text) in SUBTOTALS


Grid = list[list[Cell]]


def grids(document: Document) -> list[Grid]:
    """Return the tables of the document that can be checked: of one width, in bounds."""
    found = []
    source = document.source
    told: list[Span] = []
    for extra in source.extras:
        if extra.kind != GRID or extra.span is None:
            continue
        told.append(extra.span)
        rows = [line.split("\t") for line in extra.text.split("\n")]
        if len(rows) > _MOST_ROWS or sum(map(len, rows)) > _MOST_CELLS:
            continue
        cursor, end = extra.span
        grid: Grid = []
        for row in rows:
            cells = []
            for text in row:
                at = source.text.find(text, cursor, end + 1) if text else -1
                if at >= 0:
                    cursor = at + len(text)
                cells.append(cell_of(text, (max(at, extra.span[0]), max(at + len(text), extra.span[0] + 1))))
            grid.append(cells)
        found.append(grid)
    if any(word in source.text for word in ("合计", "总计", "小计")):
        found += _aligned(document, told)
    return [grid for grid in found if len(grid) > 2 and len({len(row) for row in grid}) == 1]


def cell_of(text: str, span: Span) -> Cell:
    """Return the cell of a text at a place."""
    plain = "".join(text.translate(_FULL_WIDTH).split())
    match = _NUMBER.fullmatch(plain)
    if match is None:
        return Cell(plain, span, None, ONE, "")
    whole, decimals, unit = match.groups()
    digits = (decimals or ".")[1:]
    value = int(whole.replace(",", "").replace("，", "")) * ONE + int(digits.ljust(6, "0"))
    return Cell(plain, span, value, 10 ** (6 - len(digits)), unit)


def _aligned(document: Document, told: list[Span]) -> list[Grid]:
    """Return the tables made of lines: blocks of lines around 合计 with one number of columns."""
    source = document.source
    starts = (*source.line_starts, len(source.text) + 1)
    found: list[Grid] = []
    done = 0
    at = 0
    while (at := _next_total(source.text, at)) >= 0:
        number = bisect_right(source.line_starts, at) - 1
        at += 2
        if number < done or any(start <= at <= end for start, end in told):
            continue
        row = _row(source.text, starts[number], starts[number + 1] - 1)
        if len(row) < 2:
            continue
        first = number
        block = [row]
        while first > done and len(block) < _MOST_ROWS:
            before = _row(source.text, starts[first - 1], starts[first] - 1)
            if before and len(before) != len(row):
                break
            if not before and set(source.text[starts[first - 1] : starts[first] - 1]) - _RULE - {"\n", "\r"}:
                break
            first -= 1
            if before:
                block.insert(0, before)
        last = number
        while last + 2 < len(starts) and len(block) < _MOST_ROWS:
            after = _row(source.text, starts[last + 1], starts[last + 2] - 1)
            if len(after) != len(row):
                break
            last += 1
            block.append(after)
        done = last + 1
        found.append(block)
    return found


def _next_total(text: str, at: int) -> int:
    places = [place for word in ("合计", "总计", "小计") if (place := text.find(word, at)) >= 0]
    return min(places, default=-1)


def _row(text: str, start: int, end: int) -> list[Cell]:
    """Return the cells of a line whose columns are set apart by tabs, strokes or several blanks; none where it has none."""
    line = text[start:end]
    if len(line) > 400 or not set(line) - _RULE - {"\r", "\n"}:
        return []
    left = len(line) - len(line.lstrip(" \t\u3000|｜│"))
    right = len(line.rstrip(" \t\r\u3000|｜│"))
    cells = []
    cursor = left
    for match in (*_BETWEEN.finditer(line, left, right), None):
        stop = match.start() if match is not None else right
        if stop > cursor or match is not None:
            cells.append(cell_of(line[cursor:stop], (start + cursor, start + max(stop, cursor + 1))))
        cursor = match.end() if match is not None else stop
    return cells if len(cells) > 1 else []
