"""CSV and xlsx, read back by other readers."""

import csv
import errno
import io
import sys

import openpyxl
import pytest

from checker.errors import LawcheckError
from checker.reporting.machines.csvout import _inert
from checker.reporting.machines.rows import HEADER
from checker.results import Report
from tests.outputs import excused, of_file, of_text, written


def test_csv_is_what_excel_opens(rulebook):
    report = excused(of_file(rulebook), "problems.causes")
    data = written("csv", rulebook, [report, Report("坏.txt", None, (), "读不了。")])
    assert data.startswith(b"\xef\xbb\xbf") and data.count(b"\r\n") == data.count(b"\n")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert tuple(rows[0]) == HEADER and all(len(row) == len(HEADER) for row in rows)
    assert len(rows) == 2 + sum(len(result.outcome.findings) for result in report.results)
    assert rows[-1][0] == "坏.txt" and rows[-1][4] == "无法读取"
    (waived,) = [row for row in rows if row[3] == "problems.causes"]
    assert "已批准保留：已请示" in waived[-1]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "＝1", "\r=1"])
def test_no_cell_of_csv_is_a_formula(cell):
    assert _inert(cell) == "'" + cell
    assert _inert("一" + cell) == "一" + cell


def test_the_workbook_reads_back(rulebook):
    report = of_file(rulebook)
    hostile = of_text(rulebook, '=HYPERLINK("http://x")2023年法治政府建设年度报告\n一、=1+1\n', "=cmd.txt")
    data = written("xlsx", rulebook, [report, hostile, Report("坏.txt", None, (), "读不了。")])
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["汇总", "问题", "检查清单"]
    rows = list(book["汇总"].values)
    assert [row[0] for row in rows[1:]] == ["seeds/kaili-2024.txt", "=cmd.txt", "坏.txt"]
    assert rows[1][4] == "暂不能公开发布。" and isinstance(rows[1][6], int)
    assert len(list(book["检查清单"].values)) == 1 + len(report.results) + len(hostile.results)
    for sheet in book:
        assert not any(cell.data_type == "f" or cell.hyperlink for row in sheet.iter_rows() for cell in row)


def test_a_missing_library_is_told(rulebook, monkeypatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(LawcheckError, match=r"lawcheck\[xlsx\]"):
        written("xlsx", rulebook, [])


def test_the_workbook_is_called_after_the_kind_of_report(rulebook):
    other = rulebook._replace(kind=rulebook.kind._replace(name="行政执法年度报告"))
    data = written("xlsx", other, [of_file(rulebook)])
    assert openpyxl.load_workbook(io.BytesIO(data)).properties.title == "行政执法年度报告检查结果"


def test_no_room_for_the_workbook_is_told_as_such(rulebook, monkeypatch):
    """The library wraps what the system said; a full disk is no fault of the program."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    made = Workbook.close

    def close(self):
        made(self)
        raise FileCreateError(OSError(errno.ENOSPC, "full"))

    monkeypatch.setattr(Workbook, "close", close)
    with pytest.raises(OSError, match="full"):
        written("xlsx", rulebook, [of_file(rulebook)])
