"""The values that describe a document. All are immutable once built."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from checker.reading.source import Source
from checker.text.conditions import Condition
from checker.text.terms import Span
from checker.text.unit import Unit
from checker.values import NamedTuple

ACHIEVEMENTS = "achievements"
PROBLEMS = "problems"
LEADER_DUTY = "leader-duty"
PLAN = "plan"
OTHER = "other"
MIXED = "mixed"
INTENT = "intent"
"""The part of a sentence that says what shall be done amid the account of what was done: it reports nothing."""
PREFACE = "preface"
"""The part of what stands before the first heading: part of the past year, but no account of measures."""
TELLING = (ACHIEVEMENTS, LEADER_DUTY, PREFACE)
"""The parts that tell what was done."""
REQUIRED = frozenset((ACHIEVEMENTS, PROBLEMS, LEADER_DUTY, PLAN))
"""The parts that every report must have: the 述法 of a person and the account of an inspection have three of them at most."""


Years = tuple[tuple[Span, int], ...]
"""Years named in a text: where, and which."""


class Line(NamedTuple):
    """A logical line: one or more source lines joined, normalised.

    ``text`` has half-width letters and digits, full-width Chinese punctuation and no blanks except
    between Latin words. ``origin`` lists (offset in ``text``, offset in the source) where the
    correspondence jumps; between two entries both run in step.
    """

    text: str
    origin: tuple[tuple[int, int], ...]
    end: int
    indented: bool

    def source_offset(self, offset: int) -> int:
        """Return the source offset of the character at ``offset`` of ``text``."""
        origin = self.origin
        at = bisect_right(origin, (offset, 1 << 62), 1) - 1 if len(origin) > 1 else 0
        start, source = origin[at]
        return source + offset - start

    def source_span(self, start: int, end: int) -> Span:
        """Return the source offsets of ``text[start:end]``, which must not be empty."""
        if len(self.origin) == 1:  # as of most lines
            ((first, source),) = self.origin
            return source + start - first, source + end - first
        return self.source_offset(start), self.source_offset(end - 1) + 1


class Heading(NamedTuple):
    """A heading: ``text`` without marker as the source prints it, ``number`` the bare numeral or None.

    ``level`` is the structural depth from 1, ``parent`` the index of the heading above it or None,
    ``span`` its source offsets, ``line`` and ``unit`` what conditions see.
    """

    level: int
    number: str | None
    marker: str
    text: str
    span: Span
    parent: int | None
    line: Line
    unit: Unit


class Sentence(NamedTuple):
    """A sentence, or the item of an enumeration, with the part it plays.

    ``heading`` is the index of the heading it stands under or None, ``paragraph`` the number of its
    paragraph, ``text`` normalised, ``span`` its source offsets, ``years`` the years it names.
    """

    text: str
    line: Line
    unit: Unit
    span: Span
    heading: int | None
    paragraph: int
    years: Years
    part: str

    def words(self, spans: tuple[Span, ...]) -> tuple[str, ...]:
        """Return the texts of ``spans`` of this sentence's paragraph."""
        text = self.line.text
        return tuple([text[start:end] for start, end in spans])


class Dated(NamedTuple):
    """A date written YYYY-MM-DD and where it stands in the source."""

    date: str
    span: Span


class Named(NamedTuple):
    """A name and where it stands in the source (None when it is inferred from many places)."""

    name: str
    span: Span | None


class Metadata(NamedTuple):
    """What the document says about itself; None where it does not say.

    ``years`` lists each statement of the reporting year as (where, year, span) with where one of
    title, opening, heading. ``published`` is the stated publication date, ``signed`` the signing
    date; ``signature`` the issuer at the end or in the page's head.
    """

    title: Named | None
    issuer: Named | None
    level: str | None
    year: int | None
    years: tuple[tuple[str, int, Span], ...]
    published: Dated | None
    signed: Dated | None
    signature: Named | None


class Cell(NamedTuple):
    """A cell of a table whose columns play parts: its source offsets, its column's title and part.

    ``row`` numbers its row among all tables of the text; None for the title itself.
    """

    span: Span
    title: str
    part: str | None
    row: int | None

    @property
    def tells(self) -> bool:
        """Whether it tells something: a title names what stands below it, and only that of measures tells of which year they are."""
        return self.row is not None or self.part == PLAN


class Table(NamedTuple):
    """A table that the format of the file tells: its source offsets, and those of its cells row by row; None for an empty one."""

    span: Span
    rows: tuple[tuple[Span | None, ...], ...]


class Document(NamedTuple):
    """A report as the checks see it.

    ``where`` lists for each group the indexes of the sentences it is found in, so that a condition is tried only
    where it may hold; ``head`` are the lines before the body that are neither noise nor title, such as the addressee;
    ``lines`` are the logical lines of the body (headings and paragraphs), of the signature below it and of the annexes behind that, in order; ``notes``
    are remarks for the reader of the gap report, in Chinese; ``letter`` are the lines of the letter with which the report is
    handed in: no body, but published with it, so that its wording is read; ``cells`` are those of tables whose columns play parts,
    ``tables`` all that the format of the file tells.
    """

    source: Source
    metadata: Metadata
    head: tuple[str, ...]
    lines: tuple[Line, ...]
    headings: tuple[Heading, ...]
    heading_parts: tuple[str | None, ...]
    sentences: tuple[Sentence, ...]
    where: dict[str, list[int]]
    notes: tuple[str, ...]
    letter: tuple[Line, ...] = ()
    cells: tuple[Cell, ...] = ()
    tables: tuple[Table, ...] = ()

    def candidates(self, condition: Condition) -> Sequence[int]:
        """Return in order the indexes of the sentences that may satisfy ``condition``; no other can."""
        where = self.where
        if condition.requires:
            return min((where.get(name, ()) for name in condition.requires), key=len)
        if not condition.positive:
            return range(len(self.sentences))
        if len(condition.positive) == 1:
            (name,) = condition.positive
            return where.get(name, ())
        found: set[int] = set()
        for name in condition.positive & where.keys():
            found.update(where[name])
        return sorted(found)

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds the character at ``offset`` of the source, or the last one before it."""
        index = bisect_right(self.sentences, offset, key=_start_of_sentence) - 1
        return self.sentences[index] if index >= 0 else None

    def sentences_in(self, span: Span) -> range:
        """Return the indexes of the sentences of which a part lies in ``span`` of the source."""
        first = bisect_right(self.sentences, span[0], key=_end_of_sentence)
        return range(first, bisect_left(self.sentences, span[1], first, key=_start_of_sentence))

    def section_at(self, offset: int) -> tuple[str, ...]:
        """Return the printed headings under which ``offset`` of the source stands, its own included, from the top down."""
        index = bisect_right(self.headings, offset, key=_start_of_heading) - 1
        return self.section(index) if index >= 0 else ()

    def section(self, heading: int | None) -> tuple[str, ...]:
        """Return the printed headings from the top down to ``heading``."""
        path: list[str] = []
        while heading is not None:
            entry = self.headings[heading]
            path.append(entry.marker + entry.text)
            heading = entry.parent
        return tuple(reversed(path))


def _start_of_sentence(sentence: Sentence) -> int:
    return sentence.span[0]


def _end_of_sentence(sentence: Sentence) -> int:
    return sentence.span[1]


def _start_of_heading(heading: Heading) -> int:
    return heading.span[0] - len(heading.marker)
