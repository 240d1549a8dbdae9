import pytest

from checker.errors import LawcheckError
from checker.judging.examples import run_examples
from checker.rulebook.compile import compile_rulebook
from checker.rulebook.kinds import load_kind
from checker.rulebook.load import load_beside
from checker.rulebook.shipped import shipped_data

PACK = """\
pack: local
version: "1.0"
title: 本地要求
kind: law-based-government
bases:
  本地: 《某省规定》第三条
lists:
  热线: [12345热线, 政务热线]
rules:
  - id: local.hotline
    title: 热线办理
    level: should
    basis: [本地]
    asks: 要写明热线办理情况。
    check: content
    with:
      ways:
        - verdict: met
          in: [achievements]
          when: {all: ["{热线}…{数量}"]}
      unmet:
        message: 没有写热线办理情况。
        remedy: 请写明受理和办结件数。
    examples:
      - verdict: met
        text: "一、主要工作\\n12345热线受理300件。"
      - verdict: unmet
        text: "一、主要工作\\n审核文件9件。"
"""


@pytest.fixture(scope="module")
def shipped():
    return shipped_data()


def load(tmp_path, shipped, text, name="local.yaml"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return load_beside(shipped["packs"], [str(path)], shipped["kind"])


def test_a_pack_of_ones_own_works(tmp_path, shipped):
    rulebook = compile_rulebook(shipped["kind"], load(tmp_path, shipped, PACK))
    results = list(run_examples(rulebook, frozenset(["local"])))
    assert [result.verdict for result in results] == ["met", "unmet"]


def test_extends_overrides_adds_and_removes(tmp_path, shipped):
    text = PACK.replace("bases:", "extends: document\nremove: [deadline]\nbases:", 1).replace(
        "rules:\n", "rules:\n  - {id: title, level: must}\n", 1
    )
    packs = load(tmp_path, shipped, text)
    order = shipped["kind"]["packs"]
    assert [pack["pack"] for pack in packs] == ["local" if name == "document" else name for name in order]
    local = {rule["id"]: rule for rule in packs[order.index("document")]["rules"]}
    assert local["title"]["level"] == "must" and local["title"]["check"] == "title"
    assert "deadline" not in local and "local.hotline" in local and "kind" in local


@pytest.mark.parametrize(
    ("old", "new", "words", "line"),
    [
        ("title: 热线办理", "titel: 热线办理", "titel", 11),
        ("level: should", "level: shuold", "should", 12),
        ("level: should", "level: 3", "允许的范围", 12),
        ("basis: [本地]", "basis: 本地", "请加上方括号，写成 [本地]", 13),
        ("basis: [本地]", "basis: [本省]", "没有定义", 13),
        ('["{热线}…{数量}"]', '"{热线}…{数量}"', '写成 ["{热线}…{数量}"]', 20),
        ("level: should", "level: should\n    applies: {since: 二〇二三}", "例如 2025。", 13),
        ("{热线}…{数量}", "{热钱}…{数量}", "是否想写“热线”", 20),
        ("{热线}…{数量}", "{热线…{数量}", "花括号", 20),
        ("{热线}…{数量}", "{热线}…", "省略号", 20),
        ("check: content", "check: contnet", "content", 15),
        ("id: local.hotline", "id: 热线", "写法不对", 10),
        ("id: local.hotline", "id: title", "都有", None),
        ("kind: law-based-government", "kind: other", "报告种类", 4),
        ("  热线: [12345热线, 政务热线]", "  热线: {regex: '(a+)+b'}", "非常慢", 8),
        ("  热线: [12345热线, 政务热线]", "  热线: ['{热线}']", "绕成了圈", 8),
        ("  热线: [12345热线, 政务热线]", "  热线: []", "不能是空的", 8),
        ("in: [achievements]", "in: [achievement]", "achievements", 19),
        ("        remedy: 请写明受理和办结件数。\n", "", "remedy", None),
        ('      - verdict: unmet\n        text: "一、主要工作\\n审核文件9件。"\n', "", "不符合的例子", None),
        ("pack: local", "pack: local\nextends: local", "绕成了圈", 2),
        ("pack: local", "pack: local\nextends: documnet", "document", 2),
        ("pack: local", "pack: annual-report", "都叫", None),
        ("    check: content", "    depends: [local.hotline]\n    check: content", "绕成了圈", None),
        ("      ways:", "      wasy:", "ways", None),
        (
            "          in: [achievements]",
            "          in: [achievements]\n          at_least: 0",
            "超出范围",
            20,
        ),
        (
            "          in: [achievements]",
            "          in: [achievements]\n          at_least: 1e30",
            "整数",
            20,
        ),
        ("  热线: [12345热线, 政务热线]", "  热线: {regex: '(?:.{1,20}){1,20}@'}", "非常慢", 8),
        ("  热线: [12345热线, 政务热线]", "  热线: &a [甲乙]", "锚点", 8),
        ("    check: content", "    depends: [knid]\n    check: content", "kind", None),
    ],
)
def test_mistakes_get_a_message_with_place_and_remedy(tmp_path, shipped, old, new, words, line):
    assert old in PACK
    with pytest.raises(LawcheckError) as caught:
        load(tmp_path, shipped, PACK.replace(old, new, 1))
    assert words in str(caught.value)
    assert caught.value.remedy
    if line is not None:
        assert caught.value.line == line


def test_two_packs_that_extend_one_another_are_refused(tmp_path, shipped):
    (tmp_path / "b.yaml").write_text(
        PACK.replace("pack: local", "pack: b\nextends: a.yaml"), encoding="utf-8"
    )
    with pytest.raises(LawcheckError, match=r"a\.yaml → b\.yaml → a\.yaml"):
        load(tmp_path, shipped, PACK.replace("pack: local", "pack: a\nextends: b.yaml"), "a.yaml")


def test_the_shipped_files_are_valid_and_complete():
    kind = load_kind()
    assert {part["part"] for part in kind["parts"]} == {
        "achievements",
        "problems",
        "leader-duty",
        "plan",
        "other",
    }


def test_a_threshold_is_overridden_alone(tmp_path, shipped):
    text = (
        'pack: strict\nversion: "1"\ntitle: 严\nkind: law-based-government\nextends: annual-report\n'
        "rules:\n  - {id: achievements.data, with: {at_least: 20}}\n"
    )
    packs = load(tmp_path, shipped, text, "strict.yaml")
    rule = next(rule for rule in packs[0]["rules"] if rule["id"] == "achievements.data")
    assert packs[0]["pack"] == "strict" and rule["with"]["at_least"] == 20 and rule["with"]["in"]
    with pytest.raises(LawcheckError, match="with"):
        load(tmp_path, shipped, text.replace("with: {at_least: 20}", "check: content"), "other.yaml")


def test_long_chains_of_lists_and_needs_are_refused_or_followed(tmp_path, shipped):
    lists = "\n".join(f"  词{n}: ['{{词{n + 1}}}']" for n in range(400)) + "\n  词400: [甲]"
    with pytest.raises(LawcheckError, match="20 层"):
        load(tmp_path, shipped, PACK.replace("  热线: [12345热线, 政务热线]", "  热线: [甲]\n" + lists))


def test_deep_nesting_is_refused_before_it_is_built(tmp_path, shipped):
    with pytest.raises(LawcheckError, match="嵌套"):
        load(tmp_path, shipped, "a: " + "[" * 100_000)


def test_a_list_that_a_check_compares_must_be_defined(tmp_path, shipped):
    text = "pack: own\nversion: '1'\ntitle: 数字\nkind: law-based-government\nextends: figures\n"
    rule = "rules:\n  - id: figures.subset\n    with: {carryover: 接转词}\n"
    with pytest.raises(LawcheckError) as caught:
        load(tmp_path, shipped, text + rule)
    assert "接转词" in str(caught.value) and "结转词" in str(caught.value) and caught.value.line == 8
    packs = load(tmp_path, shipped, text + "lists:\n  结转词: [旧案]\n" + rule.replace("接转", "结转"))
    own = next(pack for pack in packs if pack["pack"] == "own")
    assert own["lists"]["结转词"] == ["旧案"] or own["lists"]["结转词"] == {"terms": ["旧案"]}


def test_a_rule_that_is_not_complete_is_told_and_not_that_there_are_none(tmp_path, shipped):
    with pytest.raises(LawcheckError) as told:
        load(tmp_path, shipped, PACK.replace("    title: 热线办理\n", ""))
    assert "缺少字段 title" in str(told.value) and "没有规则" not in str(told.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("message: 没有写{热线}办理情况。", "“{热线}”不会换成具体内容"),
        ("message: 没有写“{title}”。", "没有可以换的内容"),
        ("message: 没有写热线办理情况（{}）。", "“{}”不会换成具体内容"),
    ],
)
def test_a_placeholder_that_nothing_fills_in_is_told_with_its_line(tmp_path, shipped, text, says):
    with pytest.raises(LawcheckError, match="第22行") as told:
        load(tmp_path, shipped, PACK.replace("message: 没有写热线办理情况。", text))
    assert says in str(told.value)


