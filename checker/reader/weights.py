"""The weights of the learned reader: kept as bytes, summed as long integers.

A file of weights (data/reader.weights, written by data/train.py) is a line of the outputs, a line of numbers (scale, then a bias an
output), the features, then for each feature one byte an output: its weight plus 128. Features that differ in their last character only
are kept together: one line holds what each group begins with, the next one the last characters of each, both separated by U+001F.
So a run makes two thousand texts of them and not twenty thousand. All outputs of a sentence are added at once: the bytes of a
feature are spread over the lanes of one long integer, and the sum of some hundred of them is one addition each.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from checker.rulebook.places import ROOT
from checker.values import NamedTuple

WEIGHTS = os.path.join(ROOT, "data", "reader.weights")
SEPARATOR = "\x1f"
ZERO = 128
_LANE = 4
"""Bytes a lane: room for the sum of all features that a text can have, and what a machine reads at once."""
_LOWEST = 0 if sys.byteorder == "little" else _LANE - 1
_MIDDLE = 1 << 31
"""What stands for zero in a lane when it is read: a sum may be negative."""


_NONE = (0, "")
_MOST_UNKNOWN = 20_000
"""So many texts that are no feature are kept: those that reports use again and again, and not all that any number of them hold."""

Total = int
"""Weights added up, all outputs side by side in one number."""


class Summands(dict[str, int]):
    """The weights of features as numbers to be added up, each made when it is first asked for; what is no feature adds nothing.

    What is no feature is kept as well, up to a bound: a look-up of what is kept is one step of the interpreter and no call.
    """

    def __init__(self, groups: dict[str, tuple[int, str]], packed: bytes, width: int) -> None:
        super().__init__()
        self._groups = groups
        self._packed = packed
        self._width = width
        self._zero = self._lanes(bytes([ZERO]) * width)
        self.middle = int.from_bytes(_MIDDLE.to_bytes(_LANE, sys.byteorder) * width, sys.byteorder)
        """What is added to a sum so that no lane is negative."""
        self._room = _MOST_UNKNOWN

    def __missing__(self, feature: str) -> int:
        first, last = self._groups.get(feature[:-1], _NONE)
        at = last.find(feature[-1])
        if at < 0:
            if self._room:
                self._room -= 1
                self[feature] = 0
            return 0
        at = (first + at) * self._width
        found = self[feature] = self._lanes(self._packed[at : at + self._width]) - self._zero
        return found

    def steps(self, feature: str) -> bytes:
        """Return the weights of a feature, one byte an output; of what is no feature, nothing."""
        first, last = self._groups.get(feature[:-1], _NONE)
        at = (first + last.find(feature[-1])) * self._width
        return self._packed[at : at + self._width] if feature[-1] in last else b""

    def features(self) -> Iterator[str]:
        """Yield all features."""
        return (start + end for start, (_, ends) in self._groups.items() for end in ends)

    def _lanes(self, steps: bytes) -> int:
        lanes = bytearray(len(steps) * _LANE)
        lanes[_LOWEST::_LANE] = steps
        return int.from_bytes(lanes, sys.byteorder)


class Weights(NamedTuple):
    """Weights of a linear model.

    ``outputs`` names what it tells apart; ``scale`` is what one step of a weight is worth, ``bias`` what each output begins with.
    """

    outputs: tuple[str, ...]
    scale: float
    bias: tuple[float, ...]
    summands: Summands

    def total(self, features: Iterable[str]) -> Total:
        """Return the sum of the weights of different features, all outputs in one number."""
        return sum(map(self.summands.__getitem__, features))

    def scores(self, *totals: Total) -> list[float]:
        """Return the score of each output (log odds up to a common constant) for what the features of a sentence add up to."""
        shown = (sum(totals) + self.summands.middle).to_bytes(len(self.bias) * _LANE, sys.byteorder)
        scale = self.scale
        return [
            bias + scale * (lane - _MIDDLE)
            for lane, bias in zip(memoryview(shown).cast("I"), self.bias, strict=False)
        ]


def load_weights(path: str = WEIGHTS) -> Weights:
    """Read a file of weights. Raises OSError, or ValueError for what is no such file."""
    with open(path, "rb") as file:
        outputs = tuple(file.readline().decode("ascii").split())
        scale, *bias = map(float, file.readline().split())
        starts, last = (file.readline()[:-1].decode("utf-8").split(SEPARATOR) for _ in range(2))
        first = [*accumulate(map(len, last), initial=0)]
        size = first[-1] * len(outputs)
        packed = file.read(size)  # so much and not all that is left, of which a copy would be made
        if len(packed) != size or file.read(1):
            raise ValueError(f"{path}: {len(packed)} bytes for {first[-1]} features")
    groups = dict(zip(starts, zip(first, last, strict=False), strict=True))
    return Weights(outputs, scale, tuple(bias), Summands(groups, packed, len(outputs)))


def pack_weights(
    outputs: Sequence[str],
    weights: dict[str, Sequence[int]],
    scale: float,
    bias: Sequence[float],
) -> bytes:
    """Return the bytes of a file of weights; ``weights`` gives for each feature an integer from -128 to 127 an output."""
    groups: dict[str, list[str]] = {}
    for feature in weights:
        groups.setdefault(feature[:-1], []).append(feature[-1])
    packed = bytes(
        value + ZERO for start, ends in groups.items() for end in ends for value in weights[start + end]
    )
    return b"\n".join(
        (
            " ".join(outputs).encode("ascii"),
            " ".join(map(repr, (scale, *bias))).encode("ascii"),
            SEPARATOR.join(groups).encode("utf-8"),
            SEPARATOR.join(map("".join, groups.values())).encode("utf-8"),
            packed,
        )
    )
