import os

import pytest

from checker import __version__
from checker.judging.judge import judge
from checker.reading.files import read_file
from checker.reading.source import make_source
from checker.reporting.people.blocks import Details, Notes, Tasks
from checker.reporting.people.conclusion import conclude
from checker.reporting.people.gap import gap_blocks
from checker.reporting.people.markdown import render
from checker.reporting.people.quoting import named_by, quoted
from checker.reporting.shown import shown
from checker.results import Finding, Place, Report

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
SEEDS = sorted(name for name in os.listdir(os.path.join(ROOT, "seeds")) if name.endswith(".txt"))


@pytest.mark.parametrize("name", SEEDS)
def test_golden_gap_reports_of_the_seeds(rulebook, monkeypatch, name):
    monkeypatch.chdir(ROOT)
    text = render(gap_blocks(judge(read_file(f"seeds/{name}"), rulebook), rulebook, __version__))
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


def detail_of(rulebook, rule, text):
    """Return what the gap report tells of the first matter of one rule."""
    report = shown(judge(make_source("x", "txt", "UTF-8", text), rulebook))
    details = next(b for b in gap_blocks(report, rulebook, __version__) if isinstance(b, Details))
    return next(one for one in details.entries if rule in one.rules)


def test_what_is_put_right_in_the_same_way_is_one_matter(rulebook):
    text = REPORT + "法制政府建设有进展，行政执法公式制度落实。又办了法制政府建设的事。\n"
    detail = detail_of(rulebook, "wording.typo", text)
    assert detail.keys == ("wording.typo/0", "wording.typo/2")
    assert "“法制政府建设”" in dict(detail.rows)[""] and "原文" not in dict(detail.rows)


def tasks_of(rulebook, text):
    report = shown(judge(make_source("x", "txt", "UTF-8", text), rulebook))
    table = next(b for b in gap_blocks(report, rulebook, __version__) if isinstance(b, Tasks))
    return [task for _, tasks in table.groups for task in tasks]


def test_each_of_a_few_places_is_named(rulebook):
    text = (
        REPORT
        + "法制政府建设有进展。\n又办了法制政府建设的事。\n二、其他工作\n加强法制政府建设。\n还有法制政府建设。\n"
    )
    where = next(task.where for task in tasks_of(rulebook, text) if "“法治政府建设”" in task.remedy)
    assert where == (
        "“一、主要工作”下第2段（开头是“法制政府建设有进展。”）、第3段（开头是“又办了法制政府建设的事。”）、"
        "“二、其他工作”下第1段（开头是“加强法制政府建设。”）等4处"
    )


def test_a_basis_names_its_instrument_once(rulebook):
    report = shown(judge(read_file(os.path.join(ROOT, "seeds", "kaili-2024.txt")), rulebook))
    notes = next(b for b in gap_blocks(report, rulebook, __version__) if isinstance(b, Notes))
    told = "".join(text for _, text in notes.rows)
    assert told.count("督察工作规定》") == 1 and told.count("《中华人民共和国行政处罚法》") <= 1


def test_what_the_rule_above_asks_for_is_not_told_again(rulebook):
    detail = detail_of(rulebook, "three-systems", REPORT)
    assert detail.rules == (
        "three-systems",
        "three-systems.publicity",
        "three-systems.recording",
        "three-systems.review",
    )
    assert dict(detail.rows)["参考写法"].count("落实") == 1 and "执法记录仪" in dict(detail.rows)["参考写法"]


@pytest.mark.parametrize(
    ("words", "message", "shown"),
    [
        ((), "只笼统地说存在不足。", "过去的一年，我们的工作虽有进步，但受历史欠账较多、基础较薄等因素影响"),
        ((), "“维稳”：这是内部工作的提法。", "重点时段维稳工作离上级要求还有距离。"),
        (
            ("亟待改进",),
            "有问题。",
            "法治政府建设中仍存在一些亟待改进的地方，重点时段维稳工作离上级要求还有距离。",
        ),
    ],
)
def test_a_long_quotation_is_told_by_the_clauses_that_it_is_about(words, message, shown):
    long = "过去的一年，我们的工作虽有进步，但受历史欠账较多、基础较薄等因素影响，法治政府建设中仍存在一些亟待改进的地方，重点时段维稳工作离上级要求还有距离。"
    finding = Finding(message, "", Place((0, 9), (), long, words))
    assert quoted(finding, 0) == f"“{shown}”一句" and shown in long
    assert quoted(finding._replace(place=Place((0, 9), (), long[:60])), 0) == f"“{long[:60]}”"


@pytest.mark.parametrize(
    ("quote", "named"),
    [
        ("的的", False),
        ("。。", False),
        ("依法", True),
        ("依 法行", True),
        ("共受理案件 97 件，办结", True),
        ("共受理案件98件，办结", False),
    ],
)
def test_a_place_names_a_short_quotation_only_where_it_has_it(quote, named):
    assert named_by(quote, "第3段（开头是“依法行政，共受理案件97件，办”）", 0) is named
