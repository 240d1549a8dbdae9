"""Content that only the title of a table's column names: 存在问题｜产生原因, with what is said of each in the rows below."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from checker.checks.outcome import span_place
from checker.document.model import Document
from checker.reading.source import GRID
from checker.results import Place

_LONGEST_TITLE = 10
_SAYS_SOMETHING = 4
"""A cell with fewer characters says nothing (无, 同上)."""
_MOST = 5


def under_titles(document: Document, words: Sequence[str], parts: Collection[str]) -> list[Place]:
    """Return the first cells of the columns whose title holds one of ``words``, in tables that stand in ``parts`` of the report."""
    found: list[Place] = []
    for extra in document.source.extras if words else ():
        if extra.kind != GRID or extra.span is None or len(found) >= _MOST:
            continue
        rows = [line.split("\t") for line in extra.text.split("\n")]
        for column, title in enumerate(rows[0]):
            if len(title) <= _LONGEST_TITLE and any(word in title for word in words):
                found += _cells(document, extra.span, rows, column, parts)
    return found[:_MOST]


def _cells(
    document: Document,
    span: tuple[int, int],
    rows: Sequence[Sequence[str]],
    column: int,
    parts: Collection[str],
) -> Iterator[Place]:
    text = document.source.text
    cursor = span[0]
    for row in rows:
        for number, cell in enumerate(row):
            at = text.find(cell, cursor, span[1] + 1) if cell else -1
            if at < 0:
                continue
            cursor = at + len(cell)
            told = row is not rows[0] and number == column and len(cell) >= _SAYS_SOMETHING
            if told and any(
                document.sentences[index].part in parts for index in document.sentences_in((at, cursor))
            ):
                yield span_place(document, (at, cursor))
