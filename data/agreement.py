"""Tell how far two readers of the same sentences agree.

    python data/agreement.py

``second-readings.tsv`` holds a quarter of ``sentences.tsv``, labelled once more by other readers who did not see the first labels.
Printed are the share of sentences whose function both name alike, Cohen's kappa (which takes off what chance would give), the pairs of functions
that are taken for each other, and of each flag how many both set and how many only one does. Status 1 where a second reading is of a sentence that there is not.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

from labelled import rows  # noqa: E402

SECOND = os.path.join(HERE, "second-readings.tsv")
FLAGS = "URVc"
"""The flags that the reader learns."""


class Pair(NamedTuple):
    """What two readers say of a sentence: its function and its flags (data/README.md), and where it stands."""

    source: str
    sentence: str
    first: tuple[str, str]
    second: tuple[str, str]


def read_pairs() -> list[Pair]:
    """Return both readings of every sentence read twice. Raises KeyError for a sentence that has no first one."""
    first = {(row["source"], row["sentence"]): (row["function"], row["flags"]) for row in rows()}
    return [
        Pair(
            row["source"],
            row["sentence"],
            first[row["source"], row["sentence"]],
            (row["function"], row["flags"]),
        )
        for row in rows(SECOND)
    ]


def agreement(pairs: Sequence[Pair]) -> tuple[float, float]:
    """Return the share of sentences with one function, and Cohen's kappa (J. Cohen 1960)."""
    alike = sum(pair.first[0] == pair.second[0] for pair in pairs) / len(pairs)
    one, other = (
        Counter(reading[0] for reading in readings)
        for readings in zip(*((pair.first, pair.second) for pair in pairs), strict=True)
    )
    chance = sum(one[name] * other[name] for name in one) / len(pairs) ** 2
    return alike, (alike - chance) / (1 - chance)


def _holds(flag: str, reading: tuple[str, str]) -> bool:
    return flag in reading[1] or (flag == "c" and reading[0] == "cause")


def main() -> int:
    """Print how far the readers agree."""
    try:
        pairs = read_pairs()
    except KeyError as error:
        print(f"no first reading of {error}", file=sys.stderr)
        return 1
    alike, kappa = agreement(pairs)
    print(f"{len(pairs)} sentences read twice, functions alike {alike:.3f}, kappa {kappa:.3f}")
    mixed = Counter((pair.first[0], pair.second[0]) for pair in pairs if pair.first[0] != pair.second[0])
    for (one, other), count in mixed.most_common():
        print(f"  {one} / {other}: {count}")
    for flag in FLAGS:
        tally = Counter((_holds(flag, pair.first), _holds(flag, pair.second)) for pair in pairs)
        print(
            f"  {flag}: both {tally[True, True]}, first alone {tally[True, False]}, second alone {tally[False, True]}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
