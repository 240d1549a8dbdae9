"""``change``: does a stated change agree with the two values that it is stated for?

What values are meant is read by change_claims; where several readings are possible all must fail before anything is said.
N倍 is read by its verb (增长2倍 is three times as many, 增长到2倍 twice as many), 翻一番 as twice as many, 年均 as the mean that
compounds; 减少N倍 is a fault of wording. Growth of what is reckoned in constant prices (生产总值) proves nothing.
"""

from __future__ import annotations

from functools import partial

from checker.checks.figures.agreements import Agreements, SourceSpan, concluded, evidence_of
from checker.checks.figures.arithmetic import ANY, CUT, WRONG, division
from checker.checks.figures.change_claim import ChangeClaim
from checker.checks.figures.change_claims import claims_of
from checker.checks.figures.change_words import falls_by_times, may_end
from checker.checks.figures.options import ChangeOptions
from checker.checks.figures.statements import LineSpan, Statement, shown, statements
from checker.checks.figures.table_rates import tabled_changes
from checker.checks.outcome import Context, Findings, fill
from checker.document.model import Document
from checker.results import Finding, Outcome
from checker.rulebook.model import Rule
from checker.rulebook.option import CheckKind
from checker.text.amounts import ONE

_MOST_DOUBLINGS = 30


def check_change(document: Document, rule: Rule, context: Context) -> Outcome:
    """Work out every change whose two values are given."""
    options: ChangeOptions = rule.options
    findings = Findings()
    agreed = Agreements()
    told = statements(document, context)
    endings = may_end(options)
    for number, statement in enumerate(told):
        for at, rate in enumerate(statement.items):
            if rate.amount.unit == "倍" and falls_by_times(rate, options):
                if not findings.wants(mild=True):
                    continue
                stretch = LineSpan(statement.line, rate.start, rate.amount.end)
                words = {"words": statement.line.text[rate.start : rate.amount.end]}
                texts = options.wording
                place = stretch.place(document)
                findings.add(Finding(fill(texts.message, words), fill(texts.remedy, words), place, mild=True))
                continue
            if rate.label[-1:] not in endings and rate.amount.unit not in ("倍", "番"):
                continue
            neighbours = (*told[max(number - 1, 0) : number], *told[number + 1 : number + 2])
            claims = claims_of(statement, at, neighbours, options, document.metadata.year)
            if not claims:
                continue
            start = min(item.start for item in claims[0].items)
            end = rate.amount.end + (not rate.amount.exact)  # with the 多 of 5倍多
            stretch = LineSpan(statement.line, start, min(end, statement.end))
            results = [_decide(statement, claim) for claim in claims]
            verdicts = [verdict for verdict, _ in results]
            if ANY in verdicts:
                agreed.add(stretch, partial(_told, statement, claims[verdicts.index(ANY)]))
                continue
            if _constant(statement, claims[0], options):
                continue
            verdict, arithmetic = results[verdicts.index(CUT) if CUT in verdicts else -1]
            if not findings.wants(mild=verdict == CUT):
                continue
            texts = options.mild if verdict == CUT else options.unmet
            message = fill(texts.message, {"arithmetic": arithmetic})
            findings.add(Finding(message, texts.remedy, stretch.place(document), mild=verdict == CUT))
    for tabled in tabled_changes(document, context, options):
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
        f"核对了{agreed.count}处增减幅度，都与所写的数量相符：{agreed.named}。",
    )


def _told(statement: Statement, claim: ChangeClaim) -> str:
    printed = statement.line.text[claim.rate.start : claim.rate.amount.end]
    return f"{shown(claim.old)}→{shown(claim.new)}，{printed}"


def _constant(statement: Statement, claim: ChangeClaim, options: ChangeOptions) -> bool:
    """Whether the change is one in constant prices, which the values in money don't show."""
    if claim.items[0].unit != "元" or claim.rate.amount.unit not in ("%", "倍", "番"):
        return False
    return any(word in statement.text[: claim.rate.amount.end - statement.start] for word in options.constant)


