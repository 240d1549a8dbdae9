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
    # in other words, in its place
    (
        "met",
        "一是执法案卷质量不高，文书漏项多。二是渡口巡查覆盖不到。",
        "一是请县司法局每季度评卷一次，逐本讲评执法文书。二是渡口每周巡查2遍。",
    ),
    # the measure between those for its neighbours is missing: 完成 and 监管 in common are not enough
    (
        "partial",
        "一是渡口夜间巡查跟不上。二是堤防划界进度慢，还有三成没有完成。三是采砂许可事后监管偏软。",
        "一是渡口每晚巡查1遍。二是对采砂许可项目逐个核查，6月底前完成，加强事后监管。",
    ),
    # short and long items of one list
    (
        "partial",
        "（一）告知、听证等环节在乡镇执法中走过场。\n（二）市政府法制机构承担复议应诉的只有4人，案件平均审理期限拖到了57天。\n"
        "（三）网上公布的权责清单两年没有更新。\n归结起来，主要还是少数干部凭老经验办案，清单谁来管没有定下规矩。",
        "（一）编写告知、听证程序示范文书20种，对乡镇执法人员逐县培训。\n（二）建立权责清单季度更新办法。",
    ),
    # what explains all items stands below the last, short one
    (
        "partial",
        "1.应急站缺人手，全县14个乡镇应急站平均不足2.5人，委托执法没有落地。\n2.对隐患整改的复查闭环不够严密。\n"
        "究其深层次原因，一来乡镇机构设置没有刚性要求，二来系统提醒功能尚未开发，全靠人工记账。",
        "每个乡镇应急站保底配备3人，选择4个乡镇试点委托执法。",
    ),
    # one sentence lists several, each with a fault of its own
    (
        "partial",
        "我局还存在卫生监督协管力量薄弱、执法案卷填写不规范、医疗纠纷预防处置机制不够顺畅等不足。",
        "在每个乡镇固定1名卫生监督协管员。每季度互查执法案卷，逐份讲评填写质量。",
    ),
    (
        "met",
        "我局还存在卫生监督协管力量薄弱、执法案卷填写不规范等不足。",
        "在每个乡镇固定1名卫生监督协管员。每季度互查执法案卷，逐份讲评填写质量。",
    ),
    # aspects of what stands before the list, parts of a saying, and what tells of a shortcoming named before are one
    (
        "met",
        "法治宣传还存在形式不新、覆盖不广、效果不佳等问题。",
        "开展法治宣传进村入户80场，拍摄普法短视频。",
    ),
    ("met", "还存在学法用法不经常、不深入、不系统等问题。", "制定学法用法计划，每月组织学法1次。"),
    (
        "met",
        "部分单位对法治政府建设认识不到位，存在讲起来重要、做起来次要、忙起来不要等现象。",
        "将法治政府建设纳入单位年度考核，权重提高到5%，每季度督查通报。",
    ),
    # 部分案卷存在瑕疵 is one of the list
    (
        "partial",
        "我局还存在协管力量薄弱、部分案卷存在瑕疵、医疗纠纷预防处置机制不够顺畅等问题。",
        "逐份讲评案卷瑕疵。完善医疗纠纷预防处置机制。",
    ),
    # several objects of one fault are one
    ("met", "执法中还存在主体、程序、文书不规范等问题。", "评查执法文书300份，规范执法程序。"),
    # a paragraph without numbers states several, one in each sentence; what leads in states none
    (
        "partial",
        "查一查，差距不小。卫生监督协管员流动大，全年走了43人。互联网诊疗的监管还是空白，一次都没有检查过。",
        "对协管员先训后上岗，全年卫生监督培训6期。",
    ),
    (
        "met",
        "查一查，差距不小。卫生监督协管员流动大，全年走了43人。互联网诊疗的监管还是空白，一次都没有检查过。",
        "对协管员先训后上岗，全年卫生监督培训6期。对互联网诊疗机构逐家检查，建立监管台账。",
    ),
    # a short sentence names what the next tells, and 其中 goes on
    (
        "met",
        "乡镇执法办案能力不足。部分乡镇接收事项后不会办、不敢办，全年不足3件的有4个。",
        "加强乡镇执法办案能力建设，县级主管部门派员驻点指导。",
    ),
    # two short ones name two; a short one without a word for what is wrong tells more
    (
        "partial",
        "执法监督的刚性还不够。法治宣传的实效还不高。",
        "健全执法监督与纪检监察衔接机制，增强监督刚性。",
    ),
    (
        "met",
        "执法人员少，全局持证的只有9人。普法形式单一，效果不好。群众对此意见较大。",
        "招录执法持证人员6名。创新普法形式，拍摄短视频20部。",
    ),
    # what is named and not told is not told by a sentence farther on
    (
        "partial",
        "矛盾纠纷多元化解机制还不健全。人民调解员补贴低，队伍不稳定。行政执法监督平台数据不全，一半的案件没有录入。",
        "健全矛盾纠纷多元化解机制，提高人民调解员补贴，新设医疗、物业专业调解组织2个。",
    ),
    (
        "met",
        "县区执法有脱节现象，三个县全年办案不足5件。其中一个县没有一次独立的夜间检查。",
        "市级执法支队骨干挂点联系县区执法，集中办理典型案件。",
    ),
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
