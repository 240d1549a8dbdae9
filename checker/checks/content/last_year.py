"""``last-year``: is a figure given for an indicator, this year's and last year's, and is it not above (below) last year's?

The figure of the indicator is the amount that follows its name in the clause, or that stands directly before it (1200次涉企行政检查). What it
is compared with stands in the same sentence or in the next one: last year's value (上年1500次, 由1500次减少到1200次), a change (同比减少300次,
比上年下降20%) or that there is none (与上年持平). Nothing is said where the two cannot be told apart.
"""

from __future__ import annotations

from checker.checks.content.compared import CHANGE, SAME, is_earlier, is_reached, starts_from
from checker.checks.content.readings import unit_of
from checker.checks.outcome import Context, fault, met, missing, place_of
from checker.document.model import Document, Sentence
from checker.results import Outcome, Place
from checker.rulebook import option
from checker.rulebook.model import PARTIAL, UNMET, Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.amounts import Amount, read_amounts
from checker.text.around import next_of
from checker.text.conditions import Condition, evaluate
from checker.values import NamedTuple

_NEAR = 6
"""How far behind a figure its indicator may begin where it stands before it: 1200次（涉企）行政检查."""


class Options(NamedTuple):
    """The options of ``last-year``."""

    in_: tuple[str, ...] = option.parts("在哪些部分里找")
    indicator: tuple[str, ...] = option.words("指标的名称，例如 涉企行政检查")
    units: tuple[str, ...] = option.words("数量的单位；不写就是任何单位，不含百分比", default=())
    only: Condition | None = option.condition("只看满足这个条件的句子", default=None)
    not_above: bool = option.flag("不得高于上年")
    not_below: bool = option.flag("不得低于上年")
    unmet: Texts = option.texts(
        "高于（低于）上年时的说明",
        name="指标的名称",
        this="今年的数",
        last="上年的数，或者怎样变化",
        than="高于或者低于",
    )
    lacking: Texts | None = option.texts(
        "写了今年的数、没有写上年的数或者增减时的说明；不写就不要求",
        default=None,
        name="指标的名称",
        this="今年的数",
    )
    absent: Texts = option.texts("没有写今年的数时的说明", name="指标的名称")


class Told(NamedTuple):
    """A figure of this year with what it is compared with; ``sign`` is 1 where it is above last year's, None where nobody says."""

    name: str
    this: str
    last: str
    sign: int | None
    place: Place


def check_last_year(document: Document, rule: Rule, context: Context) -> Outcome:
    """Read the figures of the indicator, each with last year's where it stands."""
    options: Options = rule.options
    told: list[Told] = []
    for index, sentence in enumerate(document.sentences):
        if sentence.part not in options.in_ or not any(name in sentence.text for name in options.indicator):
            continue
        only = options.only
        if only is not None and evaluate(only, unit_of(document, index, only, context)) is None:
            continue
        found = _read(document, index, options)
        if found is not None:
            told.append(found)
    if not told:
        return missing(document, options.absent, name=options.indicator[0])
    for one in told:
        if (one.sign == 1 and options.not_above) or (one.sign == -1 and options.not_below):
            than = "高于" if one.sign == 1 else "低于"
            return fault(
                UNMET, options.unmet, [one.place], name=one.name, this=one.this, last=one.last, than=than
            )
    compared = [one for one in told if one.sign is not None]
    if not compared and options.lacking is not None:
        first = told[0]
        return fault(PARTIAL, options.lacking, [first.place], name=first.name, this=first.this)
    return met([one.place for one in (compared or told)[:3]])


def _read(document: Document, index: int, options: Options) -> Told | None:
    """Return the figure that a sentence gives for the indicator, None where it gives none."""
    sentence = document.sentences[index]
    text = sentence.text
    year = document.metadata.year
    amounts = [one for one in read_amounts(text) if one.unit not in ("%", "个百分点", "倍", "番")]
    if options.units:
        amounts = [one for one in amounts if text[one.unit_start : one.end] in options.units]
    for name in options.indicator:
        at = text.find(name)
        if at < 0:
            continue
        own = _own_figure(text, at, at + len(name), amounts)
        if own is None:
            continue
        same = [one for one in amounts if one.unit == own.unit]
        after = text[own.end :]
        following = _following(document, index)
        place = place_of(document, sentence)
        shown = text[own.start : own.end]
        if is_earlier(text, own, year):
            # 由上年的1500次减少到1200次, 上年检查1500次，今年1200次
            later = next((one for one in same if one.start > own.start), None)
            if later is None or is_earlier(text, later, year):
                continue
            return Told(name, text[later.start : later.end], shown, _sign(later.value, own.value), place)
        last = next((one for one in same if one.start > own.start and is_earlier(text, one, year)), None)
        if last is not None:
            return Told(name, shown, text[last.start : last.end], _sign(own.value, last.value), place)
        reached = next((one for one in same if one.start > own.start and is_reached(text, one)), None)
        if reached is not None and starts_from(text, own):
            return Told(
                name, text[reached.start : reached.end], shown, _sign(reached.value, own.value), place
            )
        for stretch in (after, following):
            change = CHANGE.search(stretch)
            if change is not None:
                return Told(
                    name,
                    shown,
                    stretch[change.start() :].split("，")[0].rstrip("。；"),
                    1 if change["up"] else -1,
                    place,
                )
            if SAME.search(stretch):
                return Told(name, shown, "与上年持平", 0, place)
        for one in read_amounts(following):
            if one.unit == own.unit and is_earlier(following, one, year):
                return Told(name, shown, following[one.start : one.end], _sign(own.value, one.value), place)
        return Told(name, shown, "", None, place)
    return None


def _own_figure(text: str, start: int, end: int, amounts: list[Amount]) -> Amount | None:
    """Return the amount of the indicator named at ``start``: behind its name in the clause, or directly before it."""
    clause_end = next_of(text, "，；。", end)
    behind = next((one for one in amounts if end <= one.start < clause_end), None)
    before = next(
        (one for one in amounts if one.end <= start <= one.end + _NEAR and "，" not in text[one.end : start]),
        None,
    )
    return before if before is not None and (behind is None or start - before.end <= 1) else behind


def _sign(this: int, last: int) -> int:
    return (this > last) - (this < last)


def _following(document: Document, index: int) -> str:
    """Return the next sentence of the paragraph, where it goes on about the same figure."""
    sentences = document.sentences
    if index + 1 == len(sentences) or sentences[index + 1].paragraph != sentences[index].paragraph:
        return ""
    following: Sentence = sentences[index + 1]
    opens = (
        following.text.startswith(("上", "去年", "同比", "比", "较", "与", "这"))
        or following.text[:4].isdigit()
    )
    return following.text if opens else ""


LAST_YEAR = CheckKind("last-year", "一个指标今年的数，与上年比", Options, check_last_year)
