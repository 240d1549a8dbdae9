"""What a text is about, as a direction: texts on the same matter point the same way, though they use other words.

Each character and pair of characters has a place in a space of some dozen dimensions (data/meaning.weights, made by
data/make_meaning.py from a model of language); a text points where its characters together point.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from math import sqrt
from operator import mul

from checker.reader.features import sentence_features
from checker.rulebook.places import ROOT
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.reader.weights import Weights

MEANING = os.path.join(ROOT, "data", "meaning.weights")

_LOADED: list[Weights] = []


def direction_of(text: str) -> list[float]:
    """Return where a normalised text points: a vector of length 1, or of length 0 where no character of it is known."""
    if not _LOADED:
        from checker.reader.weights import (
            load_weights,
        )  # start-up does not pay for what words alone may settle

        _LOADED.append(load_weights(MEANING))
    weights = _LOADED[0]
    vector = weights.scores(weights.total(sentence_features(text)))
    length = sqrt(sum(map(mul, vector, vector)))
    return [value / length for value in vector] if length else vector


def nearness(one: Sequence[float], other: Sequence[float]) -> float:
    """Return how alike two directions are: 1 for the same, 0 for what has nothing in common."""
    return float(sum(map(mul, one, other)))
