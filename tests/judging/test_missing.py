import pytest

from checker.document.ranks import ranks_of
from checker.judging.judge import judge
from checker.reading.source import make_source
from checker.reporting.people.places import clerk_place

BODY = (
    "一、主要工作\n审核行政规范性文件9件。\n二、存在问题\n基层力量不足。\n三、下一步打算\n举办执法培训4次。\n"
)


@pytest.mark.parametrize(
    ("issuer", "level", "words"),
    [
        ("岭东省人民政府", "province", ("省委", "省委书记", "省长")),
        ("澜州市人民政府", "city", ("市委", "市委书记", "市长")),
        ("苏林旗", "county", ("旗委", "旗委书记", "旗长")),
        ("云岭彝族自治州人民政府", "city", ("州委", "州委书记", "州长")),
        ("青麓街道办事处", "township", ("街道党工委", "街道党工委书记", "街道办事处主任")),
        ("青川县水务局", "department", ("局党组", "局党组书记", "局长")),
        ("青川县发展和改革委员会", "department", ("委党组", "委党组书记", "主任")),
    ],
)
def test_heads_and_committees_are_called_after_the_issuer(issuer, level, words):
    assert ranks_of(issuer, level)[1:] == words


def sample(rulebook, issuer, rule="leader-duty.shufa", text=BODY):
    source = make_source("x", "txt", "UTF-8", f"{issuer}2023年法治政府建设年度报告\n\n{text}")
    results = {result.rule.id: result for result in judge(source, rulebook).results}
    return results[rule].outcome.findings[0].sample


def test_a_government_hears_reports_and_the_head_of_a_bureau_gives_one(rulebook):
    assert "，县委召开党政主要负责人述法会议" in sample(rulebook, "青川县人民政府")
    assert "，局长在县委组织的党政主要负责人述法中" in sample(rulebook, "青川县水务局")
    assert "，镇党委书记、镇长在县委组织的" in sample(rulebook, "青川县云屏镇人民政府")
    assert "，镇党委书记、镇长在【县委】组织的" in sample(rulebook, "云屏镇人民政府")


def test_a_sample_of_a_section_has_its_number_issuer_and_year(rulebook):
    text = BODY.replace("三、下一步打算\n举办执法培训4次。\n", "")
    told = sample(rulebook, "青川县人民政府", "plan", text)
    assert told.startswith("四、下一年度的主要安排。")
    assert sample(rulebook, "青川县人民政府", "signature") == "青川县人民政府 【年份】年【月份】月【日期】日"


def test_what_stands_under_no_heading_gets_no_second_section(rulebook):
    text = (
        "2023年，青川县人民政府审核行政规范性文件，印发执法培训方案，聘请专家参与办案。\n"
        "推行行政执法“三项制度”，举办专题培训班，轮训执法人员，组织闭卷测试。\n"
        "县长主持召开县政府常务会议，研究法治政府建设工作。\n"
        "工作中还存在基层执法力量不足的问题。下一步，举办执法培训。\n"
    )
    source = make_source("x", "txt", "UTF-8", f"青川县人民政府2023年法治政府建设年度报告\n\n{text}")
    results = {result.rule.id: result for result in judge(source, rulebook).results}
    assert results["achievements"].outcome.verdict == results["leader-duty"].outcome.verdict == "met"
    for rule, behind in (
        ("achievements.data", "参与办案。"),
        ("three-systems.recording", "闭卷测试。"),
        ("leader-duty.shufa", "法治政府建设工作。"),
    ):
        place = results[rule].outcome.findings[0].place
        assert place.new == "" and place.behind is not None, rule
        assert source.text[: place.behind].endswith(behind), rule


def test_a_new_part_of_a_report_without_headings_stands_behind_what_comes_before_it(rulebook):
    text = (
        "2023年，青川县人民政府审核行政规范性文件9件，培训执法人员120名。\n"
        "工作中还存在基层执法力量不足、案卷归档慢的问题。\n以上是我县2023年度法治政府建设情况，特此报告。\n"
    )
    source = make_source("x", "txt", "UTF-8", f"青川县人民政府2023年法治政府建设年度报告\n\n{text}")
    report = judge(source, rulebook)
    plan = next(result for result in report.results if result.rule.id == "plan").outcome.findings[0].place
    assert source.text[: plan.behind].endswith("归档慢的问题。")
    assert clerk_place(report.document, plan) == (
        "应当在正文第2段（开头是“工作中还存在基层执法力量”）之后新增一部分“下一年度的主要安排”"
    )
