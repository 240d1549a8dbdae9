"""``formulas``: a fixed formula is the one current in the reporting year.

A passage is the formula where two of its words follow each other and one of them is shared by all versions, or what the
formula speaks of comes next.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.outcome import Context, finding_of, found, met, skipped
from checker.checks.running import place_in, title_and_body
from checker.document.flow import Flow
from checker.document.model import Document
from checker.results import Finding, Outcome, Replacement
from checker.rulebook import option
from checker.rulebook.model import Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.around import SENTENCE_ENDS, clause_around, places, spans
from checker.text.terms import Span
from checker.values import NamedTuple

_BETWEEN = frozenset("、，“”‘’和与及 ")
"""What may stand between neighbouring words of a formula."""
_SUBJECT = 6
"""So near after its words stands what a formula speaks of."""


class Version(NamedTuple):
    """A version of a formula."""

    own: tuple[str, ...] = option.words("这个提法自己的词")
    from_: int | None = option.year("从哪个报告年度起", default=None)
    until: int | None = option.year("到哪个报告年度止", default=None)
    full: str = option.text("完整的提法")


class Formula(NamedTuple):
    """A fixed formula and its versions."""

    name: str = option.text("名称")
    of: str = option.text("说的是什么")
    common: tuple[str, ...] = option.words("各个提法都有的词")
    versions: tuple[Version, ...] = option.many(Version, "各个年度的提法")


class Expression(NamedTuple):
    """An expression that did not exist before a reporting year."""

    word: str = option.text("提法")
    from_: int = option.year("从哪个报告年度起才有")
    instead: str = option.text("改法")


class Options(NamedTuple):
    """The options of ``formulas``."""

    formulas: tuple[Formula, ...] = option.many(Formula, "固定提法", default=())
    words: tuple[Expression, ...] = option.many(Expression, "某一年度才有的提法", default=())
    past: tuple[str, ...] = option.words("说明讲的是另一个时间的词", default=())
    unmet: Texts = option.texts(
        "固定提法不是报告年度的提法时的说明",
        name="提法的名称",
        year="报告年度",
        own="写的提法自己的词",
        full="报告年度的完整提法",
    )
    early: Texts = option.texts(
        "写了以后才有的提法（words）时的说明",
        word="提法",
        since="从哪个报告年度起才有",
        year="报告年度",
        instead="words 里 instead 写的改法",
    )


def check_formulas(document: Document, rule: Rule, context: Context) -> Outcome:
    """Compare formulas with the reporting year."""
    options: Options = rule.options
    year = document.metadata.year
    if year is None:
        return skipped("不知道报告年度，无法判断提法是否合时。")
    body = title_and_body(document, context)
    findings: list[Finding] = []
    good = []
    for formula in options.formulas:
        for span, words in _passages(body, formula):
            versions = _versions(body, span, formula, words)
            if not versions:
                continue
            stale = [entry for entry in versions if not _current(entry, year)]
            if not stale:
                good.append(place_in(body, *span))
                continue
            # What was said in earlier years may be told later, but nobody could tell what was not yet said.
            if stale[0].until is not None and year > stale[0].until and _tells_past(body, span, options):
                continue
            present = next(entry for entry in formula.versions if _current(entry, year))
            findings.append(
                finding_of(
                    options.unmet,
                    place_in(body, *span),
                    {
                        "name": formula.name,
                        "year": year,
                        "own": "、".join(stale[0].own),
                        "full": present.full,
                    },
                    fix=_fix(body, span, stale[0], present),
                )
            )
    for entry in options.words:
        for span in spans(body.text, entry.word) if year < entry.from_ else ():
            values = {"word": entry.word, "since": entry.from_, "year": year, "instead": entry.instead}
            findings.append(finding_of(options.early, place_in(body, *span), values))
    if findings:
        return found(findings, findings[0].message)
    return met(good[:1], "固定提法与报告年度相符。" if good else "没有发现过时或者超前的提法。")


def _passages(body: Flow, formula: Formula) -> Iterator[tuple[Span, list[str]]]:
    """Yield runs of two or more words of a formula that follow each other closely."""
    own = [word for version in formula.versions for word in version.own]
    if not any(word in body.text for word in own):
        return
    hits = sorted((at, word) for word in (*formula.common, *own) for at in places(body.text, word))
    run: list[tuple[int, str]] = []
    for at, word in hits:
        if run and not _BETWEEN.issuperset(body.text[run[-1][0] + len(run[-1][1]) : at]):
            yield from _run(run)
            run = []
        run.append((at, word))
    yield from _run(run)


def _run(run: list[tuple[int, str]]) -> Iterator[tuple[Span, list[str]]]:
    if len(run) > 1:
        yield (run[0][0], run[-1][0] + len(run[-1][1])), [word for _, word in run]


def _fix(body: Flow, span: Span, stale: Version, present: Version) -> tuple[Replacement, ...]:
    """Return the replacement of the words that are out of date, where the passage is the whole formula in its order."""
    if body.text[slice(*span)] != stale.full:
        return ()
    first = span[0] + stale.full.index(stale.own[0])
    source = body.exact(first, span[1])
    if source is None:
        return ()
    return (Replacement(source, "、".join(present.own)),)


def _versions(body: Flow, span: Span, formula: Formula, words: list[str]) -> list[Version]:
    """Return the versions whose own words stand among ``words``; none where nothing shows that it is the formula."""
    shared = any(word in formula.common for word in words)
    if not shared and formula.of not in body.text[span[1] : span[1] + _SUBJECT]:
        return []
    return [version for version in formula.versions if any(word in words for word in version.own)]


def _current(version: Version, year: int) -> bool:
    return (version.from_ is None or version.from_ <= year) and (
        version.until is None or year <= version.until
    )


def _tells_past(body: Flow, span: Span, options: Options) -> bool:
    sentence = body.text[slice(*clause_around(body.text, span, SENTENCE_ENDS, body.line_span(span[0])))]
    return any(word in sentence for word in options.past)


FORMULAS = CheckKind("formulas", "固定提法与报告年度相符", Options, check_formulas)
