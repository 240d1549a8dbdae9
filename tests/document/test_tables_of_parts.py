"""Tables whose columns play parts of the report: shortcomings in one, causes and measures beside them."""

import pytest

from checker.document.build import build_document
from checker.document.tables import cells_of
from checker.judging.judge import judge
from checker.reading.source import GRID, Extra, grid_text, make_source

HEAD = (
    "清河县人民政府2024年法治政府建设年度报告\n2024年，清河县扎实推进法治政府建设。现将有关情况报告如下：\n"
    "一、主要举措和成效\n审查规范性文件29件，培训执法人员120人次。\n"
)
SECTION = "二、存在的主要问题及下一步措施\n还存在以下问题：\n"
FOOT = "\n清河县人民政府\n2025年3月10日\n"
ROWS = [
    ["序号", "存在问题", "原因分析", "2025年整改措施"],
    ["1", "普法针对性不强", "宣传方式单一", "分类编写法律读本"],
    ["2", "出庭应诉率仅86%", "部分单位负责人重视不够", "每季度通报一次，纳入考核"],
]


def of_tabs(rows, before=SECTION):
    return make_source("a.txt", "txt", "utf-8", HEAD + before + "\n".join(map("\t".join, rows)) + FOOT)


def of_word(rows, before=SECTION, missing=""):
    """A table as Word files give it: a paragraph a cell; the text of ``missing`` differs from what the table says."""
    table = "".join(f"{cell}\n" for row in rows for cell in row if cell)
    text = HEAD + before + table + FOOT
    start = len(HEAD + before)
    told = grid_text(rows).replace(missing, missing + "略") if missing else grid_text(rows)
    grid = Extra(GRID, told, (start, start + len(table) - 1))
    return make_source("a.docx", "docx", "", text)._replace(extras=(grid,))


@pytest.fixture(params=[of_tabs, of_word])
def made(request):
    return request.param


def results(rulebook, source):
    return {one.rule.id: one.outcome for one in judge(source, rulebook).results}


def parts_of(rulebook, source):
    document = build_document(source, rulebook)
    return {sentence.text: sentence.part for sentence in document.sentences}


def test_columns_play_their_parts(rulebook, made):
    parts = parts_of(rulebook, made(ROWS))
    assert parts["普法针对性不强"] == "problems"
    assert parts["分类编写法律读本"] == "plan"
    assert parts["审查规范性文件29件，培训执法人员120人次。"] == "achievements"


def test_what_stands_in_the_same_row_answers(rulebook, made):
    found = results(rulebook, made(ROWS))
    verdicts = {
        name: found[name].verdict for name in ("problems", "problems.causes", "plan", "plan.responds")
    }
    assert set(verdicts.values()) == {"met"}, verdicts
    assert [place.quote for place in found["problems.causes"].evidence] == [
        "宣传方式单一",
        "部分单位负责人重视不够",
    ]
    assert [place.quote for place in found["plan.responds"].evidence] == ["普法针对性不强", "出庭应诉率仅86%"]


def test_an_empty_cell_answers_nothing(rulebook, made):
    rows = [ROWS[0], ["1", "马场草料监管缺位", "人手不够", ""], ROWS[2]]
    found = results(rulebook, made(rows))["plan.responds"]
    assert found.verdict == "partial"
    assert [finding.place.quote for finding in found.findings] == ["马场草料监管缺位"]


def test_several_shortcomings_in_one_cell_are_matched_by_their_words(rulebook):
    rows = [
        ["存在问题", "下步措施"],
        ["1.普法针对性不强；2.马场草料监管缺位", "分类编写普法读本，增强普法针对性"],
    ]
    assert results(rulebook, of_tabs(rows))["plan.responds"].verdict == "partial"


def test_an_account_of_inspections_is_no_plan(rulebook, made):
    rows = [["检查发现的问题", "整改措施"], ["店招破损", "更换店招12块"], ["占道经营", "劝离摊贩30户"]]
    before = "检查情况见下表：\n"
    parts = parts_of(rulebook, made(rows, before))
    assert parts["更换店招12块"] == "achievements"


