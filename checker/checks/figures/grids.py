"""Tables as rows of cells: those of Word files and web pages, and lines of text whose columns are set apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from checker.checks.outcome import Context
from checker.document.model import Document
from checker.reading.source import GRID
from checker.text.amounts import ONE
from checker.text.lazy import pattern
from checker.text.numbers import UNITS
from checker.text.terms import Span
from checker.values import NamedTuple

_TOTAL = pattern("(?:全.|全年度|全系统|本年度?|年度|累计)?(?:合计|总计|共计|总数)数?")
"""Names of a total of all: 合计, 总计数, 全年合计, 全县总计."""
_SUBTOTAL = "小计"
_NAMED_TOTAL = pattern("[合总小]计")
_YEARLY = frozenset(["全年", "全年度", "全年累计", "全年数"])
"""Names of what is a total where the parts of a year stand above it."""
_UNIT = pattern("(.*?)[（(](?:单位[：:])?([^（）()]{1,4})[)）]")
_PERIODS = [
    [f"{number}{ending}" for number in numbers]
    for numbers, ending in (
        ("一二三四", "季度"),
        ([f"第{one}" for one in "一二三四"], "季度"),
        ("1234", "季度"),
        ([f"第{one}" for one in "1234"], "季度"),
        ("上下", "半年"),
        ([str(one) for one in range(1, 13)], "月"),
        ([*"一二三四五六七八九十", "十一", "十二"], "月"),
    )
]
"""The names of periods that make up a year."""
_TIMES = pattern("(?:19|20)[0-9]{2}年度?|(?:1[0-2]|0?[1-9])月")
_NUMBER = pattern(r"([0-9]{1,15}|[0-9]{1,3}(?:[,，][0-9]{3}){1,5})(\.[0-9]{1,6})?([\u4e00-\u9fff]{0,3})")
_FULL_WIDTH = {ord("０") + digit: str(digit) for digit in range(10)} | {ord("．"): "."}
_BETWEEN = pattern("[ \u3000]{2,}|[ \u3000]*[\t|｜│]+[ \u3000]*")
MEASURES = UNITS | {
    "万元",
    "亿元",
    "万人次",
    "万人",
    "万件",
    "万户",
    "％",
    "倍",
    "天",
    "小时",
    "个月",
    "工作日",
    "个工作日",
}
"""What a number may be counted or measured in."""
_RULE = frozenset("|｜│-—:+= \t┼─├┤┌┐└┘")
_EMPTY = frozenset(["", "-", "—", "——", "/", "－", "无", "0"])
_FIRST_YEAR, _LAST_YEAR = 1949, 2099
_NUMBERS = frozenset(["序号", "编号", "序"])
_FEWEST_ROWS = 3
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
    def named(self) -> tuple[str, str]:
        """What the cell names, and the unit in the bracket behind it: 受理复议案件（件）; a bracket that holds no unit is part of the name."""
        match = _UNIT.fullmatch(self.text)
        if match is None or match.group(2) not in MEASURES:
            return self.text.rstrip("：:"), ""
        return match.group(1), match.group(2)

    @property
    def is_total(self) -> bool:
        """Whether the cell names a total of all."""
        return _TOTAL.fullmatch(self.named[0]) is not None

    @property
    def is_subtotal(self) -> bool:
        """Whether the cell names a total of some."""
        return self.named[0] == _SUBTOTAL

    @property
    def is_year(self) -> bool:
        """Whether the cell names a whole year, which is the total of its parts."""
        return self.named[0] in _YEARLY


Grid = list[list[Cell]]


def grids(document: Document, context: Context) -> list[Grid]:
    """Return the tables of the document that can be checked, of one width and in bounds; they are read once for all checks."""
    known = context.shared.get("grids")
    if known is None:
        known = context.shared["grids"] = _grids(document)
    assert isinstance(known, list)
    return known


def are_parts_of_year(names: Sequence[str]) -> bool:
    """Whether these are the names of all parts of a year in order: 一季度 to 四季度."""
    return list(names) in _PERIODS


def are_years(cells: Sequence[Cell]) -> bool:
    """Whether the numbers of a row are years side by side (2023, 2024, 2025), so that it counts nothing."""
    numbers = [cell for cell in cells if cell.value is not None]
    years = [(cell.value or 0) // ONE for cell in numbers if is_year_like(cell)]
    if len(years) < 2 or len(years) != len(numbers):
        return False
    return {after - before for before, after in pairwise(years)} in ({1}, {-1})


def is_year_like(cell: Cell) -> bool:
    """Whether a cell holds a whole number without a unit that may be a year."""
    return cell.value is not None and not cell.unit and _FIRST_YEAR * ONE <= cell.value <= _LAST_YEAR * ONE


def _grids(document: Document) -> list[Grid]:
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
    found += _aligned(document, sorted(told))
    return [
        _unnumbered(grid)
        for grid in found
        if len(grid) > _FEWEST_ROWS - 1 and len({len(row) for row in grid}) == 1
    ]


def _unnumbered(grid: Grid) -> Grid:
    """Return a table without the numbers of its rows; what else stands in their column (合计 over two cells) is kept."""
    if len(grid[0]) <= _FEWEST_ROWS - 1 or grid[0][0].text not in _NUMBERS:
        return grid
    return [[row[1] if row[1].text or row[0].value is not None else row[0], *row[2:]] for row in grid]


def cell_of(text: str, span: Span) -> Cell:
    """Return the cell of a text at a place."""
    plain = "".join(text.translate(_FULL_WIDTH).split())
    match = _NUMBER.fullmatch(plain)
    if match is None or _TIMES.fullmatch(plain) is not None:
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
    begins = [start for start, _ in told]
    done = 0
    for match in _NAMED_TOTAL.finditer(source.text):
        at = match.end()
        number = bisect_right(source.line_starts, match.start()) - 1
        around = bisect_right(begins, at) - 1
        if number < done or (around >= 0 and at <= told[around][1]):
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
