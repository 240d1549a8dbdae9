"""``sum``: does a total agree with its stated breakdown?

Speaks only where the parts cannot but make up the total (docs/decisions/0008). Parameters: ``families`` (lists of classes
that exclude one another), ``overlaps`` (words of classes that may share members), ``unlisted`` (words behind a list that say
that it goes on), ``unmet`` (texts).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

from checker.checks.figures.breakdowns import (
    COLON,
    CONCERNED,
    EACH,
    OUTCOME,
    TOTAL,
    Breakdown,
    breakdowns,
    family_index,
    family_of,
    tolerance,
)
from checker.checks.figures.statements import Item, Stretch, evidence_of, shown, statements
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

_RESTS = ("其他", "其它", "其余")
_TOTALS = ("合计", "共计", "总计", "共", "一共", "总共")
_FEW, _FEWEST = 20 * ONE, 8 * ONE
_PERSONS = ("人", "人次")
FAMILY, ALIKE, UNLIKE = 2, 1, 0
"""How sure it is that parts exclude one another: classes of a list of the pack, words alike in their ends, neither."""
_MORE = {
    (FAMILY, True): 1,
    (FAMILY, False): 1,
    (ALIKE, True): 3,
    (ALIKE, False): 6,
    (UNLIKE, True): 4,
    (UNLIKE, False): 12,
}
_LESS = {
    (FAMILY, True): 8,
    (FAMILY, False): 12,
    (ALIKE, True): 8,
    (ALIKE, False): 12,
    (UNLIKE, True): 12,
    (UNLIKE, False): 20,
}
_MORE_PERSONS = 12
"""How near a sum that is more, or less, than the total must come to it: the difference at most one in so many of the total.

By how sure it is that the parts exclude one another, and whether they are more than two. Persons may be of several classes
where cases are sorted into one each.
"""


class Options(NamedTuple):
    """The options of ``sum``."""

    families: tuple[tuple[str, ...], ...] = option.several_lists("互相排斥的类别，一类一个词表")
    overlaps: tuple[str, ...] = option.listed("词表：可能互相重叠的类别")
    unlisted: tuple[str, ...] = option.listed("词表：说明分项没有列全的词")
    unmet: Texts = option.texts("分项相加与总数不一致时的说明", arithmetic="算式")


def check_sum(document: Document, rule: Rule, context: Context) -> Outcome:
    """Add up the parts of every breakdown and compare the sum with its total."""
    options = rule.options
    findings: list[Finding] = []
    evidence: list[Stretch] = []
    families = family_index(options["families"])
    for statement in statements(document, context):
        for entry in breakdowns(statement, families):
            if len(entry.parts) < 2:
                continue
            exact = all(item.amount.exact for item in (*entry.wholes[-1:], *entry.parts))
            whole = agreeing(entry)
            if whole is not None:
                evidence.append(_stretch(entry, whole))
            elif exact and not any(
                item.amount.value > entry.wholes[-1].amount.value for item in entry.listed
            ):
                whole = min(entry.wholes, key=lambda item: abs(_sum(entry.parts) - item.amount.value))
                if whole.amount.exact and _proves(entry, whole, families, options):
                    texts = options["unmet"]
                    message = fill(texts["message"], {"arithmetic": _arithmetic(entry, whole)})
                    findings.append(Finding(message, texts["remedy"], _stretch(entry, whole).place(document)))
    if findings:
        return found(findings, f"有{len(findings)}处总数与分项之和不一致。")
    if evidence:
        return met(evidence_of(document, evidence), f"核对了{len(evidence)}处总数与分项，都相符。")
    return skipped("没有可以核对的总数和分项。")


def agreeing(entry: Breakdown) -> Item | None:
    """Return the whole that the parts add up to in some reading of the sentence.

    A list may end earlier than it seems, where a comma and no 、 begins what comes next.
    """
    parts = entry.parts
    amounts = [item.amount for item in parts]
    totals = list(accumulate(amount.value for amount in amounts))
    ends = [at for at in range(1, len(parts) + 1) if at == len(parts) or parts[at].lead[:1] in ("，", "；")]
    sums = [totals[at - 1] for at in ends]
    if entry.link == TOTAL:
        sums = list(accumulate(amount.value for amount in reversed(amounts)))
    for whole in reversed(entry.wholes):
        near = tolerance((whole.amount, *amounts))
        if any(abs(value - whole.amount.value) <= near for value in sums):
            return whole
    several = list(accumulate(item.amount.value for item in reversed(entry.wholes)))
    return entry.wholes[-1] if totals[-1] in several[1:] else None


def _sum(parts: Sequence[Item]) -> int:
    return sum(item.amount.value for item in parts)


def _proves(entry: Breakdown, whole: Item, families: Mapping[str, int], options: dict[str, Any]) -> bool:
    """Whether the difference proves that a figure is wrong, and not only that the list is no partition.

    The reasons are given in docs/decisions/0008.
    """
    labels = [item.label.removeprefix(CONCERNED) for item in entry.parts]
    count = len(labels)
    total = whole.amount.value
    difference = _sum(entry.parts) - total
    gap = abs(difference)
    kin = _kin(labels, families)
    persons = whole.unit in _PERSONS
    tail = entry.tail.lstrip("，、；：")
    unlisted = tuple(options["unlisted"])
    if entry.tail.startswith(unlisted) or tail.startswith(unlisted) or _names_main(entry):
        return difference > 0 and kin == FAMILY and gap * 2 <= total
    if entry.link == TOTAL and whole.label in _TOTALS:
        return True
    if gap * 2 > total and not (difference > 0 and kin == FAMILY):
        return False
    if (
        entry.link == EACH
        or (entry.link == COLON and count > 2)
        or any(word in labels[-1] for word in _RESTS)
    ):
        return True
    if any(word in label for label in labels for word in options["overlaps"]):
        return False
    if persons and kin == ALIKE:
        kin = UNLIKE  # 执法人员、法制审核人员
    if difference < 0:
        share = _LESS[kin, count > 2]
    elif kin == FAMILY and entry.link == OUTCOME:
        share = _MORE[UNLIKE, count > 2]  # nothing but their names joins them to the total
    else:
        share = _MORE_PERSONS if persons and kin == UNLIKE else _MORE[kin, count > 2]
    return gap * share <= total and (kin != UNLIKE or total >= (_FEWEST if count > 2 else _FEW))


def _names_main(entry: Breakdown) -> bool:
    return any(word in entry.parts[0].lead for word in ("主要", "重点"))


def _kin(labels: Sequence[str], families: Mapping[str, int]) -> int:
    """Return how sure it is that labels name classes of one kind, which exclude one another."""
    if len(set(labels)) < len(labels) or not all(labels):
        return UNLIKE
    family = family_of(labels[0], families)
    if family is not None and all(family_of(label, families) == family for label in labels):
        return FAMILY
    first = labels[0]
    alike = all(label[-1] == first[-1] for label in labels) or all(
        len(label) > 2 and label[:2] == first[:2] for label in labels
    )
    return ALIKE if alike else UNLIKE


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
