"""What of a report ``lawcheck fix`` can put right: told in a line, and as the changes in the text."""

from __future__ import annotations

from checker.replacing import taken
from checker.reporting.shown import Shown
from checker.results import Finding, Replacement
from checker.rulebook.model import PARTIAL, REVIEW, UNMET

FORMATS = ("docx", "txt", "md")
"""The formats that corrections can be written into."""
_MOST = 3


def fixable_text(report: Shown) -> str:
    """Return the line that tells how many places can be put right and how many a person has to see to; empty for none."""
    document = report.document
    open_ = [
        finding
        for result in report.results
        if result.outcome.verdict in (PARTIAL, UNMET, REVIEW)
        for finding in result.outcome.findings
        if finding.excuse is None
    ]
    places = len({part for finding in open_ for part in finding.fix})
    if document is None or not places:
        return ""
    rest = sum(not finding.fix for finding in open_)
    how = "可用 lawcheck fix 自动改正"
    if document.source.format not in FORMATS:
        how = "另存为 .docx 或者 .txt 以后可用 lawcheck fix 自动改正"
    return f"其中{places}处{how}，余下{rest}处须人工处理。"


def changes_in(report: Shown) -> list[Replacement]:
    """Return the corrections in the order of the text, none in the way of another, each as small as it can be."""
    document = report.document
    if document is None:
        return []
    plain = report._replace(document=document._replace(source=document.source._replace(removed=())))
    return taken(plain).replacements


def told_change(report: Shown, finding: Finding) -> str:
    """Return in words what puts a finding right: its first changes; empty where nothing certain does."""
    document = report.document
    if document is None or not finding.fix:
        return ""
    told = []
    for (start, end), new in finding.fix[:_MOST]:
        old = document.source.text[start:end]
        told.append(f"“{old}”改为“{new}”" if old and new else f"删去“{old}”" if old else f"补上“{new}”")
    count = f"等{len(finding.fix)}处" if len(finding.fix) > _MOST else ""
    return f"可用 lawcheck fix 自动改正：{'、'.join(dict.fromkeys(told))}{count}。"
