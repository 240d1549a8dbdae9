"""Whether what was found is the authority's own and in earnest, or only looks like it (docs/decisions/0029)."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import chain

from checker.checks.content.readings import chance_of
from checker.checks.outcome import fault
from checker.document.model import Document
from checker.document.sentences import COUNT
from checker.reader.functions import CAUSE, OWN, SHORTCOMING, TOPICS, Reader
from checker.results import Outcome
from checker.rulebook.model import PARTIAL, Texts
from checker.text.lazy import pattern

LIKELY = 50
"""From this chance in a hundred a sentence is read as doing something."""
NEVER_OWN = 3
"""Where nothing has this chance in a hundred, what was found is not the authority's own (docs/decisions/0029)."""
HARDLY_OWN = 20
"""Where no sentence has this chance, a person is asked to confirm it."""
IMPLIED_BY = {SHORTCOMING: (CAUSE,)}
"""What a sentence does that does the other thing too where the words say so (力量单薄，原因在于编制少)."""
_NAMES_CAUSE = pattern(
    "所致(?=[，；。]|$)|(?:原因|成因|根源|根子|症结)(?:主要|就|还|也|都)?(?:是|在于|为(?!了))"
)
_BECAUSE = pattern("因为|由于|源于|缘于|受制于|受限于|问题出在|背后是")


def in_earnest(
    outcome: Outcome, says: str, document: Document, reader: Reader, texts: Texts, doubt: str
) -> Outcome:
    """Return ``partial`` where none of the places that the words found can be a report of the topic as done (述法会顺延，会期另行通知).

    ``texts`` are those of ``partial``, ``doubt`` is what a person is asked to confirm.
    """
    best = max((own_chance(index, says, reader) for index in found_in(outcome, document)), default=HARDLY_OWN)
    if best >= HARDLY_OWN:
        return outcome
    if best >= NEVER_OWN:
        surely = says in TOPICS and any(
            _in_a_clause(index, says, document, reader) for index in found_in(outcome, document)
        )
        return outcome if surely else outcome._replace(confirm=doubt)
    return fault(PARTIAL, texts, outcome.evidence[:1])._replace(confirm=doubt)


def _in_a_clause(index: int, says: str, document: Document, reader: Reader) -> bool:
    """Whether a clause that counts something does what its long sentence, which tells of several things, is not read as doing."""
    sentence = document.sentences[index]
    counted = {start for start, _ in sentence.unit.groups.get(COUNT, ())}
    text = sentence.line.text
    return any(
        100 * reader.chances_at(index, text[start:end])[OWN[says]] >= LIKELY
        for start, end in sentence.unit.clauses
        if any(start <= at < end for at in counted)
    )


def own_at_best(outcome: Outcome, says: str, parts: Set[str], document: Document, reader: Reader) -> float:
    """Return the chance in a hundred of the sentence that does likeliest for the authority itself what is looked for.

    Those that the words found are asked first, then what stands in the parts that should hold it or is read as it; once one is likely
    enough the others need not be.
    """
    best = 0.0
    rest = (
        index
        for index, sentence in enumerate(document.sentences)
        if sentence.part in parts or chance_of(reader, index, says) >= LIKELY
    )
    for index in chain(found_in(outcome, document), rest):
        best = max(best, own_chance(index, says, reader))
        if best >= HARDLY_OWN:
            break
    return best


def own_chance(index: int, says: str, reader: Reader) -> float:
    """Return the chance in a hundred that a sentence does for the authority itself what is looked for."""
    chances = reader.chances(index)
    return 100 * max(chances[OWN[one]] for one in (says, *IMPLIED_BY.get(says, ())))


def found_in(outcome: Outcome, document: Document) -> Iterator[int]:
    """Yield which sentences the evidence of an outcome stands in."""
    found: set[int] = set()
    for place in outcome.evidence:
        if place.span is not None:
            found.update(document.sentences_in(place.span))
    yield from sorted(found)


def states_why(outcome: Outcome, document: Document, reader: Reader) -> bool:
    """Whether a sentence that the words found names a cause as one (主要原因是…), or gives a shortcoming its cause: no reading makes that unsaid."""
    return any(
        _NAMES_CAUSE.search(document.sentences[index].text) is not None
        or (
            _BECAUSE.search(document.sentences[index].text) is not None
            and own_chance(index, SHORTCOMING, reader) >= LIKELY
        )
        for index in found_in(outcome, document)
    )
