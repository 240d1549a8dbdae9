"""Batches and their workers killed at random moments, for benchmarks/disturb.py."""

from __future__ import annotations

import contextlib
import importlib
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import IO, Any

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_REPORTS, _EACH = 24, 5
"""Reports of a batch that is disturbed, and how often it is before it may end."""


def environment(folder: str) -> dict[str, str]:
    """Return the environment of a run whose temporary files lie in ``folder``."""
    return {**os.environ, "PYTHONPATH": ROOT, "TMPDIR": folder, "PYTHONDONTWRITEBYTECODE": "1"}


def started(
    words: Sequence[str],
    folder: str,
    *,
    program: Sequence[str] = ("-m", "checker"),
    output: int | IO[bytes] = subprocess.DEVNULL,
    bound: Callable[[], object] | None = None,
) -> subprocess.Popen[bytes]:
    """Start a run in a folder; what it says is kept, what it prints goes to ``output``, ``bound`` is done in it before it begins."""
    return subprocess.Popen(
        [sys.executable, *program, *words],
        env=environment(folder),
        stdout=output,
        stderr=subprocess.PIPE,
        cwd=folder,
        preexec_fn=bound,  # noqa: PLW1509 - no threads here
    )


def batches(times: int, dice: random.Random) -> Iterator[str]:
    """Kill batches, or one of their workers, at random moments; what the runs after that write is held against an undisturbed one."""
    reports: Any = importlib.import_module("tests.batch.reports")
    ends: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as base:
        source = os.path.join(base, "in")
        reports.write_folder(pathlib.Path(source), _REPORTS)

        def begun(out: str) -> subprocess.Popen[bytes]:
            return started(["batch", source, "-o", out, "--no-config", "--workers", "2", "-q"], base)

        whole_out = os.path.join(base, "whole")
        begun(whole_out).communicate()
        wanted = reports.contents(pathlib.Path(whole_out))
        for number in range(times):
            out = os.path.join(base, f"out{number // _EACH}")
            run = begun(out)
            # How many reports are entered when it happens; one that lost a worker goes on to its end.
            reached = _entered(out) + dice.randrange(_REPORTS // _EACH + 2)
            while run.poll() is None and _entered(out) < reached:
                time.sleep(0.002)
            time.sleep(dice.uniform(0, 0.03))
            workers = _children(run.pid) if number % _EACH == _EACH - 1 else []
            hit = [_killed(one) for one in dice.sample(workers, min(1, len(workers)))]
            if not any(hit):
                run.kill()
            _, told = run.communicate()
            ends[f"{'worker' if any(hit) else 'batch'} {run.returncode}"] += 1
            if b"Traceback" in told:
                yield f"batch {number}: traceback {told[-300:]!r}"
            if number % _EACH == _EACH - 1 or number == times - 1:
                begun(out).communicate()
                if reports.contents(pathlib.Path(out)) != wanted:
                    yield f"batch {number}: not what an undisturbed run writes"
    print("ends:", dict(sorted(ends.items())), flush=True)


def _entered(out: str) -> int:
    try:
        with open(os.path.join(out, ".lawcheck", "journal.jsonl"), "rb") as file:
            return file.read().count(b"\n")
    except OSError:
        return 0


def _children(pid: int) -> list[int]:
    """Return the workers of a batch, without what multiprocessing starts beside them."""
    found = []
    with contextlib.suppress(OSError):
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
            children = file.read().split()
        for child in children:
            with open(f"/proc/{child}/cmdline", "rb") as words:
                if b"spawn_main" in words.read():
                    found.append(int(child))
    return found


def _killed(pid: int) -> bool:
    with contextlib.suppress(OSError):
        os.kill(pid, signal.SIGKILL)
        return True
    return False
