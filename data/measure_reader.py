"""How well the learned reader reads sentences of writers that it has not seen: ``python data/train.py --measure``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from labelled import CONTRAST_SOURCE
from train import FLAGS, PLACES, Labelled, Model, train

from checker.reader.features import HEADING, PLACE
from checker.reader.functions import FUNCTIONS, OUTPUTS, OWN, TOPICS

DENIED = -2.2
"""The log odds of a chance of one in ten; checker/checks/content/earnest.py denies below three in a hundred."""


def predicted(model: Model, sentences: Sequence[Labelled]) -> list[str]:
    """Return the most likely function of each sentence."""
    at = {feature: index for index, feature in enumerate(model.features)}
    result = []
    for sentence in sentences:
        columns = [at[feature] for feature in sentence.features if feature in at]
        scores = model.weights[: len(FUNCTIONS), columns].sum(axis=1) + model.bias[: len(FUNCTIONS)]
        result.append(FUNCTIONS[int(scores.argmax())])
    return result


def reported(model: Model, sentences: Sequence[Labelled], topic: str) -> list[bool]:
    """Return of each sentence whether it more likely than not reports a topic as done."""
    at = {feature: index for index, feature in enumerate(model.features)}
    row = OUTPUTS.index(topic)
    return [
        bool(
            model.weights[row, [at[feature] for feature in sentence.features if feature in at]].sum()
            + model.bias[row]
            >= 0
        )
        for sentence in sentences
    ]


def measure(sentences: Sequence[Labelled]) -> None:
    """Print how sentences of writers that the model has not seen are read, and how that grows with their number."""
    contrasts = [sentence for sentence in sentences if sentence.source.startswith(CONTRAST_SOURCE)]
    sentences = [sentence for sentence in sentences if not sentence.source.startswith(CONTRAST_SOURCE)]
    writers = sorted({sentence.writer for sentence in sentences})
    pairs: list[tuple[str, str]] = []
    topics: dict[str, list[tuple[bool, bool]]] = {topic: [] for topic in TOPICS}
    for writer in writers:
        rest = [sentence for sentence in sentences if sentence.writer != writer]
        own = [sentence for sentence in sentences if sentence.writer == writer]
        model = train(rest)
        read = predicted(model, own)
        for topic, told in topics.items():
            flagged = [FLAGS[topic] in sentence.flags for sentence in own]
            told.extend(zip(flagged, reported(model, own, topic), strict=True))
        pairs.extend(zip((sentence.function for sentence in own), read, strict=True))
        right = sum(sentence.function == function for sentence, function in zip(own, read, strict=True))
        print(f"without {writer:<12} {right:>5} of {len(own):>5} = {right / len(own):.3f}")
    right = sum(label == function for label, function in pairs)
    print(f"all writers          {right:>5} of {len(pairs):>5} = {right / len(pairs):.3f}")
    for name in FUNCTIONS:
        both = sum(pair == (name, name) for pair in pairs)
        labels, found = sum(pair[0] == name for pair in pairs), sum(pair[1] == name for pair in pairs)
        print(f"  {name:<12} {labels:>5}  F1 {2 * both / max(labels + found, 1):.3f}")
    for topic, told in topics.items():
        tally = Counter(told)
        wrong = tally[True, False] + tally[False, True]
        print(
            f"  {topic:<12} {tally[True, True] + tally[True, False]:>5}  F1 {2 * tally[True, True] / max(2 * tally[True, True] + wrong, 1):.3f}"
        )
    test = [sentence for index, sentence in enumerate(sentences) if index % 5 == 0]
    rest = [sentence for index, sentence in enumerate(sentences) if index % 5]
    size = 500
    while size < 2 * len(rest):
        part = rest[:: max(len(rest) // size, 1)][:size]
        right = sum(
            sentence.function == function
            for sentence, function in zip(test, predicted(train(part), test), strict=True)
        )
        print(f"from {len(part):>6} sentences: {right / len(test):.3f}")
        size *= 2
    measure_own(sentences, contrasts)


def measure_own(sentences: Sequence[Labelled], contrasts: Sequence[Labelled]) -> None:
    """Print for each writer of contrasts, left out of the training, how many of either sort have less than one chance in ten."""
    told: dict[str, list[tuple[bool, float]]] = {name: [] for name in OWN}
    for source in sorted({one.source for one in contrasts}):
        model = train([*sentences, *(one for one in contrasts if one.source != source)])
        at = {feature: index for index, feature in enumerate(model.features)}
        for one in contrasts:
            if one.source != source:
                continue
            columns = [
                at[feature]
                for feature in one.features
                if feature in at and not feature.startswith((HEADING, PLACE))
            ]
            for name in OWN:
                here = (
                    FLAGS[name].lower() in one.flags.lower()
                    if name in FLAGS
                    else PLACES[name].search(one.heading)
                )
                if here:
                    row = OUTPUTS.index(OWN[name])
                    own = FLAGS[name] in one.flags if name in FLAGS else name == one.function
                    told[name].append((own, float(model.weights[row, columns].sum() + model.bias[row])))
    for name, scores in told.items():
        owned = [score for is_own, score in scores if is_own]
        other = [score for is_own, score in scores if not is_own]
        print(
            f"  {OWN[name]:<16} {sum(score < DENIED for score in owned)} of {len(owned)} own ones below one in ten, {sum(score < DENIED for score in other)} of {len(other)} others"
        )
