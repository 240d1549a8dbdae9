"""``content``: is the content there? The ways of the rule are tried in order; the first that holds decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from checker.checks.content.columns import under_titles
from checker.checks.content.explanations import explanations
from checker.checks.content.frame import frame_sentences
from checker.checks.content.joined import first_of_paragraph, pair, paragraph
from checker.checks.content.readings import functions_of, head_may_act, over_text, read_unit
from checker.checks.content.second import Second, second_reading
from checker.checks.outcome import Context, fault, heading_place, met, missing_beside, place_of, skipped
from checker.document.actors import Subject
from checker.document.model import Document, Sentence
from checker.results import Outcome, Place
from checker.rulebook import option
from checker.rulebook.model import MET, PARTIAL, SKIPPED, UNMET, Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.conditions import Condition, evaluate, possible
from checker.text.presence import may_hold, only_by
from checker.text.terms import Span
from checker.values import NamedTuple

_MOST_EVIDENCE = 5
_FEW = 40
SENTENCE, CLAUSE, PAIR, PARAGRAPH = "sentence", "clause", "pair", "paragraph"


class Residue(NamedTuple):
    """What must be left of a sentence without its stock phrases."""

    without: str = option.stock_list("套话词表的名称")
    at_least: int = option.number("去掉套话以后，至少还剩几个字")


class Way(NamedTuple):
    """One way to decide the rule."""

    verdict: str = option.choice("这种办法成立时的结论", "met", "partial", "review")
    in_: tuple[str, ...] = option.parts("在哪些部分里找", frame=True)
    when: Condition = option.condition("一句话要满足的条件")
    unit: str = option.choice(
        "条件对什么说：sentence 一句话，clause 一个分句，pair 一句话连同下一句（换了主语、换了一项就到此为止），paragraph 一段话",
        SENTENCE,
        CLAUSE,
        PAIR,
        PARAGRAPH,
        default=SENTENCE,
    )
    unless: Condition | None = option.condition("整句话符合这个条件的，里面的分句也不看", default=None)
    at_least: int = option.number("至少要有几处", default=1)
    headings: bool = option.flag("标题里有也算")
    under: Condition | None = option.condition("只看在这样的标题下面的文字", default=None)
    explains: Condition | None = option.condition(
        "不足部分里，以这样的话开头、说明原因的文字不看（连同后面的“一是……；二是……”）", default=None
    )
    residue: Residue | None = option.one(
        Residue, "去掉套话以后还要剩下多少字，用来认出“只有套话”", default=None
    )
    message: str = option.message("问题（结论是 partial、review 的要写）", default="")
    remedy: str = option.message("改法（结论是 partial、review 的要写）", default="")
    sample: str = option.message("参考写法", default="")
    confirm: str = option.message(
        "用这种办法得出的结论，要请人核对什么；写了就在报告里提请人工核对", default=""
    )


class Options(NamedTuple):
    """The options of ``content``."""

    ways: tuple[Way, ...] = option.many(
        Way,
        "判断的办法，从上往下，第一个成立的决定结论",
        also={
            "if": {"properties": {"verdict": {"enum": ["partial", "review"]}}, "required": ["verdict"]},
            "then": {"required": ["message", "remedy"]},
        },
    )
    unmet: Texts = option.texts("都不成立时的说明")
    absent: str = option.choice("都不成立时不算不符合，算不适用", "skipped", default="")
    second: Second | None = option.one(
        Second,
        "再由学过标注句子的判读程序读一遍，有把握时以它为准，与词语判断不一致时提请人工核对",
        default=None,
    )
    columns: tuple[str, ...] = option.words(
        "表格里有一列的标题写着这些字、下面有内容的，也算写了；表格要在第一种办法看的部分里", default=()
    )
    any_met: tuple[str, ...] = option.rules(
        "其他规则的编号：其中一条符合，这一条也算符合；其中一条部分符合，这一条不算不符合，算部分符合"
    )
    beside: tuple[str, ...] = option.rules(
        "其他规则的编号：那条规则符合而这一条没有写时，应当补在那条规则的内容所在的一节"
    )


def check_content(document: Document, rule: Rule, context: Context) -> Outcome:
    """Try the ways of the rule on the document."""
    options: Options = rule.options
    for other in options.any_met:
        outcome = context.outcomes.get(other)
        if outcome is not None and outcome.verdict == MET:
            name = next((entry.title for entry in context.rulebook.rules if entry.id == other), other)
            return met(outcome.evidence, f"见“{name}”一项。")
    outcome = _by_words(document, options, context)
    if outcome.verdict == UNMET:
        cells = under_titles(document, options.columns, options.ways[0].in_)
        if cells:
            return met(cells)
        outcome = _partly(options, context) or outcome
    if options.second is None:
        return outcome
    return second_reading(
        outcome,
        options.second,
        frozenset(options.ways[0].in_),
        document,
        context,
        lambda verdict: _texts_of(options, verdict),
    )


def _partly(options: Options, context: Context) -> Outcome | None:
    """Return what is partly there where one of the rules of ``any_met`` is partly met and this rule has words for that."""
    texts = _texts_of(options, PARTIAL)
    for name in options.any_met if texts is not options.unmet else ():
        other = context.outcomes.get(name)
        if other is not None and other.verdict == PARTIAL:
            return fault(PARTIAL, texts, [one.place for one in other.findings if one.place is not None])
    return None


def _texts_of(options: Options, verdict: str) -> Texts:
    """Return the texts for a verdict: those of the first way that ends in it, else those for what is missing."""
    ways = (_texts(way) for way in options.ways if way.verdict == verdict and way.message)
    return next(ways, options.unmet)


def _texts(way: Way) -> Texts:
    return Texts(way.message, way.remedy, "", way.sample)


def _by_words(document: Document, options: Options, context: Context) -> Outcome:
    """Try the ways of the rule; the first that holds decides."""
    for way in options.ways:
        wanted = way.at_least
        places = list(islice(_places(document, way, context), max(wanted, _MOST_EVIDENCE)))
        if len(places) < wanted:
            continue
        if way.verdict == MET:
            outcome = met(places[:_MOST_EVIDENCE])
        else:
            outcome = fault(way.verdict, _texts(way), places[:1])
        return outcome._replace(confirm=way.confirm) if way.confirm else outcome
    if options.absent == SKIPPED:
        return skipped(options.unmet.message)
    return missing_beside(document, options.unmet, [context.outcomes.get(name) for name in options.beside])


def _places(document: Document, way: Way, context: Context) -> Iterator[Place]:
    parts = way.in_
    condition = way.when
    # What asks for no words holds of nearly every sentence: what a sentence does is then asked before who did it when.
    does = condition.does if condition.reads and not condition.positive and way.unit == SENTENCE else ()
    by_head = condition.reads and way.unit != PARAGRAPH and only_by(condition, Subject.HEAD)
    passed_over = explanations(document, way.explains) if way.explains is not None else frozenset()
    for index in _candidates(document, way):
        sentence = document.sentences[index]
        if (
            sentence.part not in parts
            or index in passed_over
            or not (way.under is None or _stands_under(document, sentence, way.under))
            or (way.unless is not None and evaluate(way.unless, sentence.unit) is not None)
        ):
            continue
        if by_head:
            last = min(index + (way.unit == PAIR), len(document.sentences) - 1)
            if not head_may_act(document, range(index, last + 1), context):
                continue
        if way.unit == CLAUSE:
            yield from _clause_places(document, index, way, context)
            continue
        if does and not any(one in does for one in functions_of(document, index, context)):
            continue
        if way.unit == SENTENCE:
            unit = read_unit(document, index, context) if condition.reads else sentence.unit
        else:
            joined = (pair if way.unit == PAIR else paragraph)(document, index, condition, context)
            if joined is None:
                continue
            unit = joined
        spans = evaluate(condition, unit)
        if spans is not None and _is_more(sentence, sentence.unit.clauses, way.residue, context):
            yield place_of(document, sentence, spans)
    for sentence in frame_sentences(document, parts, context):
        spans = evaluate(condition, sentence.unit)
        if spans is not None:
            yield place_of(document, sentence, spans)
    if way.headings:
        # A heading over nothing says what its words say; where no words are asked for it says nothing.
        filled = None if condition.positive else over_text(document)
        for at, (heading, part) in enumerate(zip(document.headings, document.heading_parts, strict=True)):
            if (
                part in parts
                and (filled is None or at in filled)
                and evaluate(condition, heading.unit) is not None
            ):
                yield heading_place(document, heading, at)


def _candidates(document: Document, way: Way) -> Iterable[int]:
    """Return the sentences with which a unit that may satisfy the condition of a way begins, single ones as far as they are asked for."""
    found = document.candidates(way.when)
    if way.unit == PAIR:
        return sorted({at for index in found for at in (index - 1, index) if at >= 0})
    if way.unit == PARAGRAPH:
        return sorted({first_of_paragraph(document, index) for index in found})
    return _single_ones(document.sentences, found, way)


def _single_ones(sentences: Sequence[Sentence], found: Sequence[int], way: Way) -> Iterator[int]:
    """Yield those of the sentences ``found`` that lie in a part of the way and hold the words that it asks for.

    What is asked of the words is the same for sentences that hold the same ones, as the rows of a list do; few are asked one by one.
    """
    parts, condition = way.in_, way.when
    known: dict[tuple[str, ...], bool] = {}
    few = len(found) <= _FEW
    for index in found:
        sentence = sentences[index]
        if sentence.part not in parts:
            continue
        groups = sentence.unit.groups
        if few:
            holds = may_hold(condition, groups)
        else:
            held = (*groups,)
            if held not in known:
                known[held] = may_hold(condition, groups)
            holds = known[held]
        if holds:
            yield index


def _clause_places(document: Document, index: int, way: Way, context: Context) -> Iterator[Place]:
    """Yield the clauses of a sentence that satisfy the condition of a way by themselves."""
    sentence, condition = document.sentences[index], way.when
    whole = read_unit(document, index, context) if condition.reads else sentence.unit
    if not possible(condition, whole):
        return
    for start, end in whole.clauses:
        spans = evaluate(condition, whole.narrowed(start, end, condition.needs))
        if spans is not None and _is_more(sentence, ((start, end),), way.residue, context):
            yield _clause_place(document, sentence, start, end, spans)


def _stands_under(document: Document, sentence: Sentence, condition: Condition) -> bool:
    """Whether a heading that a sentence stands under, however far above, satisfies the condition."""
    at = sentence.heading
    while at is not None:
        if evaluate(condition, document.headings[at].unit) is not None:
            return True
        at = document.headings[at].parent
    return False


def _clause_place(
    document: Document, sentence: Sentence, start: int, end: int, spans: tuple[Span, ...]
) -> Place:
    left, right = sentence.line.source_span(start, end)
    quote = "".join(document.source.text[left:right].split())
    return Place(
        (left, right), document.section(sentence.heading), quote, tuple(dict.fromkeys(sentence.words(spans)))
    )


def _is_more(sentence: Sentence, clauses: Sequence[Span], residue: Residue | None, context: Context) -> bool:
    """Whether one of the clauses says something beside stock phrases, where a way asks for that."""
    if residue is None:
        return True
    known = context.shared.setdefault(f"residues {residue.without}", {})
    assert isinstance(known, dict)  # the ways of several rules ask for the same of the same clauses
    stock = context.rulebook.stock[residue.without]
    for start, end in clauses:
        text = sentence.line.text[max(start, sentence.unit.body) : end]
        left = known.get(text)
        if left is None:
            left = known[text] = len(stock.residue(text))
        if left >= residue.at_least:
            return True
    return False


CONTENT = CheckKind("content", "有没有某项内容", Options, check_content)
