"""The weights of the learned reader: kept as bytes, summed as long integers.

A file of weights (data/reader.weights, written by data/train.py) is a line of the outputs, a line of numbers (scale, then a bias an output), the features as one line of text separated by
U+001F, then for each feature one byte an output: its weight plus 128. All outputs of a sentence are added at once: the bytes of a
feature are spread over the lanes of one long integer, and the sum of some hundred of them is one addition each.
"""

from __future__ import annotations

import os
from collections.abc import Sequence, Set
from itertools import filterfalse
from struct import unpack

from checker.rulebook.places import ROOT
from checker.values import NamedTuple

WEIGHTS = os.path.join(ROOT, "data", "reader.weights")
SEPARATOR = "\x1f"
ZERO = 128
_LANE = 4
"""Bytes a lane: room for the sum of sixteen million features, and what ``struct`` reads at once."""


Total = tuple[int, int]
"""Weights added up, all outputs side by side in one number, and of how many features."""


class Weights(NamedTuple):
    """Weights of a linear model.

    ``outputs`` names what it tells apart; ``known`` numbers the features; ``packed`` holds the weights; ``scale`` is what
    one step of a weight is worth, ``bias`` what each output begins with. ``spread`` keeps the features that were met, as summands.
    """

    outputs: tuple[str, ...]
    known: dict[str, int]
    packed: bytes
    scale: float
    bias: tuple[float, ...]
    spread: dict[str, int]

    def total(self, features: Set[str]) -> Total:
        """Return the sum of the weights of features, all outputs in one number, and how many of the features are known."""
        known = self.known.keys() & features
        for feature in filterfalse(self.spread.__contains__, known):
            self.spread[feature] = self._summand(feature)
        return sum(map(self.spread.__getitem__, known)), len(known)

    def scores(self, *totals: Total) -> list[float]:
        """Return the score of each output (log odds up to a common constant) for what the features of a sentence add up to."""
        outputs, scale = len(self.outputs), self.scale
        total = sum([weight for weight, _ in totals])
        zero = ZERO * sum([count for _, count in totals])
        lanes = unpack(f"<{outputs}I", total.to_bytes(outputs * _LANE, "little"))
        return [bias + scale * (lane - zero) for lane, bias in zip(lanes, self.bias, strict=True)]

    def _summand(self, feature: str) -> int:
        width = len(self.outputs)
        at = self.known[feature] * width
        lanes = bytearray(width * _LANE)
        lanes[::_LANE] = self.packed[at : at + width]
        return int.from_bytes(lanes, "little")


def load_weights(path: str = WEIGHTS) -> Weights:
    """Read a file of weights. Raises OSError, or ValueError for what is no such file."""
    with open(path, "rb") as file:
        head, numbers, features, packed = file.read().split(b"\n", 3)
    outputs = tuple(head.decode("ascii").split())
    scale, *bias = map(float, numbers.split())
    names = features.decode("utf-8").split(SEPARATOR)
    if len(packed) != len(names) * len(outputs):
        raise ValueError(f"{path}: {len(packed)} bytes for {len(names)} features")
    return Weights(
        outputs,
        dict(zip(names, range(len(names)), strict=True)),
        packed,
        scale,
        tuple(bias),
        {},
    )


def pack_weights(
    outputs: Sequence[str],
    features: Sequence[str],
    weights: Sequence[Sequence[int]],
    scale: float,
    bias: Sequence[float],
) -> bytes:
    """Return the bytes of a file of weights; ``weights`` gives for each feature an integer from -128 to 127 an output."""
    head = " ".join(outputs)
    numbers = " ".join(map(repr, (scale, *bias)))
    packed = bytes(value + ZERO for row in weights for value in row)
    return b"\n".join(
        (head.encode("ascii"), numbers.encode("ascii"), SEPARATOR.join(features).encode("utf-8"), packed)
    )
