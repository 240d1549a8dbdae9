"""``extends``, lists that are edited, ``applies``: what one pack does to another, and what it does not."""

import pytest

from checker.errors import LawcheckError
from checker.judging.judge import judge
from checker.reading.source import make_source
from checker.rulebook.compile import compile_rulebook
from checker.rulebook.load import load_beside
from checker.rulebook.shipped import shipped_data, shipped_rulebook

HEAD = 'pack: {name}\nversion: "1"\ntitle: 甲\nkind: law-based-government\n'
REPORT = """\
{issuer}{year}年法治政府建设年度报告

　　{year}年，{issuer}依法履职。现将有关情况报告如下：
　　一、主要工作
　　12345热线受理300件。揭牌3家。
"""
RULE = """\
  - id: {name}.hotline
    title: 热线
    level: should
    basis: [公文格式]
    asks: 要写热线。
    check: content
    {applies}
    with:
      ways: [{{verdict: met, in: [achievements], when: {{any: ["{{热线}}"]}}}}]
      unmet: {{message: 没有热线。, remedy: 请写热线。}}
    examples: [{{verdict: met, text: 一、主要工作。热线受理。}}, {{verdict: unmet, text: 一、主要工作。审核文件。}}]
"""


@pytest.fixture
def write(tmp_path):
    def run(name, text):
        (tmp_path / f"{name}.yaml").write_text(HEAD.format(name=name) + text, encoding="utf-8")
        return str(tmp_path / f"{name}.yaml")

    return run


def load(*paths):
    data = shipped_data()
    packs = load_beside(data["packs"], paths, data["kind"])
    return packs, compile_rulebook(data["kind"], packs)


def outcome(rulebook, rule, issuer="甲县人民政府", year=2023, text=REPORT, given=None):
    source = make_source("甲.txt", "txt", "UTF-8", text.format(issuer=issuer, year=year))
    report = judge(source, rulebook, reported=(rule,), year=given)
    return report.results[0].outcome


def test_words_are_added_to_and_taken_from_an_inherited_list(write):
    _, before = load()
    path = write("a", "extends: annual-report\nlists:\n  已办动作: {add: [擦亮], remove: [揭牌]}\n")
    _, after = load(path)
    text = "{issuer}{year}年法治政府建设年度报告\n\n　　一、主要工作\n　　在全县范围内擦亮法治招牌，取得良好成效。\n"
    assert outcome(before, "achievements", text=text).verdict == "partial"
    assert outcome(after, "achievements", text=text).verdict == "met"


def test_a_list_that_one_pack_changes_stays_as_it_is_for_the_others(write):
    plain = write("a", "lists: {热线: [热线]}\nrules:\n" + RULE.format(name="a", applies=""))
    other = write("b", "lists: {热线: [专线]}\nrules:\n" + RULE.format(name="b", applies=""))
    _, rulebook = load(plain, other)
    assert outcome(rulebook, "a.hotline").verdict == "met"
    assert outcome(rulebook, "b.hotline").verdict == "unmet"


def test_words_behind_a_list_of_ones_own_are_looked_for_too(write):
    rule = RULE.format(name="b", applies="").replace('"{热线}"', '"{热线}…受理…{热线的量}"')
    lists = "lists: {热线: [热线], 热线的量: [300件]}\n"
    first = write("a", "lists: {热线: [专线], 热线的量: [无]}\nrules:\n" + RULE.format(name="a", applies=""))
    _, rulebook = load(first, write("b", lists + "rules:\n" + rule))
    assert outcome(rulebook, "b.hotline").verdict == "met"


def test_a_list_of_the_kind_redefined_by_a_pack_of_its_own_does_not_reach_the_shipped_rules(write):
    path = write(
        "a", "lists: {热线: [热线], 已办动作: [无此动作]}\nrules:\n" + RULE.format(name="a", applies="")
    )
    _, rulebook = load(path)
    shipped = shipped_rulebook()
    source = make_source("甲.txt", "txt", "UTF-8", REPORT.format(issuer="甲县人民政府", year=2023))
    before = {r.rule.id: r.outcome for r in judge(source, shipped).results}
    after = {r.rule.id: r.outcome for r in judge(source, rulebook).results}
    assert {name: after[name] for name in before} == before


