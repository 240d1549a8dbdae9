"""All that goes out with a file: its running text, and what stands beside it (heads and feet, comments, hidden text …)."""

from __future__ import annotations

from bisect import bisect_right

from checker.checks.disclosure.placeholders import STOPS
from checker.checks.outcome import Context
from checker.document.model import Document
from checker.reading.source import ASIDES, MARKUP, Extra
from checker.results import Place
from checker.text.around import clause_around, line_around
from checker.text.characters import plain, without_invisible
from checker.text.persons import Number, personal_numbers
from checker.text.terms import Span
from checker.values import NamedTuple


class Wording(NamedTuple):
    """A text to look through, with ordinary characters, and the aside that it is (None: the running text)."""

    text: str
    aside: Extra | None = None

    @property
    def is_source(self) -> bool:
        """Whether this is what only the source of a page holds."""
        return self.aside is not None and self.aside.kind == MARKUP

    @property
    def inside(self) -> str:
        """What a message says of the place: 页脚里, or nothing for the running text."""
        return f"{ASIDES[self.aside.kind]}里" if self.aside is not None else ""

    def place(self, document: Document, span: Span, quote: str) -> Place:
        """Return the place of a span of the text."""
        if self.aside is None:
            return Place(span, document.section_at(span[0]), quote)
        where = beside(document, self.aside)
        return Place(where, document.section_at(where[0]) if where else (ASIDES[self.aside.kind],), quote)


def beside(document: Document, aside: Extra) -> Span | None:
    """Return where an aside stands in the running text: its own place, else the clause of a file's lines that it is in or follows."""
    text, span = document.source.text, aside.span
    if span is None or span[0] < span[1]:
        return span
    inside = clause_around(text, span, STOPS, line_around(text, span[0]))
    if text[slice(*inside)].strip():
        return inside
    before = len(text[: span[0]].rstrip("\n\r\v\t \u3000" + STOPS))
    if not before:
        return None
    return clause_around(text, (before - 1, before), STOPS, line_around(text, before - 1))


def passages(document: Document, context: Context) -> list[Wording]:
    """Return the running text and each wording of what stands beside it, but for the source of a page: codes say what they like."""
    return [passage for passage in _all_passages(document, context) if not passage.is_source]


def _all_passages(document: Document, context: Context) -> list[Wording]:
    known = context.shared.get("passages")
    if isinstance(known, list):
        return known
    found = [Wording(plain(document.source.text))]
    seen: set[tuple[str, str]] = set()
    for extra in document.source.asides:
        text = plain(without_invisible(extra.text)[0])
        if (extra.kind, text) not in seen:
            seen.add((extra.kind, text))
            found.append(Wording(text, extra))
    context.shared["passages"] = found
    return found


def numbers(document: Document, context: Context) -> list[tuple[Wording, list[Number]]]:
    """Return what can be numbers of persons, passage by passage."""
    known = context.shared.get("personal numbers")
    if isinstance(known, list):
        return known
    breaks = _printed_breaks(document)
    found = [
        (
            passage,
            _over_printed_lines(passage.text, breaks)
            if passage.aside is None and breaks
            else personal_numbers(passage.text),
        )
        for passage in _all_passages(document, context)
    ]
    context.shared["personal numbers"] = found
    return found


def _printed_breaks(document: Document) -> list[Span]:
    """Return the breaks of the source at which a paragraph was only printed on in the next line: none stands in a number."""
    text = document.source.text
    found: list[Span] = []
    for line in document.lines:
        for at, start in line.origin[1:]:
            end = line.source_offset(at - 1) + 1
            if "\n" in text[end:start]:
                found.append((end, start))
    return found


def _over_printed_lines(text: str, breaks: list[Span]) -> list[Number]:
    """Return the numbers of a text, and those of it without ``breaks`` at their places in the text itself."""
    pieces: list[str] = []
    kept: list[int] = []
    gone: list[int] = [0]
    at = 0
    for start, end in breaks:
        pieces.append(text[at:start])
        at = end
        kept.append(start - gone[-1])
        gone.append(gone[-1] + end - start)
    found = {number.span: number for number in personal_numbers(text)}
    taken = sorted(found)
    for number in personal_numbers("".join((*pieces, text[at:]))):
        start, last = (one + gone[bisect_right(kept, one)] for one in (number.span[0], number.span[1] - 1))
        before = bisect_right(taken, (start, len(text)))
        near = taken[max(0, before - 1) : before + 1]
        if not any(left <= last and start < right for left, right in near):
            found[start, last + 1] = number._replace(span=(start, last + 1))
    return [found[span] for span in sorted(found)]
