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


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            "召开会议4次,研究事项12个;印发要点1份(试行).",
            "召开会议4次，研究事项12个；印发要点1份（试行）.",
        ),
        ("落实国办发[2018]118号文件，审核文件9件。", "落实国办发〔2018〕118号文件，审核文件9件。"),
        ('推行"一窗受理"和"一网通办"，办件12件。', "推行“一窗受理”和“一网通办”，办件12件。"),
        ("全县组织 普法活动52场，发放 资料8600份。", "全县组织普法活动52场，发放资料8600份。"),
        ("对重点领域进行进行专项督察，会议12场场。。", "对重点领域进行专项督察，会议12场。"),
        (
            "全年召开会议4次，研究事项12个，印发要点1份，下发通报14期\n二、存在问题",
            "全年召开会议4次，研究事项12个，印发要点1份，下发通报14期。\n二、存在问题",
        ),
    ],
)
def test_certain_corrections(rulebook, text, right):
    head, tail = OPENING + "一、主要工作\n", "\n二、存在问题\n力量不足，编制少。"
    whole = head + text + tail
    report = judge(make_source("报告.txt", "txt", "UTF-8", whole), rulebook, assumed={"kind": "met"})
    fixes = sorted(
        fix
        for result in report.results
        if result.rule.pack == "form"
        for finding in result.outcome.findings
        for fix in finding.fix
    )
    for fix in reversed(fixes):
        whole = whole[: fix.span[0]] + fix.text + whole[fix.span[1] :]
    assert whole == head + right + tail
