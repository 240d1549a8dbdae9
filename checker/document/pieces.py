"""What the body of a report is split into: runs of its lines, each a heading or a paragraph."""

from __future__ import annotations

from checker.document.lines import RawLine
from checker.document.markers import Marker
from checker.document.model import Line
from checker.values import NamedTuple


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
    """What a report consists of. ``head`` and ``tail`` are the source lines around the body, noise and all."""

    head: tuple[RawLine, ...]
    tail: tuple[RawLine, ...]
    lines: tuple[Line, ...]
    closing: tuple[Line, ...]
    headings: tuple[HeadingPiece, ...]
    paragraphs: tuple[Paragraph, ...]
