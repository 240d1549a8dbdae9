"""The running text of a report: what is looked for across its lines or inside them, and the way back to its places.

What stands around a place of it is asked with the functions of :mod:`checker.text.around`.
"""

from __future__ import annotations

from bisect import bisect_right

from checker.document.lines import note_lines
from checker.document.model import Document, Line
from checker.text.around import stands_open
from checker.text.terms import Span
from checker.values import NamedTuple

_MARKUP = 4
"""How many characters of markup may stand between two of a title: # and **."""


class Flow(NamedTuple):
    """``text`` is the normalised lines joined by line breaks, of the body or of the title and the body.

    ``starts`` are the offsets of the lines in it. A span given to a method must not be empty, and lie within one line.
    """

    document: Document
    text: str
    starts: tuple[int, ...]
    lines: tuple[Line, ...]

    def line_at(self, at: int) -> int:
        """Return the index of the line that holds the character at ``at``."""
        return bisect_right(self.starts, at) - 1

    def line_span(self, at: int) -> Span:
        """Return the offsets in ``text`` of the line that holds the character at ``at``."""
        index = self.line_at(at)
        return self.starts[index], self.starts[index] + len(self.lines[index].text)

    def source_span(self, start: int, end: int) -> Span:
        """Return the source offsets of ``text[start:end]``."""
        index = self.line_at(start)
        return self.lines[index].source_span(start - self.starts[index], end - self.starts[index])

    def exact(self, start: int, end: int) -> Span | None:
        """Return the source offsets of ``text[start:end]`` as :func:`exact_span` does."""
        index = self.line_at(start)
        return exact_span(
            self.document, self.lines[index], start - self.starts[index], end - self.starts[index]
        )

    def quoted(self, at: int) -> bool:
        """Whether a place lies in a title or a quotation of its line."""
        return stands_open(self.text, at, first=self.starts[self.line_at(at)])


def flow_of(document: Document, *, titled: bool = False) -> Flow:
    """Return the lines of ``document`` as one running text; with its covering letter, title and notes where it is ``titled``."""
    lines = document.lines
    title = document.metadata.title
    if titled and title is not None and title.span is not None:
        lines = (laid_out(document.source.text, title.name, title.span), *lines)
    if titled:
        lines = (*document.letter, *lines, *note_lines(document.source))
    starts: list[int] = []
    at = 0
    for line in lines:
        starts.append(at)
        at += len(line.text) + 1
    return Flow(document, "\n".join([line.text for line in lines]), tuple(starts), lines)


def exact_span(document: Document, line: Line, start: int, end: int) -> Span | None:
    """Return the source offsets of a stretch of a line where the very same characters stand, marks of any width among them.

    Only there can a correction be written: a line may be joined, laid out, or marked up in the source.
    """
    span = line.source_span(start, end)
    written, text = document.source.text[slice(*span)], line.text[start:end]
    if len(written) != len(text):
        return None
    same = all(
        one == other or not ("\u4e00" <= one <= "\u9fff" or "\u4e00" <= other <= "\u9fff")
        for one, other in zip(written, text, strict=True)
    )
    return span if same else None


def laid_out(text: str, name: str, span: Span) -> Line:
    """Lay a name of the document, whose blanks and line breaks were taken out, along the source again."""
    origin: list[tuple[int, int]] = []
    at = span[0]
    for offset, char in enumerate(name):
        while at < span[1] and text[at].isspace() and not char.isspace():
            at += 1
        if text[at : at + 1] != char:  # a title may be marked up, or have characters of another width
            found = text.find(char, at, min(at + _MARKUP, span[1]))
            at = found if found >= 0 else at
        if not origin or at - offset != origin[-1][1] - origin[-1][0]:
            origin.append((offset, min(at, span[1] - 1)))
        at += 1
    return Line(name, tuple(origin) or ((0, span[0]),), span[1], False)
