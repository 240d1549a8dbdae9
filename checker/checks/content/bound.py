"""``bound``: is a rate given, and does it keep a bound?

The rate is the first percentage behind one of its names in the same clause; several are compared one by one. ``only`` narrows the
sentences that count to those about the whole (not about one bureau).
"""

from __future__ import annotations

from checker.checks.content.readings import unit_of
from checker.checks.outcome import Context, fault, met, missing, place_of
from checker.document.model import Document
from checker.results import Outcome, Place
from checker.rulebook import option
from checker.rulebook.model import UNMET, Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.amounts import ONE, read_amounts
from checker.text.conditions import Condition, evaluate
from checker.values import NamedTuple


class Options(NamedTuple):
    """The options of ``bound``."""

    in_: tuple[str, ...] = option.parts("在哪些部分里找")
    rate: tuple[str, ...] = option.words("比率的名称，例如 出庭应诉率")
    only: Condition | None = option.condition("只看满足这个条件的句子", default=None)
    not_below: int | None = option.number("不低于百分之几", default=None)
    not_above: int | None = option.number("不高于百分之几", default=None)
    unmet: Texts = option.texts("超出界限时的说明", rate="比率的名称", found="写的数", limit="界限")
    absent: Texts = option.texts("没有写这个比率时的说明", rate="比率的名称")


def check_bound(document: Document, rule: Rule, context: Context) -> Outcome:
    """Compare every statement of the rate with the bounds."""
    options: Options = rule.options
    kept: list[Place] = []
    broken: list[tuple[str, str, str, Place]] = []
    for index, sentence in enumerate(document.sentences):
        if sentence.part not in options.in_ or not any(name in sentence.text for name in options.rate):
            continue
        only = options.only
        if only is not None and evaluate(only, unit_of(document, index, only, context)) is None:
            continue
        for start, end in sentence.unit.clauses or ((sentence.unit.start, sentence.unit.end),):
            clause = sentence.line.text[start:end]
            for name in options.rate:
                at = clause.find(name)
                amounts = [
                    amount
                    for amount in read_amounts(clause)
                    if at >= 0 and amount.unit == "%" and amount.start > at
                ]
                if not amounts:
                    continue
                value, printed = amounts[0].value, clause[amounts[0].start : amounts[0].end]
                limit = _limit(value, options)
                place = place_of(document, sentence, ((start + at, start + amounts[0].end),))
                if limit:
                    broken.append((name, printed, limit, place))
                else:
                    kept.append(place)
                break
    if broken:
        name, printed, limit, _ = broken[0]
        return fault(
            UNMET, options.unmet, [entry[3] for entry in broken], rate=name, found=printed, limit=limit
        )
    if not kept:
        return missing(document, options.absent, rate=options.rate[0])
    return met(kept[:3])


def _limit(value: int, options: Options) -> str:
    """Return the bound that a value breaks, in words, or nothing."""
    if options.not_below is not None and value < options.not_below * ONE:
        return f"不低于{options.not_below}%"
    if options.not_above is not None and value > options.not_above * ONE:
        return f"不高于{options.not_above}%"
    return ""


BOUND = CheckKind("bound", "比率写了没有、有没有超出界限", Options, check_bound, typed=True)
