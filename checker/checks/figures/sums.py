"""``sum``: does a total agree with its stated breakdown?

Speaks only where the parts cannot but make up the total (docs/decisions/0008).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import accumulate

from checker.checks.figures.agreements import Agreements, concluded, evidence_of
from checker.checks.figures.breakdown import REST, TOTAL, Breakdown, agree, sum_of
from checker.checks.figures.breakdowns import breakdowns
from checker.checks.figures.families import family_index, one_family
from checker.checks.figures.options import SumOptions
from checker.checks.figures.statements import CountedItem, LineSpan, shown, statements
from checker.checks.outcome import Context, Findings, fill
from checker.checks.ready import ready
from checker.document.model import Document
from checker.results import Finding, Outcome
from checker.rulebook.model import Rule
from checker.rulebook.option import CheckKind


def check_sum(document: Document, rule: Rule, context: Context) -> Outcome:
    """Add up the parts of every breakdown and compare the sum with its total."""
    options: SumOptions = rule.options
    findings = Findings()
    agreed = Agreements()
    families = ready(context.rulebook, rule, None, lambda: family_index(options.families))
    for statement in statements(document, context):
        if len(statement.items) < 2:
            continue
        for entry in breakdowns(statement, families):
            if len(entry.parts) < 2:
                continue
            whole = agreeing(entry)
            if whole is not None:
                agreed.add(_stretch(entry, whole), partial(_worked_out, entry, whole))
                continue
            if not all(item.amount.exact for item in (*entry.wholes[-1:], *entry.parts)):
                continue
            if entry.rule != TOTAL and any(
                item.amount.value > entry.wholes[-1].amount.value for item in entry.listed
            ):
                continue  # a part greater than its whole is the matter of the rule on subsets
            from checker.checks.figures.proofs import MILD, proves  # the sums of most reports agree

            whole = _meant(entry, families)
            proof = proves(entry, whole, families, options) if whole.amount.exact else None
            if proof is None or not findings.wants(mild=proof == MILD):
                continue
            texts = options.unmet if proof == "unmet" else options.mild
            message = fill(texts.message, {"arithmetic": _arithmetic(entry, whole)})
            place = _stretch(entry, whole).place(document)
            findings.add(Finding(message, texts.remedy, place, mild=proof == MILD))
    return concluded(
        findings,
        options.summary,
        evidence_of(document, agreed.stretches),
        f"核对了{agreed.count}处总数与分项，都相符：{agreed.named}。",
    )


def agreeing(entry: Breakdown) -> CountedItem | None:
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
        if any(agree(whole.amount, amounts, value - whole.amount.value) for value in sums):
            return whole
    several = list(accumulate(item.amount.value for item in reversed(entry.wholes)))
    return entry.wholes[-1] if totals[-1] in several[1:] else None


def _meant(entry: Breakdown, families: Mapping[str, int]) -> CountedItem:
    """Return the whole that is most likely meant: of outcomes the nearest that holds each, else that nearest in value."""
    total = sum_of(entry.parts)
    if one_family(entry.names, families):
        most = max(item.amount.value for item in entry.parts)
        for whole in reversed(entry.wholes):
            value = whole.amount.value
            if most <= value and 3 * abs(total - value) <= value:
                return whole
    return min(entry.wholes, key=lambda item: abs(total - item.amount.value))


def _worked_out(entry: Breakdown, whole: CountedItem) -> str:
    """Return the sum that agrees, of the parts that make it up."""
    values = [item.amount.value for item in entry.parts]
    total = whole.amount.value
    amounts = [item.amount for item in entry.parts]
    for size in range(len(values), 1, -1):
        for chosen in (values[:size], values[-size:]):
            if agree(whole.amount, amounts, sum(chosen) - total):
                return f"{'＋'.join(map(shown, chosen))}＝{shown(total)}"
    return f"{'＋'.join(map(shown, values))}＝{'＋'.join(shown(one.amount.value) for one in entry.wholes)}"


def _arithmetic(entry: Breakdown, whole: CountedItem) -> str:
    unit_start = whole.amount.unit_start
    text = entry.statement.line.text
    unit = text[unit_start : whole.amount.end]
    scales = {_scaled(text, item) for item in (whole, *entry.parts)}
    plain = len(scales) > 1
    scale = "" if plain else scales.pop()
    factor = {"": 1, "万": 10_000, "亿": 100_000_000}.get(scale, 1)
    values = [shown(item.amount.value // factor) for item in entry.parts]
    total = sum_of(entry.parts)
    gap = shown(abs(total - whole.amount.value) // factor)
    return (
        f"{'＋'.join(values)}＝{shown(total // factor)}{scale}{unit}，"
        f"写的总数是{shown(whole.amount.value // factor)}{scale}{unit}，{'多' if total > whole.amount.value else '少'}{gap}{scale}{unit}"
    )


def _scaled(text: str, item: CountedItem) -> str:
    last = text[item.amount.unit_start - 1]
    return last if last in "万亿" else ""


def _stretch(entry: Breakdown, whole: CountedItem) -> LineSpan:
    items = (whole, *entry.parts)
    line = entry.statement.line
    if whole in entry.statement.items:
        start = min(item.start for item in items)
        return LineSpan(line, start, max(item.amount.end for item in items))
    return LineSpan(line, entry.parts[0].start, entry.parts[-1].amount.end)


SUM = CheckKind("sum", "总数与分项", SumOptions, check_sum)
