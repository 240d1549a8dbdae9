"""plan.responds that is met is told as agreement in wording, with the pairs, for a person to confirm."""

from checker.judging.judge import judge
from checker.reading.source import make_source
from checker.reporting.people.gap import gap_blocks
from checker.reporting.people.markdown import render
from checker.reporting.shown import shown

TEXT = """青川县人民政府2023年法治政府建设年度报告

一、主要工作
审核行政规范性文件9件。
二、存在问题
一是行政执法队伍力量薄弱，3个乡镇没有审核人员。二是行政复议人员不足，办案超期2件。
三、下一步打算
加强行政执法队伍建设，组织执法培训4次，为乡镇配齐审核人员。充实行政复议人员，防止办案超期。
"""


def test_the_pairs_are_listed_where_a_reader_sees_them(rulebook):
    report = shown(judge(make_source("x", "txt", "UTF-8", TEXT), rulebook))
    result = next(one for one in report.results if one.rule.id == "plan.responds")
    assert result.outcome.verdict == "met"
    told = result.outcome.message
    assert told.startswith("2项不足在安排里都有用词或者内容相应的措施（“") and told.endswith("请确认。")
    assert told.count("”对“") == 2 and "复议" in told
    assert "用词或者内容相应" in render(gap_blocks(report, rulebook, "1"))
