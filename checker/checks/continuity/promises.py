"""``promises``: what became of the measures that last year's report announced?

What stood in last year's report word for word was written before the measure was announced, and tells nothing of what became of it.

A measure of last year's plan is reported on where a passage of this report, outside its own plan, names enough of what the measure is about: pairs of
characters, weighed as :mod:`~checker.checks.content.likeness` weighs them. That something was not done is a report as well, where it
is the measure that is spoken of and not only its object. What is made of stock phrases, or read as a slogan, promises nothing. What words leave open may
be reported on in other words (rephrased.py): where that is likely, a person is asked to look, and nothing is found.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.checks.content.likeness import Features, Words, weights_of
from checker.checks.continuity import rephrased
from checker.checks.continuity.announced import Promise, announced
from checker.checks.continuity.passages import bare, earlier_of, stocks_of
from checker.checks.outcome import Context, fill, met, quote_of, skipped
from checker.document.model import ACHIEVEMENTS, INTENT, PLAN, PROBLEMS, Document
from checker.results import Finding, Outcome, Place
from checker.rulebook import option
from checker.rulebook.model import PARTIAL, UNMET, Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.lazy import pattern
from checker.text.stock import StockPhrases
from checker.values import NamedTuple

_KEPT = 0.28
"""A measure counts as reported on where a passage names this share of what one of its clauses is about."""
_BESIDE = 0.43
"""The same for a clause behind the first, which more often tells how than what."""
_SPOKEN_OF = 0.8
"""A shortcoming that names this share of a measure says what became of it."""
_SLIGHT = 0.25
"""The weight of a pair of characters that stands in stock phrases only."""
_LEAST = 3.0
"""What a measure is about weighs at least this much, so that one pair in common does not keep a promise of few words."""
_GIST = 14
"""So many of its most telling characters tell what a measure is about."""
_SHORT = 4
"""A clause of which less is left is compared as it stands."""
_DOUBTFUL = 0.65
"""From so likely a report in other words on, a measure is only to be looked at."""
_SHOWN = 3
"""So many of the measures to look at are named."""
_COUNT = pattern("(?<![0-9.第])([1-9][0-9]{0,5})[余多]?(?!个?[年月日号])([一-鿿])")
"""A number with its unit, and no date."""
_COUNTED_TOO = 2
"""A passage that tells of as many of the same unit as was promised names the promise so many times as surely."""
_MOST = 200
_COPIED = 24
"""A sentence of so many characters of its own that stands in both reports was copied."""
_STOPS = "，；。、："


class Options(NamedTuple):
    """The options of ``promises``."""

    without: str = option.stock_list("套话词表的名称：只有套话的措施不算承诺")
    formulas: str = option.stock_list("词表的名称：安排里的套话，同样不算")
    phrases: str = option.stock_list("词表的名称：不足里的套话，同样不算")
    judgements: str = option.stock_list("词表的名称：说怎样做的词，对照时先去掉")
    at_least: int = option.number("去掉套话以后至少有几个字的，才算一项措施")
    partial: Texts = option.texts(
        "有的措施没有交代时的说明", promise="上一年写的措施", count="没有交代的有几项"
    )
    unmet: Texts = option.texts(
        "措施全都没有交代时的说明", promise="上一年写的措施", count="没有交代的有几项"
    )
    confirm: str = option.message(
        "有的措施可能换了说法写到时请人核对的话",
        pairs="可能换了说法写到的措施，各和这一份里最接近的一句",
        count="这样的措施有几项",
    )


def check_promises(document: Document, rule: Rule, context: Context) -> Outcome:
    """Look for a report on each measure of last year's plan."""
    options: Options = rule.options
    earlier = earlier_of(document, context)
    if isinstance(earlier, str):
        return skipped(earlier)
    stock = stocks_of(context, options.without, options.formulas, options.phrases)
    judgements = context.rulebook.stock[options.judgements]
    words = Words(stock, judgements)
    promised = list(announced(*earlier, stock, options.at_least))[:_MOST]
    if not promised:
        return skipped("上一年的报告里没有具体的措施可以对照。")
    account, shortcomings, plan = _passages(document, _long_sentences(earlier[0], stock))
    told, admitted = _together(account, words), _together(shortcomings, words)
    meant = [[_measure(clause, words, judgements) for clause in one.clauses] for one in promised]
    weight = weights_of(
        [
            *(one.all for one in (*told, *admitted)),
            *(clause.features.all for one in meant for clause in one),
        ]
    )
    reported, spoken_of = _Passages(told, account), _Passages(admitted, shortcomings)
    kept = [
        any(
            reported.share(clause, weight) >= (_BESIDE if at else _KEPT)
            or spoken_of.share(clause, weight) >= _SPOKEN_OF
            for at, clause in enumerate(clauses)
        )
        for clauses in meant
    ]
    if all(kept):
        return met((), f"上一年安排的{len(promised)}项措施，这一份都有交代。")
    open_ones, doubtful = _sorted_out(promised, kept, [*account, *shortcomings], plan, words)
    confirm = (
        fill(options.confirm, {"count": len(doubtful), "pairs": "；".join(doubtful[:_SHOWN])})
        if doubtful
        else ""
    )
    if not open_ones:
        return met((), f"上一年安排的{len(promised)}项措施，没有发现这一份没有交代的。")._replace(
            confirm=confirm
        )
    verdict, texts = (UNMET, options.unmet) if len(open_ones) == len(promised) else (PARTIAL, options.partial)
    place = Place(None, _account(document), "")
    findings = tuple(
        Finding(
            fill(texts.message, {"count": len(open_ones), "promise": quote_of(one.text)}),
            texts.remedy,
            place,
            earlier=quote_of(one.text),
        )
        for one in open_ones
    )
    return Outcome(verdict, findings[0].message, (), findings, confirm=confirm)


