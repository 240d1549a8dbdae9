"""Changes whose base is told behind them, or in the sentence before or after: 受理300件，同比下降25%。去年受理400件。"""

from __future__ import annotations

from checker.checks.figures.change_claim import (
    COPULAS,
    OTHER_BASES,
    ChangeClaim,
    core,
    indicator,
    one_indicator,
    slack_of,
)
from checker.checks.figures.change_words import (
    PART_OF_YEAR,
    TO,
    YEAR,
    YEAR_BEFORE,
    Verb,
    reached_at,
    two_times,
    verb_of,
    year_before,
)
from checker.checks.figures.options import ChangeOptions
from checker.checks.figures.statements import CHANGES, CountedItem, Statement
from checker.text.lazy import pattern
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LAST_YEAR = (
    "同比",
    "比上年",
    "较上年",
    "比去年",
    "较去年",
    "与上年",
    "与去年",
    "比上一年",
    "较上一年",
    "比前一年",
    "较前一年",
)
_NOT_LAST_YEAR = ("前年", "以前", "之前")
_HOTLINE = pattern("(?<=[\u4e00-\u9fff])1[0-9]{4}|^1[0-9]{4}")
_SHORTEST_NAME = 2
_WHOLE_NAME = 4
"""How long a name must be that stands within another: 主动公开 in 县政府网站主动公开信息."""
_SAME_AGAIN = (
    "这一数字",
    "这个数字",
    "该数字",
    "这一数据",
    "该数据",
    "这一指标",
    "该指标",
    "数量",
    "数字",
    "数",
)
"""Words that name again what was named before."""
TOLD_AFTER = frozenset(
    [
        "，共",
        "，为",
        "，是",
        "，达",
        "，达到",
        "，共计",
        "，计",
        "，降为",
        "，增至",
        "，降至",
        "，增为",
        "，减至",
        "，升至",
    ]
)
"""What joins a value to the change that was told before it: 同比减少30%，为168件."""


def change_ahead(statement: Statement, at: int) -> CountedItem | None:
    """Return the value that follows the change at ``at``, where the change opens its sentence: 应诉案件下降25%，共36件。"""
    items = statement.items
    if at or len(items) < 2 or items[1].row != items[0].row or items[1].lead not in TOLD_AFTER:
        return None
    return items[1]


def from_to_behind(statement: Statement, at: int, options: ChangeOptions) -> ChangeClaim | None:
    """Return the claim of a change whose two values follow it and name nothing else: 同比减少31件，由去年的162件降至131件."""
    items = statement.items
    if at + 2 >= len(items) or items[at + 1].lead[:1] != "，" or items[at + 1].label[:1] not in ("由", "从"):
        return None
    rate, old, new = items[at : at + 3]
    verb = verb_of(rate, options) if rate.amount.exact and rate.amount.unit != "个百分点" else None
    if verb is None or verb.yearly or old.unit != new.unit or rate.amount.unit not in ("%", old.unit):
        return None
    if not (old.amount.exact and new.amount.exact) or rate.row != old.row or old.row != new.row:
        return None
    if any(word in rate.lead for word in OTHER_BASES) or YEAR.search(rate.lead + old.lead) is not None:
        return None
    if (
        new.lead[:1] in "，、；：（"
        or not reached_at(new.lead, options).endswith(TO)
        or indicator(old.label[1:], options)
    ):
        return None
    slack = slack_of(old), slack_of(new)
    values = old.amount.value, new.amount.value
    return ChangeClaim("由到", rate, *values, slack, (rate,), verb.up, verb.reached)


def of_neighbour(
    statement: Statement,
    at: int,
    neighbours: Sequence[Statement],
    verb: Verb,
    options: ChangeOptions,
    year: int | None,
) -> list[ChangeClaim]:
    """Return the claim whose base is told in the sentence before or after.

    ``year`` is the reporting year, whose year before 同比 compares with.
    """
    rate, value = statement.items[at], statement.items[1 - at]
    words = statement.line.text[statement.start : min(rate.amount.start, value.amount.start)]
    compared = any(word in rate.lead for word in _LAST_YEAR)
    years = YEAR.findall(words)
    plain = rate.lead == f"，{rate.label}" if at else bool(verb.named)
    if value.is_change or not (compared or plain) or (at and YEAR.search(rate.lead)):
        return []
    if any(word in rate.lead for word in OTHER_BASES):
        return []
    if any(word in words for word in options.earlier) and not compared:
        return []
    counted = core(value.label if at else verb.named, options).rstrip(COPULAS + "到")
    for other in neighbours:
        base = other.items[0]
        lead = other.line.text[other.start : base.amount.start]
        told = YEAR.findall(lead)
        lead = lead.removeprefix("而").removeprefix("但")
        last_year = lead.startswith(tuple(options.earlier)) and not lead.startswith(_NOT_LAST_YEAR)
        if told and (years or (compared and year)):
            last_year = int(told[-1]) + 1 == int(years[-1] if years else year or 0)
        again = not base.label.endswith(CHANGES) and _told_again(
            core(base.label, options).lstrip("而但").rstrip(COPULAS + "到"), counted
        )
        if not compared and not again:
            continue
        if PART_OF_YEAR.search(words) is not None and "同期" not in lead:
            continue
        if (
            last_year
            and base.unit == value.unit
            and base.amount.exact
            and (again or (len(statement.items) == 2 and not _named_anew(base.label, options)))
        ):
            slack = slack_of(base), slack_of(value)
            old, new = base.amount.value, value.amount.value
            return [ChangeClaim("邻句基数", rate, old, new, slack, (value,), verb.up, verb.reached)]
    return []


