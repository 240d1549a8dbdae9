"""``responds``: does the plan take up each stated shortcoming?

Each shortcoming (an item of the problems, with what explains it) is compared with each measure of the plan by
the characters and pairs of them they share once stock phrases are taken out; one weighs the more, the fewer
passages of this report use it (inverse document frequency, K. Spärck Jones 1972). Parameters: ``without``
(the list of stock phrases), ``explains`` (a condition on sentences that explain shortcomings and are none
themselves), texts ``partial``, ``unmet``, ``review``.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from operator import add

from checker.checks.content.explanations import explanations
from checker.checks.outcome import Context, fault, met, place_of, skipped, span_place
from checker.document.markers import opens_item
from checker.document.model import PLAN, PROBLEMS, Document, Sentence
from checker.results import Outcome
from checker.rulebook import option
from checker.rulebook.model import PARTIAL, REVIEW, UNMET, Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.conditions import Condition
from checker.text.stock import StockPhrases
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any


_ANSWERED = 0.11
_DOUBTFUL = 0.055
_TOO_LITTLE = 7
_MOST = 200
"""No report states more; the bound keeps a hostile text from taking quadratic time."""
_GIST = 16
"""A shortcoming counts as taken up when a measure shares this share of the weight of its most telling pairs."""


class _Passage(NamedTuple):
    first: Sentence
    features: frozenset[str]


class Options(NamedTuple):
    """The options of ``responds``."""

    without: str = option.stock_list("套话词表的名称：比较时先去掉")
    explains: Condition = option.condition("说明原因的话怎样开头：不当作不足")
    concrete: tuple[str, ...] = option.rules("这些规则部分符合时不检查：没有具体的不足可以对照")
    partial: Texts = option.texts("一部分不足没有措施时的说明", count="没有措施的不足有几项")
    unmet: Texts = option.texts("全部不足都没有措施时的说明", count="没有措施的不足有几项")
    review: Texts = option.texts("看不准、要人工核对时的说明", count="没有措施的不足有几项")


def check_responds(document: Document, rule: Rule, context: Context) -> Outcome:
    """Match shortcomings with measures."""
    options = rule.options
    for needed in options["concrete"]:
        if context.outcomes[needed].verdict == PARTIAL:
            return skipped("不足写得笼统，没有具体的不足可以对照。")
    stock = context.rulebook.stock[options["without"]]
    problems = [
        entry for entry in _passages(document, PROBLEMS, options, stock) if len(entry.features) >= _TOO_LITTLE
    ]
    problems = problems[:_MOST]
    measures = _passages(document, PLAN, options, stock)[:_MOST]
    if problems and sum(len(entry.features) for entry in measures) < _TOO_LITTLE:
        places = [place_of(document, problem.first) for problem in problems]
        return fault(UNMET, options["unmet"], places, count=len(problems))
    if not problems:
        stated = next((sentence for sentence in document.sentences if sentence.part == PROBLEMS), None)
        place = place_of(document, stated) if stated is not None else span_place(document, None)
        return fault(REVIEW, options["review"], [place])
    weight = _weights(problems, measures)
    scores = [max(_score(problem, measure, weight) for measure in measures) for problem in problems]
    open_ones = [problem for problem, score in zip(problems, scores, strict=True) if score < _ANSWERED]
    if not open_ones:
        return met(
            [place_of(document, problem.first) for problem in problems[:3]],
            f"{len(problems)}项不足都有相应的措施。",
        )
    places = [place_of(document, problem.first) for problem in open_ones]
    if len(open_ones) < len(problems):
        return fault(PARTIAL, options["partial"], places, count=len(open_ones))
    if max(scores) >= _DOUBTFUL:
        return fault(REVIEW, options["review"], places[:1])
    return fault(UNMET, options["unmet"], places, count=len(open_ones))


def _passages(document: Document, part: str, options: dict[str, Any], stock: StockPhrases) -> list[_Passage]:
    """Group the sentences of a part into items: a new one begins with a marker, a heading or a paragraph."""
    groups: list[list[Sentence]] = []
    passed_over = explanations(document, options["explains"]) if part == PROBLEMS else frozenset()
    for index, sentence in enumerate(document.sentences):
        if sentence.part != part or index in passed_over:
            continue
        last = groups[-1][-1] if groups else None
        starts = (
            last is None
            or sentence.heading != last.heading
            or sentence.paragraph != last.paragraph
            or opens_item(sentence.text)
            or (last.text.endswith("；") and (part == PLAN or not opens_item(groups[-1][0].text)))
        )
        if starts:
            groups.append([])
        groups[-1].append(sentence)
    return [_Passage(group[0], _gist(document, group, stock)) for group in groups if group]


def _gist(document: Document, group: Sequence[Sentence], stock: StockPhrases) -> frozenset[str]:
    features: set[str] = set()
    index = group[0].heading
    if index is not None and document.headings[index].parent is not None:
        heading = document.headings[index]
        features |= _features(stock.residue(heading.line.text[heading.unit.start : heading.unit.end]))
    for sentence in group:
        features |= _features(stock.residue(sentence.line.text[sentence.unit.body : sentence.unit.end]))
    return frozenset(features)


def _features(text: str) -> set[str]:
    """Return the characters and the pairs of characters of a text: 赋权 answers 赋予…权限 by its characters alone."""
    return {*text, *map(add, text, text[1:])}


def _weights(problems: Sequence[_Passage], measures: Sequence[_Passage]) -> dict[str, float]:
    passages = [*problems, *measures]
    counts: Counter[str] = Counter()
    for passage in passages:
        counts.update(passage.features)
    return {feature: math.log(1 + len(passages) / count) for feature, count in counts.items()}


def _score(problem: _Passage, measure: _Passage, weight: dict[str, float]) -> float:
    shared = sum(weight[feature] for feature in problem.features & measure.features)
    whole = sum(sorted((weight[feature] for feature in problem.features), reverse=True)[:_GIST])
    return shared / whole if whole else 0.0


RESPONDS = CheckKind("responds", "安排有没有回应不足", Options, check_responds)
