"""The Python interface: check a report, get typed values back. Everything public is named in ``checker.__all__``.

The values are those of ``lawcheck -f json`` (schemas/result.schema.json): the same names at the same places (what
``document`` holds there stands on the report itself), the same meanings, and as
stable: a field is not taken away or given another meaning without a new major version. See docs/api.md.

Over 300 lines, more than half of them values without a method: all that is promised to the outside stands in this one file.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar, Unpack

from checker import results as values
from checker.arguments import Level, Options, Path, wishes_of, wrong
from checker.checking import Checker
from checker.errors import LawcheckError
from checker.reading.files import find_files, read_bytes
from checker.reading.text import read_text
from checker.reporting.machines.jsonout import report_data
from checker.reporting.people import markdown
from checker.reporting.shown import Shown, shown, shown_rulebook
from checker.rulebook.model import PARTIAL, REVIEW, UNMET, Rulebook
from checker.version import __version__

Verdict = Literal["met", "partial", "unmet", "review", "skipped"]
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
    checker = Checker(wishes_of(options, file=not isinstance(source, bytes)))
    if not isinstance(source, str | bytes | os.PathLike):
        raise wrong("source", source, "请给出报告的路径，或者文件内容（bytes）；文字用 check_text。")
    if isinstance(source, bytes):
        called = name or "报告.txt"
        read = read_bytes(source, called, os.path.splitext(called)[1].lower())
        return _value(checker.check_source(called, read), checker.regime(called).rulebook)
    path = os.fspath(source)
    if not isinstance(path, str):
        raise wrong("source", source, "路径请用 str 或者 pathlib.Path。")
    if os.path.isdir(path):
        raise LawcheckError(
            "这是一个文件夹。", remedy="请用 check_files([文件夹])。", path=path.replace(os.sep, "/")
        )
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
    report = reports[0]._replace(notices=(*reports[0].notices, *checker.remarks()))
    return _value(report, checker.regime(path).rulebook)


def check_text(
    text: str,
    *,
    name: str = "报告.txt",
    **options: Unpack[Options],
) -> Report:
    """Check a report that is there as text, such as from an editor or a database. Options as in :class:`Options`."""
    checker = Checker(wishes_of(options, file=False))
    if not isinstance(text, str):
        raise wrong("text", text, "请给出报告的文字（str）；文件用 check。")
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
    if isinstance(paths, str | bytes | os.PathLike) or not isinstance(paths, Iterable):
        raise wrong("paths", paths, '请给出路径的列表，例如 check_files(["报告"])；只有一份时用 check。')
    named = list(paths)
    for path in named:
        if not isinstance(path, str | os.PathLike):
            raise wrong("paths", path, "列表里的每一项都是路径，用 str 或者 pathlib.Path。")
    return _each(Checker(wishes_of(options, file=True)), [os.fspath(path) for path in named])


def _each(checker: Checker, paths: Sequence[str]) -> Iterator[Report]:
    checker.trees = tuple(path for path in paths if os.path.isdir(path))
    for file in find_files(paths, checker.passed):
        if isinstance(file, LawcheckError):
            failed = values.Report(file.path or "", None, (), str(file))
            yield _value(failed, checker.regime("").rulebook)
            continue
        rulebook = checker.regime(file).rulebook
        for report in checker.check(file):
            yield _value(report, rulebook)


def _value(report: values.Report, rulebook: Rulebook) -> Report:
    """Return the public value of a report: the JSON contract, typed."""
    view = shown(report)
    data = report_data(view)
    document = data["document"]
    return Report(
        **{name: value for name, value in document.items() if name not in ("headings", "notes", "unread")},
        headings=tuple(Heading(**heading) for heading in document["headings"]),
        notes=tuple(document["notes"]),
        unread=tuple(Unread(**one) for one in document["unread"]),
        results=tuple(_result(result) for result in data["results"]),
        notices=tuple(data.get("notices", ())),
        passed=data["summary"]["passed"],
        error=data["error"],
        changes=tuple(data.get("changes", ())),
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
