"""The values that a run results in: place, finding, outcome of a rule, result, report.

Checks make them, the gate excuses findings, every output and the Python interface show them. Their names are those
of the JSON contract (schemas/result.schema.json) wherever the contract has the thing.
"""

from __future__ import annotations

from checker.document.model import Document
from checker.reading.source import Unread
from checker.rulebook.model import ADVICE, LEVELS, MUST, PARTIAL, UNMET, VERDICTS, Rule
from checker.text.terms import Span
from checker.values import NamedTuple


class Place(NamedTuple):
    """A place in the source: ``span`` its offsets (None for what is missing), the headings above it, a quote.

    ``words`` are the decisive words of the quote. A section that the document does not have is a ``new`` one: the part
    that it plays until all are known, then how it is put in, in Chinese, and the offset ``behind`` which.
    """

    span: Span | None
    section: tuple[str, ...]
    quote: str
    words: tuple[str, ...] = ()
    new: str = ""
    behind: int | None = None


WAIVED, KNOWN = "waived", "known"
EXCUSES = (WAIVED, KNOWN)


class Excuse(NamedTuple):
    """Why a finding does not gate: it is ``waived`` by decision, or ``known`` from a baseline.

    ``reason``, ``approved_by`` and ``until`` (the last day, YYYY-MM-DD) are those of the waiver, empty for ``known``.
    """

    state: str
    reason: str = ""
    approved_by: str = ""
    until: str = ""


class Replacement(NamedTuple):
    """A correction that is certain: ``text`` takes the place of what stands at ``span`` of the source."""

    span: Span
    text: str


class Finding(NamedTuple):
    """What is wrong, where, how to put it right, and a sample text for what is missing.

    A ``mild`` finding weighs as advice, whatever the level of its rule; one with an ``excuse`` does not gate. ``fix``
    puts it right altogether, where that is certain: replacements that do not overlap, in the order of the text. ``earlier``
    is the passage of last year's report that it is about.
    """

    message: str
    suggestion: str
    place: Place
    sample: str = ""
    mild: bool = False
    excuse: Excuse | None = None
    fix: tuple[Replacement, ...] = ()
    earlier: str = ""


class Outcome(NamedTuple):
    """The result of one rule on one document; ``confirm`` as in :class:`Result`.

    ``fault`` names the exception and its place in the program where the check itself failed; the verdict then is review.
    ``open`` tells that the verdict waits for parts of the file that could not be read.
    """

    verdict: str
    message: str
    evidence: tuple[Place, ...] = ()
    findings: tuple[Finding, ...] = ()
    fault: str = ""
    confirm: str = ""
    open: bool = False


class Result(NamedTuple):
    """The outcome of one rule, with the legal basis as it applies to this document.

    ``confirm`` tells, in Chinese, how a second reader reads the text where it differs from the verdict: a person should
    confirm this one. It is empty where there is no such doubt.
    """

    rule: Rule
    outcome: Outcome
    basis: tuple[str, ...]
    confirm: str = ""

    @property
    def excused(self) -> bool:
        """Whether nothing of what is wrong still counts: what is left without an excuse is mild, if anything."""
        findings = self.outcome.findings
        return any(finding.excuse for finding in findings) and all(
            finding.excuse or finding.mild for finding in findings
        )


ERROR, WARNING, NOTE = "error", "warning", "note"


def severity(result: Result, finding: Finding) -> str:
    """Return how much a finding weighs, the same in every output.

    What is unmet at ``must`` is an error, as is a check that failed; what is mild or only advice is a note, everything
    else a warning.
    """
    if result.outcome.fault:
        return ERROR
    if finding.mild or result.rule.level == ADVICE:
        return NOTE
    return ERROR if result.rule.level == MUST and result.outcome.verdict == UNMET else WARNING


UNCHANGED, UNCHECKED = "没有改", "（这次没有检查这一条）"
"""In place of a sentence of now: the one of then still stands, or nothing can be said of it."""


class Change(NamedTuple):
    """What became of one gap of an earlier check: the ``sentence`` concerned then, and what stands there ``now``.

    Both are empty for what is missing altogether.
    """

    title: str
    message: str
    sentence: str
    now: str


class Since(NamedTuple):
    """The gaps of an earlier check that are put right, those that are still there, and those that are new."""

    fixed: tuple[Change, ...]
    still: tuple[Change, ...]
    new: tuple[Change, ...]


class Report(NamedTuple):
    """All results for one file, or the error for which it could not be read.

    ``complete`` tells whether all must rules are among the results; ``notices`` are remarks about waivers and the
    baseline, in Chinese; ``fail_on`` is the level from which an unmet rule gates (``never``: none does), with
    ``fail_on_partial`` a partial one too. ``changes`` tell in Chinese what configuration and packs change against the
    shipped rules, ``weakened`` are the titles of must rules that they lower, switch off or remove. ``since`` compares with an
    earlier check, where one is given.
    """

    path: str
    document: Document | None
    results: tuple[Result, ...]
    error: str | None
    complete: bool = True
    notices: tuple[str, ...] = ()
    fail_on: str = MUST
    fail_on_partial: bool = False
    changes: tuple[str, ...] = ()
    weakened: tuple[str, ...] = ()
    since: Since | None = None

    def tally(self, level: str) -> dict[str, int]:
        """Return how many rules of a level have each verdict."""
        counts = dict.fromkeys(VERDICTS, 0)
        for result in self.results:
            if result.rule.level == level:
                counts[result.outcome.verdict] += 1
        return counts

    @property
    def faulty(self) -> tuple[Result, ...]:
        """The rules that could not be checked because the program failed at them."""
        return tuple(result for result in self.results if result.outcome.fault)

    @property
    def unread(self) -> tuple[Unread, ...]:
        """The parts of the file that could not be read: no conclusion is possible without them."""
        return self.document.source.unread if self.document is not None else ()

    @property
    def missing(self) -> int:
        """How many must rules are unmet and not excused."""
        return sum(
            result.rule.level == MUST and result.outcome.verdict == UNMET and not result.excused
            for result in self.results
        )

    def gates(self) -> bool:
        """Whether a rule at or above the level ``fail_on`` is unmet (or partial, where that gates) and not excused."""
        if self.fail_on not in LEVELS:
            return False
        gating = LEVELS[: LEVELS.index(self.fail_on) + 1]
        verdicts = (UNMET, PARTIAL) if self.fail_on_partial else (UNMET,)
        return any(
            result.outcome.verdict in verdicts and result.rule.level in gating and not result.excused
            for result in self.results
        )
