"""What the examples in the packs cannot say: places, messages, options of the run."""

import pytest

from checker.checks.outcome import QUOTE_LIMIT, fill, quote_of
from checker.judging.judge import judge
from checker.reading.source import make_source

REPORT = (
    "2023年，青川县依法行政，各项工作取得新进展，现将2023年有关情况报告如下。\n一、主要工作\n审核文件9件。\n"
)
TITLE = "青川县2023年法治政府建设年度报告\n\n"


def test_a_finding_stands_where_the_sentence_stands(verdict):
    outcome = verdict("leader-duty.shufa", REPORT + "建立健全述法制度，压实责任。\n")
    (finding,) = outcome.findings
    assert outcome.verdict == "partial"
    text = REPORT + "建立健全述法制度，压实责任。\n"
    assert text[slice(*finding.place.span)] == "建立健全述法制度，压实责任。"
    assert finding.place.section == ("一、主要工作",)


def test_what_is_missing_belongs_into_the_section_of_its_part(verdict):
    (finding,) = verdict("problems.causes", REPORT + "二、存在问题\n法治宣传的力度还不够。\n").findings
    assert finding.place.span is None and finding.place.section == ("二、存在问题",)


def test_evidence_names_the_decisive_words(verdict):
    outcome = verdict("problems.causes", REPORT + "二、存在问题\n执法力量薄弱，症结在于编制没有下沉。\n")
    assert outcome.evidence[0].words == ("症结", "在")


def test_the_wrong_plan_year_is_named(verdict):
    outcome = verdict("plan.year", REPORT + "三、下一年度安排\n2023年，我县将向乡镇派驻执法骨干45名。")
    assert outcome.verdict == "unmet"
    assert outcome.findings[0].message == "安排里写的是2023年，报告年度是2023年，下一年度应当是2024年。"


@pytest.mark.parametrize(
    ("published", "verdict_"), [("2024-04-01", "met"), ("2024-04-02", "unmet"), (None, "skipped")]
)
def test_the_deadline_takes_the_date_given(verdict, published, verdict_):
    assert verdict("deadline", REPORT, published=published).verdict == verdict_


def test_a_signing_date_proves_lateness_only(verdict):
    assert verdict("deadline", REPORT + "\n青川县人民政府\n2024年4月2日").verdict == "unmet"
    assert verdict("deadline", REPORT + "\n青川县人民政府\n2024年3月2日").verdict == "skipped"


def test_a_year_that_contradicts_the_text_is_used_and_reported(verdict):
    outcome = verdict("period", REPORT, year=2022)
    assert outcome.verdict == "unmet" and "2022年" in outcome.message


@pytest.mark.parametrize(
    ("year", "said", "unsaid"),
    [(2022, "往年的稿子留下的", "比报告年度还晚"), (2032, "比报告年度还晚", "往年的稿子")],
)
def test_another_year_is_told_with_what_it_can_come_from(verdict, year, said, unsaid):
    (finding,) = verdict("period", TITLE + REPORT.replace("2023年，", f"{year}年，", 1)).findings
    assert (
        said in finding.suggestion and unsaid not in finding.suggestion and f"{year}年" in finding.suggestion
    )


def test_an_opening_that_names_two_years_points_to_neither_as_a_whole(verdict):
    text = REPORT.replace("2023年，", "2032年，", 1).replace("现将", "2023年工作扎实。现将", 1)
    message = verdict("period", text).message
    assert "开头一处指向" in message and "开头另一处指向" in message


def test_unanswered_shortcomings_are_listed(verdict):
    text = REPORT + (
        "二、存在的不足\n一是乡镇合法性审核力量分布不均，专职审核人员少。二是登记档案数字化进展缓慢，仍有21万卷没有扫描。\n"
        "三、下一步打算\n（一）充实乡镇合法性审核力量，为每个司法所配备审核人员。"
    )
    outcome = verdict("plan.responds", text)
    assert outcome.verdict == "partial"
    assert [finding.place.quote[:4] for finding in outcome.findings] == ["二是登记"]


