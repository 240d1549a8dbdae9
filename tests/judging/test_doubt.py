"""What rests on a doubtful fact is doubtful: where the year is not settled, rules that count from it ask a human."""

import pytest

from checker.judging.judge import judge
from checker.reading.source import make_source
from checker.rulebook.shipped import shipped_rulebook

BODY = (
    "2023年，白石县坚持依法行政。现将有关情况报告如下：\n一、2023年主要工作\n审核文件9件。\n"
    "二、2022年工作打算\n举办培训3期，6月底前评查案卷60宗。\n"
)


@pytest.mark.parametrize(
    ("title", "published", "verdicts"),
    [
        ("2023", "2024-05-06", {"period": "met", "plan.year": "unmet", "deadline": "unmet"}),
        ("2022", "2024-05-06", {"period": "unmet", "plan.year": "review", "deadline": "review"}),
        ("2022", "2023-03-06", {"period": "unmet", "plan.year": "review", "deadline": "met"}),
    ],
)
def test_doubt(title, published, verdicts):
    text = f"白石县{title}年法治政府建设年度报告\n发布时间：{published} 来源：白石县人民政府\n\n{BODY}"
    report = judge(make_source("a.txt", "txt", "utf-8", text), shipped_rulebook())
    found = {result.rule.id: result.outcome for result in report.results}
    assert {rule: found[rule].verdict for rule in verdicts} == verdicts
    if verdicts["plan.year"] == "review":
        assert "报告年度" in found["plan.year"].message
        assert found["plan.year"].findings
