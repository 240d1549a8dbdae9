"""``table``: do the totals of a table agree with its rows and columns, and its values with the text's?

Which totals are right and which are wrong, table_totals tells.
"""

from __future__ import annotations

from checker.checks.figures.agreements import concluded
from checker.checks.figures.grids import Cell, Grid, grids
from checker.checks.figures.statements import Statement, statements
from checker.checks.figures.table_totals import totals, words_of
from checker.checks.outcome import Context, Findings, fill, span_place
from checker.document.model import Document
from checker.results import Finding, Outcome
from checker.rulebook import option
from checker.rulebook.model import Rule, Texts
from checker.rulebook.option import CheckKind
from checker.values import NamedTuple

_SHORTEST = 4


class Options(NamedTuple):
    """The options of ``table``."""

    fillers: tuple[str, ...] = option.listed("词表：不说明对象的词")
    scopes: tuple[str, ...] = option.listed("词表：另指一个单位、地方、时间的词")
    overlaps: tuple[str, ...] = option.listed("词表：和别的类别可能重叠、合计可以不计的类别", default=())
    total: Texts = option.texts("合计与各项之和不一致时的说明", name="哪一栏或者哪一行", arithmetic="算式")
    text: Texts = option.texts(
        "表中的数与正文不一致时的说明", indicator="指标", table="表中的数", text="正文的数"
    )
    summary: str = option.message("全文的结论", count="有几处")


def check_table(document: Document, rule: Rule, context: Context) -> Outcome:
    """Work out the totals of every table, and compare its values with those of the text."""
    options: Options = rule.options
    tables = grids(document, context)
    findings = Findings()
    evidence: list[Cell] = []
    told = 0
    for grid in tables:
        for entry, good in totals(grid, options.overlaps):
            if good:
                evidence.append(entry.total)
            elif findings.wants():
                findings.add(_finding(document, options.total, entry.total, words_of(entry)))
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
