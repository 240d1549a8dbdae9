"""Signs for and against are weighed: no single phrase decides, and without any sign a human is asked."""

import pytest

from checker.document.period import time_of
from checker.judging.judge import judge
from checker.reading.source import make_source
from checker.rulebook.shipped import shipped_rulebook

PARTS = "一、主要工作\n办理案件35件，审核文件12件。\n二、存在的不足和原因\n执法人员少，原因是编制紧。\n三、下一步打算\n举办培训3期。\n"
WHOLE = "一、主要举措和成效\n办理案件35件。\n二、主要负责人履行第一责任人职责情况\n县长主持会议4次。\n三、存在的不足和原因\n执法人员少，原因是编制紧。\n四、2024年工作安排\n举办培训3期。\n"
CASES = {
    "a report sent as a circular": (
        "关于2023年度全县法治政府建设情况的通报\n\n各乡镇：\n2023年，梅岭县依法行政。现将法治政府建设情况通报如下：\n"
        + WHOLE,
        "met",
    ),
    "a circular on an assessment with the same chapters": (
        "关于2023年度法治政府建设考核情况的通报\n\n各乡镇：\n现将2023年度法治政府建设考核情况通报如下：\n"
        + WHOLE,
        "unmet",
    ),
    "a circular without the parts of a report": (
        "关于2023年度全县法治政府建设情况的通报\n\n各乡镇：\n现将有关情况通报如下：\n" + PARTS,
        "unmet",
    ),
    "a template named so below its title": (
        "××县2023年法治政府建设年度报告\n（参考模板）\n\n现将2023年法治政府建设情况报告如下：\n" + WHOLE,
        "unmet",
    ),
    "a remark on how it is sent below its title": (
        "梅岭县2023年法治政府建设年度报告\n（第3号公告）\n\n现将2023年法治政府建设情况报告如下：\n" + WHOLE,
        "met",
    ),
    "a remark on what is not printed below its title": (
        "梅岭县2023年法治政府建设年度报告\n（不含附件清单）\n\n现将2023年法治政府建设情况报告如下：\n"
        + WHOLE,
        "met",
    ),
    "a letter that asks for opinions on a draft": (
        "关于征求《梅岭县2023年法治政府建设年度报告》意见的函\n\n现将2023年法治政府建设情况报告如下：\n"
        + WHOLE,
        "unmet",
    ),
    "a notice that publishes a report": (
        "关于印发《梅岭县2023年法治政府建设年度报告》的通知\n\n现将2023年法治政府建设情况报告如下：\n"
        + WHOLE,
        "met",
    ),
    "a notice that demands the account and the plan": (
        "关于报送2023年法治政府建设情况和2024年工作思路的通知\n\n各乡镇人民政府：\n请于1月10日前报送有关材料。\n"
        "一、报送内容\n2023年主要做法、存在的问题和2024年工作思路。\n",
        "unmet",
    ),
    "an account and the points of the next year": (
        "梅岭县2023年法治政府建设工作情况和2024年工作要点\n\n2023年，梅岭县依法行政。\n" + PARTS,
        "met",
    ),
    "a date in brackets behind the title": (
        "梅岭市国防动员办公室2023年度法治政府建设情况报告 ( 2024年01月15日 )\n\n市委：\n现将有关情况报告如下：\n"
        + WHOLE,
        "met",
    ),
    "announced with the head's duty beside it, without a title": (
        "现将梅岭县生态环境局2023年度法治政府建设工作情况和主要负责人履行推进法治建设第一责任人职责情况报告如下：\n"
        + WHOLE,
        "met",
    ),
    "the head's account of his duty alone": (
        "现将本人2023年度履行推进法治建设第一责任人职责情况报告如下：\n" + PARTS,
        "unmet",
    ),
    "an inspection that an item tells of": (
        "一、工作开展情况\n（一）学习法治思想，推进法治政府建设\n一是党委会学法6次。二是落实整改。配合开展反馈意见整改落实专项督查，"
        "宣传整改落实情况。\n（二）规范执法\n办理案件35件，审核文件12件，依法行政考核合格。\n二、下一步打算\n我乡将举办培训3期。\n梅岭乡人民政府\n2024年1月5日\n",
        "met",
    ),
    "a plan alone": (
        "梅岭县2023年度法治政府建设工作安排\n\n2023年是关键之年。现就做好法治政府建设工作安排如下：\n一、总体要求\n坚持依法行政。\n二、重点任务\n组织培训3期。\n",
        "unmet",
    ),
    "an account and the work ahead, in one title": (
        "梅岭县2023年法治政府建设工作情况及工作安排\n\n2023年，梅岭县依法行政。\n" + PARTS,
        "met",
    ),
    "news of a meeting, with its purpose first": (
        "为推动主要负责人履行第一责任人职责，2024年3月21日，2023年度全区述法现场会在区委会议室召开。\n会上，5名局长现场述法。\n其余35个单位书面述法，法治建设责任进一步压实。\n",
        "unmet",
    ),
    "an account of spreading the law": (
        "2023年，我镇全面落实推进法律七进工作要求，深入推进法律进机关、进学校。\n（一）加强组织领导。召开会议2次。\n（二）开展宣传。举办讲座6场。\n",
        "unmet",
    ),
    "the account and the plan of two years announced": (
        "2023年，梅岭街道依法行政。现将梅岭街道2023年度法治政府建设工作及2024年工作计划报告如下：\n" + PARTS,
        "met",
    ),
    "several years by an announcement": (
        "梅岭县法治政府建设情况报告\n\n梅岭县认真落实部署。现将近三年来的工作情况报告如下：\n" + PARTS,
        "unmet",
    ),
    "a run of years by an announcement": (
        "梅岭县法治政府建设情况报告\n\n梅岭县认真落实部署。现将2021年至2023年的情况报告如下：\n" + PARTS,
        "unmet",
    ),
    "a run of months": ("梅岭县2023年1—9月法治政府建设工作总结\n\n" + PARTS, "unmet"),
    "the prosecutors' account": (
        "梅岭县人民检察院\n\n2023年，我院依法履行监督职责，推进法治建设。现将行政检察工作情况报告如下：\n"
        + PARTS,
        "unmet",
    ),
    "another matter in the title": (
        "梅岭县法治政府建设示范创建工作情况报告\n\n2023年，梅岭县扎实推进创建。现将创建工作情况报告如下：\n"
        + PARTS,
        "unmet",
    ),
    "another matter announced": (
        "2023年，我局推进依法行政。现将粮食储备工作情况报告如下：\n一、主要工作\n新建粮库3座。\n",
        "unmet",
    ),
    "an essay without a voice": (
        "法治政府建设要有新作为。只有把权力关进制度的笼子，才能赢得民心。\n一、规范权力\n要做到有权必有责。\n",
        "review",
    ),
    "nothing shows what it is": ("各科室按照分工做好准备，材料下周一前交齐。\n", "review"),
    "words of others in a true report": (
        "梅岭县2023年法治政府建设年度报告\n\n据统计，全县2023年推进法治政府建设任务36项，县司法局有关负责人表示，任务全部完成。现将情况报告如下：\n"
        + PARTS,
        "met",
    ),
    "before the standing committee": (
        "受县人民政府委托，现将2023年全县依法行政工作情况报告如下，请予审议。\n" + PARTS,
        "met",
    ),
    "another matter announced in the first line": (
        "现将我镇2023年平安建设工作情况报告如下：\n" + PARTS,
        "unmet",
    ),
    "another matter beside words on ours": (
        "2023年，我局重视消防工作，推进法治政府建设。现将消防工作开展情况报告如下：\n" + PARTS,
        "unmet",
    ),
    "a letter that is the report itself": (
        "关于报送《梅岭县水利局2023年度法治政府建设工作报告》的函\n\n县委依法治县办：\n2023年，我局推进依法行政。现将全年情况函报如下：\n"
        + PARTS,
        "met",
    ),
    "a letter with no parts of a report": (
        "关于报送《梅岭县水利局2023年度法治政府建设工作报告》的函\n\n县委依法治县办：\n现将《梅岭县水利局2023年度法治政府建设工作报告》报上，请审阅。\n",
        "unmet",
    ),
    "a notice that demands the report part by part": (
        "关于报送《2023年法治政府建设年度报告》的通知\n\n各乡镇人民政府：\n现就报送2023年法治政府建设年度报告通知如下：\n一、年度举措和成效\n写明举措、成效。\n"
        "二、存在的不足和原因\n写明不足和原因。\n三、2024年主要安排\n写明安排。\n四、报送要求\n请于1月10日前报送。\n",
        "unmet",
    ),
    "a small account": ("梅岭镇人民政府2023年法治工作小结\n\n2023年，梅岭镇推进依法行政。\n" + PARTS, "met"),
    "an account of disclosure by its headings": (
        "2023年，梅岭区加大政务公开力度，推动了法治政府建设。\n一、主动公开情况\n公开文件32件。\n二、依申请公开办理情况\n新收申请18件。\n"
        "三、行政复议情况\n发生复议6件。\n四、收费及减免情况\n未收取费用。\n五、不足之处\n更新慢。\n",
        "unmet",
    ),
    "the matter announced in the first line": (
        "现将我局2023年推进法治政府建设工作情况报告如下：\n" + PARTS,
        "met",
    ),
    "the duty of the heads in the opening": (
        "2023年，我局党政主要负责人切实履行推进法治建设第一责任人职责，法治政府建设取得新成效。\n" + PARTS,
        "met",
    ),
    "the duty of one who speaks": (
        "2023年，我认真履行推进法治建设第一责任人职责，推进法治政府建设。\n" + PARTS,
        "unmet",
    ),
    "a chapter": (
        "第三章 法治政府建设的实践\n法治政府建设是重点任务。\n一、内涵\n法治政府受法律约束。\n二、实践\n各地推行三项制度。\n",
        "unmet",
    ),
    "sections of a chapter": (
        "法治政府建设的成因\n第一节 观念\n通过走访发现，观念滞后，推进法治政府建设不力。\n第二节 制度\n制度供给不足。\n",
        "unmet",
    ),
    "neutral words announce": ("2023年，我镇推进依法行政。现将一年来的工作情况汇报如下：\n" + PARTS, "met"),
}


