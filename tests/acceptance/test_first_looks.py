"""First looks stay as they were written down, and what was reached since does not fall."""

import hashlib
import json
import os
import re
import subprocess
import sys

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LOOKS = os.path.join(ROOT, "tests", "corpus", "first-looks.json")
STAMP = "eec034a48ef313d2"


def test_first_looks_are_not_rewritten():
    with open(LOOKS, encoding="utf-8") as file:
        looks = json.load(file)
    assert all(0 < right <= all_ for look in looks for right, all_ in (look["verdicts"], look["must"]))
    plain = json.dumps(looks, ensure_ascii=False, sort_keys=True)
    assert hashlib.sha256(plain.encode()).hexdigest()[:16] == STAMP, "a first look is added, never changed"


@pytest.mark.parametrize(("folder", "verdicts", "must"), [("usual", 3647, 1673), ("aside", 701, 321)])
def test_usual_reports_are_read_as_well_as_before(folder, verdicts, must):
    done = subprocess.run(
        [sys.executable, "benchmarks/accuracy.py", f"tests/corpus/{folder}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    counts = dict(re.findall(r"(全部规则|必备项)：(\d+)/\d+ = ", done.stdout))
    assert int(counts["全部规则"]) >= verdicts
    assert int(counts["必备项"]) >= must
