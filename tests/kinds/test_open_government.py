"""The second kind of report, which is YAML alone."""

import pytest

from checker.judging.examples import run_examples
from checker.judging.judge import judge
from checker.reading.source import make_source
from checker.rulebook.shipped import shipped_rulebook

RULEBOOK = shipped_rulebook("open-government", examples=True)
EXAMPLES = list(run_examples(RULEBOOK))

WHOLE = """\
青岭县水利局2023年政府信息公开工作年度报告

　　2023年，青岭县水利局认真贯彻《中华人民共和国政府信息公开条例》。现将2023年工作情况报告如下：
　　一、总体情况
　　（一）主动公开。通过门户网站公开信息186条，政务新媒体发布消息320条。
　　（二）依申请公开。收到政府信息公开申请4件，均按期答复。
　　二、主动公开政府信息情况
　　本年制发行政规范性文件1件，现行有效6件；行政许可决定58件，行政处罚决定12件。
　　三、收到和处理政府信息公开申请情况
　　本年新收政府信息公开申请4件，其中予以公开3件、不予公开1件。
　　四、政府信息公开行政复议、行政诉讼情况
　　本年度未发生因政府信息公开引起的行政复议和行政诉讼。
　　五、存在的主要问题及改进情况
　　一是政策解读形式单一。二是个别栏目更新不及时。下一步，将建立栏目更新提醒制度，每月检查一次。
　　六、其他需要报告的事项
　　本年度没有收取信息处理费。

青岭县水利局
2024年1月18日
"""
LAW_BASED = """\
青岭县人民政府2023年法治政府建设年度报告

　　2023年，青岭县推进法治政府建设。现将法治政府建设情况报告如下：
　　一、主要工作
　　全年审核文件9件。
"""


def check(text, rulebook=RULEBOOK):
    report = judge(make_source("报告.txt", "txt", "UTF-8", text), rulebook)
    return {result.rule.id: result.outcome for result in report.results}


@pytest.mark.parametrize("result", EXAMPLES, ids=lambda result: f"{result.rule.id}-{result.number}")
def test_every_example_gets_its_verdict(result):
    assert result.passed, f"{result.rule.id} #{result.number}: {result.verdict}"


def test_a_whole_report_meets_every_rule_but_the_unknown_date():
    outcomes = check(WHOLE)
    assert {name: outcome.verdict for name, outcome in outcomes.items() if outcome.verdict != "met"} == {
        "deadline": "skipped"
    }
    assert outcomes["deadline"].verdict == "skipped" and "落款日期" in outcomes["deadline"].message


@pytest.mark.parametrize(
    ("heading", "rule"),
    [
        ("一、总体情况", "overview"),
        ("四、政府信息公开行政复议、行政诉讼情况", "disputes"),
        ("五、存在的主要问题及改进情况", "problems"),
        ("六、其他需要报告的事项", "other-matters"),
    ],
)
def test_a_part_that_is_taken_out_is_missed(heading, rule):
    lines = WHOLE.split("\n")
    start = next(at for at, line in enumerate(lines) if heading in line)
    marks = ("一、", "二、", "三、", "四、", "五、", "六、")
    end = next(
        at
        for at in range(start + 1, len(lines))
        if lines[at].strip("　").startswith(marks) or not lines[at].strip()
    )
    assert check("\n".join([*lines[:start], *lines[end:]]))[rule].verdict in ("unmet", "partial")


@pytest.mark.parametrize(
    ("text", "rulebook", "option"),
    [
        (WHOLE, "law-based-government", "open-government"),
        (LAW_BASED, "open-government", "law-based-government"),
    ],
)
def test_a_report_of_the_other_kind_is_told_how_to_be_checked(text, rulebook, option):
    outcomes = check(text, shipped_rulebook(rulebook))
    assert outcomes["kind"].verdict == "unmet"
    assert f"--kind {option}" in outcomes["kind"].findings[0].suggestion
    assert outcomes["problems"].verdict == "skipped"


@pytest.mark.parametrize(
    ("issuer", "published", "verdict"),
    [
        ("水利局", "2024-01-31", "met"),
        ("水利局", "2024-02-01", "unmet"),
        ("人民政府", "2024-03-31", "met"),
        ("人民政府", "2024-04-01", "unmet"),
    ],
)
def test_departments_and_governments_have_limits_of_their_own(issuer, published, verdict):
    text = WHOLE.replace("水利局", issuer)
    source = make_source("报告.txt", "txt", "UTF-8", text)
    report = judge(source, RULEBOOK, published=published, reported=("deadline",))
    assert report.results[0].outcome.verdict == verdict


def test_the_pack_on_disclosure_serves_both_kinds():
    outcomes = check(WHOLE.replace("每月检查一次。", "每月检查一次。联系人手机13912345678。"))
    assert outcomes["disclosure.phone"].verdict == "unmet"
    assert "form.numbering" not in outcomes  # the rows of the prescribed tables carry numbers of their own


TABLES = """\
您当前的位置：首页 > 政府信息公开 > 政府信息公开年报
南溪县2023年政府信息公开工作年度报告
发布时间：2024-01-26 来源：南溪县人民政府办公室 字体：[大 中 小]

本报告由南溪县人民政府办公室按照《中华人民共和国政府信息公开条例》编制。统计期限从2023年1月1日起至2023年12月31日止。
一、总体情况
2023年，南溪县扎实推进政府信息公开各项工作。
（一）主动公开情况。全年通过县政府门户网站发布各类信息6218条，其中政策文件42件。
二、主动公开政府信息情况
信息内容 本年制发件数 本年废止件数 现行有效件数
行政规范性文件 9 4 61
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 51 6 57
二、上年结转政府信息公开申请数量 2 0 2
三、本年度办理结果
（一）予以公开 30 4 34
（七）总计 53 6 59
四、结转下年度继续办理 0 0 0
四、政府信息公开行政复议、行政诉讼情况
结果维持 结果纠正 其他结果 尚未审结 总计
2 0 0 0 2
五、存在的主要问题及改进情况
2023年，我县政府信息公开工作仍存在一些不足：一是个别单位信息发布不及时；二是政策解读形式不够丰富。针对上述问题，我县将采取以下措施：一是加强日常检查，每月通报一次。
六、其他需要报告的事项
本年度未收取信息处理费。
"""


def test_a_published_page_with_the_prescribed_tables_meets_every_rule():
    outcomes = check(TABLES)
    assert {name: outcome.verdict for name, outcome in outcomes.items() if outcome.verdict != "met"} == {}