@pytest.mark.parametrize("name", CASES)
def test_kind(name):
    text, verdict = CASES[name]
    report = judge(make_source("a.txt", "txt", "utf-8", text), shipped_rulebook())
    outcomes = {result.rule.id: result.outcome for result in report.results}
    assert outcomes["kind"].verdict == verdict
    # Only proof of something else costs a report its content verdicts.
    skipped = outcomes["achievements"].verdict == "skipped"
    assert skipped == (verdict == "unmet")


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("梅岭县2022—2024年工作总结", "several"),
        ("现将2021年至2023年情况报告", "several"),
        ("近五年依法行政工作", "several"),
        ("“十三五”时期工作总结", "several"),
        ("2021年、2022年工作情况", "several"),
        ("2023年以来的情况", None),
        ("2023年前三季度工作", "part"),
        ("1月至6月工作情况", "part"),
        ("2023年1—12月工作情况", None),
        ("一年来的工作情况", None),
        ("二〇二〇年总结及二〇二一年工作思路", None),
        ("二〇二〇至二〇二二年工作总结", "several"),
        ("2023年度工作报告", None),
        ("学习“十四五”规划纲要", None),
    ],
)
def test_how_long_a_time(text, time):
    assert time_of(text) == time


PARTS = (
    "\n\n2024年，清河县深入推进法治政府建设。\n一、主要举措和成效\n全年审查规范性文件29件，办理复议案件46件。\n"
    "二、主要负责人履行法治建设第一责任人职责情况\n县长主持召开会议研究法治工作4次。\n"
    "三、存在的不足和原因\n乡镇执法力量薄弱，主要原因是编制少。\n四、2025年主要安排\n给每个乡镇增配2名执法人员。\n"
)