def test_the_placeholders_of_a_check_are_named_where_one_is_misspelt(tmp_path, shipped):
    text = PACK.replace(
        "rules:",
        "extends: document\nrules:\n  - {id: deadline, with: {unmet: {message: '晚于{limitt}。'}}}",
        1,
    )
    with pytest.raises(LawcheckError, match="是否想写“limit”") as told:
        load(tmp_path, shipped, text)
    assert "{date}（日期）、{limit}（期限）" in str(told.value)


def test_rules_whose_findings_are_not_repeated_are_decided_before(tmp_path, shipped):
    rulebook = compile_rulebook(shipped["kind"], shipped["packs"])
    needs = {rule.id: rule.needs for rule in rulebook.rules}
    assert "citation.title" in needs["wording.typo"] and "leader-duty" in needs["leader-duty.concrete"]


def test_a_way_may_ask_for_a_human(tmp_path, shipped):
    way = """\
        - verdict: review
          in: [achievements]
          when: {any: ["{热线}"]}
          message: 提到了热线，件数写在哪里看不准。
          remedy: 请核对。
      unmet:
"""
    text = PACK.replace("      unmet:\n", way).replace(
        "    examples:\n",
        '    examples:\n      - {verdict: review, text: "一、主要工作\\n政务热线运行良好。"}\n',
    )
    rulebook = compile_rulebook(shipped["kind"], load(tmp_path, shipped, text))
    assert all(result.passed for result in run_examples(rulebook, frozenset(["local"])))
