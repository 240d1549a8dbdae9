"""The findings of a report as the formats for machines need them: each at a place, with its level and its fingerprint."""

from __future__ import annotations

import os
from collections.abc import Iterator

from checker.document.model import Document
from checker.gate.fingerprint import fingerprints
from checker.reading.source import Position
from checker.reporting.shown import Shown
from checker.reporting.spans import place_span
from checker.results import WAIVED, Excuse, Finding, Report, Result, severity
from checker.rulebook.model import ADVICE, MUST
from checker.text.outgoing import named
from checker.text.terms import Span
from checker.values import NamedTuple


class Mark(NamedTuple):
    """A finding at a place: ``start`` and ``end`` (exclusive) count from 1, columns in code points.

    What is missing stands at the heading under which it belongs, else at the end of the document; what is wrong with the
    document as a whole, at its title. ``level`` is that
    of the rule, or advice for a mild finding. ``fixes`` are the replacements that put it right.
    """

    result: Result
    finding: Finding
    level: str
    span: Span
    start: Position
    end: Position
    fingerprint: str
    fixes: tuple[tuple[Position, Position, str], ...] = ()

    @property
    def severity(self) -> str:
        """How much the finding weighs: error, warning or note."""
        return severity(self.result, self.finding)

    @property
    def message(self) -> str:
        """What is wrong."""
        return self.finding.message

    @property
    def remedy(self) -> str:
        """How to put it right, with the sample text where there is one."""
        finding = self.finding
        sample = f"参考写法：{finding.sample}" if finding.sample else ""
        return finding.suggestion + sample


def marks(report: Shown) -> Iterator[Mark]:
    """Yield the findings of a report that could be read, rule by rule; none for one that could not."""
    document = report.document
    if document is None:
        return
    for result, names in zip(report.results, fingerprints(report), strict=True):
        for finding, name in zip(result.outcome.findings, names, strict=True):
            span = place_span(document, finding)
            level = ADVICE if finding.mild else result.rule.level
            fixes = tuple((*_ends(document, part.span), part.text) for part in finding.fix)
            yield Mark(result, finding, level, span, *_ends(document, span), name, fixes)


def _ends(document: Document, span: Span) -> tuple[Position, Position]:
    """Return where a span begins and where it ends, exclusive."""
    last = document.source.position(max(span[0], span[1] - 1))
    return document.source.position(span[0]), Position(last.line, last.column + (span[1] > span[0]))


def excuse_text(excuse: Excuse) -> str:
    """Say why a finding does not count."""
    if excuse.state != WAIVED:
        return "基线里以前已有的问题。"
    approved = f"批准：{excuse.approved_by}。" if excuse.approved_by else ""
    until = f"有效期至{excuse.until}。" if excuse.until else ""
    return f"已批准保留：{excuse.reason}。{approved}{until}"


def relative(path: str) -> str:
    """Return a path relative to the working folder where it lies in it, with ``/`` between folders."""
    if os.path.isabs(path):
        try:
            inside = os.path.relpath(path)
        except ValueError:  # another drive of Windows
            inside = os.pardir
        if inside.split(os.sep)[0] != os.pardir:
            path = inside
    path = path.replace(os.sep, "/")
    return named(path.removeprefix("./") or path)


def printable(text: str) -> str:
    """Return a text with what XML and spreadsheets cannot hold (controls, lone surrogates, non-characters) replaced."""
    if text.isprintable():
        return text
    return "".join("�" if _unprintable(char) else char for char in text)


def _unprintable(char: str) -> bool:
    if char < " ":
        return char not in "\t\n\r"
    return "\x7f" <= char <= "\x9f" or "\ud800" <= char <= "\udfff" or char in "\ufffe\uffff"


def told_waived(report: Report, *, must: bool = False) -> str:
    """Say in Chinese what of a report was approved to stay and does not count; empty where nothing was.

    With ``must`` only where a must rule is concerned.
    """
    waived = [
        result.rule
        for result in report.results
        for finding in result.outcome.findings
        if finding.excuse is not None and finding.excuse.state == WAIVED
    ]
    if not waived or (must and all(rule.level != MUST for rule in waived)):
        return ""
    names = "、".join(dict.fromkeys(rule.title for rule in waived))
    return f"已批准保留的{len(waived)}处没有计入结论：{names}。"
