"""The results as an Excel workbook: an overview, the findings, the checklist. Cells are texts and numbers, never formulas."""

from __future__ import annotations

import datetime
import io
import tempfile
from collections.abc import Iterator, Sequence

from checker.errors import LawcheckError
from checker.reporting.formats import Job
from checker.reporting.machines.rows import HEADER, cells, finding_rows
from checker.reporting.people.conclusion import conclude
from checker.reporting.shown import Shown
from checker.rulebook.model import LEVEL_NAMES, LEVELS, VERDICT_NAMES, VERDICTS, Rulebook
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

_OVERVIEW = (
    "文件",
    "题名",
    "制发机关",
    "报告年度",
    "结论",
    "说明",
    *(f"{LEVEL_NAMES[level]}{VERDICT_NAMES[verdict]}" for level in LEVELS for verdict in VERDICTS),
)
_CHECKLIST = ("文件", "级别", "检查内容", "规则编号", "结果", "说明", "依据")
_WIDTHS = {
    "汇总": (28, 32, 18, 10, 20, 60, *[12] * (len(LEVELS) * len(VERDICTS))),
    "问题": (28, 9, 22, 18, 12, 46, 40, 7, 7, 46, 46, 46, 40, 24),
    "检查清单": (28, 9, 26, 22, 12, 50, 60),
}
_CREATED = datetime.datetime(2000, 1, 1)
"""Written into the file as it is, so that the same input gives the same bytes."""


def output(job: Job) -> XlsxOutput:
    """Return the workbook. Raises LawcheckError where the library that writes it is not installed."""
    try:
        import xlsxwriter
    except ImportError:
        raise LawcheckError(
            "输出 Excel 文件需要的组件没有安装。",
            remedy="请运行 pip install 'lawcheck[xlsx]'，或者改用 -f csv。",
        ) from None
    kinds = dict.fromkeys(rulebook.kind.name for rulebook in job.rulebooks)
    return XlsxOutput(xlsxwriter, "、".join(kinds))


class XlsxOutput:
    """Writes each row when it comes; rows wait in a temporary folder, not in memory."""

    def __init__(self, library: Any, kinds: str) -> None:
        self._kinds = kinds
        self._library = library
        self._made = io.BytesIO()
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._book: Any = None
        self._plain: Any = None
        self._sheets: dict[str, Any] = {}
        self._rows = dict.fromkeys(_WIDTHS, 0)

    def _begin(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="lawcheck")
        options = {"constant_memory": True, "tmpdir": self._folder.name}
        self._book = self._library.Workbook(self._made, options)
        self._book.set_properties(
            {"title": f"{self._kinds}检查结果", "author": "lawcheck", "created": _CREATED}
        )
        self._plain = self._book.add_format({"text_wrap": True, "valign": "top"})
        head = self._book.add_format(
            {"bold": True, "bg_color": "#D9E2F3", "text_wrap": True, "valign": "top"}
        )
        headers = {"汇总": _OVERVIEW, "问题": HEADER, "检查清单": _CHECKLIST}
        for name, widths in _WIDTHS.items():
            sheet = self._sheets[name] = self._book.add_worksheet(name)
            for column, width in enumerate(widths):
                sheet.set_column(column, column, width)
            sheet.freeze_panes(1, 1)
            sheet.set_landscape()
            sheet.set_paper(9)  # A4
            sheet.fit_to_pages(1, 0)
            sheet.repeat_rows(0)
            self._write(name, headers[name], head)

    def add(self, report: Shown, rulebook: Rulebook) -> None:
        """Take one report."""
        if self._folder is None:
            self._begin()
        self._write("汇总", _overview(report))
        for row in finding_rows(report):
            self._write("问题", row)
        for result in report.results:
            rule, outcome = result.rule, result.outcome
            row = cells(
                report.path,
                LEVEL_NAMES[rule.level],
                rule.title,
                rule.id,
                VERDICT_NAMES[outcome.verdict],
                outcome.message,
                "；".join(result.basis),
            )
            self._write("检查清单", row)

    def _write(self, name: str, row: Sequence[str], style: Any = None) -> None:
        sheet, at = self._sheets[name], self._rows[name]
        for column, cell in enumerate(row):
            if cell.isascii() and cell.isdigit() and len(cell) < 10:
                sheet.write_number(at, column, int(cell), style or self._plain)
            else:
                sheet.write_string(at, column, cell, style or self._plain)
        self._rows[name] += 1

    def pieces(self) -> Iterator[bytes]:
        """Yield the workbook."""
        if self._folder is None:
            self._begin()
        for name, sheet in self._sheets.items():
            sheet.autofilter(0, 0, max(self._rows[name] - 1, 1), len(_WIDTHS[name]) - 1)
        try:
            self._book.close()
        except (
            self._library.exceptions.FileCreateError
        ) as error:  # what it keeps in files meanwhile found no room
            raise error.args[0] if isinstance(error.args[0], OSError) else error from None
        finally:
            self.close()
        yield self._made.getvalue()

    def close(self) -> None:
        """Remove the rows that wait, where the run ends before the workbook is written."""
        if self._folder is not None:
            self._folder.cleanup()


def _overview(report: Shown) -> tuple[str, ...]:
    document = report.document
    if document is None:
        blanks = [""] * (len(_OVERVIEW) - 6)
        return cells(report.path, "", "", "", "无法读取", report.error or "", *blanks)
    metadata = document.metadata
    conclusion = conclude(report)
    tallies = [report.tally(level) for level in LEVELS]
    return cells(
        report.path,
        metadata.title.name if metadata.title else "",
        metadata.issuer.name if metadata.issuer else "",
        str(metadata.year or ""),
        conclusion.headline,
        "".join((conclusion.reason, *(f"注意：{change}" for change in report.changes))),
        *(str(tally[verdict]) for tally in tallies for verdict in VERDICTS),
    )
