"""Which sentences report one of the three systems as done, as the learned reader reads them: beside what the words of a rule know."""

from __future__ import annotations

from collections.abc import Set

from checker.checks.content.readings import read_unit, reader_of, unit_of
from checker.checks.outcome import Context
from checker.document.model import Document
from checker.reader.functions import ACT
from checker.text.acts import DEMANDED, DONE, THIS, TOLD
from checker.text.conditions import Condition, evaluate
from checker.text.lazy import pattern
from checker.values import NamedTuple

_SURELY = 90
"""From this chance in a hundred, of the whole and of what it tells as done, a sentence counts that the words of the rule doubt."""
_OTHERS = ("outside", "elsewhere")
_MOST = 500
"""Of a longer text, which no report is, only what the words do not doubt is read."""
_PERHAPS, _DOUBTED = 20, 80
"""From these chances a person is asked to look at a sentence, and at one that the words of the rule doubt."""
_PLAIN_ACT = 0.5
_COUNT = pattern("[0-9]余?[件起宗份次个例条]")


class Topic(NamedTuple):
    """What is looked for: the output of the reader, from which chance in a hundred on it is clear, which sentences do not count.

    Those of ``doubt`` count only where the reader is sure.
    """

    name: str
    clear: int
    unless: Condition | None
    doubt: Condition | None


def reports(
    topic: Topic, parts: Set[str], document: Document, context: Context
) -> tuple[list[int], dict[int, float]]:
    """Return the sentences of some parts that clearly report the topic as done, the likeliest first, and the chances to tell of.

    The chances are those of all sentences read where one is clear, else of those that may report it; there are none where nothing does.
    """
    reader = reader_of(document, context)
    inside = [index for index, sentence in enumerate(document.sentences) if sentence.part in parts]
    if len(inside) > _MOST and topic.doubt is not None:
        inside = [index for index in inside if evaluate(topic.doubt, document.sentences[index].unit) is None]
    read = {index: 100 * reader.chances(index)[topic.name] for index in inside}
    clear = [
        index
        for index, chance in read.items()
        if chance >= topic.clear
        and not _holds(topic.unless, document, index, context)
        and _told_as_done(document, index, topic, context, chance) >= topic.clear
    ]
    if clear:
        return sorted(clear, key=read.__getitem__, reverse=True), read
    return [], {
        index: chance
        for index, chance in read.items()
        if chance >= _PERHAPS
        and (chance >= _DOUBTED or not _holds(topic.doubt, document, index, context))
        and not _holds(topic.unless, document, index, context)
    }


def _told_as_done(document: Document, index: int, topic: Topic, context: Context, whole: float) -> float:
    """Return the chance in a hundred that a sentence reports the topic by what it tells as done in the year alone.

    What is planned, demanded, denied, asked or done by others is read away; a sentence that reports no act has no chance.
    ``whole`` is the chance of the sentence as it stands: what the rule's own condition doubts needs to be sure twice.
    """
    doubted = _holds(topic.doubt, document, index, context)
    if doubted and whole < _SURELY:
        return 0
    reader, text = reader_of(document, context), document.sentences[index].line.text
    readings = [
        one
        for one in read_unit(document, index, context).readings
        if one.polarity == DONE and one.year == THIS and one.actor not in _OTHERS
    ]
    told = [one for one in readings if one.mood == TOLD]
    chances = reader.chances_at(index, "".join(text[one.start : one.end] for one in told))
    if not told or chances[ACT] < _PLAIN_ACT:
        return 0
    chance = 100 * chances[topic.name]
    counted = max((one.start for one in told if _COUNT.search(text, one.start, one.end)), default=0)
    if chance < topic.clear and counted:
        # What has to be done says of what the cases behind it are counted: 重大处罚须先送法规科，今年送了11件.
        ruled = [one for one in readings if one in told or (one.mood == DEMANDED and one.start < counted)]
        found = reader.chances_at(index, "".join(text[one.start : one.end] for one in ruled))
        chance = max(chance, 100 * found[topic.name] if 100 * found[topic.name] >= _SURELY else 0)
    return 0 if doubted and chance < _SURELY else chance


def _holds(condition: Condition | None, document: Document, index: int, context: Context) -> bool:
    """Whether a condition of the rule holds of a sentence."""
    return (
        condition is not None
        and evaluate(condition, unit_of(document, index, condition, context)) is not None
    )
