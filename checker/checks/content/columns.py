"""Content that only the title of a table's column names: 存在问题｜产生原因, with what is said of each in the rows below."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from checker.checks.outcome import place_of
from checker.document.model import Document
from checker.results import Place

_SAYS_SOMETHING = 4
"""A cell with fewer characters says nothing (无, 同上)."""
_MOST = 5


def under_titles(document: Document, words: Sequence[str], parts: Collection[str]) -> list[Place]:
    """Return the first cells of the columns whose title holds one of ``words``, in tables that stand in ``parts`` of the report."""
    found: list[Place] = []
    for cell in document.cells if words else ():
        told = cell.row is not None and any(word in cell.title for word in words)
        if told and len(document.source.text[slice(*cell.span)].strip()) >= _SAYS_SOMETHING:
            inside = (document.sentences[index] for index in document.sentences_in(cell.span))
            found += [place_of(document, one) for one in inside if one.part in parts]
        if len(found) >= _MOST:
            break
    return found[:_MOST]
