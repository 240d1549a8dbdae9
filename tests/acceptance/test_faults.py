"""Planted faults are found and nothing else is, as benchmarks/faults.py measures it."""

import os
import re
import subprocess
import sys

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


@pytest.fixture(scope="module", params=[[], ["tests/corpus/usual"]], ids=["seeds and own", "usual"])
def measured(request):
    done = subprocess.run(
        [sys.executable, "benchmarks/faults.py", "--quiet", *request.param],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize("group", ["数字、引用、用语、公开", "编号、成对符号"])
def test_planted_faults_are_found_without_false_alarms(measured, group):
    line = next(line for line in measured.splitlines() if line.startswith(group))
    recall, alarms = re.search(r"查全率 \d+/\d+ = ([\d.]+)，每份误报 \d+/\d+ = ([\d.]+)", line).groups()
    assert float(recall) >= 0.97 and float(alarms) <= 0.05
