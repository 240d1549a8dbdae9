"""Measure how time and memory of a check grow with the text, for the shapes of benchmarks/shapes.py.

    python benchmarks/growth.py [--from 250000] [--formats markdown,json,csv] [--shapes WORD] [--limit 120]

Each shape is checked by all packs and written in the formats named, in a process of its own and for each of three sizes: the largest
that the program takes (1,000,000 characters, 20,000 lines or 200,000 characters a line, whichever comes first: up to 3 MB of
Chinese), the smallest asked for (``--from``, in bytes of UTF-8; a twelfth of the largest where that is less than four times as much)
and their geometric mean. A short text of the same shape is checked first, so that what the first check of a process costs once (some
0.05 s) is not counted. Printed are the seconds of the processor, the exponent from the smallest to the largest and from the mean to
the largest (1 is linear), seconds and megabytes of memory a megabyte of text at the largest (Linux alone tells these). Status 1 where a shape passes a limit.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[:0] = [ROOT]

from shapes import SHAPES  # noqa: E402

from checker.errors import LawcheckError  # noqa: E402
from checker.reading.text import read_text  # noqa: E402

LIMIT_EXPONENT = 1.1
LIMIT_SECONDS = 4.0
LIMIT_MEMORY = 400.0
_LARGEST = 1_000_000
_WARM = 2_800
"""Characters of the text that is checked first."""
_NOTICEABLE = 0.2
"""Below so many seconds an exponent is noise."""
_CHILD = """
import gc, json, sys, time
gc.set_threshold(200_000)  # as the command does
sys.path[:0] = [sys.argv[1], sys.argv[1] + "/benchmarks"]
from checker.rulebooks import load_rulebook
from checker.judging.judge import judge
from checker.reading.text import read_text
from checker.reporting.formats import Job, open_output
from checker.reporting.shown import shown
from shapes import SHAPES
book = load_rulebook(())
def check(data):
    report = judge(read_text(data, "x.txt"), book)
    checked = time.process_time()
    report = shown(report)  # once, as the command does
    for name in sys.argv[4].split(","):
        output = open_output(name, Job((book,), "0"))
        output.add(report, book)
        for piece in output.pieces():
            pass
    return checked
def kilobytes(name):
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith(name))
check(SHAPES[sys.argv[2]](int(sys.argv[5])).encode())
data = SHAPES[sys.argv[2]](int(sys.argv[3])).encode()
open("/proc/self/clear_refs", "w").write("5")  # the peak so far is that of loading the rules
before = kilobytes("VmRSS")
start = time.process_time()
checked = check(data) - start
taken = time.process_time() - start
memory = (kilobytes("VmHWM") - before) / 1024
print(json.dumps({"bytes": len(data), "checked": checked, "taken": taken, "memory": memory}))
"""


def measure(shape: str, size: int, formats: str, limit: float) -> dict[str, float] | None:
    """Return what a process measured, or None where it took longer than ``limit`` seconds or failed."""
    command = [sys.executable, "-c", _CHILD, ROOT, shape, str(size), formats, str(_WARM)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        return None
    found: dict[str, float] = json.loads(done.stdout)
    return found


def largest(shape: str) -> int:
    """Return the largest size of a shape that the program takes, within one in a hundred."""
    low, high = _WARM, _LARGEST
    size = high
    while high - low > high // 100:
        if _is_taken(SHAPES[shape](size), size):
            low = size
        else:
            high = size
        size = (low + high) // 2
    return low


def _is_taken(text: str, size: int) -> bool:
    """Whether a text is as long as was asked for (some shapes end before a line is too long) and is not refused."""
    try:
        read_text(text.encode(), "x.txt")
    except LawcheckError:
        return False
    return len(text) > 0.95 * size


def sizes_of(shape: str, smallest: int) -> list[int]:
    """Return three sizes in characters: the smallest asked for in bytes, the largest, their geometric mean."""
    top = largest(shape)
    first = round(smallest * top / len(SHAPES[shape](top).encode()))
    if top < 4 * first:
        first = top // 12
    return [first, round(math.sqrt(first * top)), top]


def exponent(one: dict[str, float], two: dict[str, float]) -> float:
    """Return the exponent between two sizes."""
    return math.log(two["taken"] / one["taken"]) / math.log(two["bytes"] / one["bytes"])


def main() -> int:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--from", dest="smallest", type=int, default=250_000)
    parser.add_argument("--formats", default="markdown,json,csv")
    parser.add_argument("--shapes", default="")
    parser.add_argument("--limit", type=float, default=120)
    options = parser.parse_args()
    print(f"{'shape':34}{'KB':>16}{'seconds':>20}{'exponent':>10}{'at the end':>11}{'s/MB':>7}{'MB/MB':>7}")
    failed = 0
    for shape in SHAPES:
        if options.shapes not in shape:
            continue
        sizes = sizes_of(shape, options.smallest)
        measured = [measure(shape, size, options.formats, options.limit) for size in sizes]
        found = [one for one in measured if one is not None]
        if len(found) < len(sizes):
            print(f"{shape:34} not done in {options.limit:.0f} s")
            failed = 1
            continue
        kilobytes = "–".join(f"{one['bytes'] / 1000:,.0f}" for one in (found[0], found[-1]))
        seconds = " ".join(f"{one['taken']:.2f}" for one in found)
        whole, last = exponent(found[0], found[-1]), exponent(found[1], found[-1])
        end = found[-1]
        cost, memory = end["taken"] / end["bytes"] * 1e6, end["memory"] / end["bytes"] * 1e6
        passed = (
            (end["taken"] > _NOTICEABLE and max(whole, last) > LIMIT_EXPONENT)
            or cost > LIMIT_SECONDS
            or memory > LIMIT_MEMORY
        )
        failed |= passed
        print(
            f"{shape:34}{kilobytes:>16}{seconds:>20}{whole:10.2f}{last:11.2f}{cost:7.1f}{memory:7.0f}"
            f"{'  !' if passed else ''}",
            flush=True,
        )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
