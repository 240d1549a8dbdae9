"""Which two values a stated change is stated for, in every way that the sentence can be read.

From and to (由120件增加到150件，增长25%), a base behind the value (187件，比上年的151件增长23.8%; 187件，上年同期为151件), two times
(2022年120件，2023年150件; 年初105件，年末129件), the change itself (150件，同比增加30件，增长25%), and a base told in the sentence before or after.
"""

from __future__ import annotations

from checker.checks.figures.bases import LIST_JOINTS
from checker.checks.figures.change_claim import (
    COPULAS,
    OTHER_BASES,
    ChangeClaim,
    Moved,
    one_indicator,
    slack_of,
    thing_of,
    value_of,
)
from checker.checks.figures.change_neighbours import (
    TOLD_AFTER,
    change_ahead,
    from_to_behind,
    of_neighbour,
    of_values_after,
    told_before,
)
from checker.checks.figures.change_words import (
    TO,
    YEAR,
    Verb,
    bare_change,
    change_label,
    reached_at,
    spans,
    two_times,
    verb_of,
    year_before,
    years_between,
)
from checker.checks.figures.change_years import by_years, mean_by_years, names_base
from checker.checks.figures.options import ChangeOptions
from checker.checks.figures.statements import CountedItem, Statement
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

CHANGES = ("%", "倍", "番", "个百分点")
_FROM = ("由", "从", "自", "原来", "原有")
_THAN = ("比", "较", "相比", "与", "同")
_MARKS = "，、；：（"
_ADDED = ("新增", "净增", "增加", "扩充")
"""Words of what came to a stock: 新增32家，较上年末的180家增长17.8%."""


def _told_with_time(statement: Statement, at: int) -> bool:
    """Whether the amount before stands in a bracket behind the time that is compared with: 429件，比上年（892件）下降51.9%."""
    base, rate = statement.items[at - 1 : at + 1]
    fits = base.host < 0 and not base.lead and rate.label.startswith(("比", "较"))
    return fits and base.row != rate.row == statement.items[at - 2].row


def claims_of(
    statement: Statement,
    at: int,
    neighbours: Sequence[Statement],
    options: ChangeOptions,
    year: int | None = None,
) -> list[ChangeClaim]:
    """Return the claims of the change at ``at``, one for each way to read which values it is stated for.

    ``year`` is the reporting year.
    """
    rate = statement.items[at]
    unit = rate.amount.unit
    behind = from_to_behind(statement, at, options)
    if behind is not None:
        return [behind] if behind.old > 0 else []
    base = statement.items[at - 1] if at else change_ahead(statement, at)
    if base is None and len(statement.items) == 1 and unit == "%" and rate.amount.exact:
        verb = verb_of(rate, options)
        found = of_values_after(statement, neighbours, verb, options) if verb is not None else []
        return [claim for claim in found if claim.old > 0]
    if base is None or _dealt_out(statement, at):
        return []
    hosted = at > 1 and base.host == at - 2 and statement.items[at - 2].row == rate.row
    beside = at > 1 and _told_with_time(statement, at)
    if rate.row != base.row and not (hosted or beside):
        return []
    differs = unit == "个百分点" and base.amount.unit == "%"
    same = rate.unit == base.unit and unit not in CHANGES
    if not (unit in ("%", "倍", "番") or differs or same):
        return []
    if unit in ("%", "倍", "番") and base.amount.unit in ("%", "个百分点"):
        return []
    if not rate.amount.exact and unit != "倍":
        return []
    verb = verb_of(rate, options)
    if verb is None or not base.amount.exact:
        return []
    if hosted or beside:
        return _of_bracket(statement, at, verb, options)
    found = _told_after(statement, at, verb, options)
    if not found and at:
        found = _in_sentence(statement, at, verb, options)
    if not found and at < 2 and not (verb.named and at) and not verb.yearly:
        found = of_neighbour(statement, at, neighbours, verb, options, year)
    return [claim for claim in found if claim.old > 0]


def _dealt_out(statement: Statement, at: int) -> bool:
    """Whether the change is one of several that stand side by side, each of a thing of its own: 分别增长20%、30%."""
    rate = statement.items[at]
    behind = statement.items[at + 1] if at + 1 < len(statement.items) else None
    return "分别" in rate.lead and behind is not None and behind.lead in LIST_JOINTS


