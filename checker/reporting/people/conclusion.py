"""Whether a report can be published, and why: what every output for people begins with."""

from __future__ import annotations

from checker.judging.unread import REMEDY as UNREAD_REMEDY
from checker.reporting.people.excused import excused
from checker.reporting.shown import Shown
from checker.results import KNOWN, WAIVED, Result
from checker.rulebook.model import MUST, PARTIAL, REVIEW, SHOULD, SKIPPED, UNMET, VERDICTS
from checker.values import NamedTuple

_MOST_PARTS = 8
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
    musts = "必备项" if report.complete and not report.weakened else "必备项没有全部检查，查了的"
    weak = [*titles[PARTIAL], *titles[REVIEW]]
    if weak:
        return Conclusion(
            "修改完善后公开。", f"{musts}没有不符合的，但有{len(weak)}项不完整或者待复核：{'、'.join(weak)}。"
        )
    rest = [result.rule.title for result in report.results if result.rule.level == SHOULD and is_gap(result)]
    if rest:
        return Conclusion(
            "修改完善后公开。", f"{musts}全部符合；规范项有{len(rest)}项需要完善：{'、'.join(rest)}。"
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
    parts = "；".join(one.told for one in report.unread[:_MOST_PARTS])
    more = f"等{len(report.unread)}处" if len(report.unread) > _MOST_PARTS else ""
    return f"有没有读到的部分：{parts}{more}。{UNREAD_REMEDY}"


def _unread_reason(report: Shown, unmet: list[str]) -> str:
    known = f"读到的部分里，必备项有{len(unmet)}项不符合：{'、'.join(unmet)}。" if unmet else ""
    return f"{unread_text(report)}{known}没有读到的部分补上以前，不能决定能否公开。"


def is_gap(result: Result) -> bool:
    """Say whether a rule has something open that is to be put right or looked at."""
    return result.outcome.verdict in (PARTIAL, UNMET, REVIEW) and not result.excused
