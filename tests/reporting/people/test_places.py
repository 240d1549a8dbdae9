"""Every place that a gap report names can be found in the report, and it is no longer than that, over all that is labelled here."""

import re
from pathlib import Path

import pytest

from checker import __version__
from checker.judging.judge import judge
from checker.reading.files import read_file
from checker.reading.source import Extra, make_source
from checker.reporting.people.blocks import Tasks
from checker.reporting.people.gap import gap_blocks
from checker.reporting.people.markdown import gap_text
from checker.reporting.shown import shown

ROOT = Path(__file__).resolve().parents[3]
CORPUS = [*(ROOT / "seeds").glob("*.txt"), *(ROOT / "tests" / "corpus").rglob("*.txt")]
FOLDERS = sorted({path.parent for path in CORPUS if path.parent.name != "aside"})
NEW = re.compile(r"(?:在新增的“[^”]*”之后)?新增(?:一部分)?“[^”]*”(?:，原“.*)?$")
"""What is told of a section that the report does not have yet, and of the numbers that change."""
_SHORT = 2_100
"""A shorter report, such as the second page of one, may be told more of than it says."""
PARTS = {
    "achievements": "举措和成效",
    "problems": "存在的不足",
    "leader-duty": "第一责任人职责的情况",
    "plan": "主要安排",
}
"""The rules that ask for the parts of a report, and what a new section for each is called."""


def tasks_of(report, rulebook):
    blocks = gap_blocks(report, rulebook, "1")
    table = next((block for block in blocks if isinstance(block, Tasks)), None)
    return [task for _, tasks in table.groups for task in tasks] if table else []


def quoted(where):
    """Return the texts in quotation marks of a place, outermost, with those of the printed quotes inside them."""
    found, depth, start = [], 0, 0
    for at, char in enumerate(where):
        if char == "“":
            start, depth = (at + 1, 1) if not depth else (start, depth + 1)
        elif char == "”" and depth:
            depth -= 1
            if not depth:
                found.append(where[start:at])
    return found


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_place_is_found_by_a_literal_search(folder, rulebook, monkeypatch):
    monkeypatch.chdir(ROOT)
    lost = []
    for path in sorted(folder.glob("*.txt")):
        report = shown(judge(read_file(str(path.relative_to(ROOT))), rulebook))
        text = report.document.source.text
        for task in tasks_of(report, rulebook):
            named = quoted(NEW.sub("", task.where))
            lost += [(path.name, task.where, words) for words in named if words not in text]
            lost += [
                (path.name, task.where, part)
                for part, words in PARTS.items()
                if (found := NEW.search(task.where)) and words in found[0].partition("，原")[0]
                # What is there, whole or in part, gets no second section.
                if any(
                    one.rule.id == part and one.outcome.verdict in ("met", "partial")
                    for one in report.results
                )
            ]
        told = gap_text(report, rulebook, __version__)
        assert told.count("\n") <= 70 and (len(text) < _SHORT or len(told) <= len(text)), path.name
    assert not lost


def test_what_stands_in_the_foot_is_not_asked_to_be_written_there(rulebook):
    text = "柏河县2023年法治政府建设年度报告\n2023年，柏河县依法履职。现将有关情况报告如下：\n一、主要工作\n审核文件9件。\n"
    source = make_source("a.docx", "docx", "", text)._replace(
        extras=(Extra("footer", "经办人手机13700001111"),)
    )
    written = gap_text(shown(judge(source, rulebook)), rulebook, __version__)
    assert "页脚" in written and "写在页脚" not in written
