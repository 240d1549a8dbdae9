"""What the gap report says about findings that do not gate: approved to stay, or known from the baseline."""

from __future__ import annotations

from collections.abc import Iterator

from checker.reporting.people.blocks import Block, PageTitle, Table, Text
from checker.reporting.shown import Shown
from checker.results import KNOWN, WAIVED, Excuse, Finding, Result
from checker.rulebook.model import LEVEL_NAMES, MUST, PARTIAL, REVIEW, UNMET

EXCUSE_NAMES = {WAIVED: "已批准保留", KNOWN: "以前已有"}
_MOST_ROWS = 30


def excused(report: Shown, state: str) -> Iterator[tuple[Result, Finding, Excuse]]:
    """Yield the findings of a report that are excused in this way, in order."""
    for result in report.results:
        for finding in result.outcome.findings:
            if finding.excuse is not None and finding.excuse.state == state:
                yield result, finding, finding.excuse


def excused_must(report: Shown, state: str) -> tuple[str, ...]:
    """Return the titles of the must items that are not met and count as no gap only because they are excused in this way."""
    return tuple(
        result.rule.title
        for result in report.results
        if result.rule.level == MUST
        and result.outcome.verdict in (UNMET, PARTIAL, REVIEW)
        and result.excused
        and any(one.excuse is not None and one.excuse.state == state for one in result.outcome.findings)
    )


def count_text(report: Shown) -> str:
    """Say how many findings are excused; empty where none is."""
    counts = [(name, sum(1 for _ in excused(report, state))) for state, name in EXCUSE_NAMES.items()]
    told = "、".join(f"{name}的{count}处" for name, count in counts if count)
    return f"另有{told}，单独列在后面，不计入上面的结论。" if told else ""


def remark(result: Result) -> str:
    """Return what stands before the remark on a rule whose findings are all excused."""
    states = dict.fromkeys(finding.excuse.state for finding in result.outcome.findings if finding.excuse)
    return f"（{'、'.join(EXCUSE_NAMES[state] for state in states)}）" if result.excused else ""


def excused_blocks(report: Shown) -> list[Block]:
    """Return the sections about approved and known findings, none where there are none."""
    blocks: list[Block] = []
    waived = list(excused(report, WAIVED))
    if waived:
        rows = tuple(
            (
                result.rule.title,
                _what(finding),
                excuse.reason,
                excuse.approved_by,
                excuse.until,
            )
            for result, finding, excuse in waived
        )
        blocks.append(PageTitle(2, "已批准保留的问题"))
        blocks.append(Table(("检查内容", "问题和原文", "保留的理由", "批准", "有效期至"), rows))
    known = list(excused(report, KNOWN))
    if known:
        blocks.append(PageTitle(2, "以前已有的问题"))
        blocks.append(Text(f"共{len(known)}处，已经记在基线里，不算新出现的问题，但仍应逐步改正。"))
        shown = tuple(
            (LEVEL_NAMES[result.rule.level], result.rule.title, _what(finding))
            for result, finding, _ in known[:_MOST_ROWS]
        )
        blocks.append(Table(("级别", "检查内容", "问题和原文"), shown))
        if len(known) > _MOST_ROWS:
            blocks.append(Text(f"其余{len(known) - _MOST_ROWS}处不再列出。"))
    return blocks


def _what(finding: Finding) -> str:
    quote = finding.place.quote
    return f"{finding.message}原文：{quote}" if quote else finding.message
