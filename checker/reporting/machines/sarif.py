"""The findings as SARIF 2.1.0 (OASIS standard): one run, all rules with their help, every result at a place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import quote

from checker.reading.source import Position
from checker.reporting.formats import Job
from checker.reporting.machines.marks import Mark, excuse_text, marks, relative
from checker.reporting.people.conclusion import unread_text
from checker.reporting.shown import Shown
from checker.reporting.spool import Spool
from checker.rulebook.model import ADVICE, MUST, SHOULD, VERDICT_NAMES, Rule, Rulebook
from checker.rulebook.remedies import remedies
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {MUST: "error", SHOULD: "warning", ADVICE: "note"}
_SEVERITIES = {MUST: "error", SHOULD: "warning", ADVICE: "recommendation"}
_BASE = "%SRCROOT%"


def output(job: Job) -> SarifOutput:
    """Return the log of a run; without results where the run ended before any file was read."""
    return SarifOutput(job)


class SarifOutput:
    """Collects results, and notifications about files that could not be read."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._results = Spool()
        self._notices = Spool()
        self._failed = bool(job.error)
        rules = {rule.id: rule for rulebook in reversed(job.rulebooks) for rule in rulebook.rules}
        order = dict.fromkeys(rule.id for rulebook in job.rulebooks for rule in rulebook.rules)
        self._rules = [rules[name] for name in order]
        self._index = {name: index for index, name in enumerate(order)}
        if job.error:
            self._notices.add(_text({"level": "error", "message": {"text": job.error}}))

    def add(self, report: Shown, rulebook: Rulebook) -> None:
        """Take one report."""
        where = _artifact(report.path)
        if report.error is not None:
            self._failed = True
            notice = {
                "level": "error",
                "message": {"text": report.error},
                "locations": [{"physicalLocation": {"artifactLocation": where}}],
            }
            self._notices.add((",\n" if self._notices.count else "") + _text(notice))
        if report.unread:
            self._failed = True
            notice = {
                "level": "error",
                "message": {"text": unread_text(report)},
                "locations": [{"physicalLocation": {"artifactLocation": where}}],
            }
            self._notices.add((",\n" if self._notices.count else "") + _text(notice))
        for change in report.changes:
            notice = {"level": "warning", "message": {"text": f"{report.path}：{change}"}}
            self._notices.add((",\n" if self._notices.count else "") + _text(notice))
        for failed in report.faulty:
            self._failed = True
            notice = {"level": "error", "message": {"text": f"{report.path}：{failed.outcome.message}"}}
            self._notices.add((",\n" if self._notices.count else "") + _text(notice))
        for mark in marks(report):
            result = _text(self._result(mark, where))
            self._results.add(",\n" + result if self._results.count else result)

    def _result(self, mark: Mark, where: dict[str, str]) -> dict[str, Any]:
        verdict = mark.result.outcome.verdict
        excuse = mark.finding.excuse
        suppressions = []
        if excuse is not None:
            suppressions = [{"kind": "external", "status": "accepted", "justification": excuse_text(excuse)}]
        result: dict[str, Any] = {
            "ruleId": mark.result.rule.id,
            "ruleIndex": self._index[mark.result.rule.id],
            # Not the kind ``review``, whose level is none (SARIF 3.27.10): every output gives a finding the same weight.
            "kind": "fail",
            "level": mark.severity,
            "message": {"text": mark.message + (f"\n改法：{mark.remedy}" if mark.remedy else "")},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": where,
                        "region": _region(mark.start, mark.end),
                    }
                }
            ],
            # The second is the one that code scanning knows; it must not depend on the line's number either.
            "partialFingerprints": {
                "lawcheck/v1": mark.fingerprint,
                "primaryLocationLineHash": f"{mark.fingerprint[:16]}:1",
            },
            "suppressions": suppressions,
            "properties": {
                "verdict": VERDICT_NAMES[verdict],
                "basis": list(mark.result.basis),
                "quote": mark.finding.place.quote,
            },
        }
        if mark.result.confirm:
            result["properties"]["confirm"] = mark.result.confirm
        section = mark.finding.place.section
        if section:
            named = {"fullyQualifiedName": "/".join(section), "name": section[-1]}
            result["locations"][0]["logicalLocations"] = [named]
        if mark.fixes:
            result["fixes"] = [_fix(mark, where)]
        return result

    def pieces(self) -> Iterator[str]:
        """Yield the log."""
        driver = {
            "name": "lawcheck",
            "version": self._job.version,
            "rules": [_rule(rule) for rule in self._rules],
        }
        root = {"description": {"text": "运行 lawcheck 时所在的文件夹"}}
        yield (
            f'{{"$schema": "{SCHEMA}",\n"version": "2.1.0",\n"runs": [{{\n"tool": {_text({"driver": driver})},\n'
            f'"language": "zh-CN",\n"columnKind": "unicodeCodePoints",\n'
            f'"automationDetails": {{"id": "lawcheck/"}},\n"originalUriBaseIds": {_text({_BASE: root})},\n"results": [\n'
        )
        yield from self._results
        good = json.dumps(not self._failed)
        yield f'],\n"invocations": [{{"executionSuccessful": {good}, "toolExecutionNotifications": [\n'
        yield from self._notices
        yield "]}]\n}]}\n"


def _text(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False)


def _artifact(path: str) -> dict[str, str]:
    """Return where a file is, relative to the working folder where it lies in it."""
    path = relative(path)
    encoded = quote(path, safe="/", errors="replace")
    if path.startswith("/"):
        return {"uri": f"file://{encoded}"}
    if path[1:3] == ":/":
        return {"uri": f"file:///{path[:2]}{encoded[4:]}"}
    return {"uri": encoded, "uriBaseId": _BASE}


def _fix(mark: Mark, where: dict[str, str]) -> dict[str, Any]:
    """Return the correction of a finding: what is deleted where, and what comes in its place."""
    replacements = [
        {"deletedRegion": _region(start, end), "insertedContent": {"text": text}}
        for start, end, text in mark.fixes
    ]
    change = {"artifactLocation": where, "replacements": replacements}
    return {"description": {"text": mark.remedy or mark.message}, "artifactChanges": [change]}


def _region(start: Position, end: Position) -> dict[str, int]:
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _rule(rule: Rule) -> dict[str, Any]:
    basis = [entry.text for entry in rule.basis]
    told = [f"要求：{rule.asks}", f"依据：{'；'.join(basis)}"]
    told += [f"改法：{remedy}" for remedy in remedies(rule)]
    return {
        "id": rule.id,
        "name": rule.title,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.asks},
        "help": {"text": "\n".join(told)},
        "defaultConfiguration": {"level": LEVELS[rule.level]},
        "properties": {
            "pack": rule.pack,
            "basis": basis,
            "tags": [rule.pack],
            "problem.severity": _SEVERITIES[rule.level],
        },
    }
