"""The text that was read, and where each character of it stands for the user."""

from __future__ import annotations

from bisect import bisect_right

from checker.values import NamedTuple


class Position(NamedTuple):
    """A place as the user counts it: both from 1, the column in Unicode code points."""

    line: int
    column: int


class Source(NamedTuple):
    """A text as it stands in the file, with its lines.

    ``line_starts`` are the offsets at which lines begin; a line ends at LF, CR/LF or CR.
    ``encoding`` is the name shown to the user, ``format`` the short name of the reader.
    """

    path: str
    format: str
    encoding: str
    text: str
    line_starts: tuple[int, ...]

    @property
    def line_count(self) -> int:
        """The number of lines as an editor counts them: the empty one after the last line break is none."""
        return len(self.line_starts) - (self.line_starts[-1] == len(self.text))

    def position(self, offset: int) -> Position:
        """Return the line and column of the character at ``offset``."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)


def make_source(path: str, format_: str, encoding: str, text: str) -> Source:
    """Build a Source from decoded text (without byte-order mark)."""
    unified = text.replace("\r\n", " \n").replace("\r", "\n")  # same length: offsets stay true
    starts = [0]
    while at := unified.find("\n", starts[-1]) + 1:
        starts.append(at)
    return Source(path, format_, encoding, text, tuple(starts))
