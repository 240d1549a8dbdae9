"""When the difference between a total and the sum of its parts proves a figure wrong (docs/decisions/0008)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.checks.figures.breakdown import (
    AMONG,
    BRACKET,
    CONCERNED,
    EACH,
    HAVING,
    MEASURED,
    OUTCOME,
    REST,
    TOTAL,
    Breakdown,
    sum_of,
)
from checker.checks.figures.families import families_of, one_family
from checker.checks.figures.lists import EACH_OPENS, is_announced, made_alike
from checker.checks.figures.options import SumOptions
from checker.checks.figures.remainders import FORWARD
from checker.checks.figures.statements import CountedItem, noun_behind
from checker.checks.figures.totals import TOTALS, counts_some
from checker.text.amounts import ONE

_FEW, _FEWEST = 20 * ONE, 8 * ONE
_PERSONS = ("人", "人次")
_OPPOSITES = ("不予", "不", "未", "非", "无")
_SHARED = ("重复", "重叠", "交叉", "兼有")
"""Words of a sentence that say that one thing was counted twice."""
_PLACED = ("在", "来自", "属", "分布在", "派驻", "送", "发")
_VERBAL = frozenset("取兼担获具持参从有被提通负为是曾")
_LONGEST_CLASS, _ACT = 8, 2
_EARLIER = ("去年", "上年", "往年", "以前", "历年", "上一年")
"""Times from which what is left over may have come: 还有10个去年结转项目跨年实施."""
_CLASS, _OF_NOTE = "类", ("重", "涉")
"""疑难类、初访类 are classes, one for each thing; 重点类 is one of what is of note."""
UNMET, MILD = "unmet", "mild"
FAMILY, ALIKE, UNLIKE = 2, 1, 0
"""How sure it is that parts exclude one another: classes of a list of the pack or a class and its negation, words alike in
their ends, neither."""
_MORE = {
    (FAMILY, True): 1,
    (FAMILY, False): 1,
    (ALIKE, True): 5,
    (ALIKE, False): 6,
    (UNLIKE, True): 4,
    (UNLIKE, False): 10,
}
_MORE_SORTED = 4
"""The same of a list that sorts its total into classes of one kind: what is more than that was counted by two measures."""
_MORE_PERSONS = 12
"""How near a sum that is more than the total must come to it where the list does not claim to be complete, because classes
may share members: the difference at most one in so many of the total.

