"""What a rate may be taken of: an amount, the sum of a list under one verb, or what is left of either.

Where several may be meant all are returned: a rate is only wrong where it is none of any of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.checks.figures.statements import CountedItem, Statement, shown
from checker.checks.figures.totals import TOTALS
from checker.values import NamedTuple

LIST_JOINTS = ("、", "和", "及", "与", "以及")
_ABSENT = ("不", "未", "缺", "免", "无", "没有")
_GONE = (
    "撤回",
    "撤诉",
    "不予",
    "不属",
    "缺考",
    "弃考",
    "旷考",
    "缺席",
    "请假",
    "退回",
    "移送",
    "转送",
    "转交",
    "终止",
    "重复",
)
"""What takes its things out of the base of a rate: 缺考2人, 依法不予受理5件, 当事人撤回4件."""
_MOST = 8
"""No more wholes, and amounts taken off them, are tried with one another."""


class Whole(NamedTuple):
    """What a rate may be taken of: the sum or difference of ``items``, told as ``told``; ``spread`` is how much it may be off."""

    items: tuple[CountedItem, ...]
    value: int
    told: str
    spread: int


def single(item: CountedItem) -> Whole:
    """Return one amount as a whole."""
    return Whole((item,), item.amount.value, shown(item.amount.value), spread_of(item))


def spread_of(item: CountedItem) -> int:
    """Return by how much an amount may be off, being rounded to 万 or decimals."""
    return 0 if item.amount.counted else item.amount.step


def together(items: Sequence[CountedItem]) -> Whole:
    """Return the sum of a list as a whole."""
    total = sum(item.amount.value for item in items)
    told = "＋".join(shown(item.amount.value) for item in items)
    return Whole(tuple(items), total, f"（{told}）", sum(spread_of(item) for item in items))


def all_exact(items: Sequence[CountedItem]) -> bool:
    """Whether no amount is rounded, a bound or a range by its words."""
    return all(item.amount.exact for item in items)


def bracketed_total(statement: Statement, at: int) -> CountedItem | None:
    """Return the total that a bracket behind an amount gives for the same things: 化解积案613件〔（共878件）〕."""
    items = statement.items
    total = items[at + 1] if at + 1 < len(items) else None
    if (
        total is None
        or total.host != at
        or total.label not in TOTALS
        or total.unit != items[at].unit
        or not total.amount.exact
        or not statement.line.text.startswith("）", total.amount.end)
    ):
        return None
    return total


def is_gone(label: str) -> bool:
    """Whether a label tells of what is not there or was not done: 缺考, 未办结, 不合格."""
    return label.removeprefix("因故").startswith(_ABSENT) or any(word in label for word in _GONE)


def wholes_of(statement: Statement, part: CountedItem, rate: int | None = None) -> list[Whole]:
    """Return what a part may be a part of, the most likely first: amounts, lists of them, and what is left of them.

    ``rate`` is the index of the rate: what stands before it and is not there (缺考2人) may be taken off its base.
    """
    items = statement.items
    at = items.index(part)
    unit = part.unit
    least = max(part.amount.value, 1)
    found: list[Whole] = []
    end = at
    while end:
        first = end - 1
        while first and items[first].unit == unit and items[first].lead.startswith(LIST_JOINTS):
            first -= 1
        run = items[first:end]
        if (
            len(run) > 1
            and not part.lead.startswith(LIST_JOINTS)
            and all(one.unit == unit and one.row == part.row for one in run)
            and all_exact(run)
            and "其中" not in run[0].lead
            and not any(one.is_change for one in run)
        ):
            sum_ = together(run)
            if sum_.value >= least:
                found.append(sum_)
        end = first
    for one in (*reversed(items[:at]), *reversed(statement.before)):
        if one.unit != unit or not one.amount.exact or one.is_change or one.amount.value < least:
            continue
        found.append(single(one))
    total = bracketed_total(statement, at)
    if total is not None and total.amount.value >= least:
        found.insert(0, single(total))
    if rate is not None:
        gone = [one for one in items[:rate] if one.unit == unit and is_gone(one.label)][-_MOST:]
        for whole in found[:_MOST] if gone else ():
            for one in gone:
                value = whole.value - one.amount.value
                if one not in whole.items and value >= least and one is not part:
                    told = f"（{whole.told}－{shown(one.amount.value)}）"
                    found.append(Whole((*whole.items, one), value, told, whole.spread + spread_of(one)))
    return found
