"""Wholes that a sentence names by grammar alone: what should be done before what was, and things 中 of which a number is told.

应公示执法决定86件，已公示84件; 须换发执法证的236名人员中，完成换发的有230名; 排查出的64起纠纷中，有61起由乡镇化解.
"""

from __future__ import annotations

from checker.checks.figures.change_words import YEAR
from checker.checks.figures.statements import CountedItem, Statement, noun_behind
from checker.text.lazy import pattern

_DUE = pattern(
    "(?:(?<![相适响反对供回呼效顺感])应当?|必?须|(?<![急按所供军内])需(?!求|要)|(?<!工作)(?<!实际)(?<!发展)需要(?=[^，]*的))"
)
"""Words of what is to be done: 应公示, 须整改, 需要换证的; not 相应, 所需, 按照工作需要检查."""
DUE_WORDS = frozenset("应须需")
"""One of these stands in every word of what is to be done."""
_NOT_DUE = ("诉", "急", "用", "对", "当", "变", "邀", "付", "届", "援", "配", "设")
"""What makes a word of 应 that is no duty (应诉, 应急, 应用, 应对), or one that may be exceeded (应配备, 应设置)."""
_DONE = pattern(
    "(?:已经|已|实际|实|完成|按期|按时|按规定|及时|如期|报送|办理|通过|到期)(?:已|完成|办理|报送|通过|到期)*"
)
_AT_END = pattern("(?:完毕|完成|到位|结束)$")
"""What tells behind a verb that it is done."""
_DUE_AGAIN = pattern(
    "(?:^|，)(?:在|上述|以上|这些)?应当?((?!诉|急|用|对)[一-鿿]{2})的?([^，；：。、（）另]{0,8}?)(?:之中|当中|中|里)，?([^，；：。、（）]*)$"
)
"""How what should be done is named again with the number of those that are: 应评查的案卷中评查完毕."""
_TIME = pattern("^(?:(?:截至|至|到)?(?:目前|[0-9]{1,2}月底|年底|年末|期末|月底|当年)前?止?|现|均|共|全部)*")
_LIGHT = ("予以", "进行", "办理", "依法", "组织", "报送", "按期", "按时", "及时")
"""What stands between 应 and its verb and names no act of its own."""
_NOT_OF_THEM = pattern("^新|超额|另|新增|新发|期间|还|又")
_WITHIN = pattern(
    "^(?:[^，；：。、（）]{0,12})(?:(?:之中|当中|里面|中|里)，?([^，；：。、]*)|，([^，；：。、]*的共?有))$"
)
"""How a number of the things named before is told: 〔纠纷中，有〕71起, 〔人员中，完成换发的有〕249名."""
_THERE_ARE = ("", "有", "已有", "共有", "就有", "仅有", "只有", "先后有", "累计有")
_OF_WHICH = ("的有", "的", "的共", "的共有", "的达", "的为")
_SORTED = frozenset(["件", "起", "人", "户", "家"])
"""Units in which nothing but the things themselves is counted."""
_SINGLE = frozenset(["人", "名", "位", "户", "家", "起"])
"""Units of which what came out of the things (意见12件) has none."""
_PREDICATES = ("由", "已", "被", "经", "获", "在", "未", "通过", "完成", "得到", "达到", "不")
_LONGEST, _WHOLE_ACT, _VERB = 16, 4, 2


def due_before(statement: Statement, at: int) -> CountedItem | None:
    """Return what should have been done before what was, as the amount at ``at`` tells (应公示执法决定86件，已公示84件)."""
    part, whole = statement.items[at], statement.items[at - 1]
    if "，" not in part.lead[:_LONGEST] and not part.lead.startswith("、"):  # 应审86件、实审86件
        return None
    if not _comparable(whole, part) or part.is_change:
        return None
    dues = list(_DUE.finditer(whole.label))
    if not dues or _DUE.search(part.label) is not None or YEAR.search(part.label) is not None:
        return None
    if whole.label.startswith(_NOT_DUE, dues[-1].end()):
        return None
    due = dues[-1]
    time = _TIME.match(part.label)
    told = part.label[time.end() :] if time is not None else part.label
    done = _DONE.search(told)
    ended = _AT_END.search(told) if done is None else None  # 评查完毕
    act = whole.label[due.end() :]
    if (
        done is None
        and ended is None
        and told == part.label
        and (len(told) < _WHOLE_ACT or not act.startswith(told))
    ):
        return None
    if _NOT_OF_THEM.search(told) is not None:
        return None
    if done is not None:
        told = told[done.end() :]
    elif ended is not None:
        told = told[: ended.start()]
    label = act
    while act.startswith(_LIGHT):
        act = act[2:]
    for word in (*_OF_WHICH, "有", "了"):
        told = told.removesuffix(word)
    if not told:
        verb = done.group()[-2:] if done is not None else ""
        return whole if verb and (verb == "完成" or label.startswith(verb)) else None
    size = 1 if due.group() == "应" else 2
    again = len(told) >= _VERB and act.partition("的")[0].endswith(told)  # 应参加培训的人员，完成培训
    return whole if act and (act[:size] == told[:size] or again) else None


def due_named_again(statement: Statement) -> CountedItem | None:
    """Return what should have been done as the sentence before tells (应评查案卷120宗。应评查的案卷中评查完毕134宗)."""
    part = statement.items[0]
    again = _DUE_AGAIN.search(part.lead)
    if again is None or _NOT_OF_THEM.search(again.group(3)) is not None or part.is_change:
        return None
    told = [one for one in statement.before if one.row == part.row and _DUE.search(one.label) is not None]
    if len(told) != 1 or not _comparable(told[0], part):
        return None
    (whole,) = told
    due = list(_DUE.finditer(whole.label))[-1]
    act, thing = again.group(1, 2)
    return whole if whole.label.startswith(act, due.end()) and thing in whole.label else None


def told_within(statement: Statement, at: int, produced: tuple[str, ...]) -> CountedItem | None:
    """Return the things 中 of which the amount at ``at`` is told, where it can count nothing but these."""
    part, whole = statement.items[at], statement.items[at - 1]
    told = _WITHIN.match(part.lead)
    if told is None or not _comparable(whole, part) or "其中" in part.lead or "在内" in part.lead:
        return None  # 包括156个在内，在限额以上的有694个
    behind = noun_behind(statement, part)
    named = whole.label + part.lead
    if behind.startswith(_PREDICATES):
        pass
    elif whole.amount.unit not in _SINGLE and any(word in behind and word not in named for word in produced):
        return None
    rest = told.group(1) or told.group(2) or ""
    if whole.label.endswith(("的有", "的共有")) or rest.startswith(("另", "还")):
        return None
    if rest in _THERE_ARE:
        return whole if whole.unit in _SORTED or behind.startswith(_PREDICATES) else None
    return whole if rest.endswith(_OF_WHICH) and len(rest) <= _LONGEST and not behind else None


def _comparable(whole: CountedItem, part: CountedItem) -> bool:
    if (whole.row, whole.unit) != (part.row, part.unit) or whole.is_change:
        return False
    return all(one.amount.exact and one.amount.counted for one in (whole, part))
