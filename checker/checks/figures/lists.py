"""Lists of amounts: which amounts that follow one another stand in one list, and what each is called.

The name may stand before its number (民事300件、刑事320件) or behind it (300件民事、320件刑事); shares and changes told of a part
(维持28件，占66.7%；驳回8件，占19.0%) stand between the parts and belong to none of the list.
"""

from __future__ import annotations

from checker.checks.figures.statements import CountedItem, Statement, noun_behind
from checker.text.around import behind_last
from checker.text.lazy import pattern
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    import re

JOINTS = ("、", "，", "；", "和", "及", "以及", "与")
RANKS = {"，": 1, "；": 2}
_TOTALS = ("合计", "共计", "总计", "共", "一共", "总共")
_TOGETHER = pattern(
    "^(?:以上|上述)?(?:[^，；：、]{0,6}?(?<![十百千第一二三四五六七八九])([两二三四五六七八九])个?[^年月日天，；：、]{1,8}?"
    "|(线上线下|城乡|男女|市县乡?|县乡村?|上下半年|[^，；：、加合两二三四五六七八九]{4,8}?(?=合计|共计|总计|总共|一共|共))|(全年)|)"
    "(?:(?<!^)(?:合计|共计|总计|总共|一共|累计|共)|(?:相加|加起来|合起来|加在一起)(?:合计|共计|总计|共)?)(.*)$"
)
"""A total told behind its items with what it is the total of: 两类文书总计, 三项相加共, 线上线下合计受理, 全年共举办讲座."""
_TOTAL_WORDS = frozenset("共计加合")
_BETWEEN = ("、", "和", "及", "与", "，", "；")
_OPENERS = ("其中", "包括", "包含", "含", "分为", "有", "即", "：", "涵盖", "由")
EACH_OPENS = ("分别为", "分别是", "分别有")
_LONGEST_LABEL = 24
_LONGEST_NOUN = 12
_BESIDES = ("另", "此外", "除此", "还", "同时", "并")
"""How what is told besides a list begins: 另设观察点15个."""
_TOLD_OF = ("占", "同比", "比上年", "较上年", "增长", "下降")
"""How a share or change begins that is told of the part before it."""
_ASIDES = frozenset(["%", "个百分点", "倍"])


def together(label: str) -> re.Match[str] | None:
    """Return how a label tells that what it counts are the things named before, taken together, or None where it does not.

    The groups: how many they are, the names of them in one word, 全年, and the words behind.
    """
    if _TOTAL_WORDS.isdisjoint(label):
        return None
    return _TOGETHER.match(label)


def opens_colon(lead: str) -> bool:
    """Whether a colon opens a list behind a total, or behind what the total counts: 47份〔整改建议书：〕17份."""
    noun, colon, _ = lead.partition("：")
    return bool(colon) and len(noun) <= _LONGEST_NOUN and not any(mark in noun for mark in "，；、（。")


def in_list(lead: str) -> bool:
    """Whether ``lead`` is the name of the amount before it and the joint of a list: 件〔民事、〕98件."""
    noun = lead.rstrip("、和及与，；共计合")
    return (
        lead != noun
        and 0 < len(noun) <= _LONGEST_NOUN
        and lead[:1] not in _BETWEEN
        and not any(mark in noun for mark in "，；：。、（")
    )


def run_of(
    statement: Statement, row: list[CountedItem], at: int
) -> tuple[tuple[CountedItem, ...], tuple[str, ...], int]:
    """Return the parts of a list that begins at ``at``, what they are called, and the index of its last item."""
    first = row[at]
    unit = first.unit
    parts = [first]
    last = at
    rank: int | None = None
    ahead = _comes_ahead(row, at)
    for index in range(at + 1, len(row)):
        item = row[index]
        if item.lead == "" or (item.amount.unit in _ASIDES and _is_aside(item)):
            if item.unit == unit:
                break
            if item.lead == "":  # a second measure of the part before: 52宗2076亩
                last = index
            continue
        if ahead:
            lead = item.lead.removesuffix("有")
            joint = lead[len(lead.rstrip("、和及与，；以")) :]
            fits = in_list(lead) and joint != ""
        else:
            joint = item.lead
            fits = joint.startswith(JOINTS)
        mine = RANKS.get(joint[:1], 0)
        if (
            item.unit != unit
            or not fits
            or (rank is not None and mine > rank)
            or not (ahead or is_part(item))
        ):
            break
        rank = mine if rank is None else rank
        parts.append(item)
        last = index
    if rank == RANKS["；"] and len(parts) == 2 and not _announced(statement, parts):
        parts, last = [first], at  # what stands behind the semicolon is more likely another statement
    names = [noun_behind(statement, part) if ahead else name_of(part) for part in parts]
    if ahead and not all(names):
        return (first,), (names[0],), at
    subjects = _subjects(first)
    if len(subjects) == len(parts):
        names = subjects
    return tuple(parts), tuple(names), last


def _announced(statement: Statement, parts: list[CountedItem]) -> bool:
    """Whether two parts with a semicolon between are one list: 其中 is set off (其中，受理4955件；不予受理1345件。), or each has its share or change."""
    lead = parts[0].lead
    behind = statement.after(parts[1]).strip("。；").lstrip("，")
    shares = behind.startswith(_TOLD_OF) and "，" not in behind and "；" not in behind
    return (
        (is_announced(lead) or shares or made_alike(name_of(parts[0]), name_of(parts[1])))
        and len(parts[1].label) <= _LONGEST_NOUN
        and (not behind or shares)
    )


def is_announced(lead: str) -> bool:
    """Whether 其中 is set off from a list, so that it stands over all of it."""
    return "其中，" in lead or "其中：" in lead


def made_alike(one: str, other: str) -> bool:
    """Whether two names of at most three characters are made alike: 来信 and 来访, 一审 and 二审."""
    return 0 < len(one) == len(other) < 4 and (one[0] == other[0] or one[-1] == other[-1])


def _comes_ahead(row: list[CountedItem], at: int) -> bool:
    """Whether the numbers of a list stand before what they count."""
    label = name_of(row[at])
    if label and not label.endswith(_OPENERS):
        return False
    return (
        at + 1 == len(row)
        or in_list(row[at + 1].lead.removesuffix("有"))
        or row[at + 1].lead[:1] not in _BETWEEN
    )


def _is_aside(item: CountedItem) -> bool:
    return item.label.startswith("占") or item.is_change or item.label == ""


def _subjects(first: CountedItem) -> list[str]:
    """Return the names that stand before 分别: 民事、刑事案件分别为."""
    clause, found, _ = first.label.rpartition("分别")
    if not found:
        return []
    lead = first.lead.rpartition("分别")[0]
    clause = lead[behind_last(lead, "，；：。中") :]
    names = clause.replace("和", "、").replace("与", "、").replace("及", "、").split("、")
    return [name for name in names if name]


def name_of(item: CountedItem) -> str:
    """Return what the label of a part calls it, without the word that opens the list."""
    label = item.label
    for word in ("包括", "包含", "涵盖", "分为", "含", "即", *EACH_OPENS):
        if label.startswith(word) and label != word:
            return label.removeprefix(word)
    return label


def is_part(item: CountedItem) -> bool:
    """Whether an item can be a further part of a list."""
    lead = item.lead
    return not (
        "其中" in lead
        or "。" in lead
        or item.label.startswith(_TOTALS)
        or (item.label.startswith(_BESIDES) and lead[:1] in ("，", "；"))
        or together(item.label) is not None
        or "分别" in lead
        or len(item.label) > _LONGEST_LABEL
        or item.is_change
    )
