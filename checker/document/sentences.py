"""Paragraphs to sentences with what the lexicon found in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from checker.document.lines import SENTENCE_ENDS
from checker.document.markers import chain_length, read_marker
from checker.document.model import ACHIEVEMENTS, Heading, Line, Sentence, Years
from checker.document.pieces import HeadingPiece, Paragraph
from checker.text.lazy import pattern
from checker.text.numbers import NO_NUMERALS, Numerals, read_numerals
from checker.text.terms import Hit, Lexicon, Span, group
from checker.text.unit import Unit
from checker.values import NamedTuple

QUANTITY, DATE, TITLE, YEAR, RATE = "{数量}", "{日期}", "{书名}", "{年份}", "{比率}"
NEXT_YEAR, THIS_YEAR = "{次年}", "{本年}"
ITEM, PEOPLE, COUNT, MODAL = "{序号}", "{人数}", "{实数}", "{句首要}"
"""Groups that are found by structure and not by a list; a pack may use them in every pattern."""

_PERSONS = ("名", "人", "位", "家", "个", "人次")
_KINDS = dict.fromkeys(_PERSONS, (QUANTITY, PEOPLE, COUNT)) | {"%": (QUANTITY, RATE), "个百分点": (QUANTITY,)}
"""The groups of a quantity by its unit; every other unit counts things or acts. A rate is no count."""
_MODALS = "要须"
_THINGS = pattern("[要须][^，。；、要须]{1,10}的(?=[、，])")
_NOUNS = (
    "要案",
    "要情",
    "要事",
    "要点",
    "要素",
    "要害",
    "要闻",
    "要求",
    "要件",
    "要么",
    "要不",
    "要说",
    "要知",
    "须知",
)
_CLOSERS = "”’）》】"
_OPENERS = "“‘（，、"
_CLAUSE_END = pattern("[，：；。！？]")
_LONGEST_TITLE = 90
_TERMS = ("前", "之前", "以前", "起", "至", "到", "—", "-", "止")
"""What makes a term of a day."""


class Scanned(NamedTuple):
    """What was found in a line: hits in the order of their start, numerals, spans of 《》."""

    hits: list[Hit]
    numerals: Numerals
    titles: tuple[Span, ...]


_BARE = Scanned([], NO_NUMERALS, ())
"""What is found in a line that holds nothing of what is looked for."""


class LineReader:
    """Scans each logical line once and cuts units out of it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._scanned: dict[str, Scanned] = {}

    def scan(self, line: Line) -> Scanned:
        """Return what is in a line; lines of the same text are scanned once."""
        known = self._scanned.get(line.text)
        if known is None:
            titles = title_spans(line.text)
            hits = self._lexicon.scan(line.text, titles)
            found = len(hits)
            numerals = quantities, dates, years = read_numerals(line.text, titles)
            if quantities:
                hits += [(*span, _KINDS.get(unit, (QUANTITY, COUNT))) for span, unit in quantities]
            if dates:
                hits += [(*span, (DATE,)) for span in dates]
            if years:
                hits += [(*span, (YEAR,)) for span, _ in years]
            if titles:
                hits += [(*span, (TITLE,)) for span in titles]
            if len(hits) > found:
                hits.sort()
            known = self._scanned[line.text] = Scanned(hits, numerals, titles) if hits else _BARE
        return known

    def heading(self, entry: HeadingPiece, parent: int | None, printed: str) -> Heading:
        """Return the heading of a piece; ``printed`` is the text of the source."""
        piece = entry.piece
        start, end = piece.start, piece.end
        hits = self.scan(piece.line).hits
        inside = hits[bisect_left(hits, (start,)) : bisect_left(hits, (end,))]
        groups = group(inside, end)
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
        whole = line.text
        hits, numerals, _ = self.scan(line)
        at = bisect_left(hits, (piece.start,)) if hits else 0
        result = []
        for start, end, clauses in split_sentences(whole, piece.start, piece.end):
            first, at = at, bisect_left(hits, (end,), at) if hits else 0
            groups = group(hits[first:at], end) if first < at else {}
            text = whole[start:end]
            lead, item = _lead(text)
            if "要" in text or "须" in text:
                openings = [left for left, _ in clauses]
                if start + lead < end:
                    openings.append(start + lead)
                modal = [
                    (left, left + 1) for left in openings if whole[left] in _MODALS and not _noun(whole, left)
                ]
                if modal:
                    groups[MODAL] = modal
            if item:
                groups[ITEM] = [(start, start + lead)]
            unit = Unit(start, end, start + lead, groups, clauses)
            years: Years = ()
            if YEAR in groups:
                first = bisect_left(numerals.years, start, key=_begin)
                years = numerals.years[first : bisect_left(numerals.years, end, first, key=_begin)]
            span = line.source_span(start, end)
            result.append(Sentence(text, line, unit, span, paragraph.heading, number, years, ACHIEVEMENTS))
        return result