def test_packs_extend_packs_that_extend(write):
    write("a", "extends: document\nrules:\n  - {id: title, level: must}\n")
    path = write("b", "extends: a\nremove: [deadline]\nrules:\n  - {id: signature, level: should}\n")
    packs, rulebook = load(path)
    rules = {rule.id: rule for pack in rulebook.packs if pack.name == "b" for rule in pack.rules}
    assert rules["title"].level == "must" and rules["signature"].level == "should"
    assert "deadline" not in rules and "document" not in [pack["pack"] for pack in packs]


def test_a_text_is_changed_without_the_others(write):
    path = write(
        "a", "extends: document\nrules:\n  - {id: title, with: {partial: {remedy: 请按省里的格式写。}}}\n"
    )
    packs, _ = load(path)
    rule = next(rule for pack in packs for rule in pack["rules"] if rule["id"] == "title")
    assert rule["with"]["partial"] == {"message": "题名缺少{missing}。", "remedy": "请按省里的格式写。"}
    assert rule["with"]["unmet"]["message"] == "没有题名。"


@pytest.mark.parametrize(
    ("pack", "rule", "change", "body", "message"),
    [
        ("wording", "citation.title", "unmet: {message: '《{name}》请写{right}（{why}）。'}, reasons: {replaced: '{written}错了'}",
         "落实《法治政府建设与责任落实督查工作规定》。", "《法治政府建设与责任落实督查工作规定》请写《法治政府建设与责任落实督察工作规定》（查错了）。"),
        ("wording", "citation.superseded", "unmet: {message: '{name}旧了，看{by}。'}",
         "广泛宣传《婚姻法》。", "《婚姻法》旧了，看《中华人民共和国民法典》。"),
        ("wording", "citation.issuer", "unmet: {message: '{name}的印发机关是{right}。'}",
         "贯彻国务院《法治政府建设实施纲要（2021—2025年）》。", "《法治政府建设实施纲要（2021—2025年）》的印发机关是中共中央、国务院。"),
        ("wording", "wording.outdated", "unmet: {message: '{year}年不用“{own}”。'}",
         "建设职能科学、权责法定、执法严明、公开公正、廉洁高效、守法诚信的法治政府。", "2023年不用“廉洁高效、守法诚信”。"),
        ("wording", "wording.typo", "unmet: {message: '{wrong}→{right}'}, one: '错字：{first}'",
         "为建设法制政府打下基础。", "错字：法制政府→法治政府"),
        ("wording", "wording.term", "unmet: {message: '{of}：{right}'}",
         "开展行政规范性文件合法性审查9件。", "行政规范性文件：合法性审核"),
        ("disclosure", "disclosure.secret", "unmet: {message: '“{quote}”不能留。'}", "\n内部资料\n", "“内部资料”不能留。"),
        ("disclosure", "disclosure.id-number", "summary: '{count}个号码'",
         "对李某（身份证号11010519491231002X）的处罚决定被撤销。", "1个号码"),
        ("disclosure", "disclosure.phone", "summary: '{count}个号码'", "手机13912345678。", "1个号码"),
        ("disclosure", "disclosure.account", "summary: '{count}个号码'", "银行卡6222021234567890128。", "1个号码"),
        ("disclosure", "disclosure.draft", "natures: {content: '还是“{mark}”'}", "办理案件XX件。", "还是“X”：“办理案件XX件”。"),
        ("disclosure", "disclosure.tone", "summary: '{count}个词'", "做好维稳工作。", "1个词"),
        ("form", "form.pairs", "summary: '{count}处'", "深化“放管服改革。", "1处"),
    ],
)  # fmt: skip
def test_what_a_check_tells_is_changed_by_a_pack(write, pack, rule, change, body, message):
    path = write("a", f"extends: {pack}\nrules:\n  - {{id: {rule}, with: {{{change}}}}}\n")
    _, rulebook = load(path)
    assert outcome(rulebook, rule, text=REPORT + "　　" + body + "\n").message == message


