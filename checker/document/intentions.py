"""Texts and sections that mostly say what shall be done: what is left in them that names no other part is plan, too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from checker.document.model import INTENT, TELLING, Heading, Sentence

_MANY = 8
"""So many intentions make a plan of a text that tells of no more."""


def below_named_sections(headings: Sequence[Heading], own: Sequence[str | None]) -> list[bool]:
    """Tell of each heading whether the top section it stands in, or is, names a part."""
    below: list[bool] = []
    for heading, part in zip(headings, own, strict=True):
        below.append(part is not None if heading.parent is None else below[heading.parent])
    return below


def document_of_intentions(sentences: Sequence[Sentence], named: Sequence[bool]) -> tuple[Sentence, ...]:
    """Where most of a text says what shall be done, it is a plan, and so are its sections that name no other part."""
    intents = sum(sentence.part == INTENT for sentence in sentences)
    accounts = sum(sentence.part in TELLING and sentence.heading is not None for sentence in sentences)
    if intents < _MANY or intents < accounts:
        return tuple(sentences)
    return tuple(
        sentence._replace(part=INTENT)
        if sentence.part in TELLING and sentence.heading is not None and not named[sentence.heading]
        else sentence
        for sentence in sentences
    )


def sections_of_intentions(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Where half of what stands under a heading says what shall be done, the rest of it does too."""
    intents = Counter([sentence.heading for sentence in sentences if sentence.part == INTENT])
    if not intents:
        return tuple(sentences)
    accounts = Counter([sentence.heading for sentence in sentences if sentence.part in TELLING])
    return tuple(
        sentence._replace(part=INTENT)
        if sentence.part in TELLING
        and intents[sentence.heading] >= 2
        and intents[sentence.heading] >= accounts[sentence.heading]
        else sentence
        for sentence in sentences
    )
