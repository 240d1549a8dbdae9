"""``ratio``: does a stated rate agree with the counts that it is stated for?

At the precision printed. Where the counts of part and whole are both given the rate is worked out; where one is given it is
asked whether any whole number of cases gives the rate. A rate that is cut off instead of rounded is a mild fault.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from checker.checks.figures.agreements import Agreements, SourceSpan, concluded, evidence_of
from checker.checks.figures.arithmetic import ANY, CUT, WRONG, division, fits, possible
from checker.checks.figures.averages import average_of, divided
from checker.checks.figures.bases import Whole, spread_of
from checker.checks.figures.options import RatioOptions
from checker.checks.figures.rate_claims import RateNames, claim_of, is_part_rate
from checker.checks.figures.shares import PERCENT, ShareClaim, hangs_on
from checker.checks.figures.statements import CountedItem, LineSpan, Statement, shown, statements
from checker.checks.figures.table_rates import tabled_rates
from checker.checks.outcome import Context, Findings, fill
from checker.document.model import Document
from checker.results import Finding, Outcome
from checker.rulebook.model import Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.amounts import ONE, Amount
from checker.text.lazy import pattern

_LOOK_BEHIND = 12
_CHECKED = pattern("抽[检查样]|检[查测验]|监测|排查|巡查")
_AMISS = pattern("不合格|不达标|不符合|超标|异常|违法|违规")
_OF_CHECKS = pattern(f"检出|发现|{_CHECKED.pattern}|{_AMISS.pattern}")
"""Names of rates that tell how much was checked, or how much of it was amiss."""


def check_ratio(document: Document, rule: Rule, context: Context) -> Outcome:
    """Work out every rate whose counts are given."""
    options: RatioOptions = rule.options
    findings = Findings()
    agreed = Agreements()
    names = RateNames(options)
    averages = options.average
    for statement in statements(document, context):
        if len(statement.items) < 2:
            continue
        for at, item in enumerate(statement.items):
            if at > 1 and averages is not None and ("均" in item.label or "每" in item.label):
                _check_average(document, statement, at, averages, findings, agreed)
            if item.amount.unit != PERCENT or not item.amount.exact:
                continue
            if item.amount.value > 100 * ONE:
                if is_part_rate(item, options) and findings.wants():
                    printed = statement.line.text[item.start : item.amount.end]
                    message = fill(options.unmet.message, {"arithmetic": f"“{printed}”超过了100%"})
                    stretch = LineSpan(statement.line, item.start, item.amount.end)
                    findings.add(Finding(message, options.unmet.remedy, stretch.place(document)))
                continue
            claim = claim_of(statement, at, names)
            if claim is None:
                continue
            verdict, arithmetic, counts = _decide(statement, claim, options)
            if not arithmetic if verdict == ANY else not findings.wants(mild=verdict == CUT):
                continue
            here = [one for one in counts if one in statement.items]
            start = min(one.start for one in (*here, item))
            stretch = LineSpan(statement.line, start, item.amount.end)
            if verdict == ANY:
                agreed.add(stretch, arithmetic.__str__)
                continue
            texts = options.mild if verdict == CUT else options.unmet
            message = fill(texts.message, {"arithmetic": arithmetic})
            findings.add(Finding(message, texts.remedy, stretch.place(document), mild=verdict == CUT))
    for tabled in tabled_rates(document, context, options):
        cell = SourceSpan(tabled.cell.span)
        if tabled.right:
            agreed.add(cell, tabled.arithmetic.__str__)
        elif findings.wants():
            message = fill(options.unmet.message, {"arithmetic": tabled.arithmetic})
            findings.add(Finding(message, options.unmet.remedy, cell.place(document)))
    return concluded(
        findings,
        options.summary,
        evidence_of(document, agreed.stretches),
        f"核对了{agreed.count}处比率，都与所写的数量相符：{agreed.named}。",
    )


def _check_average(
    document: Document,
    statement: Statement,
    at: int,
    texts: Texts,
    findings: Findings,
    agreed: Agreements,
) -> None:
    claim = average_of(statement, at)
    if claim is None:
        return
    start = min(one.start for one in claim)
    stretch = LineSpan(statement.line, start, claim.average.amount.end)
    if claim.fits:
        agreed.add(stretch, partial(divided, statement, claim))
    elif findings.wants():
        printed = statement.line.text[claim.average.start : claim.average.amount.end]
        told = f"{divided(statement, claim)}，写的是“{printed}”"
        message = fill(texts.message, {"arithmetic": told})
        findings.add(Finding(message, texts.remedy, stretch.place(document)))


def _decide(
    statement: Statement, claim: ShareClaim, options: RatioOptions
) -> tuple[str, str, tuple[CountedItem, ...]]:
    """Return whether the rate fits (ANY), is cut off (CUT) or wrong (WRONG), the arithmetic, and the counts used.

    There is no arithmetic where nothing was worked out: of one count alone, or of cases carried over.
    """
    rate = claim.rate.amount
    printed = statement.line.text[rate.start : rate.end]
    if claim.alone is not None:
        return _decide_alone(statement, claim, printed)
    verdicts = [
        fits(part.amount.value, whole.value, rate.value, rate.step, (spread_of(part), whole.spread))
        for part, whole in claim.pairs
    ]
    if ANY in verdicts:
        pair = claim.pairs[verdicts.index(ANY)]
        if _only_of_one_in_list(claim, pair, verdicts):
            return ANY, "", _counts(pair)
        told = f"{shown(pair[0].amount.value)}÷{pair[1].told}＝{printed}"
        return ANY, told, _counts(pair if pair in claim.meant else claim.meant[0])
    if _fits_together(claim, rate) or any(_fits_otherwise(statement, *pair, rate) for pair in claim.pairs):
        return ANY, printed, _counts(claim.meant[0])
    if _carried(statement, claim, options):
        return ANY, "", _counts(claim.meant[0])
    for verdict, pair in zip(verdicts, claim.pairs, strict=True):
        if verdict == CUT and pair in claim.meant and rate.step > ONE:
            return ANY, "", _counts(pair)  # nobody rounds off what is told in 成
        if verdict == CUT and pair in claim.meant:
            return CUT, _told(*pair, claim.rate, printed, CUT), _counts(pair)
    if _of_what_was_found(claim):
        return ANY, "", _counts(claim.meant[0])
    return WRONG, _told(*claim.meant[0], claim.rate, printed, WRONG), _counts(claim.meant[0])


def _only_of_one_in_list(claim: ShareClaim, pair: tuple[CountedItem, Whole], verdicts: Sequence[str]) -> bool:
    """Whether a rate fits one of a list under one verb, and not the whole of it: which is meant, a reader can't tell.

    收到市级18件、县级54件，反馈54件，反馈率100%: the 54 are not all.
    """
    part, whole = pair
    lists = [
        verdict
        for verdict, (other, sum_) in zip(verdicts, claim.pairs, strict=True)
        if other is part and len(sum_.items) > 1 and whole.items[0] in sum_.items and "－" not in sum_.told
    ]
    return len(whole.items) == 1 and bool(lists) and ANY not in lists


def _of_what_was_found(claim: ShareClaim) -> bool:
    """Whether a rate is of what a check found amiss, and only what was checked is counted (抽检2150批次，处置不合格样品73批次，处置率100%)."""
    if claim.rate.amount.value != 100 * ONE or claim.rate.label.startswith("占"):
        return False
    part, whole = claim.meant[0]
    if not _AMISS.search(part.label) or _OF_CHECKS.search(claim.rate.label):
        return False
    return all(_CHECKED.search(one.label) and not _AMISS.search(one.label) for one in whole.items)


def _counts(pair: tuple[CountedItem, Whole]) -> tuple[CountedItem, ...]:
    return (*pair[1].items, pair[0])


def _fits_together(claim: ShareClaim, rate: Amount) -> bool:
    """Whether the rate fits all parts that bear its name together (采纳31条，部分采纳9条)."""
    parts = {part.amount.start: part.amount.value for part, _ in claim.pairs}
    total = sum(parts.values())
    return len(parts) > 1 and any(
        fits(total, whole.value, rate.value, rate.step, (0, 0)) == ANY for _, whole in claim.pairs
    )


def _fits_otherwise(statement: Statement, part: CountedItem, whole: Whole, rate: Amount) -> bool:
    """Whether the rate fits a part in it and its opposite together, or a list of parts in the whole."""
    spread = spread_of(part), whole.spread
    both = whole.value + part.amount.value
    opposites = part.label[-1:] == whole.items[-1].label[-1:]  # 胜诉112件，败诉9件
    if opposites and fits(part.amount.value, both, rate.value, rate.step, spread) == ANY:
        return True
    total = part.amount.value
    for at in range(statement.items.index(part), 0, -1):
        if not statement.items[at].lead.startswith("、") or statement.items[at - 1].unit != part.unit:
            return False
        total += statement.items[at - 1].amount.value
        if fits(total, whole.value, rate.value, rate.step, spread) == ANY:
            return True
    return False


def _carried(statement: Statement, claim: ShareClaim, options: RatioOptions) -> bool:
    """Whether a carry-over is named, so that the rate may be one of more than the year's own cases."""
    if claim.rate.label.startswith("占"):
        return False
    part, whole = claim.meant[0]
    if hangs_on(statement, whole, part):
        return False  # what was carried over is in the total
    start = min(part.start, *(one.start for one in whole.items if one in statement.items))
    words = statement.line.text[start : min(claim.rate.amount.end + _LOOK_BEHIND, statement.end)]
    return any(word in words for word in options.carryover)


