"""Say where a place is as a clerk looks for it, for any number of places of one report.

What stands in quotation marks is in the source word for word, so that a literal search finds it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from checker.document.insertion import printed_heading
from checker.document.model import Document
from checker.reporting.people.tableplaces import Tables
from checker.results import Place
from checker.text.terms import Span

_OPENING = 12
"""Characters of a paragraph by which it is found."""
_NAMED = 6
"""Characters of a heading, its number included, that are a name."""
_BEFORE = "正文之前"
_MOST_PLACES = 3
"""Places of one matter that are named; the others are only counted."""


class Places:
    """The places of one report. What is counted for them, its headings and paragraphs, is counted once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._tables = Tables(document)
        self._headings = [heading.span[0] for heading in document.headings]
        self._starts: list[int] | None = None
        self._known: dict[tuple[str, ...], int] | None = None
        self._counts: dict[str, int] | None = None
        self._numbers: dict[tuple[int | None, int], tuple[int, Span]] = {}

    def of(self, place: Place) -> str:
        """Return section, paragraph and its opening words, or table and row; for what is missing, where it belongs."""
        return "".join(self._told(place))

    def _told(self, place: Place) -> tuple[str, str]:
        """Return what several places may have in common, the section or table, and where in it one is."""
        if place.span is None:
            return "", self._missing(place)
        page = self._document.source.page_at(place.span[0])
        lead, where = self._where(place, place.span)
        return (f"第{page}页，{lead}", where) if page is not None else (lead, where)

    def of_all(self, places: Sequence[Place], several: bool) -> str:
        """Return the first few of several places (the first alone unless ``several``), those of one section under its name, and how many there are."""
        told = tuple(dict.fromkeys(map(self._told, places)))
        spans = len({place.span for place in places})
        named: list[str] = []
        section = ""
        for lead, where in told[: _MOST_PLACES if several else 1]:
            named.append(where if lead and lead == section else f"{lead}{where}")
            section = lead
        more = f"等{spans}处" if spans > len(named) else ""
        return "、".join(filter(None, named)) + more

    def _where(self, place: Place, span: tuple[int, int]) -> tuple[str, str]:
        document, (start, end) = self._document, span
        known = bisect_left(self._headings, start)
        if known < len(self._headings) and self._headings[known] < end:
            return "", f"小标题“{self._heading(known)}”"
        title = document.metadata.title
        if title is not None and title.span is not None and title.span[0] < end and start < title.span[1]:
            return "", "题名"
        signed = document.metadata.signed
        cell = self._tables.at(start) if self._outside(start) != _BEFORE else None
        if cell is not None and not (signed is not None and start <= signed.span[0] < end):
            section = self._section(Place(None, self._tables.section(cell), ""), short=True)
            behind = "落款之后" if signed is not None and signed.span[0] < start else ""
            return self._tables.told(cell, f"{section}下" if section else behind)
        found = self._paragraph(start)
        if found is None:
            if signed is not None and signed.span[0] < end and start < signed.span[1]:
                return "", "落款"
            return "", f"{self._outside(start)}“{self._line(start)}”一行"
        number, opening = found
        section = self._section(place, short=True)
        where = f"{section}下" if section else "正文开头" if document.headings else "正文"
        return where, f"第{number}段（开头是“{opening}”）"

    def _section(self, place: Place, short: bool = False) -> str:
        """Name a section by its heading as it is printed, and by those above it where others have the same heading.

        ``short``: up to its first pause, where that is enough to know it by.
        """
        index = self._indexes().get(place.section)
        if index is None:
            return ""
        path: list[str] = []
        at: int | None = index
        while at is not None:
            path.append(self._heading(at))
            at = self._document.headings[at].parent if self._names()[path[-1]] > 1 else None
        if len(path) == 1 and short:
            pause = next((end for end in map(path[0].find, "，；：") if end >= _NAMED), 0)
            if pause and sum(name.startswith(path[0][:pause]) for name in self._names()) == 1:
                path = [path[0][:pause]]
        return f"“{'”的“'.join(reversed(path))}”"

    def _indexes(self) -> dict[tuple[str, ...], int]:
        """Return the index of the heading of each section, the first where several have one path."""
        if self._known is None:
            self._known = {}
            for index in range(len(self._document.headings)):
                self._known.setdefault(self._document.section(index), index)
        return self._known

    def _names(self) -> dict[str, int]:
        """Return how many headings have each printed form."""
        if self._counts is None:
            self._counts = {}
            for index in range(len(self._document.headings)):
                name = self._heading(index)
                self._counts[name] = self._counts.get(name, 0) + 1
        return self._counts

    def _heading(self, index: int) -> str:
        return printed_heading(self._document, index)

    def _outside(self, start: int) -> str:
        """Say on which side of the body an offset stands that is in none of its paragraphs."""
        sentences = self._document.sentences
        if sentences and start < sentences[0].span[0]:
            return _BEFORE
        return "正文之后" if sentences and start >= sentences[-1].span[1] else ""

    def _missing(self, place: Place) -> str:
        """Say where what is missing belongs: in a section of this report, in a new one, or at its begin or end."""
        if place.new:
            return place.new
        found = self._paragraph(place.behind - 1) if place.behind else None
        behind = f"在正文第{found[0]}段（开头是“{found[1]}”）之后" if found is not None else ""
        if not place.section:
            return f"应当写{behind}" if behind else ""
        if section := self._section(place):
            return f"应当写在{section}部分"
        title = place.section[-1].partition("、")[2]
        if title:
            return f"应当{behind}新增一部分“{title}”"
        return (
            place.section[-1] if place.quote else f"应当写在{place.section[-1]}"
        )  # found in the foot, or missing there

    def _line(self, start: int) -> str:
        """Return the first words of the line in which an offset stands."""
        text = self._document.source.text
        begin = self._document.source.line_begin(start)
        return self._opening((begin, len(text)))

    def _opening(self, span: tuple[int, int]) -> str:
        """Return the first words of a span as they stand in the source, of one line and with no control in them."""
        start, end = span
        shown = self._document.source.text[start : min(end, start + 4 * _OPENING)].strip()
        words = shown.splitlines()[0][:_OPENING].rstrip() if shown else ""
        return next((words[:at] for at, char in enumerate(words) if not char.isprintable() and at), words)

    def _paragraph(self, start: int) -> tuple[int, str] | None:
        """Return which paragraph under its heading holds an offset, from 1, and the words that it opens with."""
        sentences = self._document.sentences
        if self._starts is None:
            self._starts = [sentence.span[0] for sentence in sentences]
            counts: dict[int | None, int] = {}
            for sentence in sentences:
                key = (sentence.heading, sentence.paragraph)
                # The cells of a table are told by row and column: nobody counts them as paragraphs.
                if key not in self._numbers and self._tables.at(sentence.span[0]) is None:
                    counts[sentence.heading] = counts.get(sentence.heading, 0) + 1
                    self._numbers[key] = (counts[sentence.heading], sentence.span)
        at = bisect_right(self._starts, start) - 1
        if at < 0 or start >= sentences[at].span[1]:
            return None
        found = self._numbers.get((sentences[at].heading, sentences[at].paragraph))
        if found is None:
            return None
        number, span = found
        return number, self._opening(span)


def clerk_place(document: Document, place: Place) -> str:
    """Say where one place is; for many, ask one :class:`Places`."""
    return Places(document).of(place)
