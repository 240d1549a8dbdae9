"""``draft-traces``: what a draft leaves behind: placeholders, notes to the writer, tracked changes."""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.disclosure.draft_options import Options
from checker.checks.disclosure.everywhere import Wording, passages
from checker.checks.disclosure.placeholders import clause_of, find_traces, normalised
from checker.checks.outcome import Context, fill, finding_of, found, met, quote_of, span_place
from checker.document.model import Document
from checker.reading.source import (
    ALT,
    COMMENT,
    DELETED,
    FOOTER,
    HEADER,
    HIDDEN,
    INSERTED,
    PLACEHOLDER,
    PROPERTY,
    STRUCK,
    WATERMARK,
)
from checker.results import Finding, Outcome, Place
from checker.rulebook.model import Rule
from checker.rulebook.option import CheckKind

_LONGEST_HEAD = 60
_SHOWN = (HEADER, FOOTER, WATERMARK, PROPERTY, ALT)
"""Asides in which a trace is one; what is deleted, hidden or a comment is told as such."""


def check_draft_traces(document: Document, rule: Rule, context: Context) -> Outcome:
    """Look for traces of a draft."""
    options: Options = rule.options
    findings: list[Finding] = []
    markdown = document.source.format == "md"
    for passage in passages(document, context):
        if passage.aside is None or passage.aside.kind in _SHOWN:
            findings += _traces(document, passage, options, markdown=markdown)
    findings += _unfilled(document, options)
    findings += _tracked(document, options)
    if findings:
        return found(findings, findings[0].message)
    return met((), "没有草稿痕迹。")


def _traces(document: Document, passage: Wording, options: Options, *, markdown: bool) -> Iterator[Finding]:
    """Yield a finding for each clause that has a trace."""
    text = normalised(passage.text)
    spans = find_traces(text, options, markdown=markdown)
    # A head or a watermark is no sentence: the word alone is the mark.
    if passage.aside is not None and not spans:
        word = next((word for word in options.status if word in text), None)
        if word is not None and len(text) <= _LONGEST_HEAD and "《" not in text:
            spans = {(text.index(word), text.index(word) + len(word)): options.natures.aside}
    printed = document.source.text if passage.aside is None else passage.text
    last_clause = (-1, -1)
    last_end = -1
    for span in sorted(spans):
        clause = clause_of(text, span)
        if clause == last_clause or span[0] < last_end:
            continue
        last_clause, last_end = clause, span[1]
        quote = quote_of(printed[clause[0] : clause[1]])
        values = {"inside": passage.inside, "nature": spans[span], "quote": quote}
        yield finding_of(options.unmet, passage.place(document, clause, quote), values)


def _unfilled(document: Document, options: Options) -> Iterator[Finding]:
    """Yield the content controls of Word that still show what is to be filled in."""
    for extra in document.source.extras:
        if extra.kind == PLACEHOLDER and extra.span is not None:
            quote = quote_of(extra.text)
            place = Place(extra.span, document.section_at(extra.span[0]), quote)
            yield finding_of(options.control, place, {"quote": quote})


def _tracked(document: Document, options: Options) -> Iterator[Finding]:
    called = options.changes
    names = {
        INSERTED: called.inserted,
        DELETED: called.deleted,
        STRUCK: called.struck,
        HIDDEN: called.hidden,
        COMMENT: called.comment,
    }
    extras = [extra for extra in document.source.extras if extra.kind in names]
    if not extras:
        return
    counts = [
        fill(called.counted, {"kind": name, "count": count})
        for kind, name in names.items()
        if (count := sum(e.kind == kind for e in extras))
    ]
    first = next((extra for extra in extras if extra.span is not None), extras[0])
    place = Place(None, (), "")
    if first.span is not None:
        # What was deleted stands nowhere any more: the clause around shows the place.
        around = first.span if first.span[0] < first.span[1] else clause_of(document.source.text, first.span)
        if around[0] < around[1]:
            place = span_place(document, around, document.section_at(first.span[0]))
    revised = any(e.kind in (INSERTED, DELETED, COMMENT) for e in extras)
    values = {
        "what": called.revisions if revised else called.remains,
        "counts": "、".join(counts),
        "kind": names[first.kind],
        "quote": quote_of(first.text),
    }
    printed = options.printed if document.source.format in _PRINTED else None
    yield finding_of(printed or options.tracked, place, values)


_PRINTED = ("pdf", "ofd")
"""Formats in which nothing is accepted or deleted: they are made anew from the draft."""
DRAFT_TRACES = CheckKind("draft-traces", "草稿痕迹", Options, check_draft_traces)
