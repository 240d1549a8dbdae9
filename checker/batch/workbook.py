"""The summary of a batch as an Excel workbook: matrix, common gaps, whom to press, who has not handed in, all findings.

Importing it raises ImportError where the library that writes workbooks is not installed.
"""

from __future__ import annotations

import datetime
import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import xlsxwriter

from checker.batch.attention import attention
from checker.batch.entry import Entry
from checker.batch.figures import Batch, Figures, in_a_sentence
from checker.batch.page import COLOURS, NAMES
from checker.rulebook.model import LEVEL_NAMES, LEVEL_OF_ISSUER, VERDICT_NAMES

_CREATED = datetime.datetime(2000, 1, 1)
"""Written into the file as it is, so that the same input gives the same bytes."""
_PIECE = 1 << 20
_A3, _MOST_ROWS = 8, 1_000_000
"""A paper size of Excel; rows that a sheet takes, with room for the head and a remark."""
_ABSENT_UNKNOWN = "没有给出应报名单（--expected），不知道谁没有报送。"


def workbook(batch: Batch, figures: Figures) -> Iterator[bytes]:
    """Yield summary.xlsx in pieces. Cells are texts and numbers, never formulas."""
    with tempfile.TemporaryDirectory(prefix="lawcheck") as folder:
        path = os.path.join(folder, "summary.xlsx")
        book = xlsxwriter.Workbook(path, {"constant_memory": True, "tmpdir": folder})
        book.set_properties({"title": f"{batch.kind}检查汇总", "author": "lawcheck", "created": _CREATED})
        sheets = _Sheets(book)
        _matrix(sheets, batch.by_need(), figures)
        noted = attention(figures, batch.passed, batch.notes)
        if noted:
            sheets.add("注意", ("统计所依据的改动、豁免和跳过的文件",), (150,), [(one,) for one in noted])
        common = [
            (LEVEL_NAMES[level], title, rule, count, round(count / figures.count, 4))
            for level, rule, title, count in figures.common()
        ]
        sheets.add(
            "共性问题", ("级别", "检查内容", "规则编号", "份数", "占全部"), (10, 40, 30, 10, 10), common
        )
        pressed = (
            (entry.unit, entry.name, entry.headline, in_a_sentence(entry), "", "")
            for entry in batch.by_need()
            if entry.broken or entry.missing or entry.weak
        )
        head = ("单位", "文件", "结论", "缺什么", "退回日期", "限期")
        sheets.add("催办清单", head, (26, 30, 18, 80, 14, 14), pressed)
        sheets.add("未报送", ("应报单位", "说明"), (36, 80), _absent(batch))
        if batch.others:
            sheets.add("不在名单上", ("单位", "文件"), (36, 80), batch.others)
        columns = ("单位", "文件", "级别", "检查内容", "规则编号", "结果", "问题", "改法", "行", "原文")
        sheets.add("全部问题", columns, (24, 28, 9, 24, 26, 12, 50, 50, 7, 50), _findings(batch))
        trend = figures.trend()
        if trend.rows:
            years = [f"{year}年" for year in trend.years]
            rows: list[tuple[str | float, ...]] = [(title, *counts) for title, counts in trend.items]
            rows += [
                (unit, *(int(cell) if cell.isdigit() else cell for cell in cells))
                for unit, cells in trend.rows
            ]
            sheets.add(
                "逐年对照", ("必备项（多少份不符合）、单位（缺几项）", *years), (44, *[10] * len(years)), rows
            )
        doubled = figures.doubled()
        if doubled:
            several = [(unit, year, "、".join(names)) for unit, year, names in doubled]
            sheets.add("同年不止一份", ("单位", "报告年度", "文件"), (30, 10, 90), several)
        if batch.copies:
            sheets.add(
                "单位之间相同",
                ("单位（文件）", "单位（文件）", "相同的句子", "占较短的一份", "例如"),
                (34, 34, 12, 12, 60),
                [tuple(one) for one in batch.copies],
            )
        try:
            book.close()
        except xlsxwriter.exceptions.FileCreateError as error:  # no room: the OSError is inside
            raise error.args[0] if isinstance(error.args[0], OSError) else error from None
        with open(path, "rb") as file:
            while piece := file.read(_PIECE):
                yield piece


