"""What the rule language can say, word by word: a rule, a text, the verdict that it must get."""

from pathlib import Path

import pytest

from checker.checks.content import readings
from checker.errors import LawcheckError
from checker.judging.examples import run_examples
from checker.judging.judge import judge
from checker.reading.source import make_source
from checker.rulebooks import load_rulebook

PACK = """pack: trial
version: "1.0"
title: 试用
kind: law-based-government
bases:
  规定: 《示例省规定》第三条
lists:
  热线: [12345热线, 政务热线]
  自夸: {terms: [首创, 领先], not_before: [精神, "{奖项}"], not_after: [没有, 基层]}
  奖项: [奖, 杯]
part_sets:
  过去一年: [achievements, leader-duty, preface]
conditions:
  热线件数: {all: ["{热线}…{数量}"], none: [下一步]}
  热线办结: {use: 热线件数, any: [办结]}
rules:
  - id: trial.one
    title: 试
    level: should
    basis: [规定]
    asks: 试。
    check: CHECK
    with: WITH
    examples:
      - {verdict: met, text: 甲。}
      - {verdict: unmet, text: 乙。}
"""
UNMET = "unmet: {message: 没有。, remedy: 请补。}"


def rulebook(folder, options, check="content"):
    path = folder / "trial.yaml"
    path.write_text(PACK.replace("CHECK", check).replace("WITH", "{" + options + "}"), encoding="utf-8")
    return load_rulebook((str(path),))


def verdict(book, text):
    source = make_source("甲.txt", "txt", "UTF-8", text)
    return judge(source, book, reported=("trial.one",), fragment=True).results[0]


def way(parts, condition, more=""):
    return f"ways: [{{verdict: met, in: [{parts}], when: {condition}{more}}}], {UNMET}"


BODY = "一、主要工作\n"
FRAMED = """甲县2023年法治政府建设年度报告

一、主要工作
审核文件9件。

附件：1.行政执法数据表

甲县人民政府
2024年3月1日
"""
CONTENT = [
    # a list with contexts instead of exceptions
    (way("achievements", '{any: ["{自夸}"]}'), BODY + "在全省首创扫码检查。", "met"),
    (way("achievements", '{any: ["{自夸}"]}'), BODY + "尊重首创精神，获首创杯一等奖。", "unmet"),
    (way("achievements", '{any: ["{自夸}"]}'), BODY + "推广基层首创做法。", "unmet"),
    # named conditions and named sets of parts
    (way("过去一年", "{use: 热线办结}"), BODY + "12345热线受理300件，办结298件。", "met"),
    (way("过去一年", "{use: 热线办结}"), BODY + "12345热线受理300件。", "unmet"),
    (way("过去一年", "{any: [{use: 热线件数}]}"), BODY + "政务热线受理300件。", "met"),
    (way("过去一年", "{any: [{use: 热线件数}]}"), BODY + "审核文件9件。", "unmet"),
    # a pair: what stands in two sentences, the last one by itself, not across items or actors
    (way("achievements", "{all: [热线, 办结]}", ", unit: pair"), BODY + "开通热线。全年办结9件。", "met"),
    (way("achievements", "{all: [热线, 办结]}", ", unit: pair"), BODY + "审核文件。热线办结9件。", "met"),
    (way("achievements", "{all: [热线, 办结]}", ", unit: pair"), BODY + "一是开通热线。二是办结9件。", "unmet"),
    (way("achievements", "{all: [热线, 办结]}", ", unit: pair"), BODY + "开通热线。审核文件。办结9件。", "unmet"),
    (way("achievements", "{all: [调研, 讲课]}", ", unit: pair"), BODY + "县长调研热线。副县长讲课1次。", "unmet"),
    (way("achievements", "{all: [调研, 讲课]}", ", unit: pair"), BODY + "县长调研热线。随后讲课1次。", "met"),
    # a paragraph
    (way("achievements", "{all: [热线, 办结]}", ", unit: paragraph"), BODY + "开通热线。审核文件。办结9件。", "met"),
    (way("achievements", "{all: [热线, 办结]}", ", unit: paragraph"), BODY + "开通热线。\n审核文件。办结9件。", "unmet"),
    # what stands around the body
    (way("title", "{any: [法治政府建设年度报告]}"), FRAMED, "met"),
    (way("signature", "{any: [人民政府]}"), FRAMED, "met"),
    (way("annex", "{any: [数据表]}"), FRAMED, "met"),
    (way("annex", "{any: [人民政府]}"), FRAMED, "unmet"),
    (way("title", "{any: [数据表]}"), FRAMED, "unmet"),
    # rates, the future by structure
    (way("achievements", '{all: ["应诉率…{比率}"]}'), BODY + "出庭应诉率95%。", "met"),
    (way("achievements", '{all: ["应诉率…{比率}"]}'), BODY + "出庭应诉率提高，出庭46人次。", "unmet"),
    (way("achievements", "{act: [配备], mood: planned, year: any}"), BODY + "计划为乡镇配备记录仪40台。", "met"),
    (way("achievements", "{act: [配备], mood: planned, year: any}"), BODY + "按计划配备记录仪40台。", "unmet"),
    # what a sentence does, as the reader reads it
    (way("problems", "{does: cause}"), "二、存在的不足\n执法力量薄弱。主要原因是编制紧、人员流动快、培训跟不上。", "met"),
    (way("problems", "{does: cause}"), "二、存在的不足\n部分乡镇行政执法文书制作不规范。", "unmet"),
    (way("plan", "{does: [measure], any: [培训]}"), "四、下一步打算\n组织行政执法培训3期，培训执法人员200人。", "met"),
]  # fmt: skip


