"""How likely a measure is reported on in other words, where words alone do not show a report on it.

Three things tell it. Nearness in meaning to a passage of the account, measured against how near the other passages are; each passage
speaks for one measure only, the nearest pair first. Whether this year's plan has the measure in its words sooner than the account: what is
announced again was mostly not done. And how many of the measures are reported on in last year's words: one who repeats words repeats them
for what was done, and one who never does leaves open what became of the rest. How these weigh was learned from the pairs of
tests/continuity/pairs (data/train_promises.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from operator import itemgetter

from checker.checks.content.answers import Matcher
from checker.checks.content.likeness import Words
from checker.reader.meaning import direction_of, nearness
from checker.values import NamedTuple

ODDS = (-0.8, 5.82, -0.81, -5.45)
"""The log odds of a report: to begin with, for nearness, for what the plan says sooner, for the share reported on in the same words.

``data/train_promises.py`` prints them."""
_MOST = 400
"""So many passages of a part are looked at."""
_HALF = 0.5
"""A measure that is looked at counts for half a one reported on, so that a lone one says little."""


class Traces(NamedTuple):
    """What tells whether a measure is reported on in other words; ``nearest`` is the number of the passage, None where none is left."""

    near: float
    again: float
    repeated: float
    nearest: int | None


def traces(
    measures: Sequence[Sequence[str]],
    kept: Sequence[bool],
    account: Sequence[Sequence[str]],
    plan: Sequence[Sequence[str]],
    words: Words,
) -> list[Traces]:
    """Return what tells it for each measure, given by its clauses like the passages of the account and of this year's plan."""
    account, plan = account[:_MOST], plan[:_MOST]
    table = Matcher(words).by_words(measures, [*account, *plan])
    sooner = [max(row[len(account) :], default=0.0) - max(row[: len(account)], default=0.0) for row in table]
    repeated = (sum(kept) + _HALF) / len(kept)
    return [
        Traces(near, again, repeated, passage)
        for (near, passage), again in zip(_shared_out(measures, account), sooner, strict=True)
    ]


def chance(one: Traces) -> float:
    """Return how likely the measure is reported on."""
    base, near, again, repeated = ODDS
    return 1 / (1 + exp(-(base + near * one.near + again * one.again + repeated * one.repeated)))


def _shared_out(
    measures: Sequence[Sequence[str]], account: Sequence[Sequence[str]]
) -> list[tuple[float, int | None]]:
    """Return for each measure how near the passage is that speaks for it, and which one that is."""
    toward = [direction_of("，".join(clauses)) for clauses in account]
    pairs = []
    for number, clauses in enumerate(measures):
        own = direction_of("，".join(clauses))
        near = [nearness(own, other) for other in toward]
        usual = sum(near) / len(near) if near else 0.0
        pairs += [(value - usual, number, passage) for passage, value in enumerate(near)]
    found: list[tuple[float, int | None]] = [(0.0, None)] * len(measures)
    given: set[int] = set()
    for value, number, passage in sorted(pairs, key=itemgetter(0), reverse=True):
        if found[number][1] is None and passage not in given:
            found[number] = value, passage
            given.add(passage)
    return found
