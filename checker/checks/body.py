"""The title and body of a document as one text to search, with the way back to its places."""

from __future__ import annotations

from bisect import bisect_right

from checker.checks.outcome import span_place
from checker.document.model import Document, Line
from checker.results import Place
from checker.text.terms import Span
from checker.values import NamedTuple

_MARKUP = 4
"""How many characters of markup may stand between two of a title: # and **."""


class Body(NamedTuple):
    """``text`` is title, headings and paragraphs, normalised, one logical line a line; ``starts`` are their offsets in it."""

    document: Document
    text: str
    starts: tuple[int, ...]
    lines: tuple[Line, ...]

    def line_span(self, at: int) -> Span:
        """Return the offsets in ``text`` of the line that holds the character at ``at``."""
        index = bisect_right(self.starts, at) - 1
        return self.starts[index], self.starts[index] + len(self.lines[index].text)

    def source_span(self, start: int, end: int) -> Span:
        """Return the source offsets of ``text[start:end]``, which lies within one line."""
        index = bisect_right(self.starts, start) - 1
        first = self.starts[index]
        return self.lines[index].source_span(start - first, end - first)

    def exact(self, start: int, end: int) -> Span | None:
        """Return the source offsets of ``text[start:end]`` where the very same characters stand, marks of any width among them.

        Only there can a correction be written: a line may be joined, laid out, or marked up in the source.
        """
        index = bisect_right(self.starts, start) - 1
        first = self.starts[index]
        return exact_span(self.document, self.lines[index], start - first, end - first)

    def place(self, start: int, end: int) -> Place:
        """Return the place of ``text[start:end]``."""
        span = self.source_span(start, end)
        return span_place(self.document, span, section_at(self.document, span[0]))


def exact_span(document: Document, line: Line, start: int, end: int) -> Span | None:
    """Return the source offsets of a stretch of a line as :meth:`Body.exact` does."""
    span = line.source_span(start, end)
    written, text = document.source.text[slice(*span)], line.text[start:end]
    if len(written) != len(text):
        return None
    same = all(
        one == other or not ("\u4e00" <= one <= "\u9fff" or "\u4e00" <= other <= "\u9fff")
        for one, other in zip(written, text, strict=True)
    )
    return span if same else None


def read_body(document: Document) -> Body:
    """Join the title and the lines of the body."""
    lines = document.lines
    title = document.metadata.title
    if title is not None and title.span is not None:
        lines = (laid_out(document.source.text, title.name, title.span), *lines)
    starts: list[int] = []
    at = 0
    for line in lines:
        starts.append(at)
        at += len(line.text) + 1
    return Body(document, "\n".join([line.text for line in lines]), tuple(starts), lines)


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


def section_at(document: Document, offset: int) -> tuple[str, ...]:
    """Return the printed headings from the top down to the one under which ``offset`` of the source stands."""
    index = bisect_right(document.headings, offset, key=lambda heading: heading.span[0]) - 1
    return document.section(index) if index >= 0 else ()
