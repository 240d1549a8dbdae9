"""Verdicts against careful readers: the seeds exactly, the corpus at least as well as it was."""

import json
import os
import subprocess
import sys

import pytest

from checker.judging.judge import judge
from checker.reading.files import read_file

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
with open(os.path.join(ROOT, "seeds", "expected.json"), encoding="utf-8") as _file:
    SEEDS = {name: gold for name, gold in json.load(_file).items() if not name.startswith("_")}


@pytest.mark.parametrize("name", SEEDS)
def test_seeds_get_the_verdicts_of_careful_reading(rulebook, name):
    report = judge(read_file(os.path.join(ROOT, "seeds", name)), rulebook)
    found = {result.rule.id: result.outcome.verdict for result in report.results}
    wanted = {rule: verdict for rule, verdict in SEEDS[name]["verdicts"].items() if rule in found}
    wrong = {
        rule: found[rule]
        for rule, verdict in wanted.items()
        if found[rule] not in (verdict if isinstance(verdict, list) else [verdict])
    }
    assert not wrong
    assert report.document.metadata.year == SEEDS[name]["year"]
    top = [
        part
        for heading, part in zip(report.document.headings, report.document.heading_parts, strict=True)
        if heading.level == 1
    ]
    assert top == list(SEEDS[name]["parts"].values())


@pytest.mark.parametrize(
    ("arguments", "share"),
    [(["tests/corpus"], 0.97), (["tests/corpus", "--aside"], 0.96), (["tests/corpus/own"], 0.96)],
)
def test_the_corpus_is_read_as_well_as_before(arguments, share):
    done = subprocess.run(
        [sys.executable, "benchmarks/accuracy.py", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    line = next(line for line in done.stdout.splitlines() if line.startswith("全部规则"))
    assert float(line.split("=")[1].split("（")[0]) >= share
