"""Make the weights of the learned reader from the labelled sentences.

    python data/train.py            write data/reader.weights
    python data/train.py --check    tell whether data/reader.weights is what the sentences give
    python data/train.py --measure  leave out one writer after the other, and the learning curve

Needs scikit-learn (the extra ``dev``); the program itself does not. One regression tells the functions apart, one whether a
sentence holds a cause, one for each topic whether it is reported as done. Same sentences, same weights: no chance is in it; other versions of the numerical libraries may differ in
the last step of a weight, which --check allows.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from typing import Any, NamedTuple

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.dirname(HERE), HERE]

from labelled import CONTRAST_SOURCE, CONTRASTS, SENTENCES, rows, table_of  # noqa: E402

from checker.reader.features import HEADING, PLACE, place_features, sentence_features  # noqa: E402
from checker.reader.functions import (  # noqa: E402
    ACCOUNT,
    CAUSE,
    FUNCTIONS,
    MEASURE,
    OUTPUTS,
    OWN,
    PUBLICITY,
    RECORDING,
    REVIEW,
    SHORTCOMING,
    TOPICS,
)
from checker.reader.weights import WEIGHTS, ZERO, load_weights, pack_weights  # noqa: E402

FLAGS = {PUBLICITY: "U", RECORDING: "R", REVIEW: "V", ACCOUNT: "S"}
_FLAG_OF = {**FLAGS, "duty": "L"}
TOPIC_SOURCE = "topic"
PLACES = {
    SHORTCOMING: re.compile("问题|不足|短板|差距|困难|薄弱|原因|弱项"),
    CAUSE: re.compile("问题|不足|短板|差距|困难|薄弱|原因|弱项"),
    MEASURE: re.compile("打算|安排|计划|下一步|下步|下一年|今后|展望|明年|思路"),
}
"""What the headings hold under which a function is looked for."""
RAREST = 3
"""A feature that stands in fewer sentences is left out."""
STRENGTH = 1.0
"""The inverse strength of the penalty on weights (C)."""


class Labelled(NamedTuple):
    """A sentence that a reader has labelled; ``flags`` as in data/README.md."""

    source: str
    function: str
    flags: str
    heading: str
    features: frozenset[str]

    @property
    def writer(self) -> str:
        """Whose hand it is: reports of one writer have names that begin alike."""
        return re.match(r"[a-z]*", self.source)[0]  # type: ignore[index]


def read_sentences(path: str = SENTENCES) -> list[Labelled]:
    """Read the labelled sentences. Raises ValueError, with the line, for a function that there is not."""
    found = []
    for number, row in enumerate(rows(path), 2):
        if row["function"] not in FUNCTIONS:
            raise ValueError(f"{path}:{number}: no function {row['function']!r}")
        headings = row["headings"].split("/") if row["headings"] else []
        features = sentence_features(row["sentence"]) | place_features(headings, int(row["tenth"]), 10)
        found.append(
            Labelled(row["source"], row["function"], row["flags"], row["headings"], frozenset(features))
        )
    return found


def read_contrasts(path: str = CONTRASTS) -> list[Labelled]:
    """Read the passages that report a topic as done, and those that only look so; they bear its flag, large or small, and no function."""
    return [
        Labelled(
            row["source"],
            "",
            _FLAG_OF[row["topic"]] if row["label"] == "own" else _FLAG_OF[row["topic"]].lower(),
            "",
            frozenset(sentence_features(row["passage"])),
        )
        for row in rows(path)
    ]


class Model(NamedTuple):
    """A trained model: features in order, and for each output its weights and its bias."""

    features: list[str]
    weights: Any
    bias: Any


def train(sentences: Sequence[Labelled]) -> Model:
    """Fit both regressions."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    seen = table_of([sentence.features for sentence in sentences], RAREST)
    columns = [column for one in seen.columns for column in one]
    table = csr_matrix((np.ones(len(columns)), columns, seen.ends()), shape=(len(sentences), len(seen.names)))
    functions = np.array([FUNCTIONS.index(s.function) if s.function else -1 for s in sentences])
    contrast = np.array([sentence.source.startswith(CONTRAST_SOURCE) for sentence in sentences])
    # Sentences written for the topics are nearly all acts on enforcement: they tell nothing of functions. Contrasts are half
    # of them what no report is half of: how likely a function is they do not tell, only what an own one looks like. What reports
    # a topic as done they do tell, in words that no report has.
    topic = np.array([sentence.source == TOPIC_SOURCE for sentence in sentences])
    usual = np.asarray((table[~contrast] != 0).sum(axis=0)).ravel() >= RAREST

    text = np.array([not name.startswith((HEADING, PLACE)) for name in seen.names])

    def fitted(taken: Any, labels: Any, columns: Any) -> Any:
        """Return what tells labels apart in the sentences taken, by the features of these columns alone."""
        model = LogisticRegression(C=STRENGTH, max_iter=1000, tol=1e-6)
        model.fit(table[:, columns][taken], labels[taken])
        whole = np.zeros((len(model.coef_), table.shape[1]))
        whole[:, columns] = model.coef_
        model.coef_ = whole
        return model

    def does(function: str) -> Any:
        return np.array([s.function == function or (function == CAUSE and "c" in s.flags) for s in sentences])

    def flagged(name: str) -> Any:
        return np.array([FLAGS[name] in sentence.flags for sentence in sentences])

    def named(name: str) -> Any:
        """Return which sentences name a topic only, or arrange for it."""
        return np.array([FLAGS[name].lower() in sentence.flags for sentence in sentences])

    def beside(function: str) -> Any:
        """Return which sentences stand where a function is looked for."""
        return np.array([PLACES[function].search(sentence.heading) is not None for sentence in sentences])

    told = fitted(~topic & ~contrast, functions, usual)
    others = [fitted(~topic & ~contrast, does(CAUSE), usual)]
    on_topics = np.array([not sentence.function for sentence in sentences])
    others += [fitted(~contrast | on_topics, flagged(name), usual) for name in TOPICS]
    # What stands at the same place is told apart, so the headings are not asked: they tell what a sentence may be, not whether it is in earnest.
    for name in OWN:
        own = flagged(name) if name in FLAGS else does(name)
        others.append(fitted(own | (named(name) if name in FLAGS else beside(name)), own, text))
    if list(told.classes_) != list(range(len(FUNCTIONS))):
        raise ValueError("a function has no sentence at all")
    return Model(
        seen.names,
        np.vstack((told.coef_, *(other.coef_ for other in others))),
        np.concatenate((told.intercept_, *(other.intercept_ for other in others))),
    )


