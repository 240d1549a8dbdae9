"""The labelled sentences, and the table of what stands in which text: shared by what learns from them."""

from __future__ import annotations

import csv
import os
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

HERE = os.path.dirname(os.path.abspath(__file__))
SENTENCES = os.path.join(HERE, "sentences.tsv")
CONTRASTS = os.path.join(HERE, "contrasts.tsv")
CONTRAST_SOURCE = "contrast"
"""Before the number of a writer of sentences that only look like what is asked for, and of their like that are it."""


def rows(path: str = SENTENCES) -> Iterator[dict[str, str]]:
    """Yield the sentences of a file by the names of its columns (data/README.md), in order."""
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


class Table(NamedTuple):
    """Which features stand in which text: the names of the columns in order, and the columns of each text (a sparse matrix by rows)."""

    names: list[str]
    columns: list[list[int]]

    def ends(self) -> list[int]:
        """Return where the columns of each text end when all stand one after the other, a 0 before them."""
        found = [0]
        for one in self.columns:
            found.append(found[-1] + len(one))
        return found


def table_of(texts: Sequence[Collection[str]], rarest: int) -> Table:
    """Return the table of texts, given the features of each; one that stands in fewer than ``rarest`` texts is left out."""
    counts = Counter(feature for features in texts for feature in features)
    names = sorted(feature for feature, count in counts.items() if count >= rarest)
    at = {feature: index for index, feature in enumerate(names)}
    return Table(names, [sorted(at[feature] for feature in features if feature in at) for features in texts])
