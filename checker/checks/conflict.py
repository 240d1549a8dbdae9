"""``conflict``: does one and the same indicator carry two values?

Only clauses with the same words before the number are compared, and only where nothing says that another body, place or
time is meant. Parameters: ``fillers`` (words that say nothing of what is counted), ``scopes`` (words of another body, place
or time), ``unmet`` (texts).
"""

from __future__ import annotations

from checker.checks.outcome import Context, Finding, Outcome, fill, found, met, skipped
from checker.checks.statements import Item, Statement, place_at, statements
from checker.document.model import Document
from checker.rulebook.model import Rule
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

_SHORTEST = 7
_RATES = ("%", "个百分点", "倍", "番")


def check_conflict(document: Document, rule: Rule, context: Context) -> Outcome:
    """Compare the values of indicators that are named in the same words."""
    options = rule.options
    known: dict[tuple[str, str], tuple[Statement, Item]] = {}
    findings: list[Finding] = []
    repeated = 0
    for statement in statements(document, context):
        for item in statement.items:
            key = _indicator(statement, item, options)
            if key is None:
                continue
            if key not in known:
                known[key] = (statement, item)
                continue
            first_statement, first = known[key]
            if first_statement is statement:
                continue
            repeated += 1
            if abs(first.amount.value - item.amount.value) < max(first.amount.step, item.amount.step):
                continue
            texts = options["unmet"]
            values = {
                "indicator": key[0],
                "first": first_statement.line.text[first.amount.start : first.amount.end],
                "second": statement.line.text[item.amount.start : item.amount.end],
            }
            place = place_at(document, statement.line, item.start, item.amount.end)
            findings.append(Finding(fill(texts["message"], values), texts["remedy"], place))
    if findings:
        return found(findings, f"有{len(findings)}项数据前后不一致。")
    if repeated:
        return met([], f"有{repeated}项数据写了不止一次，前后一致。")
    return skipped("没有写了两次的数据。")


def _indicator(statement: Statement, item: Item, options: dict[str, Any]) -> tuple[str, str] | None:
    """Return the words and unit of an indicator, or None where it is not clear what is counted."""
    amount = item.amount
    if not amount.exact or item.row or amount.unit in _RATES or "其中" in item.lead or item.is_change:
        return None
    before = statement.line.text[statement.start : item.start]
    label = item.label
    if "、" in label or any(word in before or word in label for word in options["scopes"]):
        return None
    for word in options["fillers"]:
        label = label.replace(word, "")
    return (label, amount.unit) if len(label) >= _SHORTEST else None
