"""``table``: do the totals of a table agree with its rows and columns, and its values with the text's?

A total (合计、总计、小计) may be the sum of all above or below it, of those since the total before, or of the subtotals; only where it is
none of them, and another column or row shows which is meant (or there is no other), is it a fault. Rates, rows told as
其中 and cells that are no numbers are passed over.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.checks.figures.grids import Cell, Grid, grids
from checker.checks.figures.statements import Statement, concluded, shown, statements
from checker.checks.outcome import Context, Findings, fill, span_place
from checker.document.model import Document
from checker.results import Finding, Outcome
from checker.rulebook import option
from checker.rulebook.model import Rule, Texts
from checker.rulebook.option import CheckKind
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
_TIMES = ("年", "年度", "月", "月份", "季度")
_ACROSS = ("栏", "行")
_AMONG = ("其中", "含", "：其")
_SHORTEST = 4


class Options(NamedTuple):
    """The options of ``table``."""

    fillers: tuple[str, ...] = option.listed("词表：不说明对象的词")
    scopes: tuple[str, ...] = option.listed("词表：另指一个单位、地方、时间的词")
    total: Texts = option.texts(
        "合计与各项之和不一致时的说明", name="哪一栏、哪一行", axis="栏或者行", arithmetic="算式"
    )
    text: Texts = option.texts(
        "表中的数与正文不一致时的说明", indicator="指标", table="表中的数", text="正文的数"
    )
    summary: str = option.message("全文的结论", count="有几处")


class Sum(NamedTuple):
    """A total with the lists that it may sum up, by the name of the reading; ``name`` is the column's or row's, ``axis`` tells which."""

    total: Cell
    lists: dict[str, list[Cell]]
    name: str
    axis: str


def check_table(document: Document, rule: Rule, context: Context) -> Outcome:
    """Work out the totals of every table, and compare its values with those of the text."""
    options: Options = rule.options
    tables = grids(document)
    findings = Findings()
    evidence: list[Cell] = []
    told = 0
    for grid in tables:
        if any(cell.text.startswith(_AMONG) for row in grid for cell in row[:2]) or _folded(grid):
            continue
        columns = [list(column) for column in zip(*grid, strict=True)]
        for sums in (_sums(grid, columns, _ACROSS), _sums(columns, grid, _ACROSS[::-1])):
            for entry, good in _judged(sums):
                if good:
                    evidence.append(entry.total)
                    continue
                if findings.wants():
                    findings.add(_finding(document, options.total, entry.total, _words(entry)))
    for cell, label, statement_value in _told_otherwise(document, context, tables, options):
        told += 1
        if statement_value is None:
            evidence.append(cell)
            continue
        words = {"indicator": label, "table": cell.text, "text": statement_value}
        if findings.wants():
            findings.add(_finding(document, options.text, cell, words))
    places = [span_place(document, cell.span, document.section_at(cell.span[0])) for cell in evidence[:3]]
    return concluded(findings, options.summary, places, f"核对了表格里{len(evidence)}处合计和数据，都相符。")


def _folded(grid: Grid) -> bool:
    """Whether a long table is set in several columns beside one another (省份、数量、省份、数量), so that a total sums up all of them."""
    titles = [cell.text for cell in grid[0] if cell.text]
    return len(set(titles)) < len(titles)


def _sums(
    rows: Sequence[Sequence[Cell]], columns: Sequence[Sequence[Cell]], axes: tuple[str, str]
) -> list[Sum]:
    """Return the totals that stand in rows (合计 in the first cells of a row), column by column.

    ``axes`` is what a column and a row are called here: the same is asked of a table with its columns as rows.
    """
    labels = [next((cell for cell in row[:2] if cell.is_total or cell.is_subtotal), None) for row in rows]
    found_ones: list[Sum] = []
    if not any(labels):
        return found_ones
    head = next((at for at, row in enumerate(rows) if any(_counts(cell) for cell in row[1:])), 0)
    for column in columns[1:]:
        title = "".join(cell.text for cell in column[:head])
        if any(word in title for word in _RATES):
            continue
        for at, label in enumerate(labels):
            total = column[at]
            if label is None or total.value is None:
                continue
            name, axis = (title, axes[0]) if title else (label.text, axes[1])
            entry = Sum(total, _lists(column, labels, head, at), name, axis)
            if entry.lists:
                found_ones.append(entry)
    return found_ones


def _counts(cell: Cell) -> bool:
    """Whether a cell holds a figure, and no year or month that heads a column."""
    return cell.value is not None and cell.unit not in _TIMES


def _lists(
    column: Sequence[Cell], labels: Sequence[Cell | None], head: int, at: int
) -> dict[str, list[Cell]]:
    """Return the cells that the total at ``at`` may sum up, by reading; a list with a cell that is no number is none."""
    above = [row for row in range(head, at) if labels[row] is None]
    below = [row for row in range(at + 1, len(column)) if labels[row] is None]
    since = max((row for row in range(at) if labels[row] is not None), default=head - 1)
    readings = {
        "以上各项": above,
        "本组各项": [row for row in above if row > since],
        "以下各项": below if not above else [],
        "各小计": [row for row in range(head, at) if (cell := labels[row]) is not None and cell.is_subtotal],
    }
    label = labels[at]
    if label is not None and label.is_subtotal:
        if since >= head:  # what stands above the subtotal before is that one's
            del readings["以上各项"]
        upto = next((row for row in range(at + 1, len(column)) if labels[row] is not None), len(column))
        readings["下面一组"] = list(range(at + 1, upto))
    lists = {name: [column[row] for row in chosen] for name, chosen in readings.items()}
    return {
        name: cells
        for name, cells in lists.items()
        if len(cells) > 1 and all(cell.value is not None or cell.empty for cell in cells)
    }


def _adds_up(total: Cell, cells: Sequence[Cell]) -> bool:
    rounded = [cell.step for cell in (total, *cells) if cell.value is not None and cell.step < 1_000_000]
    return abs(sum(cell.value or 0 for cell in cells) - (total.value or 0)) <= sum(rounded)


def _judged(sums: list[Sum]) -> list[tuple[Sum, bool]]:
    """Return the totals that are shown right or wrong.

    One is wrong where no reading holds, and a reading that it has holds for another total of the table, or it is alone.
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
        elif proven & entry.lists.keys() or (len(sums) == 1 and entry.total.step == 1_000_000):
            chosen = next((name for name in entry.lists if name in proven), next(iter(entry.lists)))
            judged.append((entry._replace(lists={chosen: entry.lists[chosen]}), False))
    return judged