class _Sheets:
    """Adds sheets of one look, each row written when it comes."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.plain = book.add_format({"text_wrap": True, "valign": "top"})
        self.share = book.add_format({"num_format": "0.0%", "valign": "top"})
        self.head = book.add_format(
            {"bold": True, "bg_color": "#D9E2F3", "text_wrap": True, "valign": "top", "border": 1}
        )

    def open(self, name: str, header: Sequence[str], widths: Sequence[int], paper: int = 9) -> Any:
        """Return a new sheet with its head."""
        sheet = self.book.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.set_paper(paper)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_header(f"&C{name}")
        sheet.set_footer("&C第&P页，共&N页")
        if paper == _A3:
            sheet.set_row(0, 62)  # titles of must items take several lines of a narrow column
        for column, text in enumerate(header):
            sheet.write_string(0, column, text, self.head)
        return sheet

    def add(
        self, name: str, header: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[str | float]]
    ) -> None:
        """Add a sheet of texts and numbers; a fraction is shown as a share."""
        sheet = self.open(name, header, widths)
        last = 0
        for at, row in enumerate(rows, 1):
            if at > _MOST_ROWS:
                sheet.write_string(at, 0, "还有更多，一张表写不下，见 results.jsonl。", self.plain)
                break
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(at, column, cell[:32_767], self.plain)
                else:
                    sheet.write_number(
                        at, column, cell, self.share if isinstance(cell, float) else self.plain
                    )
            last = at
        sheet.autofilter(0, 0, max(last, 1), len(header) - 1)


def _matrix(sheets: _Sheets, entries: Iterable[Entry], figures: Figures) -> None:
    """Add units against must items, coloured, those that lack most first; it fits the width of an A3 sheet."""
    titles = [title for title, _ in figures.items.values()]
    header = ("单位", "文件", "层级", "年度", "缺项", *titles)
    sheet = sheets.open("矩阵", header, (24, 26, 12, 8, 7, *[11] * len(titles)), _A3)
    looks = {
        verdict: sheets.book.add_format(
            {"bg_color": colour, "align": "center", "border": 1, "text_wrap": True}
        )
        for verdict, colour in COLOURS.items()
    }
    name = sheets.book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    number = sheets.book.add_format({"align": "center", "valign": "top", "border": 1})
    unread = sheets.book.add_format(
        {"bg_color": "#DDDDDD", "align": "center", "border": 1, "text_wrap": True}
    )
    for at, entry in enumerate(islice(entries, _MOST_ROWS), 1):
        for column, text in enumerate((entry.unit, entry.name, LEVEL_OF_ISSUER.get(entry.level or "", ""))):
            sheet.write_string(at, column, text, name)
        if entry.year:
            sheet.write_number(at, 3, entry.year, number)
        else:
            sheet.write_blank(at, 3, None, number)
        if not entry.must:
            sheet.write_blank(at, 4, None, number)
            # One cell over all would look better, but Excel sorts no rows with such cells.
            for column in range(5, 5 + max(1, len(titles))):
                sheet.write_string(at, column, entry.headline, unread)
            continue
        sheet.write_number(at, 4, len(entry.missing), number)
        verdicts = {rule: verdict for rule, _, verdict in entry.must}
        for column, rule in enumerate(figures.items, 5):
            if rule in verdicts:
                sheet.write_string(at, column, NAMES[verdicts[rule]], looks[verdicts[rule]])
    sheet.autofilter(0, 0, max(figures.count, 1), len(header) - 1)


def _absent(batch: Batch) -> list[tuple[str, str]]:
    if batch.absent is None:
        return [("", _ABSENT_UNKNOWN)]
    rows = [(unit, "没有报送") for unit in batch.absent]
    return rows + [(unit, f"请核对，{told}") for unit, told in batch.unsure or ()]


def _findings(batch: Batch) -> Iterable[tuple[str | int, ...]]:
    for entry, line in zip(batch.entries(), batch.results(), strict=True):
        for result in json.loads(line)["results"]:
            for finding in result["findings"]:
                yield (
                    entry.unit,
                    entry.name,
                    LEVEL_NAMES[finding["level"]],
                    result["title"],
                    result["rule"],
                    VERDICT_NAMES[result["verdict"]],
                    finding["message"],
                    finding["suggestion"],
                    finding["line"] or "",
                    finding["quote"],
                )
