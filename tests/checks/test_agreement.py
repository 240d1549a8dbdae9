"""plan.responds that is met is told as agreement in wording, with the pairs, for a person to confirm."""

import os

import pytest

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
    assert told.startswith("所核对的2项不足在安排里都有用词或者内容相应的措施（“") and told.endswith(
        "请确认。"
    )
    assert told.count("”对“") == 2 and "复议" in told
    assert "用词或者内容相应" in render(gap_blocks(report, rulebook, "1"))


DOUBTFUL = """青川县人民政府2023年法治政府建设年度报告

一、主要工作
审核行政规范性文件9件。
二、存在问题
一是行政复议人员不足，办案超期2件。二是{problem}
三、下一步打算
充实行政复议人员，防止办案超期。{measure}
"""


@pytest.mark.parametrize(
    ("problem", "measure", "asks"),
    [
        ("评查发现案卷质量不高。", "请法院法官驻镇评卷，教执法人员写文书。", True),
        ("乡镇执法人手少。", "从县直单位选派骨干到镇里轮岗。", True),
        ("乡镇执法装备老化。", "更新乡镇执法装备。", False),
    ],
)
def test_a_doubtful_pair_is_named_for_a_person_to_confirm(rulebook, problem, measure, asks):
    text = DOUBTFUL.format(problem=problem, measure=measure)
    report = shown(judge(make_source("x", "txt", "UTF-8", text), rulebook))
    result = next(one for one in report.results if one.rule.id == "plan.responds")
    assert bool(result.confirm) == asks
    told = render(gap_blocks(report, rulebook, "1"))
    assert ("把握不大、请着重核对的" in told) == asks
    if asks:
        assert problem[:-1] in result.confirm and "复议" not in result.confirm


def test_what_did_not_happen_is_no_shortcoming(rulebook):
    path = os.path.join(os.path.dirname(__file__), "..", "corpus", "usual", "j11.txt")
    with open(path, encoding="utf-8") as file:
        report = shown(judge(make_source("x", "txt", "UTF-8", file.read()), rulebook))
    result = next(one for one in report.results if one.rule.id == "plan.responds")
    assert all("治安案件" not in one.place.quote for one in result.outcome.findings)


def test_nothing_is_doubtful_where_the_plan_holds_only_slogans(rulebook):
    text = DOUBTFUL.format(problem="乡镇执法人手少。", measure="").replace(
        "充实行政复议人员，防止办案超期。", "以更高标准、更实举措谱写法治建设新篇章。"
    )
    report = shown(judge(make_source("x", "txt", "UTF-8", text), rulebook))
    assert next(one for one in report.results if one.rule.id == "plan.responds").confirm == ""
