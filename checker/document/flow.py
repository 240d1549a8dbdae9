"""The lines of a report as one running text, for what is looked for across or inside them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from checker.document.model import Document, Heading, Line
from checker.text.terms import Span
from checker.values import NamedTuple


class Flow(NamedTuple):
    """``text`` is the normalised lines of a document joined by line breaks; ``starts`` where each begins in it."""

    text: str
    starts: tuple[int, ...]
    lines: tuple[Line, ...]

    def line_at(self, at: int) -> int:
        """Return the index of the line that holds the character at ``at``."""
        return bisect_right(self.starts, at) - 1

    def source_span(self, start: int, end: int) -> Span:
        """Return the source offsets of ``text[start:end]``, which must neither be empty nor cross a line break."""
        index = self.line_at(start)
        return self.lines[index].source_span(start - self.starts[index], end - self.starts[index])

    def find_all(self, word: str) -> Iterator[int]:
        """Yield where ``word`` stands."""
        at = self.text.find(word)
        while at >= 0:
            yield at
            at = self.text.find(word, at + 1)


def flow_of(document: Document) -> Flow:
    """Return the lines of ``document`` as one running text."""
    starts: list[int] = []
    at = 0
    for line in document.lines:
        starts.append(at)
        at += len(line.text) + 1
    return Flow("\n".join(line.text for line in document.lines), tuple(starts), document.lines)


def section_at(document: Document, offset: int) -> tuple[str, ...]:
    """Return the printed headings under which the character at ``offset`` of the source stands, its own included."""
    index = bisect_right(document.headings, offset, key=_start) - 1
    return document.section(index) if index >= 0 else ()


def _start(heading: Heading) -> int:
    return heading.span[0] - len(heading.marker)
