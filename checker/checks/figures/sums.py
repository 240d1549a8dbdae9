"""``sum``: does a total agree with its stated breakdown?

Speaks only where the parts cannot but make up the total (docs/decisions/0008). Parameters: ``families`` (lists of classes
that exclude one another), ``overlaps`` (words of classes that may share members), ``unlisted`` (words behind a list that say
that it goes on), ``unmet`` (texts).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

from checker.checks.figures.breakdown import BRACKET, CONCERNED, OUTCOME, REST, TOTAL, Breakdown, tolerance
from checker.checks.figures.breakdowns import TOTALS, breakdowns
from checker.checks.figures.families import family_index, one_family
from checker.checks.figures.lists import is_announced, made_alike
from checker.checks.figures.statements import Item, Stretch, evidence_of, named, shown, statements
from checker.checks.outcome import Context, fill, found, met, skipped
from checker.document.model import Document
from checker.results import Finding, Outcome
from checker.rulebook import option
from checker.rulebook.model import Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.amounts import ONE
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

_FEW, _FEWEST = 20 * ONE, 8 * ONE
_PERSONS = ("人", "人次")
_OPPOSITES = ("不予", "不", "未", "非", "无")
_SHARED = ("重复", "重叠", "交叉", "兼有")
"""Words of a sentence that say that one thing was counted twice."""
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
_MORE_PERSONS = 12
"""How near a sum that is more than the total must come to it where the list does not claim to be complete, because classes
may share members: the difference at most one in so many of the total.

