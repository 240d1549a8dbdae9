"""The findings as GitLab's Code Quality report: a JSON array of issues."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256

from checker.reporting.formats import Job
from checker.reporting.machines.marks import marks, relative, told_waived
from checker.reporting.machines.rows import CHANGED
from checker.reporting.people.conclusion import unread_text
from checker.reporting.shown import Shown
from checker.reporting.spool import Spool
from checker.results import ERROR, NOTE, WARNING
from checker.rulebook.model import Rulebook

_SEVERITIES = {ERROR: "critical", WARNING: "minor", NOTE: "info"}


def output(job: Job) -> GitlabOutput:
    """Return the issues of a run; none where the run ended before any file was read."""
    return GitlabOutput()


class GitlabOutput:
    """Collects one issue for each finding that is not excused, and one for each file that could not be read."""

    def __init__(self) -> None:
        self._issues = Spool()

    def add(self, report: Shown, rulebook: Rulebook) -> None:
        """Take one report."""
        path = relative(report.path)
        if report.error is not None:
            self._issue(path, 1, "lawcheck.read", "unreadable", "blocker", report.error)
        if report.unread:
            self._issue(path, 1, "lawcheck.read", "unread", "blocker", unread_text(report))
        for change in report.changes:
            self._issue(path, 1, CHANGED, change, "info", f"注意：{change}")
        if waived := told_waived(report):
            self._issue(path, 1, CHANGED, waived, "info", f"注意：{waived}")
        for mark in marks(report):
            if mark.finding.excuse is None:
                rule = mark.result.rule
                text = f"{rule.title}：{mark.message}{mark.finding.suggestion}"
                severity = _SEVERITIES[mark.severity]
                self._issue(path, mark.start.line, rule.id, mark.fingerprint, severity, text)

    def _issue(self, path: str, line: int, rule: str, fingerprint: str, severity: str, text: str) -> None:
        # GitLab compares fingerprints over all files of a project.
        name = sha256(f"{path}\n{rule}\n{fingerprint}".encode("utf-8", "replace")).hexdigest()[:32]
        issue = {
            "description": text,
            "check_name": rule,
            "fingerprint": name,
            "severity": severity,
            "location": {"path": path, "lines": {"begin": line}},
        }
        shown = json.dumps(issue, ensure_ascii=False)
        self._issues.add(",\n" + shown if self._issues.count else shown)

    def pieces(self) -> Iterator[str]:
        """Yield the array."""
        yield "["
        yield from self._issues
        yield "]\n"
