"""A short run of benchmarks/fuzz.py --read: damaged files are read or refused with a message, and soon."""

import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def test_damaged_files_are_read_or_refused():
    command = [sys.executable, os.path.join(ROOT, "benchmarks", "fuzz.py"), "--read", "--count", "1000"]
    command += ["--kinds", "text,md,html,mht,docx,ofd,pdf,pack,config,baseline"]
    done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "PYTHONPATH": ROOT})
    assert done.returncode == 0, (done.stdout + done.stderr).decode()
    assert "0 failed" in done.stdout.decode().splitlines()[-1]
