"""What last year's plan announces: its measures, as they were written, without what promises nothing."""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.content.readings import chance_of, reader_of
from checker.checks.continuity.passages import bare
from checker.checks.outcome import Context
from checker.document.model import PLAN, Document, Sentence
from checker.reader.functions import SLOGAN
from checker.text.stock import StockPhrases
from checker.values import NamedTuple

_SLOGAN = 90
"""What is read as a slogan with this chance in a hundred promises nothing, whatever its words."""
_TOGETHER = 2
"""So many characters less make a clause of a measure whose clauses say enough together."""
_RUN_ON, _STOPS = "，", "，；。、："


class Promise(NamedTuple):
    """A measure of last year's plan as it was written, and those of its clauses that say something of their own."""

    text: str
    clauses: tuple[str, ...]


def announced(previous: Document, context: Context, stock: StockPhrases, at_least: int) -> Iterator[Promise]:
    """Yield the measures of last year's plan: sentences, parts of them up to a semicolon, headings that no sentence repeats."""
    reader = reader_of(previous, context)
    planned = [index for index, sentence in enumerate(previous.sentences) if sentence.part == PLAN]
    texts: list[tuple[str, ...]] = []
    said: set[str] = set()
    for index in planned:
        measures = [*_measures_of(previous.sentences[index])]
        said.update(bare("".join(clauses)) for clauses in measures)
        texts += measures if chance_of(reader, index, SLOGAN) < _SLOGAN else ()
    filled = {sentence.heading for sentence in previous.sentences}
    for at, (heading, part) in enumerate(zip(previous.headings, previous.heading_parts, strict=True)):
        text = heading.line.text[heading.unit.body : heading.unit.end].strip(_STOPS)
        if part != PLAN or heading.parent is None or any(bare(text) in one for one in said):
            continue
        # A heading over a text names the matter; a measure runs on, or says enough in front of others in its line.
        first = heading.unit.end < len(heading.line.text) and len(stock.residue(text)) >= at_least + _TOGETHER
        slogan = planned and 100 * reader.chances_at(planned[-1], text)[SLOGAN] >= _SLOGAN
        if not slogan and (at not in filled or _RUN_ON in text or first):
            texts.append((text,))
    for clauses in texts:
        own = [clause for clause in clauses if len(stock.residue(clause)) >= at_least - _TOGETHER]
        if sum(len(stock.residue(clause)) for clause in clauses) >= at_least and own:
            yield Promise("，".join(clause.strip(_STOPS) for clause in clauses), tuple(own))


def _measures_of(sentence: Sentence) -> Iterator[tuple[str, ...]]:
    clauses: list[str] = []
    for start, end in sentence.unit.clauses:
        if end <= sentence.unit.body:
            continue
        clauses.append(sentence.line.text[max(start, sentence.unit.body) : end])
        if clauses[-1].endswith(("；", "。")) or sentence.line.text[end : end + 1] in ("；", "。"):
            yield tuple(clauses)
            clauses = []
    if clauses:
        yield tuple(clauses)
