"""Pairs of reports of two years written for it: seventeen with planted faults, sixteen honest (tests/continuity/pairs)."""

from pathlib import Path

import pytest
import yaml

from checker.document.build import build_document
from checker.judging.judge import judge
from checker.reading.source import make_source
from checker.rulebooks import load_rulebook

FOLDER = Path(__file__).parent / "pairs"
PAIRS = [
    case
    for path in sorted(FOLDER.glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
RULES = ("continuity.copied", "continuity.promises", "continuity.problems", "continuity.figures")


def told(case):
    """Return rule and all words of each finding."""
    rulebook = load_rulebook(())
    previous = build_document(make_source("上一年", "txt", "UTF-8", case["previous"]), rulebook)
    report = judge(make_source("这一年", "txt", "UTF-8", case["text"]), rulebook, previous=previous)
    results = [result for result in report.results if result.rule.id in RULES]
    assert [result.rule.id for result in results] == list(RULES)
    assert not report.faulty
    return [
        (result.rule.id, f"{finding.message}|{finding.place.quote}|{finding.earlier}")
        for result in results
        for finding in result.outcome.findings
    ]


def test_planted_faults_are_found():
    planted = [
        (case, rule, words)
        for case in PAIRS
        for rule, listed in case.get("planted", {}).items()
        for words in listed
    ]
    found = {case["name"]: told(case) for case in PAIRS if "planted" in case}
    missed = [
        (case["name"], rule, words)
        for case, rule, words in planted
        if not any(name == rule and words in text for name, text in found[case["name"]])
    ]
    assert len(found) >= 10
    assert len(missed) <= 0.05 * len(planted), missed


def test_honest_reports_are_let_alone():
    honest = [case for case in PAIRS if "planted" not in case]
    false = [(case["name"], *entry) for case in honest for entry in told(case)]
    assert len(honest) >= 10
    assert len(false) <= 1, false


@pytest.mark.parametrize("case", [case for case in PAIRS if "planted" in case], ids=lambda case: case["name"])
def test_an_earlier_report_alone_is_in_order(case):
    """The rules find nothing where a report is compared with one that has nothing in common."""
    other = next(one for one in PAIRS if one["name"] != case["name"] and "planted" not in one)
    found = told({"previous": other["previous"].replace("2024年", "2021年"), "text": case["text"]})
    assert [entry for entry in found if entry[0] != "continuity.promises"] == []
