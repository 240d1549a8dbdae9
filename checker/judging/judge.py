"""Judge one document by a rulebook: every rule yields a named outcome."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from checker.checks.outcome import MOST_FINDINGS, Context, more_told, skipped
from checker.document.build import build_document
from checker.document.model import Document
from checker.errors import SEND, trace
from checker.judging.applies import not_for
from checker.judging.missing import placed
from checker.judging.undisturbed import undisturbed
from checker.judging.unread import open_question
from checker.reading.source import Source
from checker.results import Finding, Outcome, Place, Report, Result
from checker.rulebook.model import MUST, REVIEW, SKIPPED, UNMET, Rule, Rulebook


@undisturbed
def judge(
    source: Source,
    rulebook: Rulebook,
    *,
    reported: Collection[str] | None = None,
    year: int | None = None,
    published: str | None = None,
    level: str | None = None,
    off: Mapping[str, str] = MappingProxyType({}),
    inapplicable: Mapping[str, str] = MappingProxyType({}),
    assumed: Mapping[str, str] | None = None,
    fragment: bool = False,
    previous: Document | None = None,
) -> Report:
    """Check ``source`` by all rules of ``rulebook`` and report those in ``reported`` (None: all).

    ``year`` overrides the reporting year, ``level`` that of the issuer, ``published`` (YYYY-MM-DD) gives the date of
    publication. Rules in ``off`` are run for those that depend on them, but reported as skipped for the reason
    given there; those in ``inapplicable`` are not run at all. ``assumed`` gives rules a verdict without checking them. In a
    ``fragment`` of a report a rule applies unless what the fragment tells shows that it does not. ``previous`` is last year's
    report; without it the rules that compare with it are not run.
    """
    if previous is None:
        rulebook = rulebook.alone()
    rules = rulebook.rules
    document = build_document(source, rulebook, year)
    if level is not None:
        document = document._replace(metadata=document.metadata._replace(level=level))
    stated = next((value for _, value, _ in document.metadata.years), None)
    titles = {rule.id: rule.title for rule in rules}
    outcomes: dict[str, Outcome] = {}
    silent = {rule.id for rule in rules if rule.id in off or not (reported is None or rule.id in reported)}
    context = Context(published, year, stated, outcomes, rulebook, {}, previous, silent)
    for rule in in_order(rules):
        failed = waiting = None
        if rule.depends:
            failed = next(
                (needed for needed in rule.depends if outcomes[needed].verdict in (UNMET, SKIPPED)), None
            )
            waiting = next((needed for needed in rule.depends if outcomes[needed].open), None)
        if assumed is not None and rule.id in assumed:
            outcome = Outcome(assumed[rule.id], "")
        elif rule.id in inapplicable:
            outcome = skipped(inapplicable[rule.id])
        elif failed is not None:
            outcome = skipped(f"“{titles[failed]}”一项不符合或者不适用，本项不再检查。")
        elif waiting is not None:
            outcome = skipped(f"“{titles[waiting]}”一项要等没有读到的部分补上再判断，本项没有检查。")
        else:
            other = not_for(rule.applies, document, fragment=fragment) if rule.applies is not None else None
            outcome = skipped(other) if other is not None else _checked(document, rule, context)
            if document.source.unread:
                outcome = open_question(rule, outcome, document.source.unread)
            if outcome.verdict == UNMET and not fragment:
                outcome = _doubted(outcome, rule, outcomes, titles)
        outcomes[rule.id] = outcome
    outcomes = placed(document, rules, outcomes)
    results = tuple(
        Result(
            rule,
            skipped(off[rule.id]) if rule.id in off else outcomes[rule.id],
            basis_for(rule, document),
            "" if rule.id in off else outcomes[rule.id].confirm,
        )
        for rule in rules
        if reported is None or rule.id in reported
    )
    complete = all(
        (reported is None or rule.id in reported) and rule.id not in off
        for rule in rules
        if rule.level == MUST
    )
    return Report(source.path, document, results, None, complete)


def _checked(document: Document, rule: Rule, context: Context) -> Outcome:
    """Check one rule. A fault of the program costs the result of this rule and no other."""
    try:
        outcome: Outcome = rule.run(document, rule, context)
    except Exception as error:
        fault = trace(error)
        message = f"程序在检查“{rule.title}”时出错（{fault}），这一项没有检查。"
        finding = Finding(message, f"这一项请人工核对；{SEND}", Place(None, (), ""))
        return Outcome(REVIEW, message, (), (finding,), fault)
    return _bounded(outcome)


def _doubted(
    outcome: Outcome, rule: Rule, outcomes: Mapping[str, Outcome], titles: Mapping[str, str]
) -> Outcome:
    """Return the outcome of a rule that is unmet: for review where the fact that it counts from is doubtful itself."""
    doubtful = next(
        (name for name in rule.doubt if name in outcomes and outcomes[name].verdict == UNMET), None
    )
    if doubtful is None:
        return outcome
    return outcome._replace(
        verdict=REVIEW, message=f"{outcome.message}“{titles[doubtful]}”一项不符合，请先核对，再看这一条。"
    )


def _bounded(outcome: Outcome) -> Outcome:
    """Return an outcome with no more findings than anybody reads: a million of one fault are not told one by one."""
    count = len(outcome.findings)
    if count <= MOST_FINDINGS and len(outcome.evidence) <= MOST_FINDINGS:
        return outcome
    return outcome._replace(
        message=outcome.message + more_told(count),
        evidence=outcome.evidence[:MOST_FINDINGS],
        findings=outcome.findings[:MOST_FINDINGS],
    )


def in_order(rules: tuple[Rule, ...]) -> list[Rule]:
    """Return the rules so that each comes after those it depends on, otherwise in their order."""
    known = {rule.id: rule for rule in rules}
    done: dict[str, Rule] = {}
    for rule in rules:
        _visit(rule, known, done)
    return list(done.values())


def _visit(rule: Rule, known: Mapping[str, Rule], done: dict[str, Rule]) -> None:
    """Enter a rule behind those that it needs. (A function inside another that calls itself would be garbage for the collector.)"""
    if rule.id in done:
        return
    for needed in rule.needs:
        if needed in known:
            _visit(known[needed], known, done)
    done[rule.id] = rule


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
