"""Paragraphs to sentences with what the lexicon found in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from checker.document.lines import SENTENCE_ENDS
from checker.document.markers import chain_length, opens_item, read_marker
from checker.document.model import ACHIEVEMENTS, Heading, Line, Sentence, Years
from checker.document.structure import HeadingPiece, Paragraph
from checker.lexicon.conditions import Unit
from checker.lexicon.numbers import Numerals, read_numerals
from checker.lexicon.terms import Hit, Lexicon, Span, group

QUANTITY, DATE, TITLE, YEAR = "{数量}", "{日期}", "{书名}", "{年份}"
NEXT_YEAR, THIS_YEAR = "{次年}", "{本年}"
ITEM, PEOPLE = "{序号}", "{人数}"
RESERVED = (QUANTITY, DATE, TITLE, YEAR, NEXT_YEAR, THIS_YEAR, ITEM, PEOPLE)
"""Groups that are found by structure and not by a list; a pack may use them in every pattern."""

_PERSONS = ("名", "人", "位", "家", "个", "人次")
_QUANTITY, _QUANTITY_OF_PERSONS = (QUANTITY,), (QUANTITY, PEOPLE)
_CLOSERS = "”’）》】"
_CLAUSE_ENDS = "，：；。！？"
_LONGEST_TITLE = 90


class Scanned(NamedTuple):
    """What was found in a line: hits in the order of their start, numerals, spans of 《》."""

    hits: list[Hit]
    numerals: Numerals
    titles: tuple[Span, ...]


class LineReader:
    """Scans each logical line once and cuts units out of it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._scanned: dict[int, Scanned] = {}

    def scan(self, line: Line) -> Scanned:
        """Return what is in a line; a line is scanned once."""
        known = self._scanned.get(id(line))
        if known is None:
            titles = title_spans(line.text)
            hits = self._lexicon.scan(line.text, titles)
            found = len(hits)
            numerals = read_numerals(line.text, titles)
            hits.extend(
                (*span, _QUANTITY_OF_PERSONS if unit in _PERSONS else _QUANTITY)
                for span, unit in numerals.quantities
            )
            hits.extend((*span, (DATE,)) for span in numerals.dates)
            hits.extend((*span, (YEAR,)) for span, _ in numerals.years)
            hits.extend((*span, (TITLE,)) for span in titles)
            if len(hits) > found:
                hits.sort()
            known = self._scanned[id(line)] = Scanned(hits, numerals, titles)
        return known

    def heading(self, entry: HeadingPiece, parent: int | None, printed: str) -> Heading:
        """Return the heading of a piece; ``printed`` is the text of the source."""
        piece = entry.piece
        start, end = piece.start, piece.end
        groups = group(hit for hit in self.scan(piece.line).hits if hit[0] >= start and hit[1] <= end)
        unit = Unit(start, end, start, groups, ((start, end),))
        span = piece.line.source_span(start, end)
        marker = entry.marker
        marker_text = ""
        if marker is not None:
            before = piece.line.source_span(start - marker.length, start) if start >= marker.length else span
            marker_text = "".join(printed[before[0] : before[1]].split())
        text = "".join(printed[span[0] : span[1]].split())
        return Heading(
            entry.level, marker.number if marker else None, marker_text, text, span, parent, piece.line, unit
        )

    def sentences(self, paragraph: Paragraph, number: int) -> list[Sentence]:
        """Cut a paragraph into sentences; each plays the part of achievements until it is told otherwise."""
        piece = paragraph.piece
        line = piece.line
        hits, numerals, _ = self.scan(line)
        at = bisect_left(hits, (piece.start,))
        result = []
        for start, end in split_sentences(line.text, piece.start, piece.end):
            inside: list[Hit] = []
            while at < len(hits) and hits[at][0] < end:
                if hits[at][1] <= end:
                    inside.append(hits[at])
                at += 1
            groups = group(inside)
            text = line.text[start:end]
            lead = _lead(text)
            if lead and opens_item(text):
                groups[ITEM] = [(start, start + lead)]
            unit = Unit(start, end, start + lead, groups, _clauses(line.text, start, end))
            years = (
                tuple(entry for entry in numerals.years if start <= entry[0][0] < end)
                if YEAR in groups
                else ()
            )
            span = line.source_span(start, end)
            result.append(Sentence(text, line, unit, span, paragraph.heading, number, years, ACHIEVEMENTS))
        return result


def _lead(text: str) -> int:
    """Return how many characters at the start of a sentence are marker, enumeration word or opening quote."""
    lead = 0
    marker = read_marker(text)
    if marker is not None:
        lead = marker.length
    lead += chain_length(text[lead:])
    while text[lead : lead + 1] in ("“", "‘", "（", "，", "、"):
        lead += 1
    return lead


def title_spans(text: str) -> tuple[Span, ...]:
    """Return the outermost spans of 《…》 in ``text``; one that is never closed is passed over."""
    spans: list[Span] = []
    at = text.find("《")
    while at >= 0:
        depth = 0
        end = at
        for end in range(at, min(len(text), at + _LONGEST_TITLE)):
            depth += (text[end] == "《") - (text[end] == "》")
            if depth == 0:
                spans.append((at, end + 1))
                break
        else:
            close = text.find("》", at, at + _LONGEST_TITLE)
            if close > 0:
                end = close
                spans.append((at, close + 1))
            else:
                end = at
        at = text.find("《", end + 1)
    return tuple(spans)


def split_sentences(text: str, start: int, end: int) -> list[Span]:
    """Return the spans of the sentences of ``text[start:end]``; a semicolon ends a sentence too."""
    spans: list[Span] = []
    left = at = start
    while at < end:
        if text[at] in SENTENCE_ENDS:
            at += 1
            while at < end and text[at] in _CLOSERS:
                at += 1
            spans.append((left, at))
            left = at
        else:
            at += 1
    if left < end:
        spans.append((left, end))
    return spans


def _clauses(text: str, start: int, end: int) -> tuple[Span, ...]:
    spans: list[Span] = []
    left = start
    for at in range(start, end):
        if text[at] in _CLAUSE_ENDS:
            if at > left:
                spans.append((left, at))
            left = at + 1
    if left < end:
        spans.append((left, end))
    return tuple(spans)


def mark_years(units: Sequence[tuple[Unit, Years]], year: int | None) -> None:
    """Enter the groups of the reporting year and of the year after it, now that the year is known."""
    if year is None:
        return
    for unit, years in units:
        for span, value in years:
            name = THIS_YEAR if value == year else NEXT_YEAR if value == year + 1 else None
            if name is not None and span[0] >= unit.start and span[1] <= unit.end:
                unit.groups.setdefault(name, []).append(span)  # type: ignore[attr-defined]
