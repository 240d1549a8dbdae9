"""Sentences with one planted fault, and traps without any: each finding stands on its fault, and no other does."""

import os

import pytest
import yaml

from checker.judging.judge import judge
from checker.reading.source import make_source
from checker.rulebook.shipped import shipped_rulebook
from checker.text.mask import mask

FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "snippets")
RULEBOOK = shipped_rulebook()
FRAME = "柏河县{year}年法治政府建设年度报告\n\n{year}年，柏河县依法履职，现将有关情况报告如下：\n一、主要工作\n{text}\n"
BARE = "{text}\n柏河县{year}年法治政府建设年度报告\n\n{year}年，柏河县依法履职，现将有关情况报告如下：\n一、主要工作\n全年审核文件9件。\n"


def snippets():
    for name in ("wording", "wording-second", "disclosure"):
        with open(os.path.join(FOLDER, f"{name}.yaml"), encoding="utf-8") as file:
            for group in yaml.safe_load(file):
                for kind in ("faulty", "clean"):
                    for entry in group[kind]:
                        yield group["rule"], bool(group.get("whole")), kind == "faulty", entry


def faults(rule, whole, entry):
    text = (BARE if whole else FRAME).format(year=entry.get("year", 2023), text=entry["text"])
    report = judge(make_source("s", "txt", "UTF-8", text), RULEBOOK, reported=(rule,))
    return text, report.results[0].outcome.findings


@pytest.mark.parametrize(
    ("rule", "whole", "faulty", "entry"),
    [pytest.param(*case, id=f"{case[0]}-{case[3]['text'][:24]}") for case in snippets()],
)
def test_snippet(rule, whole, faulty, entry):
    text, found = faults(rule, whole, entry)
    if not faulty:
        assert not found, found[0].message
        return
    at = text.index(entry["quote"])
    end = at + len(entry["quote"])
    assert found, "not found"
    assert any(finding.place.span[0] < end and at < finding.place.span[1] for finding in found)
    assert all(finding.mild == entry.get("mild", False) for finding in found)
    for finding in found:
        for shown in (finding.message, finding.suggestion, finding.place.quote):
            assert mask(shown) == shown