def test_measures_beside_what_became_of_them_are_no_plan(rulebook, made):
    rows = [["存在问题", "整改措施", "整改情况"], ["店招破损", "更换店招12块", "已完成"]]
    assert parts_of(rulebook, made(rows))["更换店招12块"] != "plan"


def test_faults_put_right_in_a_table_of_the_plan_are_no_shortcomings(rulebook, made):
    rows = [["督察反馈问题", "整改情况", "责任单位"], ["个别乡镇执法不规范", "已整改", "河口镇"]]
    before = "二、下一步安排\n增配执法人员12名。\n"
    assert parts_of(rulebook, made(rows, before))["个别乡镇执法不规范"] == "plan"


def test_measures_before_the_shortcomings_were_taken(rulebook, made):
    rows = [
        ["工作举措", "存在问题", "下一步打算"],
        ["办理复议案件46件。", "执法力量薄弱。", "增配执法人员12名。"],
    ]
    parts = parts_of(rulebook, made(rows))
    assert parts["办理复议案件46件。"] != "plan"
    assert parts["增配执法人员12名。"] == "plan"


def test_a_tab_behind_the_number_of_a_heading_makes_no_table(rulebook):
    rows = [["二、", "存在问题及下步措施"], ["1.", "存在问题"], ["2.", "下步措施"]]
    document = build_document(of_tabs(rows, ""), rulebook)
    assert [heading.text for heading in document.headings[1:]] == [
        "存在问题及下步措施",
        "存在问题",
        "下步措施",
    ]


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("存在问题", "problems"),
        ("问题及原因", "problems"),
        ("问题整改措施", "plan"),
        ("下一步打算", "plan"),
        ("已采取措施", None),
        ("责任单位", None),
        ("这一列写的是各单位自己查找出来的问题", None),
    ],
)
def test_what_a_title_names(rulebook, title, part):
    cells = cells_of(
        of_tabs([["短板弱项", "成因", title], ["台账不全", "人手少", "补齐"]]), rulebook.kind.parts
    )
    assert [cell.part for cell in cells] == ["problems", None, part] * 2


def test_a_cell_that_reads_otherwise_lies_between_its_neighbours(rulebook):
    source = of_word(ROWS, missing="宣传方式")
    cells = cells_of(source, rulebook.kind.parts)
    assert [source.text[slice(*cell.span)].strip() for cell in cells] == [
        cell for row in ROWS for cell in row
    ]


def test_a_table_of_other_columns_is_text(rulebook, made):
    assert not cells_of(made([["姓名", "职务"], ["张三", "科员"]]), rulebook.kind.parts)


def test_the_tables_own_title_may_stand_above_those_of_its_columns(rulebook):
    rows = [["问题清单", "", "", ""], *ROWS]
    assert results(rulebook, of_tabs(rows))["plan.responds"].verdict == "met"


TURNED = [list(row) for row in zip(*ROWS, strict=True)]


def form(*answers):
    """One shortcoming told in rows, its titles in the first column, as a form has them."""
    titles = ("问题表现", "原因分析", "整改措施", "责任处室")
    return [[title, answer] for title, answer in zip(titles, answers, strict=True)]


def test_titles_in_the_first_column_are_read_as_those_in_the_first_row(rulebook, made):
    found = results(rulebook, made(TURNED))
    assert [place.quote for place in found["problems.causes"].evidence] == [
        "宣传方式单一",
        "部分单位负责人重视不够",
    ]
    assert [place.quote for place in found["plan.responds"].evidence] == ["普法针对性不强", "出庭应诉率仅86%"]


@pytest.mark.parametrize("measure", ["补齐监管制度2项", ""])
def test_a_form_says_in_its_rows_what_is_wrong_and_what_is_done(rulebook, made, measure):
    rows = form("马场草料监管缺位，长期无人过问", "人手不够", measure, "政策法规处")
    found = results(rulebook, made(rows))
    told = [*found["plan.responds"].evidence, *[one.place for one in found["plan.responds"].findings]]
    assert [place.quote for place in told] == ["马场草料监管缺位，长期无人过问"]
    assert found["plan.responds"].verdict == ("met" if measure else "unmet")
    assert found["problems.causes"].verdict == "met"


