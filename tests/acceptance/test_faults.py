"""Planted faults are found and nothing else is, as benchmarks/faults.py measures it."""

import os
import re
import subprocess
import sys

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


@pytest.mark.parametrize("rules", ["figures."])
def test_planted_faults_are_found_without_false_alarms(rules):
    done = subprocess.run(
        [sys.executable, "benchmarks/faults.py", "--quiet", "--rules", rules],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    line = next(line for line in done.stdout.splitlines() if line.startswith("数字、引用、用语、公开"))
    recall, alarms = re.search(r"查全率 \d+/\d+ = ([\d.]+)，每份误报 \d+/\d+ = ([\d.]+)", line).groups()
    assert float(recall) >= 0.95 and float(alarms) <= 0.1