@pytest.mark.parametrize(
    ("title", "verdict"),
    [
        ("清河县2024年度法治政府建设情况报告表", "met"),
        ("清河县2024年法治政府建设年度报告书", "met"),
        ("清河县法治政府建设白皮书（2024年）", "met"),
        ("清河县2024年法治政府建设工作开展情况说明", "met"),
        ("清河县审计局2024年审计工作报告", "unmet"),
        ("清河县审计局2024年法治政府建设和审计工作报告", "met"),
        ("清河县2024年法治政府建设示范创建自评报告", "unmet"),  # a title of a kind of its own
        ("清河县2024年法治政府建设专项检查报告", "unmet"),
    ],
)
def test_all_parts_of_a_report_outweigh_an_odd_title(title, verdict):
    report = judge(make_source("a.txt", "txt", "utf-8", title + PARTS), shipped_rulebook())
    assert next(one.outcome.verdict for one in report.results if one.rule.id == "kind") == verdict


def test_an_odd_title_alone_is_one_of_something_else():
    text = "清河县法治政府建设白皮书（2024年）\n\n本书收录典型案例12个、裁判要旨30条。\n一、典型案例\n某公司诉县政府案。\n"
    report = judge(make_source("a.txt", "txt", "utf-8", text), shipped_rulebook())
    assert next(one.outcome.verdict for one in report.results if one.rule.id == "kind") == "unmet"


THREE = (
    "\n\n2024年，县长认真履行推进法治建设第一责任人职责。\n一、履行法治建设第一责任人职责情况\n主持召开会议研究法治工作4次。\n"
    "二、存在的问题和不足\n学法的系统性不强，主要原因是事务较多。\n三、下一步打算\n每月学法1次。\n"
)
INSPECTED = (
    "\n\n2024年10月，检查组到12家单位查阅案卷86份。\n一、总体情况\n查阅案卷86份。\n二、主要负责人履行第一责任人职责情况\n"
    "各单位主要负责人听取汇报36次。\n三、发现的主要问题\n3家单位未公示处罚决定。\n四、下一步工作要求\n年底前整改到位。\n"
)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("2024年度法治建设述法", THREE),
        ("清河县县长法治建设“一把手”述职", THREE),
        ("县长2024年度学法用法和法治建设个人报告", THREE),
        ("清河县2024年法治政府建设典型案例汇编", THREE),
        ("清河县2024年法治政府建设督察发现问题汇总", INSPECTED),
        ("清河县2024年法治政府建设实地督导情况", INSPECTED),
        ("清河县法治政府建设2024年度考评结果", INSPECTED),
    ],
)
def test_some_parts_of_a_report_leave_an_odd_title_what_it_is(title, body):
    report = judge(make_source("a.txt", "txt", "utf-8", title + body), shipped_rulebook())
    assert next(one.outcome.verdict for one in report.results if one.rule.id == "kind") == "unmet"
