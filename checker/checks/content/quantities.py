"""``quantities``: is the account backed by figures?"""

from __future__ import annotations

from collections.abc import Iterable

from checker.checks.content.readings import read_unit
from checker.checks.outcome import Context, fault, met, missing, place_of
from checker.document.actors import Subject
from checker.document.model import Document, Sentence
from checker.document.sentences import QUANTITY
from checker.results import Outcome, Place
from checker.rulebook import option
from checker.rulebook.model import PARTIAL, Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.acts import ASKED, DEMANDED, PLANNED, THIS, Reading
from checker.text.lazy import pattern
from checker.text.terms import Span
from checker.values import NamedTuple

_MOST_EVIDENCE = 3
_LONGEST_NAME = 12
_OPENS_NAME = pattern("“[^“”，、；：。]*$")
_CLOSES_NAME = pattern("[^“”，、；：。]*”")
_BARE = pattern(
    "(?:其中)?(?:(?:下属|直属|内设|行政|事业|村民|居民|基层|党)(?:单位|机构|小组|支部|组织|村))?[0-9.]+[余多万]*[\u4e00-\u9fff]{1,6}"
)
"""A number and what it counts, perhaps after the name of a kind of body (事业单位7个), and no more."""
_OTHERS_OR_TARGETS = ("指标", "目标", "任务", "该", "某", "邻", "外省", "外市", "外县", "兄弟")


class Options(NamedTuple):
    """The options of ``quantities``."""

    in_: tuple[str, ...] = option.parts("数哪些部分里的数量")
    at_least: int = option.number("至少要有几处带单位的数量")
    background: str = option.found_list("背景词表的名称：这些词所在的分句里的数量不算")
    also: str = option.found_list("另一张背景词表的名称", default="")
    aspects: tuple[str, ...] = option.words(
        "后面接着这些词的只说明分成几个方面，不算数量（通过三个层次的学习）", default=()
    )
    partial: Texts = option.texts("有数量但是不够时的说明", count="有几处", wanted="应有几处")
    unmet: Texts = option.texts("没有数量时的说明", count="有几处", wanted="应有几处")


def check_quantities(document: Document, rule: Rule, context: Context) -> Outcome:
    """Count the quantities of acts and results in the parts named."""
    options: Options = rule.options
    wanted = options.at_least
    background = ["{" + name + "}" for name in (options.background, options.also) if name]
    count = 0
    evidence: list[Place] = []
    for index, sentence in enumerate(document.sentences):
        groups = sentence.unit.groups
        spans = groups.get(QUANTITY, ())
        if sentence.part not in options.in_ or not spans:
            continue
        if "“" in sentence.text:
            spans = [span for span in spans if not _in_a_name(sentence, span)]
        spans = [span for span in spans if not _numbers_aspects(sentence, span, options.aspects)]
        hidden = [span for name in background for span in groups.get(name, ())]
        if hidden:
            told = _not_background(sentence, hidden)
            spans = [span for span in spans if _any_within((span,), *told)]
        if _may_be_others(sentence, document.metadata.year):
            own = [
                (one.start, one.end) for one in read_unit(document, index, context).readings if _counts(one)
            ]
            spans = [span for span in spans if _any_within((span,), *own)]
        count += len(spans)
        if spans and len(evidence) < _MOST_EVIDENCE:
            evidence.append(place_of(document, sentence))
    if count >= wanted:
        return met(evidence, f"共有{count}处带单位的数量。")
    if count:
        return fault(PARTIAL, options.partial, evidence[:1], count=count, wanted=wanted)
    return missing(document, options.unmet, count=count, wanted=wanted)


def _may_be_others(sentence: Sentence, year: int | None) -> bool:
    """Whether a sentence names another year, another place or a target: only then its clauses need be read."""
    return any(value != year for _, value in sentence.years) or any(
        word in sentence.text for word in _OTHERS_OR_TARGETS
    )


def _counts(reading: Reading) -> bool:
    """Whether a reading tells of what was done here and in the reporting year."""
    return (
        reading.mood not in (DEMANDED, PLANNED, ASKED)
        and reading.year == THIS
        and reading.actor != Subject.ELSEWHERE
    )


def _in_a_name(sentence: Sentence, span: Span) -> bool:
    """Whether a quantity stands in a quoted name: “15分钟法律服务圈” counts nothing.

    A name is short and has no clauses; a mark that is not closed, or a sentence that is quoted, is none.
    """
    text, unit = sentence.line.text, sentence.unit
    before = text[max(unit.start, span[0] - _LONGEST_NAME) : span[0]]
    behind = text[span[1] : min(unit.end, span[1] + _LONGEST_NAME)]
    return _OPENS_NAME.search(before) is not None and _CLOSES_NAME.match(behind) is not None


def _not_background(sentence: Sentence, hidden: Iterable[Span]) -> list[Span]:
    """Return the clauses that give no background: a bare count behind one that does (辖13个村，112个村民小组) goes on with it."""
    told: list[Span] = []
    before = False
    for clause in sentence.unit.clauses:
        bare = _BARE.fullmatch(sentence.line.text[slice(*clause)].rstrip("，、；。")) is not None
        before = _any_within(hidden, clause) or (before and bare)
        if not before:
            told.append(clause)
    return told


def _numbers_aspects(sentence: Sentence, span: Span, aspects: tuple[str, ...]) -> bool:
    """Whether a quantity only says in how many ways something was done: 三个层次, 三件事."""
    text = sentence.line.text
    return text.startswith(aspects, span[1]) or text.startswith(aspects, span[1] - 1)


def _any_within(spans: Iterable[Span], *clauses: Span) -> bool:
    return any(left <= start < right for start, _ in spans for left, right in clauses)


QUANTITIES = CheckKind("quantities", "有没有足够多的数量", Options, check_quantities)
