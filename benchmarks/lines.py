"""Check a thousand varied reports with JSON lines only, on one worker and on two: seconds, processor time, memory.

    python benchmarks/lines.py [--count 1000] [--workers 2] [--rounds 1]

The reports are the labelled texts of tests/corpus (not those kept aside), again and again with other numbers and paragraphs in
another order, so that no two are the same. Runs with one and with several workers take turns; the ratio is that of the medians. On a machine with other
work only the processor time tells something.
"""

from __future__ import annotations

import argparse
import glob
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LONGEST = 9000
"""Characters of a report; a few labelled texts are much longer than reports are."""


def varied(count: int) -> list[str]:
    """Return so many reports, no two alike."""
    chance = random.Random(3)
    paths = sorted(glob.glob(os.path.join(ROOT, "tests", "corpus", "**", "*.txt"), recursive=True))
    texts = []
    for path in paths:
        if f"{os.sep}aside{os.sep}" not in path:
            with open(path, encoding="utf-8") as file:
                texts.append(file.read()[:LONGEST])
    made = []
    for number in range(count):
        text = texts[number % len(texts)]
        if number >= len(texts):
            lines = re.sub(
                r"(?<!\d)\d{1,3}(?=[件次名人个条份场])", lambda _: str(chance.randint(2, 400)), text
            ).split("\n")
            if len(lines) > 6:
                lines.insert(chance.randrange(3, len(lines)), lines.pop(chance.randrange(3, len(lines))))
            text = "\n".join(lines)
        made.append(text)
    return made


def run(source: str, workers: int) -> tuple[float, float, float]:
    """Return the seconds of a run, its processor time, and the memory of the largest of its processes in MiB."""
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "checker", "batch", source, "-o", out, "--only", "results"]
        command += ["--no-config", "-q", "--workers", str(workers)]
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - start
        if process.returncode not in (0, 1):
            raise SystemExit(f"lawcheck batch ended with {process.returncode}")
    return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    texts = varied(options.count)
    found: dict[int, list[tuple[float, float, float]]] = {1: [], options.workers: []}
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "reports.jsonl")
        with open(source, "w", encoding="utf-8") as file:
            for number, text in enumerate(texts):
                line = json.dumps({"name": f"{number:06}.txt", "text": text}, ensure_ascii=False)
                file.write(line + "\n")
        for _ in range(options.rounds):
            for workers, runs in found.items():
                runs.append(run(source, workers))
    print(f"{len(texts)} reports, {sum(map(len, texts))} characters, JSON lines only")
    for workers, runs in found.items():
        seconds, used, memory = (statistics.median(one[at] for one in runs) for at in range(3))
        print(
            f"{workers} workers: {seconds:.1f} s, {used:.1f} s of processor time, {memory:.0f} MiB at most a process"
        )
    one, several = (statistics.median(run[0] for run in runs) for runs in found.values())
    print(f"{options.workers} workers are {one / several:.2f} times as fast as one")


if __name__ == "__main__":
    main()
