"""What the gap report says, in the order in which a clerk reads it.

Can it be published; what must be put right first, where, why and how; then the other levels; then the
checklist of all rules; then where the content that was found stands.
"""

from __future__ import annotations

from checker.document.model import Document
from checker.judging.unread import REMEDY as UNREAD_REMEDY
from checker.reading.sniff.formats import READERS, TXT
from checker.reading.source import Source
from checker.reporting.people.blocks import Block, Fields, Table, Text, Title
from checker.reporting.people.compared import compared_blocks
from checker.reporting.people.excused import count_text, excused, excused_blocks
from checker.reporting.people.excused import remark as excuse_remark
from checker.reporting.people.places import clerk_place
from checker.reporting.shown import Shown
from checker.results import KNOWN, WAIVED, Finding, Result
from checker.rulebook.model import (
    ADVICE,
    LEVEL_NAMES,
    LEVEL_OF_ISSUER,
    LEVELS,
    MUST,
    PARTIAL,
    REVIEW,
    SHOULD,
    SKIPPED,
    UNMET,
    VERDICT_NAMES,
    VERDICTS,
    Rulebook,
)
from checker.values import NamedTuple

_LEVEL_HINTS = {MUST: "公开前必须改正", SHOULD: "应当改正", ADVICE: "建议完善"}
_MOST_FINDINGS = 8
_NUMBERS = "一二三四五六七八九十"
_UNSEEN = "主要负责人审签、保密审查、报送等手续，程序看不到，请在公开前办好。"
CONFIRM = "建议人工核对"
"""What stands before the reading of a second reader that differs from the verdict."""


class Conclusion(NamedTuple):
    """The answer to whether the report can be published: a headline and the reason."""

    headline: str
    reason: str


def conclude(report: Shown) -> Conclusion:
    """Return the conclusion for a report that could be read."""
    if report.results and all(result.outcome.verdict == SKIPPED for result in report.results):
        return Conclusion("没有可以判断的规则。", report.results[0].outcome.message)
    titles = {
        verdict: [
            result.rule.title
            for result in report.results
            if result.rule.level == MUST and result.outcome.verdict == verdict and not result.excused
        ]
        for verdict in VERDICTS
    }
    if report.unread:
        return Conclusion("不能下结论。", _unread_reason(report, titles[UNMET]))
    if titles[UNMET]:
        reason = f"必备项有{len(titles[UNMET])}项不符合：{'、'.join(titles[UNMET])}。"
        if titles[PARTIAL]:
            reason += f"另有{len(titles[PARTIAL])}项部分符合：{'、'.join(titles[PARTIAL])}。"
        return Conclusion("暂不能公开发布。", reason)
    if report.faulty:
        return Conclusion(
            "检查没有完成。",
            f"有{len(report.faulty)}项程序出错，没有检查：{'、'.join(result.rule.title for result in report.faulty)}，"
            "不能据此决定能否公开。",
        )
    weak = [*titles[PARTIAL], *titles[REVIEW]]
    if weak:
        return Conclusion(
            "修改完善后公开。", f"必备项没有不符合的，但有{len(weak)}项不完整或者待复核：{'、'.join(weak)}。"
        )
    rest = [result.rule.title for result in report.results if result.rule.level == SHOULD and is_gap(result)]
    if rest:
        return Conclusion(
            "修改完善后公开。", f"必备项全部符合；规范项有{len(rest)}项需要完善：{'、'.join(rest)}。"
        )
    known = dict.fromkeys(result.rule.title for result, _, _ in excused(report, KNOWN))
    if known:
        return Conclusion(
            "没有新出现的问题。",
            f"基线里以前已有的问题没有改正，仍应改正后公开：{'、'.join(known)}。",
        )
    if not report.complete:
        return Conclusion("所查的规则没有发现问题。", "没有检查全部必备项，不能据此决定能否公开。")
    if report.weakened:
        return Conclusion(
            "所查的规则没有发现问题。",
            f"{'、'.join(report.weakened)}本来是必备项，被配置或者规则包降级、关闭或者去掉，不能据此决定能否公开。",
        )
    hints = sum(1 for result in report.results if is_gap(result))
    tail = f"另有{hints}项提示可以参考。" if hints else ""
    beside = "除已批准保留的以外，" if any(excused(report, WAIVED)) else ""
    return Conclusion("可以公开发布。", f"{beside}检查的必备项、规范项没有发现问题。{tail}{_UNSEEN}")


