"""The text that was read, and where each character of it stands for the user."""

from __future__ import annotations

from bisect import bisect_right

from checker.values import NamedTuple


class Position(NamedTuple):
    """A place as the user counts it: both from 1, the column in Unicode code points."""

    line: int
    column: int


class Extra(NamedTuple):
    """What a file holds beside its running text.

    ``kind`` is one of :data:`EXTRAS`; ``text`` what it says, ``span`` the offsets in the running text at
    which it stands or None.
    """

    kind: str
    text: str
    span: tuple[int, int] | None = None


INSERTED, DELETED, COMMENT, HEADER, FOOTER = "inserted", "deleted", "comment", "header", "footer"
TABLE = "table"
EXTRAS = (INSERTED, DELETED, COMMENT, HEADER, FOOTER, TABLE)
"""Tracked insertions (part of the running text) and deletions (not), comments, running heads and feet; tables of
figures (part of the running text, but no sentences and no headings)."""


class Source(NamedTuple):
    """A text as the user sees it, with its lines.

    ``line_starts`` are the offsets at which lines begin; a line ends at LF, CR/LF or CR.
    ``encoding`` is the name shown to the user (empty where the format leaves none open), ``format`` the short
    name of the reader. ``pages`` gives the offset at which each page begins, in formats that have pages.
    """

    path: str
    format: str
    encoding: str
    text: str
    line_starts: tuple[int, ...]
    pages: tuple[int, ...] = ()
    extras: tuple[Extra, ...] = ()

    @property
    def unit(self) -> str:
        """What the user calls a line: in a Word file it is a paragraph."""
        return "段" if self.format == "docx" else "行"

    @property
    def line_count(self) -> int:
        """The number of lines as an editor counts them: the empty one after the last line break is none."""
        return len(self.line_starts) - (self.line_starts[-1] == len(self.text))

    def position(self, offset: int) -> Position:
        """Return the line and column of the character at ``offset``."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def page_at(self, offset: int) -> int | None:
        """Return the page, from 1, of the character at ``offset``, or None in a format without pages."""
        return bisect_right(self.pages, offset) if self.pages else None


def make_source(path: str, format_: str, encoding: str, text: str) -> Source:
    """Build a Source from decoded text (without byte-order mark)."""
    unified = text.replace("\r\n", " \n").replace("\r", "\n")  # same length: offsets stay true
    starts = [0]
    while at := unified.find("\n", starts[-1]) + 1:
        starts.append(at)
    return Source(path, format_, encoding, text, tuple(starts))
