"""Breakdowns closed by what is left over: 反馈问题16项，已整改7项，剩余9项; 应到118人，出席98人，缺席20人."""

from __future__ import annotations

from collections.abc import Mapping

from checker.checks.figures.breakdown import MEASURED, REST, Breakdown
from checker.checks.figures.families import families_of, one_family
from checker.checks.figures.statements import CountedItem, Statement
from checker.text.lazy import pattern

_LONGEST_REST = 9
_REMAINING = ("剩余", "余下", "其余", "剩下", "还剩", "尚余", "剩")
"""Words of what is left over when all else is told."""
_PENDING = (
    "尚未",
    "暂未",
    "还未",
    "仍未",
    "未",
    "正在",
    "尚在",
    "仍在",
    "还在",
    "在",
    "尚待",
    "待",
    "等待",
    "限期",
)
_GOES_ON = ("持续", "长期", "继续", "达到序时", "按序时", "列入", "纳入")
"""What opens a state that is not the end: of what is pending, and of what goes on."""
_ADVERBS = ("抓紧", "加紧", "加快", "有序", "依法", "积极", "逐步", "按期", "分类")
_UNDER_WAY = tuple("办审建查侦改拆修研编")
"""Verbs that stand behind 在 alone: 在办, 在审."""
_LEFT = ("仍有", "尚有", "还有")
"""What stands before a number whose state is told behind it: 仍有8份在办."""
_NOT_BEGUN = ("未动工", "未开工", "未启动", "未开始", "未完成", "未完工", "未竣工", "未实施")
"""States of what is not at its end, whatever the work is called: 已改造29户，尚有14户未动工."""
_WORKS = pattern("^(?:已|均|全部)*完成|[改拆修建换治]|[结成毕决复]$")
"""What was done to things of which none is left to do, where their whole does not name it; 已交办, 已启动 only begin it."""
_OF_WORK = {"动工": "动开", "开工": "动开", "竣工": "竣完", "完工": "竣完"}
"""What tells one stage of a work from another, and not 工."""
FORWARD = pattern(
    "(?:转|延|移|留|跨|推)[^，。；]{0,3}(?:下年|下一年|明年|次年|翌年|来年|跨年|20[0-9]{2}年)|^跨年"
)
"""What goes on into the next year: 转入下年继续办理, 结转下年, 顺延至明年."""
_DROPPED = ("推迟", "延期", "取消", "暂缓", "缓办", "中止", "终止")
"""What became of planned things that were not done, alone before a number: 完成15项，推迟3项，取消6项."""
_PLANNED = pattern("计划|安排|列入|^拟|原定|年初|确定")
_ABSENT = ("缺席", "缺勤", "缺考", "弃考", "旷考", "请假", "未到", "未参加")
_DUE = pattern("^(?:本|全[省市县区镇局])?应(?![诉急对用收付邀聘征届])|应(?:到|参|出席|考|训)")
"""Who should come, or do it: 应到, 应轮训, 应换证; not 应急, 应邀, where 应 is another word."""
_DONE = ("已", "完成", "实", "出席", "到会", "到场", "参会", "实际", "目前", "现已", "其中", "请假", "因")
_ENDED = tuple("结成毕决复")
"""How a verb ends that tells that something is done (审结, 办复)."""
_CLOSES = tuple("结销撤")
"""What a word of two characters begins with that tells that something is closed: 结案, 结题, 销号."""
_AS_USUAL = ("目前", "现", "仍", "已", "正常", "正在")
_VERB = 2
_PHRASE = 4


