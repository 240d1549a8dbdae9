"""The findings as rows of a table, for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator

from checker.judging.unread import REMEDY as UNREAD_REMEDY
from checker.reporting.machines.marks import Mark, excuse_text, marks, printable
from checker.reporting.people.conclusion import CONFIRM
from checker.reporting.people.places import Places
from checker.reporting.shown import Shown
from checker.rulebook.model import LEVEL_NAMES, VERDICT_NAMES

HEADER = (
    "文件",
    "级别",
    "检查内容",
    "规则编号",
    "结果",
    "问题",
    "位置",
    "行",
    "列",
    "原文",
    "依据",
    "改法",
    "参考写法",
    "备注",
)
CHANGED = "lawcheck.config"
"""In place of a rule's id: what configuration and packs change."""
LONGEST = 30_000
"""A cell of Excel holds 32,767 characters."""


def finding_rows(report: Shown) -> Iterator[tuple[str, ...]]:
    """Yield a row, to :data:`HEADER`, for each finding; one for a file that could not be read."""
    document = report.document
    if document is None:
        yield cells(report.path, "", "读取文件", "", "无法读取", report.error or "", *[""] * 8)
        return
    for one in report.unread:
        yield cells(
            report.path, "", "读取全文", "", "没有读到", one.told, one.what, *[""] * 4, UNREAD_REMEDY, "", ""
        )
    for change in report.changes:
        yield cells(report.path, "", "配置和规则包的改动", CHANGED, "", change, *[""] * 8)
    places = Places(document)
    for mark in marks(report):
        finding = mark.finding
        placed = finding.place.span is not None
        yield cells(
            report.path,
            LEVEL_NAMES[mark.level],
            mark.result.rule.title,
            mark.result.rule.id,
            VERDICT_NAMES[mark.result.outcome.verdict],
            mark.message,
            places.of(finding.place),
            str(mark.start.line) if placed else "",
            str(mark.start.column) if placed else "",
            finding.place.quote,
            "；".join(mark.result.basis),
            finding.suggestion,
            finding.sample,
            _remark(mark),
        )


def _remark(mark: Mark) -> str:
    excuse, confirm = mark.finding.excuse, mark.result.confirm
    told = excuse_text(excuse) if excuse is not None else ""
    return told + (f"{CONFIRM}：{confirm}" if confirm else "")


def cells(*texts: str) -> tuple[str, ...]:
    """Return texts as cells can hold them."""
    return tuple(printable(text)[:LONGEST] for text in texts)
