"""Headings without a number that run into their paragraphs (工作举措和成效。一年来，……), in a text that has no others.

One alone reads like a sentence (仍有不足。明年的安排。): the paragraphs show it together, where most of them begin so and several of what they
begin with names a part.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.document.headings import has_subjects, names_a_part, states_facts
from checker.document.markers import opens_item
from checker.document.pieces import HeadingPiece, LinePiece, Paragraph

_LONGEST, _BODY = 18, 12
"""Such a heading is no longer, and so much follows it."""
_FEWEST, _NAMED, _SHARE = 4, 2, 0.6
"""So many paragraphs begin so, so many name a part, and such a share of the paragraphs behind the preface begin so."""


def run_in(paragraphs: Sequence[Paragraph]) -> tuple[list[HeadingPiece], list[Paragraph]]:
    """Return the headings, and the paragraphs under them; no headings, and the paragraphs as they are, where the text has none."""
    sizes = [_size(paragraph.piece.text) for paragraph in paragraphs]
    first = next((at for at, size in enumerate(sizes) if size), len(sizes))
    found = [paragraph.piece.text[:size] for paragraph, size in zip(paragraphs, sizes, strict=True) if size]
    named = sum(names_a_part(text.removesuffix("之处")) for text in found)
    if len(found) < _FEWEST or named < _NAMED or len(found) < _SHARE * (len(sizes) - first):
        return [], list(paragraphs)
    headings: list[HeadingPiece] = []
    below: list[Paragraph] = []
    for paragraph, size in zip(paragraphs, sizes, strict=True):
        line, start, end = paragraph.piece
        if size:
            headings.append(HeadingPiece(LinePiece(line, start, start + size), None, 1))
            start += size + 1
        below.append(Paragraph(LinePiece(line, start, end), len(headings) - 1 if headings else None))
    return headings, below


def _size(text: str) -> int:
    """Return the length of the first sentence of a paragraph, where it can be a heading; 0 where it cannot."""
    first, _, rest = text.partition("。")
    if not 1 < len(first) <= _LONGEST or len(rest) < _BODY:
        return 0
    if any(mark in first for mark in "，；：！？") or opens_item(text) or states_facts(first):
        return 0
    return len(first) if names_a_part(first) or not has_subjects(first) else 0
