"""Causes that only the title of a table's column names."""

import pytest

from checker.judging.judge import judge
from checker.reading.source import GRID, Extra, grid_text, make_source

HEAD = "柏河县水利局2023年法治政府建设年度报告\n2023年，柏河县水利局依法履职。现将有关情况报告如下：\n一、主要工作\n审核文件9件。\n"
FOOT = "三、2024年工作安排\n举办培训3期。\n柏河县水利局\n2024年1月15日\n"


def causes(rulebook, rows, before="二、存在问题\n我局存在的问题如下表：\n", behind=FOOT):
    table = "".join(f"{cell}\n" for row in rows for cell in row if cell)
    text = HEAD + before + table + behind
    start = len(HEAD + before)
    grid = Extra(GRID, grid_text(rows), (start, start + len(table) - 1))
    report = judge(make_source("a.docx", "docx", "", text)._replace(extras=(grid,)), rulebook)
    return next(one.outcome for one in report.results if one.rule.id == "problems.causes")


@pytest.mark.parametrize("title", ["产生原因", "原因分析", "成因"])
def test_a_column_of_causes(rulebook, title):
    rows = [
        ["序号", "存在问题", title],
        ["1", "执法人员年龄结构老化", "近年来没有招录"],
        ["2", "办案周期偏长", "乡镇没有专职人员"],
    ]
    found = causes(rulebook, rows)
    assert found.verdict == "met"
    assert [place.quote for place in found.evidence] == ["近年来没有招录", "乡镇没有专职人员"]


def test_an_empty_column_names_no_cause(rulebook):
    rows = [["序号", "存在问题", "产生原因"], ["1", "执法人员年龄结构老化", ""], ["2", "办案周期偏长", "无"]]
    assert causes(rulebook, rows).verdict == "unmet"


def test_a_table_of_the_account_tells_no_causes_of_shortcomings(rulebook):
    rows = [
        ["序号", "退件", "退件原因"],
        ["1", "合同3份", "条款前后不一致"],
        ["2", "文件1件", "缺少公平竞争审查"],
    ]
    found = causes(
        rulebook,
        rows,
        before="全年退件如下表：\n",
        behind="二、存在问题\n执法人员年龄结构老化，办案周期偏长。\n" + FOOT,
    )
    assert found.verdict == "unmet"