def _decide(statement: Statement, claim: ChangeClaim) -> tuple[str, str]:
    """Return whether the stated change fits, is cut off or wrong, and the arithmetic."""
    amount = claim.rate.amount
    text = statement.line.text
    printed = text[claim.rate.start : amount.end] + (
        "多" if not amount.exact and text[amount.end : amount.end + 1] in "多余" else ""
    )
    old, new = claim.old, claim.new
    values = f"{shown(old)}到{shown(new)}"
    growth = new - old if claim.up else old - new
    if claim.years is not None:
        return _mean(claim, printed)
    if amount.unit == "%":
        if growth < 0:
            return WRONG, f"从{values}，是{'减少' if claim.up else '增加'}，写的是“{printed}”"
        verdict = _percentage(claim)
        places = max(2, 6 - (len(str(amount.step)) - 1))
        told = f"（{shown(max(old, new))}－{shown(min(old, new))}）÷{shown(old)}＝{division(growth, old, places)}%，写的是“{printed}”"
        return verdict, told
    if amount.unit == "番":
        doublings = amount.value // ONE
        if not 0 < doublings <= _MOST_DOUBLINGS:
            return ANY, ""
        whole: int = 2**doublings
        fits = 20 * new >= 19 * old * whole and 20 * new <= 27 * old * whole
        return (ANY if fits else WRONG), f"{shown(new)}÷{shown(old)}＝{_times(new, old)}倍，写的是“{printed}”"
    if amount.unit == "倍":
        if not claim.up:
            return ANY, ""
        least = claim.new - claim.slack[1] - (0 if claim.reached else old + claim.slack[0])
        most = claim.new + claim.slack[1] - (0 if claim.reached else old - claim.slack[0])
        bases = max(old - claim.slack[0], 1), old + claim.slack[0]
        fits = amount.value * bases[0] <= most * ONE and least * ONE < (amount.value + amount.step) * bases[1]
        fits = fits or (  # a half more is not 一倍
            amount.exact
            and 10 * most * ONE >= (10 * amount.value - (4 if amount.counted else 5) * amount.step) * bases[0]
            and least * ONE <= amount.value * bases[1]
        )
        told = f"从{values}，是原来的{_times(new, old)}倍，增长{_times(new - old, old)}倍，写的是“{printed}”"
        return (ANY if fits else WRONG), told
    spread = sum(claim.slack)
    if abs(growth - amount.value) <= spread + (amount.step if amount.step != ONE or spread else 0) - (
        1 if spread else 0
    ):
        return ANY, ""
    unit = text[amount.unit_start : amount.end]
    return WRONG, f"从{values}，相差{shown(abs(growth))}{unit}，写的是“{printed}”"


def _percentage(claim: ChangeClaim) -> str:
    """Compare the rate with the least and the most that the two values allow, each of which may be rounded or cut off."""
    rate, step = claim.rate.amount.value, claim.rate.amount.step
    old_least, old_most = max(claim.old - claim.slack[0] // 2, 1), claim.old + claim.slack[0]
    new_least, new_most = claim.new - claim.slack[1] // 2, claim.new + claim.slack[1]
    if claim.up:
        low, of_low, high, of_high = new_least - old_most, old_most, new_most - old_least, old_least
    else:
        low, of_low, high, of_high = old_least - new_most, old_least, old_most - new_least, old_most
    if claim.moved is not None:
        # The value that is not told follows from the others, and is off only as they are.
        least, most = claim.moved.value - claim.moved.slack // 2, claim.moved.value + claim.moved.slack
        sign = 1 if claim.up else -1
        low, of_low = least, old_most if claim.moved.base_told else new_most - sign * least
        high, of_high = most, old_least if claim.moved.base_told else new_least - sign * most
        of_low, of_high = max(of_low, 1), max(of_high, 1)
    low, high = 100 * ONE * max(low, 0), 100 * ONE * high
    if 2 * high >= (2 * rate - step) * of_high and 2 * low <= (2 * rate + step) * of_low:
        return ANY
    if high < rate * of_high or low >= (rate + step) * of_low:
        return WRONG
    return CUT if step <= ONE else ANY  # nobody rounds off what is told in 成


def _mean(claim: ChangeClaim, printed: str) -> tuple[str, str]:
    """Compare a yearly mean with what compounds to the growth, and with the growth by the number of years."""
    assert claim.years is not None
    rate, step = claim.rate.amount.value, claim.rate.amount.step
    if claim.rate.amount.unit != "%":
        return ANY, ""
    sign = 1 if claim.up else -1
    base: int = (100 * ONE) ** claim.years
    ends = sorted((100 * ONE + sign * rate + off) ** claim.years for off in (-step, step))
    least, most = claim.new - claim.slack[1], claim.new + claim.slack[1]
    bases = claim.old - claim.slack[0], claim.old + claim.slack[0]
    if bases[0] * ends[0] <= most * base and bases[1] * ends[1] >= least * base:
        return ANY, ""
    growth = abs(claim.new - claim.old)
    if abs(100 * ONE * growth - claim.years * rate * claim.old) <= claim.years * step * claim.old:
        return ANY, ""
    total = division(growth, claim.old, 2)
    told = f"从{shown(claim.old)}到{shown(claim.new)}，{claim.years}年共{'增长' if claim.new >= claim.old else '下降'}{total}%"
    return WRONG, f"{told}，年均达不到所写的幅度，写的是“{printed}”"


def _times(value: int, base: int) -> str:
    return division(value, base * 100, 2)


CHANGE = CheckKind("change", "增减幅度与数量相符", ChangeOptions, check_change)
