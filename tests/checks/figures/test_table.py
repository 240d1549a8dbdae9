"""Tables: totals of rows and columns, and values that the text tells too, in Word files, web pages and aligned text."""

import pytest

from checker.judging.judge import judge
from checker.reading.files import read_file
from checker.reading.source import make_source
from tests.checks.figures.test_figures import ONLY

HEAD = ["单位", "受理", "办结", "办结率"]
RIGHT = [
    HEAD,
    ["城东所", "120", "118", "98.3%"],
    ["城西所", "80", "79", "98.8%"],
    ["合计", "200", "197", "98.5%"],
]
WRONG = [*RIGHT[:3], ["合计", "200", "199", "98.5%"]]
GROUPS = [
    ["地区", "件数"], ["甲乡", "12"], ["乙乡", "30"], ["小计", "42"], ["丙镇", "20"], ["丁镇", "25"], ["小计", "45"], ["总计", "87"],
]  # fmt: skip
ACROSS = [
    ["月份", "许可", "处罚", "合计"],
    ["一月", "12", "30", "42"],
    ["二月", "20", "25", "45"],
    ["三月", "7", "8", "15"],
]


def outcome(source):
    (result,) = [result for result in judge(source, ONLY).results if result.rule.id == "figures.table"]
    return result.outcome


def text_of(rows, joint="    "):
    table = "\n".join(joint.join(row) for row in rows)
    return f"一、主要工作\n全年工作情况如下：\n{table}\n各项工作有序推进。\n"


def page_of(rows):
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<html><body><p>一、主要工作</p><p>全年工作情况如下。</p><table>{cells}</table><p>各项工作有序推进。</p></body></html>"


@pytest.mark.parametrize("joint", ["    ", "\t", " | ", "　　"])
@pytest.mark.parametrize(
    ("rows", "verdict"),
    [
        (RIGHT, "met"),
        (WRONG, "unmet"),
        (GROUPS, "met"),
        (ACROSS, "met"),
        ([*ACROSS[:3], ["三月", "7", "8", "16"]], "unmet"),
    ],
)
def test_totals_of_aligned_text(rows, verdict, joint):
    assert outcome(make_source("报告.txt", "txt", "UTF-8", text_of(rows, joint))).verdict == verdict


def test_a_finding_points_at_the_total_and_tells_the_sum():
    source = make_source("报告.txt", "txt", "UTF-8", text_of(WRONG))
    (finding,) = outcome(source).findings
    assert source.text[slice(*finding.place.span)] == "199"
    assert "118＋79＝197，写的是199" in finding.message and "办结" in finding.message


@pytest.mark.parametrize(
    "rows",
    [
        # Rates, lists told as 其中, other things in one column, and cells that are no numbers prove nothing.
        [["单位", "占比"], ["甲", "12"], ["乙", "30"], ["合计", "100"]],
        [["类别", "件数"], ["案件", "50"], ["其中：行政", "30"], ["合计", "50"]],
        [["类别", "件数"], ["甲", "若干"], ["乙", "30"], ["合计", "50"]],
        [
            ["县区", "件数", "县区", "件数"],
            ["甲", "5", "丙", "6"],
            ["乙", "7", "丁", "8"],
            ["总计", "26", "", ""],
        ],
        [["项目", "件", "人"], ["甲", "5", "7"], ["乙", "6", "8"], ["合计", "99", "98"]],
    ],
)
def test_what_proves_nothing_is_passed_over(rows):
    assert outcome(make_source("报告.txt", "txt", "UTF-8", text_of(rows))).findings == ()


@pytest.mark.parametrize(("rows", "verdict"), [(RIGHT, "met"), (WRONG, "unmet"), (GROUPS, "met")])
def test_tables_of_web_pages_and_word_files(tmp_path, rows, verdict):
    page = tmp_path / "报告.html"
    page.write_text(page_of(rows), encoding="utf-8")
    assert outcome(read_file(str(page))).verdict == verdict
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("一、主要工作")
    table = document.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            table.cell(at, column).text = cell
    document.save(tmp_path / "报告.docx")
    assert outcome(read_file(str(tmp_path / "报告.docx"))).verdict == verdict


def test_cells_over_several_columns_and_rows_keep_their_places(tmp_path):
    page = tmp_path / "报告.html"
    page.write_text(
        "<table><tr><th rowspan=2>单位</th><th colspan=2>案件</th></tr><tr><th>受理</th><th>办结</th></tr>"
        "<tr><td>甲</td><td>12</td><td>10</td></tr><tr><td>乙</td><td>8</td><td>7</td></tr>"
        "<tr><td>合计</td><td>20</td><td>18</td></tr></table><p>报告。</p>",
        encoding="utf-8",
    )
    (finding,) = outcome(read_file(str(page))).findings
    assert "10＋7＝17，写的是18" in finding.message


@pytest.mark.parametrize(("number", "verdict"), [("164", "met"), ("146", "unmet")])
def test_a_value_that_the_text_tells_too(tmp_path, number, verdict):
    page = tmp_path / "报告.html"
    rows = [["指标", "数量"], ["受理行政复议案件（件）", number], ["制发检察建议回复（件）", "12"]]
    page.write_text(
        page_of(rows).replace("全年工作情况如下。", "全年受理行政复议案件164件，全部审结。"), encoding="utf-8"
    )
    result = outcome(read_file(str(page)))
    assert result.verdict == verdict
    if verdict == "unmet":
        assert "表中是146，正文写164件" in result.findings[0].message


BRANCHES = [
    ["片区", "许可"], ["东一所", "100"], ["东二所", "200"], ["小计", "300"], ["西一所", "150"], ["西二所", "250"], ["小计", "{}"], ["总计", "{}"],
]  # fmt: skip


def told(rows):
    found = outcome(make_source("报告.txt", "txt", "UTF-8", text_of(rows))).findings
    return [finding.message for finding in found]


def test_a_subtotal_sums_up_its_own_group():
    wrong = [[cell.format({6: 410, 7: 710}.get(at, "")) for cell in row] for at, row in enumerate(BRANCHES)]
    assert "150＋250＝400，写的是410" in told(wrong)[0]
    right = [[cell.format({6: 400, 7: 700}.get(at, "")) for cell in row] for at, row in enumerate(BRANCHES)]
    assert not told(right)


@pytest.mark.parametrize(
    ("rows", "where"),
    [
        (WRONG, "“办结”栏"),
        ([*ACROSS[:3], ["三月", "7", "8", "16"]], "“三月”行"),
    ],
)
def test_a_message_says_whether_a_row_or_a_column_does_not_add_up(rows, where):
    assert f"表格{where}的合计" in told(rows)[0]


@pytest.mark.parametrize("name", ["合计（件）", "合计(件)", "全年合计", "全县总计"])
def test_a_total_may_name_its_unit_or_what_it_is_of(name):
    assert not told([*RIGHT[:3], [name, *RIGHT[3][1:]]])
    assert len(told([*RIGHT[:3], [name, *WRONG[3][1:]]])) == 1


def test_the_total_of_something_is_no_total_of_all():
    assert not told([*WRONG[:3], ["许可合计", *WRONG[3][1:]]])


def test_years_and_months_head_columns_and_are_no_figures():
    head = ["年度", "2023年", "2024年", "2025年"]
    rows = [head, ["处罚", "55", "61", "74"], ["许可", "901", "980", "1142"], ["合计", "956", "1041", "1216"]]
    assert not told(rows)
    assert len(told([*rows[:3], ["合计", "956", "1041", "1215"]])) == 1
