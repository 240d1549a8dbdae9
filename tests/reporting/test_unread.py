"""A file of which a part could not be read: nothing that may stand there is called missing, and every output tells it."""

import json

import pytest

from checker.judging.judge import judge
from checker.reading.source import Unread, make_source
from checker.reporting.formats import FORMATS
from checker.results import Outcome
from tests.outputs import PERSON, written

UNREAD = (Unread("第2页", "是图片，没有文字层", 2), Unread("第3段嵌入的电子表格", "里面的内容没有读取"))


@pytest.fixture
def report(rulebook):
    source = make_source("报告.pdf", "pdf", "", PERSON)._replace(pages=(0,))
    return judge(source._replace(unread=UNREAD), rulebook)


def verdict(report, rule):
    return next(result.outcome for result in report.results if result.rule.id == rule)


def test_what_may_stand_in_the_unread_part_is_not_missing(report):
    for rule in ("problems", "plan", "signature"):
        outcome: Outcome = verdict(report, rule)
        assert outcome.verdict == "review" and "第2页" in outcome.message, rule
        assert all("Word 稿" in finding.suggestion for finding in outcome.findings)
    for rule in ("problems.causes", "plan.responds"):
        assert verdict(report, rule).verdict in ("skipped", "review")
    assert not report.missing or all(
        result.outcome.verdict != "unmet" or result.outcome.findings[0].place.span is not None
        for result in report.results
    )


def test_what_was_found_is_still_a_fault(report):
    assert verdict(report, "disclosure.id-number").verdict == "unmet"
    assert verdict(report, "disclosure.phone").verdict == "unmet"


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"xlsx", "docx"}))
def test_every_format_tells_it(rulebook, report, name):
    text = written(name, rulebook, [report]).decode()
    assert "第2页" in text and "嵌入的电子表格" in text
    if name in ("markdown", "html"):
        assert "不能下结论" in text and "没有读到的部分补上以前，不能决定能否公开" in text


def test_the_workbook_tells_it(rulebook, report):
    openpyxl = pytest.importorskip("openpyxl")
    import io

    book = openpyxl.load_workbook(io.BytesIO(written("xlsx", rulebook, [report])))
    cells = " ".join(str(cell.value) for sheet in book for row in sheet for cell in row)
    assert "不能下结论" in cells and "第2页（是图片，没有文字层）" in cells


def test_machines_take_it_for_no_success(rulebook, report):
    data = json.loads(written("json", rulebook, [report]))["reports"][0]
    assert data["summary"]["passed"] is False
    assert data["document"]["unread"][0] == {"what": "第2页", "why": "是图片，没有文字层", "page": 2}
    run = json.loads(written("sarif", rulebook, [report]))["runs"][0]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert 'errors="1"' in written("junit", rulebook, [report]).decode()
