"""What passages have in common: pairs of characters, the rarer in this report the heavier.

A pair weighs the more, the fewer passages of the report use it (inverse document frequency, K. Spärck Jones 1972), and little where it
only stands in stock phrases. What is wrong with the object (不强, 有待提高) and what is done with it (加强, 提高) is left out.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from operator import add

from checker.text.stock import StockPhrases
from checker.values import NamedTuple

_LEAST = 3.0
"""What a clause is about weighs at least this much, so that one pair in common is no answer to a short clause."""
_SLIGHT = 0.25
"""The weight of a pair of characters that stands in stock phrases only."""
_GIST = 12
"""So many of its most telling pairs tell what a shortcoming is about."""
_SHORT = 4
"""A clause of which less is left is compared as it stands."""


class Features(NamedTuple):
    """The pairs of characters of a text, and those of them that stand outside stock phrases."""

    all: frozenset[str]
    telling: frozenset[str]


class Words:
    """The lists by which clauses are compared: stock phrases, and words for what is wrong and what is done.

    What a clause is about is worked out once for a report.
    """

    def __init__(self, stock: StockPhrases, judgements: StockPhrases) -> None:
        self._stock, self._judgements = stock, judgements
        self._known: dict[str, Features] = {}

    def features(self, clause: str) -> Features:
        """Return what a clause is about: its pairs of characters, without what is wrong and what is done."""
        known = self._known.get(clause)
        if known is None:
            self.learn((clause,))
            known = self._known[clause]
        return known

    def learn(self, clauses: Iterable[str]) -> None:
        """Work out what clauses are about: together, since that takes a third of the time."""
        new = [*({*clauses} - self._known.keys())]
        for clause, left, rest in zip(
            new, self._judgements.residues(new), self._stock.residues(new), strict=True
        ):
            about = left if len(left) >= _SHORT else clause  # 执法不规范 is about 执法 and 规范
            self._known[clause] = Features(
                frozenset(map(add, about, about[1:])), frozenset(map(add, rest, rest[1:]))
            )

    def together(self, clauses: Sequence[str]) -> Features:
        """Return what several clauses are about."""
        every = [self.features(clause) for clause in clauses]
        if len(every) == 1:
            return every[0]
        return Features(
            frozenset().union(*(one.all for one in every)), frozenset().union(*(one.telling for one in every))
        )


class Weighed(NamedTuple):
    """What each pair of a clause weighs, and what its most telling ones weigh together."""

    weights: dict[str, float]
    total: float


def weighed(clause: Features, weight: dict[str, float]) -> Weighed:
    """Return what the pairs of a clause weigh."""
    telling = clause.telling & clause.all or clause.all  # 执法不规范 says nothing else
    weights = {pair: weight[pair] * (1.0 if pair in telling else _SLIGHT) for pair in clause.all}
    return Weighed(weights, max(sum(sorted(weights.values(), reverse=True)[:_GIST]), _LEAST))


def in_common(clauses: Sequence[Weighed], measure: Features) -> tuple[float, float]:
    """Return what the pairs weigh that a measure has in common with a clause of a shortcoming, and which share of it: of the clause with most."""
    most = share = 0.0
    for clause in clauses:
        common = sum([value for pair, value in clause.weights.items() if pair in measure.all])
        most = max(most, common)
        share = max(share, common / clause.total)
    return most, share


def weights_of(told: Sequence[frozenset[str]]) -> dict[str, float]:
    """Return what each pair of characters weighs: the more, the fewer of the passages use it."""
    counts: Counter[str] = Counter()
    for pairs in told:
        counts.update(pairs)
    weight = {count: math.log(1 + len(told) / count) for count in {*counts.values()}}
    return {pair: weight[count] for pair, count in counts.items()}
