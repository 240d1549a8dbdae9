"""Which sentences explain shortcomings and state none themselves: 究其原因，一是……；二是……."""

from __future__ import annotations

from checker.document.markers import opens_item
from checker.document.model import PROBLEMS, Document
from checker.text.conditions import Condition, evaluate


def explanations(document: Document, condition: Condition) -> frozenset[int]:
    """Return the indexes of the sentences on shortcomings that explain them.

    An explanation opens with a sentence that satisfies ``condition`` and goes on to the end of its paragraph; an item ends it,
    unless the explanation is itself a list.
    """
    found: set[int] = set()
    paragraph = -1
    listed = False
    for index, sentence in enumerate(document.sentences):
        if sentence.part != PROBLEMS:
            paragraph = -1
        elif evaluate(condition, sentence.unit) is not None:
            paragraph = sentence.paragraph
            listed = any(
                opens_item(sentence.line.text[start : sentence.unit.end])
                for start, _ in sentence.unit.clauses[1:]
            )
        elif sentence.paragraph != paragraph or (opens_item(sentence.text) and not listed):
            paragraph = -1
        if paragraph >= 0:
            found.add(index)
    return frozenset(found)
