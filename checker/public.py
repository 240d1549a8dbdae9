"""The values that the Python interface returns: those of ``lawcheck -f json``, typed (schemas/result.schema.json).

The names are the same at the same places (what ``document`` holds there stands on the report itself), the meanings are the same,
and they are as stable: a field is not taken away or given another meaning without a new major version.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from checker import results
from checker.arguments import Level
from checker.document.model import Document
from checker.reporting.machines.jsonout import (
    extent,
    level_of,
    page_of,
    passed,
    report_data,
    suggestion_of,
)
from checker.reporting.people import markdown
from checker.reporting.shown import Shown, shown, shown_rulebook
from checker.rulebook.model import PARTIAL, REVIEW, UNMET, Rulebook
from checker.version import __version__

Verdict = Literal["met", "partial", "unmet", "review", "skipped"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the report; ``part`` is the part of a report that it opens, ``line`` counts from 1."""

    level: int
    number: str | None
    text: str
    part: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the source: lines and columns from 1, ``end_column`` exclusive; None for what is missing.

    ``section`` are the headings above it, ``quote`` the words there, with personal numbers masked; ``page`` is known
    in formats that have pages.
    """

    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    section: tuple[str, ...]
    quote: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Excuse:
    """Why a finding does not gate: ``waived`` with reason, approver and last day (YYYY-MM-DD), or ``known``."""

    state: Literal["waived", "known"]
    reason: str = ""
    approved_by: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Replacement:
    """A correction that is certain: ``text`` takes the place of what stands from line and column to ``end_column``."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, how to put it right, and where (as in :class:`Place`).

    ``excuse`` is None for one that counts; ``fix`` are the replacements that put it right, where that is certain;
    ``earlier`` is the passage of last year's report that it is about, where one is compared with.
    """

    message: str
    suggestion: str
    level: Level
    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    section: tuple[str, ...]
    quote: str
    page: int | None = None
    excuse: Excuse | None = None
    fix: tuple[Replacement, ...] = ()
    earlier: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """The verdict of one rule with its legal basis, the evidence of what is there and the findings.

    ``confirm`` tells that a second reader reads the text otherwise, as ``confirm_text`` says: ask a person. ``error``
    names the fault of the program where the rule could not be checked; its verdict is review.
    """

    rule: str
    title: str
    level: Level
    verdict: Verdict
    basis: tuple[str, ...]
    message: str
    evidence: tuple[Place, ...]
    findings: tuple[Finding, ...]
    confirm: bool = False
    confirm_text: str = ""
    error: str | None = None

    @property
    def is_gap(self) -> bool:
        """Whether something is left to be put right: not met, and not excused altogether."""
        return self.verdict in (PARTIAL, UNMET, REVIEW) and any(
            finding.excuse is None for finding in self.findings
        )


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of the file that could not be read: what it is and where, why, and the page where there is one."""

    what: str
    why: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one report; ``report["plan"]`` is the result of one rule.

    ``level`` is province, city, county, township or department; ``published`` the date YYYY-MM-DD that the
    report states; what is not known is None. ``changes`` tell what configuration and packs change against the shipped rules. ``passed`` tells whether nothing gates. ``error`` says why a file
    could not be checked (only from :func:`check_files`); then there are no results.
    """

    path: str
    format: str | None
    encoding: str | None
    title: str | None
    issuer: str | None
    level: str | None
    year: int | None
    published: str | None
    headings: tuple[Heading, ...]
    notes: tuple[str, ...]
    unread: tuple[Unread, ...]
    results: tuple[Result, ...]
    notices: tuple[str, ...]
    passed: bool
    error: str | None
    changes: tuple[str, ...]
    _shown: Shown = field(repr=False, compare=False)
    _rulebook: Rulebook = field(repr=False, compare=False)

    @property
    def gaps(self) -> tuple[Result, ...]:
        """The rules that leave something to be put right, in the order of the rules."""
        return tuple(result for result in self.results if result.is_gap)

    def __getitem__(self, rule: str) -> Result:
        """Return the result of a rule by its id. Raises KeyError where it was not checked."""
        for result in self.results:
            if result.rule == rule:
                return result
        raise KeyError(rule)

    def to_dict(self) -> dict[str, Any]:
        """Return the report as in ``reports`` of the JSON output."""
        return report_data(self._shown)

    def to_markdown(self) -> str:
        """Return the gap report in Markdown."""
        return markdown.gap_text(self._shown, self._rulebook, __version__)


def public_report(report: results.Report, rulebook: Rulebook) -> Report:
    """Return the public value of a report: the JSON contract, typed."""
    view = shown(report)
    document = view.document
    data = report_data(
        view._replace(results=())
    )  # the results are made straight away: they are most of a report
    about = data["document"]
    return Report(
        **{name: value for name, value in about.items() if name not in ("headings", "notes", "unread")},
        headings=tuple(Heading(**heading) for heading in about["headings"]),
        notes=tuple(about["notes"]),
        unread=tuple(Unread(**one) for one in about["unread"]),
        results=tuple([_result(result, document) for result in view.results]),
        notices=tuple(data.get("notices", ())),
        passed=passed(view),
        error=data["error"],
        changes=tuple(data.get("changes", ())),
        _shown=view,
        _rulebook=shown_rulebook(rulebook),
    )


def _result(result: results.Result, document: Document | None) -> Result:
    rule: Any = result.rule  # whose level and verdict are texts, here those that there are
    outcome: Any = result.outcome
    return Result(
        rule.id,
        rule.title,
        rule.level,
        outcome.verdict,
        result.basis,
        outcome.message,
        tuple([_place(place, document) for place in outcome.evidence]),
        tuple([_finding(finding, rule.level, document) for finding in outcome.findings]),
        bool(result.confirm),
        result.confirm,
        outcome.fault or None,
    )


def _finding(finding: results.Finding, level: str, document: Document | None) -> Finding:
    place, excuse = finding.place, finding.excuse
    weight: Any = level_of(finding, level)
    fix: list[tuple[Any, ...]] = [(*extent(document, part.span), part.text) for part in finding.fix]
    return Finding(
        finding.message,
        suggestion_of(finding),
        weight,
        *extent(document, place.span),
        place.section,
        place.quote,
        page_of(document, place),
        _excuse(excuse) if excuse is not None else None,
        tuple([Replacement(*part) for part in fix]),
        finding.earlier,
    )


def _excuse(excuse: Any) -> Excuse:
    return Excuse(*excuse)


def _place(place: results.Place, document: Document | None) -> Place:
    return Place(*extent(document, place.span), place.section, place.quote, page_of(document, place))