def of_values_after(
    statement: Statement, neighbours: Sequence[Statement], verb: Verb, options: ChangeOptions
) -> list[ChangeClaim]:
    """Return the claim of a change that stands alone, both of whose values the next sentence tells.

    平均办理时间较上年缩短50%。上年平均办理时间12天，当年为9天. Money is left out: its growth may be one in constant prices.
    """
    (rate,) = statement.items
    named = verb.named.rstrip(COPULAS)
    if not named or verb.yearly or not any(word in rate.lead for word in _LAST_YEAR):
        return []
    if any(word in rate.lead for word in OTHER_BASES) or PART_OF_YEAR.search(rate.lead) is not None:
        return []
    after = [one for one in neighbours if one.line is statement.line and one.start == statement.end]
    items = after[0].items if after else ()
    found = []
    for at, old in enumerate(items[:-1]):
        value = items[at + 1]
        # 当年 behind the year before is this year.
        new = value._replace(
            lead=value.lead.replace("当年", "今年"), label=value.label.replace("当年", "今年")
        )
        if old.unit != new.unit or old.unit in ("元", "%") or old.row or new.row:
            continue
        if not (old.amount.exact and new.amount.exact) or old.is_change or new.is_change:
            continue
        if not any(word in old.label for word in YEAR_BEFORE) or "，" not in new.lead[:1]:
            continue
        thing = core(old.label, options).rstrip(COPULAS + "到")
        again = thing in named and _told_again(thing, named) if thing else len(items) == 2
        if again and two_times(old.lead, new.lead, options) and one_indicator(old, new, "", options):
            slack = slack_of(old), slack_of(new)
            values = old.amount.value, new.amount.value
            found.append(ChangeClaim("邻句两值", rate, *values, slack, (rate,), verb.up, verb.reached))
    return found if len(found) == 1 else []


def told_before(value: CountedItem, base: CountedItem, rate: CountedItem, options: ChangeOptions) -> bool:
    """Whether a value behind a change is that of the year before, of the same thing: 735家次，增幅达25%；2022年检查供水企业700家次."""
    if (base.unit, base.row) != (value.unit, value.row) or not base.amount.exact or base.is_change:
        return False
    if any(word in rate.lead for word in OTHER_BASES) or any(char.isdigit() for char in rate.lead):
        return False
    if PART_OF_YEAR.search(base.lead) is not None or PART_OF_YEAR.search(value.lead) is not None:
        return False
    one, two = indicator(value.label, options), indicator(base.label, options)
    if len(one) < _SHORTEST_NAME or one != two:
        return False
    if YEAR.search(base.lead) is None:
        return base.label.startswith(YEAR_BEFORE) and YEAR.search(value.lead) is None
    return year_before(value.lead, base.lead)


def _told_again(again: str, counted: str) -> bool:
    """Whether two labels name one thing: one in the first or last words of the other (法律援助受援…… 受援, 公开信息…… 公开)."""
    # 12345工单 and 工单 are one thing: the number of a hotline is no part of its name.
    short, long = sorted((_HOTLINE.sub("", again), _HOTLINE.sub("", counted)), key=len)
    at = long.find(short)
    if len(short) < 2 or at < 0 or (at and long[at - 1] in "未不非予无免"):
        return False
    inside = len(short) >= _WHOLE_NAME and len(long) - at - len(short) <= 2
    return at == 0 or long.endswith(short) or inside


def _named_anew(label: str, options: ChangeOptions) -> bool:
    """Whether a label says what it counts, and not only when (去年为, 上年同期这一数字为)."""
    rest = core(label, options)
    for word in _SAME_AGAIN:
        rest = rest.replace(word, "")
    return bool(rest.strip(COPULAS))
