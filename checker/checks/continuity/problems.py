"""``problems``: are the shortcomings the same as last year's, in the same words?

A sentence of the shortcomings is repeated where most of what it says of its own stands in last year's shortcomings clause for clause, where it is alike as a whole,
or where it names the shortcoming in the same words and goes on otherwise (协管人员占比过高，新划入的社区尤其明显).
One of stock phrases is repeated only where it is the same to the letter and long enough to be more than a name.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.continuity.passages import Clause, clauses_of, clauses_of_headings, earlier_of
from checker.checks.outcome import Context, fill, heading_place, met, place_of, skipped
from checker.document.model import PROBLEMS, Document
from checker.results import Finding, Outcome, Place
from checker.rulebook import option
from checker.rulebook.model import PARTIAL, UNMET, Rule, Texts
from checker.rulebook.option import CheckKind
from checker.values import NamedTuple

_ALIKE = 85.0
"""From this likeness on (per cent) a clause says the same in the same words."""
_WHOLE = 75.0
"""From this likeness on a whole sentence does."""
_SAME = 0.6
"""A sentence is repeated where this share of it is."""
_EXPLAINS = ("原因", "究其", "由于", "因为")
"""What tells why is no name of a shortcoming."""
_LETTERS = 14
"""A sentence of stock phrases of so many characters says something that can be copied."""
_MOST = 300


class Options(NamedTuple):
    """The options of ``problems``."""

    without: str = option.stock_list("词表的名称：套话、法律和制度的名称，不算相同")
    formulas: str = option.stock_list("词表的名称：安排里的套话，同样不算")
    phrases: str = option.stock_list("词表的名称：不足里的套话，同样不算")
    at_least: int = option.number("去掉套话以后至少有几个字的句子，才拿来对照")
    partial: Texts = option.texts("有的不足照搬上一年时的说明", count="照搬的有几项")
    unmet: Texts = option.texts("不足全部照搬上一年时的说明", count="照搬的有几项")
    named: str = option.message("只有说不足的那一句与上一年相同时的说明", name="那一句")


class _Told(NamedTuple):
    """A sentence of the shortcomings, or a heading that is one, with its clauses."""

    clauses: list[Clause]

    @property
    def weight(self) -> int:
        return sum(clause.weight for clause in self.clauses)

    @property
    def key(self) -> str:
        return "".join(clause.key for clause in self.clauses)

    def names(self, least: int) -> tuple[str, str]:
        """Return the clause that names the shortcoming, the first with so much of its own, and what it says from there on."""
        for at, clause in enumerate(self.clauses):
            if clause.weight >= least:
                return clause.key, "".join(one.key for one in self.clauses[at:])
        return "", ""


def check_problems(document: Document, rule: Rule, context: Context) -> Outcome:
    """Compare the shortcomings of both reports."""
    options: Options = rule.options
    earlier = earlier_of(document, context)
    if isinstance(earlier, str):
        return skipped(earlier)
    lists = options.without, options.formulas, options.phrases
    here, there = _told(document, context, lists), _told(*earlier, lists)
    known = {one.key for one in there}
    here = [
        one
        for one in here
        if one.weight >= options.at_least or (one.weight and len(one.key) >= _LETTERS and one.key in known)
    ][:_MOST]
    there = there[:_MOST]
    if not here or not there:
        return skipped("这一份或者上一年的报告没有写具体的不足，没有可以对照的。")
    repeated = [(one, *same) for one in here if (same := _same(one, there, options.at_least)) is not None]
    if not repeated:
        return met((), "写出的不足与上一年的不同。")
    verdict, texts = (UNMET, options.unmet) if len(repeated) == len(here) else (PARTIAL, options.partial)
    values = {"count": sum(not name for *_, name in repeated)}
    findings = tuple(
        Finding(
            fill(options.named, {"name": name}) if name else fill(texts.message, values),
            fill(texts.remedy, values),
            _place(document, one),
            earlier=_place(earlier[0], same).quote,
        )
        for one, same, name in repeated
    )
    first = next((at for at, (*_, name) in enumerate(repeated) if not name), 0)
    return Outcome(verdict, findings[first].message, (), findings)


def _told(document: Document, context: Context, lists: tuple[str, ...]) -> list[_Told]:
    told: dict[int, _Told] = {}
    for clause in clauses_of(document, context, *lists):
        if document.sentences[clause.sentence].part == PROBLEMS:
            told.setdefault(clause.sentence, _Told([])).clauses.append(clause)
    said = {one.key for one in told.values()}
    items: dict[int | None, _Told] = {}
    for clause in clauses_of_headings(document, _sentences_as_headings(document), context, *lists):
        items.setdefault(clause.heading, _Told([])).clauses.append(clause)
    return [*told.values(), *(one for one in items.values() if one.key not in said)]


def _sentences_as_headings(document: Document) -> Iterator[int]:
    """Yield the headings of the shortcomings that tell one; what runs in before others only names the matter."""
    filled = {sentence.heading for sentence in document.sentences}
    for at, (heading, part) in enumerate(zip(document.headings, document.heading_parts, strict=True)):
        text = heading.line.text
        alone = (
            part == PROBLEMS and heading.parent is not None and heading.unit.end >= len(text.rstrip("。；"))
        )
        if alone and (at not in filled or text.endswith(("。", "；"))):
            yield at


def _place(document: Document, one: _Told) -> Place:
    clause = one.clauses[0]
    if clause.sentence >= 0:
        return place_of(document, document.sentences[clause.sentence])
    assert clause.heading is not None
    return heading_place(document, document.headings[clause.heading], clause.heading)


def _same(one: _Told, there: list[_Told], least: int) -> tuple[_Told, str] | None:
    """Return the sentence of last year that says the same in the same words, and the words where only the shortcoming's name is the same."""
    from rapidfuzz.fuzz import ratio

    best, most = None, 0.0
    for other in there:
        keys = [clause.key for clause in other.clauses]
        held = sum(
            clause.weight
            for clause in one.clauses
            if any(ratio(clause.key, key, score_cutoff=_ALIKE) for key in keys)
        )
        share = held / one.weight
        if share < _SAME and ratio(one.key, other.key, score_cutoff=_WHOLE):
            share = _SAME
        if share >= _SAME and share > most:
            best, most = other, share
    if best is not None:
        return best, ""
    name, _ = one.names(least)
    if not name or any(word in one.key for word in _EXPLAINS):
        return None
    return next(((other, name) for other in there if other.names(least)[1].startswith(name)), None)


PROBLEMS_KIND = CheckKind("repeated-problems", "不足与上一年相同", Options, check_problems)
