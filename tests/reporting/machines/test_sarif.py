import json
import os
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator

from checker.reading.files import read_file
from checker.results import Report
from tests.outputs import KAILI, PERSON, SHARED, excused, of_file, of_text, written

SCHEMA = os.path.join(SHARED, "sarif-schema-2.1.0.json")


def log_of(rulebook, *reports, **job):
    return json.loads(written("sarif", rulebook, reports, **job))


@pytest.mark.skipif(not os.path.exists(SCHEMA), reason="the standard's schema does not lie in ../shared")
def test_the_log_is_valid_against_the_standards_schema(rulebook):
    with open(SCHEMA, encoding="utf-8") as file:
        validator = Draft4Validator(json.load(file))
    report = of_file(rulebook)
    broken = Report("坏 1.txt", None, (), "读不了。")
    for log in (
        log_of(rulebook, report, excused(report, "problems.causes"), of_text(rulebook, PERSON), broken),
        log_of(rulebook, error="没有这条规则。"),
    ):
        assert not [error.message for error in validator.iter_errors(log)]


def test_what_github_asks_of_a_log(rulebook):
    # https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
    log = log_of(rulebook, of_file(rulebook), of_text(rulebook, PERSON))
    assert log["version"] == "2.1.0" and "sarif-schema-2.1.0" in log["$schema"]
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints" and run["invocations"][0]["executionSuccessful"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.id for rule in rulebook.rules]
    for rule in rules:
        assert rule["name"] and rule["shortDescription"]["text"] and rule["fullDescription"]["text"]
        assert "依据：" in rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    assert run["results"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"] and result["partialFingerprints"]["lawcheck/v1"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"]
        region = place["region"]
        assert region["startLine"] >= 1 and region["startColumn"] >= 1
        assert (region["endLine"], region["endColumn"]) >= (region["startLine"], region["startColumn"])
    names = [
        (
            result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            result["partialFingerprints"]["lawcheck/v1"],
        )
        for result in run["results"]
    ]
    assert len(set(names)) == len(names)


def test_a_missing_part_stands_where_it_belongs(rulebook):
    results = log_of(rulebook, of_file(rulebook))["runs"][0]["results"]
    (causes,) = [result for result in results if result["ruleId"] == "problems.causes"]
    region = causes["locations"][0]["physicalLocation"]["region"]
    lines = read_file(KAILI).text.splitlines()
    assert lines[region["startLine"] - 1].strip().startswith("二、存在问题")
    assert causes["level"] == "error" and causes["kind"] == "fail"
    titleless = log_of(rulebook, of_text(rulebook, "一、主要工作\n审核文件9件。\n"))["runs"][0]["results"]
    at = {
        result["ruleId"]: result["locations"][0]["physicalLocation"]["region"]["startLine"]
        for result in titleless
    }
    assert at["title"] == 1
    notice = log_of(rulebook, of_text(rulebook, "关于做好工作的通知\n\n各单位：\n请认真贯彻执行。\n"))[
        "runs"
    ][0]["results"]
    (kind,) = [result for result in notice if result["ruleId"] == "kind"]
    assert kind["locations"][0]["physicalLocation"]["region"]["startLine"] == 1


def test_names_of_files_are_encoded(rulebook, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for path, uri in (
        (str(tmp_path / "报告 1" / "a%.txt"), "报告 1/a%.txt"),
        ("./稿.txt", "稿.txt"),
        ("/别处/稿.txt", "file:///别处/稿.txt"),
    ):
        (result, *_) = log_of(rulebook, of_text(rulebook, PERSON, path))["runs"][0]["results"]
        where = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert where.isascii() and " " not in where and unquote(where) == uri


def test_waived_findings_are_suppressed_and_unreadable_files_notified(rulebook):
    report = excused(of_file(rulebook), "problems.causes")
    run = log_of(rulebook, report, Report("坏.txt", None, (), "坏.txt：读不了。"))["runs"][0]
    (causes,) = [result for result in run["results"] if result["ruleId"] == "problems.causes"]
    assert (
        causes["suppressions"][0]["status"] == "accepted"
        and "李四" in causes["suppressions"][0]["justification"]
    )
    assert all("suppressions" in result for result in run["results"])
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "坏.txt：读不了。"


def test_what_is_for_review_is_a_warning_as_in_every_output(rulebook):
    report = of_file(rulebook)
    results = tuple(
        result._replace(outcome=result.outcome._replace(verdict="review")) for result in report.results
    )
    for result in log_of(rulebook, report._replace(results=results))["runs"][0]["results"]:
        assert result["kind"] == "fail" and result["level"] in ("warning", "note")
