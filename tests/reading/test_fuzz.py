"""A short run of benchmarks/fuzz.py: mutated files are read or refused with a message, and soon."""

import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def test_mutated_files_are_read_or_refused():
    command = [sys.executable, os.path.join(ROOT, "benchmarks", "fuzz.py"), "--count", "600"]
    done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "PYTHONPATH": ROOT})
    assert done.returncode == 0, done.stderr.decode()
    assert "600 个文件" in done.stdout.decode() and "damaged 0" in done.stdout.decode()
