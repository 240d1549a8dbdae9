import pytest

from checker.rulebook.compiler import Compiler
from checker.text.conditions import evaluate
from checker.text.patterns import parse_pattern
from checker.text.presence import may_hold
from checker.text.terms import Lexicon, group
from checker.text.unit import Unit


def holds(condition, text, lists=None):
    compiler = Compiler(lists or {})
    compiled = compiler.condition(condition)
    clauses, start = [], 0
    for at, char in enumerate(text + "，"):
        if char == "，":
            clauses.append((start, at))
            start = at + 1
    found = group(Lexicon(compiler.lists).scan(text), len(text))
    spans = evaluate(compiled, Unit(0, len(text), 0, found, tuple(clauses)))
    assert spans is None or may_hold(compiled, found)
    return None if spans is None else [text[a:b] for a, b in spans]


def test_alternatives_and_gaps():
    assert holds({"any": ["主持召开", "将…述法…纳入"]}, "县委将干部述法情况纳入考核") == [
        "将",
        "述法",
        "纳入",
    ]
    assert holds({"any": ["将…述法…纳入"]}, "纳入考核的述法将开展") is None


def test_adjacent_elements_must_touch():
    lists = {"领导": ["书记", "县长"]}
    assert holds({"any": ["{领导}主持"]}, "县长主持会议", lists) == ["县长", "主持"]
    assert holds({"any": ["{领导}主持"]}, "县长没有主持会议", lists) is None


def test_none_forbids_and_all_requires():
    assert holds({"all": ["审核", "件"], "none": ["合同"]}, "审核决定12件") == ["审核", "件"]
    assert holds({"all": ["审核", "件"], "none": ["合同"]}, "审核合同12件") is None
    assert holds({"none": ["合同"]}, "审核决定") == []


def test_starts_and_nested_conditions():
    assert holds({"starts": ["下一步"]}, "下一步，将开展") == ["下一步"]
    assert holds({"starts": ["下一步"]}, "为下一步打基础") is None
    assert holds({"none": [{"any": ["隐患"], "none": ["法治"]}]}, "检查隐患") is None
    assert holds({"none": [{"any": ["隐患"], "none": ["法治"]}]}, "法治隐患") == []


def test_within_clause_keeps_words_of_one_clause_together():
    condition = {"within": "clause", "any": ["印发…方案"]}
    assert holds(condition, "印发实施方案，召开会议") == ["印发", "方案"]
    assert holds(condition, "印发通知，制定方案") is None


@pytest.mark.parametrize("text", ["", "将…", "{领导", "{}主持"])
def test_malformed_patterns_are_refused(text):
    with pytest.raises(ValueError):
        parse_pattern(text)
