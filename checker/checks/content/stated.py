"""Shortcomings and measures as a report states them: the items of a part, each clause by clause with where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from checker.checks.content.explanations import explanations
from checker.checks.content.readings import read_unit
from checker.checks.outcome import Context, heading_place, place_of, span_place
from checker.document.foreseen import may_be_planned
from checker.document.markers import chain_length, opens_item, read_marker
from checker.document.model import INTENT, PLAN, PROBLEMS, Document, Heading, Sentence
from checker.document.tables import cell_at
from checker.results import Place
from checker.text.acts import PLANNED
from checker.text.conditions import Condition, evaluate
from checker.text.stock import StockPhrases
from checker.values import NamedTuple

_SAYS_SOMETHING = 5
"""So many characters beside stock phrases make a shortcoming of a passage that no number marks as an item."""
_LABEL = 12
"""No more characters make a sentence that only names what follows (强化保障。)."""
_ENDS = "，。；、,;"
_WHYS = ("原因", "成因", "根源", "症结")
"""A heading with one of these over an explanation names causes, no shortcoming."""


class Passage(NamedTuple):
    """A shortcoming or a measure: its clauses, where it stands, whether it is marked as an item.

    ``answered``: what shall be done about it stands in the same item. ``first`` numbers its first sentence, None for a heading.
    ``spans`` tell where each clause stands: its sentence, begin and end in that one's line, or the number of a heading.
    """

    clauses: list[str]
    place: Place
    item: bool
    answered: bool = False
    first: int | None = None
    spans: Sequence[tuple[Sentence, int, int] | int] = ()


def stated_in(entries: Sequence[Passage], stock: StockPhrases) -> list[Passage]:
    """Return the passages that state a shortcoming, and do not only announce some (还存在以下不足) or sum up."""
    items = [entry for entry in entries if entry.item and entry.clauses]
    if len(items) > 1:
        return items
    return [
        entry
        for entry in entries
        if entry.clauses and (entry.item or len(stock.residue("".join(entry.clauses))) >= _SAYS_SOMETHING)
    ]


def passages(document: Document, part: str, explains: Condition, context: Context) -> Iterator[Passage]:
    """Yield the items of a part: a new one begins with a marker, a heading or a paragraph, or behind a semicolon."""
    passed_over = explanations(document, explains) if part == PROBLEMS else frozenset()
    current: _Open | None = None
    last: Sentence | None = None
    named: set[int] = set()
    yielded = False
    for index, sentence in enumerate(document.sentences):
        cell = cell_at(document.cells, sentence.span[0]) if document.cells else None
        if cell is not None and (cell.part != part or cell.row is None):
            continue
        if sentence.part != part or index in passed_over:
            answers = sentence.part in (PLAN, INTENT) and not sentence.text.endswith("：")
            if current is not None and answers and _same_item(sentence, last):
                current.answered = True  # what only leads to the measures answers none in particular
            continue
        for start, end in sentence.unit.clauses:
            first = max(start, sentence.unit.body) if start <= sentence.unit.body <= end else start
            item = opens_item(sentence.line.text[start : sentence.unit.end])
            begins = start == sentence.unit.start and (
                last is None
                or sentence.heading != last.heading
                or sentence.paragraph != last.paragraph
                or (last.text.endswith("；") and (part == PLAN or current is None or not current.item))
            )
            if current is None or begins or item:
                if current is not None:
                    yield current.closed(document)
                    yielded = True
                current = _Open(sentence, index, start, item or cell is not None)
                heading = sentence.heading
                if (
                    heading is not None
                    and heading not in named
                    and document.headings[heading].parent is not None
                ):
                    named.add(heading)
                    if _is_sibling(document.headings[heading], sentence.line.text[start:]):
                        yield alone(document, heading)
                    else:
                        current.clauses.append(document.headings[heading].text)
                        current.spans.append(heading)
                    current.item = True
            if part == PROBLEMS and _explains(sentence, first, end, explains):
                break
            clause = sentence.line.text[first:end]
            chain = chain_length(clause)
            current.clauses.append(clause[chain:])
            current.spans.append((sentence, first + chain, end))
            current.end = end
            if not yielded and _announces(sentence, end, current):
                current = _Open(sentence, index, end + 1, False)
        if part == PROBLEMS and current is not None and not current.answered and may_be_planned(sentence):
            readings = read_unit(document, index, context).readings
            current.answered = any(one.mood == PLANNED for one in readings)
        last = sentence
    if current is not None:
        yield current.closed(document)
    yield from _bare_headings(document, part, named, passed_over)


def single(document: Document, passage: Passage) -> Iterator[Passage]:
    """Yield what a passage holds, sentence by sentence: a paragraph lays out several measures; a label goes with what follows it."""
    starts = [0]
    for at, (left, right) in enumerate(pairwise(passage.spans), 1):
        label = isinstance(left, int) or (
            starts[-1] == 0 and sum(map(len, passage.clauses[:at])) <= _LABEL and isinstance(right, tuple)
        )
        if not label and not isinstance(right, int) and not isinstance(left, int) and left[0] is not right[0]:
            starts.append(at)
    if len(starts) == 1:
        yield passage
        return
    for start, end in pairwise((*starts, len(passage.clauses))):
        spans = passage.spans[start:end]
        first = spans[0]
        place = passage.place if start == 0 or isinstance(first, int) else place_of(document, first[0])
        yield passage._replace(clauses=passage.clauses[start:end], spans=spans, place=place)


def _announces(sentence: Sentence, end: int, current: _Open) -> bool:
    """Whether a clause that ends at ``end`` only leads to the list that follows (我们还有几个痛点：……；……)."""
    text = sentence.line.text
    return (
        not current.item
        and text[end : end + 1] == "："
        and text[: sentence.unit.end].endswith("；")
        and end + 1 < sentence.unit.end
    )


def _same_item(sentence: Sentence, last: Sentence | None) -> bool:
    """Whether a sentence goes on with the item that ``last`` belongs to."""
    return last is not None and sentence.paragraph == last.paragraph and not opens_item(sentence.text)


class _Open:
    """A passage that is being read: its first sentence, where it begins in it, and where it has come to."""

    def __init__(self, sentence: Sentence, index: int, start: int, item: bool) -> None:
        self.sentence = sentence
        self.index = index
        self.start = self.end = start
        self.item = item
        self.clauses: list[str] = []
        self.spans: list[tuple[Sentence, int, int] | int] = []
        self.answered = False

    def closed(self, document: Document) -> Passage:
        """Return the passage; an item that begins inside its sentence is quoted alone."""
        unit = self.sentence.unit
        place = place_of(document, self.sentence)
        if unit.start < self.start < self.end <= unit.end:
            span = self.sentence.line.source_span(self.start, self.end)
            place = span_place(document, span, document.section(self.sentence.heading))
        return Passage(self.clauses, place, self.item, self.answered, self.index, self.spans)


def _bare_headings(
    document: Document, part: str, named: Set[int], passed_over: Set[int]
) -> Iterator[Passage]:
    """Yield the subheadings that say all themselves: with no text below, or none but why it is so (协作不畅。主要是因为……)."""
    # 3、普法形式陈旧 is bare, too, where the plan goes on below without a heading of its own.
    filled = {
        sentence.heading
        for index, sentence in enumerate(document.sentences)
        if index not in passed_over and (part == PLAN or sentence.part not in (PLAN, INTENT))
    }
    explained = {document.sentences[index].heading for index in passed_over}
    parents = {entry.parent for entry in document.headings}
    for at, (heading, played) in enumerate(zip(document.headings, document.heading_parts, strict=True)):
        bare = heading.parent is not None and at not in filled and at not in parents and at not in named
        if played == part and bare and not (at in explained and names_causes(heading.text)):
            yield alone(document, at)


def _is_sibling(heading: Heading, text: str) -> bool:
    """Whether what stands below a heading is the next item of the heading's own list, and no text of it.

    Of a list whose items are lines, the short ones may have been read as headings and the long ones not.
    """
    own, other = read_marker(heading.marker + heading.text), read_marker(text)
    return own is not None and other is not None and own.kind == other.kind


def names_causes(heading: str) -> bool:
    """Whether a heading names causes, no shortcoming."""
    return any(word in heading for word in _WHYS)


def alone(document: Document, at: int) -> Passage:
    """Return a subheading as a passage of its own."""
    heading = document.headings[at]
    return Passage([heading.text], heading_place(document, heading, at), True, spans=[at])


def _explains(sentence: Sentence, start: int, end: int, condition: Condition) -> bool:
    unit = sentence.unit.narrowed(start, end, condition.needs)
    return evaluate(condition, unit._replace(body=start)) is not None


def clause_place(document: Document, passage: Passage, at: int) -> Place:
    """Return where a clause of a passage stands, the passage where that is not known."""
    if at >= len(passage.spans):
        return passage.place
    where = passage.spans[at]
    if isinstance(where, int):
        return heading_place(document, document.headings[where], where)
    sentence, start, end = where
    while end > start and sentence.line.text[end - 1] in _ENDS:
        end -= 1
    if end == start:
        return passage.place
    return span_place(document, sentence.line.source_span(start, end), document.section(sentence.heading))
