"""The second reading of a rule of content: what the learned reader makes of the sentences, beside what words and structure said.

Where the reader is clear it decides, because that was right more often on reports that nobody had tuned to
(docs/decisions/0019); where it is not, the words do. Whenever the two differ the outcome says so, for a person to confirm.
"""

from __future__ import annotations

from collections.abc import Callable

from checker.checks.content.readings import chance_of, reader_of
from checker.checks.outcome import Context, fault, met, missing, place_of, quote_of
from checker.document.model import Document
from checker.reader.functions import FUNCTION_NAMES, FUNCTIONS, Reader
from checker.results import Outcome
from checker.rulebook import option
from checker.rulebook.model import MET, PARTIAL, SKIPPED, UNMET, VERDICT_NAMES, Texts
from checker.values import NamedTuple

_MOST_EVIDENCE = 5
_LIKELY = 50
_PASSING = 40
"""From this chance in a hundred a passing phrase counts as one."""


class Second(NamedTuple):
    """What the second reading looks for."""

    says: str = option.choice("有一句话起这样的作用，这一条就符合", *FUNCTIONS)
    passing: str = option.choice("没有那样的话，只有起这样作用的话，这一条部分符合", *FUNCTIONS, default="")
    clear: int = option.number("句意判读的把握超过百分之几时，以判读为准", default=70)


def second_reading(
    outcome: Outcome,
    second: Second,
    document: Document,
    context: Context,
    texts: Callable[[str], Texts],
) -> Outcome:
    """Return the outcome after the second reading; ``texts`` gives message and remedy of a verdict that is no ``met``."""
    if outcome.verdict == SKIPPED:
        return outcome
    reader = reader_of(document, context)
    says = second.says
    if outcome.verdict == MET and _agrees(outcome, says, document, reader):
        return outcome
    chances = [chance_of(reader, index, says) for index in range(len(document.sentences))]
    best = max(chances, default=0)
    verdict = MET
    if best < _LIKELY:
        passing = second.passing
        verdict = PARTIAL if passing and _highest(reader, document, passing) > _PASSING else UNMET
    if (verdict == MET) == (outcome.verdict == MET):
        return outcome
    clear = second.clear
    doubt = _doubt(outcome.verdict, verdict, says, document, chances)
    if (100 - clear) / 2 < best < clear:  # what the words found is given up for a surer reading only
        return outcome._replace(confirm=doubt)
    if verdict == MET:
        likely = [index for index, chance in enumerate(chances) if chance >= _LIKELY]
        evidence = [place_of(document, document.sentences[index]) for index in likely[:_MOST_EVIDENCE]]
        return met(evidence)._replace(confirm=doubt)
    if verdict == UNMET:
        return missing(document, texts(UNMET))._replace(confirm=doubt)
    return fault(verdict, texts(verdict), outcome.evidence[:1])._replace(confirm=doubt)


def _agrees(outcome: Outcome, says: str, document: Document, reader: Reader) -> bool:
    """Whether one of the places that the words found is read as they read it: then nothing else need be read."""
    spans = [place.span for place in outcome.evidence if place.span is not None]
    return any(
        start < sentence.span[1] and sentence.span[0] < end and chance_of(reader, index, says) >= _LIKELY
        for index, sentence in enumerate(document.sentences)
        for start, end in spans
    )


def _highest(reader: Reader, document: Document, function: str) -> float:
    return max((chance_of(reader, index, function) for index in range(len(document.sentences))), default=0)


def _doubt(words: str, reading: str, says: str, document: Document, chances: list[float]) -> str:
    """Say in Chinese how the two readings differ, with the sentence on which it turns."""
    told = f"按词语和结构判断为“{VERDICT_NAMES[words]}”，按句意判读为“{VERDICT_NAMES[reading]}”"
    if reading != MET:
        return f"{told}：没有读到写明{FUNCTION_NAMES[says]}的句子，请通读这一部分后确认。"
    best = document.sentences[chances.index(max(chances))]
    start, end = best.span
    return f"{told}：“{quote_of(document.source.text[start:end])}”可读作{FUNCTION_NAMES[says]}，请确认。"
