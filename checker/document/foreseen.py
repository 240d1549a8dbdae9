"""What the clauses of a sentence cannot be read as, told without reading them: asked first, since a reading costs much more.

Each question is answered by what a reading takes it from, so that it is never denied where the reading would say otherwise.
"""

from __future__ import annotations

from checker.document.actors import Subject
from checker.document.cast import Cast
from checker.document.clauses import Read, carried_in, carries_on
from checker.document.fates import once_set
from checker.document.model import Document, Sentence
from checker.document.tense import to_come


def may_be_planned(sentence: Sentence) -> bool:
    """Whether a clause can be read as planned: one of them speaks of what is to come, or of what was once set."""
    text, unit = sentence.line.text, sentence.unit
    for start, end in unit.clauses:
        clause = text[min(max(start, unit.body), end) : end]
        if to_come(clause) or once_set(clause):
            return True
    return False


def may_be_by_head(document: Document, index: int, read: Read, known: dict[int, bool]) -> bool:
    """Whether the head can be read as who acts: he is named in the sentence or in one that it goes on from, or its section is on him.

    ``known`` keeps the answers: a paragraph may go on for a thousand sentences.
    """
    passed: list[int] = []
    while index not in known:
        passed.append(index)
        if _names_head(document.sentences[index], read.cast):
            known[index] = True
        elif not carries_on(document, index):
            known[index] = carried_in(document, index, read) == Subject.HEAD
        else:
            index -= 1
    found = known[index]
    known.update(dict.fromkeys(passed, found))
    return found


def _names_head(sentence: Sentence, cast: Cast) -> bool:
    groups, text = sentence.unit.groups, sentence.text
    return (
        cast.head in groups
        or cast.duty in groups
        or (cast.title != "" and cast.title in text)
        or any(name in text for name in cast.names)
    )
