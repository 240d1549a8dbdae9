"""``responds``: does the plan take up each stated shortcoming?

A shortcoming (an item of the problems without what explains it) is about something: an object, a place, a group. It is taken up where a measure
of the plan acts upon the same, in these or in other words (answers.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from operator import itemgetter

from checker.checks.content.answers import Answer, Matcher
from checker.checks.content.apart import LIKELY, apart, without_causes
from checker.checks.content.likeness import Words
from checker.checks.content.readings import reader_of
from checker.checks.content.stated import (
    Passage,
    clause_place,
    passages,
    single,
    stated_in,
)
from checker.checks.outcome import Context, fault, fill, met, place_of, skipped, span_place
from checker.document.model import PLAN, PROBLEMS, Document
from checker.document.tables import cell_at
from checker.reader.functions import MEASURE, SHORTCOMING, Reader
from checker.results import Outcome, Place
from checker.rulebook import option
from checker.rulebook.model import MET, PARTIAL, REVIEW, UNMET, Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.conditions import Condition
from checker.text.lazy import pattern
from checker.values import NamedTuple

_PAIRS_SHOWN = 4
_ANSWERED = 0.7
"""A shortcoming counts as taken up when it is so likely: what most writers' reports ask for when they are left out."""
_DOUBTFUL = 0.6
_SURE = 0.99
"""A verdict less likely than this is for a person to confirm."""
_OPEN = 0.05, 0.97
"""Between these chances it is doubtful whether a measure takes up a shortcoming."""
_DOUBTS_SHOWN = 2
_CLAUSES = 6
"""The first clauses of an item say what it is about."""
_NO_FAULT = pattern("(?:没有|未|无)(?:一[起件例]|发生|出现)")
"""What did not happen is no shortcoming: 没有一起纠纷转成治安案件."""
_SAYS_SOMETHING = 4
"""A cell with fewer characters says nothing (无, 同上)."""
_MOST_EVIDENCE = 20
"""Pairs of shortcoming and measure that are given as evidence."""
_MOST = 200
"""No report states more, nor one shortcoming in more clauses; the bound keeps a hostile text from taking quadratic time."""


class Options(NamedTuple):
    """The options of ``responds``."""

    without: str = option.stock_list("套话词表的名称：只在套话里出现的字眼不大算数")
    judgements: str = option.stock_list("词表的名称：说哪里不好、要怎么做的词，比较时先去掉")
    explains: Condition = option.condition("说明原因的话怎样开头：不当作不足")
    concrete: tuple[str, ...] = option.rules("这些规则部分符合时不检查：没有具体的不足可以对照")
    measures: tuple[str, ...] = option.rules("这些规则部分符合时，每项不足都算没有措施：安排里只有口号")
    partial: Texts = option.texts("一部分不足没有措施时的说明", count="没有措施的不足有几项")
    unmet: Texts = option.texts("全部不足都没有措施时的说明", count="没有措施的不足有几项")
    slogans: Texts = option.texts("安排里只有口号（measures 部分符合）时的说明", count="没有措施的不足有几项")
    review: Texts = option.texts("看不准、要人工核对时的说明", count="没有措施的不足有几项")
    confirm: str = option.message(
        "结论拿不准时，要请人核对什么；写了就在报告里提请人工核对",
        default="",
        pairs="拿不准的不足和措施，一对一对列出",
    )


