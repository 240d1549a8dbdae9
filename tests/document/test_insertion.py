import pytest

from checker.document.insertion import printed_heading
from checker.judging.judge import judge
from checker.reading.source import make_source
from checker.reporting.people.places import clerk_place
from checker.rulebook.model import UNMET

HEAD = "青川县人民政府2023年法治政府建设年度报告\n\n"
WORK = "审核行政规范性文件9件，办理行政复议案件12件。\n"
PROBLEM = "基层执法队伍专业人员不足，3个乡镇没有法制审核人员。\n"
PLAN = "下一步，举办执法培训4次，配备执法记录仪20台。\n"
DUTY = "党政主要负责人履行推进法治建设第一责任人职责的情况"


def where(rulebook, text, rule="leader-duty"):
    report = judge(make_source("x", "txt", "UTF-8", HEAD + text), rulebook)
    result = next(result for result in report.results if result.rule.id == rule)
    assert result.outcome.verdict == UNMET
    return clerk_place(report.document, result.outcome.findings[0].place)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            f"一、主要工作\n{WORK}二、存在问题\n{PROBLEM}三、下一步打算\n{PLAN}",
            f"在“二、存在问题”之后新增“三、{DUTY}”，原“三”改为“四”",
        ),
        (
            f"（一）主要工作\n{WORK}（二）存在问题\n{PROBLEM}（三）下一步打算\n{PLAN}",
            f"在“（二）存在问题”之后新增“（三）{DUTY}”，原“三”改为“四”",
        ),
        (
            f"第一部分 主要工作\n{WORK}第二部分 存在问题\n{PROBLEM}第三部分 下一步打算\n{PLAN}",
            f"在“第二部分 存在问题”之后新增“第三部分 {DUTY}”，原“三”改为“四”",
        ),
        (
            f"一、主要工作\n{WORK}二、存在问题及下一步打算\n{PROBLEM}{PLAN}",
            f"在“一、主要工作”之后新增“二、{DUTY}”，原“二”改为“三”",
        ),
        (
            f"一、主要工作\n{WORK}二、存在问题\n{PROBLEM}",
            f"在“二、存在问题”之后新增“三、{DUTY}”",
        ),
    ],
)
def test_a_new_section_stands_in_its_order_and_the_others_move(rulebook, text, told):
    assert where(rulebook, text) == told


def test_two_new_sections_are_numbered_together(rulebook):
    text = f"一、主要工作\n{WORK}二、下一步打算\n{PLAN}"
    assert where(rulebook, text, "problems") == "在“一、主要工作”之后新增“二、存在的不足和原因”"
    assert where(rulebook, text) == f"在新增的“二、存在的不足和原因”之后新增“三、{DUTY}”，原“二”改为“四”"


def test_what_a_rule_asks_of_content_belongs_beside_the_content(rulebook):
    text = f"一、主要工作\n{WORK}同时，还存在不足：{PROBLEM}二、下一步打算\n{PLAN}"
    assert where(rulebook, text, "problems.causes") == "应当写在“一、主要工作”部分"


def test_what_is_missing_of_an_activity_belongs_into_its_subsection(rulebook):
    text = (
        f"一、主要工作\n（一）完善制度\n{WORK}（二）规范行政执法\n开展执法检查30次。\n二、下一步打算\n{PLAN}"
    )
    assert where(rulebook, text, "three-systems") == "应当写在“（二）规范行政执法”部分"


def test_a_heading_in_brackets_is_printed_without_half_of_them(document):
    built = document("2023年，现将有关情况报告如下：\n【一、工作】办案9件。\n【二、差距】执法力量不足。")
    assert [printed_heading(built, index) for index in range(2)] == ["一、工作", "二、差距"]
