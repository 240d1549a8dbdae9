"""Judge one document by a rulebook: every rule yields a named outcome."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from checker.checks.outcome import Context, Outcome, skipped
from checker.checks.registry import CHECKS
from checker.document.build import build_document
from checker.document.model import Document
from checker.reading.source import Source
from checker.rulebook.model import LEVELS, MUST, SKIPPED, UNMET, VERDICTS, Rule, Rulebook
from checker.values import NamedTuple


class Result(NamedTuple):
    """The outcome of one rule, with the legal basis as it applies to this document."""

    rule: Rule
    outcome: Outcome
    basis: tuple[str, ...]


class Report(NamedTuple):
    """All results for one file, or the error for which it could not be read.

    ``complete`` tells whether all must rules are among the results.
    """

    path: str
    document: Document | None
    results: tuple[Result, ...]
    error: str | None
    complete: bool = True

    def tally(self, level: str) -> dict[str, int]:
        """Return how many rules of a level have each verdict."""
        counts = dict.fromkeys(VERDICTS, 0)
        for result in self.results:
            if result.rule.level == level:
                counts[result.outcome.verdict] += 1
        return counts

    def gates(self, fail_on: str) -> bool:
        """Whether a rule at or above the level ``fail_on`` is unmet (``never``: none gates)."""
        if fail_on not in LEVELS:
            return False
        gating = LEVELS[: LEVELS.index(fail_on) + 1]
        return any(result.outcome.verdict == UNMET and result.rule.level in gating for result in self.results)


def judge(
    source: Source,
    rulebook: Rulebook,
    *,
    reported: Collection[str] | None = None,
    year: int | None = None,
    published: str | None = None,
    assumed: Mapping[str, str] | None = None,
) -> Report:
    """Check ``source`` by all rules of ``rulebook`` and report those in ``reported`` (None: all).

    ``year`` overrides the reporting year, ``published`` (YYYY-MM-DD) gives the date of publication.
    ``assumed`` gives rules a verdict without checking them.
    """
    document = build_document(source, rulebook, year)
    stated = next((value for _, value, _ in document.metadata.years), None)
    titles = {rule.id: rule.title for rule in rulebook.rules}
    outcomes: dict[str, Outcome] = {}
    context = Context(published, year, stated, outcomes, rulebook)
    for rule in in_order(rulebook.rules):
        failed = next(
            (needed for needed in rule.depends if outcomes[needed].verdict in (UNMET, SKIPPED)), None
        )
        if assumed is not None and rule.id in assumed:
            outcome = Outcome(assumed[rule.id], "")
        elif failed is not None:
            outcome = skipped(f"“{titles[failed]}”一项不符合或者不适用，本项不再检查。")
        else:
            outcome = CHECKS[rule.check](document, rule, context)
        outcomes[rule.id] = outcome
    results = tuple(
        Result(rule, outcomes[rule.id], basis_for(rule, document))
        for rule in rulebook.rules
        if reported is None or rule.id in reported
    )
    complete = all(reported is None or rule.id in reported for rule in rulebook.rules if rule.level == MUST)
    return Report(source.path, document, results, None, complete)


def in_order(rules: tuple[Rule, ...]) -> list[Rule]:
    """Return the rules so that each comes after those it depends on, otherwise in their order."""
    known = {rule.id: rule for rule in rules}
    done: dict[str, Rule] = {}

    def visit(rule: Rule) -> None:
        if rule.id in done:
            return
        for needed in (*rule.depends, *rule.options.get("any_met", ())):
            visit(known[needed])
        done[rule.id] = rule

    for rule in rules:
        visit(rule)
    return list(done.values())


def basis_for(rule: Rule, document: Document) -> tuple[str, ...]:
    """Return the basis of a rule as it applies to this issuer and year.

    Where a basis took effect after the reporting year it is a present requirement; where it does not
    bind this level of issuer directly it is cited for reference.
    """
    metadata = document.metadata
    told = []
    for basis in rule.basis:
        text = basis.text
        if basis.levels and metadata.level is not None and metadata.level not in basis.levels:
            text = f"参照{text}"
        if basis.since is not None and metadata.year is not None and metadata.year < basis.since:
            text += "（按现行要求）"
        told.append(text)
    return tuple(told)