def check_responds(document: Document, rule: Rule, context: Context) -> Outcome:
    """Match shortcomings with measures."""
    options: Options = rule.options
    if any(context.outcomes[needed].verdict == PARTIAL for needed in options.concrete):
        return skipped("不足写得笼统，没有具体的不足可以对照。")
    stock = context.rulebook.stock[options.without]
    faults = context.rulebook.stock[options.judgements]
    words = Words(stock, faults)
    reader = reader_of(document, context)
    problems = stated_in(list(passages(document, PROBLEMS, options.explains, context)), stock)[:_MOST]
    problems = _answered_in_row(document, problems)
    problems = [one for entry in problems for one in apart(document, entry, reader, stock, faults)][:_MOST]
    problems = without_causes(document, problems, reader) or _read_as(SHORTCOMING, document, reader)[:_MOST]
    if not problems:
        stated = next((sentence for sentence in document.sentences if sentence.part == PROBLEMS), None)
        place = place_of(document, stated) if stated is not None else span_place(document, None)
        return fault(REVIEW, options.review, [place])
    slogans = any(context.outcomes[needed].verdict == PARTIAL for needed in options.measures)
    if slogans:  # what follows in the same paragraph is a slogan, too
        problems = [entry._replace(answered=False) for entry in problems]
    measures = [] if slogans else _measures(document, options, context)
    matcher = Matcher(words)
    found = _answers(problems, measures, matcher)
    if not slogans and min(one.chance for one in found) < _ANSWERED:
        # What stands elsewhere is read only where something is still open: reading costs.
        more = _read_as(MEASURE, document, reader)
        if more:
            measures = [*measures, *more][:_MOST]
            found = _answers(problems, measures, matcher)
    outcome = _outcome(document, options, problems, measures, found, words, slogans=slogans)
    if not options.confirm or _likelihood(outcome.verdict, found) >= _SURE:
        return outcome
    doubts = _doubts(document, problems, found, measures, words)
    return outcome._replace(confirm=fill(options.confirm, {"pairs": doubts})) if doubts else outcome


def _answered_in_row(document: Document, problems: list[Passage]) -> list[Passage]:
    """Mark the shortcomings beside which, in the same row of a table, stands what shall be done: where it is one beside one cell."""
    if not document.cells:
        return problems
    cells = [cell_at(document.cells, entry.place.span[0]) if entry.place.span else None for entry in problems]
    rows = [cell.row if cell is not None else None for cell in cells]
    planned = {
        cell.row
        for cell in document.cells
        if cell.part == PLAN and len(document.source.text[slice(*cell.span)].strip()) >= _SAYS_SOMETHING
    }
    return [
        entry._replace(answered=True)
        if row is not None and row in planned and rows.count(row) == 1
        else entry
        for entry, row in zip(problems, rows, strict=True)
    ]


def _outcome(
    document: Document,
    options: Options,
    problems: Sequence[Passage],
    measures: Sequence[Passage],
    found: Sequence[Answer],
    words: Words,
    *,
    slogans: bool,
) -> Outcome:
    """Return what follows from how likely each shortcoming is taken up."""
    scores = [one.chance for one in found]
    open_ones = [entry.place for entry, score in zip(problems, scores, strict=True) if score < _ANSWERED]
    if not open_ones:
        pairs = _pairs(document, problems, found, measures, words)
        return met([place for pair in pairs[:_MOST_EVIDENCE] for place in pair], _agreement(pairs))
    if len(open_ones) < len(problems):
        return fault(PARTIAL, options.partial, open_ones, count=len(open_ones))
    if max(scores) >= _DOUBTFUL:
        return fault(REVIEW, options.review, open_ones[:1])
    return fault(UNMET, options.slogans if slogans else options.unmet, open_ones, count=len(open_ones))


def _likelihood(verdict: str, found: Sequence[Answer]) -> float:
    """Return how likely a verdict is, where each shortcoming is taken up or not apart from the others; 1 for one that asks a person anyway."""
    every = prod(one.chance for one in found)
    none = prod(1 - one.chance for one in found)
    return {MET: every, PARTIAL: 1 - every - none, UNMET: none}.get(verdict, 1.0)