def _sorted_out(
    promised: Sequence[Promise],
    kept: Sequence[bool],
    account: Sequence[Sequence[str]],
    plan: Sequence[Sequence[str]],
    words: Words,
) -> tuple[list[Promise], list[str]]:
    """Return the measures that are not reported on, and those that may be in other words, each with the passage that is nearest."""
    open_ones: list[Promise] = []
    doubtful: list[str] = []
    traces = rephrased.traces([one.clauses for one in promised], kept, account, plan, words)
    for one, is_kept, trace in zip(promised, kept, traces, strict=True):
        if is_kept:
            continue
        if trace.nearest is None or rephrased.chance(trace) < _DOUBTFUL:
            open_ones.append(one)
        else:
            nearest = quote_of("".join(account[trace.nearest])).rstrip(_STOPS)
            doubtful.append(f"“{quote_of(one.text)}”（最接近的是“{nearest}”）")
    return open_ones, doubtful


def _account(document: Document) -> tuple[str, ...]:
    """Return the section that gives the account of the year, where what became of a promise belongs."""
    parts = zip(document.headings, document.heading_parts, strict=True)
    return next(
        (
            document.section(at)
            for at, (heading, part) in enumerate(parts)
            if part == ACHIEVEMENTS and heading.level == 1
        ),
        (),
    )


def _long_sentences(previous: Document, stock: StockPhrases) -> frozenset[str]:
    """Return the words of the sentences of last year's account that nobody writes twice by chance."""
    texts = [one.text for one in previous.sentences if one.part not in (PLAN, INTENT)]
    long = {key: text for text in texts if len(text) >= _COPIED and len(key := bare(text)) >= _COPIED}
    left = stock.residues([*long.values()])
    return frozenset(key for key, own in zip(long, left, strict=True) if len(own) >= _COPIED)


def _passages(
    document: Document, before: frozenset[str]
) -> tuple[list[list[str]], list[list[str]], list[list[str]]]:
    """Return the clauses of each passage of the account, the shortcomings and the plan; not what stood there ``before``."""
    account: list[list[str]] = []
    shortcomings: list[list[str]] = []
    plan: list[list[str]] = []
    for sentence in document.sentences:
        if sentence.part == INTENT or (sentence.part != PLAN and bare(sentence.text) in before):
            continue
        part = {PLAN: plan, PROBLEMS: shortcomings}.get(sentence.part, account)
        part.append([sentence.line.text[start:end] for start, end in sentence.unit.clauses])
    headings = zip(document.headings, document.heading_parts, strict=True)
    account += [[heading.text] for heading, part in headings if part not in (PLAN, PROBLEMS)]
    return account, shortcomings, plan


def _together(passages: Sequence[Sequence[str]], words: Words) -> list[Features]:
    """Return what each passage is about."""
    words.learn(clause for clauses in passages for clause in clauses)
    return [words.together(clauses) for clauses in passages]


class _Measure(NamedTuple):
    """A clause of a promise: the characters that tell what it is about, its features, and what it counts (5处)."""

    about: str
    features: Features
    counts: frozenset[str]


def _measure(clause: str, words: Words, judgements: StockPhrases) -> _Measure:
    about = judgements.residue(clause)
    return _Measure(about if len(about) >= _SHORT else clause, words.features(clause), _counts((clause,)))


def _counts(clauses: Sequence[str]) -> frozenset[str]:
    return frozenset(number + unit for clause in clauses for number, unit in _COUNT.findall(clause))


class _Passages:
    """Passages by the pairs of characters that they hold."""

    def __init__(self, passages: list[Features], texts: Sequence[Sequence[str]]) -> None:
        self._counts = [_counts(clauses) for clauses in texts]
        self._where: dict[str, list[int]] = {}
        for at, passage in enumerate(passages):
            for pair in passage.all:
                self._where.setdefault(pair, []).append(at)

    def share(self, measure: _Measure, weight: dict[str, float]) -> float:
        """Return the largest share of what a measure is about that one passage names.

        Characters are counted and not pairs: of two words in a row that another report has apart, the pair between is none. A
        character weighs as much as the rarer of its pairs; of a long clause only what tells most must be named.
        """
        pairs = [measure.about[at : at + 2] for at in range(len(measure.about) - 1)]
        value = [
            weight.get(pair, 0.0) * (1.0 if pair in measure.features.telling else _SLIGHT) for pair in pairs
        ]
        named: dict[int, dict[int, float]] = {}
        for at, pair in enumerate(pairs):
            for passage in self._where.get(pair, ()):
                covered = named.setdefault(passage, {})
                for character in (at, at + 1):
                    covered[character] = max(covered.get(character, 0.0), value[at])
        own = [max(value[max(at - 1, 0) : at + 1], default=0.0) for at in range(len(measure.about))]
        whole = max(sum(sorted(own, reverse=True)[:_GIST]), _LEAST)
        return (
            max(
                (
                    sum(covered.values())
                    * (1 if measure.counts.isdisjoint(self._counts[passage]) else _COUNTED_TOO)
                    for passage, covered in named.items()
                ),
                default=0.0,
            )
            / whole
        )


PROMISES = CheckKind("promises", "上一年的安排有没有交代", Options, check_promises)
