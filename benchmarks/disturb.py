"""Disturb runs of lawcheck: killed and interrupted at random moments, twenty at once, without room; batches and their workers killed.

    python benchmarks/disturb.py [--times 200] [--seed 1] [--at-once 20] [--batches 50] [--only kills|once|full|bounded|batch]

Every run writes an output (each format in turns) or a baseline over an old one. Afterwards the file must be the old one or
a whole new one, with nothing temporary beside it (but for what a kill -9 leaves), and the status must be true: 0 or 1 only
where the new one is there. A batch that was killed five times, or lost workers, must end as an undisturbed one byte for byte.
Status 1 where something else is seen.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[:0] = [ROOT, os.path.join(ROOT, "benchmarks")]

from disturbed_batches import batches, started  # noqa: E402
from disturbed_runs import BASELINE, ENDINGS, faults, over_old, target_of, whole, words_for  # noqa: E402
from no_room import bounded, full  # noqa: E402

_OURS = re.compile(rb'File "[^"]*checker/(?!__init__\.py|version\.py)')
"""A line of a traceback in the program itself: the package is imported before it, and nothing can catch what comes then."""


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
                run = over_old(what, folder)
                try:
                    run.wait(dice.uniform(0, 1.2 * usual))
                except subprocess.TimeoutExpired:
                    run.send_signal(how)
                _, told = run.communicate()
                started = "" if b"KeyboardInterrupt" not in told else " before the program began"
                ends[f"{how.name} {run.returncode}{started}"] += 1
                if _OURS.search(told.partition(b"Traceback")[2]):
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
    for what in ("markdown", "xlsx", "docx", "fix", BASELINE):
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as aside:
            new = whole(what, aside)
            target = target_of(what, folder)
            runs = [started(words_for(what, target), folder) for _ in range(count)]
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


def main() -> int:
    """Disturb and print what was seen."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at-once", type=int, default=20)
    parser.add_argument("--batches", type=int, default=50)
    parser.add_argument("--only", choices=("kills", "once", "full", "bounded", "batch"), default="")
    options = parser.parse_args()
    # A shell starts what runs in its background without Ctrl-C, and its children inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    seen = 0
    for name, made in (
        ("kills", kills(options.times, random.Random(options.seed))),
        ("once", at_once(options.at_once)),
        ("full", full()),
        ("bounded", bounded()),
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