def test_the_same_rule_from_two_packs_is_refused(write):
    write("a", "extends: document\nrules:\n  - {id: title, level: must}\n")
    path = write("b", "extends: [a, document]\nrules:\n  - {id: title, level: should}\n")
    with pytest.raises(LawcheckError, match="里都有规则“title”"):
        load(path)


@pytest.mark.parametrize(
    ("applies", "issuer", "year", "reason"),
    [
        ("{since: 2023}", "甲县人民政府", 2023, None),
        ("{since: 2024}", "甲县人民政府", 2023, "2024年度及以后的报告，这份报告是2023年度的"),
        ("{until: 2022}", "甲县人民政府", 2023, "2022年度及以前的报告，这份报告是2023年度的"),
        ("{levels: [county]}", "甲县人民政府", 2023, None),
        ("{levels: [province, city]}", "甲县人民政府", 2023, "省级政府、市级政府，制发机关属于县级政府"),
        ("{department: true}", "甲县水利局", 2023, None),
        ("{department: true}", "甲县人民政府", 2023, "政府部门，制发机关属于县级政府"),
        ("{department: false}", "甲县水利局", 2023, "各级政府（不含部门），制发机关属于政府部门"),
        ("{issuers: [甲县]}", "甲县人民政府", 2023, None),
        ("{issuers: [乙市, 丙省]}", "甲县人民政府", 2023, "名称中有“乙市”、“丙省”的机关"),
    ],
)
def test_applies(write, applies, issuer, year, reason):
    path = write(
        "a", "lists: {热线: [热线]}\nrules:\n" + RULE.format(name="a", applies=f"applies: {applies}")
    )
    _, rulebook = load(path)
    found = outcome(rulebook, "a.hotline", issuer, year)
    assert found.verdict == ("met" if reason is None else "skipped")
    assert reason is None or reason in found.message


def test_what_a_report_does_not_tell_is_said_to_be_unknown(write):
    path = write(
        "a",
        "lists: {热线: [热线]}\nrules:\n"
        + RULE.format(name="a", applies="applies: {since: 2023, levels: [county]}"),
    )
    _, rulebook = load(path)
    text = "一、主要工作\n热线受理。\n"
    assert "看不出报告年度" in outcome(rulebook, "a.hotline", text=text).message
    assert "看不出制发机关的级别" in outcome(rulebook, "a.hotline", text=text, given=2023).message


def test_rules_that_need_one_that_does_not_apply_are_skipped(write):
    rule = RULE.format(name="a", applies="applies: {since: 2030}")
    second = RULE.format(name="a2", applies="depends: [a.hotline]")
    path = write("a", "lists: {热线: [热线]}\nrules:\n" + rule + second)
    _, rulebook = load(path)
    found = outcome(rulebook, "a2.hotline")
    assert found.verdict == "skipped" and "不符合或者不适用" in found.message


def test_scope_of_the_pack_is_that_of_its_new_rules_only(write):
    path = write(
        "a",
        "extends: document\napplies: {levels: [department]}\nlists: {热线: [热线]}\nrules:\n"
        "  - {id: title, level: must}\n" + RULE.format(name="a", applies="applies: {since: 2020}"),
    )
    _, rulebook = load(path)
    assert outcome(rulebook, "title").verdict == "met"
    assert outcome(rulebook, "a.hotline").verdict == "skipped"
    assert outcome(rulebook, "a.hotline", "甲县水利局").verdict == "met"
    assert outcome(rulebook, "a.hotline", "甲县水利局", 2019).verdict == "skipped"