def _told(part: CountedItem, whole: Whole, rate: CountedItem, printed: str, verdict: str) -> str:
    places = max(2, len(shown(rate.amount.step).partition(".")[2]))
    quotient = division(part.amount.value, whole.value, places)
    sum_ = f"{shown(part.amount.value)}÷{whole.told}＝{quotient}%"
    if verdict == CUT:
        digits = 6 - (len(str(rate.amount.step)) - 1)
        return f"{sum_}，四舍五入是{division(part.amount.value, whole.value, digits)}%，写的是{printed}"
    return f"{sum_}，写的是{printed}"


def _decide_alone(
    statement: Statement, claim: ShareClaim, printed: str
) -> tuple[str, str, tuple[CountedItem, ...]]:
    assert claim.alone is not None
    counts = (claim.alone,)
    amount, rate = claim.alone.amount, claim.rate.amount
    count = amount.value // ONE
    verdict = possible(count, rate.value, rate.step)
    if verdict == ANY or (claim.alone_is_part and _quotient_possible(count, rate.value, rate.step)):
        return ANY, "", counts
    unit = statement.line.text[amount.unit_start : amount.end]
    near = rate.value * count // (100 * ONE)
    places = max(2, len(shown(rate.step).partition(".")[2]))
    if verdict == CUT:
        cut = next(one for one in (near, near + 1) if fits(one, count, rate.value, rate.step, (0, 0)) == CUT)
        return CUT, f"{cut}÷{count}＝{division(cut, count, places)}%，写的是{printed}", counts
    neighbours = "，".join(
        f"{one}÷{count}＝{division(one, count, places)}%" for one in (near, near + 1) if 0 <= one <= count
    )
    return verdict, f"{count}{unit}中没有哪个整数能算出{printed}：{neighbours}", counts


def _quotient_possible(part: int, rate: int, step: int) -> bool:
    """Whether some whole number of which ``part`` is a part gives the rate."""
    if rate == 0:
        return part == 0
    low = (2 * 100 * ONE * part + (2 * rate + step) - 1) // (2 * rate + step)
    return any(fits(part, whole, rate, step, (0, 0)) == ANY for whole in range(max(low - 1, part), low + 2))


RATIO = CheckKind("ratio", "比率与数量相符", RatioOptions, check_ratio)