def _in_sentence(statement: Statement, at: int, verb: Verb, options: ChangeOptions) -> list[ChangeClaim]:
    """Return the claims whose values stand in the sentence itself."""
    items = statement.items
    rate, last, named = items[at], items[at - 1], verb.named

    def claim(
        rule: str, old: tuple[int, int], new: tuple[int, int], told: tuple[CountedItem, ...]
    ) -> ChangeClaim:
        return ChangeClaim(rule, rate, old[0], new[0], (old[1], new[1]), told, verb.up, verb.reached)

    beside = [] if named or verb.over else _beside(statement, at, verb, options)
    if beside:
        return beside
    if at < 2:
        return []
    first = items[at - 2]
    if first.row != last.row or not first.amount.exact or first.unit != last.unit:
        return []
    by_year = None if verb.yearly else by_years(statement, at, verb, options)
    in_row = "再" in last.lead  # 从2020年的250件到2022年的325件，再到2024年的400件
    if by_year is not None and (in_row or names_base(rate)):
        return by_year
    between = last.lead
    stated = reached_at(between, options)
    if stated.endswith(TO) and not stated.startswith(tuple(_MARKS)) and len(stated) <= 8 and not named:
        start = at - 2
        while start and items[start].lead.startswith("、") and items[start - 1].unit == last.unit:
            start -= 1
        if _comes_from(items[start]) or (start == at - 2 and len(stated) > 1 and stated[-1] in "到至"):
            found = []
            for old in items[start : at - 1]:
                told = claim("由到", value_of(old), value_of(last), (old, last))
                years = years_between(old.lead, between)
                if verb.yearly and years is not None:
                    told = told._replace(years=years)
                if (years or not verb.yearly) and spans(verb, old.lead, years, options):
                    found.append(told)
            return found
    if verb.yearly or verb.over:
        return [] if named or verb.over else mean_by_years(statement, at, verb, options)
    if by_year is not None:
        return by_year
    if at > 2 and thing_of(last.label, options) and not thing_of(first.label, options):
        return []  # what the first counts was named before
    if not named and between.startswith(("相比", "比较")) and first.lead.lstrip(_MARKS).startswith(_THAN):
        return [claim("比基数", value_of(first), value_of(last), (first, last))]
    ends = rate.lead.lstrip(_MARKS)
    if not named and (
        (rate.lead == ends and _earlier(between, options)) or _then(first, between, rate.lead, options)
    ):
        found = [claim("比基数", value_of(last), value_of(first), (first, last))]
        if any(word in first.label for word in _ADDED):
            grown = first.amount.value + last.amount.value, slack_of(first) + slack_of(last)
            found.insert(0, claim("新增数", value_of(last), grown, (first, last)))
        return found
    if last.is_change and rate.amount.unit == "%" and not named and not bare_change(last, options):
        moved = _moved(last, options)
        slack = slack_of(first) + slack_of(last)
        than = max(first.label.rfind(word) for word in ("比", "较"))
        if moved and than >= 0 and _earlier(first.label[than:], options):
            after = first.amount.value + moved, slack  # 比上年的2680次减少750次，下降28%
            told = claim("增减数", value_of(first), after, (first, last))
            return [told._replace(moved=Moved(abs(moved), slack_of(last), True))]
        told = claim("增减数", (first.amount.value - moved, slack), value_of(first), (first, last))
        return [told._replace(moved=Moved(abs(moved), slack_of(last), False))] if moved else []
    if first.is_change and _moved_by(first, options):
        return []
    if two_times(first.lead, between, options) and one_indicator(first, last, named, options):
        return [claim("两个时间", value_of(first), value_of(last), (first, last))]
    if year_before(first.lead, between) and one_indicator(first, last, named, options):
        return [claim("两个时间", value_of(last), value_of(first), (first, last))]
    return []


def _beside(statement: Statement, at: int, verb: Verb, options: ChangeOptions) -> list[ChangeClaim]:
    """Return the claim whose base, or the amount of the change, is told behind the change."""
    items = statement.items
    rate, last = items[at], items[at - 1]
    behind = items[at + 1] if at + 1 < len(items) else None
    if behind is None or behind.unit != last.unit:
        return []

    def claim(rule: str, old: int, slack: int, moved: Moved | None = None) -> list[ChangeClaim]:
        new, near = value_of(last)
        told = ChangeClaim(rule, rate, old, new, (slack, near), (last,), verb.up, verb.reached)
        return [told._replace(moved=moved)]

    if at == 1 and not verb.yearly:  # 500件，同比增长35%（去年为400件）; 500件，同比增长35%，去年为400件
        words = f"，{behind.label}" if behind.host == 1 else behind.lead
        if behind.amount.exact and _then(last, words, rate.lead, options):
            return claim("比基数", *value_of(behind))
        if told_before(last, behind, rate, options):
            return claim("两个时间", *value_of(behind))
    moved = 0 if last.is_change else _moved(behind, options)
    if not moved:
        return []
    slack = slack_of(last) + slack_of(behind)
    return claim("增减数", last.amount.value - moved, slack, Moved(abs(moved), slack_of(behind), False))


