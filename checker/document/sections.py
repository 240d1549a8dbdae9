"""The part of a section by its sentences: where its heading tells nothing, and where it tells less than stands below it."""

from __future__ import annotations

from collections.abc import Sequence

from checker.document.model import PLAN, PROBLEMS, Sentence
from checker.reader.functions import ACT, CAUSE, MEASURE, PASSING, SHORTCOMING, SLOGAN, Reader

_PLAYS = {PROBLEMS: (SHORTCOMING, PASSING, CAUSE), PLAN: (MEASURE, SLOGAN)}
_SHARE = 0.7
"""This share of the text must do what the part is for."""
_FIRST = 0.35
"""Before this share of the report nobody confesses or plans under a heading of its own."""
_OF_BOTH = 0.25
"""From this share of the plan on a section on the shortcomings tells of both."""
_PROBE = 3
_SURE = 0.7


def by_reading(reader: Reader, lengths: Sequence[int], start: int, end: int) -> str | None:
    """Return the part that the sentences from ``start`` to ``end`` play, or None where they report the past.

    ``lengths`` are those of all sentences. Where the first sentences report acts the rest is not read.
    """
    if start >= end or start < _FIRST * len(lengths):
        return None
    shares = dict.fromkeys(_PLAYS, 0.0)
    for index in range(start, end):
        chances = reader.chances(index)
        if index - start < _PROBE and chances[ACT] >= _SURE:
            return None
        for part, functions in _PLAYS.items():
            shares[part] += lengths[index] * sum(chances[name] for name in functions)
    best = max(shares, key=shares.__getitem__)
    return best if shares[best] >= _SHARE * sum(lengths[start:end]) else None


def tells_of_both(below: Sequence[Sentence]) -> bool:
    """Whether the sentences under a heading on shortcomings go on to what will be done."""
    ahead = sum(len(sentence.text) for sentence in below if sentence.part == PLAN)
    return ahead > _OF_BOTH * sum(len(sentence.text) for sentence in below)
