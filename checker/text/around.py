"""Where a word stands in a text, and what stands around a place: lines, clauses, open quotations.

Every check that looks for words in running text goes through these, so that "every place of a word", "the clause around it" and
"inside a quotation" mean one thing each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.text.terms import Span

SENTENCE_ENDS = "。；！？"
QUOTATIONS = (("《", "》"), ("“", "”"))
"""What is said in the words of somebody else: titles and quotations."""


def places(text: str, word: str, first: int = 0, last: int | None = None) -> Iterator[int]:
    """Yield in order where ``word`` begins in ``text[first:last]``, also where it overlaps itself."""
    at = text.find(word, first, last)
    while at >= 0:
        yield at
        at = text.find(word, at + 1, last)


def spans(text: str, word: str, first: int = 0, last: int | None = None) -> Iterator[Span]:
    """Yield in order the spans of ``word`` in ``text[first:last]``, none overlapping the one before."""
    size = len(word)
    at = text.find(word, first, last)
    while at >= 0:
        yield at, at + size
        at = text.find(word, at + size, last)


def runs(text: str, char: str, least: int = 1) -> Iterator[Span]:
    """Yield in order the spans in which one character stands ``least`` times or more in a row."""
    at = text.find(char * least)
    while at >= 0:
        end = at + least
        while text[end : end + 1] == char:
            end += 1
        yield at, end
        at = text.find(char * least, end)


def behind_last(text: str, marks: Iterable[str], first: int = 0, last: int | None = None) -> int:
    """Return where what follows the last of the marks in ``text[first:last]`` begins; ``first`` where there is none."""
    return max([text.rfind(mark, first, last) + 1 for mark in marks] + [first])


def next_of(text: str, marks: Iterable[str], first: int, last: int | None = None) -> int:
    """Return where the next of the marks stands in ``text[first:last]``; the end of that where there is none."""
    found = [at for mark in marks if (at := text.find(mark, first, last)) >= 0]
    return min(found) if found else len(text) if last is None else last


def clause_around(text: str, span: Span, marks: Iterable[str], within: Span | None = None) -> Span:
    """Return the stretch around a span from behind the last mark before it to the next mark after it, both within bounds."""
    first, last = within if within is not None else (0, len(text))
    return behind_last(text, marks, first, span[0]), next_of(text, marks, span[1], last)


def line_around(text: str, at: int) -> Span:
    """Return the line of ``text`` that holds the character at ``at``, without its break."""
    return text.rfind("\n", 0, at) + 1, next_of(text, "\n", at)


def stands_open(text: str, at: int, pairs: Iterable[tuple[str, str]] = QUOTATIONS, first: int = 0) -> bool:
    """Whether one of the pairs of marks was opened in ``text[first:at]`` and not closed again."""
    return any(text.rfind(left, first, at) > text.rfind(right, first, at) for left, right in pairs)


def covers(text: str, word: str, span: Span) -> bool:
    """Whether ``word`` stands over the whole of a span, and so is another word than the one there."""
    start, end = span
    return 0 <= text.find(word, max(0, end - len(word)), start + len(word)) <= start
