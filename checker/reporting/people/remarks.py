"""What is written beside the text of a report: a remark for each finding, and the conclusion before all."""

from __future__ import annotations

from checker.document.model import Document
from checker.reporting.people.conclusion import CONFIRM, conclude
from checker.reporting.people.places import clerk_place
from checker.reporting.shown import Shown
from checker.results import Finding, Result
from checker.rulebook.model import (
    ADVICE,
    LEVEL_NAMES,
    LEVELS,
    PARTIAL,
    REVIEW,
    UNMET,
    VERDICT_NAMES,
    VERDICTS,
)
from checker.text.terms import Span
from checker.values import NamedTuple

_GAPS = (UNMET, PARTIAL, REVIEW)


class Remark(NamedTuple):
    """A remark of several paragraphs, the first of them its head, on a span of the source's text."""

    span: Span
    paragraphs: tuple[str, ...]


def remarks(report: Shown) -> list[Remark]:
    """Return the remarks on a report that could be read, in the order of their places; the conclusion comes first.

    A remark on the document as a whole stands at its title; one on what is missing stands at the heading under
    which it belongs, where there is that heading.
    """
    document = report.document
    if document is None:
        return []
    top = _top(document)
    found = [Remark(top, _conclusion(report))]
    noted: list[tuple[int, int, Remark]] = []
    for level in LEVELS:
        for result in report.results:
            if result.rule.level != level or result.outcome.verdict not in _GAPS:
                continue
            for finding in result.outcome.findings:
                if finding.excuse is not None:
                    continue
                span = finding.place.span or _heading(document, finding.place.section)
                told = _paragraphs(document, result, finding, placed=span is not None)
                span = span or top
                weight = LEVELS.index(ADVICE if finding.mild else level)
                noted.append((span[0], weight, Remark(span, told)))
    noted.sort(key=lambda one: one[:2])
    return [*found, *(remark for _, _, remark in noted)]


def _top(document: Document) -> Span:
    """Return the title, or else the first sentence."""
    title = document.metadata.title
    if title is not None and title.span is not None:
        return title.span
    text = document.source.text
    start = next((at for at, char in enumerate(text) if not char.isspace()), 0)
    ends = (text.find("\n", start), text.find("\v", start), text.find("。", start) + 1)
    return start, min((at for at in ends if at > 0), default=len(text))


def _heading(document: Document, section: tuple[str, ...]) -> Span | None:
    if not section:
        return None
    for index, heading in enumerate(document.headings):
        if document.section(index) == section:
            return heading.span
    return None


def _conclusion(report: Shown) -> tuple[str, ...]:
    conclusion = conclude(report)
    counts = []
    for level in LEVELS:
        tally = report.tally(level)
        told = "、".join(f"{VERDICT_NAMES[one]}{tally[one]}项" for one in VERDICTS if tally[one])
        if told:
            counts.append(f"{LEVEL_NAMES[level]}：{told}。")
    return (
        f"检查结论：{conclusion.headline}",
        conclusion.reason,
        *(f"注意：{change}" for change in report.changes),
        *counts,
        "批注由程序按规则生成，供起草和审核时参考。改好一处，可以删去一处；重新批注时，先前由程序写的批注会自动清除。",
    )


def _paragraphs(document: Document, result: Result, finding: Finding, *, placed: bool) -> tuple[str, ...]:
    level = ADVICE if finding.mild else result.rule.level
    verdict = VERDICT_NAMES[result.outcome.verdict]
    told = [f"【{LEVEL_NAMES[level]}】{result.rule.title}：{verdict}", f"问题：{finding.message}"]
    if not placed and (place := clerk_place(document, finding.place)):
        told.append(f"位置：{place}")
    if result.basis:
        told.append(f"依据：{'；'.join(result.basis)}")
    if finding.suggestion:
        told.append(f"改法：{finding.suggestion}")
    if finding.sample:
        told.append(f"参考写法：{finding.sample}")
    if result.confirm:
        told.append(f"{CONFIRM}：{result.confirm}")
    return tuple(told)
