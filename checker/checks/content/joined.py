"""Several sentences as one unit: a sentence with the next one, or a whole paragraph.

A pair stops where a new item opens, or a new sentence (behind a full stop) says that somebody else acted, and the last sentence of a paragraph stands alone; so does every
sentence whose successor is about something else.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.checks.content.readings import cast_for, functions_of, read_unit
from checker.checks.outcome import Context
from checker.document.actors import Subject, subject_of
from checker.document.markers import opens_item
from checker.document.model import Document
from checker.text.acts import Reading
from checker.text.conditions import Condition
from checker.text.presence import may_hold
from checker.text.terms import Span
from checker.text.unit import Unit

_PERSONS = (Subject.HEAD, Subject.DEPUTY, Subject.JUNIOR, Subject.OUTSIDE)


def pair(document: Document, index: int, condition: Condition, context: Context) -> Unit | None:
    """Return a sentence and its successor as one unit, or the sentence where it has none; None where these lack what the condition asks for."""
    first, second = index, index + 1
    sentences = document.sentences
    if second == len(sentences) or not _goes_on(document, first, second, context):
        return _joined(document, (first,), condition, context)
    return _joined(document, (first, second), condition, context)


def paragraph(document: Document, index: int, condition: Condition, context: Context) -> Unit | None:
    """Return the sentences of a paragraph that play one part as one unit, at the first of them; None at the others."""
    sentences = document.sentences
    here = (sentences[index].paragraph, sentences[index].part)
    if index and (sentences[index - 1].paragraph, sentences[index - 1].part) == here:
        return None
    end = index
    while end < len(sentences) and (sentences[end].paragraph, sentences[end].part) == here:
        end += 1
    return _joined(document, range(index, end), condition, context)


def first_of_paragraph(document: Document, index: int) -> int:
    """Return the index of the first sentence of the paragraph that plays the part of the one at ``index``."""
    sentences = document.sentences
    here = (sentences[index].paragraph, sentences[index].part)
    while index and (sentences[index - 1].paragraph, sentences[index - 1].part) == here:
        index -= 1
    return index


def _goes_on(document: Document, first: int, second: int, context: Context) -> bool:
    """Whether a sentence goes on with what the one before it speaks of."""
    one, two = document.sentences[first], document.sentences[second]
    if (one.paragraph, one.part) != (two.paragraph, two.part) or opens_item(two.text):
        return False
    if not two.unit.clauses or one.text.endswith("；"):  # what a semicolon joins is told as one thing
        return True
    cast = cast_for(document, context)
    start, end = two.unit.clauses[0]
    subject = subject_of(two.line.text, max(start, two.unit.body), end, two.unit.groups, cast)
    if subject not in _PERSONS:
        return True
    before = {reading.actor for reading in read_unit(document, first, context).readings if reading.actor}
    return not before or subject in before


def _joined(
    document: Document, indexes: Sequence[int], condition: Condition, context: Context
) -> Unit | None:
    units = [document.sentences[index].unit for index in indexes]
    groups: dict[str, Sequence[Span]] = dict(units[0].groups)
    clauses: list[Span] = list(units[0].clauses)
    for unit in units[1:]:
        for name, spans in unit.groups.items():
            groups[name] = [*groups.get(name, ()), *spans]
        clauses += unit.clauses
    if not may_hold(condition, groups):
        return None
    readings: list[Reading] = []
    if condition.reads:
        before = 0
        for index, unit in zip(indexes, units, strict=True):
            readings += [
                one._replace(clause=one.clause + before)
                for one in read_unit(document, index, context).readings
            ]
            before += len(unit.clauses)
    return Unit(
        units[0].start,
        units[-1].end,
        units[0].body,
        groups,
        tuple(clauses),
        tuple(readings),
        document.sentences[indexes[0]].line.text,
        lambda: [name for index in indexes for name in functions_of(document, index, context)],
    )
