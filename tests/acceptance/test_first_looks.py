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
ALL = {"usual": 7836, "aside": 2120}
STAMP = "57f485dbdebae246"


def test_first_looks_are_not_rewritten():
    with open(LOOKS, encoding="utf-8") as file:
        looks = json.load(file)
    assert all(0 < right <= all_ for look in looks for right, all_ in (look["verdicts"], look["must"]))
    plain = json.dumps(looks, ensure_ascii=False, sort_keys=True)
    assert hashlib.sha256(plain.encode()).hexdigest()[:16] == STAMP, "a first look is added, never changed"


@pytest.mark.parametrize(
    ("folder", "verdicts", "must", "asked", "covered"),
    [("usual", 7764, 3541, 350, 53), ("aside", 2071, 948, 103, 28)],
)
def test_usual_reports_are_read_as_well_as_before(folder, verdicts, must, asked, covered):
    """``asked``: verdicts that a person is asked to confirm; ``covered``: how many of the wrong ones are among them."""
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
    told = re.search(r"建议人工核对：(\d+)/\d+ = [\d.]+，判错的(\d+)条里有(\d+)条", done.stdout)
    assert told is not None
    assert int(told[1]) <= asked
    assert int(told[2]) - int(told[3]) <= ALL[folder] - verdicts - covered
