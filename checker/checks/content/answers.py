"""Which measure takes up a shortcoming, and how likely it does: by words in common, by meaning, and by its place in the plan.

Words: the pairs of characters that both use, the rarer in this report the heavier (likeness.py). Meaning: the direction in which a
text points (checker/reader/meaning.py), so that 案卷质量不高 meets 驻镇评卷. Place: a plan mostly takes shortcomings up in the order in which
they were confessed; a measure that stands between those for the neighbours speaks for the shortcoming between them, and one that
already answers a neighbour speaks less. How these weigh was learned from shortcomings that readers had matched with measures
(data/train_answers.py, docs/decisions/0024).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log1p, sqrt
from operator import add

from checker.checks.content.likeness import Features, Words, in_common, weighed, weights_of
from checker.reader.meaning import direction_of, nearness
from checker.values import NamedTuple

_SHARE, _WORDS, _MEANING = 3.0, 1.0, 4.0
"""What the share of a shortcoming that a measure names (its root) weighs, the words in common (their logarithm), and nearness of meaning."""
_SAYS = 8
"""A measure with fewer pairs of characters outside stock phrases says too little to be near to anything."""
_CLAIMED = 1.5
"""From so much agreement on a measure counts as the one for a neighbour."""
ODDS = (-2.39, 0.86, 0.54)
"""The log odds of an answer: to begin with, for agreement with the best measure, for agreement with the best between the neighbours'.

``data/train_answers.py`` prints them, and CI has it compare them."""
_PLAIN = 0.85
"""Where words alone make all answers so likely, meaning is not asked."""


class Agreement(NamedTuple):
    """What speaks for an answer: agreement with the best measure, with the best between those of the neighbours, and the number of the best."""

    best: float
    between: float
    measure: int


class Answer(NamedTuple):
    """How likely a shortcoming is taken up, from 0 to 1, and the number of the measure that does it, None where there are none."""

    chance: float
    measure: int | None


class Matcher:
    """Matches shortcomings and measures of one report; where a text points is worked out once, and only where words leave it open."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._pointing: dict[str, list[float]] = {}

    def answers(self, problems: Sequence[Sequence[str]], measures: Sequence[Sequence[str]]) -> list[Answer]:
        """Return for each shortcoming, given by its clauses, how likely one of the measures takes it up."""
        if not measures:
            return [Answer(0.0, None)] * len(problems)
        table = self.by_words(problems, measures)
        found = [_answer(agreement) for agreement in agreements(table)]
        if all(answer.chance >= _PLAIN for answer in found):
            return found
        near = self.by_meaning(problems, measures)
        return [
            _answer(agreement)
            for agreement in agreements(
                [list(map(add, left, right)) for left, right in zip(table, near, strict=True)]
            )
        ]

    def by_meaning(
        self, problems: Sequence[Sequence[str]], measures: Sequence[Sequence[str]]
    ) -> list[list[float]]:
        """Return how much each shortcoming agrees with each measure in meaning."""
        together = self._words.together
        toward = [
            (self._direction(clauses), min(len(together(clauses).telling) / _SAYS, 1.0))
            for clauses in measures
        ]
        return [
            [_MEANING * says * nearness(own, direction) for direction, says in toward]
            for own in map(self._direction, problems)
        ]

    def by_words(
        self, problems: Sequence[Sequence[str]], measures: Sequence[Sequence[str]]
    ) -> list[list[float]]:
        """Return how much each shortcoming agrees with each measure in words."""
        words = self._words
        words.learn(clause for clauses in (*problems, *measures) for clause in clauses)
        stated = [[words.features(clause) for clause in clauses] for clauses in problems]
        laid_out = [words.together(clauses) for clauses in measures]
        weight = weights_of([*map(_whole, stated), *(one.all for one in laid_out)])
        table = []
        for features in stated:
            clauses = [weighed(clause, weight) for clause in features]
            told = [in_common(clauses, measure) for measure in laid_out]
            table.append([_SHARE * sqrt(share) + _WORDS * log1p(most) for most, share in told])
        return table

    def _direction(self, clauses: Sequence[str]) -> list[float]:
        text = "，".join(clauses)
        known = self._pointing.get(text)
        if known is None:
            known = self._pointing[text] = direction_of(text)
        return known


def _answer(agreement: Agreement) -> Answer:
    base, best, between = ODDS
    odds = base + best * agreement.best + between * agreement.between
    return Answer(1 / (1 + exp(-odds)), agreement.measure)


def agreements(table: Sequence[Sequence[float]]) -> list[Agreement]:
    """Return what speaks for each shortcoming, given how much it agrees with each measure."""
    best = [max(row) for row in table]
    taken = [row.index(top) for row, top in zip(table, best, strict=True)]
    sure = [at for at, top in enumerate(best) if top > _CLAIMED]
    found = []
    for at, row in enumerate(table):
        between = [row[measure] for measure in _between(at, sure, taken, len(row))]
        found.append(Agreement(best[at], max(between, default=0.0), taken[at]))
    return found


def _between(at: int, sure: Sequence[int], taken: Sequence[int], count: int) -> Sequence[int]:
    """Return the measures between those of the neighbours; where there are none, as in another order, those that no other claims."""
    before = next((taken[other] for other in reversed(sure) if other < at), -1)
    after = next((taken[other] for other in sure if other > at), count)
    if before + 1 < after:
        return range(before + 1, after)
    claimed = {taken[other] for other in sure if other != at}
    return [measure for measure in range(count) if measure not in claimed]


def _whole(clauses: Sequence[Features]) -> frozenset[str]:
    return frozenset().union(*(clause.all for clause in clauses))