def _begin(entry: tuple[Span, int]) -> int:
    return entry[0][0]


def _lead(text: str) -> tuple[int, bool]:
    """Return how many characters at the start of a sentence are marker, enumeration word or opening quote.

    The second value tells whether there is a marker or an enumeration word.
    """
    marker = read_marker(text)
    lead = marker.length if marker is not None else 0
    lead += chain_length(text[lead:] if lead else text)
    item = lead > 0
    while text[lead : lead + 1] in _OPENERS and lead < len(text):
        lead += 1
    return lead, item


def _noun(text: str, at: int) -> bool:
    """Whether what looks like a modal verb at the start of a clause begins a noun or another word, or says what a thing is for (要拆的、要罚的，……)."""
    return text.startswith(_NOUNS, at) or _THINGS.match(text, at) is not None


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


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int, tuple[Span, ...]]]:
    """Return start, end and clauses of the sentences of ``text[start:end]``; a semicolon ends a sentence too."""
    first = _CLAUSE_END.search(text, start, end)
    if first is None or (start < first.start() == end - 1 and text[end - 1] in SENTENCE_ENDS):
        # One clause alone, as short lines are.
        return [(start, end, ((start, end if first is None else end - 1),))] if start < end else []
    found: list[tuple[int, int, tuple[Span, ...]]] = []
    clauses: list[Span] = []
    left = clause = start
    for at in _marks(text, start, end):
        if at < left:
            continue  # a mark that the end of the sentence before took in
        if at > clause:
            clauses.append((clause, at))
        clause = at + 1
        if text[at] in SENTENCE_ENDS:
            while clause < end and (text[clause] in _CLOSERS or text[clause] in SENTENCE_ENDS):
                clause += 1  # marks once too often end one sentence, not several empty ones
            found.append((left, clause, tuple(clauses)))
            clauses = []
            left = clause
    if left < end:
        if clause < end:
            clauses.append((clause, end))
        found.append((left, end, tuple(clauses)))
    return found


def _marks(text: str, start: int, end: int) -> list[int]:
    """Return where marks that end a clause stand."""
    return [mark.start() for mark in _CLAUSE_END.finditer(text, start, end)]


def mark_years(units: Sequence[tuple[Unit, Years, str]], year: int | None) -> None:
    """Enter the groups of the reporting year and of the year after it, now that the year is known.

    A day of the year after (2025年1月17日) dates what happened before the report was written and speaks of no coming year.
    """
    if year is None:
        return
    for unit, years, text in units:
        for span, value in years:
            name = THIS_YEAR if value == year else NEXT_YEAR if value == year + 1 else None
            if name is None or span[0] < unit.start or span[1] > unit.end:
                continue
            if name == NEXT_YEAR and _dates_event(text, span[1], unit.groups.get(DATE, ())):
                continue
            unit.groups.setdefault(name, []).append(span)  # type: ignore[attr-defined]


def _dates_event(text: str, at: int, dates: Sequence[Span]) -> bool:
    """Whether a year that ends at ``at`` goes on with month and day, and these set no term."""
    first, behind = bisect_left(dates, (at,)), bisect_left(dates, (at + 1,))
    return any(text[end - 1] == "日" and not text.startswith(_TERMS, end) for _, end in dates[first:behind])
