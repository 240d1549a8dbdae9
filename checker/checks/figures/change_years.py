"""Changes of values that are told year by year: which of them is the base that the change names.

比2022年 picks the value of that year, 较上年 and 同比 that of the year before the last; where nothing is named the year before
and the first of the row may be meant. A base whose value is not told proves nothing.
"""

from __future__ import annotations

from checker.checks.figures.change_claim import ChangeClaim, one_indicator, slack_of, thing_of
from checker.checks.figures.change_words import PART_OF_YEAR, YEAR, YEAR_BEFORE, Verb
from checker.checks.figures.options import ChangeOptions
from checker.checks.figures.statements import CountedItem, Statement
from checker.text.lazy import pattern

_NAMED_BASE = pattern("[比较与同从]([0-9]{4})年")
_RANGE = pattern("[0-9]{4}年?(?:至|到|—|-|~)[0-9]{4}年")
_COMPARED = (*YEAR_BEFORE, "同比")


def names_base(rate: CountedItem) -> bool:
    """Whether a change names the year that it compares with: 比2022年下降, 较上年下降."""
    return _NAMED_BASE.search(rate.lead) is not None or any(word in rate.lead for word in _COMPARED)


def by_years(statement: Statement, at: int, verb: Verb, options: ChangeOptions) -> list[ChangeClaim] | None:
    """Return the claims of a change behind values of several years, or None where the values are not told so."""
    dated = _dated(statement, at, options)
    if len(dated) < 2:
        return None
    rate = statement.items[at]
    base_named = _NAMED_BASE.search(rate.lead)
    newest = max(dated)
    value = dated[newest]
    compared = any(word in rate.lead for word in _COMPARED)
    if base_named is not None:
        bases = [int(base_named.group(1))]
    elif compared or verb.over:
        bases = [newest - (verb.over or 1)]
    else:
        bases = [max(year for year in dated if year < newest), min(dated)]
    if value is not statement.items[at - 1] and len(dated) > 2:
        return []  # of which of them the change is told is not clear
    found = []
    for year in dict.fromkeys(bases):
        base = dated.get(year)
        if base is None or year >= newest or not one_indicator(base, value, verb.named, options):
            continue
        if bool(PART_OF_YEAR.search(base.lead)) != bool(PART_OF_YEAR.search(value.lead)):
            continue  # 2024年上半年 is not compared with all of 2023
        slack = slack_of(base), slack_of(value)
        old, new = base.amount.value, value.amount.value
        found.append(ChangeClaim("逐年", rate, old, new, slack, (base, value), verb.up, verb.reached))
    return found


def mean_by_years(statement: Statement, at: int, verb: Verb, options: ChangeOptions) -> list[ChangeClaim]:
    """Return the claim of a yearly mean behind values of several years: 2021年80件，2022年96件，2023年120件，年均增长22.5%."""
    dated = _dated(statement, at, options)
    if len(dated) < 2 or names_base(statement.items[at]):
        return []
    first, last = min(dated), max(dated)
    old, new = dated[first], dated[last]
    if new is not statement.items[at - 1] or len(dated) != last - first + 1:
        return []
    if PART_OF_YEAR.search(old.lead) is not None or PART_OF_YEAR.search(new.lead) is not None:
        return []
    slack = slack_of(old), slack_of(new)
    values = old.amount.value, new.amount.value
    rate = statement.items[at]
    return [ChangeClaim("逐年", rate, *values, slack, (old, new), verb.up, verb.reached, last - first)]


def _dated(statement: Statement, at: int, options: ChangeOptions) -> dict[int, CountedItem]:
    """Return by year the values that stand in one row before the change at ``at``, each told with its year."""
    items = statement.items
    last = items[at - 1]
    if last.lead == "、":
        return _dealt_by_year(statement, at)
    dated: dict[int, CountedItem] = {}
    name = ""
    for index in range(at - 1, -1, -1):
        item = items[index]
        years = YEAR.findall(item.lead)
        if (item.unit, item.row) != (last.unit, last.row) or len(years) != 1 or not item.amount.exact:
            break
        if item.is_change or int(years[0]) in dated:
            break
        thing = thing_of(item.label, options)
        if name and (not thing or (thing not in name and name not in thing)):
            break  # told of what was named before
        name = name or thing
        dated[int(years[0])] = item
    return dated


def _dealt_by_year(statement: Statement, at: int) -> dict[int, CountedItem]:
    """Return by year the values that 分别 deals out to years: 2021年至2023年分别为60件、80件、120件."""
    items = statement.items
    first = at - 1
    while first and items[first].lead == "、":
        first -= 1
    values = items[first:at]
    lead = values[0].lead
    if "分别" not in lead or any(one.unit != values[0].unit or not one.amount.exact for one in values):
        return {}
    years = [int(year) for year in YEAR.findall(lead)]
    if len(years) == 2 and _RANGE.search(lead) is not None:
        years = list(range(years[0], years[1] + 1))
    return dict(zip(years, values, strict=True)) if len(years) == len(values) == len({*years}) else {}
