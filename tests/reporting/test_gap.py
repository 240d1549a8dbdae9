import os

import pytest

from checker import __version__
from checker.judge import Report, judge
from checker.reading.files import read_file
from checker.reading.source import make_source
from checker.reporting.gap import conclude, gap_blocks
from checker.reporting.markdown import render

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SEEDS = sorted(name for name in os.listdir(os.path.join(ROOT, "seeds")) if name.endswith(".txt"))


@pytest.mark.parametrize("name", SEEDS)
def test_golden_gap_reports_of_the_seeds(rulebook, monkeypatch, name):
    monkeypatch.chdir(ROOT)
    text = render(gap_blocks(judge(read_file(f"seeds/{name}"), rulebook), rulebook, __version__))
    with open(
        os.path.join(ROOT, "tests", "golden", name.replace(".txt", ".md")), encoding="utf-8", newline=""
    ) as file:
        assert text == file.read()


REPORT = "青川县2023年法治政府建设年度报告\n\n2023年，青川县依法行政，各项工作取得新进展，现将有关情况报告如下。\n一、主要工作\n审核文件9件，联系人手机13800138000。\n"


def test_numbers_of_persons_are_masked_in_the_report(rulebook):
    text = render(
        gap_blocks(judge(make_source("x", "txt", "UTF-8", REPORT), rulebook), rulebook, __version__)
    )
    assert "13800138000" not in text and "138\\*\\*\\*\\*8000" in text


def test_a_number_is_masked_before_it_is_shortened(rulebook):
    text = REPORT + "热线13812345678受理复议案件46件，建立述法制度。\n"
    shown = render(gap_blocks(judge(make_source("x", "txt", "UTF-8", text), rulebook), rulebook, __version__))
    assert "1381234" not in shown.replace("\\", "")


def outcome(rulebook, verdicts):
    report = judge(make_source("x", "txt", "UTF-8", REPORT), rulebook)
    results = []
    for result in report.results:
        verdict = verdicts.get(result.rule.id, "met")
        results.append(result._replace(outcome=result.outcome._replace(verdict=verdict)))
    return conclude(Report("x", report.document, tuple(results), None)).headline


def test_conclusions(rulebook):
    assert outcome(rulebook, {}) == "可以公开发布。"
    assert outcome(rulebook, {"signature": "unmet"}) == "可以公开发布。"
    assert outcome(rulebook, {"title": "unmet"}) == "修改完善后公开。"
    assert outcome(rulebook, {"plan": "partial"}) == "修改完善后公开。"
    assert outcome(rulebook, {"plan": "unmet", "title": "unmet"}) == "暂不能公开发布。"
