"""Which figures of last year's report a stated one is held against, and when it differs (checker/checks/continuity/figures.py)."""

import pytest

from tests.continuity.test_pairs import told

REPORT = "某县{year}年度法治政府建设情况报告\n一、主要工作\n{text}\n二、存在的不足\n{problem}\n三、{next}年工作安排\n举办培训{next}期。\n"


def differing(before, now):
    """Return what is told of last year's values in this year's sentence."""
    case = {
        "previous": REPORT.format(year=2023, text=before, problem="办案力量不足。", next=2024),
        "text": REPORT.format(year=2024, text=now, problem="文书说理不够。", next=2025),
    }
    return [text[0] for rule, text in told(case) if rule == "continuity.figures" and "上一年是" in text[0]]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("全系统立案1538件，移送司法机关19件。", "立案1694件，较上年的1583件增长7.0%。"),
        ("行政复议机构收到申请78件，受理71件。", "全年收到复议申请103件，较上年的87件增加16件。"),
        ("巡查河道1.26万公里，立案68件，结案61件。", "立案75件，较2023年的86件下降12.8%。"),
        ("全区办理行政处罚案件5317件。", "全年作出行政处罚5642件，较上年的5137件增长9.8%。"),
        ("全区办理行政处罚案件5317件。", "全年作出行政处罚5642件，较上年的5327件增长5.9%。"),
    ],
)
def test_a_slip_in_last_years_value_is_told(before, now):
    assert len(differing(before, now)) == 1


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("全系统立案1538件。", "立案1694件，较上年的1538件增长10.1%。"),
        ("全系统立案1538件，食品领域立案1583件。", "食品立案1694件，较上年的1583件增长7.0%。"),  # it is there
        (
            "全系统立案1538件。",
            "立案1694件，较上年的1120件增长51.3%。",
        ),  # no slip, and a name too short to tell
        ("开展普法宣传78场。", "调解矛盾纠纷103件，较上年的87件增加16件。"),  # another unit
        ("调解劳动纠纷78件。", "收到复议申请103件，较上年的87件增加16件。"),  # another matter
        ("走访企业538家。", "检查单位694家，较上年的537家增加157家。"),  # one digit of three comes by chance
        (
            "办理行政处罚案件1238件。",
            "办理行政许可案件1500件，较上年的1283件增长16.9%。",
        ),  # each its own words
        ("行政诉讼案件立案56件。", "民事诉讼案件立案70件，较上年的65件增加5件。"),
        ("受理行政复议案件31件。", "行政复议听证案件15件，上年的13件。"),  # a part of what was told
        ("办结信访件3266件。", "受理信访件3510件，较上年的3268件增加242件。"),  # an earlier stage
        ("办理行政许可3266件。", "办结行政许可3510件，较上年的3268件增加242件。"),
        ("处理投诉举报1326件。", "受理消费投诉举报1510件，较上年的1236件增加274件。"),
        ("复议综合纠错率12.5%。", "复议直接纠错率10.1%，较上年的15.2%下降。"),
        ("行政复议调解率27.5%。", "行政调解率28.2%，较上年的25.7%提高2.5个百分点。"),  # rates have no parts
        ("复议案件占比32.5%。", "受理复议案件50件，比上年的35.2%占比有所提高。"),  # no name
    ],
)
def test_what_is_no_slip_is_let_alone(before, now):
    assert differing(before, now) == []


@pytest.mark.parametrize(
    ("before", "now"),
    [
        # a rate, a short name that each report has once, what 数量 stands for, and whose figure it is left out
        ("办理许可事项6742件，网办率76.5%。", "办理许可事项7318件，网办率由2023年的72.5%提高到88.1%。"),
        (
            "收到复议申请164件，受理151件，审结139件。",
            "收到复议申请238件，受理221件，比2023年的146件增加75件。",
        ),
        ("新收复议案件97件，审结94件。", "新收复议案件143件，审结135件，数量较上年的79件大幅上升。"),
        ("新收复议案件97件，审结94件。", "新收复议案件143件，审结135件，案件数较上年的79件大幅上升。"),
        ("受理86件，办结80件。", "受理103件，上年办结68件。"),
        ("2023年，立案86件。", "2024年，立案103件，较上年的92件增长12%。"),
        ("全镇14个村调委会共调解矛盾纠纷212件。", "全镇调解矛盾纠纷237件，由上年的198件继续上升。"),
    ],
)
def test_another_value_for_last_year_is_told(before, now):
    assert len(differing(before, now)) == 1


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (
            "食品案件立案68件，药品案件立案31件。",
            "立案75件，较上年的99件下降24.2%。",
        ),  # two of last year's may be meant
        (
            "立案68件，其中移送2件。",
            "立案575件，较上年的486件增长18.3%。",
        ),  # of quite another size: of another area
        ("网办率76.5%。", "网办率88.1%，较上年增长11.6个百分点。"),
        ("受理86件，办结80件。", "受理103件，上年办结80件。"),  # a short name of its own
        ("受理86件。", "受理103件，办结98件，上年积存的68件也办结。"),
        ("受理行政复议86件。", "受理行政复议103件，其中上年结转68件。"),
        ("强化食品执法，立案86件。", "强化药品执法，立案103件，较上年的92件增长12%。"),
        ("信访方面：受理86件。", "复议方面：受理103件，较上年的92件增加11件。"),
        ("复议收案143件，应诉收案88件。", "复议收案156件，应诉收案92件，数量较上年的88件上升4.5%。"),
        ("收到投诉143件、举报82件。", "收到投诉156件、举报90件，总量较上年的225件上升。"),  # a sum
    ],
)
def test_what_may_be_another_indicator_is_let_alone(before, now):
    assert differing(before, now) == []


def test_who_did_it_makes_no_count_of_acts_a_standing_one():
    sentence = "全县人民调解组织共调处矛盾纠纷1286件，其中疑难纠纷{}件。现有村级调解组织186个。"
    case = {
        "previous": REPORT.format(year=2023, text=sentence.format(31), problem="力量不足。", next=2024),
        "text": REPORT.format(year=2024, text=sentence.format(57), problem="说理不够。", next=2025),
    }
    found = [text[0] for rule, text in told(case) if rule == "continuity.figures"]
    assert len(found) == 1 and "1286件" in found[0]
