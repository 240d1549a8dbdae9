"""Averages: 追回欠薪1260万元，惠及420人，人均3万元: the total and the number of those that it is dealt out to, told once each before it."""

from __future__ import annotations

from collections.abc import Sequence

from checker.checks.figures.arithmetic import division
from checker.checks.figures.bases import spread_of
from checker.checks.figures.statements import CountedItem, Statement, noun_behind
from checker.text.amounts import ONE
from checker.text.lazy import pattern
from checker.values import NamedTuple

_AVERAGE = pattern(
    "^(?:(?:平均)?([人户场件案期家次])均|平均?每[个名位]?([人户场件期家次])|平均每[个名位家所]([一-鿿]{1,6}?)(?=约|为|是|有|达|$))(?:约|为|是|有|达|达到|高达)?([一-鿿]*)$"
)
"""An average by its name: 人均, 平均每次, 平均每个行政村有, 人均办案; the unit or the thing that it is one of, and the act."""
_COUNTED_BY = {
    "人": ("人",),
    "户": ("户",),
    "场": ("场", "场次"),
    "件": ("件",),
    "案": ("件",),
    "期": ("期",),
    "家": ("家",),
    "次": ("次",),
}
_OTHER_TOTALS = ("均", "每", "标准", "限额", "最", "计划", "预算")
"""What makes an amount none that was dealt out."""
_SCALES = {"万": 10_000, "亿": 100_000_000}


class AverageClaim(NamedTuple):
    """An average with the total and the number that it is the quotient of."""

    average: CountedItem
    total: CountedItem
    number: CountedItem

    @property
    def fits(self) -> bool:
        """Whether the average is the quotient, rounded or cut off; what ends in noughts was rounded to them."""
        total, count, value = self.total.amount.value, self.number.amount.value, self.average.amount.value
        step = self.average.amount.step
        while value and value % (10 * step) == 0:
            step *= 10
        low, high = total - spread_of(self.total), total + spread_of(self.total)
        most, least = count + spread_of(self.number), max(count - spread_of(self.number), 1)
        return 2 * high * ONE >= (2 * value - step) * least and low * ONE < (value + step) * most


def average_of(statement: Statement, at: int) -> AverageClaim | None:
    """Return the claim of the average at ``at``, or None where not just one total and one number are told before it."""
    average = statement.items[at]
    named = _AVERAGE.match(average.label)
    if named is None or not average.amount.exact or "；" in average.lead:
        return None
    measure, thing, act = named.group(1) or named.group(2), named.group(3), named.group(4)
    units = _COUNTED_BY.get(measure, ())
    first = max((index for index in range(at) if "；" in statement.items[index].lead), default=0)
    before = statement.items[first:at]
    if any("其中" in one.lead for one in before):
        return None  # of all, or of those among them
    totals = _alone([one for one in before if one.unit == average.unit], average)
    counts = _alone(
        [
            one
            for one in before
            if (_is_called(statement, one, thing) if thing else one.unit in units)
            and one.unit != average.unit
        ],
        average,
    )
    if totals is None or counts is None or not counts.amount.value:
        return None
    if thing and sum(one.unit == counts.unit for one in before) > 1:
        return None  # 248个行政村和16个社区
    if act and act not in totals.label:
        return None  # 户均增收 is no share of what was paid
    return AverageClaim(average, totals, counts)


def _is_called(statement: Statement, item: CountedItem, thing: str) -> bool:
    """Whether an amount counts what an average is one of: 248个行政村, 行政村248个."""
    return item.label.endswith(thing) or noun_behind(statement, item).startswith(thing)


def _alone(candidates: Sequence[CountedItem], average: CountedItem) -> CountedItem | None:
    """Return the only one of some amounts, where it is exact, no change and no average itself."""
    if len(candidates) != 1:
        return None
    (one,) = candidates
    told = one.amount.exact and not one.is_change and one.row == average.row
    return one if told and not any(word in one.label for word in _OTHER_TOTALS) else None


def divided(statement: Statement, claim: AverageClaim) -> str:
    """Return the division as it is shown: 1260万元÷420人＝3万元."""
    text = statement.line.text
    amount = claim.average.amount
    scale = text[amount.unit_start - 1] if text[amount.unit_start - 1] in _SCALES else ""
    whole = 100 * claim.number.amount.value * _SCALES.get(scale, 1)
    quotient = division(claim.total.amount.value, whole, 2)
    shown = [text[one.amount.start : one.amount.end] for one in (claim.total, claim.number)]
    unit = text[amount.unit_start : amount.end]
    return f"{shown[0]}÷{shown[1]}＝{quotient.rstrip('0').rstrip('.')}{scale}{unit}"
