"""``replace`` in the word lists of a pack: what takes the place of a word, so that ``lawcheck fix`` can write it."""

from __future__ import annotations

from collections.abc import Iterable

from checker.document.flow import exact_span
from checker.document.model import Document, Line
from checker.results import Replacement
from checker.rulebook import option
from checker.text.terms import Span
from checker.values import NamedTuple


class Swap(NamedTuple):
    """A word and what is to be written instead."""

    word: str = option.text("词语")
    by: str = option.text("改成什么")


def swapped(
    document: Document, line: Line, hits: Iterable[tuple[Span, str]], swaps: Iterable[Swap]
) -> tuple[Replacement, ...]:
    """Return the replacements of the words found in a line; nothing where one of them has none: a fault is put right as a whole."""
    by = {swap.word: swap.by for swap in swaps}
    found: list[Replacement] = []
    for span, word in sorted(hits):
        place = exact_span(document, line, *span)
        if word not in by or place is None:
            return ()
        if not found or place[0] >= found[-1].span[1]:
            found.append(Replacement(place, by[word]))
    return tuple(found)
