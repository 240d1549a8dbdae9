"""What each sentence of a report does, as the learned reader reads it."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from checker.reader.features import features_of, heading_features, numberless, tenth_feature
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.reader.weights import Total, Weights

ACT, GENERALITY = "act", "generality"
SHORTCOMING, PASSING, CAUSE = "shortcoming", "passing", "cause"
MEASURE, SLOGAN = "measure", "slogan"
OTHER = "other"
FUNCTIONS = (ACT, GENERALITY, SHORTCOMING, PASSING, CAUSE, MEASURE, SLOGAN, OTHER)
"""What a sentence does; each sentence does one thing (data/README.md says how they are told apart)."""
GIVES_CAUSE = "gives-cause"
"""The sentence holds a cause of a shortcoming, whatever else it does."""
PUBLICITY, RECORDING, REVIEW = "publicity", "recording", "review"
TOPICS = (PUBLICITY, RECORDING, REVIEW)
"""What a sentence reports as done: 行政执法公示, 执法全过程记录, 重大执法决定法制审核, by whatever words; it may be several."""
ACCOUNT = "account"
"""That heads gave account of their duty (述法): no topic that is looked for by reading, words find it."""
OWN = {
    SHORTCOMING: "own-shortcoming",
    CAUSE: "own-cause",
    MEASURE: "own-measure",
    PUBLICITY: "own-publicity",
    ACCOUNT: "own-account",
}
"""Whether a sentence does it for the authority itself and in earnest: told apart from what stands at the same place in the same words
and does not (a plan of the city's, a shortcoming of companies, a cause still to be looked for, a meeting put off)."""
_EXCLUSIVE = len(FUNCTIONS)
OUTPUTS = (*FUNCTIONS, GIVES_CAUSE, *TOPICS, *OWN.values())

FUNCTION_NAMES = {
    ACT: "已做的工作",
    GENERALITY: "空泛的表述",
    SHORTCOMING: "具体的不足",
    PASSING: "一笔带过的不足",
    CAUSE: "原因",
    MEASURE: "下一步的具体措施",
    SLOGAN: "下一步的口号",
    OTHER: "其他内容",
    PUBLICITY: "公示执法信息的做法",
    RECORDING: "记录执法过程的做法",
    REVIEW: "法制审核的做法",
    ACCOUNT: "述法已经开展",
}


class Reader:
    """Reads the sentences of one report, each when it is first asked for.

    ``texts`` are the sentences, normalised; ``under`` gives for each the index of its heading or None; ``headings`` are
    the printed headings, each with the index of the one above it or None.
    """

    def __init__(
        self,
        texts: Sequence[str],
        under: Sequence[int | None],
        headings: Sequence[tuple[str, int | None]],
        weights: Weights | None = None,
    ) -> None:
        self._texts = texts
        self._under = under
        self._headings = headings
        self._weights = weights or _weights()
        self._read: dict[int, dict[str, float]] = {}
        self._same: dict[tuple[str, int, int | None], dict[str, float]] = {}
        self._totals: dict[int | None, Total] = {}
        self._tenths: dict[int, Total] = {}

    def chances(self, index: int) -> dict[str, float]:
        """Return for the sentence at ``index`` how likely each function is, from 0 to 1; functions add up to 1."""
        known = self._read.get(index)
        if known is None:
            text = numberless(self._texts[index])
            key = text, index * 10 // len(self._texts), self._under[index]
            known = self._same.get(key)
            if known is None:
                known = self._same[key] = self._chances(index, text)
            self._read[index] = known
        return known

    def chances_at(self, index: int, text: str) -> dict[str, float]:
        """Return the chances of ``text`` standing in the place of the sentence at ``index``."""
        return self._chances(index, numberless(text))

    def _chances(self, index: int, text: str) -> dict[str, float]:
        """Return the chances of a text in which every number is one 0 already."""
        weights = self._weights
        return chances_of(weights.scores(weights.total(features_of(text)), self._around(index)))

    def _around(self, index: int) -> Total:
        """Return what the features of the place of a sentence add up to: its headings, its tenth of the report."""
        count = len(self._texts)
        tenth = index * 10 // count
        total = self._tenths.get(tenth)
        if total is None:
            total = self._tenths[tenth] = self._weights.total((tenth_feature(index, count),))
        return total + self._above(self._under[index])

    def _above(self, heading: int | None) -> Total:
        """Return what the features of a heading and of those above it add up to: the same for all sentences below."""
        known = self._totals.get(heading)
        if known is None:
            above = []
            at = heading
            while at is not None:
                text, at = self._headings[at]
                above.append(text)
            known = self._totals[heading] = self._weights.total(heading_features(above))
        return known


def chances_of(scores: Sequence[float]) -> dict[str, float]:
    """Return the chance of each output: functions exclude one another, each of the others is a question of its own."""
    functions, others = scores[:_EXCLUSIVE], scores[_EXCLUSIVE:]
    top = max(functions)
    powers = [exp(score - top) for score in functions]
    whole = sum(powers)
    found = [power / whole for power in powers]
    found += [1 / (1 + exp(-score if -30 <= score <= 30 else -30 if score > 0 else 30)) for score in others]
    return dict(zip(OUTPUTS, found, strict=True))


_LOADED: list[Weights] = []


def _weights() -> Weights:
    """Return the shipped weights, read once in a process and never changed."""
    if not _LOADED:
        from checker.reader.weights import load_weights  # most reports are settled by words alone

        _LOADED.append(load_weights())
    return _LOADED[0]