def _told_after(statement: Statement, at: int, verb: Verb, options: ChangeOptions) -> list[ChangeClaim]:
    """Return the claim whose value is told after a change: 比上年的1200个增长50%，达到1800个; 同比减少120件，降至480件，下降20%."""
    items = statement.items
    rate, last = items[at], items[at - 1]
    if not at or verb.named or verb.yearly:
        return []
    behind = items[at + 1] if at + 1 < len(items) and items[at + 1].lead in TOLD_AFTER else None
    if behind is not None and behind.unit == last.unit and behind.amount.exact and rate.lead == rate.label:
        than = max(last.label.rfind(word) for word in ("比", "较"))
        if _comes_from(last) or (than >= 0 and _earlier(last.label[than:], options)):
            slack = slack_of(last), slack_of(behind)
            old, new = last.amount.value, behind.amount.value
            return [ChangeClaim("比基数", rate, old, new, slack, (last,), verb.up, verb.reached)]
    first = items[at - 2] if at > 1 else None
    if first is None or first.unit != last.unit or first.row != last.row or not first.amount.exact:
        return []
    if first.is_change and not last.is_change and last.lead in TOLD_AFTER:
        moved = _moved_by(first, options)
        old, new = last.amount.value - moved, last.amount.value
        slack = slack_of(first) + slack_of(last), slack_of(last)
        told = ChangeClaim("增减数", rate, old, new, slack, (first, last), verb.up, verb.reached)
        return [told._replace(moved=Moved(abs(moved), slack_of(first), False))] if moved else []
    return []


def _of_bracket(statement: Statement, at: int, verb: Verb, options: ChangeOptions) -> list[ChangeClaim]:
    """Return the claim whose base stands in a bracket behind the value: 500件（去年400件），同比增长25%."""
    value, base, rate = statement.items[at - 2 : at + 1]
    if verb.named or verb.yearly or value.is_change or base.unit != value.unit or not value.amount.exact:
        return []
    if not (_told_with_time(statement, at) or _then(value, f"，{base.label}", rate.lead, options)):
        return []
    slack = slack_of(base), slack_of(value)
    old, new = base.amount.value, value.amount.value
    return [ChangeClaim("比基数", rate, old, new, slack, (value,), verb.up, verb.reached)]


def _moved(change: CountedItem, options: ChangeOptions) -> int:
    """Return by how much a value grew, or fell, by what ``change`` says (150件，同比增加30件); nothing where it says no more."""
    if not change.is_change or not change.amount.exact or bare_change(change, options):
        return 0
    return _moved_by(change, options)


def _moved_by(change: CountedItem, options: ChangeOptions) -> int:
    """Return by how much a change moved what it names up or down."""
    label = change_label(change)
    if label.endswith(tuple(options.up)):
        return change.amount.value
    return -change.amount.value if label.endswith(tuple(options.down)) else 0


def _comes_from(item: CountedItem) -> bool:
    """Whether 由 or 从 opens the value that a change starts from."""
    label = item.label
    at = max(label.rfind(word) for word in _FROM)
    return at >= 0 and len(label) - at <= 10


def _earlier(between: str, options: ChangeOptions) -> bool:
    """Whether the words between two values compare with an earlier time: ，比上年的."""
    text = between.lstrip(_MARKS)
    if not text.startswith(_THAN):
        return False
    for word in (*options.earlier, *options.fillers, *_THAN):
        text = text.replace(word, "")
    return not text.strip("0123456789年的为是")


def _then(first: CountedItem, between: str, behind: str, options: ChangeOptions) -> bool:
    """Whether the words between two values give the second to an earlier time (，上年同期为) and those behind compare with no other."""
    if any(word in first.lead for word in options.earlier):
        return False
    if any(word in behind for word in OTHER_BASES) or any(char.isdigit() for char in behind):
        return False
    text = between.lstrip(_MARKS)
    rest = text
    for word in options.earlier:
        rest = rest.replace(word, "")
    rest = YEAR.sub("", rest)
    return between != text != rest and not rest.strip(f"同期年度数{COPULAS}")
