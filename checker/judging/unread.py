"""What was not read is not missing: verdicts on a file of which parts could not be read."""

from __future__ import annotations

from checker.reading.source import Unread
from checker.results import Outcome
from checker.rulebook.model import REVIEW, UNMET, Rule

_CONTENT = frozenset(("content", "quantities", "responds"))
"""Kinds of check that look for content: whatever they found amiss may be made good elsewhere."""
_PRESENCE = frozenset(("title", "signature", "period"))
"""Kinds of check for which that is so where their finding has no place."""
_MOST_TOLD = 3
REMEDY = "请换成能够读取的文件（Word 稿，或者识别过文字的文件）再检查；只能用这个文件的，请人工核对没有读到的部分。"


def open_question(rule: Rule, outcome: Outcome, unread: tuple[Unread, ...]) -> Outcome:
    """Return ``review`` in place of ``unmet`` where the parts ``unread`` may hold what is missing."""
    if outcome.verdict != UNMET:
        return outcome
    lacking = rule.check in _PRESENCE and all(one.place.span is None for one in outcome.findings)
    if rule.check not in _CONTENT and not lacking:
        return outcome
    reason = f"读到的部分里没有；{told(unread)}没有读到，不能断定文件里没有。"
    findings = tuple(
        finding._replace(message=reason, suggestion=REMEDY, sample="") for finding in outcome.findings
    )
    return outcome._replace(verdict=REVIEW, message=reason, findings=findings, open=True)


def told(unread: tuple[Unread, ...]) -> str:
    """Name what was not read, the first few of many."""
    names = "、".join(one.what for one in unread[:_MOST_TOLD])
    return f"{names}等{len(unread)}处" if len(unread) > _MOST_TOLD else names