def unread_text(report: Shown) -> str:
    """Say which parts of the file could not be read, and what to do."""
    parts = "；".join(one.told for one in report.unread[:_MOST_FINDINGS])
    more = f"等{len(report.unread)}处" if len(report.unread) > _MOST_FINDINGS else ""
    return f"有没有读到的部分：{parts}{more}。{UNREAD_REMEDY}"


def _unread_reason(report: Shown, unmet: list[str]) -> str:
    known = f"读到的部分里，必备项有{len(unmet)}项不符合：{'、'.join(unmet)}。" if unmet else ""
    return f"{unread_text(report)}{known}没有读到的部分补上以前，不能决定能否公开。"


def gap_blocks(report: Shown, rulebook: Rulebook, version: str) -> list[Block]:
    """Return the blocks of the gap report of one file."""
    if report.document is None:
        return [
            Title(1, f"{rulebook.kind.name}差距报告"),
            Fields((("文件", report.path),)),
            Title(2, "结论"),
            Text("没有检查。", strong=True),
            Text(report.error or ""),
        ]
    document = report.document
    blocks: list[Block] = [
        Title(1, f"{rulebook.kind.name}差距报告"),
        read_part(report, document, rulebook, version),
    ]
    conclusion = conclude(report)
    blocks += [Title(2, "结论"), Text(conclusion.headline, strong=True), Text(conclusion.reason)]
    blocks += [Text(f"注意：{change}") for change in report.changes]
    blocks += [Text(f"注意：{note}") for note in (*document.notes, *report.notices)]
    blocks.append(_count_table(report))
    counted = count_text(report)
    if counted:
        blocks.append(Text(counted))
    blocks += _gaps(report, document)
    blocks += compared_blocks(report, document)
    blocks += excused_blocks(report)
    blocks += [Title(2, "检查清单"), _checklist(report)]
    evidence = _evidence(report, document)
    if evidence.rows:
        blocks += [Title(2, "已有内容所在的位置"), evidence]
    blocks.append(Text("本报告由程序按规则生成，供起草和审核时参考；“待人工复核”的项目请对照原文判断。"))
    return blocks


def read_part(report: Shown, document: Document, rulebook: Rulebook, version: str) -> Fields:
    """Return what was read and checked: the file, what is known of it, the rules."""
    metadata = document.metadata
    issuer = metadata.issuer.name if metadata.issuer else "未能识别"
    if metadata.level is not None:
        issuer += f"（{LEVEL_OF_ISSUER[metadata.level]}）"
    date = metadata.published or metadata.signed
    kind = "发布" if metadata.published else "落款"
    packs = {result.rule.pack for result in report.results}
    used = "、".join(
        f"{pack.title}（{pack.name} {pack.version}）" for pack in rulebook.packs if pack.name in packs
    )
    return Fields(
        (
            ("文件", report.path),
            ("题名", metadata.title.name if metadata.title else "没有题名"),
            ("制发机关", issuer),
            ("报告年度", f"{metadata.year}年" if metadata.year else "未能识别"),
            ("日期", f"{date.date}（{kind}）" if date else "没有"),
            ("读取方式", _way_of_reading(document.source)),
            ("规则", f"{used}，共{len(report.results)}条；lawcheck {version}"),
        )
    )


def _way_of_reading(source: Source) -> str:
    """Say how the file was read, in the units in which its places are told."""
    known = [] if source.format == TXT else [READERS[source.format][0]]
    if source.encoding:
        known.append(f"{source.encoding}编码")
    if source.pages:
        known.append(f"共{len(source.pages)}页")
    return "，".join((*known, f"{source.line_count}{source.unit}", f"{len(source.text)}字"))


def _count_table(report: Shown) -> Table:
    rows = []
    for level in LEVELS:
        counts = report.tally(level)
        if any(counts.values()):
            rows.append((LEVEL_NAMES[level], *(str(counts[verdict]) for verdict in VERDICTS)))
    return Table(("级别", *(VERDICT_NAMES[verdict] for verdict in VERDICTS)), tuple(rows))


def is_gap(result: Result) -> bool:
    """Say whether a rule has something open that is to be put right or looked at."""
    return result.outcome.verdict in (PARTIAL, UNMET, REVIEW) and not result.excused


