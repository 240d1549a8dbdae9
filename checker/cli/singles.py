"""An output into a folder: a file for each report, and over all of them a summary where the format is for people."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable

from checker.cli.folders import Into
from checker.errors import LawcheckError
from checker.reporting.formats import FORMATS, Job, open_output
from checker.reporting.people.overview import Row, row_of
from checker.reporting.shown import shown, shown_rulebook
from checker.results import Report
from checker.rulebook.model import Rulebook

_SUMMARIES = {
    "markdown": ("checker.reporting.people.markdown", "检查汇总.md"),
    "html": ("checker.reporting.people.html", "检查汇总.html"),
}
"""Formats of which several reports have a summary: the module that writes it, and the name of its file."""
Write = Callable[[Iterable[str | bytes], str], None]


def summary_place(name: str, folder: str) -> str | None:
    """Return where the summary of a format goes, None where it has none."""
    return os.path.join(folder, _SUMMARIES[name][1]) if name in _SUMMARIES else None


class Singles:
    """Writes the result of every report as it comes; ``failures`` takes what could not be written."""

    def __init__(self, name: str, into: Into, job: Job, write: Write) -> None:
        """``name`` is the format; ``write`` puts pieces into a file whole or not at all."""
        self._name, self._into, self._job, self._write = name, into, job, write
        self._taken: set[str] = set()
        self._rows: list[Row] = []
        self.failures: list[LawcheckError] = []

    def add(self, report: Report, rulebook: Rulebook, file: str) -> None:
        """Write the result of one report, which was read from ``file``; empty for what was never found."""
        ready = shown(report)
        if not file:
            self._rows.append(row_of(ready))
            return
        path = self._into.place(file, ready.path, FORMATS[self._name].ending)
        link = os.path.relpath(path, self._into.path).replace(os.sep, "/")
        self._rows.append(row_of(ready, link))
        place = os.path.normcase(os.path.realpath(path))
        try:
            if place in self._taken:
                raise LawcheckError("与另一份文件同名，没有写它的结果。", remedy="请分开运行。", path=file)
            self._taken.add(place)
            output = open_output(self._name, self._job._replace(files=(file,), path=path))
            try:
                output.add(ready, rulebook)
                self._write(output.pieces(), path)
            finally:
                output.close()
        except LawcheckError as error:
            self._fail(error)
        if self._job.contents is not None:  # corrected texts are not kept once they are written
            self._job.contents.pop(file, None)

    def close(self) -> None:
        """Do nothing: each output was closed when it was written."""

    def finish(self) -> None:
        """Write the summary, where there are several reports."""
        place = summary_place(self._name, self._into.path)
        if place is None or len(self._rows) < 2:
            return
        module, _ = _SUMMARIES[self._name]
        job = self._job._replace(rulebooks=tuple(map(shown_rulebook, self._job.rulebooks)))
        pieces = __import__(module, fromlist=("summary",)).summary(job, self._rows)
        try:
            self._write(pieces, place)
        except LawcheckError as error:
            self._fail(error)

    def _fail(self, error: LawcheckError) -> None:
        """Keep an error; what concerns all results of an archive is told once and not for each of its reports."""
        if str(error) not in map(str, self.failures):
            self.failures.append(error)
