"""All that goes out with a file: its running text, and what stands beside it (heads and feet, comments, hidden text …)."""

from __future__ import annotations

from checker.checks.outcome import Context
from checker.document.model import Document
from checker.reading.source import ASIDES, MARKUP, Extra
from checker.results import Place
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
        where = self.aside.span
        if where is not None and where[0] < where[1]:
            return Place(where, document.section_at(where[0]), quote)
        return Place(None, (ASIDES[self.aside.kind],), quote)


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
    found = [(passage, personal_numbers(passage.text)) for passage in _all_passages(document, context)]
    context.shared["personal numbers"] = found
    return found
