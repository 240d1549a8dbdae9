"""The overview of several reports: a row each, what is missing in words, those that lack most first.

What is no report of this kind and what could not be read are set apart: they say nothing about a unit's work.
"""

from __future__ import annotations

from collections import Counter

from checker.reporting.people.blocks import Block, PageTitle, Table, Text
from checker.reporting.people.conclusion import conclude, is_gap, unread_text
from checker.reporting.people.excused import excused_must
from checker.reporting.shown import Shown
from checker.results import KNOWN, WAIVED, Result
from checker.rulebook.model import MUST, PARTIAL, REVIEW, SHOULD, SKIPPED, UNMET, Rulebook
from checker.values import NamedTuple

REPORT, OTHER, UNREAD = "report", "other", "unread"
_MOST_COMMON = 8


class Row(NamedTuple):
    """What an overview tells of one report.

    ``kind`` is one of the three above; ``missing``, ``wrong`` and ``weak`` are titles of must rules: what is not there, what
    must not be there, what falls short; ``rest`` are those of should rules;
    ``known`` and ``waived`` are those of must rules that do not count: known from a baseline, approved to stay;
    ``told`` is what there is to say of a text that is no report or was not read.
    """

    path: str
    link: str
    kind: str
    unit: str = ""
    headline: str = ""
    missing: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    told: str = ""
    known: tuple[str, ...] = ()
    waived: tuple[str, ...] = ()


def row_of(report: Shown, link: str = "") -> Row:
    """Return the row of one report; ``link`` is where a page has it."""
    document = report.document
    if document is None:
        return Row(report.path, link, UNREAD, told=report.error or "")
    if report.unread:
        return Row(report.path, link, UNREAD, told=unread_text(report))
    foreign = next(
        (one for one in report.results if one.rule.check == "kind" and one.outcome.verdict == UNMET), None
    )
    if foreign is not None and is_gap(foreign):
        return Row(report.path, link, OTHER, told=foreign.outcome.message)
    gaps = [result for result in report.results if is_gap(result)]
    must = [result for result in gaps if result.rule.level == MUST]
    issuer = document.metadata.issuer
    return Row(
        report.path,
        link,
        REPORT,
        issuer.name if issuer is not None else "",
        conclude(report).headline.rstrip("。"),
        tuple(one.rule.title for one in must if one.outcome.verdict == UNMET and _absent(one)),
        tuple(one.rule.title for one in must if one.outcome.verdict == UNMET and not _absent(one)),
        tuple(one.rule.title for one in must if one.outcome.verdict in (PARTIAL, REVIEW)),
        tuple(one.rule.title for one in gaps if one.rule.level == SHOULD),
        conclude(report).reason if all(one.outcome.verdict == SKIPPED for one in report.results) else "",
        excused_must(report, KNOWN),
        excused_must(report, WAIVED),
    )


def _absent(result: Result) -> bool:
    return all(finding.place.span is None for finding in result.outcome.findings)


def overview_blocks(rows: list[Row], rulebook: Rulebook) -> list[Block]:
    """Return the blocks of the overview of several reports."""
    reports = [row for row in rows if row.kind == REPORT]
    others = [row for row in rows if row.kind == OTHER]
    unread = [row for row in rows if row.kind == UNREAD]
    reports.sort(key=lambda row: (-len(row.missing) - len(row.wrong), -len(row.weak), -len(row.rest)))
    told = f"共检查{len(rows)}份。"
    counts = [
        (len(others), "份不是这种报告"),
        (len(unread), "份没有读成或者没有读全"),
    ]
    if apart := "、".join(f"{count}{what}" for count, what in counts if count):
        told += f"其中{apart}，列在后面。"
    blocks: list[Block] = [PageTitle(1, f"{rulebook.kind.name}检查汇总"), Text(told)]
    if reports:
        table = tuple((row.unit or "未能识别", row.path, row.headline, _lacks(row)) for row in reports)
        links = tuple(row.link for row in reports)
        blocks.append(Table(("单位", "文件", "结论", "缺什么（必备项）"), table, links=links))
    blocks += _apart("不是这种报告的文件", "是什么", others)
    blocks += _apart("没有读成、没有读全的文件", "原因", unread)
    if common := _common(reports):
        blocks += [PageTitle(2, "共性问题"), Text(common)]
    return blocks


def _lacks(row: Row) -> str:
    parts = [
        ("没有写：", row.missing),
        ("要改正：", row.wrong),
        ("写得不够：", row.weak),
        ("基线里以前已有、没有计入：", row.known),
        ("已批准保留：", row.waived),
    ]
    told = "；".join(label + "、".join(titles) for label, titles in parts if titles)
    return (
        told or row.told or ("必备项没有缺，规范项要完善：" + "、".join(row.rest[:3]) if row.rest else "不缺")
    )


def _apart(title: str, label: str, rows: list[Row]) -> list[Block]:
    if not rows:
        return []
    table = tuple((row.path, row.told) for row in rows)
    return [PageTitle(2, title), Table(("文件", label), table, links=tuple(row.link for row in rows))]


def _common(rows: list[Row]) -> str:
    """Say what more than one report lacks, the most frequent first."""
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update((*row.missing, *row.wrong, *row.weak, *row.rest))
    shared = [(title, count) for title, count in counts.most_common(_MOST_COMMON) if count > 1]
    return "；".join(f"{title}（{count}份）" for title, count in shared) + ("。" if shared else "")
