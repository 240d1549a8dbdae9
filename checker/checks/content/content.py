"""``content``: is the content there? The ways of the rule are tried in order; the first that holds decides.

Parameters: ``ways``, each with ``verdict``, ``in`` (the parts that count), ``when`` (a condition on one
unit), ``unit`` (``sentence``, ``clause``, or ``pair``: a sentence
with the next one of its paragraph), ``at_least`` (how many units must satisfy it), ``explains`` (a condition on sentences that explain
shortcomings, which are passed over with what follows from them), ``under`` (a condition on the
heading above), ``headings``
(headings count too) and ``residue`` (``without`` a list of stock phrases, ``at_least`` so many characters
of content must remain in one clause); ``any_met`` (other rules whose being met suffices); ``unmet``, the
texts for what is missing; ``absent``, the verdict then, where it is not ``unmet``.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from checker.checks.content.explanations import explanations
from checker.checks.content.readings import read_unit
from checker.checks.content.second import Second, second_reading
from checker.checks.outcome import Context, fault, heading_place, met, missing_beside, place_of, skipped
from checker.document.model import Document, Sentence
from checker.results import Outcome, Place
from checker.rulebook import option
from checker.rulebook.model import MET, SKIPPED, Rule, Rulebook, Texts
from checker.rulebook.option import CheckKind
from checker.text.acts import Reading
from checker.text.conditions import Condition, Unit, evaluate, possible
from checker.text.terms import Span
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any


_MOST_EVIDENCE = 5


class Residue(NamedTuple):
    """What must be left of a sentence without its stock phrases."""

    without: str = option.stock_list("套话词表的名称")
    at_least: int = option.number("去掉套话以后，至少还剩几个字")


class Way(NamedTuple):
    """One way to decide the rule."""

    verdict: str = option.choice("这种办法成立时的结论", "met", "partial", "review")
    in_: tuple[str, ...] = option.parts("在哪些部分里找")
    when: Condition = option.condition("一句话要满足的条件")
    unit: str = option.choice(
        "条件对什么说：sentence 一句话，clause 一个分句，pair 一句话连同下一句",
        "sentence",
        "clause",
        "pair",
        default="sentence",
    )
    at_least: int = option.number("至少要有几处", default=1)
    headings: bool = option.flag("标题里有也算")
    under: Condition | None = option.condition("只看在这样的标题下面的文字", default=None)
    explains: Condition | None = option.condition(
        "不足部分里，以这样的话开头、说明原因的文字不看（连同后面的“一是……；二是……”）", default=None
    )
    residue: Residue | None = option.one(
        Residue, "去掉套话以后还要剩下多少字，用来认出“只有套话”", default=None
    )
    message: str = option.message("问题（结论是 partial、review 的要写）", default="")
    remedy: str = option.message("改法（结论是 partial、review 的要写）", default="")
    sample: str = option.message("参考写法", default="")


class Options(NamedTuple):
    """The options of ``content``."""

    ways: tuple[Way, ...] = option.many(
        Way,
        "判断的办法，从上往下，第一个成立的决定结论",
        also={
            "if": {"properties": {"verdict": {"enum": ["partial", "review"]}}, "required": ["verdict"]},
            "then": {"required": ["message", "remedy"]},
        },
    )
    unmet: Texts = option.texts("都不成立时的说明")
    absent: str = option.choice("都不成立时不算不符合，算不适用", "skipped", default="")
    second: Second | None = option.one(
        Second,
        "再由学过标注句子的判读程序读一遍，有把握时以它为准，与词语判断不一致时提请人工核对",
        default=None,
    )
    any_met: tuple[str, ...] = option.rules("其他规则的编号：其中一条符合，这一条也算符合")
    beside: tuple[str, ...] = option.rules(
        "其他规则的编号：那条规则符合而这一条没有写时，应当补在那条规则的内容所在的一节"
    )


def check_content(document: Document, rule: Rule, context: Context) -> Outcome:
    """Try the ways of the rule on the document."""
    options = rule.options
    for other in options.get("any_met", ()):
        outcome = context.outcomes.get(other)
        if outcome is not None and outcome.verdict == MET:
            name = next((entry.title for entry in context.rulebook.rules if entry.id == other), other)
            return met(outcome.evidence, f"见“{name}”一项。")
    outcome = _by_words(document, options, context)
    if "second" not in options:
        return outcome
    return second_reading(
        outcome, options["second"], document, context, lambda verdict: _texts_of(options, verdict)
    )


def _texts_of(options: dict[str, Any], verdict: str) -> dict[str, Any]:
    """Return the texts for a verdict: those of the first way that ends in it, else those for what is missing."""
    ways = (way for way in options["ways"] if way["verdict"] == verdict and "message" in way)
    texts: dict[str, Any] = next(ways, options["unmet"])
    return texts


def _by_words(document: Document, options: dict[str, Any], context: Context) -> Outcome:
    """Try the ways of the rule; the first that holds decides."""
    for way in options["ways"]:
        wanted = way.get("at_least", 1)
        places = list(islice(_places(document, way, context), max(wanted, _MOST_EVIDENCE)))
        if len(places) < wanted:
            continue
        if way["verdict"] == MET:
            return met(places[:_MOST_EVIDENCE])
        return fault(way["verdict"], way, places[:1])
    texts = options["unmet"]
    if options.get("absent") == SKIPPED:
        return skipped(texts["message"])
    return missing_beside(document, texts, [context.outcomes.get(name) for name in options.get("beside", ())])


def _places(document: Document, way: dict[str, Any], context: Context) -> Iterator[Place]:
    parts = way["in"]
    rulebook = context.rulebook
    condition: Condition = way["when"]
    clauses = way.get("unit") == "clause"
    residue = way.get("residue")
    under: Condition | None = way.get("under")
    passed_over = explanations(document, way["explains"]) if "explains" in way else frozenset()
    pairs = way.get("unit") == "pair"
    candidates = document.candidates(condition)
    if pairs:
        candidates = sorted({at for index in candidates for at in (index - 1, index) if at >= 0})
    for index in candidates:
        sentence = document.sentences[index]
        if (
            sentence.part not in parts
            or index in passed_over
            or not (under is None or _stands_under(document, sentence, under))
        ):
            continue
        if pairs:
            both = _with_next(document, index, condition, context)
            spans = None if both is None else evaluate(condition, both)
        else:
            whole = read_unit(document, index, context) if condition.reads else sentence.unit
            if clauses and not possible(condition, whole):
                continue
        if clauses:
            for start, end in whole.clauses:
                unit = whole.narrowed(start, end, condition.needs)
                spans = evaluate(condition, unit)
                if spans is not None and (
                    residue is None or _says_something(sentence, start, end, residue, rulebook)
                ):
                    yield _clause_place(document, sentence, start, end, spans)
            continue
        if not pairs:
            spans = evaluate(condition, whole)
        if spans is None:
            continue
        if residue is not None and not any(
            _says_something(sentence, start, end, residue, rulebook) for start, end in sentence.unit.clauses
        ):
            continue
        yield place_of(document, sentence, spans)
    if way.get("headings"):
        for at, (heading, part) in enumerate(zip(document.headings, document.heading_parts, strict=True)):
            if part in parts and evaluate(condition, heading.unit) is not None:
                yield heading_place(document, heading, at)


def _stands_under(document: Document, sentence: Sentence, condition: Condition) -> bool:
    """Whether a heading that a sentence stands under, however far above, satisfies the condition."""
    at = sentence.heading
    while at is not None:
        if evaluate(condition, document.headings[at].unit) is not None:
            return True
        at = document.headings[at].parent
    return False


def _with_next(document: Document, index: int, condition: Condition, context: Context) -> Unit | None:
    """Return a sentence and its successor in the paragraph as one unit.

    None where there is no successor, or where the two lack one of the groups that the condition requires.
    """
    sentences = document.sentences
    if index + 1 == len(sentences):
        return None
    first, second = sentences[index], sentences[index + 1]
    if (first.paragraph, first.part) != (second.paragraph, second.part):
        return None
    if any(name not in first.unit.groups and name not in second.unit.groups for name in condition.requires):
        return None
    groups = dict(first.unit.groups)
    for name, spans in second.unit.groups.items():
        groups[name] = [*groups.get(name, ()), *spans]
    readings: tuple[Reading, ...] = ()
    if condition.reads:
        readings = read_unit(document, index, context).readings
        after = len(first.unit.clauses)
        more = read_unit(document, index + 1, context).readings
        readings = (*readings, *(one._replace(clause=one.clause + after) for one in more))
    return Unit(
        first.unit.start,
        second.unit.end,
        first.unit.body,
        groups,
        (*first.unit.clauses, *second.unit.clauses),
        readings,
        first.line.text,
    )


def _clause_place(
    document: Document, sentence: Sentence, start: int, end: int, spans: tuple[Span, ...]
) -> Place:
    left, right = sentence.line.source_span(start, end)
    quote = "".join(document.source.text[left:right].split())
    return Place(
        (left, right), document.section(sentence.heading), quote, tuple(dict.fromkeys(sentence.words(spans)))
    )


def _says_something(
    sentence: Sentence, start: int, end: int, residue: dict[str, Any], rulebook: Rulebook
) -> bool:
    text = sentence.line.text[max(start, sentence.unit.body) : end]
    return len(rulebook.stock[residue["without"]].residue(text)) >= int(residue["at_least"])


CONTENT = CheckKind("content", "有没有某项内容", Options, check_content)
