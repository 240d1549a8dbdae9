"""What comparing with last year's report rests on: that report, and clauses without what every report has in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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


def clauses_of(document: Document, context: Context, *names: str) -> list[Clause]:
    """Return the clauses of all sentences, in order; ``names`` are the lists of what is nobody's own. They are worked out once for a report."""
    key = "/".join(("clauses", *names))
    known = context.shared.get(key)
    if not isinstance(known, list):
        units = [(at, one.heading, one.line, one.unit) for at, one in enumerate(document.sentences)]
        known = context.shared[key] = _clauses(units, stocks_of(context, *names))
    return known


def clauses_of_headings(
    document: Document, indexes: Iterable[int], context: Context, *names: str
) -> list[Clause]:
    """Return the clauses of headings that are sentences in themselves: 2.案件审核有时滞后，影响办案效率。"""
    chosen = [(at, document.headings[at]) for at in indexes]
    units = [(-1, at, heading.line, heading.unit) for at, heading in chosen]
    return _clauses(units, stocks_of(context, *names))


def _clauses(units: Sequence[tuple[int, int | None, Line, Unit]], stock: StockPhrases) -> list[Clause]:
    """Return the clauses of units, each with its sentence, heading and line."""
    found = []
    for sentence, heading, line, unit in units:
        for start, end in unit.clauses:
            if end > unit.body:
                start = max(start, unit.body)  # noqa: PLW2901
                text = line.text[start:end]
                key = bare(text)
                if key:
                    found.append((sentence, heading, start, end, key, _TITLE.sub("", text)))
    left = stock.residues([one[5] for one in found])
    return [Clause(*one[:5], len(own)) for one, own in zip(found, left, strict=True)]


def bare(text: str) -> str:
    """Return the words of a text without marks and years: what stays the same when only the year is renewed."""
    return _MARKS.sub("", _YEAR.sub("", text))


def figures_in(key: str) -> list[str]:
    """Return the numbers of a text in order."""
    return _DIGITS.findall(key)