def _words(entry: Sum) -> dict[str, str]:
    (cells,) = entry.lists.values()
    values = [cell.value or 0 for cell in cells]
    sum_ = "＋".join(shown(value) for value in values) if len(values) <= 12 else f"{len(values)}项相加"
    return {
        "name": entry.name,
        "axis": entry.axis,
        "arithmetic": f"{sum_}＝{shown(sum(values))}，写的是{shown(entry.total.value or 0)}",
    }


def _finding(document: Document, texts: Texts, cell: Cell, words: dict[str, str]) -> Finding:
    place = span_place(document, cell.span, document.section_at(cell.span[0]))
    return Finding(fill(texts.message, words), texts.remedy, place)


def _told_otherwise(
    document: Document, context: Context, tables: list[Grid], options: Options
) -> list[tuple[Cell, str, str | None]]:
    """Return the values of tables of two columns that the text tells too: the cell, its label, and what the text says if other."""
    named: dict[str, list[tuple[Cell, str]]] = {}
    for grid in tables:
        for row in grid:
            if len(row) == 2 and row[1].value is not None and row[0].value is None:
                label, unit = _label(row[0].text, options)
                if len(label) >= _SHORTEST:
                    named.setdefault(label, []).append((row[1], row[1].unit or unit))
    told: list[tuple[Cell, str, str | None]] = []
    if not named:
        return told
    for statement in statements(document, context):
        item = statement.items[0]
        if not item.amount.exact or item.is_change or _elsewhere(statement, options):
            continue
        label, _ = _label(item.label, options)
        cells = named.get(label, [])
        if len(cells) != 1:
            continue
        cell, unit = cells[0]
        if unit and unit != item.amount.unit:
            continue
        same = cell.value == item.amount.value
        text = statement.line.text[item.amount.start : item.amount.end]
        if same or item.amount.counted:
            told.append((cell, label, None if same else text))
    return told


def _elsewhere(statement: Statement, options: Options) -> bool:
    words = statement.line.text[statement.start : statement.items[0].amount.start]
    return any(word in words for word in options.scopes)


def _label(text: str, options: Options) -> tuple[str, str]:
    """Return what a label counts, without words that say nothing, and the unit in its bracket: 受理复议案件（件）."""
    unit = ""
    text = text.replace("(", "（").replace(")", "）")
    if text.endswith("）") and "（" in text:
        text, _, unit = text.removesuffix("）").rpartition("（")
    for word in options.fillers:
        text = text.replace(word, "")
    return text.removesuffix("数量").removesuffix("数"), unit


TABLE = CheckKind("table", "表格合计与各项、与正文相符", Options, check_table)
