"""``subset``: is a part not larger than its whole?

A part is what stands behind 其中, or what follows from the whole in the course of work (受理 before 办结). A sentence that
names a carry-over is passed over.
"""

from __future__ import annotations

from functools import partial

from checker.checks.figures.agreements import Agreements, SourceSpan, concluded, evidence_of
from checker.checks.figures.bases import bracketed_total
from checker.checks.figures.breakdown import AMONG, may_hold
from checker.checks.figures.breakdowns import breakdowns
from checker.checks.figures.dues import DUE_WORDS, due_before, due_named_again, told_within
from checker.checks.figures.options import SubsetOptions
from checker.checks.figures.statements import CountedItem, LineSpan, Statement, WordsIn, shown, statements
from checker.checks.figures.steps import JOINTS, Steps
from checker.checks.figures.table_parts import HeldInTable, tabled
from checker.checks.outcome import Context, Findings, fill
from checker.document.model import Document
from checker.results import Finding, Outcome, Place
from checker.rulebook.model import Rule
from checker.rulebook.option import CheckKind

_NO_SETS = frozenset(
    ["%", "个百分点", "倍", "番", "天", "小时", "分钟", "个月", "工作日", "个工作日", "分", "期"]
)
_AVERAGES = ("平均", "人均", "户均", "最", "每", "标准", "单价", "限额")

Held = tuple[tuple[CountedItem, ...], CountedItem]
"""The amounts that are a whole together, and a part of it."""


def check_subset(document: Document, rule: Rule, context: Context) -> Outcome:
    """Compare every part with its whole."""
    options: SubsetOptions = rule.options
    findings = Findings()
    agreed = Agreements()
    steps = Steps(options.pairs, options.adverbs, options.accepted)
    produced = WordsIn(options.produced)
    for statement in statements(document, context):
        if len(statement.items) + len(statement.before) < 2:
            continue
        among = _among(statement, produced)
        totalled = _totalled(statement)
        for whole, part in (*among, *totalled, *_followed(statement, steps, options)):
            spanned = [one for one in (*whole, part) if one in statement.items]
            start = min(one.start for one in spanned)
            stretch = LineSpan(statement.line, start, max(one.amount.end for one in spanned))
            if may_hold([one.amount for one in whole], part.amount):
                agreed.add(stretch, partial(_told, whole, part))
            elif (
                (whole, part) in totalled or not _carried(statement, part, (whole, part) in among, options)
            ) and findings.wants():
                findings.add(_finding(statement, whole, part, stretch.place(document), options))
    for held in tabled(document, context, options):
        cell = SourceSpan(held.part[1].span)
        if held.right:
            agreed.add(cell, partial(_told_in_table, held))
        elif findings.wants():
            findings.add(_finding_in_table(held, cell.place(document), options))
    return concluded(
        findings,
        options.summary,
        evidence_of(document, agreed.stretches),
        f"核对了{agreed.count}处整体与部分，部分都不大于整体：{agreed.named}。",
    )


def _told(whole: tuple[CountedItem, ...], part: CountedItem) -> str:
    return f"{shown(part.amount.value)}≤{'＋'.join(shown(one.amount.value) for one in whole)}"


def _told_in_table(held: HeldInTable) -> str:
    return f"{held.part[1].text}≤{held.whole[1].text}"


def _finding_in_table(held: HeldInTable, place: Place, options: SubsetOptions) -> Finding:
    whole, part = held.whole[1], held.part[1]
    values = {
        "whole": held.whole[0] + whole.text,
        "part": f"{held.name}{held.part[0]}{part.text}",
        "arithmetic": f"{shown(part.value or 0)}＞{shown(whole.value or 0)}",
        "gap": shown((part.value or 0) - (whole.value or 0)) + part.unit,
    }
    return Finding(fill(options.unmet.message, values), options.unmet.remedy, place)


def _carried(statement: Statement, part: CountedItem, among: bool, options: SubsetOptions) -> bool:
    """Whether a carry-over is named: of 其中 in the part itself, of a step of work anywhere before it too."""
    text = statement.line.text
    start = part.start
    if not among:
        start = text.rfind("；", statement.start, part.start) + 1 or statement.start
    behind = statement.end - len(statement.after(part))
    return any(word in text[start:behind] for word in options.carryover)


