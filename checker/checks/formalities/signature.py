"""``signature``: issuer and date at the end, or source and date in the page's head.

Texts: ``partial``, ``unmet``; ``undated`` for a date that is not complete, or names no day there is.
"""

from __future__ import annotations

from checker.checks.outcome import Context, fault, met, missing, span_place
from checker.document.dates import is_unfinished_date
from checker.document.model import Document
from checker.results import Outcome
from checker.rulebook import option
from checker.rulebook.model import PARTIAL, Rule, Texts
from checker.rulebook.option import CheckKind
from checker.values import NamedTuple

_CLOSING = 6
"""A date and what may stand below it, in lines."""


class Options(NamedTuple):
    """The options of ``signature``."""

    partial: Texts = option.texts("落款和日期只有一样时的说明", missing="缺少的内容")
    unmet: Texts = option.texts("落款和日期都没有时的说明")
    undated: Texts | None = option.texts(
        "日期不完整，或者没有这一天时的说明", default=None, written="写的日期"
    )


def check_signature(document: Document, rule: Rule, context: Context) -> Outcome:
    """Look for the issuer and a date."""
    metadata = document.metadata
    options: Options = rule.options
    dated = metadata.signed or metadata.published
    places = [span_place(document, entry.span) for entry in (metadata.signature, dated) if entry is not None]
    if metadata.signature is not None and dated is not None:
        return met(places)
    if metadata.signature is not None and options.undated is not None:
        for line in document.lines[-_CLOSING:]:
            if is_unfinished_date(line.text):
                place = span_place(document, line.source_span(0, len(line.text)))
                return fault(PARTIAL, options.undated, [place], written=line.text)
    if places:
        absent = "制发机关" if metadata.signature is None else "成文日期"
        return fault(PARTIAL, options.partial, places, missing=absent)
    return missing(document, options.unmet)


SIGNATURE = CheckKind("signature", "落款和日期", Options, check_signature)
