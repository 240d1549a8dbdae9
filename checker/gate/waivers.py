"""Waivers: findings that stay by decision. One that is expired or fits several findings lets none pass."""

from __future__ import annotations

import os
from collections.abc import Sequence

from checker.config.waiver import Waiver
from checker.results import WAIVED, Excuse, Finding, Report
from checker.text.quotes import find_quote, folded
from checker.text.terms import Span

_SHOWN = 20


def apply_waivers(report: Report, waivers: Sequence[Waiver], today: str) -> tuple[Report, frozenset[Waiver]]:
    """Return the report with the findings excused that ``waivers`` cover, and the waivers that found anything.

    ``today`` (YYYY-MM-DD) decides which have expired. Notices tell of those that are expired or ambiguous, and of
    those that name this report and find nothing in it.
    """
    if report.document is None:
        return report, frozenset()
    text = report.document.source.text
    findings = [list(result.outcome.findings) for result in report.results]
    notices: list[str] = []
    used: set[Waiver] = set()
    for waiver in waivers:
        quoted = find_quote(text, waiver.anchor)
        hits = [
            (index, at)
            for index, result in enumerate(report.results)
            if result.rule.id == waiver.rule
            for at, finding in enumerate(findings[index])
            if _covers(waiver, quoted, finding)
        ]
        if not hits:
            if waiver.file:
                notices.append(unused_notice(waiver))
            continue
        used.add(waiver)
        if waiver.until < today:
            notices.append(f"{called(waiver)}已于{waiver.until}到期，不再有效；请改正，或者重新报批。")
        elif len(hits) > 1 and not waiver.every:
            notices.append(
                f"{called(waiver)}对得上{len(hits)}处，不能断定是哪一处，没有生效；请把引文写长一些，各处都保留的写 all: true。"
            )
        else:
            excuse = Excuse(WAIVED, waiver.reason, waiver.approved_by, waiver.until)
            for index, at in hits:
                if findings[index][at].excuse is None:
                    findings[index][at] = findings[index][at]._replace(excuse=excuse)
    return with_findings(report, findings, notices), frozenset(used)


def concerning(waivers: Sequence[Waiver], folder: str, file: str) -> list[Waiver]:
    """Return the waivers that concern a file; ``folder`` is that of the configuration, in which they name files."""
    path = _real(file)
    return [
        waiver for waiver in waivers if not waiver.file or _real(os.path.join(folder, waiver.file)) == path
    ]


def _real(path: str) -> str:
    """Return a path so that two spellings of one file are equal; on Windows capitals do not count."""
    return os.path.normcase(os.path.realpath(path))


def with_findings(
    report: Report, findings: Sequence[Sequence[Finding]], notices: Sequence[str] = ()
) -> Report:
    """Return the report with the findings of each result replaced and notices added."""
    results = tuple(
        result._replace(outcome=result.outcome._replace(findings=tuple(own)))
        for result, own in zip(report.results, findings, strict=True)
    )
    return report._replace(results=results, notices=(*report.notices, *notices))


def unused_notice(waiver: Waiver) -> str:
    """Say that a waiver found nothing."""
    return f"{called(waiver)}没有对上任何问题：可能已经改好，或者引文与原文不同；不再需要的请删去。"


def _covers(waiver: Waiver, quoted: Sequence[Span], finding: Finding) -> bool:
    span = finding.place.span
    if not waiver.anchor:
        return span is None
    if span is not None and any(start < span[1] and span[0] < end for start, end in quoted):
        return True
    # What was copied from the gap report may be masked there or shortened.
    return folded(waiver.anchor) in folded(finding.place.quote)


def called(waiver: Waiver) -> str:
    """Return how messages call a waiver: its place, rule and quote."""
    words = waiver.anchor[:_SHOWN] + ("……" if len(waiver.anchor) > _SHOWN else "")
    about = f"“{words}”" if words else "缺少的内容"
    return f"豁免（{waiver.place}，规则 {waiver.rule}，{about}）"
