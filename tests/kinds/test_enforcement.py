"""The third kind of report, which is YAML alone."""

import pytest

from checker.judging.examples import run_examples
from checker.judging.judge import judge
from checker.reading.source import make_source
from checker.rulebook.shipped import shipped_rulebook

RULEBOOK = shipped_rulebook("enforcement", examples=True)

WHOLE = """\
青岭县水利局2023年度行政执法总体情况报告
发布时间：2024-01-20 10:20   来源：青岭县水利局

　　2023年，青岭县水利局严格规范公正文明执法。现将2023年行政执法总体情况公布如下：
　　一、行政许可情况
　　受理行政许可申请58件，办结58件。
　　二、行政处罚情况
　　作出行政处罚决定12件，罚没4.6万元。
　　三、行政强制情况
　　全年没有实施行政强制。
　　四、存在的问题
　　乡镇执法人员偏少，记录仪配备不足。

青岭县水利局
2024年1月18日
"""


def check(text):
    report = judge(make_source("报告.txt", "txt", "UTF-8", text), RULEBOOK)
    return {result.rule.id: result.outcome for result in report.results}


@pytest.mark.parametrize(
    "result", list(run_examples(RULEBOOK)), ids=lambda result: f"{result.rule.id}-{result.number}"
)
def test_every_example_gets_its_verdict(result):
    assert result.passed, f"{result.rule.id} #{result.number}: {result.verdict}"


def test_a_whole_report_meets_every_rule():
    outcomes = check(WHOLE)
    assert {name: outcome.verdict for name, outcome in outcomes.items() if outcome.verdict != "met"} == {}


@pytest.mark.parametrize(
    ("title", "verdict"),
    [
        ("青岭县水利局2023年行政执法数据年报", "met"),
        ("青岭县城管局2023年度行政执法统计年报", "met"),
        ("青岭县水利局行政执法事项清单", "unmet"),
        ("青岭县人民政府2023年法治政府建设年度报告", "unmet"),
        ("关于报送2023年行政执法数据的通知", "unmet"),
        ("青岭县2023年政府信息公开工作年度报告", "unmet"),
    ],
)
def test_look_alikes_are_told_apart(title, verdict):
    body = WHOLE.split("\n", 2)[2]
    assert check(f"{title}\n{body}")["kind"].verdict == verdict


def test_kinds_without_a_count_are_named():
    outcome = check(WHOLE.replace("　　三、行政强制情况\n　　全年没有实施行政强制。\n", ""))[
        "enforcement.kinds"
    ]
    assert outcome.verdict == "partial" and outcome.findings[0].message == "没有分别写明行政强制。"
