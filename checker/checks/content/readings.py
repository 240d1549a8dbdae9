"""What the clauses of a sentence say happened, read once a document and shared by the checks that ask."""

from __future__ import annotations

from checker.checks.outcome import Context
from checker.document.actors import cast_of
from checker.document.clauses import Read, readings_of
from checker.document.model import Document
from checker.reader.functions import Reader
from checker.text.conditions import Unit

_READINGS, _READER = "readings", "reader"


def read_unit(document: Document, index: int, context: Context) -> Unit:
    """Return the unit of a sentence with what its clauses say happened; each sentence is read once a document."""
    known = context.shared.get(_READINGS)
    if not isinstance(known, Read):
        known = context.shared[_READINGS] = Read(cast_of(context.rulebook.kind.actors, document.metadata), {})
    sentence = document.sentences[index]
    readings = readings_of(document, index, known)
    return sentence.unit._replace(readings=readings, text=sentence.line.text)


def reader_of(document: Document, context: Context) -> Reader:
    """Return the learned reader of a document, the same for all checks of a run."""
    known = context.shared.get(_READER)
    if not isinstance(known, Reader):
        known = context.shared[_READER] = Reader(
            [sentence.text for sentence in document.sentences],
            [sentence.heading for sentence in document.sentences],
            [(heading.marker + heading.text, heading.parent) for heading in document.headings],
        )
    return known
