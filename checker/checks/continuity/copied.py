"""``copied``: how much of the text is carried over word for word from last year's report?

Runs of clauses that stand in both reports in the same order are looked for; a clause that was changed a little, or that says nothing of its
own, does not break a run. Titles, names of laws and fixed formulas weigh nothing, and clauses whose figures were renewed are no copies.
"""

from __future__ import annotations

from checker.checks.continuity.passages import Clause, clauses_of, earlier_of, figures_in
from checker.checks.outcome import Context, fill, met, quote_of, skipped
from checker.document.model import PROBLEMS, Document
from checker.results import Finding, Outcome, Place
from checker.rulebook import option
from checker.rulebook.model import PARTIAL, UNMET, Rule, Texts
from checker.rulebook.option import CheckKind
from checker.values import NamedTuple

_ALIKE = 80.0
"""From this likeness on (per cent) a clause is another's with a word changed."""
_BREAKS = 2
"""So many changed clauses in a row do not break a run."""
_PLACES = 8
"""So many places of last year's report are tried for a clause that stands there often."""


class Options(NamedTuple):
    """The options of ``copied``."""

    without: str = option.stock_list("词表的名称：套话、法律和制度的名称，不算照搬")
    formulas: str = option.stock_list("词表的名称：安排里的套话，同样不算")
    phrases: str = option.stock_list("词表的名称：不足里的套话，同样不算")
    passage: int = option.number("连着多少个字（不算套话和名称）与上一年相同，算一段照搬")
    share: int = option.number("照搬的占正文百分之多少以上，不只是部分照搬")
    partial: Texts = option.texts("有照搬的段落时的说明", share="照搬的占正文的百分数", count="照搬的有几段")
    unmet: Texts = option.texts("照搬超过比例时的说明", share="照搬的占正文的百分数", count="照搬的有几段")


class _Run(NamedTuple):
    """Clauses ``first`` to ``last`` of this report that stand at ``first_there`` to ``last_there`` of last year's."""

    first: int
    last: int
    first_there: int
    last_there: int
    weight: int


def check_copied(document: Document, rule: Rule, context: Context) -> Outcome:
    """Find the passages that stand in both reports."""
    options: Options = rule.options
    earlier = earlier_of(document, context)
    if isinstance(earlier, str):
        return skipped(earlier)
    lists = options.without, options.formulas, options.phrases
    every = clauses_of(document, context, *lists)
    # Shortcomings in last year's words are what the rule on them tells.
    here = [clause for clause in every if document.sentences[clause.sentence].part != PROBLEMS]
    there = clauses_of(*earlier, *lists)
    total = sum(clause.weight for clause in every)
    if not total:
        return skipped("没有可以对照的文字。")
    runs = [_trimmed(document, run, here) for run in _runs(here, there)]
    runs = [run for run in runs if run.weight >= options.passage]
    share = 100 * sum(run.weight for run in runs) / total
    if not runs:
        return met((), "没有发现整段照搬上一年报告的文字。")
    verdict, texts = (UNMET, options.unmet) if share >= options.share else (PARTIAL, options.partial)
    values = {"share": f"{share:.0f}%" if share >= 1 else "不到1%", "count": len(runs)}
    findings = tuple(
        Finding(
            fill(texts.message, values),
            fill(texts.remedy, values),
            _place(document, here[run.first], here[run.last]),
            earlier=_place(earlier[0], there[run.first_there], there[run.last_there]).quote,
        )
        for run in runs
    )
    return Outcome(verdict, findings[0].message, (), findings)


def _trimmed(document: Document, run: _Run, here: list[Clause]) -> _Run:
    """Return a run without the opening words of a paragraph that goes on otherwise."""
    if run.last == run.first or run.last + 1 == len(here):
        return run
    before, last, behind = (
        document.sentences[here[at].sentence].line for at in (run.last - 1, run.last, run.last + 1)
    )
    if before is last or behind is not last:
        return run
    return run._replace(
        last=run.last - 1, last_there=run.last_there - 1, weight=run.weight - here[run.last].weight
    )


def _place(document: Document, first: Clause, last: Clause) -> Place:
    opening, closing = document.sentences[first.sentence], document.sentences[last.sentence]
    start = opening.line.source_span(first.start, first.end)[0]
    end = closing.line.source_span(last.start, last.end)[1]
    return Place((start, end), document.section(opening.heading), quote_of(document.source.text[start:end]))


def _runs(here: list[Clause], there: list[Clause]) -> list[_Run]:
    """Return the longest runs of clauses in common; none overlaps another in this report."""
    places: dict[str, list[int]] = {}
    for at, clause in enumerate(there):
        known = places.setdefault(clause.key, [])
        if len(known) < _PLACES:
            known.append(at)
    found = []
    at = 0
    while at < len(here):
        tried = [_run(here, there, at, start) for start in places.get(here[at].key, ())]
        best = max(tried, key=lambda run: run.weight, default=None) if here[at].weight else None
        if best is None:
            at += 1
        else:
            found.append(best)
            at = best.last + 1
    return found


def _run(here: list[Clause], there: list[Clause], at: int, start: int) -> _Run:
    """Return the run that begins with these two clauses, up to the last clause that is the same in both."""
    from rapidfuzz.fuzz import ratio

    run = _Run(at, at, start, start, here[at].weight)
    step = changed = 0
    while changed <= _BREAKS:
        step += 1
        if at + step >= len(here) or start + step >= len(there):
            break
        one, other = here[at + step], there[start + step]
        if one.heading != here[at].heading:  # a passage is told with its section
            break
        if one.key == other.key:
            changed = 0
            run = _Run(at, at + step, start, start + step, run.weight + one.weight)
        elif (
            ratio(one.key, other.key, score_cutoff=_ALIKE) and figures_in(one.key) == figures_in(other.key)
        ) or (one.weight == 0 and other.weight == 0):
            changed += 1
        else:
            changed += 2
    return run


COPIED = CheckKind("copied", "照搬上一年的文字", Options, check_copied)
