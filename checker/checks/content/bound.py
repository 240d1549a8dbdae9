"""``bound``: is a rate given, and does it keep a bound?

The rate is the percentage of this year behind one of its names, in the same clause or in one that goes on with it (提高5个百分点，达到95%):
never last year's, what it started from or by how much it changed. Several are compared one by one. ``only`` narrows the
sentences that count to those about the whole (not about one bureau).
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.content.compared import is_change, is_earlier, starts_from
from checker.checks.content.readings import unit_of
from checker.checks.outcome import Context, fault, met, missing, place_of
from checker.document.model import Document
from checker.results import Outcome, Place
from checker.rulebook import option
from checker.rulebook.model import UNMET, Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.amounts import ONE, Amount, read_amounts
from checker.text.around import behind_last, places
from checker.text.conditions import Condition, evaluate
from checker.text.lazy import pattern
from checker.values import NamedTuple

_GOES_ON = (
    "达",
    "为",
    "较",
    "比",
    "同比",
    "提高",
    "提升",
    "上升",
    "增",
    "由",
    "从",
    "下降",
    "降",
    "连续",
    "保持",
    "今年",
    "本年",
    "高于",
    "优于",
    "全年",
)
"""What a clause opens with that goes on with the rate of the clause before."""

_NAMED = pattern("[^、和与及]+")


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
        text, start = sentence.text, sentence.unit.start
        for name, at, amount in _stated(text, options.rate, document.metadata.year):
            limit = _limit(amount.value, options)
            place = place_of(document, sentence, ((start + at, start + amount.end),))
            if limit:
                broken.append((name, text[amount.start : amount.end], limit, place))
            else:
                kept.append(place)
    if broken:
        name, printed, limit, _ = broken[0]
        return fault(
            UNMET, options.unmet, [entry[3] for entry in broken], rate=name, found=printed, limit=limit
        )
    if not kept:
        return missing(document, options.absent, rate=options.rate[0])
    return met(kept[:3])


def _stated(text: str, names: tuple[str, ...], year: int | None) -> Iterator[tuple[str, int, Amount]]:
    """Yield each statement of the rate in a sentence: its name, where that stands, and the percentage of this year."""
    amounts = [amount for amount in read_amounts(text) if amount.unit == "%"]
    behind = 0
    found = [(at, name) for name in names for at in places(text, name)]
    for at, name in sorted(found, key=_longest_first):
        if at < behind:
            continue  # inside a longer name that was read
        behind = at + len(name)
        shared = _in_turn(text, at, amounts)
        if shared is not None:
            yield name, at, shared
            continue
        for amount in amounts:
            if amount.start < behind:
                continue
            between = text[behind : amount.start]
            if any(mark in between for mark in "；。") or "率" in between or not _goes_on(between):
                break
            if not (is_earlier(text, amount, year) or is_change(text, amount) or starts_from(text, amount)):
                yield name, at, amount
                break


def _in_turn(text: str, at: int, amounts: list[Amount]) -> Amount | None:
    """Return the percentage of a rate that is listed with others before 分别为: the one in the same place of the list."""
    turn = text.find("分别", at)
    if turn < 0 or any(mark in text[at:turn] for mark in "，；。%"):
        return None
    start = behind_last(text, "，；。：", 0, at)
    names = list(_NAMED.finditer(text[start:turn]))
    values = [amount for amount in amounts if amount.start > turn]
    rank = next((index for index, one in enumerate(names) if one.start() <= at - start < one.end()), 0)
    return values[rank] if len(values) == len(names) else None


def _goes_on(between: str) -> bool:
    """Whether the clauses between the name of a rate and a percentage go on with that rate."""
    return all(clause.startswith(_GOES_ON) for clause in between.split("，")[1:])


def _longest_first(entry: tuple[int, str]) -> tuple[int, int]:
    return entry[0], -len(entry[1])


def _limit(value: int, options: Options) -> str:
    """Return the bound that a value breaks, in words, or nothing."""
    if options.not_below is not None and value < options.not_below * ONE:
        return f"不低于{options.not_below}%"
    if options.not_above is not None and value > options.not_above * ONE:
        return f"不高于{options.not_above}%"
    return ""


BOUND = CheckKind("bound", "比率写了没有、有没有超出界限", Options, check_bound)