By how sure it is that the parts exclude one another, and whether they are more than two. Persons may be of several classes
where cases are sorted into one each.
"""


def proves(
    entry: Breakdown, whole: CountedItem, families: Mapping[str, int], options: SumOptions
) -> str | None:
    """Return whether the difference proves a figure wrong (UNMET), makes one likely (MILD), or says nothing (None).

    The reasons are given in docs/decisions/0008.
    """
    names = [name.removeprefix(CONCERNED) for name in entry.names]
    count = len(names)
    total = whole.amount.value
    difference = sum_of(entry.parts) - total
    gap = abs(difference)
    kin = _kin(names, families)
    tail = entry.tail.lstrip("，、；：")
    unlisted = tuple(options.unlisted)
    open_ = entry.tail.startswith(unlisted) or tail.startswith(unlisted) or _names_main(entry)
    if entry.rule == REST:
        if _carried(entry, options):
            return None
        return UNMET if difference > 0 or entry.closed else None
    if open_ and entry.rule != TOTAL:
        return UNMET if difference > 0 and kin == FAMILY and gap * 2 <= total else None
    if entry.rule == TOTAL and difference > 0 and counts_some(entry.statement, whole, entry.parts):
        return None
    if entry.rule == TOTAL and (whole.label in TOTALS or not whole.label.startswith(TOTALS)):
        return UNMET
    if entry.rule == HAVING and (difference < 0 or not _told_apart(names, options.acts)):
        return None
    if gap * 2 > total and not (difference > 0 and kin == FAMILY):
        return None
    if difference < 0 and kin == UNLIKE and _contains(entry.parts[0].label):
        return None  # 普通高中54所（含完全中学26所，十二年一贯制学校8所）
    if entry.closed:
        deals = entry.rule == EACH and entry.parts[0].label.startswith(EACH_OPENS)
        return None if deals and _tells_acts(names, options.acts) else UNMET
    persons = whole.unit in _PERSONS
    if kin != FAMILY and (kin == UNLIKE or count == 2) and _by_commas(entry):
        return None  # what stands behind a comma may be told of something else
    if difference < 0:
        # Some parts were named and the rest was not: likely only where less is left over than any of them.
        least = min(item.amount.value for item in entry.parts)
        near = whole is entry.wholes[-1] and count > 2 and kin != UNLIKE and gap < least
        # Of an output of 亿元 some is in no branch.
        near = near and whole.amount.counted and whole.unit not in MEASURED
        return MILD if near else None
    sorted_ = all(name.endswith(_CLASS) and not name.startswith(_OF_NOTE) for name in names)
    if kin != FAMILY and not sorted_ and any(word in name for name in names for word in options.overlaps):
        return None
    if kin != FAMILY and not one_family([name for name in names if families_of(name, families)], families):
        return None  # 许可案卷、优秀案卷: classes of two kinds
    apart = count == 2 and entry.parts[1].lead.startswith("；") and names[0][-2:] == names[1][-2:]
    if (kin == UNLIKE or (apart and not _opposite(*names))) and any(
        name.startswith(options.acts) for name in names
    ):
        return None  # 54件存在瑕疵、48件当场整改: what was found and done, and of one thing perhaps
    if any(word in entry.statement.text.replace(whole.label, "") for word in _SHARED):  # 交叉检查 is a name
        return None
    if kin != FAMILY and any(total + difference < one.amount.value for one in entry.wholes):
        return None  # they may be some of a total named before
    if gap * _MORE_SORTED <= total and _sorts(entry, names, families, options):
        return UNMET
    if persons and kin == ALIKE and not _are_ways(names, whole):
        kin = UNLIKE  # 执法人员、法制审核人员
    if kin == FAMILY and entry.rule == OUTCOME:
        share = _MORE[UNLIKE, count > 2]  # nothing but their names joins them to the total
    else:
        share = _MORE_PERSONS if persons and kin == UNLIKE else _MORE[kin, count > 2]
    near = gap * share <= total and (kin != UNLIKE or total >= (_FEWEST if count > 2 else _FEW))
    return UNMET if near else None


def _told_apart(names: Sequence[str], acts: tuple[str, ...]) -> bool:
    """Whether what stands behind 有28名 says of each where it is, so that none is told twice, or is the name of a class.

    有28名取得职称、有21名兼任仲裁员 can be said of one person.
    """
    if any(all(name.startswith(word) for name in names) for word in _PLACED):
        return True
    return len(names) > 2 and not any(
        len(name) > _LONGEST_CLASS or name[0] in _VERBAL or name.startswith(acts) for name in names
    )


def _sorts(entry: Breakdown, names: Sequence[str], families: Mapping[str, int], options: SumOptions) -> bool:
    """Whether a list behind 其中 or in a bracket sorts its total into classes of one kind, so that none is in two.

    Acts (警告20件、罚款18件) can be done to one thing at once; classes of a family beside others (执法案卷、合格案卷) are of two kinds.
    """
    announced = is_announced(entry.parts[0].lead)
    if entry.tail.startswith("中"):
        return False  # 高校教师12名中的8名
    if entry.wholes[-1].unit in _PERSONS and all(name.endswith("员") for name in names):
        return False  # 执法人员、法制审核人员: roles, of which one may have two
    if entry.rule not in (AMONG, BRACKET) or entry.parts[0].lead.startswith(("、", "和", "及", "与")):
        return False
    if not announced and any(part.lead[:1] in ("，", "；") for part in entry.parts[1:]):
        return False
    if len(set(names)) < len(names) or not all(names) or any(name.startswith(options.acts) for name in names):
        return False
    known = [families_of(name, families) != 0 for name in names]
    return announced or not any(known) or one_family(names, families)


def _are_ways(names: Sequence[str], whole: CountedItem) -> bool:
    """Whether parts are ways of the act that their whole tells of, each time done in one: 服务〔群众〕，其中窗口服务、上门服务."""
    act = names[0][-_ACT:]
    return (
        whole.unit.endswith("次")
        and act in whole.label
        and all(name.endswith(act) and len(name) > _ACT for name in names)
    )


def _contains(label: str) -> bool:
    """Whether a list opens with 含 alone, which names what is of note as often as all there is."""
    return label.startswith("含") and not label.startswith("含有")


def _tells_acts(names: Sequence[str], acts: tuple[str, ...]) -> bool:
    """Whether what 分别 deals out are acts and no classes: 分别为企业解决问题9个、培训职工8人, but not 服务业4份."""
    return any(name == word or word in name[1:] for name in names for word in acts)


def _by_commas(entry: Breakdown) -> bool:
    """Whether only commas or semicolons join the parts, and nothing says that they are one list."""
    return all(part.lead[:1] in ("，", "；") for part in entry.parts[1:]) and not (
        is_announced(entry.parts[0].lead) or entry.rule == BRACKET or made_alike(*entry.names[:2])
    )


def _carried(entry: Breakdown, options: SumOptions) -> bool:
    """Whether what was left over from before is named, so that more may be done than came in.

    What the whole itself is called (历史遗留问题, 信访积案) is no more than there is, nor what goes on into the next year.
    """
    text = entry.statement.text.replace(entry.wholes[-1].label or "\n", "")
    text = FORWARD.sub("", text.replace(entry.parts[-1].lead or "\n", ""))
    behind = noun_behind(entry.statement, entry.parts[-1])  # 还有10个跨年实施
    if any(word in behind for word in _EARLIER):
        return True
    text = text.replace(behind or "\n", FORWARD.sub("", behind))
    return any(word in text for word in options.carryover)


def _names_main(entry: Breakdown) -> bool:
    return any(word in entry.parts[0].lead for word in ("主要", "重点"))


def _kin(names: Sequence[str], families: Mapping[str, int]) -> int:
    """Return how sure it is that names are of classes of one kind, which exclude one another."""
    if len(set(names)) < len(names) or not all(names):
        return UNLIKE
    if one_family(names, families) or one_family(_stems(names), families):
        return FAMILY
    if len(names) == 2 and _opposite(*names):
        return FAMILY
    first = names[0]
    alike = (
        all(name[-1] == first[-1] for name in names)
        or all(len(name) > 2 and name[:2] == first[:2] for name in names)
        or all(len(name) == len(first) and name[0] == first[0] for name in names)
    )
    return ALIKE if alike else UNLIKE


def _stems(names: Sequence[str]) -> list[str]:
    """Return names without what all of them end with: 男律师、女律师 are 男 and 女, 工业领域、农业领域 are 工业 and 农业."""
    size = 0
    shortest = min(map(len, names))
    while size < shortest - 1 and len({name[-size - 1 :] for name in names}) == 1:
        size += 1
    return [name[: len(name) - size] for name in names]


def _opposite(one: str, other: str) -> bool:
    """Whether one name is the negation of the other: 依法受理 and 不予受理, 合格 and 不合格."""
    for positive, negative in ((one, other), (other, one)):
        for word in _OPPOSITES:
            rest = negative.removeprefix(word)
            if rest != negative and rest and positive.endswith(rest) and not positive.startswith(word):
                return True
    return False