By how sure it is that the parts exclude one another, and whether they are more than two. Persons may be of several classes
where cases are sorted into one each.
"""


class Options(NamedTuple):
    """The options of ``sum``."""

    families: tuple[tuple[str, ...], ...] = option.several_lists("互相排斥的类别，一类一个词表")
    overlaps: tuple[str, ...] = option.listed("词表：可能互相重叠的类别")
    unlisted: tuple[str, ...] = option.listed("词表：说明分项没有列全的词")
    carryover: tuple[str, ...] = option.listed("词表：说明有上年结转的词")
    unmet: Texts = option.texts("分项相加与总数不一致时的说明", arithmetic="算式")
    mild: Texts = option.texts("没有写明列全、分项相加只差一点时的说明", arithmetic="算式")


def check_sum(document: Document, rule: Rule, context: Context) -> Outcome:
    """Add up the parts of every breakdown and compare the sum with its total."""
    options = rule.options
    findings: list[Finding] = []
    evidence: list[Stretch] = []
    worked_out: list[str] = []
    families = family_index(options["families"])
    for statement in statements(document, context):
        for entry in breakdowns(statement, families):
            if len(entry.parts) < 2:
                continue
            whole = agreeing(entry)
            if whole is not None:
                evidence.append(_stretch(entry, whole))
                worked_out.append(_worked_out(entry, whole))
                continue
            if not all(item.amount.exact for item in (*entry.wholes[-1:], *entry.parts)):
                continue
            if entry.rule != TOTAL and any(
                item.amount.value > entry.wholes[-1].amount.value for item in entry.listed
            ):
                continue  # a part greater than its whole is the matter of the rule on subsets
            whole = _meant(entry, families)
            proof = _proves(entry, whole, families, options) if whole.amount.exact else None
            if proof is None:
                continue
            texts = options[proof]
            message = fill(texts["message"], {"arithmetic": _arithmetic(entry, whole)})
            place = _stretch(entry, whole).place(document)
            findings.append(Finding(message, texts["remedy"], place, mild=proof == MILD))
    if findings:
        return found(findings, f"有{len(findings)}处总数与分项之和不一致。")
    if evidence:
        return met(
            evidence_of(document, evidence),
            f"核对了{len(evidence)}处总数与分项，都相符：{named(worked_out)}。",
        )
    return skipped("没有可以核对的内容。")


def agreeing(entry: Breakdown) -> Item | None:
    """Return the whole that the parts add up to in some reading of the sentence.

    A list may end earlier than it seems, where a comma and no 、 begins what comes next; a total may sum up the last of the
    amounts before it; a whole may be a list itself (收到建议35件、提案65件).
    """
    parts = entry.parts
    amounts = [item.amount for item in parts]
    totals = list(accumulate(amount.value for amount in amounts))
    ends = [at for at in range(1, len(parts) + 1) if at == len(parts) or parts[at].lead[:1] in ("，", "；")]
    sums = [totals[at - 1] for at in ends if at > 1]
    if entry.rule in (TOTAL, REST):
        sums = list(accumulate(amount.value for amount in reversed(amounts)))
    if entry.rule == REST:
        sums += [amount.value + amounts[-1].value for amount in amounts[:-1]]
    for whole in reversed(entry.wholes):
        near = tolerance((whole.amount, *amounts))
        if any(abs(value - whole.amount.value) <= near for value in sums):
            return whole
    several = list(accumulate(item.amount.value for item in reversed(entry.wholes)))
    return entry.wholes[-1] if totals[-1] in several[1:] else None


def _meant(entry: Breakdown, families: Mapping[str, int]) -> Item:
    """Return the whole that is most likely meant: of outcomes the nearest that holds each, else that nearest in value."""
    total = _sum(entry.parts)
    if one_family(entry.names, families):
        most = max(item.amount.value for item in entry.parts)
        for whole in reversed(entry.wholes):
            value = whole.amount.value
            if most <= value and 3 * abs(total - value) <= value:
                return whole
    return min(entry.wholes, key=lambda item: abs(total - item.amount.value))


def _worked_out(entry: Breakdown, whole: Item) -> str:
    """Return the sum that agrees, of the parts that make it up."""
    values = [item.amount.value for item in entry.parts]
    total = whole.amount.value
    near = tolerance((whole.amount, *(item.amount for item in entry.parts)))
    for size in range(len(values), 1, -1):
        for chosen in (values[:size], values[-size:]):
            if abs(sum(chosen) - total) <= near:
                return f"{'＋'.join(map(shown, chosen))}＝{shown(total)}"
    return f"{'＋'.join(map(shown, values))}＝{'＋'.join(shown(one.amount.value) for one in entry.wholes)}"


def _sum(parts: Sequence[Item]) -> int:
    return sum(item.amount.value for item in parts)


def _proves(
    entry: Breakdown, whole: Item, families: Mapping[str, int], options: dict[str, Any]
) -> str | None:
    """Return whether the difference proves a figure wrong (UNMET), makes one likely (MILD), or says nothing (None).

    The reasons are given in docs/decisions/0008.
    """
    names = [name.removeprefix(CONCERNED) for name in entry.names]
    count = len(names)
    total = whole.amount.value
    difference = _sum(entry.parts) - total
    gap = abs(difference)
    kin = _kin(names, families)
    tail = entry.tail.lstrip("，、；：")
    unlisted = tuple(options["unlisted"])
    open_ = entry.tail.startswith(unlisted) or tail.startswith(unlisted) or _names_main(entry)
    if entry.rule == REST:
        if _carried(entry, options):
            return None
        return UNMET if difference > 0 or entry.closed else None
    if open_ and entry.rule != TOTAL:
        return UNMET if difference > 0 and kin == FAMILY and gap * 2 <= total else None
    if entry.rule == TOTAL and (whole.label in TOTALS or not whole.label.startswith(TOTALS)):
        return UNMET
    if gap * 2 > total and not (difference > 0 and kin == FAMILY):
        return None
    if entry.closed:
        return UNMET
    persons = whole.unit in _PERSONS
    if kin != FAMILY and (kin == UNLIKE or count == 2) and _by_commas(entry):
        return None  # what stands behind a comma may be told of something else
    if difference < 0:
        # Some parts were named and the rest was not: likely only where less is left over than any of them.
        least = min(item.amount.value for item in entry.parts)
        near = whole is entry.wholes[-1] and count > 2 and kin != UNLIKE and gap < least
        return MILD if near else None
    if any(word in name for name in names for word in options["overlaps"]):
        return None
    if any(word in entry.statement.text for word in _SHARED):
        return None
    if kin != FAMILY and any(total + difference < one.amount.value for one in entry.wholes):
        return None  # they may be some of a total named before
    if persons and kin == ALIKE:
        kin = UNLIKE  # 执法人员、法制审核人员
    if kin == FAMILY and entry.rule == OUTCOME:
        share = _MORE[UNLIKE, count > 2]  # nothing but their names joins them to the total
    else:
        share = _MORE_PERSONS if persons and kin == UNLIKE else _MORE[kin, count > 2]
    near = gap * share <= total and (kin != UNLIKE or total >= (_FEWEST if count > 2 else _FEW))
    return UNMET if near else None


def _by_commas(entry: Breakdown) -> bool:
    """Whether only commas or semicolons join the parts, and nothing says that they are one list."""
    return all(part.lead[:1] in ("，", "；") for part in entry.parts[1:]) and not (
        is_announced(entry.parts[0].lead) or entry.rule == BRACKET or made_alike(*entry.names[:2])
    )


def _carried(entry: Breakdown, options: dict[str, Any]) -> bool:
    """Whether what was left over from before is named, so that more may be done than came in."""
    return any(word in entry.statement.text for word in options["carryover"])


def _names_main(entry: Breakdown) -> bool:
    return any(word in entry.parts[0].lead for word in ("主要", "重点"))


def _kin(names: Sequence[str], families: Mapping[str, int]) -> int:
    """Return how sure it is that names are of classes of one kind, which exclude one another."""
    if len(set(names)) < len(names) or not all(names):
        return UNLIKE
    if one_family(names, families) or (len(names) == 2 and _opposite(*names)):
        return FAMILY
    first = names[0]
    alike = (
        all(name[-1] == first[-1] for name in names)
        or all(len(name) > 2 and name[:2] == first[:2] for name in names)
        or all(len(name) == len(first) and name[0] == first[0] for name in names)
    )
    return ALIKE if alike else UNLIKE


def _opposite(one: str, other: str) -> bool:
    """Whether one name is the negation of the other: 依法受理 and 不予受理, 合格 and 不合格."""
    for positive, negative in ((one, other), (other, one)):
        for word in _OPPOSITES:
            rest = negative.removeprefix(word)
            if rest != negative and rest and positive.endswith(rest) and not positive.startswith(word):
                return True
    return False


def _arithmetic(entry: Breakdown, whole: Item) -> str:
    unit_start = whole.amount.unit_start
    text = entry.statement.line.text
    unit = text[unit_start : whole.amount.end]
    scales = {_scaled(text, item) for item in (whole, *entry.parts)}
    plain = len(scales) > 1
    scale = "" if plain else scales.pop()
    factor = {"": 1, "万": 10_000, "亿": 100_000_000}.get(scale, 1)
    values = [shown(item.amount.value // factor) for item in entry.parts]
    total = _sum(entry.parts)
    gap = shown(abs(total - whole.amount.value) // factor)
    return (
        f"{'＋'.join(values)}＝{shown(total // factor)}{scale}{unit}，"
        f"写的总数是{shown(whole.amount.value // factor)}{scale}{unit}，{'多' if total > whole.amount.value else '少'}{gap}{scale}{unit}"
    )


def _scaled(text: str, item: Item) -> str:
    last = text[item.amount.unit_start - 1]
    return last if last in "万亿" else ""


def _stretch(entry: Breakdown, whole: Item) -> Stretch:
    items = (whole, *entry.parts)
    line = entry.statement.line
    if whole in entry.statement.items:
        start = min(item.start for item in items)
        return Stretch(line, start, max(item.amount.end for item in items))
    return Stretch(line, entry.parts[0].start, entry.parts[-1].amount.end)


SUM = CheckKind("sum", "总数与分项", Options, check_sum)
