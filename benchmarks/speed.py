"""Measure start-up and checking time against the interpreter's own start-up.

    python benchmarks/speed.py [--runs N] [--command PATH]

Times whole processes in turns, so that a slow moment of the machine falls on all alike, and prints medians
and the ratio to ``python -c pass`` of the same interpreter. The command measured is the ``lawcheck`` beside
that interpreter, installed as README says (an installed package has its bytecode compiled; a checkout in an
environment with PYTHONDONTWRITEBYTECODE set compiles it anew at every start).
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
REPORT = os.path.join(ROOT, "seeds", "kaili-2024.txt")
LIMIT_PROCESS = 6.0
LIMIT_WARM_MS = 10.0
LIMIT_PROOF = 2.0
WARM = """
import sys, time
from checker.judging.judge import judge
from checker.reading.source import make_source
from checker.rulebook.compile import compile_rulebook
from checker.rulebook.shipped import shipped_data
text = open(sys.argv[1], encoding="utf-8").read() * 4
data = shipped_data()
content = [pack for pack in data["packs"] if pack["pack"] in ("annual-report", "three-systems", "document")]
books = [compile_rulebook(data["kind"], packs) for packs in (content, data["packs"])]
for size in (5000, 10000):
    source = make_source("x", "txt", "UTF-8", text[:size])
    times = [[], []]
    for _ in range(60):
        for taken, book in zip(times, books):
            start = time.perf_counter()
            judge(source, book)
            taken.append(time.perf_counter() - start)
    print(*(sorted(taken)[len(taken) // 2] * 1000 for taken in times))
"""
"""Median milliseconds of a check by the packs of content and by all, taken in turns, for 5,000 and for 10,000 characters."""


def elapsed(command: list[str], folder: str) -> float:
    """Return the seconds that a process takes, its output thrown away."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder, check=False)
    return time.perf_counter() - start


def main() -> int:
    """Measure and print a table; 1 where a limit is passed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=21)
    parser.add_argument("--command", default=os.path.join(os.path.dirname(sys.executable), "lawcheck"))
    options = parser.parse_args()
    pack = os.path.join(ROOT, "rules", "document.yaml")
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "lawcheck report.txt": [options.command, REPORT],
        "lawcheck -f json report.txt": [options.command, "-f", "json", REPORT],
        "lawcheck --rules pack.yaml report.txt": [options.command, "--rules", pack, REPORT],
        "lawcheck --help": [options.command, "--help"],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as folder:
        for command in commands.values():
            elapsed(command, folder)
        for _ in range(options.runs):
            for name, command in commands.items():
                times[name].append(elapsed(command, folder))
        done = subprocess.run(
            [sys.executable, "-c", WARM, REPORT], capture_output=True, text=True, cwd=folder, check=True
        )
    small, large = ([float(word) for word in line.split()] for line in done.stdout.splitlines())
    base = statistics.median(times["python -c pass"])
    print(f"{'命令':<42}{'中位数（毫秒）':>12}{'倍数':>8}")
    for name, values in times.items():
        median = statistics.median(values)
        print(f"{name:<42}{median * 1000:>14.1f}{median / base:>10.2f}")
    ratio = statistics.median(times["lawcheck report.txt"]) / base
    proof = large[1] / large[0]
    print(f"整个进程：{ratio:.2f} 倍（上限 {LIMIT_PROCESS}）")
    print(
        f"进程内检查5000字：内容规则包 {small[0]:.1f} 毫秒（上限 {LIMIT_WARM_MS}），全部规则包 {small[1]:.1f} 毫秒"
    )
    print(f"进程内检查10000字：全部规则包是内容规则包的 {proof:.2f} 倍（上限 {LIMIT_PROOF}）")
    return 0 if ratio <= LIMIT_PROCESS and small[0] <= LIMIT_WARM_MS and proof <= LIMIT_PROOF else 1


if __name__ == "__main__":
    sys.exit(main())
