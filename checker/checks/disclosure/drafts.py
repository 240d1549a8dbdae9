"""``draft-traces``: what a draft leaves behind: placeholders, notes to the writer, tracked changes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from checker.checks.disclosure.draft_options import Changes, Options
from checker.checks.disclosure.everywhere import Wording, beside, passages
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
    MARK,
    PLACEHOLDER,
    PROPERTY,
    STRUCK,
    WATERMARK,
    Extra,
)
from checker.results import Finding, Outcome, Place
from checker.rulebook.model import Rule
from checker.rulebook.option import CheckKind
from checker.text.terms import Span

_LONGEST_HEAD = 60
_SHOWN = (HEADER, FOOTER, WATERMARK, PROPERTY, ALT)
"""Asides in which a trace is one; what is deleted, hidden or a comment is told as such."""


def check_draft_traces(document: Document, rule: Rule, context: Context) -> Outcome:
    """Look for traces of a draft."""
    options: Options = rule.options
    findings: list[Finding] = []
    unfilled = sorted(
        extra.span for extra in document.source.extras if extra.kind == PLACEHOLDER and extra.span
    )
    markdown = document.source.format == "md"
    for passage in passages(document, context):
        if passage.aside is None or passage.aside.kind in _SHOWN:
            traces = _traces(document, passage, options, markdown=markdown)
            findings += [trace for trace in traces if passage.aside or not _lies_in(trace.place, unfilled)]
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


def _lies_in(place: Place, spans: Sequence[Span]) -> bool:
    """Whether a trace is the hint of a content control, which is told as such; ``spans`` are sorted and lie apart."""
    if place.span is None:
        return False
    before = bisect_left(spans, (place.span[1], 0))
    return before > 0 and place.span[0] < spans[before - 1][1]


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
    moved = _moved(extras)
    counts = [
        called_as
        for kind, name in names.items()
        if (
            called_as := _counted(
                called, name, sum(extra.kind == kind and extra.text not in moved for extra in extras)
            )
        )
    ]
    if moved:
        counts.append(_counted(called, called.moved, len(moved)))
    first = next((extra for extra in extras if extra.span is not None), extras[0])
    place = Place(None, (), "")
    # What was deleted or is hidden stands nowhere: the clause around shows the place, or the one before.
    around = beside(document, first)
    if around is not None and around[0] < around[1]:
        place = span_place(document, around, document.section_at(around[0]))
    revised = any(e.kind in (INSERTED, DELETED, COMMENT) for e in extras)
    values = {
        "what": called.revisions if revised else called.remains,
        "counts": "、".join(counts),
        "kind": called.moved if first.text in moved else names[first.kind],
        "quote": called.mark if first.text == MARK else quote_of(first.text),
    }
    special = options.printed if document.source.format in _PRINTED else None
    if special is None and not revised and document.source.format == "docx":
        special = options.unseen
    yield finding_of(special or options.tracked, place, values)


def _counted(called: Changes, name: str, count: int) -> str:
    return fill(called.counted, {"kind": name, "count": count}) if count else ""


def _moved(extras: Sequence[Extra]) -> set[str]:
    """Return the texts that were taken out at one place and put in at another: whoever looks at them in Word is shown a move."""
    taken_out = {extra.text for extra in extras if extra.kind == DELETED and extra.text != MARK}
    return taken_out & {extra.text for extra in extras if extra.kind == INSERTED}


_PRINTED = ("pdf", "ofd")
"""Formats in which nothing is accepted or deleted: they are made anew from the draft."""
DRAFT_TRACES = CheckKind("draft-traces", "草稿痕迹", Options, check_draft_traces)
