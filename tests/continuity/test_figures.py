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
        ("全系统立案1538件。", "立案1694件，较上年的1120件增长51.3%。"),  # no slip, and a name too short to tell
        ("开展普法宣传78场。", "调解矛盾纠纷103件，较上年的87件增加16件。"),  # another unit
        ("调解劳动纠纷78件。", "收到复议申请103件，较上年的87件增加16件。"),  # another matter
        ("走访企业538家。", "检查单位694家，较上年的537家增加157家。"),  # one digit of three comes by chance
    ],
)
def test_what_is_no_slip_is_let_alone(before, now):
    assert differing(before, now) == []
