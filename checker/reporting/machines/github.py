"""Annotations for GitHub Actions: workflow commands that its runner reads from standard output.

GitHub shows ten annotations of each level a step, whichever come first: so the ten worst of each are given, the errors
first, and one notice that counts the rest (docs/gate.md says where to read them).
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.reporting.fixable import told_change
from checker.reporting.formats import Job
from checker.reporting.machines.marks import Mark, marks, relative, told_waived
from checker.reporting.people.conclusion import unread_text
from checker.reporting.shown import Shown
from checker.results import ERROR, NOTE, WARNING
from checker.rulebook.model import VERDICT_NAMES, Rulebook

_COMMANDS = {ERROR: "error", WARNING: "warning", NOTE: "notice"}
_MOST = 10
_LEVELS = {"error": "错误", "warning": "警告", "notice": "提示"}


def output(job: Job) -> GithubOutput:
    """Return the annotations of a run."""
    return GithubOutput(job)


class GithubOutput:
    """Keeps the first commands of each level, for findings that are not excused, and counts the others."""

    def __init__(self, job: Job) -> None:
        self._lines: dict[str, list[str]] = {name: [] for name in _COMMANDS.values()}
        self._counts = dict.fromkeys(self._lines, 0)
        if job.error:
            self._add("error", job.error, title="lawcheck")

    def add(self, report: Shown, rulebook: Rulebook) -> None:
        """Take one report."""
        path = relative(report.path)
        if report.error is not None:
            self._add("error", report.error, file=path, title="无法读取")
        if report.unread:
            self._add("error", unread_text(report), file=path, title="没有读全")
        for change in report.changes:
            self._add("warning", change, file=path, title="配置和规则包的改动")
        if waived := told_waived(report):
            self._add("notice", waived, file=path, title="已批准保留")
        for mark in marks(report):
            if mark.finding.excuse is None:
                self._annotate(path, mark, told_change(report, mark.finding))

    def pieces(self) -> Iterator[str]:
        """Yield the commands."""
        left = {name: self._counts[name] - len(lines) for name, lines in self._lines.items()}
        if any(left.values()):
            lines = self._lines["notice"]
            if len(lines) == _MOST:  # the line that counts the rest is a notice itself
                left["notice"] += 1
                del lines[-1]
            told = "、".join(f"{_LEVELS[name]}{count}处" for name, count in left.items() if count)
            lines.append(command("notice", f"{told}没有在这里标注，全部问题见差距报告。", title="其余的问题"))
        for lines in self._lines.values():
            yield from lines

    def _add(self, name: str, text: str, **properties: str | int) -> None:
        self._counts[name] += 1
        if len(self._lines[name]) < _MOST:
            self._lines[name].append(command(name, text, **properties))

    def _annotate(self, path: str, mark: Mark, change: str) -> None:
        rule = mark.result.rule
        places = {"line": mark.start.line, "endLine": mark.end.line, "col": mark.start.column}
        if mark.end.line == mark.start.line:  # GitHub knows columns only within one line
            places["endColumn"] = mark.end.column
        text = mark.message + (f"\n改法：{mark.remedy}" if mark.remedy else "")
        text += f"\n{change}" if change else ""
        title = f"{rule.title}：{VERDICT_NAMES[mark.result.outcome.verdict]}（{rule.id}）"
        self._add(_COMMANDS[mark.severity], text, file=path, **places, title=title)


def command(name: str, text: str, **properties: str | int) -> str:
    """Return one workflow command, escaped as GitHub's own toolkit does."""
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {told}::{_data(text)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