def remainder(
    statement: Statement, row: list[CountedItem], at: int, families: Mapping[str, int]
) -> Breakdown | None:
    """Return the breakdown that what is left over closes: 反馈问题16项，已整改7项，剩余9项; 应到118人，出席98人，缺席20人."""
    item = row[at]
    if item.lead[:1] not in ("，", "、", "；") or len(item.label) > _LONGEST_REST or item.is_change:
        return None
    if "其中" in item.lead:
        return None
    label = item.label
    left = label in _LEFT
    if left:
        label = statement.line.text[item.amount.end : statement.end].partition("，")[0].rstrip("。；")
    remaining = label.startswith(_REMAINING)
    absent = label.startswith(_ABSENT)
    pending = max((word for word in _PENDING if label.startswith(word)), key=len, default=None)
    open_ = _is_open(label, pending)
    not_begun = left and label in _NOT_BEGUN
    forward = item.unit not in MEASURED and goes_on_next_year(label)
    stopped = _is_stopped(row[at - 1], label)
    dropped = label in _DROPPED
    if not (remaining or absent or pending or open_ or not_begun or forward or stopped or dropped):
        return None
    act = "" if pending is None else label.removeprefix(pending)
    first = at
    while first > 1 and row[first - 1].unit == item.unit:
        done = row[first - 1]
        bare = first == at and remaining and len(done.label) == _VERB  # 查出隐患56处，整改49处，余下7处
        short = (forward or label == "剩" or bare) and _is_short(done)
        ended = (first == at and (_is_done(done) or short or stopped)) or (dropped and done.label in _DROPPED)
        if not (ended or _is_state(done, act, families)):
            break
        first -= 1
        if "其中" in done.lead:
            break  # what stands before is their whole
    parts = tuple(row[first : at + 1])
    whole = row[first - 1]
    if (
        len(parts) < 2
        or whole.unit != item.unit
        or whole.is_change
        or "；" in "".join(one.lead for one in parts)
    ):
        return None
    if absent and not _DUE.search(whole.label):
        return None
    # 受理50件，审结50件，延期8件、终止8件 tells how some were closed; what was all done was put off within the year.
    if dropped and not (_PLANNED.search(whole.label) and parts[0].amount.value < whole.amount.value):
        return None
    opposite = bool(act) and any(_tells_of(act, part.label) for part in parts[:-1])
    worked = not_begun and _is_done(parts[-2]) and _is_worked(parts[-2].label, whole.label)
    classed = len(parts) > 2 and one_family([part.label for part in parts[:-1]], families)
    if not (
        remaining
        or absent
        or forward
        or opposite
        or stopped
        or dropped
        or classed
        or worked
        or (open_ and _is_done(parts[-2]))
    ):
        return None
    halves = opposite and len(parts) == 2 and pending == "未" and parts[0].label.endswith(act)
    # Of a bare step (立案12件，剩余3件) other ends may be told elsewhere.
    told = _is_done(parts[-2]) or _is_state(parts[-2], act, families)
    closed = (remaining and told) or absent or halves
    return Breakdown(statement, REST, (whole,), parts, tuple(part.label for part in parts), closed)


def _tells_of(act: str, label: str) -> bool:
    """Whether a label tells of the act that another amount has not seen yet: 审结 of 未结, 开工 of 未动工, and not of 未竣工."""
    return any(sign in label for sign in _OF_WORK.get(act, act[-1]))


def _is_worked(done: str, whole: str) -> bool:
    """Whether a label tells of what had to be done to all things of a whole: 已改造, 完成整改, 已换证 of 应换证."""
    return _WORKS.search(done) is not None or done.removeprefix("已") in whole


def _is_stopped(going: CountedItem, label: str) -> bool:
    """Whether a label tells of things that stand still, and the item before it of those that go: 在用71台，停用待修9台."""
    if label[:1] != "停" or len(label) > _PHRASE or going.lead[:1] not in ("，", "、") or going.is_change:
        return False
    state = going.label
    for word in _AS_USUAL:
        state = state.removeprefix(word)
    return len(state) == _VERB and state[-1] == label[1:2] and state[0] not in "停复"


def goes_on_next_year(words: str) -> bool:
    """Whether words tell of what goes on into the next year (结转下年), not of what came from the year before."""
    return "年" in words and FORWARD.search(words) is not None


def _is_short(item: CountedItem) -> bool:
    """Whether an amount follows in a clause of a few words."""
    return item.lead[:1] in ("，", "、") and 0 < len(item.label) <= _PHRASE + 2 and not item.is_change


def _is_open(label: str, pending: str | None) -> bool:
    """Whether a label tells of things named before that they are not at their end, and names no new thing.

    正在审理, 尚未启动, 待验收, 在办, 推进中, 持续推进; not 正在编制流程图, 在编人员.
    """
    if label.endswith("中"):
        return len(label) <= _PHRASE + 1
    if pending in (None, "未"):
        return label.startswith(_GOES_ON) and len(label) <= _PHRASE + _VERB
    act = label.removeprefix(pending or "")
    for word in _ADVERBS:
        act = act.removeprefix(word)
    return act in _UNDER_WAY if pending == "在" else len(act) == _VERB


def _is_done(item: CountedItem) -> bool:
    """Whether an amount tells of things named before that they are at their end, and names no new thing: 已销号, 审结."""
    label = item.label
    for word in ("按期", "目前", "现", "均", "全部"):
        label = label.removeprefix(word)
    if item.lead[:1] not in ("，", "、") or len(item.label) > _LONGEST_REST or item.is_change:
        return False
    perfect = label.startswith(("已", "完成"))
    return perfect or (
        len(label) <= _PHRASE
        and (label.endswith(_ENDED) or (len(label) == _VERB and label.startswith(_CLOSES)))
    )


def _is_state(item: CountedItem, act: str, families: Mapping[str, int]) -> bool:
    """Whether an amount tells how far things named before have come, and names no new thing."""
    if item.lead[:1] not in ("，", "、") or len(item.label) > _LONGEST_REST or item.is_change:
        return False
    label = item.label
    return (
        label.startswith(_DONE)
        or (bool(act) and len(label) < 5 and _tells_of(act, label))
        or (label.startswith(_GOES_ON) and len(label) <= _PHRASE + _VERB)
        or (len(act) == _VERB and label.endswith(act) and len(label) <= _PHRASE + 1)
        or (len(label) < 5 and families_of(label, families) != 0)
    )
