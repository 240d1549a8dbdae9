"""What the clauses of a sentence say happened and what the sentence does: read once a document, shared by the checks that ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checker.checks.outcome import Context
from checker.document.cast import Cast, cast_of
from checker.document.clauses import Read, readings_of
from checker.document.foreseen import may_be_by_head
from checker.document.headings import only_names
from checker.document.model import Document
from checker.document.tense import looks_back
from checker.reader.functions import CAUSE, FUNCTIONS, GIVES_CAUSE, Reader
from checker.text.conditions import Condition
from checker.text.unit import Unit

_READINGS, _READER, _BY_HEAD = "readings", "reader", "by the head"
_HOLDING = 0.85
"""What it weighs that a sentence holds a cause while it states something else: less than being one."""
_LIKELY = 50


def unit_of(document: Document, index: int, condition: Condition, context: Context) -> Unit:
    """Return the unit of a sentence with what ``condition`` asks of it."""
    return read_unit(document, index, context) if condition.reads else document.sentences[index].unit


def read_unit(document: Document, index: int, context: Context) -> Unit:
    """Return the unit of a sentence with what its clauses say happened; each sentence is read once a document."""
    sentence = document.sentences[index]
    return sentence.unit.read(
        readings_of(document, index, _read(document, context)),
        sentence.line.text,
        lambda: functions_of(document, index, context),
    )


def functions_of(document: Document, index: int, context: Context) -> tuple[str, ...]:
    """Return what a sentence does, as the learned reader reads it; a sentence can hold a cause and do something else."""
    chances = reader_of(document, context).chances(index)
    return tuple(name for name in FUNCTIONS if _chance(chances, name) >= _LIKELY)


def chance_of(reader: Reader, index: int, function: str) -> float:
    """Return the chance in a hundred that a sentence does what ``function`` says."""
    return _chance(reader.chances(index), function)


def _chance(chances: Mapping[str, float], function: str) -> float:
    found = chances[function]
    return 100 * (max(found, _HOLDING * chances[GIVES_CAUSE]) if function == CAUSE else found)


def head_may_act(document: Document, indexes: Iterable[int], context: Context) -> bool:
    """Whether the head can be who acts in one of some sentences: asked before they are read."""
    read = _read(document, context)
    known = context.shared.setdefault(_BY_HEAD, {})
    assert isinstance(known, dict)
    return any(may_be_by_head(document, index, read, known) for index in indexes)


def cast_for(document: Document, context: Context) -> Cast:
    """Return who may act in a report."""
    return _read(document, context).cast


def _read(document: Document, context: Context) -> Read:
    known = context.shared.get(_READINGS)
    if not isinstance(known, Read):
        known = context.shared[_READINGS] = Read(
            cast_of(context.rulebook.kind.actors, document.metadata, document.sentences),
            {},
            {},
            looks_back(document),
        )
    return known


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


def over_text(document: Document) -> set[int]:
    """Return the headings with text below them, or below one of their subheadings, and those that say more than what a part is called."""
    filled: set[int] = set()
    for heading in {sentence.heading for sentence in document.sentences}:
        at = heading
        while at is not None and at not in filled:
            filled.add(at)
            at = document.headings[at].parent
    return filled.union(at for at, one in enumerate(document.headings) if not only_names(one.text))