def _doubts(
    document: Document,
    problems: Sequence[Passage],
    found: Sequence[Answer],
    measures: Sequence[Passage],
    words: Words,
) -> str:
    """Name the pairs of which it is least sure whether they answer, with how each was read."""
    low, high = _OPEN
    pairs = _pairs(document, problems, found, measures, words)
    unsure = sorted(
        (abs(answer.chance - _ANSWERED), at) for at, answer in enumerate(found) if low < answer.chance < high
    )
    told = []
    for _, at in sorted(unsure[:_DOUBTS_SHOWN], key=itemgetter(1)):
        mine, other = pairs[at][0], pairs[at][-1]
        if found[at].chance >= _ANSWERED:
            told.append(f"“{mine.quote}”对“{other.quote}”")
        else:  # quoted as the finding quotes it
            quote = problems[at].place.quote.rstrip("。；")
            told.append(f"“{quote}”没有找到相应的措施（最接近的是“{other.quote}”）")
    return "；".join(told)


def _pairs(
    document: Document,
    problems: Sequence[Passage],
    found: Sequence[Answer],
    measures: Sequence[Passage],
    words: Words,
) -> list[tuple[Place, ...]]:
    """Return for each shortcoming the clause that says it and the clause of the measure that has most in common with it."""
    pairs: list[tuple[Place, ...]] = []
    for entry, answer in zip(problems, found, strict=True):
        if answer.measure is None:
            pairs.append((entry.place,))
            continue
        measure = measures[answer.measure]
        own, other = (
            [words.features(clause) for clause in one.clauses[:_CLAUSES]] for one in (entry, measure)
        )
        common = [
            (len(mine.all & its.all), -at, -to) for at, mine in enumerate(own) for to, its in enumerate(other)
        ]
        _, at, to = max(common, default=(0, 0, 0))
        pairs.append((clause_place(document, entry, -at), clause_place(document, measure, -to)))
    return pairs


def _agreement(pairs: Sequence[tuple[Place, ...]]) -> str:
    """Say which measure agrees in words or matter with which shortcoming: whether it really takes it up, a person must tell."""
    shown = [
        f"“{pair[0].quote}”对“{pair[1].quote}”" if len(pair) > 1 else f"“{pair[0].quote}”在同一项里写了措施"
        for pair in pairs[:_PAIRS_SHOWN]
    ]
    more = "等" if len(pairs) > _PAIRS_SHOWN else ""
    all_ = "都" if len(pairs) > 1 else ""
    return f"所核对的{len(pairs)}项不足在安排里{all_}有用词或者内容相应的措施（{'，'.join(shown)}{more}）；是否对应，请确认。"


def _measures(document: Document, options: Options, context: Context) -> list[Passage]:
    """Return the measures of the plan, one by one."""
    laid_out = passages(document, PLAN, options.explains, context)
    return [one for passage in laid_out for one in single(document, passage)][:_MOST]


def _answers(problems: Sequence[Passage], measures: Sequence[Passage], matcher: Matcher) -> list[Answer]:
    """Return for each shortcoming how likely it is taken up, and by which measure: surely, by none, where its own item says what shall be done."""
    found = matcher.answers(
        [entry.clauses[:_CLAUSES] for entry in problems], [entry.clauses for entry in measures]
    )
    return [
        Answer(1.0, None) if entry.answered else answer for entry, answer in zip(problems, found, strict=True)
    ]


def _read_as(function: str, document: Document, reader: Reader) -> list[Passage]:
    """Return the sentences that the learned reader takes for ``function``, wherever they stand."""
    found = []
    for index, sentence in enumerate(document.sentences):
        if 2 * index < len(document.sentences) or (sentence.part == PLAN and function == MEASURE):
            continue  # nobody confesses or plans in the first half, and the plan has been read
        if function == SHORTCOMING and _NO_FAULT.search(sentence.text):
            continue
        if reader.chances(index)[function] >= LIKELY:
            spans = [(sentence, start, end) for start, end in sentence.unit.clauses]
            clauses = [sentence.line.text[start:end] for _, start, end in spans]
            found.append(Passage(clauses, place_of(document, sentence), True, first=index, spans=spans))
    return found


RESPONDS = CheckKind("responds", "安排有没有回应不足", Options, check_responds)
