"""What the learned reader sees of a sentence: its characters, one by one and in pairs, its headings, its place.

Longer pieces of text were tried and added nothing (docs/decisions/0019).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import add

from checker.text.lazy import pattern

HEADING = "§"
"""Before a pair of characters that stands in a heading above the sentence."""
PLACE = "@"
"""Before the tenth of the report, 0 to 9, in which the sentence stands."""
ALONE = "@-"
"""The sentence stands under no heading."""
EDGE = "^"
END = "$"

_NUMBER = pattern("[0-9]+")
_MARKS = str.maketrans(",:;()", "，：；（）")
"""A heading says the same with half-width marks."""


def sentence_features(text: str) -> set[str]:
    """Return the characters and pairs of characters of a normalised sentence; every number counts as one 0."""
    return features_of(numberless(text))


def features_of(text: str) -> set[str]:
    """Return the same for a text in which every number is one 0 already."""
    shown = f"{EDGE}{text}{END}"
    return {*shown, *map(add, shown, shown[1:])}


def place_features(headings: Sequence[str], index: int, count: int) -> set[str]:
    """Return the features of where a sentence stands: the headings above it, which of ``count`` sentences it is."""
    return {tenth_feature(index, count)} | heading_features(headings)


def heading_features(headings: Sequence[str]) -> set[str]:
    """Return what the headings above them tell of sentences."""
    found = set() if headings else {ALONE}
    for heading in headings:
        shown = f"{EDGE}{numberless(heading).translate(_MARKS)}"
        found.update(f"{HEADING}{left}{right}" for left, right in pairwise(shown))
    return found


def tenth_feature(index: int, count: int) -> str:
    """Return in which tenth of a report a sentence stands."""
    return f"{PLACE}{index * 10 // max(count, 1)}"


def numberless(text: str) -> str:
    """Return a text as far as its features go: texts that are alike so have the same."""
    return _NUMBER.sub("0", text)
