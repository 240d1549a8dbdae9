"""Snippets with a fault and their clean look-alikes, written before the rules: every finding at its place, no other."""

import os

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.judging.judge import judge
from checker.reading.source import make_source
from checker.rulebook.shipped import shipped_rulebook

with open(os.path.join(os.path.dirname(__file__), "form-cases.yaml"), encoding="utf-8") as _file:
    CASES = [
        (f"form.{rule}", number, case)
        for rule, cases in yaml.safe_load(_file).items()
        for number, case in enumerate(cases, 1)
    ]
with open(os.path.join(os.path.dirname(__file__), "form-clean.yaml"), encoding="utf-8") as _file:
    CLEAN = list(enumerate(yaml.safe_load(_file), 1))
RULEBOOK = shipped_rulebook()
OPENING = "2023年，青川县深入推进依法行政，法治政府建设各项工作取得新的进展。现将2023年有关情况报告如下：\n"


@pytest.mark.parametrize(("rule", "number", "case"), CASES)
def test_findings_stand_where_they_should(verdict, rule, number, case):
    text = OPENING + case["text"]
    spans = [finding.place.span for finding in verdict(rule, text).findings]
    wanted = case["at"]
    assert len(spans) == len(wanted), [text[start : start + 12] for start, _ in spans]
    for (start, end), words in zip(spans, wanted, strict=True):
        if rule == "form.ending":
            assert text[:end].endswith(words)
        elif rule in ("form.pairs", "form.punctuation"):
            assert start <= text.find(words, start) < end  # a mark is shown with the words before it
        else:
            assert text.startswith(words, start)
    if "nth" in case:
        assert spans[0][0] == text.rfind(wanted[0])


@pytest.mark.parametrize(("number", "text"), CLEAN)
def test_uncommon_structures_are_no_faults(rulebook, number, text):
    half_width = str.maketrans("，；：（）", ",;:()")
    for dressed in (text, text.translate(half_width), text.replace("\n", "\n\n　　")):
        report = judge(
            make_source("报告.txt", "txt", "UTF-8", OPENING + dressed), rulebook, assumed={"kind": "met"}
        )
        for result in report.results:
            if result.rule.pack == "form" and result.rule.id != "form.punctuation":
                assert not result.outcome.findings, result.outcome.findings


@settings(max_examples=150, deadline=None)
@given(st.text('一二三四五六、.（）()1234；。：，是要第其首先次\n“”‘’《》<>【】〔 "\t县项abc', max_size=80))
def test_no_text_breaks_the_rules_and_every_place_lies_in_it(text):
    text = OPENING + text
    report = judge(make_source("报告.txt", "txt", "UTF-8", text), RULEBOOK, assumed={"kind": "met"})
    for result in report.results:
        if result.rule.pack == "form":
            for finding in result.outcome.findings:
                start, end = finding.place.span
                assert 0 <= start < end <= len(text)
                assert finding.place.quote and "{" not in finding.message + finding.suggestion
