"""The Python interface: check a report, get typed values back. Everything public is named in ``checker.__all__``.

The values are those of ``lawcheck -f json`` (schemas/result.schema.json): the same names at the same places (what
``document`` holds there stands on the report itself), the same meanings, and as
stable: a field is not taken away or given another meaning without a new major version. See docs/api.md.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypedDict, TypeVar, Unpack

from checker import __version__
from checker import results as values
from checker.checking import Checker, Wishes
from checker.errors import LawcheckError
from checker.reading.files import find_files, read_bytes
from checker.reading.text import read_text
from checker.reporting.machines.jsonout import report_data
from checker.reporting.people import markdown
from checker.reporting.people.gap import gap_blocks
from checker.reporting.shown import Shown, shown, shown_rulebook
from checker.rulebook.model import PARTIAL, REVIEW, UNMET, Rulebook

Level = Literal["must", "should", "advice"]
Verdict = Literal["met", "partial", "unmet", "review", "skipped"]
Path = str | os.PathLike[str]
T = TypeVar("T", "Place", "Finding")


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

    ``excuse`` is None for one that counts; ``fix`` are the replacements that put it right, where that is certain.
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


@dataclass(frozen=True, slots=True)
class Result:
    """The verdict of one rule with its legal basis, the evidence of what is there and the findings.

    ``confirm`` tells that a second reader reads the text otherwise, as ``confirm_text`` says: ask a person.
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

    @property
    def is_gap(self) -> bool:
        """Whether something is left to be put right: not met, and not excused altogether."""
        return self.verdict in (PARTIAL, UNMET, REVIEW) and any(
            finding.excuse is None for finding in self.findings
        )


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one report; ``report["plan"]`` is the result of one rule.

    ``level`` is province, city, county, township or department; ``published`` the date YYYY-MM-DD that the
    report states; what is not known is None. ``passed`` tells whether nothing gates. ``error`` says why a file
    could not be checked (only from :func:`check_files`); then there are no results.
    """

    path: str
    format: str
    encoding: str | None
    title: str | None
    issuer: str | None
    level: str | None
    year: int | None
    published: str | None
    headings: tuple[Heading, ...]
    notes: tuple[str, ...]
    results: tuple[Result, ...]
    notices: tuple[str, ...]
    passed: bool
    error: str | None
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
        return markdown.render(gap_blocks(self._shown, self._rulebook, __version__))


class Options(TypedDict, total=False):
    """The options of every check; whatever is left out is as the configuration says, else as by default.

    ``config`` is a configuration file, False for none; by default the nearest one upwards from the file, and none for
    bytes and text, which have no place. ``packs`` are rule packs to use besides, ``kind`` is the kind of report,
    ``select`` and ``ignore`` are ids of rules or ``pack:NAME``, ``fail_on`` is the level from which an unmet rule makes
    ``passed`` false. ``year`` overrides the reporting year, ``published`` is the day of publication, ``baseline`` a
    baseline file, ``today`` the day by which waivers expire (default: the clock's).
    """

    config: Path | Literal[False] | None
    packs: Sequence[Path]
    kind: str | None
    select: Sequence[str]
    ignore: Sequence[str]
    fail_on: Level | Literal["never"] | None
    year: int | None
    published: str | datetime.date | None
    baseline: Path | None
    today: str | datetime.date | None


def check(
    source: Path | bytes,
    *,
    name: str | None = None,
    **options: Unpack[Options],
) -> Report:
    """Check one report: the file at a path, or the content of a file as bytes.

    ``name`` is what the report is called where it comes as bytes; its ending (.txt, .docx …) says what they are.
    The other options are those of :class:`Options`.

    Raises LawcheckError, in Chinese, for a report, configuration, pack or baseline that cannot be used.
    """
    checker = Checker(_wishes(options, file=not isinstance(source, bytes)))
    if isinstance(source, bytes):
        called = name or "报告.txt"
        read = read_bytes(source, called, os.path.splitext(called)[1].lower())
        return _value(checker.check_source(called, read), checker.regime(called).rulebook)
    path = os.fspath(source)
    if not os.path.isfile(path):
        raise LawcheckError(
            "找不到这个文件。", remedy="请核对文件名和所在文件夹。", path=path.replace(os.sep, "/")
        )
    reports = list(checker.check(path))
    if len(reports) > 1:
        raise LawcheckError(
            "这个压缩包里有几份报告。", remedy="请用 check_files。", path=path.replace(os.sep, "/")
        )
    if reports[0].error is not None:
        raise LawcheckError(reports[0].error)
    report = reports[0]._replace(notices=(*reports[0].notices, *checker.unused_waivers()))
    return _value(report, checker.regime(path).rulebook)


def check_text(
    text: str,
    *,
    name: str = "报告.txt",
    **options: Unpack[Options],
) -> Report:
    """Check a report that is there as text, such as from an editor or a database. Options as in :class:`Options`."""
    checker = Checker(_wishes(options, file=False))
    read = read_text(text.encode("utf-8", "replace"), name)
    return _value(checker.check_source(name, read), checker.regime(name).rulebook)


def check_files(
    paths: Iterable[Path],
    **options: Unpack[Options],
) -> Iterator[Report]:
    """Check many files and folders (searched recursively), one report after the other. Options as in :class:`Options`.

    A file that cannot be read yields a report with ``error``. Raises LawcheckError for a configuration, pack or
    baseline that cannot be used.
    """
    return _each(Checker(_wishes(options, file=True)), [os.fspath(path) for path in paths])


def _each(checker: Checker, paths: Sequence[str]) -> Iterator[Report]:
    for file in find_files(paths):
        if isinstance(file, LawcheckError):
            failed = values.Report(file.path or "", None, (), str(file))
            yield _value(failed, checker.regime("").rulebook)
            continue
        rulebook = checker.regime(file).rulebook
        for report in checker.check(file):
            yield _value(report, rulebook)


def _wishes(options: Options, *, file: bool) -> Wishes:
    unknown = options.keys() - Options.__annotations__.keys()
    if unknown:
        raise TypeError(f"unknown options: {', '.join(sorted(unknown))}")
    fail_on, config, baseline = options.get("fail_on"), options.get("config"), options.get("baseline")
    if fail_on not in (None, "must", "should", "advice", "never"):
        raise LawcheckError(f"fail_on 不能是“{fail_on}”。", remedy="可以写 must、should、advice、never。")
    if any(isinstance(value, str) for value in map(options.get, ("packs", "select", "ignore"))):
        raise TypeError("packs, select and ignore are sequences of strings, not strings")
    return Wishes(
        config=os.fspath(config) if config else None,
        use_config=config is not False and (file or config is not None),
        rules=tuple(os.fspath(pack) for pack in options.get("packs", ())),
        kind=options.get("kind"),
        select=tuple(options.get("select", ())),
        ignore=tuple(options.get("ignore", ())),
        fail_on=fail_on,
        year=options.get("year"),
        published=_day("published", options.get("published")),
        baseline=os.fspath(baseline) if baseline is not None else None,
        today=_day("today", options.get("today")),
    )


def _day(name: str, value: str | datetime.date | None) -> str | None:
    if isinstance(value, datetime.datetime):
        value = value.date()
    try:
        return None if value is None else datetime.date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise LawcheckError(f"{name} 的日期“{value}”不对。", remedy="请写成 2024-03-28 这样。") from None


def _value(report: values.Report, rulebook: Rulebook) -> Report:
    """Return the public value of a report: the JSON contract, typed."""
    view = shown(report)
    data = report_data(view)
    document = data["document"]
    return Report(
        **{name: value for name, value in document.items() if name not in ("headings", "notes")},
        headings=tuple(Heading(**heading) for heading in document["headings"]),
        notes=tuple(document["notes"]),
        results=tuple(_result(result) for result in data["results"]),
        notices=tuple(data.get("notices", ())),
        passed=data["summary"]["passed"],
        error=data["error"],
        _shown=view,
        _rulebook=shown_rulebook(rulebook),
    )


def _result(data: Mapping[str, Any]) -> Result:
    values = {
        "basis": tuple(data["basis"]),
        "evidence": tuple(_value_of(Place, place) for place in data["evidence"]),
        "findings": tuple(map(_finding, data["findings"])),
    }
    return Result(**{**data, **values})


def _finding(data: Mapping[str, Any]) -> Finding:
    excuse = data.get("excuse")
    fix = tuple(Replacement(**part) for part in data.get("fix", ()))
    return _value_of(
        Finding, {**data, "excuse": Excuse(**excuse) if excuse is not None else None, "fix": fix}
    )


def _value_of(kind: type[T], data: Mapping[str, Any]) -> T:
    """Return a value that stands at a place."""
    return kind(**{**data, "section": tuple(data["section"])})
