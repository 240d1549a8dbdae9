"""What the body of a report is split into: runs of its lines, each a heading or a paragraph."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from checker.document.dates import is_date_line
from checker.document.headings import GLUED, names_a_part
from checker.document.lines import RawLine
from checker.document.markers import Marker
from checker.document.model import Line
from checker.text.terms import Span
from checker.values import NamedTuple

_STYLED = 60
"""No longer is a heading by its style alone."""
NUMERALS = tuple("一二三四五六七八九十")


class LinePiece(NamedTuple):
    """A run of a logical line: ``line.text[start:end]``."""

    line: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        """The text of the run."""
        return self.line.text[self.start : self.end]


class HeadingPiece(NamedTuple):
    """A heading: ``piece`` is its text without the marker, ``level`` the structural depth from 1."""

    piece: LinePiece
    marker: Marker | None
    level: int


class Paragraph(NamedTuple):
    """A run of body text under heading number ``heading`` (None: before the first)."""

    piece: LinePiece
    heading: int | None


class Structure(NamedTuple):
    """What a report consists of. ``head`` and ``tail`` are the source lines around the body, noise and all, ``annex`` the lines of the annexes behind the signature."""

    head: tuple[RawLine, ...]
    tail: tuple[RawLine, ...]
    lines: tuple[Line, ...]
    closing: tuple[Line, ...]
    headings: tuple[HeadingPiece, ...]
    paragraphs: tuple[Paragraph, ...]
    annex: tuple[Line, ...] = ()


def style_of(piece: LinePiece, styled: Sequence[tuple[Span, str]]) -> str:
    """Return the level of a line that is a heading by its style (Heading 2 of Word, h2 of a page) and reads like one.

    ``styled`` are the places of such headings with their levels, in order.
    """
    text = piece.text
    if piece.start or not 2 <= len(text) <= _STYLED or text[-1] in "。；，、":
        return ""
    offset = piece.line.source_offset(0)
    at = bisect_right(styled, offset, key=lambda one: one[0][0]) - 1
    (_, end), level = styled[at] if at >= 0 else ((0, 0), "")
    level = level if offset < end else ""
    return "" if is_date_line(text) else level


def bare_numeral(piece: LinePiece) -> int:
    """Return the length of a numeral at the start of a line that only a blank parts from what it numbers (一　主要工作)."""
    size, text = 0, piece.line.text
    while size < 2 and piece.start + size + 1 < piece.end and text[piece.start + size] in NUMERALS:
        size += 1
    at = piece.start + size
    parted = size and piece.line.source_offset(at) - piece.line.source_offset(at - 1) > 1
    return size if parted else 0


def before_blank(piece: LinePiece, marker: int, size: int) -> int:
    """Return the length of a heading, ``size`` as its marks show it, where a blank parts it from its body.

    A blank alone shows little (一、 2023 年主要工作): the heading must end with the name of a part.
    """
    begin = piece.start + marker
    line = piece.line
    first, last = (
        bisect_left(line.origin, (bound, -1))
        for bound in (begin + 4, min(piece.end, begin + max(size, GLUED)))
    )
    for at, _ in line.origin[first:last]:
        inside = at < begin + max(size, GLUED)
        if inside and names_a_part(line.text[begin:at]) and line.text.find("。", at, piece.end) >= 0:
            parted = line.source_offset(at) - line.source_offset(at - 1) > 1
            size = at - begin if parted else size
    return size
