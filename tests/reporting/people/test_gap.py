import os

import pytest

from checker import __version__
from checker.judging.judge import judge
from checker.reading.files import read_file
from checker.reading.source import make_source
from checker.reporting.people.blocks import Title
from checker.reporting.people.digest import digest_blocks
from checker.reporting.people.gap import conclude, gap_blocks
from checker.reporting.people.markdown import render
from checker.reporting.shown import shown
from checker.results import Report

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
SEEDS = sorted(name for name in os.listdir(os.path.join(ROOT, "seeds")) if name.endswith(".txt"))


@pytest.mark.parametrize("name", SEEDS)
def test_golden_gap_reports_of_the_seeds(rulebook, monkeypatch, name):
    monkeypatch.chdir(ROOT)
    text = render(digest_blocks(judge(read_file(f"seeds/{name}"), rulebook), rulebook, __version__))
    with open(
        os.path.join(ROOT, "tests", "golden", name.replace(".txt", ".md")), encoding="utf-8", newline=""
    ) as file:
        assert text == file.read()
    lines = text.splitlines()
    assert lines[2].startswith("> **") and len(lines) <= 70


REPORT = "青川县2023年法治政府建设年度报告\n\n2023年，青川县依法行政，各项工作取得新进展，现将有关情况报告如下。\n一、主要工作\n审核文件9件，联系人手机13800138000。\n"


def test_numbers_of_persons_are_masked_in_the_report(rulebook):
    text = render(
        gap_blocks(shown(judge(make_source("x", "txt", "UTF-8", REPORT), rulebook)), rulebook, __version__)
    )
    assert "13800138000" not in text and "138\\*\\*\\*\\*8000" in text


def test_a_number_is_masked_before_it_is_shortened(rulebook):
    text = REPORT + "热线13812345678受理复议案件46件，建立述法制度。\n"
    report = shown(judge(make_source("x", "txt", "UTF-8", text), rulebook))
    told = render(gap_blocks(report, rulebook, __version__))
    assert "1381234" not in told.replace("\\", "")


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


def gap_of(rulebook, rule, text):
    """Return the rows that the gap report gives one rule."""
    report = judge(make_source("x", "txt", "UTF-8", text), rulebook)
    blocks = gap_blocks(report, rulebook, __version__)
    at = next(at for at, block in enumerate(blocks) if isinstance(block, Title) and block.key == rule)
    return blocks[at + 1]


def test_several_findings_of_one_rule_are_told_place_by_place(rulebook):
    fields = gap_of(rulebook, "wording.typo", REPORT + "法制政府建设有进展，行政执法公式制度落实。\n")
    labels = [label for label, _ in fields.rows]
    assert labels == ["问题", "问题1", "位置1", "原文1", "改法1", "问题2", "位置2", "原文2", "改法2", "依据"]
    assert fields.rows[0][1] == "共2处，逐处列在下面。"
    assert dict(zip(labels, fields.keys, strict=True))["位置2"] == "wording.typo/1"


def test_a_mild_finding_is_said_to_be_a_hint(rulebook):
    fields = gap_of(rulebook, "figures.ratio", REPORT + "受理案件7091件，办结7040件，办结率99.2%。\n")
    assert dict(fields.rows)["问题"].endswith("（只作提示）") and fields.keys[0] == "figures.ratio/0"
