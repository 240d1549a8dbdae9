"""``numbering``: do 一、（一）1.（1） and chains such as 一是、二是 run on without gaps or repeats?

Parameters: ``chains`` (families of enumeration words: ``name``, ``each`` with {n} or ``words``, ``complete``,
``avoid``), ``openers`` (words that open a chain in place of its first), ``units`` (what makes a number at the start
of a line a quantity), ``faults`` (texts by the nature of the fault, and ``hint``, said of a paragraph
that may have lost the number).

Every number is judged among its siblings: the items of one kind under one parent. Lists may begin again at one, under a
new parent or not, and numbers may run on across parents (GB/T 9704—2012, 7.3.3, leaves levels free to be passed over).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.checks.form.follow import GAP, Fault, Follower
from checker.checks.form.written import Written, shared_flow
from checker.checks.outcome import Context, fill, found, met, quote_of, skipped
from checker.document.flow import section_at
from checker.document.items import chain_of, read_items
from checker.document.model import Document
from checker.document.series import siblings
from checker.results import Finding, Outcome, Place
from checker.rulebook.model import Rule
from checker.text.mask import mask
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

_MOST_LISTED = 3


def check_numbering(document: Document, rule: Rule, context: Context) -> Outcome:
    """Follow each kind of number through the report."""
    options = rule.options
    chains = tuple(chain_of(data) for data in options["chains"])
    flow = shared_flow(document, context)
    items = read_items(flow, chains)
    if not items:
        return skipped("没有编号可以检查。")
    written = Written(flow, {chain.name: chain for chain in chains}, options)
    faults = [fault for series in siblings(items) for fault in Follower(series, items, written).faults()]
    if not faults:
        count = sum(item.value is not None for item in items)
        return met((), f"查了{count}处编号，没有断号、重号。")
    faults.sort(key=lambda fault: fault.item.start)
    findings = [_finding(document, written, fault, options["faults"]) for fault in faults]
    return found(findings, f"有{len(findings)}处编号不连续：{findings[0].message}")


def _finding(document: Document, written: Written, fault: Fault, texts: Mapping[str, Any]) -> Finding:
    start, end = fault.span or (fault.item.start, written.clause_end(fault.item.end))
    span = written.flow.source_span(start, end)
    values = {
        "marker": written.printed(fault.item),
        "before": written.printed(fault.before) if fault.before else "",
        "missing": _listed([written.spelled(fault.before or fault.item, value) for value in fault.values]),
    }
    text = texts[fault.nature]
    message = fill(text["message"], values)
    if fault.nature == GAP and fault.before is not None and len(fault.values) == 1 and fault.item.leads:
        heading = written.unnumbered(fault.before, fault.item)
        message += fill(texts["hint"], {"heading": mask(heading), **values}) if heading else ""
    place = Place(span, section_at(document, span[0]), quote_of(document.source.text[span[0] : span[1]]))
    return Finding(message, fill(text["remedy"], values), place)


def _listed(words: Sequence[str]) -> str:
    """Join markers for a message that sets the whole in quotation marks."""
    return "”“".join(words) if len(words) <= _MOST_LISTED else f"{words[0]}”至“{words[-1]}"
