"""Which shortcomings a plan takes up: invented pairs of shortcomings and measures."""

from __future__ import annotations

import pytest

START = "一、主要工作\n审核文件9件，培训执法人员120名，印发方案2份。\n二、存在的不足\n"
PLAN = "三、下一步打算\n"

TABLE = [
    ("met", "一是执法不规范。二是普法不深入。", "一是规范执法，评查案卷100宗。二是深入普法，宣讲40场。"),
    (
        "met",
        "一是乡镇执法人员办案能力不强。二是负责人出庭率偏低。",
        "（一）举办乡镇执法人员办案培训6期。（二）把出庭率纳入考核。",
    ),
    ("partial", "一是执法人员办案能力不强。二是普法形式老套。", "举办执法人员办案培训6期。"),
    (
        "partial",
        "案卷质量不高，文书说理不充分。\n调解员年龄偏大，纠纷多发。",
        "评查案卷300宗，编印文书说理范本。",
    ),
    ("unmet", "一是执法人员办案能力不强。二是信用修复办理慢。", "举办民法典宣讲20场，新建法治公园2处。"),
    ("unmet", "一是乡镇执法人员办案能力不强。", "以更高站位、更实作风，奋力谱写法治政府建设新篇章。"),
    ("skipped", "工作中还存在一些不足，需要今后加以改进。", "评查案卷100宗。"),
    ("met", "一是案卷归档慢，下一步将逐月通报归档情况。", "举办民法典宣讲20场。"),
    ("partial", "其一，夜间巡查跟不上；其二，案卷归档拖沓。", "每月开展夜间巡查4次。"),
]


@pytest.mark.parametrize(("expected", "problems", "plan"), TABLE, ids=[row[1] for row in TABLE])
def test_shortcomings_are_matched_with_measures(verdict, expected, problems, plan):
    assert verdict("plan.responds", f"{START}{problems}\n{PLAN}{plan}\n").verdict == expected


def test_each_shortcoming_without_a_measure_is_quoted_alone(verdict):
    outcome = verdict(
        "plan.responds", f"{START}不足有二：一是执法不规范，二是普法不深入。\n{PLAN}深入普法，宣讲40场。\n"
    )
    assert [finding.place.quote for finding in outcome.findings] == ["一是执法不规范"]


def test_what_agrees_is_told_by_the_clauses_that_agree(verdict):
    problems = "一是基层力量薄弱，司法所平均只有1.2人，所务繁杂。二是普法形式单一，青少年参与面不广。"
    plan = (
        "（一）充实力量。为司法所补充人员30名，落实岗位津贴。（二）创新普法形式，面向青少年举办模拟法庭12场。"
    )
    outcome = verdict("plan.responds", f"{START}{problems}\n{PLAN}{plan}\n")
    pairs = [place.quote for place in outcome.evidence]
    assert len(pairs) == 4 and all("……" not in quote for quote in pairs)
    assert all(f"“{quote}”" in outcome.message for quote in pairs)


def test_slogans_are_told_as_such(verdict):
    outcome = verdict(
        "plan.responds",
        f"{START}一是乡镇执法人员办案能力不强。\n{PLAN}以更高站位、更实作风，奋力谱写法治政府建设新篇章。\n",
    )
    assert "安排里没有具体措施" in outcome.findings[0].message


def test_what_leads_to_a_list_is_no_shortcoming(verdict):
    problems = (
        "差距催人奋进，行百里者半九十。一年来还有两个痛点：电子证据固定能力不强；辅警参与执法的边界不清。"
    )
    plan = "建设电子证据实验室1处。举办读书会3场。"
    outcome = verdict("plan.responds", f"{START}{problems}\n{PLAN}{plan}\n")
    assert [finding.place.quote for finding in outcome.findings] == ["辅警参与执法的边界不清。"]
