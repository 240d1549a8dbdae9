"""Shares: which part and which wholes a stated share (占34.1%) belongs to, and what a rate must be the quotient of."""

from __future__ import annotations

from collections.abc import Sequence

from checker.checks.figures.bases import LIST_JOINTS, Whole, all_exact, single, together, wholes_of
from checker.checks.figures.statements import (
    CHANGE_NAMES,
    NO_JOINTS,
    CountedItem,
    Statement,
    WordsIn,
    noun_behind,
)
from checker.text.amounts import ONE
from checker.text.lazy import pattern
from checker.values import NamedTuple

PERCENT = "%"
_AFTER_RATE = (
    "",
    "为",
    "达",
    "达到",
    "达到了",
    "均为",
    "均达",
    "均达到",
    "是",
    "仅为",
    "仅",
    "只有",
    "均",
    "：",
)
_SHARE_NAMED = pattern("^所?占?(?:比重|比例|份额)(?:为|达|达到|是|仅为)?$")
"""A share by its name alone: 来自企业的93条，比重为30%."""
_NAMES_OF_SHARES = ("占", "比", "份额")
"""One of these stands in what names a share."""
_OF_THEM = pattern("^[^，；：。]{0,10}(?:里|中|之内|当中)，[^，；：。]{2,14}占(?:比|了)?(?:为|达)?$")
_TOLD_AFTER = ("，为", "，共", "，计", "，是", "，共计", "，达")
"""How a share is told of a part of the things before, and the part behind it: 185件投诉里，水质问题占40%，为74件."""
_SHARES = ("比例", "比重", "总数", "总量", "全部", "总", "比", "其", "的", "为", "达", "到", "了", "仅")
_TOTALS = ("总人数", "总件数", "总户数", "总次数", "总数", "总量", "总额", "案件数", "人数", "件数", "数")
_SCOPES = frozenset("全市县区省镇总各年人数案件")
"""Characters that may stand in the names of two different totals."""
_OPPOSITES = ("不", "未")
_HOLDERS = ("户", "家")
"""Units of those in whom something is found, in which nothing that comes out of them is counted: 发现问题312户."""


class ShareClaim(NamedTuple):
    """A rate with the counts it may be the quotient of: (part, whole) nearest first, or one count alone.

    ``meant`` are those of ``pairs`` that it must be the quotient of if it is none of the others.
    """

    rate: CountedItem
    pairs: tuple[tuple[CountedItem, Whole], ...]
    meant: tuple[tuple[CountedItem, Whole], ...]
    alone: CountedItem | None
    alone_is_part: bool


def shares_in_order(statement: Statement, at: int) -> ShareClaim | None:
    """Return the claim of one of 征管类389通、政策类311通，分别占45.0%、36.0%: the parts and their shares stand in one order."""
    items = statement.items
    first = at
    while first and items[first].lead == "、" and items[first].amount.unit == PERCENT:
        first -= 1
    if items[first].label not in ("分别占", "各占", "分别占比") or items[first].amount.unit != PERCENT:
        return None
    last = first
    while last + 1 < len(items) and items[last + 1].lead == "、" and items[last + 1].amount.unit == PERCENT:
        last += 1
    count = last - first + 1
    parts = items[first - count : first] if first >= count else ()
    if count < 2 or not parts or len({part.unit for part in parts}) > 1 or not all_exact(parts):
        return None
    if (
        not all(part.lead.startswith((*LIST_JOINTS, "，")) for part in parts[1:])
        or parts[0].amount.unit == PERCENT
    ):
        return None
    sum_ = together(parts)
    wholes = [sum_]
    least = sum_.value
    wholes += [
        single(one)
        for one in reversed(items[: first - count])
        if one.unit == parts[0].unit and one.amount.exact and one.amount.value + one.amount.step >= least
    ]
    rates = items[first : last + 1]
    pairs = tuple((parts[at - first], whole) for whole in wholes)
    rows = [(whole, _fitting(parts, rates, whole)) for whole in wholes]
    base, most = max(rows, key=lambda row: row[1])
    meant = ((parts[at - first], base),) if most and (most == count or most * 2 >= count) else ()
    return ShareClaim(items[at], pairs, meant, None, False) if meant else None


def _fitting(parts: Sequence[CountedItem], rates: Sequence[CountedItem], whole: Whole) -> int:
    """Return how many of the rates are the shares of their parts in a whole, to the last place or one off."""
    return sum(
        whole.value > 0
        and abs(100 * ONE * part.amount.value - rate.amount.value * whole.value)
        <= rate.amount.step * whole.value
        for part, rate in zip(parts, rates, strict=True)
    )