def test_a_form_filled_in_twice_in_one_table_has_two_shortcomings(rulebook, made):
    rows = [
        *form("马场草料监管缺位", "人手不够", "补齐监管制度2项", "政策法规处"),
        *form("普法针对性不强", "宣传方式单一", "", "普法处"),
    ]
    found = results(rulebook, made(rows))["plan.responds"]
    assert found.verdict == "partial"
    assert [finding.place.quote for finding in found.findings] == ["普法针对性不强"]


def test_a_column_of_short_shortcomings_is_no_column_of_titles(rulebook, made):
    rows = [["存在问题", "整改措施"], ["执法短板", "培训执法人员"], ["普法问题", "编写普法读本"]]
    cells = cells_of(made(rows), rulebook.kind.parts)
    assert [cell.title for cell in cells] == ["存在问题", "整改措施"] * 3


def test_a_report_told_in_a_table_keeps_its_headings(rulebook):
    rows = [
        ["2024年主要举措和成效", "审查规范性文件29件。培训执法人员120人次。"],
        ["存在的不足和原因", "普法针对性不强，原因是宣传方式单一。"],
        ["2025年主要安排", "分类编写法律读本。"],
    ]
    assert not cells_of(of_word(rows), rulebook.kind.parts)


def test_titles_printed_again_on_the_next_page_state_nothing(rulebook, made):
    found = results(rulebook, made([*ROWS[:2], ROWS[0], ROWS[2]]))
    assert [place.quote for place in found["plan.responds"].evidence] == ["普法针对性不强", "出庭应诉率仅86%"]


def test_a_date_in_a_cell_signs_nothing(rulebook, made):
    rows = [
        ["存在问题", "整改措施", "责任人", "完成时限"],
        ["普法针对性不强", "分类编写法律读本", "王青", "2025年10月"],
        ["马场草料监管缺位", "", "王青", "2025年10月"],
    ]
    source = made(rows)
    found = results(rulebook, source)["plan.responds"]
    assert [finding.place.quote for finding in found.findings] == ["马场草料监管缺位"]
    assert build_document(source, rulebook).metadata.signed.date == "2025-03-10"


def test_what_the_title_of_a_column_calls_a_shortcoming_is_one(rulebook, made):
    """A reader that learned from sentences takes some for causes, which they may be elsewhere."""
    wrong = "矛盾纠纷多元化解机制不够顺畅：部门之间信息不共享，个别纠纷反复交办"
    rows = [ROWS[0], ["1", wrong, "职责边界没有厘清", "建成调解平台1个"], ROWS[2]]
    evidence = results(rulebook, made(rows))["plan.responds"].evidence
    assert [place.quote for place in evidence] == [wrong, "出庭应诉率仅86%"]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("表1　2024年行政执法情况统计表", False),
        ("图2-1　县综合执法大队开展巡查", False),
        ("附表一：执法事项清单", False),
        ("（一）表1以外的工作", True),
        ("表彰奖励情况", True),
    ],
)
def test_a_caption_heads_nothing(document, line, heading):
    below = "组织开展专项巡查12次，检查企业36家，责令改正9家。"
    read = document(
        f"{HEAD}（一）行政执法\n审查处罚决定12件。\n{line}\n{below}\n（二）普法宣传\n宣讲9场。{FOOT}"
    )
    assert any(line[-4:] in one.text for one in read.headings) == heading


def test_a_cell_of_several_paragraphs_ends_where_the_next_begins(rulebook):
    rows = [
        ROWS[0],
        ["1", "普法针对性不强。（1）载体不新。", "（1）方式单一。（2）人手不够。", "分类编写读本。"],
        ROWS[2],
    ]
    broken = [[cell.replace("（", "\n（").strip() for cell in row] for row in rows]
    source = of_word(broken)
    source = source._replace(extras=(source.extras[0]._replace(text=grid_text(rows)),))
    cells = [source.text[slice(*cell.span)] for cell in cells_of(source, rulebook.kind.parts)]
    assert cells[5:8] == broken[1][1:]


def test_measures_taken_answer_nothing(rulebook, made):
    rows = [["存在问题", "原因", "已采取措施"], ["马场草料监管缺位", "人手不够", "召开专题会1次"]]
    assert results(rulebook, made(rows))["plan.responds"].verdict != "met"