@pytest.mark.parametrize(("options", "text", "expected"), CONTENT)
def test_a_condition_says_what_it_says(tmp_path, options, text, expected):
    assert verdict(rulebook(tmp_path, options), text).outcome.verdict == expected


def test_a_way_can_ask_a_person_to_confirm(tmp_path):
    options = way("achievements", "{any: [热线]}", ", confirm: 请核对是不是本年度的数据。")
    result = verdict(rulebook(tmp_path, options), BODY + "开通热线。")
    assert result.outcome.verdict == "met" and result.confirm == "请核对是不是本年度的数据。"


FORBID = f"words: [全国领先], {UNMET}"


@pytest.mark.parametrize(
    "text",
    [
        BODY + "工作全国领先。",
        "甲县2023年法治政府建设全国领先年度报告\n\n" + BODY + "审核文件9件。",
        "一、打造全国领先的法治环境\n审核文件9件。",
    ],
)
def test_what_is_forbidden_is_forbidden_in_title_and_headings_too(tmp_path, text):
    book = rulebook(tmp_path, FORBID, "forbid")
    assert verdict(book, text).outcome.verdict == "unmet"
    assert verdict(book, text.replace("全国领先", "“全国领先”")).outcome.verdict == "met"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (way("achievements", "{use: 热线件}"), "条件“热线件”没有定义，是否想写“热线件数”"),
        (way("过去", "{any: [热线]}"), "这里的值“过去”不在允许的范围内，是否想写“过去一年”"),
        (way("achievements", "{does: 措施}"), "“does”的值“措施”不在允许的范围内"),
    ],
)
def test_a_name_that_is_not_there_is_told_with_the_nearest(tmp_path, options, message):
    with pytest.raises(LawcheckError) as told:
        rulebook(tmp_path, options)
    assert message in str(told.value)


def test_conditions_that_go_in_circles_are_told(tmp_path):
    path = tmp_path / "trial.yaml"
    text = PACK.replace("use: 热线件数, any", "use: 甲, any").replace(
        "rules:", "  甲: {use: 热线办结}\nrules:"
    )
    text = text.replace("CHECK", "content").replace("WITH", "{" + way("plan", "{use: 甲}") + "}")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LawcheckError, match="条件绕成了圈：热线办结 → 甲 → 热线办结"):
        load_rulebook((str(path),))


def test_what_failed_is_told_item_by_item(tmp_path):
    options = way("achievements", "{all: [热线, {any: [办结], act: [受理], actor: head}]}")
    book = rulebook(tmp_path, options)
    book = book._replace(packs=tuple(pack for pack in book.packs if pack.name in ("trial", "document")))
    rule = next(rule for rule in book.rules if rule.id == "trial.one")
    example = rule.examples[0]._replace(text=BODY + "副县长受理热线9件，办结8件。")
    packs = tuple(
        pack._replace(rules=(rule._replace(examples=(example,)),)) if pack.name == "trial" else pack
        for pack in book.packs
    )
    (result,) = run_examples(book._replace(packs=packs), frozenset(("trial",)))
    assert result.tried == (
        "第1种办法（met）：“副县长受理热线9件，办结8件。”没有 all 里的一组条件（的“副县长受理热线9件”做的人（actor）读作 deputy，要的是 head）",
    )


EIGHT = Path(__file__).parent / "packs" / "eight-rules.yaml"


def test_eight_wishes_of_a_province_written_from_the_documentation():
    book = load_rulebook((str(EIGHT),), examples=True)
    results = list(run_examples(book, frozenset(("bajiang",))))
    assert len({result.rule.id for result in results}) == 8
    assert [(result.rule.id, result.number, result.message) for result in results if not result.passed] == []


def test_a_way_can_leave_the_verdict_to_a_person(tmp_path):
    way_ = "{verdict: review, in: [achievements], when: {any: [热线]}, message: 请核对。, remedy: 请补充。}"
    book = rulebook(tmp_path, f"ways: [{way_}], {UNMET}")
    assert verdict(book, BODY + "开通热线。").outcome.verdict == "review"
    assert verdict(book, BODY + "审核文件。").outcome.verdict == "unmet"


def test_what_a_sentence_does_is_asked_only_where_all_else_holds(tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(
        readings, "functions_of", lambda document, index, context: asked.append(index) or ("shortcoming",)
    )
    book = rulebook(tmp_path, way("problems", "{any: [热线], does: shortcoming}"))
    assert verdict(book, "一、存在的不足\n审核文件慢。热线常占线。印发要点晚。").outcome.verdict == "met"
    assert asked == [1]