def _gaps(report: Shown, document: Document) -> list[Block]:
    blocks: list[Block] = [Title(2, "需要改正的地方")]
    number = 0
    for level in LEVELS:
        gaps = [result for result in report.results if result.rule.level == level and is_gap(result)]
        if not gaps:
            continue
        gaps.sort(key=lambda result: (UNMET, PARTIAL, REVIEW).index(result.outcome.verdict))
        blocks.append(Title(3, f"{_NUMBERS[number]}、{LEVEL_NAMES[level]}（{_LEVEL_HINTS[level]}）"))
        number += 1
        for index, result in enumerate(gaps, 1):
            blocks.append(
                Title(
                    4,
                    f"{index}. {result.rule.title}：{VERDICT_NAMES[result.outcome.verdict]}",
                    result.rule.id,
                )
            )
            blocks.append(_gap_fields(result, document))
    if number == 0:
        blocks.append(Text("没有发现需要改正的地方。"))
    return blocks


def _gap_fields(result: Result, document: Document) -> Fields:
    """Return what is said of a gap: what is common to its findings once, the rest place by place."""
    open_ = [(number, one) for number, one in enumerate(result.outcome.findings) if one.excuse is None]
    first = open_[0][1]
    alone = len(open_) == 1
    shown = open_[:_MOST_FINDINGS]
    same = all(finding.message == first.message and finding.mild == first.mild for _, finding in shown)
    varied = any(finding.suggestion != first.suggestion for _, finding in shown)
    rows: list[tuple[str, str]] = [
        ("问题", _problem(first, result) if same else f"共{len(open_)}处，逐处列在下面。")
    ]
    keys = [f"{result.rule.id}/{open_[0][0]}" if alone else ""]
    said = ""
    for index, (number, finding) in enumerate(shown, 1):
        mark = "" if alone else str(index)
        if not same:
            rows.append((f"问题{mark}", _problem(finding, result)))
        place = clerk_place(document, finding.place)
        if place:
            rows.append((f"位置{mark}", place))
        if finding.place.quote:
            rows.append((f"原文{mark}", finding.place.quote))
        if varied and finding.suggestion != said:
            said = finding.suggestion
            rows.append((f"改法{mark}", said))
        keys += [f"{result.rule.id}/{number}"] * (len(rows) - len(keys))
    if len(open_) > _MOST_FINDINGS:
        rows.append(("其余", f"另有{len(open_) - _MOST_FINDINGS}处同样的问题。"))
    if result.confirm:
        rows.append((CONFIRM, result.confirm))
    rows.append(("依据", "；".join(result.basis)))
    if first.suggestion and not varied:
        rows.append(("改法", first.suggestion))
    if first.sample:
        rows.append(("参考写法", first.sample))
    keys += [""] * (len(rows) - len(keys))
    return Fields(tuple(rows), tuple(keys))


def _problem(finding: Finding, result: Result) -> str:
    hint = "（只作提示）" if finding.mild and result.rule.level != ADVICE else ""
    return finding.message + hint


def _checklist(report: Shown) -> Table:
    rows = []
    for index, result in enumerate(report.results, 1):
        outcome = result.outcome
        remark = outcome.message
        if not remark and outcome.evidence:
            remark = f"有相应内容，见下表（{len(outcome.evidence)}处）"
        rows.append(
            (
                str(index),
                LEVEL_NAMES[result.rule.level],
                result.rule.title,
                VERDICT_NAMES[outcome.verdict],
                excuse_remark(result) + remark + _doubt(result),
            )
        )
    return Table(("序号", "级别", "检查内容", "结果", "说明"), tuple(rows))


def _doubt(result: Result) -> str:
    """Return what the checklist says of a second reader's reading; that of a gap is told with the gap."""
    if not result.confirm:
        return ""
    return f"{CONFIRM}。" if is_gap(result) else f"{CONFIRM}：{result.confirm}"


def _evidence(report: Shown, document: Document) -> Table:
    rows = []
    starts = []
    for result in report.results:
        for place in result.outcome.evidence[:2]:
            if place.quote:
                starts.append(place.span[0] if place.span is not None else None)
                words = (
                    f"（关键词：{'、'.join(place.words)}）" if place.words and len(place.words) <= 4 else ""
                )
                rows.append((result.rule.title, clerk_place(document, place), place.quote + words))
    return Table(("检查内容", "位置", "原文"), tuple(rows), tuple(starts))


def overview_blocks(rows: list[tuple[str, str, str]], rulebook: Rulebook) -> list[Block]:
    """Return the blocks of the overview of several reports; a row is path, conclusion, must rules unmet."""
    return [
        Title(1, f"{rulebook.kind.name}检查汇总"),
        Text(f"共检查{len(rows)}份。"),
        Table(("文件", "结论", "必备项不符合"), tuple(rows)),
    ]
