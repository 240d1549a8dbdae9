"""``responds``: does the plan take up each stated shortcoming?

Each shortcoming (an item of the problems, with what explains it) is compared with each measure of the plan by
the pairs of characters they share once stock phrases are taken out; a pair weighs the more, the fewer
passages of this report use it (inverse document frequency, K. Spärck Jones 1972). Parameters: ``without``
(the list of stock phrases), texts ``partial``, ``unmet``, ``review``.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from checker.checks.content import residue_of
from checker.checks.outcome import Context, Outcome, fault, met, place_of, skipped
from checker.document.markers import opens_item
from checker.document.model import PLAN, PROBLEMS, Document, Sentence
from checker.rulebook.model import PARTIAL, REVIEW, UNMET, Rule

_ANSWERED = 0.10
_DOUBTFUL = 0.05
_TOO_LITTLE = 4


class _Passage(NamedTuple):
    first: Sentence
    pairs: frozenset[str]


def check_responds(document: Document, rule: Rule, context: Context) -> Outcome:
    """Match shortcomings with measures."""
    stock = rule.options["without"]
    problems = [entry for entry in _passages(document, PROBLEMS, stock) if len(entry.pairs) >= _TOO_LITTLE]
    measures = _passages(document, PLAN, stock)
    if not problems or sum(len(entry.pairs) for entry in measures) < _TOO_LITTLE:
        sentences = [sentence for sentence in document.sentences if sentence.part == PROBLEMS]
        if not sentences:
            return skipped("不足没有写出具体内容，无从对应。")
        return fault(REVIEW, rule.options["review"], [place_of(document, sentences[0])])
    weight = _weights(problems, measures)
    scores = [max(_score(problem, measure, weight) for measure in measures) for problem in problems]
    answered = [problem for problem, score in zip(problems, scores, strict=True) if score >= _ANSWERED]
    open_ones = [problem for problem, score in zip(problems, scores, strict=True) if score < _ANSWERED]
    if not open_ones:
        return met([place_of(document, problem.first) for problem in problems[:3]], f"{len(problems)}项不足都有相应的措施。")
    places = [place_of(document, problem.first) for problem in open_ones]
    if answered:
        return fault(PARTIAL, rule.options["partial"], places, count=len(open_ones))
    if max(scores) >= _DOUBTFUL:
        return fault(REVIEW, rule.options["review"], places[:1])
    return fault(UNMET, rule.options["unmet"], places, count=len(open_ones))


def _passages(document: Document, part: str, stock: str) -> list[_Passage]:
    """Group the sentences of a part into items: a new one begins with a marker, a heading or a paragraph."""
    groups: list[list[Sentence]] = []
    for sentence in document.sentences:
        if sentence.part != part:
            continue
        last = groups[-1][-1] if groups else None
        starts = (
            last is None
            or sentence.heading != last.heading
            or sentence.paragraph != last.paragraph
            or opens_item(sentence.text)
            or (part == PLAN and last.text.endswith("；"))
            or (part == PROBLEMS and last.text.endswith("；") and not opens_item(groups[-1][0].text))
        )
        if starts:
            groups.append([])
        groups[-1].append(sentence)
    return [_Passage(group[0], _pairs(document, group, stock)) for group in groups]


def _pairs(document: Document, group: Sequence[Sentence], stock: str) -> frozenset[str]:
    pairs: set[str] = set()
    heading = group[0].heading
    if heading is not None and document.heading_parts[heading] == group[0].part:
        entry = document.headings[heading]
        if entry.parent is not None:
            pairs |= _bigrams(entry.text)
    for sentence in group:
        for start, end in sentence.unit.clauses:
            pairs |= _bigrams(residue_of(sentence.line.text, sentence.unit, start, end, stock))
    return frozenset(pairs)


def _bigrams(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _weights(problems: Sequence[_Passage], measures: Sequence[_Passage]) -> dict[str, float]:
    passages = [*problems, *measures]
    counts = Counter(pair for passage in passages for pair in passage.pairs)
    return {pair: math.log(1 + len(passages) / count) for pair, count in counts.items()}


def _score(problem: _Passage, measure: _Passage, weight: dict[str, float]) -> float:
    shared = sum(weight[pair] for pair in problem.pairs & measure.pairs)
    whole = sum(weight[pair] for pair in problem.pairs)
    return shared / whole if whole else 0.0
