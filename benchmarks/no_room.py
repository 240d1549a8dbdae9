"""Runs that find no room: at each write, beyond a size, on a file system of few bytes (benchmarks/disturb.py)."""

from __future__ import annotations

import functools
import os
import tempfile
from collections.abc import Iterator

from disturbed_batches import started
from disturbed_runs import BASELINE, ENDINGS, SEED, faults, over_old, whole, word_file

_MOST_WRITES, _STEP = 100_000, 60
_FULL = """
import errno, os, sys, builtins
left = int(sys.argv.pop(1))
write = os.write
class Full:
    def __init__(self, file): self.file = file
    def __getattr__(self, name): return getattr(self.file, name)
    def __enter__(self): self.file.__enter__(); return self
    def __exit__(self, *a): return self.file.__exit__(*a)
    def __iter__(self): return iter(self.file)
    def write(self, data):
        global left
        left -= 1
        if left < 0: raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return self.file.write(data)
    def writelines(self, lines):
        for line in lines: self.write(line)
    def flush(self):
        if left < 0: raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return self.file.flush()
opened = builtins.open
def open_(name, mode="r", *a, **k):
    file = opened(name, mode, *a, **k)
    return Full(file) if any(one in mode for one in "wax+") else file
builtins.open = open_
fdopened = os.fdopen
os.fdopen = lambda number, mode="r", *a, **k: Full(fdopened(number, mode, *a, **k)) if any(one in mode for one in "wax+") else fdopened(number, mode, *a, **k)
from checker.cli.main import main
main()
"""
"""Starts the program with so many writes into files allowed; each further one finds no room."""


def full(kinds: tuple[str, ...] = (*ENDINGS, BASELINE), every: int = 1) -> Iterator[str]:
    """Let each write in turn (or each in so many) find no room; yield what is wrong."""
    for what in kinds:
        with tempfile.TemporaryDirectory() as aside:
            new = whole(what, aside)
        tried = 0
        allowed = -1
        while allowed < _MOST_WRITES:
            # One after the other, then in growing steps: a workbook is a thousand writes of one kind.
            allowed += max(every, allowed // _STEP)
            with tempfile.TemporaryDirectory() as folder:
                run = over_old(what, folder, program=("-c", _FULL, str(allowed)))
                _, told = run.communicate()
                tried += 1
                if b"Traceback" in told:
                    yield f"{what}: traceback at write {allowed}: {told[-300:]!r}"
                yield from faults(what, folder, new, run.returncode, killed=False)
                if run.returncode in (0, 1):
                    break
                if run.returncode != 2:
                    yield f"{what}: status {run.returncode} at write {allowed}"
        print(f"{what}: {tried - 1} runs without room", flush=True)


def bounded(steps: int = 12) -> Iterator[str]:
    """Let no file grow beyond a size, in so many steps up to that of the output; then write to a device that is always full."""
    try:
        import resource
    except ImportError:  # Windows has no such bound
        return
    for what in (*ENDINGS, BASELINE):
        with tempfile.TemporaryDirectory() as aside:
            new = whole(what, aside)
        for step in range(steps):
            most = len(new) * step // steps
            with tempfile.TemporaryDirectory() as folder:
                bound = functools.partial(resource.setrlimit, resource.RLIMIT_FSIZE, (most, most))
                run = over_old(what, folder, bound=bound)
                _, told = run.communicate()
                if b"Traceback" in told or run.returncode != 2:
                    yield f"{what}: status {run.returncode} with {most} bytes: {told[-300:]!r}"
                yield from faults(what, folder, new, run.returncode, killed=False)
        if what not in ("fix", BASELINE) and os.path.exists("/dev/full"):
            with tempfile.TemporaryDirectory() as folder, open("/dev/full", "wb") as nowhere:
                words = ["-q", "-f", what, word_file() if what == "docx" else SEED]
                run = started(words, folder, output=nowhere)
                _, told = run.communicate()
                if b"Traceback" in told or run.returncode != 2:
                    yield f"{what}: status {run.returncode} on /dev/full: {told[-300:]!r}"
        print(f"{what}: {steps} bounds on its size", flush=True)
