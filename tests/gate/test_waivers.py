import pytest

from checker.config.waiver import Waiver
from checker.document.build import build_document
from checker.gate.waivers import apply_waivers
from checker.reading.source import make_source
from checker.results import Finding, Outcome, Place, Report, Result

TEXT = "一、主要工作\n审核  文件９件（含乡镇报送），成效明显。联系电话138,1234。\n审核文件9件，成效明显。\n"
FIRST, SECOND = TEXT.index("审核  文件"), TEXT.index("审核文件")


@pytest.fixture
def report(rulebook):
    document = build_document(make_source("报告.txt", "txt", "UTF-8", TEXT), rulebook)
    rule = next(rule for rule in rulebook.rules if rule.id == "plan")
    places = [
        Place((FIRST, FIRST + 10), (), "审核文件９件（含乡镇报送）"),
        Place((SECOND, SECOND + 6), (), "审核文件9件"),
        Place(None, (), ""),
    ]
    findings = tuple(Finding("问题。", "", place) for place in places)
    return Report("报告.txt", document, (Result(rule, Outcome("unmet", "", (), findings), ()),), None)


def waiver(anchor="", **changes):
    return Waiver("plan", anchor, False, "理由", "张三", "2026-03-31", "", "lawcheck.yaml 第3行")._replace(
        **changes
    )


def covered(report, *waivers, today="2026-03-31"):
    done, used = apply_waivers(report, waivers, today)
    return [finding.excuse is not None for finding in done.results[0].outcome.findings], done.notices, used


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [
        ("文件9件(含乡镇报送)", [True, False, False]),
        ("文件 9 件（含乡镇\n报送）", [True, False, False]),
        ("成效明显。联系电话", [False, False, False]),
        ("", [False, False, True]),
        ("没有这句", [False, False, False]),
    ],
)
def test_a_quote_fits_whatever_its_blanks_and_marks(report, anchor, expected):
    found, notices, used = covered(report, waiver(anchor))
    assert found == expected and notices == () and bool(used) == any(expected)


def test_an_ambiguous_quote_lets_none_pass_unless_all_are_meant(report):
    found, notices, _ = covered(report, waiver("审核文件9件"))
    assert found == [False, False, False] and "对得上2处" in notices[0] and "all: true" in notices[0]
    found, notices, _ = covered(report, waiver("审核文件9件", every=True))
    assert found == [True, True, False] and notices == ()


def test_an_expired_waiver_no_longer_counts(report):
    assert covered(report, waiver(), today="2026-03-31")[0] == [False, False, True]
    found, notices, _ = covered(report, waiver(), today="2026-04-01")
    assert found == [False, False, False] and "已于2026-03-31到期" in notices[0]


def test_a_waiver_for_this_report_that_finds_nothing_is_told(report):
    _, notices, used = covered(report, waiver("没有这句", file="报告.txt"))
    assert "没有对上任何问题" in notices[0] and "第3行" in notices[0] and not used


def test_a_result_gates_until_each_finding_is_excused(report):
    done, _ = apply_waivers(report, [waiver("审核文件9件", every=True)], "2026-01-01")
    assert done.gates() and done.missing == 1
    done, _ = apply_waivers(report, [waiver("审核文件9件", every=True), waiver()], "2026-01-01")
    assert not done.gates() and done.missing == 0
    excuse = done.results[0].outcome.findings[0].excuse
    assert excuse == ("waived", "理由", "张三", "2026-03-31")


def test_another_rule_is_not_covered(report):
    found, _, used = covered(report, waiver(rule="problems"))
    assert found == [False, False, False] and not used
