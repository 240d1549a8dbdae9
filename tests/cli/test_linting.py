"""What ``rules lint`` and ``rules validate`` remark on rule files that are valid."""

import pytest

from checker.cli.commands import run_command

HEAD = """\
pack: mine
version: "1"
title: 本省
kind: law-based-government
"""
RULE = """\
rules:
  - id: mine.hotline
    title: 热线
    level: should
    basis: [规定]
    asks: 写明热线办理情况。
    check: content
    with:
      ways:
        - {verdict: met, in: [achievements], when: {any: ["{热线}"]}}
      unmet: {message: 没有写。, remedy: 请写明。}
    examples:
      - {verdict: met, text: "一、主要工作\\n政务热线受理300件。"}
      - {verdict: unmet, text: "一、主要工作\\n审核文件9件。"}
"""
BASIS = "bases: {规定: 《某省规定》第三条}\n"
LISTS = "lists: {热线: [政务热线]}\n"


@pytest.fixture
def lint(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    def run(text, *command):
        (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
        status = run_command(["rules", *(command or ("lint",)), "mine.yaml"])
        return status, capsys.readouterr()

    return run


def test_a_tidy_pack_has_only_its_counts(lint):
    status, told = lint(HEAD + BASIS + LISTS + RULE)
    assert status == 0 and told.out == "mine.yaml：1个词表，1个词，其中0个没有例子用到，0个只有一个字。\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (HEAD + BASIS + "lists: {热线: [政务热线, 便民热线, 政务热线]}\n" + RULE, "“政务热线”写了不止一次"),
        (HEAD + BASIS + "lists: {热线: [政务热线], 冷线: [电话]}\n" + RULE, "词表“冷线”没有用到"),
        (HEAD + BASIS + "lists: {热线: [政务热线], 履职动作: [主持]}\n" + RULE, "代替了原有的同名词表"),
        (HEAD + "bases: {规定: 第三条, 另一条: 第四条}\n" + LISTS + RULE, "依据“另一条”没有规则引用"),
        (HEAD + "bases: {规定: 第三条, 公文格式: 本省格式}\n" + LISTS + RULE, "代替了原有的同名依据"),
        (HEAD + BASIS + LISTS + RULE.replace("没有写。", "没有写｛热线｝。"), "全角的花括号"),
        (HEAD + BASIS + "lists: {热线: [政务热线, 受理300件]}\n" + RULE, "“受理300件”以数量结尾，只认这一个数"),
        (HEAD + BASIS + "lists: {热线: {terms: [政务热线], regex: '热线.*'}}\n" + RULE, "以重复的符号结尾"),
        (HEAD + BASIS + "conditions: {没用: {any: [甲]}}\n" + LISTS + RULE, "条件“没用”没有用到"),
        (HEAD + BASIS + "part_sets: {没用: [plan]}\n" + LISTS + RULE, "一组部分“没用”没有用到"),
        (HEAD + BASIS + LISTS + RULE.replace("      unmet:", "        - {verdict: partial, in: [achievements], when: {all: [\"{热线}\", 受理]}, message: 略, remedy: 略}\n      unmet:"), "永远用不上"),
        (HEAD + BASIS + LISTS + RULE.replace("      unmet:", "        - {verdict: partial, in: [plan], when: {any: [\"{热线}\"]}, message: 略, remedy: 略}\n      unmet:"), "没有例子（partial）"),
    ],
)  # fmt: skip
def test_each_thing_is_remarked_with_its_line_and_does_not_make_the_file_invalid(lint, text, says):
    status, told = lint(text)
    assert status == 1 and says in told.out and "mine.yaml 第" in told.out
    status, told = lint(text, "validate")
    assert status == 0 and says in told.err and "合格" in told.out


def test_edits_of_an_inherited_list_and_nested_lists_are_no_fault(lint):
    lists = (
        'extends: annual-report\nlists: {履职动作: {add: [述法座谈]}, 热线: ["{线路}"], 线路: [政务热线]}\n'
    )
    status, told = lint(HEAD + lists + BASIS + RULE)
    assert status == 0, told.out


def test_the_words_themselves_are_listed_on_request(lint):
    text = HEAD + BASIS + "lists: {热线: [政务热线, 便民热线, 线]}\n" + RULE
    status, told = lint(text, "lint", "--words")
    assert status == 0 and "没有例子用到：便民热线" in told.out and "只有一个字：线" in told.out


def test_a_failed_example_tells_the_part_of_each_sentence_and_what_each_way_lacked(lint):
    rule = RULE.replace('when: {any: ["{热线}"]}', 'when: {all: ["{热线}…{数量}"], none: [下一步]}')
    rule = rule.replace("政务热线受理300件。", "政务热线办理诉求。下一步，政务热线要受理300件。")
    status, told = lint(HEAD + BASIS + LISTS + rule, "test")
    assert status == 1
    assert "【achievements】政务热线办理诉求。" in told.out and "【plan】" in told.out
    assert "第1种办法（met）：“政务热线办理诉求。”没有 all 里的“{热线}…{数量}”。" in told.out
