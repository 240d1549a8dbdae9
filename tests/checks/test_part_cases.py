"""Verdicts of content on one report whose passages change (part-cases.yaml), in the words of nobody who wrote a rule."""

import os

import pytest
import yaml

from checker.judging.judge import judge
from checker.reading.source import make_source

with open(os.path.join(os.path.dirname(__file__), "part-cases.yaml"), encoding="utf-8") as file:
    CASES = yaml.safe_load(file)
ISSUERS = {
    "county": "青川县人民政府",
    "dept": "青川县水利局",
    "prov": "岭北省农业农村厅",
    "town": "河口镇人民政府",
}
REPORT = """{name}2022年法治政府建设年度报告

2022年，{name}扎实推进法治政府建设。现将有关情况报告如下：
一、主要举措和成效
{acts}
{leadhead}
{leaders}
三、{probhead}
{problems}
{planhead}
{plan}

{name}
2023年2月10日
"""
USUAL = {
    "acts": "全年审查文件9件，办理案件46件，培训人员120人次。",
    "leadhead": "二、党政主要负责人履行推进法治建设第一责任人职责情况",
    "leaders": "局党组学法4次。",
    "probhead": "存在的不足和原因",
    "problems": "一是执法装备老化。二是案卷制作粗糙。主要原因是经费有限、培训少。",
    "planhead": "四、2023年主要安排",
    "plan": "更新执法装备20套，组织案卷评查2次。",
}


@pytest.mark.parametrize("case", CASES, ids=[f"{at}-{case['kind']}" for at, case in enumerate(CASES)])
def test_a_passage_gets_its_verdict(case, rulebook):
    name = ISSUERS[case.get("issuer", "dept")]
    text = REPORT.format(name=name, **{key: case.get(key, usual) for key, usual in USUAL.items()})
    report = judge(make_source("a.txt", "txt", "utf-8", text), rulebook)
    found = {result.rule.id: result.outcome.verdict for result in report.results}
    for rule, wanted in case["expect"].items():
        assert found[rule] in ([wanted] if isinstance(wanted, str) else wanted), rule
