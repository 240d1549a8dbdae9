"""Changes of values that are told year by year: which of them is the base that the change names.

比2022年 picks the value of that year, 较上年 and 同比 that of the year before the last; where nothing is named the year before
and the first of the row may be meant. A base whose value is not told proves nothing.
"""

from __future__ import annotations

from checker.checks.figures.change_claim import ChangeClaim, one_indicator, slack_of
from checker.checks.figures.change_words import YEAR, Verb
from checker.checks.figures.options import ChangeOptions
from checker.checks.figures.statements import CountedItem, Statement
from checker.text.lazy import pattern

_NAMED_BASE = pattern("[比较与同从]([0-9]{4})年")
_YEAR_BEFORE = ("上年", "去年", "上一年", "同比", "前一年")


def names_base(rate: CountedItem) -> bool:
    """Whether a change names the year that it compares with: 比2022年下降, 较上年下降."""
    return _NAMED_BASE.search(rate.lead) is not None or any(word in rate.lead for word in _YEAR_BEFORE)


def by_years(statement: Statement, at: int, verb: Verb, options: ChangeOptions) -> list[ChangeClaim] | None:
    """Return the claims of a change behind values of several years, or None where the values are not told so."""
    dated = _dated(statement, at)
    if len(dated) < 2:
        return None
    rate = statement.items[at]
    base_named = _NAMED_BASE.search(rate.lead)
    newest = max(dated)
    value = dated[newest]
    compared = any(word in rate.lead for word in _YEAR_BEFORE)
    if base_named is not None:
        bases = [int(base_named.group(1))]
    elif compared:
        bases = [newest - 1]
    elif len(dated) > 2:
        bases = [max(year for year in dated if year < newest), min(dated)]
    else:
        return None
    if value is not statement.items[at - 1] and len(dated) > 2:
        return []  # of which of them the change is told is not clear
    found = []
    for year in dict.fromkeys(bases):
        base = dated.get(year)
        if base is None or year >= newest or not one_indicator(base, value, verb.named, options):
            continue
        slack = slack_of(base), slack_of(value)
        old, new = base.amount.value, value.amount.value
        found.append(ChangeClaim("逐年", rate, old, new, slack, (base, value), verb.up, verb.reached))
    return found


def _dated(statement: Statement, at: int) -> dict[int, CountedItem]:
    """Return by year the values that stand in one row before the change at ``at``, each told with its year."""
    items = statement.items
    last = items[at - 1]
    dated: dict[int, CountedItem] = {}
    for index in range(at - 1, -1, -1):
        item = items[index]
        years = YEAR.findall(item.lead)
        if (item.unit, item.row) != (last.unit, last.row) or len(years) != 1 or not item.amount.exact:
            break
        if item.is_change or int(years[0]) in dated:
            break
        dated[int(years[0])] = item
    return dated
