"""The findings one a line, as compilers write them: what terminals, hooks and editors can jump to."""

from __future__ import annotations

from collections.abc import Iterator

from checker.reporting.formats import Job
from checker.reporting.machines.marks import marks, relative, told_waived
from checker.reporting.people.conclusion import unread_text
from checker.reporting.shown import Shown
from checker.reporting.spool import Spool
from checker.results import ERROR, NOTE, WARNING
from checker.rulebook.model import Rulebook

_NAMES = {ERROR: "错误", WARNING: "警告", NOTE: "提示"}


def output(job: Job) -> LinesOutput:
    """Return the lines of a run; one with the error where it ended before any file was read."""
    return LinesOutput(job)


class LinesOutput:
    """Collects ``path:line:column: severity rule message`` for each finding that is not excused."""

    def __init__(self, job: Job) -> None:
        self._lines = Spool()
        if job.error:
            self._lines.add(f"lawcheck: {_NAMES[ERROR]} {_line(job.error)}\n")

    def add(self, report: Shown, rulebook: Rulebook) -> None:
        """Take one report."""
        path = relative(report.path)
        if report.error is not None:
            self._lines.add(f"{path}:1:1: {_NAMES[ERROR]} lawcheck.read {_line(report.error)}\n")
        if report.unread:
            self._lines.add(f"{path}:1:1: {_NAMES[ERROR]} lawcheck.read {_line(unread_text(report))}\n")
        for change in report.changes:
            self._lines.add(f"{path}:1:1: {_NAMES[NOTE]} lawcheck.config {_line(change)}\n")
        if waived := told_waived(report):
            self._lines.add(f"{path}:1:1: {_NAMES[NOTE]} lawcheck.config {_line(waived)}\n")
        for mark in marks(report):
            if mark.finding.excuse is None:
                told = _line(mark.message + mark.remedy)
                place = f"{path}:{mark.start.line}:{mark.start.column}"
                self._lines.add(f"{place}: {_NAMES[mark.severity]} {mark.result.rule.id} {told}\n")

    def pieces(self) -> Iterator[str]:
        """Yield the lines."""
        return iter(self._lines)


def _line(text: str) -> str:
    return " ".join(text.split())
