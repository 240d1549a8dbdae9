"""Say where a place is as a clerk looks for it, for any number of places of one report."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from checker.document.model import Document
from checker.results import Place

_OPENING_WORDS = 12


class Places:
    """The places of one report. What is counted for them, its headings and paragraphs, is counted once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._headings = [heading.span[0] for heading in document.headings]
        self._starts: list[int] | None = None
        self._numbers: dict[tuple[int | None, int], tuple[int, str]] = {}

    def of(self, place: Place, *, exact: bool = True) -> str:
        """Return section, paragraph and its opening words, ``exact`` then line and column; where it belongs what is missing."""
        section = " › ".join(place.section)
        if place.span is None:
            return self._missing(place, section)
        document, (start, end) = self._document, place.span
        line, column = document.source.position(start)
        page = document.source.page_at(start)
        at = f"第{line}行第{column}列" if page is None else f"第{page}页，第{line}行第{column}列"
        if document.source.format == "docx":
            at = f"全文第{line}段第{column}字"
        tail = f"，{at}" if exact else ""
        known = bisect_left(self._headings, start)
        if known < len(self._headings) and self._headings[known] < end:
            heading = document.headings[known]
            return f"小标题“{heading.marker}{heading.text}”{tail}"
        found = self._paragraph(start)
        if found is None:
            signed = document.metadata.signed
            if signed is not None and signed.span[0] < end and start < signed.span[1]:
                return f"落款“{place.quote}”{tail}"
            return at
        number, opening = found
        words = opening[:_OPENING_WORDS] + ("……" if len(opening) > _OPENING_WORDS else "")
        where = f"“{section}”下" if section else "正文开头" if document.headings else "正文"
        return f"{where}第{number}段（开头是“{words}”）{tail}"

    def _missing(self, place: Place, section: str) -> str:
        """Say where what is missing belongs: in a section of this report, in a new one, or at its begin or end."""
        document = self._document
        real = any(document.section(index) == place.section for index in range(len(document.headings)))
        if real or not section:
            return f"应当写在“{section}”" if section else ""
        new = section.partition("、")[2]
        return f"应当新增一部分“{new}”" if new else f"应当写在{section}"

    def _opening(self, span: tuple[int, int]) -> str:
        """Return the words as they stand in the source, so that a literal search finds them."""
        start, end = span
        shown = self._document.source.text[start : min(end, start + 2 * _OPENING_WORDS)]
        return shown.strip().partition("\n")[0]

    def _paragraph(self, start: int) -> tuple[int, str] | None:
        """Return which paragraph under its heading holds an offset, from 1, and the sentence that it opens with."""
        sentences = self._document.sentences
        if self._starts is None:
            self._starts = [sentence.span[0] for sentence in sentences]
            counts: dict[int | None, int] = {}
            for sentence in sentences:
                key = (sentence.heading, sentence.paragraph)
                if key not in self._numbers:
                    counts[sentence.heading] = counts.get(sentence.heading, 0) + 1
                    self._numbers[key] = (counts[sentence.heading], self._opening(sentence.span))
        at = bisect_right(self._starts, start) - 1
        if at < 0 or start >= sentences[at].span[1]:
            return None
        return self._numbers[sentences[at].heading, sentences[at].paragraph]


def clerk_place(document: Document, place: Place) -> str:
    """Say where one place is; for many, ask one :class:`Places`."""
    return Places(document).of(place)
