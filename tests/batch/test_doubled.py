"""Two reports of one unit and year: nobody knows which counts, and the summaries say so."""

import pytest
from openpyxl import load_workbook

from checker.batch.entry import Entry
from checker.batch.figures import Figures, in_a_sentence
from checker.batch.summaries import markdown
from checker.batch.units import has_place, plain_unit
from checker.cli.commands import run_command

from .reports import report


def entry(name, unit, year, missing=()):
    must = (("plan", "安排", "unmet" if missing else "met"),)
    return Entry(
        name, unit, "county", year, "", "修改完善后公开", "", "", broken=False, gates=False, must=must
    )


def test_the_summaries_name_them(tmp_path, capfdbinary):
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for name, number in (
        ("a.txt", 0),
        ("b.txt", 1),
        ("c.txt", 8),
    ):  # the ninth report is the first unit's again
        (folder / name).write_text(report(number), encoding="utf-8")
    run_command(["batch", str(folder), "-o", str(out), "--no-config", "--workers", "1"])
    told = "有1个单位同一年度不止一份，请核对以哪一份为准。"
    assert told in capfdbinary.readouterr().err.decode()
    text = (out / "summary.md").read_text(encoding="utf-8")
    assert told in text and "| 甲县人民政府 | 2023年 | a.txt、c.txt |" in text
    assert "a.txt、c.txt" in (out / "summary.html").read_text(encoding="utf-8")
    rows = list(load_workbook(out / "summary.xlsx")["同年不止一份"].iter_rows(min_row=2, values_only=True))
    assert [row[1:] for row in rows] == [(2023, "a.txt、c.txt")]


@pytest.mark.parametrize(
    ("entries", "doubled"),
    [
        ([("a", "甲县人民政府", 2023), ("b", "甲县", 2023)], [("甲县人民政府", 2023, ("a", "b"))]),
        ([("a", "甲县", 2023), ("b", "甲县", 2024), ("c", "甲县", 2024)], [("甲县", 2024, ("b", "c"))]),
        ([("a", "甲县", 2023), ("b", "甲县", 2024), ("c", "甲县", 2023)], [("甲县", 2023, ("a", "c"))]),
        ([("a", "甲县", 2023), ("b", "乙县", 2023)], []),
        ([("a", "甲县", None), ("b", "甲县", None)], []),
        ([("a", "市场监督管理局", 2023), ("b", "市场监督管理局", 2023)], []),  # each county has one
        ([("云河市/a", "城关区司法局", 2023), ("青山市/a", "城关区司法局", 2023)], []),
        (
            [("云河市/a", "城关区司法局", 2023), ("云河市/b", "云河市城关区司法局", 2023)],
            [("云河市城关区司法局", 2023, ("云河市/a", "云河市/b"))],
        ),
        (
            [("1/a", "城关区司法局", 2023), ("2/a", "城关区司法局", 2023)],
            [("城关区司法局", 2023, ("1/a", "2/a"))],
        ),
        (
            [("a", "中共甲县委 甲县人民政府", 2023), ("b", "甲县人民政府", 2023)],
            [("中共甲县委 甲县人民政府", 2023, ("a", "b"))],
        ),
        ([("a", "甲县教育局、体育局", 2023), ("b", "甲县体育局", 2023)], []),
        ([("a", "中共甲县委", 2023), ("b", "甲县人民政府", 2023)], []),
    ],
)
def test_which_are_doubled(entries, doubled):
    figures = Figures(entry(*one) for one in entries)
    assert figures.doubled() == doubled
    assert (
        len({unit for _, unit, _ in entries}) > 1
        or "/" in entries[0][0]
        or figures.trend().years in ((), (2023, 2024))
    )


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("甲县", True), ("甲县司法局", True), ("丙市市场监督管理局", True), ("丁街道", True), ("县司法局", False),
     ("司法局", False), ("城市管理局", False), ("市场监督管理局", False), ("乡村振兴局", False), ("报告", False)],
)  # fmt: skip
def test_a_name_with_a_place(unit, expected):
    assert has_place(plain_unit(unit)) == expected


def test_why_a_file_was_not_read_is_told_whole_and_once(tmp_path):
    name = "很长的名称" * 12 + ".docx"
    told = f"{name}：这是图片，里面没有可以读取的文字。处理办法：请找原来的 Word 稿。\n还有一条。"
    broken = Entry(name, "甲县", None, None, "", "没有检查", told, told, broken=True, gates=False)
    assert (
        in_a_sentence(broken) == "这是图片，里面没有可以读取的文字。处理办法：请找原来的 Word 稿。 还有一条。"
    )
    from checker.batch.figures import Batch

    text = markdown(Batch("报告", lambda: iter([broken]), iter, lambda: iter([broken])), Figures([broken]))
    assert f"| 甲县 | {name} | 这是图片，里面没有可以读取的文字。 |" in text


def test_years_of_two_towns_of_one_name_are_two_rows():
    years = [
        ("东江市/1", 2023, True),
        ("东江市/2", 2024, False),
        ("西岭市/1", 2023, False),
        ("西岭市/2", 2024, True),
    ]
    figures = Figures(entry(name, "石门镇", year, missing) for name, year, missing in years)
    assert figures.trend().rows == [("东江市石门镇", ("1", "0")), ("西岭市石门镇", ("0", "1"))]


def test_a_file_that_was_not_read_fills_its_row_of_the_matrix(tmp_path):
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "a.txt").write_text(report(0), encoding="utf-8")
    (folder / "b.txt").write_bytes(b"")
    run_command(["batch", str(folder), "-o", str(out), "--no-config", "--workers", "1", "-q"])
    head, *rows = load_workbook(out / "summary.xlsx")["矩阵"].iter_rows(values_only=True)
    assert [set(row[5:]) for row in rows if row[1] == "b.txt"] == [{"没有检查"}]
    assert all("没有检查" not in row and len(row) == len(head) for row in rows if row[1] == "a.txt")
