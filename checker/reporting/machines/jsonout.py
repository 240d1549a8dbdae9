"""The result as JSON, to the contract in schemas/result.schema.json."""

from __future__ import annotations

import json
from collections.abc import Iterator

from checker.document.model import PREFACE, Document
from checker.reporting.formats import Job
from checker.reporting.shown import Shown
from checker.reporting.spool import Spool
from checker.results import EXCUSES, Excuse, Finding, Place
from checker.rulebook.model import ADVICE, LEVELS, Rulebook
from checker.text.terms import Span
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


SCHEMA_VERSION = "1.0"
EXTENT = ("line", "column", "end_line", "end_column")
"""Where something stands: lines and columns from 1, ``end_column`` exclusive."""


def report_json(report: Shown) -> str:
    """Return one entry of ``reports`` as JSON text."""
    return json.dumps(report_data(report), ensure_ascii=False, indent=1)


def report_data(report: Shown) -> dict[str, Any]:
    """Return one entry of ``reports`` (see the schema) as plain values."""
    document = report.document
    summary: dict[str, Any] = {"passed": passed(report)}
    summary |= {level: report.tally(level) for level in LEVELS}
    excuses = [
        finding.excuse.state
        for result in report.results
        for finding in result.outcome.findings
        if finding.excuse is not None
    ]
    summary |= {state: excuses.count(state) for state in EXCUSES if state in excuses}
    data: dict[str, Any] = {
        "document": _document(report.path, document),
        "results": [
            {
                "rule": result.rule.id,
                "title": result.rule.title,
                "level": result.rule.level,
                "verdict": result.outcome.verdict,
                "basis": list(result.basis),
                "message": result.outcome.message,
                "evidence": [_place(document, place) for place in result.outcome.evidence],
                "findings": [
                    {
                        "message": finding.message,
                        "suggestion": suggestion_of(finding),
                        "level": level_of(finding, result.rule.level),
                        **_place(document, finding.place),
                        **({"excuse": _excuse(finding.excuse)} if finding.excuse is not None else {}),
                        **({"fix": _fix(document, finding)} if finding.fix else {}),
                        **({"earlier": finding.earlier} if finding.earlier else {}),
                    }
                    for finding in result.outcome.findings
                ],
                **({"error": result.outcome.fault} if result.outcome.fault else {}),
                **({"confirm": True, "confirm_text": result.confirm} if result.confirm else {}),
            }
            for result in report.results
        ],
        "summary": summary,
        "error": report.error,
    }
    if report.changes:
        data["changes"] = list(report.changes)
    if report.notices:
        data["notices"] = list(report.notices)
    return data


def passed(report: Shown) -> bool:
    """Whether nothing keeps a report from being published."""
    return report.document is not None and not report.gates() and not report.faulty and not report.unread


def suggestion_of(finding: Finding) -> str:
    """Return how to put a finding right, with the sample text where there is one."""
    return finding.suggestion + (f"参考写法：{finding.sample}" if finding.sample else "")


def level_of(finding: Finding, level: str) -> str:
    """Return what a finding of a rule of ``level`` weighs."""
    return ADVICE if finding.mild else level


def _excuse(excuse: Excuse) -> dict[str, str]:
    """Return an excuse without the fields that it leaves empty."""
    return {key: value for key, value in excuse._asdict().items() if value}


def output(job: Job) -> JsonOutput:
    """Return the results of a run as one JSON object; without reports where the run ended before any was read."""
    return JsonOutput(job)


class JsonOutput:
    """Collects the entries of ``reports``."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._entries = Spool()

    def add(self, report: Shown, rulebook: Rulebook) -> None:
        """Take one report."""
        entry = report_json(report)
        self._entries.add(",\n" + entry if self._entries.count else entry)

    def pieces(self) -> Iterator[str]:
        """Yield the object."""
        packs = {pack.name: pack for rulebook in reversed(self._job.rulebooks) for pack in rulebook.packs}
        order = dict.fromkeys(pack.name for rulebook in self._job.rulebooks for pack in rulebook.packs)
        tool = {
            "name": "lawcheck",
            "version": self._job.version,
            "packs": [{"name": name, "version": packs[name].version} for name in order],
        }
        shown = json.dumps(tool, ensure_ascii=False)
        yield f'{{"schema_version": "{SCHEMA_VERSION}",\n"tool": {shown},\n"reports": ['
        yield from self._entries
        yield "]}\n"


def _document(path: str, document: Document | None) -> dict[str, Any]:
    if document is None:
        empty = dict.fromkeys(("title", "issuer", "level", "year", "published"))
        return {
            "path": path,
            "format": None,
            "encoding": None,
            **empty,
            "notes": [],
            "unread": [],
            "headings": [],
        }
    metadata = document.metadata
    date = metadata.published or metadata.signed
    return {
        "path": path,
        "format": document.source.format,
        "encoding": document.source.encoding or None,
        "title": metadata.title.name if metadata.title else None,
        "issuer": metadata.issuer.name if metadata.issuer else None,
        "level": metadata.level,
        "year": metadata.year,
        "published": date.date if date else None,
        "notes": list(document.notes),
        "unread": [one._asdict() for one in document.source.unread],
        "headings": [
            {
                "level": heading.level,
                "number": heading.number,
                "text": heading.text,
                "part": None if part == PREFACE else part,
                "line": document.source.position(heading.span[0]).line,
            }
            for heading, part in zip(document.headings, document.heading_parts, strict=True)
        ],
    }


def _fix(document: Document | None, finding: Finding) -> list[dict[str, Any]]:
    return [{**_extent(document, part.span), "text": part.text} for part in finding.fix]


def _extent(document: Document | None, span: Span | None) -> dict[str, Any]:
    return dict(zip(EXTENT, extent(document, span), strict=True))


def extent(
    document: Document | None, span: Span | None
) -> tuple[int | None, int | None, int | None, int | None]:
    """Return where a span begins and ends, in the order of :data:`EXTENT`; None for what is missing."""
    if span is None or document is None:
        return None, None, None, None
    start, end = span
    position = document.source.position
    line, column = position(start)
    last_line, last = position(max(start, end - 1))
    return line, column, last_line, last + (1 if end > start else 0)


def page_of(document: Document | None, place: Place) -> int | None:
    """Return the page on which a place begins, None where there are no pages."""
    if place.span is None or document is None:
        return None
    return document.source.page_at(place.span[0])


def _place(document: Document | None, place: Place) -> dict[str, Any]:
    where = _extent(document, place.span)
    page = page_of(document, place)
    if page is not None:
        where["page"] = page
    return {**where, "section": list(place.section), "quote": place.quote}
