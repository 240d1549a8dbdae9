"""What comparing with last year's report rests on: that report, and clauses without what every report has in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.checks.outcome import Context
from checker.document.model import Document, Line
from checker.text.lazy import pattern
from checker.text.stock import StockPhrases
from checker.text.unit import Unit
from checker.values import NamedTuple

_TITLE = pattern("《[^《》]{0,80}》")
_YEAR = pattern("(?:19|20)[0-9]{2}(?=年)")
_MARKS = pattern(r"[\s，。；：、！？,.;:!?“”‘’\"'（）()【】\[\]《》—\-…·]")
_DIGITS = pattern("[0-9]+(?:\\.[0-9]+)?")


class Clause(NamedTuple):
    """A clause of a report: its sentence and the heading above it, where it stands in the sentence's line, and what it says.

    ``key`` are its words without marks and years, ``weight`` the number of characters that are its own: in no title, no name of
    a law and no fixed formula.
    """

    sentence: int
    heading: int | None
    start: int
    end: int
    key: str
    weight: int


class Stocks(StockPhrases):
    """Several lists of stock phrases taken out one after the other.

    So the long lists that other rules use need not be kept once more, which every start of the program would pay for.
    """

    def __init__(self, lists: Sequence[StockPhrases]) -> None:
        self._lists = lists

    def residues(self, texts: Sequence[str]) -> list[str]:
        """Return the Chinese characters of texts that stand in no stock phrase of any list."""
        left = [*texts]
        for one in self._lists:
            left = one.residues(left)
        return left


def stocks_of(context: Context, *names: str) -> Stocks:
    """Return the lists of these names as one."""
    return Stocks([context.rulebook.stock[name] for name in names])


def earlier_of(document: Document, context: Context) -> tuple[Document, Context] | str:
    """Return last year's report with a context of its own, or why there is nothing to compare with."""
    previous = context.previous
    if previous is None:
        return "没有给出上一年的报告。"
    year, before = document.metadata.year, previous.metadata.year
    if year is not None and before is not None and before >= year:
        return f"给出的上一年报告写的是{before}年度，不早于这一份的{year}年度，没有对照。"
    known = context.shared.get("earlier")
    if not isinstance(known, Context):
        known = context.shared["earlier"] = Context(None, None, before, {}, context.rulebook, {})
    return previous, known


def clauses_of(document: Document, stock: StockPhrases) -> list[Clause]:
    """Return the clauses of all sentences, in order."""
    return [
        clause
        for index, sentence in enumerate(document.sentences)
        for clause in _clauses(index, sentence.heading, sentence.line, sentence.unit, stock)
    ]


def clauses_of_heading(document: Document, index: int, stock: StockPhrases) -> list[Clause]:
    """Return the clauses of a heading that is a sentence in itself: 2.案件审核有时滞后，影响办案效率。"""
    heading = document.headings[index]
    return list(_clauses(-1, index, heading.line, heading.unit, stock))


def _clauses(
    sentence: int, heading: int | None, line: Line, unit: Unit, stock: StockPhrases
) -> Iterator[Clause]:
    for start, end in unit.clauses:
        if end > unit.body:
            start = max(start, unit.body)  # noqa: PLW2901
            text = line.text[start:end]
            key = bare(text)
            if key:
                yield Clause(sentence, heading, start, end, key, len(stock.residue(_TITLE.sub("", text))))


def bare(text: str) -> str:
    """Return the words of a text without marks and years: what stays the same when only the year is renewed."""
    return _MARKS.sub("", _YEAR.sub("", text))


def figures_in(key: str) -> list[str]:
    """Return the numbers of a text in order."""
    return _DIGITS.findall(key)
