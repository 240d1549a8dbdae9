"""The running text of a document as checks share it, put together once for all of them; places in it, and what is told already."""

from __future__ import annotations

from collections.abc import Iterable

from checker.checks.outcome import Context, span_place
from checker.document.flow import Flow, flow_of
from checker.document.model import Document
from checker.results import Place
from checker.text.terms import Span


def title_and_body(document: Document, context: Context) -> Flow:
    """Return the title and the lines of the body as one running text."""
    known = context.shared.get("title and body")
    if not isinstance(known, Flow):
        known = context.shared["title and body"] = flow_of(document, titled=True)
    return known


def body_alone(document: Document, context: Context) -> Flow:
    """Return the lines of the body as one running text."""
    known = context.shared.get("body")
    if not isinstance(known, Flow):
        known = context.shared["body"] = flow_of(document)
    return known


def place_in(flow: Flow, start: int, end: int) -> Place:
    """Return the place of ``flow.text[start:end]``, which lies within one line."""
    span = flow.source_span(start, end)
    return span_place(flow.document, span, flow.document.section_at(span[0]))


def told_by(context: Context, rules: Iterable[str]) -> list[Span]:
    """Return where other rules have told of something already; it is not told a second time."""
    outcomes = [
        context.outcomes[name] for name in rules if name in context.outcomes and name not in context.silent
    ]
    return [
        finding.place.span
        for outcome in outcomes
        for finding in outcome.findings
        if finding.place.span is not None
    ]


def overlaps(span: Span, others: Iterable[Span]) -> bool:
    """Whether a span has a character in common with one of others."""
    return any(left < span[1] and span[0] < right for left, right in others)
