"""``conflict``: does one and the same indicator carry two values?

Of other matters only numbers whose digits are exchanged (1327、1372) are told. Only clauses with the same words before the number are compared, and only where nothing says that another body, place or
time is meant.
"""

from __future__ import annotations

from checker.checks.figures.agreements import concluded, evidence_of
from checker.checks.figures.statements import CountedItem, LineSpan, Statement, noun_behind, statements
from checker.checks.outcome import Context, Findings, fill
from checker.document.model import Document
from checker.results import Finding, Outcome
from checker.rulebook import option
from checker.rulebook.model import Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.lazy import pattern
from checker.values import NamedTuple

_SHORTEST = 6
_OPENING = 6
"""Within so many characters a label says that it tells how many there are."""
_NO_BODIES = ("队伍", "处理", "所有", "科学")
"""Words that have the name of a kind of office in them and name none."""
_VERB = 4
"""A label so short is an act, or nothing, and the thing counted stands behind the number."""
_RATES = ("%", "个百分点", "倍", "番")

Named = tuple[Statement, CountedItem]


class Options(NamedTuple):
    """The options of ``conflict``."""

    indicators: tuple[str, ...] = option.listed("词表：一年只有一个数的事项")
    fillers: tuple[str, ...] = option.listed("词表：不说明对象的词")
    scopes: tuple[str, ...] = option.listed("词表：说明是另一个单位、地方、时间的词")
    unmet: Texts = option.texts(
        "前后不一致时的说明", indicator="哪一项数据", first="前面写的", second="后面写的"
    )
    summary: str = option.message("全文的结论", count="有几项")


def check_conflict(document: Document, rule: Rule, context: Context) -> Outcome:
    """Compare the values of indicators that are named in the same words."""
    options: Options = rule.options
    findings = Findings()
    repeated: list[LineSpan] = []
    for name, (first_statement, first), (statement, item) in _repeated(
        statements(document, context), options
    ):
        stretch = LineSpan(statement.line, item.start, item.amount.end)
        listed = any(word in name for word in options.indicators)
        if not (listed or _exchanged(first, item) or (_is_stock(first) and _is_stock(item))):
            continue
        repeated.append(stretch)
        if abs(first.amount.value - item.amount.value) < max(first.amount.step, item.amount.step):
            continue
        if not findings.wants():
            continue
        values = {
            "indicator": name,
            "first": first_statement.line.text[first.amount.start : first.amount.end],
            "second": statement.line.text[item.amount.start : item.amount.end],
        }
        texts = options.unmet
        findings.add(Finding(fill(texts.message, values), texts.remedy, stretch.place(document)))
    return concluded(
        findings,
        options.summary,
        evidence_of(document, repeated),
        f"有{len(repeated)}项数据写了不止一次，前后一致。",
    )


_CHANGING = pattern("[之以]?[前后](?:[，、]|$)|[之以][前后]|原来?|曾|年初|年[末底]")
"""How many there were before or after something."""


def _is_stock(item: CountedItem) -> bool:
    """Whether an amount tells how many there are (全县共有, 现有), which at the end of the year is one number.

    Before and after a change (增配以前, 改革后) there are two.
    """
    if _CHANGING.search(item.lead) is not None:
        return False
    return any(word in item.label[:_OPENING] for word in ("共有", "现有"))


def _exchanged(one: CountedItem, other: CountedItem) -> bool:
    """Whether the digits of two numbers are the same in another order (1327、1372), which no chance makes but a slip."""
    first, second = (str(item.amount.value) for item in (one, other))
    figures = first.rstrip("0"), second.rstrip("0")
    return (
        first != second
        and len(figures[0]) == len(figures[1]) > 2
        and sorted(figures[0]) == sorted(figures[1])
    )


def _repeated(all_statements: tuple[Statement, ...], options: Options) -> list[tuple[str, Named, Named]]:
    """Return the name of each indicator that stands in two sentences, with its first and its later place."""
    alike: dict[tuple[str, str], list[Named]] = {}
    for statement in all_statements:
        item = statement.items[0]  # what stands behind it is told of the same matter, whatever its words
        label = _subject(statement, item, options)
        if len(label) >= _SHORTEST:
            alike.setdefault((label[-4:], item.unit), []).append((statement, item))
    found_ones: list[tuple[str, Named, Named]] = []
    for named in alike.values():
        known: dict[tuple[str, str], Named] = {}
        for entry in named if len(named) > 1 else ():
            key = _indicator(*entry, options)
            if key is None:
                continue
            first = known.setdefault(key, entry)
            if first[0] is not entry[0]:
                found_ones.append((key[0], first, entry))
    return found_ones


def _subject(statement: Statement, item: CountedItem, options: Options) -> str:
    """Return what is counted, without the words that say nothing of it, before the number or behind it (受理11件行政复议案件)."""
    label = item.label
    for word in options.fillers:
        label = label.replace(word, "")
    return label if len(label) > _VERB else label + noun_behind(statement, item)


def _indicator(statement: Statement, item: CountedItem, options: Options) -> tuple[str, str] | None:
    """Return the words and unit of an indicator, or None where it is not clear what is counted."""
    amount = item.amount
    if not amount.exact or item.row or amount.unit in _RATES or "其中" in item.lead or item.is_change:
        return None
    label = _subject(statement, item, options)
    words = statement.line.text[statement.start : item.amount.start]
    if "、" in label:
        return None
    for word in (
        *options.fillers,
        *options.indicators,
        *_NO_BODIES,
    ):  # 行政处罚 has a 处 in it that is no office
        words = words.replace(word, "")
    if any(word in words for word in options.scopes):
        return None
    return (label, amount.unit) if len(label) >= _SHORTEST else None


CONFLICT = CheckKind("conflict", "同一数据前后一致", Options, check_conflict)
