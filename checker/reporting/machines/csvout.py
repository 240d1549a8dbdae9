"""The findings as CSV that Excel opens by a double click: UTF-8 with a byte-order mark, CR/LF."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from checker.reporting.formats import Job
from checker.reporting.machines.rows import HEADER, finding_rows
from checker.reporting.shown import Shown
from checker.reporting.spool import Spool
from checker.rulebook.model import Rulebook

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def output(job: Job) -> CsvOutput:
    """Return the table of a run; only its header where the run ended before any file was read."""
    return CsvOutput()


class CsvOutput:
    """Collects the rows."""

    def __init__(self) -> None:
        self._rows = Spool()

    def add(self, report: Shown, rulebook: Rulebook) -> None:
        """Take one report."""
        for row in finding_rows(report):
            self._rows.add(_line(row))

    def pieces(self) -> Iterator[str]:
        """Yield the table."""
        yield "\ufeff" + _line(HEADER)
        yield from self._rows


def _line(row: tuple[str, ...]) -> str:
    made = io.StringIO()
    csv.writer(made, lineterminator="\r\n").writerow([_inert(cell) for cell in row])
    return made.getvalue()


def _inert(cell: str) -> str:
    """Keep a spreadsheet from taking a text for a formula (OWASP: CSV injection)."""
    return "'" + cell if cell.lstrip(" ").startswith(_FORMULA) or cell.startswith(_FORMULA) else cell