def test_what_leads_to_the_measures_in_the_paragraph_of_the_shortcomings_answers_none(verdict):
    """As a PDF reads whose pages show no break between two paragraphs."""
    text = REPORT + (
        "二、存在的不足\n一是登记档案数字化进展缓慢，仍有21万卷没有扫描。二是火灾调查结论社会公开较慢。下一步，将抓好以下工作：\n"
        "（一）推进登记档案数字化，扫描入库21万卷。"
    )
    outcome = verdict("plan.responds", text)
    assert [finding.place.quote[:4] for finding in outcome.findings] == ["二是火灾"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "关于做好2023年度法治政府建设年度报告工作的通知\n\n各乡镇：\n现将有关事项通知如下，请认真贯彻执行。",
            "通知",
        ),
        (
            "《青川县2023年法治政府建设年度报告》解读\n\n一、起草背景\n报告按照要求起草，内容包括举措成效。",
            "政策解读",
        ),
        (
            "各位代表：\n现在，我代表县人民政府向大会报告工作，请予审议。\n一、工作回顾\n生产总值增长4%。",
            "政府工作报告",
        ),
    ],
)
def test_look_alikes_are_named(verdict, text, name):
    outcome = verdict("kind", text)
    assert outcome.verdict == "unmet" and name in outcome.message


def test_a_year_that_is_looked_ahead_to_is_the_coming_one(verdict):
    text = REPORT + "三、打算\n裁量理由写入案卷。展望2022年，我局还将公布典型案例十个。"
    assert verdict("plan.year", text).verdict == "unmet"
    assert verdict("plan.year", text.replace("2022", "2024")).verdict == "met"


def test_acts_told_on_without_their_subject_are_the_leaders(verdict):
    text = (
        REPORT + "局长履行安全生产第一责任人职责，带队检查矿山14次；同时主持局党委会研究法治建设年度计划。\n"
    )
    assert verdict("leader-duty", text).verdict == "met"
    assert (
        verdict("leader-duty", text.replace("；同时主持局党委会研究法治建设年度计划", "")).verdict == "unmet"
    )


def test_a_title_that_leaves_the_matter_out_is_no_other_kind(verdict):
    text = "关于青川县2023年度工作情况的报告\n\n根据有关规定，现将青川县2023年法治政府建设情况报告如下。\n一、主要工作\n审核文件9件。\n"
    assert verdict("kind", text).verdict == "met" and verdict("title", text).verdict == "partial"


def test_evaluation_in_the_next_sentence_makes_a_hearing_of_leaders(verdict):
    text = REPORT + "12月28日，21个部门的一把手挨个上台，讲自己一年里怎么管法治；县委书记逐人点评。\n"
    assert verdict("leader-duty.shufa", text).verdict == "met"


def test_names_in_quotation_marks_count_nothing(verdict):
    text = REPORT.replace("审核文件9件", "不断增强“四个意识”、坚定“四个自信”")
    assert verdict("achievements.data", text).verdict == "unmet"


def test_a_plan_left_over_from_last_year_is_still_the_plan(verdict):
    text = REPORT + "二、存在不足及工作思路\n文书粗糙。2023年，青川县将坚持问题导向，培训执法骨干45名。\n"
    assert verdict("plan", text).verdict == "met" and verdict("plan.year", text).verdict == "unmet"


@pytest.mark.parametrize("opening", ["执法。", "执 法" + " " * 5000 + "公开，", "手机13800138000，"])
def test_a_quote_does_not_depend_on_how_much_follows_it(opening):
    quote = quote_of(opening * 200)
    assert quote == quote_of(opening * 400) and len(quote) <= QUOTE_LIMIT + 2
    assert quote.startswith(quote_of(opening)) and "13800138000" not in quote


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("到2023年底，全县建成监督平台3个。", "unmet"),
        ("到2027年，全县建成监督平台3个。", "met"),
        ("从2020年到2023年底，平台建了3个，今后继续扩大。", "met"),
        ("到2023年底，平台已建成3个，今后继续扩大。", "met"),
    ],
)
def test_an_end_of_the_reporting_year_is_no_deadline_of_the_plan(verdict, words, expected):
    text = REPORT + f"三、下一步打算\n下一步，将加强培训。{words}\n"
    assert verdict("plan.year", text).verdict == expected


