"""Disturb runs of lawcheck: killed, interrupted and ended at random moments, twenty at once, no room at each write; batches and their workers killed.

    python benchmarks/disturb.py [--times 200] [--seed 1] [--at-once 20] [--batches 50] [--only kills|once|full|batch]

Every run writes an output (each format in turns) or a baseline over an old one. Afterwards the file must be the old one or
a whole new one, with nothing temporary beside it (but for what a kill -9 leaves), and the status must be true: 0 or 1 only
where the new one is there. A batch that was killed five times, or lost workers, must end as an undisturbed one byte for byte.
Status 1 where something else is seen.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[:0] = [ROOT, os.path.join(ROOT, "benchmarks")]

from disturbed_batches import batches, environment  # noqa: E402

from checker.gate.baseline import baseline_text  # noqa: E402

SEED = os.path.join(ROOT, "seeds", "kaili-2024.txt")
ENDINGS = {
    "markdown": "md",
    "html": "html",
    "json": "json",
    "sarif": "sarif",
    "junit": "xml",
    "gitlab": "json",
    "csv": "csv",
    "xlsx": "xlsx",
}
BASELINE = "baseline"
OLD = b"old"
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


def words_for(what: str, target: str) -> list[str]:
    """Return the words of a run that writes ``target``."""
    if what == BASELINE:
        return ["-q", "--write-baseline", target, SEED, "-f", "json"]
    return ["-q", "-f", f"{what}:{target}", SEED]


def target_of(what: str, folder: str) -> str:
    """Return the path that a run writes to."""
    return os.path.join(folder, f"out.{ENDINGS.get(what, 'json')}")


def whole(what: str, folder: str) -> bytes:
    """Return what an undisturbed run writes."""
    target = target_of(what, folder)
    subprocess.run(
        [sys.executable, "-m", "checker", *words_for(what, target)],
        env=environment(folder),
        stdout=subprocess.DEVNULL,
        check=False,
        cwd=folder,
    )
    with open(target, "rb") as file:
        made = file.read()
    os.remove(target)
    return made


def faults(what: str, folder: str, new: bytes, status: int, *, killed: bool) -> Iterator[str]:
    """Yield what is wrong after a disturbed run."""
    target = target_of(what, folder)
    with open(target, "rb") as file:
        found = file.read()
    if found not in (_old(what), new):
        yield f"{what}: neither old nor new ({len(found)} bytes)"
    if status in (0, 1) and found != new:
        yield f"{what}: status {status}, but the old file"
    left = [name for name in os.listdir(folder) if name != os.path.basename(target)]
    if left and not killed:
        yield f"{what}: left behind {left}"


def _old(what: str) -> bytes:
    """Return what stands in the place before the run: a baseline must be one."""
    return baseline_text({}).encode() if what == BASELINE else OLD


def kills(times: int, dice: random.Random) -> Iterator[str]:
    """Kill and interrupt runs at random moments; yield what is wrong."""
    kinds = [*ENDINGS, BASELINE]
    ends: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as base:
        begun = time.monotonic()
        known = {what: whole(what, base) for what in kinds}
        usual = (time.monotonic() - begun) / len(kinds)
        for number in range(times):
            what = kinds[number % len(kinds)]
            how = (signal.SIGKILL, signal.SIGINT, signal.SIGTERM)[number // len(kinds) % 3]
            with tempfile.TemporaryDirectory() as folder:
                with open(target_of(what, folder), "wb") as file:
                    file.write(_old(what))
                run = subprocess.Popen(
                    [sys.executable, "-m", "checker", *words_for(what, target_of(what, folder))],
                    env=environment(folder),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.PIPE,
                    cwd=folder,
                )
                try:
                    run.wait(dice.uniform(0, 1.2 * usual))
                except subprocess.TimeoutExpired:
                    run.send_signal(how)
                _, told = run.communicate()
                started = "" if b"KeyboardInterrupt" not in told else " before the program began"
                ends[f"{how.name} {run.returncode}{started}"] += 1
                trace = told.partition(b"Traceback")[2]
                if b"checker" in trace:
                    yield f"{what}: traceback {told[-200:]!r}"
                # Before the program begins, Python tells an interrupt in its own way, with status 1.
                status = -2 if b"KeyboardInterrupt" in told else run.returncode
                new = known[what] if what != BASELINE or status not in (0, 1) else None
                if new is None:
                    with open(target_of(what, folder), "rb") as file:
                        new = file.read()
                yield from faults(what, folder, new, status, killed=how == signal.SIGKILL)
    print("ends:", dict(sorted(ends.items())), flush=True)


def at_once(count: int) -> Iterator[str]:
    """Let many runs write one and the same output, then one and the same baseline; yield what is wrong."""
    for what in ("markdown", "xlsx", BASELINE):
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as aside:
            new = whole(what, aside)
            target = target_of(what, folder)
            runs = [
                subprocess.Popen(
                    [sys.executable, "-m", "checker", *words_for(what, target)],
                    env=environment(folder),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.PIPE,
                    cwd=folder,
                )
                for _ in range(count)
            ]
            statuses: Counter[int] = Counter()
            for run in runs:
                run.communicate()
                statuses[run.returncode] += 1
            print(f"{count} at once, {what}: {dict(statuses)}", flush=True)
            if not statuses[0] + statuses[1]:
                yield f"{what}: nobody wrote"
            with open(target, "rb") as file:
                if file.read() != new:
                    yield f"{what}: the file is not whole"
            left = [name for name in os.listdir(folder) if name != os.path.basename(target)]
            if left:
                yield f"{what}: left behind {left}"


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
                with open(target_of(what, folder), "wb") as file:
                    file.write(_old(what))
                run = subprocess.run(
                    [sys.executable, "-c", _FULL, str(allowed), *words_for(what, target_of(what, folder))],
                    env=environment(folder),
                    capture_output=True,
                    check=False,
                    cwd=folder,
                )
                tried += 1
                if b"Traceback" in run.stderr:
                    yield f"{what}: traceback at write {allowed}: {run.stderr[-300:]!r}"
                yield from faults(what, folder, new, run.returncode, killed=False)
                if run.returncode in (0, 1):
                    break
                if run.returncode != 2:
                    yield f"{what}: status {run.returncode} at write {allowed}"
        print(f"{what}: {tried - 1} runs without room", flush=True)


def main() -> int:
    """Disturb and print what was seen."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at-once", type=int, default=20)
    parser.add_argument("--batches", type=int, default=50)
    parser.add_argument("--only", choices=("kills", "once", "full", "batch"), default="")
    options = parser.parse_args()
    # A shell starts what runs in its background without Ctrl-C, and its children inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    seen = 0
    for name, made in (
        ("kills", kills(options.times, random.Random(options.seed))),
        ("once", at_once(options.at_once)),
        ("full", full()),
        ("batch", batches(options.batches, random.Random(options.seed))),
    ):
        if options.only in ("", name):
            for fault in made:
                seen += 1
                print(fault, flush=True)
    print(f"{seen} faults")
    return int(seen > 0)


if __name__ == "__main__":
    sys.exit(main())