def packed(model: Model) -> bytes:
    """Return the file of weights: the largest weight of a function becomes 127 steps, a larger one of another output as well."""
    import numpy as np

    scale = float(f"{np.abs(model.weights[: len(FUNCTIONS)]).max() / 127:.4g}")
    steps = np.rint(model.weights / scale).astype(int).clip(-128, 127)
    kept = np.flatnonzero(np.abs(steps).max(axis=0) > 0)
    return pack_weights(
        OUTPUTS,
        {model.features[index]: steps[:, index].tolist() for index in kept},
        scale,
        [round(float(value), 4) for value in model.bias],
    )


def differences(data: bytes) -> tuple[int, int]:
    """Return how many weights of the shipped file differ from ``data`` by more than one step, and how many there are."""
    import tempfile

    with tempfile.NamedTemporaryFile(suffix=".weights", delete=False) as file:
        file.write(data)
    try:
        fresh, shipped = load_weights(file.name), load_weights()
    finally:
        os.unlink(file.name)
    names = {*fresh.summands.features(), *shipped.summands.features()}
    count = len(names) * len(fresh.outputs)
    if fresh.outputs != shipped.outputs or abs(fresh.scale / shipped.scale - 1) > 0.01:
        return count, count
    none = bytes([ZERO]) * len(fresh.outputs)
    different = 0
    for name in names:
        pair = [one.summands.steps(name) or none for one in (fresh, shipped)]
        different += sum(abs(left - right) > 1 for left, right in zip(*pair, strict=True))
    return different, count


def main() -> int:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--measure", action="store_true")
    options = parser.parse_args()
    sentences = read_sentences() + read_contrasts()
    if options.measure:
        from measure_reader import measure

        measure(sentences)
        return 0
    data = packed(train(sentences))
    if options.check:
        different, all_ = differences(data)
        print(f"{different} of {all_} weights differ by more than a step")
        return int(different > all_ // 10_000)
    with open(WEIGHTS, "wb") as file:
        file.write(data)
    print(f"{len(sentences)} sentences, {len(data)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