def test_a_plan_without_a_year_is_evidence_where_the_reporting_year_is_unknown(verdict):
    outcome = verdict("plan.year", "一、主要工作\n审核文件9件。\n二、下一步打算\n将培训执法骨干45名。\n")
    assert outcome.verdict == "met" and outcome.evidence[0].quote == "将培训执法骨干45名。"


@pytest.mark.parametrize("date", ["2024年2月30日", "2024年13月2日", "2024年3月", "2024年月日"])
def test_a_date_that_names_no_day_is_quoted_and_the_issuer_above_it_still_signs(verdict, date):
    outcome = verdict("signature", REPORT + f"各项工作有序推进。\n\n青川县人民政府\n{date}\n")
    (finding,) = outcome.findings
    assert outcome.verdict == "partial" and finding.message == f"成文日期不完整，或者没有这一天：“{date}”。"
    assert finding.place.quote == date


def test_an_identity_number_in_dashes_is_quoted_masked(verdict):
    (finding,) = verdict("disclosure.id-number", REPORT + "李某（110105-19491231-002X）撤回申请。\n").findings
    assert finding.place.quote == "110***************"


def test_a_needless_blank_shows_in_the_quote(verdict):
    (finding,) = verdict("form.punctuation", REPORT + "全县备案136 个项目，各项工作有序推进。\n").findings
    assert "备案136 个项目" in finding.place.quote


@pytest.mark.parametrize(
    "below",
    [
        "联系电话：0855-8234567",
        "（此页无正文）",
        "主动公开",
        "抄送：县委各部门，县人大办。\n青川县人民政府办公室      2024年3月13日印发",
        "青川县人民政府办公室2024年3月13日印发\n（共印20份）",
    ],
)
def test_what_stands_below_the_signature_does_not_hide_it(verdict, below):
    report = REPORT + f"各项工作有序推进。\n\n青川县人民政府\n2024年3月12日\n\n{below}\n"
    outcome = verdict("signature", report)
    assert outcome.verdict == "met"
    assert [place.quote for place in outcome.evidence] == ["青川县人民政府", "2024年3月12日"]


def test_body_below_a_date_is_no_signature(verdict):
    report = REPORT + "青川县人民政府\n2024年3月12日\n\n二、存在问题\n力量不足。\n"
    assert verdict("signature", report).verdict == "unmet"


def test_blanks_that_the_layout_of_a_page_left_are_no_fault(rulebook):
    text = REPORT + "全县备案136 个项目，各项工作有序推进。\n"
    source = make_source("报告.pdf", "pdf", "", text)._replace(pages=(0,))
    report = judge(source, rulebook, reported=("form.punctuation",), assumed={"kind": "met"})
    assert report.results[0].outcome.verdict == "met"


def test_a_section_that_tells_only_of_companies_states_no_shortcoming(verdict):
    text = REPORT + "二、存在的不足\n检查发现企业安全问题87个，均已整改。\n"
    assert verdict("problems", text).verdict == "unmet"
    assert verdict("problems", text + "我们的工作还有差距。\n").verdict == "partial"


def test_what_explains_a_passing_phrase_states_no_shortcoming(verdict):
    text = (
        REPORT
        + "二、存在的不足\n我们的工作还有一定差距。究其原因，一是编制十年没有增加；二是培训没有实案演练。\n"
    )
    assert (
        verdict("problems", text).verdict == "partial" and verdict("problems.causes", text).verdict == "met"
    )
    stated = text.replace("还有一定差距", "还有差距：案卷缺少现场笔录，48件被纠错")
    assert verdict("problems", stated).verdict == "met"


def test_the_causes_of_what_companies_lack_are_no_causes(verdict):
    text = (
        REPORT + "二、存在的不足\n文书粗糙。检查时发现，部分企业责任不落实，主要是由于负责人法律意识淡薄。\n"
    )
    assert verdict("problems.causes", text).verdict == "unmet"


def test_braces_in_what_a_report_says_are_no_names_of_values():
    assert (
        fill("《{name}》应为{right}，{other}。", {"name": "{right}", "right": "《条例》"})
        == "《{right}》应为《条例》，{other}。"
    )
