"""Side by side with last year's report: what a finding says of this one, and the passage of last year's that it is about."""

from __future__ import annotations

from checker.document.model import Document
from checker.reporting.people.blocks import Block, PageTitle, Table, Text
from checker.reporting.people.places import clerk_place
from checker.reporting.shown import Shown

_MOST = 40
_NOTHING = "（没有找到）"


def compared_blocks(report: Shown, document: Document) -> list[Block]:
    """Return a table of the passages of both reports; nothing where none was compared with."""
    pairs = [
        (result, finding)
        for result in report.results
        for finding in result.outcome.findings
        if finding.earlier and finding.excuse is None
    ]
    if not pairs:
        return []
    rows = tuple(
        (
            result.rule.title,
            clerk_place(document, finding.place),
            finding.place.quote or _NOTHING,
            finding.earlier,
        )
        for result, finding in pairs[:_MOST]
    )
    starts = tuple(finding.place.span[0] if finding.place.span else None for _, finding in pairs[:_MOST])
    blocks: list[Block] = [
        PageTitle(2, "与上一年的报告对照"),
        Table(("检查内容", "位置", "这一份", "上一年"), rows, starts),
    ]
    if len(pairs) > _MOST:
        blocks.append(Text(f"共{len(pairs)}处，这里列出前{_MOST}处。"))
    return blocks
