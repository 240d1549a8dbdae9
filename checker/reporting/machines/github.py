"""Annotations for GitHub Actions: workflow commands that its runner reads from standard output."""

from __future__ import annotations

from collections.abc import Iterator

from checker.reporting.formats import Job
from checker.reporting.machines.marks import Mark, marks, relative
from checker.reporting.people.gap import unread_text
from checker.reporting.shown import Shown
from checker.reporting.spool import Spool
from checker.rulebook.model import ADVICE, MUST, SHOULD, VERDICT_NAMES, Rulebook

_COMMANDS = {MUST: "error", SHOULD: "warning", ADVICE: "notice"}


def output(job: Job) -> GithubOutput:
    """Return the annotations of a run."""
    return GithubOutput(job)


class GithubOutput:
    """Collects one command for each finding that is not excused."""

    def __init__(self, job: Job) -> None:
        self._lines = Spool()
        if job.error:
            self._lines.add(command("error", job.error, title="lawcheck"))

    def add(self, report: Shown, rulebook: Rulebook) -> None:
        """Take one report."""
        path = relative(report.path)
        if report.error is not None:
            self._lines.add(command("error", report.error, file=path, title="无法读取"))
        if report.unread:
            self._lines.add(command("error", unread_text(report), file=path, title="没有读全"))
        for mark in marks(report):
            if mark.finding.excuse is None:
                self._lines.add(_annotation(path, mark))

    def pieces(self) -> Iterator[str]:
        """Yield the commands."""
        return iter(self._lines)


def _annotation(path: str, mark: Mark) -> str:
    rule = mark.result.rule
    places = {"line": mark.start.line, "endLine": mark.end.line, "col": mark.start.column}
    if mark.end.line == mark.start.line:  # GitHub knows columns only within one line
        places["endColumn"] = mark.end.column
    text = mark.message + (f"\n改法：{mark.remedy}" if mark.remedy else "")
    title = f"{rule.title}：{VERDICT_NAMES[mark.result.outcome.verdict]}（{rule.id}）"
    return command(_COMMANDS[mark.level], text, file=path, **places, title=title)


def command(name: str, text: str, **properties: str | int) -> str:
    """Return one workflow command, escaped as GitHub's own toolkit does."""
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {told}::{_data(text)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
