"""``signature``: issuer and date at the end, or source and date in the page's head.

Texts: ``partial``, ``unmet``; ``undated`` for a date that is not complete, or names no day there is. A date that another rule has
told of already stands there all the same.
"""

from __future__ import annotations

from checker.checks.outcome import Context, fault, met, missing, span_place
from checker.checks.running import overlaps, told_by
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
    told_by: tuple[str, ...] = option.rules(
        "其他规则的编号：它们已经指出没有这一天的，这里不再重复", must_exist=False
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
                span = line.source_span(0, len(line.text))
                place = span_place(document, span)
                if overlaps(span, told_by(context, options.told_by)):
                    return met([*places, place])
                return fault(PARTIAL, options.undated, [place], written=line.text)
    if places:
        absent = "制发机关" if metadata.signature is None else "成文日期"
        return fault(PARTIAL, options.partial, places, missing=absent)
    return missing(document, options.unmet)


SIGNATURE = CheckKind("signature", "落款和日期", Options, check_signature)