def share(statement: Statement, at: int) -> ShareClaim | None:
    """Return the claim of 其中……60件，占34.1%, of 占总数455件的9.0%, and of 移送公安机关的占14.6%."""
    items = statement.items
    rate = items[at]
    if not at or not (rate.lead == "的" or any(word in rate.lead for word in _NAMES_OF_SHARES)):
        return None
    if at + 1 < len(items) and items[at + 1].lead in _TOLD_AFTER and _OF_THEM.match(rate.lead) is not None:
        told, things = items[at + 1], items[at - 1]
        if told.unit == things.unit and all_exact((told, things)) and not noun_behind(statement, told):
            return of_pairs(statement, rate, [(told, single(things))])
    nearest = items[at - 1]
    named = _named_part(statement, at)
    if named is None and (
        nearest.amount.unit == PERCENT or not nearest.amount.exact or not nearest.amount.value
    ):
        return None
    if rate.lead == "的" and "占" in nearest.label:
        part = items[at - 2] if at > 1 and nearest.label.startswith("占") else None
        if part is not None and part.unit == nearest.unit and part.amount.exact:
            pair = (part, single(nearest))
            return ShareClaim(rate, (pair,), (pair,), None, False)
        return ShareClaim(rate, (), (), nearest, False) if nearest.amount.counted else None
    if named is None:
        label = "占" if _SHARE_NAMED.match(rate.label) is not None else rate.label
        if not label.startswith("占") or rate.lead.count("，") > 1 or "；" in rate.lead:
            return None
        of = label.removeprefix("占")
        part = nearest
    else:
        part, of = named
    while of.startswith(_SHARES):
        of = of[max(len(word) for word in _SHARES if of.startswith(word)) :]
    of = of.rstrip("的")
    of = next((of.removesuffix(word) for word in _TOTALS if of.endswith(word)), of)
    wholes = [one for one in wholes_of(statement, part) if not of or _speaks_of(of, one)]
    if wholes:
        return of_pairs(statement, rate, [(part, whole) for whole in wholes])
    alone = not of and part.amount.counted and rate.lead.startswith("，") and named is None
    return ShareClaim(rate, (), (), part, True) if alone else None


def _named_part(statement: Statement, at: int) -> tuple[CountedItem, str] | None:
    """Return the part that a share names before 占, and what it is a share of: 移送公安机关的〔占〕, 网格员上报的〔占总数的〕."""
    name, found, of = statement.items[at].label.partition("占")
    name = name.rstrip("的所")
    if not found or len(name) < 3:
        return None
    for part in reversed(statement.items[:at]):
        if part.amount.unit != PERCENT and part.amount.exact and len(part.label) > 2 and not part.is_change:
            label = part.label.rstrip("的")
            if label == name or name.startswith(label) or label.endswith(name):
                return part, of
    return None


def _speaks_of(of: str, whole: Whole) -> bool:
    """Whether a total is named by words of the whole: 占结案总数的 after 办结纠纷2817件."""
    label = "".join(item.label for item in whole.items)
    return of in label or any(char in label for char in of if char not in _SCOPES)


def of_pairs(
    statement: Statement,
    rate: CountedItem,
    pairs: Sequence[tuple[CountedItem, Whole]],
    produced: WordsIn | None = None,
) -> ShareClaim | None:
    """Return the claim of a rate, or None where none of ``pairs`` is surely meant.

    Surely meant is a whole of the same sentence that is no sister of the part, and whose things the part counts, not what
    came out of them; and no semicolon parts the rate from them, but those of the list of parts that it stands in.
    """
    meant = []
    for part, whole in pairs:
        first = _first_of_list(statement, part)
        behind = first if first is not part else rate
        passage = statement.line.text.rfind("；", statement.start, behind.amount.start)
        label = "".join(item.label + noun_behind(statement, item) for item in whole.items)
        if (
            all(one in statement.items and one.amount.start > passage for one in whole.items)
            and part.amount.start > passage
            and not _sisters(statement, part, whole.items[0], rate)
            and (
                hangs_on(statement, whole, part)
                or produced is None
                or part.unit in _HOLDERS
                or all(word in label for word in produced.of(part.label))
            )
        ):
            meant.append((part, whole))
    return ShareClaim(rate, tuple(pairs), tuple(meant), None, False) if meant else None


def hangs_on(statement: Statement, whole: Whole, part: CountedItem) -> bool:
    """Whether a whole stands in the bracket of its part: 化解积案613件（共878件）."""
    host = whole.items[0].host
    return host >= 0 and statement.items[host] is part


def _first_of_list(statement: Statement, part: CountedItem) -> CountedItem:
    """Return the first part of a list in which each part is followed by its share: 维持28件，占66.7%；驳回8件，占19.0%."""
    items = statement.items
    at = items.index(part)
    while (
        at > 1
        and items[at].lead[:1] in ("；", "，", "、")
        and items[at].lead == items[at].lead[:1] + items[at].label
        and items[at - 1].amount.unit == PERCENT
        and items[at - 1].label.startswith("占")
        and items[at - 2].unit == part.unit
    ):
        at -= 2
    return items[at]


def _sisters(statement: Statement, part: CountedItem, whole: CountedItem, rate: CountedItem) -> bool:
    """Whether the two are parts of one whole: in one list (合格39宗、不合格3宗), each with its share, or opposites."""
    items = statement.items
    first, last = items.index(whole), items.index(part)
    if first > last:
        return False
    after = items[first + 1]
    if after.amount.unit == PERCENT and after.label.startswith("占") and "其中" not in part.lead:
        return True
    if all(item.lead.startswith("、") for item in items[first + 1 : last + 1]):
        return True
    name = rate_name(rate.label) or ""
    return name[:1] in _OPPOSITES and name[1:] in whole.label


def rate_name(label: str) -> str | None:
    """Return the name of the rate that a label ends with, without 率, or None; 压缩率 and 下降率 are changes and no parts."""
    end = label.rfind("率")
    if end <= 0 or label[end + 1 :] not in _AFTER_RATE:
        return None
    name = label[:end]
    for joint in "、和及与":
        at = name.rfind(joint)
        if not name.startswith(NO_JOINTS, at):
            name = name[at + 1 :]
    return name if len(name) > 1 and not name.endswith(CHANGE_NAMES) else None
