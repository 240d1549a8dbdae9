"""JUnit, GitHub, GitLab: read back as the systems read them."""

import json
import re

import jsonschema
from junitparser import JUnitXml

from checker.reporting.machines.github import command
from checker.results import Report
from checker.rulebook.model import LEVELS
from tests.outputs import excused, of_file, of_text, written


def suites_of(rulebook, *reports):
    return JUnitXml.fromstring(written("junit", rulebook, reports))


def failures(suite):
    return {case.name for case in suite if any(type(entry).__name__ == "Failure" for entry in case.result)}


def test_a_test_fails_where_its_rule_gates(rulebook):
    report = of_file(rulebook)
    for level in (*LEVELS, "never"):
        (suite,) = suites_of(rulebook, report._replace(fail_on=level))
        gating = LEVELS[: LEVELS.index(level) + 1] if level in LEVELS else ()
        expected = {
            f"{result.rule.title}（{result.rule.id}）"
            for result in report.results
            if result.outcome.verdict == "unmet" and result.rule.level in gating
        }
        assert failures(suite) == expected and suite.failures == len(expected)
        assert suite.tests == len(report.results) == len(list(suite))
    (suite,) = suites_of(rulebook, excused(report, "problems.causes"))
    assert not any("problems.causes" in name for name in failures(suite))


def test_suites_carry_totals_reasons_and_errors(rulebook):
    report = of_file(rulebook)
    xml = suites_of(rulebook, report, Report("坏.txt", None, (), "坏.txt：读不了。"))
    assert (xml.tests, xml.errors) == (len(report.results) + 1, 1)
    assert xml.skipped == sum(result.outcome.verdict == "skipped" for result in report.results)
    first, second = xml
    assert (first.name, second.name) == ("seeds/kaili-2024.txt", "坏.txt")
    for case in first:
        for entry in case.result:
            if type(entry).__name__ == "Skipped":
                assert entry.message
    assert {entry.name: entry.value for entry in first.properties()}["报告年度"] == "2024"
    (failed, *_) = [entry for case in first for entry in case.result if type(entry).__name__ == "Failure"]
    assert "依据：" in failed.text and "seeds/kaili-2024.txt:" in failed.text


def test_workflow_commands_are_escaped_as_githubs_toolkit_does():
    assert command("error", "50%\r\n二", file="a,b:c%.txt", line=3) == (
        "::error file=a%2Cb%3Ac%25.txt,line=3::50%25%0D%0A二\n"
    )


def test_each_open_finding_is_an_annotation(rulebook):
    report = of_file(rulebook)
    count = sum(len(result.outcome.findings) for result in report.results)
    lines = written("github", rulebook, [report]).decode().splitlines()
    assert len(lines) == count
    pattern = r"::(error|warning|notice) file=seeds/kaili-2024\.txt,line=\d+,endLine=\d+,col=\d+(,endColumn=\d+)?,title=[^,:]+::.+"
    assert all(re.fullmatch(pattern, line) for line in lines)
    lines = written("github", rulebook, [excused(report, "problems.causes")]).decode().splitlines()
    (told,) = [line for line in lines if "title=已批准保留" in line]
    assert len(lines) == count and told.endswith("已批准保留的1处没有计入结论：不足的原因。")


def test_code_quality_issues_have_what_gitlab_needs(rulebook):
    report = of_file(rulebook)
    other = of_text(rulebook, "一、主要工作\n审核文件9件。\n", "另一份.txt")
    issues = json.loads(written("gitlab", rulebook, [report, other, Report("坏.txt", None, (), "读不了。")]))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue in issues:
        assert issue["description"] and issue["check_name"]
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["lines"]["begin"] >= 1
    assert issues[-1]["location"]["path"] == "坏.txt" and issues[-1]["severity"] == "blocker"


def test_no_two_test_cases_of_a_file_have_one_name(rulebook):
    """Jenkins and GitLab keep one case of a name: a failing report must not hide behind a passing one."""
    report = of_file(rulebook)
    reports = [report._replace(path=path) for path in ("甲/报告.txt", "乙/报告.txt", "乙/报告.docx", "-")]
    suites = suites_of(rulebook, *reports, Report("丙/报告.txt", None, (), "读不了"))
    names = [(case.classname, case.name) for suite in suites for case in suite]
    assert len(names) == len(set(names)) > 4
    files = {case._elem.get("file") for suite in suites for case in suite}
    assert files >= {"甲/报告.txt", "乙/报告.txt", "乙/报告.docx", "丙/报告.txt"}


CODE_QUALITY = {  # what docs.gitlab.com/ee/ci/testing/code_quality requires of an issue
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./|/)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer"}},
                    },
                },
                "anyOf": [{"required": ["lines"]}, {"required": ["positions"]}],
            },
        },
    },
}


def test_code_quality_reads_as_gitlab_does(rulebook):
    report = of_file(rulebook)
    reports = [report._replace(path="甲/报告.txt"), report._replace(path="乙/报告.txt")]
    issues = json.loads(written("gitlab", rulebook, reports))
    jsonschema.validate(issues, CODE_QUALITY)
    fingerprints = [issue["fingerprint"] for issue in issues]
    assert issues and len(fingerprints) == len(set(fingerprints))
