"""Every number of the summaries equals a count of its own: the small form of ``python benchmarks/batch.py``."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_sixty_generated_reports():
    done = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "batch.py", "--count", "60"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 numbers differ" in done.stdout