def _among(statement: Statement, produced: WordsIn) -> list[Held]:
    """Return (whole, part) for the parts that 其中 names."""
    found_ones: list[Held] = []
    if statement.line.text.find(AMONG, statement.start, statement.end) < 0:
        return found_ones
    for entry in breakdowns(statement, {}):
        if entry.rule != AMONG or entry.parts[0].unit in _NO_SETS:
            continue
        # 其中 at the start of a sentence may speak of more than the sentence before it.
        if not all(whole.amount.exact and whole in statement.items for whole in entry.wholes):
            continue
        whole: tuple[CountedItem, ...] = (max(entry.wholes, key=lambda item: item.amount.value),)
        named = [one for one in entry.wholes if _names(entry.parts[0], one)]
        if len(named) == 1 < len(entry.wholes):
            whole = (named[0],)  # 合同128件、规范性文件32件，其中规范性文件退回35件
        if entry.parts[0].label.startswith("共"):
            if any(one.lead.startswith("、") for one in entry.wholes):
                continue
            whole = entry.wholes  # of all told before: 上半年18场，下半年25场，其中共有38场
        found_ones.extend(
            (whole, part)
            for part in entry.listed
            if part.amount.exact and _same_things(whole[-1], part, produced) and not _is_average(part)
        )
    return found_ones


def _names(part: CountedItem, whole: CountedItem) -> bool:
    """Whether the label of a part begins with the thing that a whole counts."""
    return (
        len(whole.label) > 1
        and part.label.startswith((whole.label, whole.label[-2:]))
        and len(part.label) > 2
    )


def _totalled(statement: Statement) -> list[Held]:
    """Return (whole, part) where a bracket gives the total of the things counted before it: 化解积案613件（共878件）."""
    found_ones: list[Held] = []
    for at, part in enumerate(statement.items):
        total = bracketed_total(statement, at)
        if (
            total is not None
            and part.row == 0
            and part.amount.exact
            and part.unit not in _NO_SETS
            and not part.is_change
        ):
            found_ones.append(((total,), part))
    return found_ones


def _same_things(whole: CountedItem, part: CountedItem, produced: WordsIn) -> bool:
    """Whether the part counts things of the whole, and not what came out of them (检查50家，其中发现问题86个)."""
    if part.label.endswith("的"):
        return True
    return all(word in whole.label for word in produced.of(part.label))


def _is_average(item: CountedItem) -> bool:
    return any(word in item.label for word in _AVERAGES)


def _followed(statement: Statement, steps: Steps, options: SubsetOptions) -> list[Held]:
    """Return (whole, part) for steps of work of which one cannot be taken more often than the one before."""
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
        if part.lead[:1] not in JOINTS or part.label[:1] not in steps.openings:
            continue
        if not part.amount.exact or part.is_change or part.unit in _NO_SETS:
            continue
        for pair, rest in steps.of(part.label):
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
            listed = steps.listed(items, first, at, pair.whole)
            if all(one.amount.exact and not one.is_change for one in listed):
                found_ones.append((listed, part))
                break
    return found_ones


def _finding(
    statement: Statement,
    whole: tuple[CountedItem, ...],
    part: CountedItem,
    place: Place,
    options: SubsetOptions,
) -> Finding:
    text = statement.line.text
    first = whole[0].start if whole[0].label else whole[0].amount.start
    total = sum(one.amount.value for one in whole)
    sum_ = "＋".join(shown(one.amount.value) for one in whole) + (
        f"＝{shown(total)}" if len(whole) > 1 else ""
    )
    values = {
        "whole": text[first : whole[-1].amount.end],
        "part": text[part.start : part.amount.end],
        "arithmetic": f"{shown(part.amount.value)}＞{sum_}",
        "gap": shown(part.amount.value - total) + text[part.amount.unit_start : part.amount.end],
    }
    texts = options.unmet
    return Finding(fill(texts.message, values), texts.remedy, place)


SUBSET = CheckKind("subset", "部分不大于整体", SubsetOptions, check_subset)
