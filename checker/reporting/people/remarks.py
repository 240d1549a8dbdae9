"""What is written beside the text of a report: a remark for each finding, and the conclusion before all."""

from __future__ import annotations

from checker.document.model import Document
from checker.reporting.people.conclusion import CONFIRM, conclude
from checker.reporting.people.places import clerk_place
from checker.reporting.shown import Shown
from checker.results import Finding, Place, Result
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

    A remark on the document as a whole stands at its title; one on what is missing stands at the heading under which it
    belongs, or behind the text that a new section follows.
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
                span = finding.place.span or _belongs(document, finding.place)
                told = _paragraphs(document, result, finding)
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


def _belongs(document: Document, place: Place) -> Span | None:
    """Return what stands where something missing belongs: the last words before it, or the heading of its section."""
    if place.behind is not None:
        text = document.source.text
        begin = max(text.rfind(sign, 0, place.behind - 1) for sign in "\n\r\v。；，") + 1
        return min(begin, place.behind - 1), place.behind
    for index, heading in enumerate(document.headings if place.section else ()):
        if document.section(index) == place.section:
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


def _paragraphs(document: Document, result: Result, finding: Finding) -> tuple[str, ...]:
    """Return the remark: what to do first, since a narrow comment shows no more, then why, how it could read, the bases."""
    level = LEVEL_NAMES[ADVICE if finding.mild else result.rule.level]
    told = [f"【{level}】{finding.suggestion or '请对照原文判断。'}"]
    told.append(f"问题（{result.rule.title}，{VERDICT_NAMES[result.outcome.verdict]}）：{finding.message}")
    if finding.place.span is None and (place := clerk_place(document, finding.place)):
        told.append(f"位置：{place}")
    if finding.sample:
        told.append(f"参考写法：{finding.sample}")
    if result.basis:
        told.append(f"依据：{'；'.join(result.basis)}")
    if result.confirm:
        told.append(f"{CONFIRM}：{result.confirm}")
    return tuple(told)
