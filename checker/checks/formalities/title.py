"""``title``: does the title name issuer, year and kind of report?"""

from __future__ import annotations

from checker.checks.outcome import Context, fault, met, missing, span_place
from checker.document.model import Document
from checker.document.titlewords import issuer_in, year_in
from checker.results import Outcome
from checker.rulebook import option
from checker.rulebook.model import PARTIAL, Kind, Rule, Texts
from checker.rulebook.option import CheckKind
from checker.values import NamedTuple


class Options(NamedTuple):
    """The options of ``title``."""

    partial: Texts = option.texts("题名没有写全时的说明", missing="缺少的内容")
    unmet: Texts = option.texts("没有题名时的说明")


def check_title(document: Document, rule: Rule, context: Context) -> Outcome:
    """Look at the three things a title must name."""
    title = document.metadata.title
    if title is None:
        return missing(document, rule.options.unmet)
    kind = context.rulebook.kind
    plain = title.name
    lacking = []
    issuer = document.metadata.issuer
    # The letterhead over the title names the issuer as well.
    headed = issuer is not None and issuer.span == title.span
    if not headed and issuer_in(plain, kind) is None and "政府" not in _without_subjects(plain, kind):
        lacking.append("制发机关")
    if year_in(plain) is None:
        lacking.append("年份")
    if not any(subject in plain for subject in kind.subjects):
        # 政府信息公开工作年度报告 is a kind as well: what is missing is the name of this one.
        own = max((subject for subject in kind.subjects if subject in kind.name), key=len, default="")
        lacking.append(f"“{own}”字样" if own and plain.endswith(kind.nouns) else "文种")
    if lacking:
        return fault(
            PARTIAL, rule.options.partial, [span_place(document, title.span)], missing="、".join(lacking)
        )
    return met([span_place(document, title.span)])


def _without_subjects(title: str, kind: Kind) -> str:
    """Return a title without the names of the matter, in which 政府 names no issuer."""
    for subject in kind.subjects:
        title = title.replace(subject, "")
    return title


TITLE = CheckKind("title", "题名写全了没有", Options, check_title)
