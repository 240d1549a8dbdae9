"""Steps of work, of which one cannot be taken more often than the one before: 受理86件，办结83件.

What is received, accepted and done runs on in one sentence, and several amounts can be the whole together (收到建议35件、提案65件).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.checks.figures.breakdown import AMONG
from checker.checks.figures.dues import DUE_WORDS, due_before, due_named_again, told_within
from checker.checks.figures.options import Pair, SubsetOptions
from checker.checks.figures.statements import CountedItem, Statement

NO_SETS = frozenset(
    ["%", "个百分点", "倍", "番", "天", "小时", "分钟", "个月", "工作日", "个工作日", "分", "期"]
)
"""Units of what is measured, of which one amount is never a part of another."""
_JOINTS = ("，", "、", "；")
_LIST_JOINTS = ("、", "和", "及", "与", "以及")

Held = tuple[tuple[CountedItem, ...], CountedItem]
"""The amounts that are a whole together, and a part of it."""


Step = tuple[Pair, str]
"""A whole and its part by the words for both, one of which a label begins with, and the rest of the label."""


def followed(
    statement: Statement,
    steps: tuple[str, ...],
    openings: frozenset[str],
    known: dict[str, list[Step]],
    options: SubsetOptions,
) -> list[Held]:
    """Return (whole, part) for steps of work of which one cannot be taken more often than the one before.

    ``steps`` are the words of all parts, ``openings`` the characters that these and the adverbs before them begin with, ``known`` what
    the labels met so far begin with.
    """
    found_ones: list[Held] = []
    items = statement.items
    for at, part in enumerate(items):
        if not at:
            due = due_named_again(statement) if statement.before and "应" in part.lead else None
            if due is not None:
                found_ones.append(((due,), part))
            continue
        whole = None
        if not DUE_WORDS.isdisjoint(items[at - 1].label):
            whole = due_before(statement, at)
        if whole is None and ("中" in part.lead or "里" in part.lead or part.label.endswith("有")):
            whole = told_within(statement, at, options.produced)
        if whole is not None:
            found_ones.append(((whole,), part))
            continue
        if part.lead[:1] not in _JOINTS or part.label[:1] not in openings:
            continue
        if not part.amount.exact or part.is_change or part.unit in NO_SETS:
            continue
        if part.label not in known:
            known[part.label] = _steps(part.label, steps, options)
        for pair, rest in known[part.label]:
            first = next(
                (
                    index
                    for index in range(at - 1, -1, -1)
                    if items[index].row == part.row
                    and items[index].unit == part.unit
                    and any(name in items[index].label for name in pair.whole)
                ),
                None,
            )
            if first is None or (rest and rest not in items[first].label):
                continue
            listed = _listed(items, first, at, pair.whole, lambda one: _follows(items, one, steps, options))
            if all(one.amount.exact and not one.is_change for one in listed):
                found_ones.append((listed, part))
                break
    return found_ones


def _steps(label: str, steps: tuple[str, ...], options: SubsetOptions) -> list[Step]:
    """Return the pairs of whose parts a label, as written or without adverbs, begins with a word, and what stands behind the longest."""
    plain = _without(label, options.adverbs)
    if not (plain.startswith(steps) or label.startswith(steps)):
        return []
    found_ones: list[Step] = []
    for pair in options.pairs:
        words = [(one, word) for one in (label, plain) for word in pair.part if one.startswith(word)]
        if words:
            one, word = max(words, key=lambda found: len(found[1]))
            found_ones.append((pair, one[len(word) :]))
    return found_ones


def _follows(
    items: tuple[CountedItem, ...], at: int, steps: tuple[str, ...], options: SubsetOptions
) -> tuple[CountedItem | None, bool]:
    """Return the amount just before the one at ``at`` of which that is a part, and whether only what was accepted is dealt with."""
    before, here = items[at - 1], items[at]
    if here.lead[:1] not in _JOINTS or not (before.amount.exact and before.amount.value >= here.amount.value):
        return None, False
    linked = any(
        any(name in before.label for name in pair.whole) and (not rest or rest in before.label)
        for pair, rest in _steps(here.label, steps, options)
    )
    strict = any(word in before.label or word in here.label for word in options.accepted)
    return (before, strict) if linked else (None, False)


def _listed(
    items: tuple[CountedItem, ...],
    first: int,
    part: int,
    words: Sequence[str],
    followed: Callable[[int], tuple[CountedItem | None, bool]],
) -> tuple[CountedItem, ...]:
    """Return the amounts that are the whole together: all of one list (收到建议35件、提案65件), or of one step told twice.

    An earlier step, of which the first of them is a part (收到申请86件，受理79件), is not added to it. It is the whole where what was
    not accepted may be among what was dealt with: more than one step stands between, or 其中, or ``followed`` cannot exclude it.
    """
    unit, row = items[first].unit, items[first].row
    start = end = first
    outer, strict = None, False
    while start and items[start].lead[:1] in _JOINTS:
        before = items[start - 1]
        told = any(word in before.label for word in words)
        if (before.unit, before.row) != (unit, row) or not (told or items[start].lead[:1] == "、"):
            break
        outer, strict = followed(start)
        if outer is not None:
            break
        start -= 1
    while end + 1 < part and (items[end + 1].unit, items[end + 1].row) == (unit, row):
        lead = items[end + 1].lead
        if not lead.startswith(_LIST_JOINTS) and not any(word in items[end + 1].label for word in words):
            break
        end += 1
    listed = items[start : end + 1]
    if outer is not None and not (strict and len(listed) == 1 and AMONG not in items[start].lead):
        return max((outer,), listed, key=lambda ones: sum(one.amount.value for one in ones))
    return listed


def _without(label: str, adverbs: tuple[str, ...]) -> str:
    """Return a label without the adverbs at its start."""
    while label.startswith(adverbs):
        label = label[max(len(word) for word in adverbs if label.startswith(word)) :]
    return label
