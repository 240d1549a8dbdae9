"""``responds``: does the plan take up each stated shortcoming?

A shortcoming (an item of the problems without what explains it) is about something: an object, a place, a group. It is taken up where a measure
of the plan acts upon the same: where it names enough of the pairs of characters that tell what the shortcoming is about. A
pair weighs the more, the fewer passages of this report use it (inverse document frequency, K. Spärck Jones 1972), and
little where it only stands in stock phrases. What is wrong with the object (不强, 有待提高) and what is done with it (加强, 提高) is left out.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import add

from checker.checks.content.explanations import explanations
from checker.checks.content.readings import read_unit, reader_of
from checker.checks.outcome import Context, fault, heading_place, met, place_of, skipped, span_place
from checker.document.clauses import PLANNED
from checker.document.markers import chain_length, opens_item
from checker.document.model import INTENT, PLAN, PROBLEMS, Document, Sentence
from checker.reader.functions import CAUSE, MEASURE, OTHER, PASSING, SHORTCOMING, Reader
from checker.results import Outcome, Place
from checker.rulebook import option
from checker.rulebook.model import PARTIAL, REVIEW, UNMET, Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.conditions import Condition, evaluate
from checker.text.stock import StockPhrases
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    pass


_PAIRS_SHOWN, _PAIR_WORDS = 4, 16
_ANSWERED = 0.085
"""A shortcoming counts as taken up when a measure names this share of what it is about."""
_DOUBTFUL = 0.06
_LEAST = 3.0
"""What a clause is about weighs at least this much, so that one pair in common is no answer to a short clause."""
_SLIGHT = 0.25
"""The weight of a pair of characters that stands in stock phrases only."""
_SAYS_SOMETHING = 5
"""So many characters beside stock phrases make a shortcoming of a passage that no number marks as an item."""
_GIST = 12
"""So many of its most telling pairs tell what a shortcoming is about."""
_CLAUSES = 6
"""The first clauses of an item say what it is about."""
_SHORT = 4
"""A clause of which less is left is compared as it stands."""
_LIKELY, _SURELY = 0.5, 0.6
"""From these chances on a sentence is taken for what the learned reader takes it for: as one more, or instead of what it was."""
_MOST = 200
"""No report states more; the bound keeps a hostile text from taking quadratic time."""


class Passage(NamedTuple):
    """A shortcoming or a measure: its clauses, where it stands, whether it is marked as an item.

    ``answered``: what shall be done about it stands in the same item. ``first`` numbers its first sentence, None for a heading.
    """

    clauses: list[str]
    place: Place
    item: bool
    answered: bool = False
    first: int | None = None


class Features(NamedTuple):
    """The pairs of characters of a text, and those of them that stand outside stock phrases."""

    all: frozenset[str]
    telling: frozenset[str]


class Options(NamedTuple):
    """The options of ``responds``."""

    without: str = option.stock_list("套话词表的名称：只在套话里出现的字眼不大算数")
    judgements: str = option.stock_list("词表的名称：说哪里不好、要怎么做的词，比较时先去掉")
    explains: Condition = option.condition("说明原因的话怎样开头：不当作不足")
    concrete: tuple[str, ...] = option.rules("这些规则部分符合时不检查：没有具体的不足可以对照")
    measures: tuple[str, ...] = option.rules("这些规则部分符合时，每项不足都算没有措施：安排里只有口号")
    partial: Texts = option.texts("一部分不足没有措施时的说明", count="没有措施的不足有几项")
    unmet: Texts = option.texts("全部不足都没有措施时的说明", count="没有措施的不足有几项")
    review: Texts = option.texts("看不准、要人工核对时的说明", count="没有措施的不足有几项")


def check_responds(document: Document, rule: Rule, context: Context) -> Outcome:
    """Match shortcomings with measures."""
    options: Options = rule.options
    if any(context.outcomes[needed].verdict == PARTIAL for needed in options.concrete):
        return skipped("不足写得笼统，没有具体的不足可以对照。")
    stock = context.rulebook.stock[options.without]
    judgements = context.rulebook.stock[options.judgements]
    reader = reader_of(document, context)
    problems = _stated(list(passages(document, PROBLEMS, options.explains, context)), stock)[:_MOST]
    problems = [entry for entry in problems if not _states_none(entry, reader)] or _read_as(
        SHORTCOMING, document, reader
    )
    if not problems:
        stated = next((sentence for sentence in document.sentences if sentence.part == PROBLEMS), None)
        place = place_of(document, stated) if stated is not None else span_place(document, None)
        return fault(REVIEW, options.review, [place])
    slogans = any(context.outcomes[needed].verdict == PARTIAL for needed in options.measures)
    measures = [] if slogans else list(passages(document, PLAN, options.explains, context))[:_MOST]
    answers = _answers(problems, measures, stock, judgements)
    if not slogans and min(score for score, _ in answers) < _ANSWERED:
        # What stands elsewhere is read only where something is still open: reading costs.
        measures = [*measures, *_read_as(MEASURE, document, reader)][:_MOST]
        answers = _answers(problems, measures, stock, judgements)
    scores = [score for score, _ in answers]
    open_ones = [entry.place for entry, score in zip(problems, scores, strict=True) if score < _ANSWERED]
    if not open_ones:
        return met([entry.place for entry in problems[:3]], _agreement(problems, answers))
    if len(open_ones) < len(problems):
        return fault(PARTIAL, options.partial, open_ones, count=len(open_ones))
    if max(scores) >= _DOUBTFUL:
        return fault(REVIEW, options.review, open_ones[:1])
    return fault(UNMET, options.unmet, open_ones, count=len(open_ones))


def _agreement(problems: Sequence[Passage], answers: Sequence[tuple[float, Passage | None]]) -> str:
    """Say which measure agrees in wording with which shortcoming: whether it really takes it up, a person must tell."""
    pairs = [
        f"“{_short(entry)}”{f'对“{_short(measure)}”' if measure is not None else '在同一项里写了措施'}"
        for entry, (_, measure) in zip(problems, answers, strict=True)
    ]
    more = "等" if len(pairs) > _PAIRS_SHOWN else ""
    told = "，".join(pairs[:_PAIRS_SHOWN])
    return f"{len(pairs)}项不足在安排里都有用词相应的措施（{told}{more}）；是否对应，请确认。"


def _short(entry: Passage) -> str:
    quote = entry.place.quote
    return quote if len(quote) <= _PAIR_WORDS else quote[:_PAIR_WORDS] + "……"


def _answers(
    problems: Sequence[Passage],
    measures: Sequence[Passage],
    stock: StockPhrases,
    judgements: StockPhrases,
) -> list[tuple[float, Passage | None]]:
    """Return for each shortcoming how well a measure takes it up, and which: 1 and none where its own item says what shall be done."""
    scores = _scores(
        [
            [features((clause,), stock, judgements) for clause in entry.clauses[:_CLAUSES]]
            for entry in problems
        ],
        [features(entry.clauses, stock, judgements) for entry in measures],
    )
    return [
        (1.0, None) if entry.answered else (score, measures[at] if measures else None)
        for entry, (score, at) in zip(problems, scores, strict=True)
    ]


def _states_none(entry: Passage, reader: Reader) -> bool:
    """Whether the learned reader takes a passage for something that needs no measure: a cause, a passing phrase, a transition."""
    if entry.first is None:
        return False
    chances = reader.chances(entry.first)
    return max(chances[CAUSE], chances[PASSING], chances[OTHER]) >= _SURELY


def _read_as(function: str, document: Document, reader: Reader) -> list[Passage]:
    """Return the sentences that the learned reader takes for ``function``, wherever they stand."""
    found = []
    for index, sentence in enumerate(document.sentences):
        if 2 * index < len(document.sentences) or (sentence.part == PLAN and function == MEASURE):
            continue  # nobody confesses or plans in the first half, and the plan has been read
        if reader.chances(index)[function] >= _LIKELY:
            clauses = [sentence.line.text[start:end] for start, end in sentence.unit.clauses]
            found.append(Passage(clauses, place_of(document, sentence), True, first=index))
    return found


def _stated(entries: Sequence[Passage], stock: StockPhrases) -> list[Passage]:
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
    for index, sentence in enumerate(document.sentences):
        if sentence.part != part or index in passed_over:
            if current is not None and sentence.part in (PLAN, INTENT) and _same_item(sentence, last):
                current.answered = True
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
                current = _Open(sentence, index, start, item)
                heading = sentence.heading
                if (
                    heading is not None
                    and heading not in named
                    and document.headings[heading].parent is not None
                ):
                    named.add(heading)
                    current.clauses.append(document.headings[heading].text)
                    current.item = True
            if part == PROBLEMS and _explains(sentence, first, end, explains):
                break
            clause = sentence.line.text[first:end]
            current.clauses.append(clause[chain_length(clause) :])
            current.end = end
        if part == PROBLEMS and current is not None:
            readings = read_unit(document, index, context).readings
            current.answered = current.answered or any(one.mood == PLANNED for one in readings)
        last = sentence
    if current is not None:
        yield current.closed(document)
    yield from _bare_headings(document, part, named)


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
        self.answered = False

    def closed(self, document: Document) -> Passage:
        """Return the passage; an item that begins inside its sentence is quoted alone."""
        unit = self.sentence.unit
        place = place_of(document, self.sentence)
        if unit.start < self.start < self.end <= unit.end:
            span = self.sentence.line.source_span(self.start, self.end)
            place = span_place(document, span, document.section(self.sentence.heading))
        return Passage(self.clauses, place, self.item, self.answered, self.index)


def _bare_headings(document: Document, part: str, named: set[int]) -> Iterator[Passage]:
    """Yield the subheadings that say all themselves, with no text below."""
    filled = {sentence.heading for sentence in document.sentences} | {
        entry.parent for entry in document.headings
    }
    for at, (heading, played) in enumerate(zip(document.headings, document.heading_parts, strict=True)):
        if played == part and heading.parent is not None and at not in filled and at not in named:
            yield Passage([heading.text], heading_place(document, heading, at), True)


def _explains(sentence: Sentence, start: int, end: int, condition: Condition) -> bool:
    unit = sentence.unit.narrowed(start, end, condition.needs)
    return evaluate(condition, unit._replace(body=start)) is not None


def features(clauses: Sequence[str], stock: StockPhrases, judgements: StockPhrases) -> Features:
    """Return what clauses are about: their pairs of characters, without what is wrong and what is done."""
    every: set[str] = set()
    telling: set[str] = set()
    for clause in clauses:
        about = judgements.residue(clause)
        if len(about) < _SHORT:
            about = clause  # 执法不规范 is about 执法 and 规范
        every.update(map(add, about, about[1:]))
        rest = stock.residue(clause)
        telling.update(map(add, rest, rest[1:]))
    return Features(frozenset(every), frozenset(telling))


def _scores(problems: Sequence[Sequence[Features]], measures: Sequence[Features]) -> list[tuple[float, int]]:
    """Return for each shortcoming the largest share of what it is about that one measure names, and the first that does."""
    whole = [frozenset().union(*(clause.all for clause in problem)) for problem in problems]
    weight = weights_of([*whole, *(measure.all for measure in measures)])
    found = []
    for problem in problems:
        shares = [_share(problem, measure, weight) for measure in measures]
        best = max(shares, default=0.0)
        found.append((best, shares.index(best) if shares else 0))
    return found


def weights_of(told: Sequence[frozenset[str]]) -> dict[str, float]:
    """Return what each pair of characters weighs: the more, the fewer of the passages use it."""
    counts: Counter[str] = Counter()
    for pairs in told:
        counts.update(pairs)
    return {pair: math.log(1 + len(told) / count) for pair, count in counts.items()}


def _share(problem: Sequence[Features], measure: Features, weight: dict[str, float]) -> float:
    best = 0.0
    for clause in problem:
        weights = {pair: weight[pair] * (1.0 if pair in clause.telling else _SLIGHT) for pair in clause.all}
        total = sum(sorted(weights.values(), reverse=True)[:_GIST])
        shared = sum(value for pair, value in weights.items() if pair in measure.all)
        best = max(best, shared / max(total, _LEAST))
    return best


RESPONDS = CheckKind("responds", "安排有没有回应不足", Options, check_responds)
