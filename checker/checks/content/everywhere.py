"""``everywhere``: do several things all stand somewhere in the parts named?

Unlike the conditions of ``content``, which one sentence has to satisfy, each item may stand in a sentence of its own. The message
names those that are missing.
"""

from __future__ import annotations

from checker.checks.content.frame import frame_sentences
from checker.checks.content.readings import unit_of
from checker.checks.outcome import Context, fault, heading_place, met, missing, place_of
from checker.document.model import Document
from checker.results import Outcome, Place
from checker.rulebook import option
from checker.rulebook.model import PARTIAL, Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.conditions import Condition, evaluate
from checker.text.presence import may_hold
from checker.values import NamedTuple

_MOST_EVIDENCE = 5


class Topic(NamedTuple):
    """One of the things."""

    name: str = option.text("这一项的名称，写进 {missing}")
    when: Condition = option.condition("怎样算写了这一项")


class Options(NamedTuple):
    """The options of ``everywhere``."""

    in_: tuple[str, ...] = option.parts("在哪些部分里找", frame=True)
    items: tuple[Topic, ...] = option.many(Topic, "要写的各项，可以写在不同的句子里")
    at_least: int | None = option.number("至少要写几项（不写就是每一项都要）", default=None)
    headings: bool = option.flag("标题里有也算")
    partial: Texts | None = option.texts(
        "写了一部分时的说明；不写就按不符合",
        default=None,
        missing="没有写的各项",
        count="写了几项",
        wanted="应写几项",
    )
    unmet: Texts = option.texts(
        "没有写够时的说明", missing="没有写的各项", count="写了几项", wanted="应写几项"
    )


def check_everywhere(document: Document, rule: Rule, context: Context) -> Outcome:
    """Look for each item by itself."""
    options: Options = rule.options
    wanted = options.at_least or len(options.items)
    evidence: list[Place] = []
    lacking: list[str] = []
    for item in options.items:
        place = _found(document, item.when, options, context)
        if place is None:
            lacking.append(item.name)
        else:
            evidence.append(place)
    values = {"missing": "、".join(lacking), "count": len(evidence), "wanted": wanted}
    if len(evidence) >= wanted:
        return met(evidence[:_MOST_EVIDENCE])
    if evidence and options.partial is not None:
        return fault(PARTIAL, options.partial, evidence[:1], **values)
    return missing(document, options.unmet, **values)


def _found(document: Document, condition: Condition, options: Options, context: Context) -> Place | None:
    for index in document.candidates(condition):
        sentence = document.sentences[index]
        if sentence.part in options.in_ and may_hold(condition, sentence.unit.groups):
            spans = evaluate(condition, unit_of(document, index, condition, context))
            if spans is not None:
                return place_of(document, sentence, spans)
    for sentence in frame_sentences(document, options.in_, context):
        spans = evaluate(condition, sentence.unit)
        if spans is not None:
            return place_of(document, sentence, spans)
    if options.headings:
        for at, (heading, part) in enumerate(zip(document.headings, document.heading_parts, strict=True)):
            if part in options.in_ and evaluate(condition, heading.unit) is not None:
                return heading_place(document, heading, at)
    return None


EVERYWHERE = CheckKind("everywhere", "几项内容是不是都写了", Options, check_everywhere)
