"""Measure how time and memory of a check grow with the text, for the shapes of benchmarks/shapes.py.

    python benchmarks/growth.py [--sizes 60000,120000,240000] [--formats markdown,json,csv] [--shapes WORD] [--limit 120]

Each shape is checked by all packs and written in the formats named, in a process of its own and for each size in
characters (three bytes of UTF-8 to a Chinese one), and where these are refused, in the largest two of ever smaller sizes that are
not. Printed are the seconds of the processor, the exponent between the last two sizes (1 is
linear), seconds and megabytes of memory a megabyte of text. Status 1 where a shape passes a limit.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys

from shapes import SHAPES

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LIMIT_EXPONENT = 1.1
LIMIT_SECONDS = 4.0
LIMIT_MEMORY = 400.0
_NOTICEABLE = 0.4
"""Below so many seconds an exponent is noise."""
_CHILD = """
import gc, json, resource, sys, time
gc.set_threshold(200_000)  # as the command does
sys.path[:0] = [sys.argv[1], sys.argv[1] + "/benchmarks"]
from checker.rulebooks import load_rulebook
from checker.errors import LawcheckError
from checker.judging.judge import judge
from checker.reading.text import read_text
from checker.reporting.formats import Job, open_output
from checker.reporting.shown import shown
from shapes import SHAPES
book = load_rulebook(())
data = SHAPES[sys.argv[2]](int(sys.argv[3])).encode()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.process_time()
try:
    report = judge(read_text(data, "x.txt"), book)
    checked = time.process_time() - start
    report = shown(report)  # once, as the command does
    for name in sys.argv[4].split(","):
        output = open_output(name, Job((book,), "0"))
        output.add(report, book)
        for piece in output.pieces():
            pass
    refused = ""
except LawcheckError as error:
    checked, refused = time.process_time() - start, error.message
taken = time.process_time() - start
memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
print(json.dumps({"bytes": len(data), "checked": checked, "taken": taken, "memory": memory, "refused": refused}))
"""


def measure(shape: str, size: int, formats: str, limit: float) -> dict[str, object] | None:
    """Return what a process measured, or None where it took longer than ``limit`` seconds or failed."""
    command = [sys.executable, "-c", _CHILD, ROOT, shape, str(size), formats]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        return None
    found: dict[str, object] = json.loads(done.stdout)
    return found


def main() -> int:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="60000,120000,240000")
    parser.add_argument("--formats", default="markdown,json,csv")
    parser.add_argument("--shapes", default="")
    parser.add_argument("--limit", type=float, default=120)
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    print(
        f"{'shape':28}"
        + "".join(f"{size:>10,}" for size in sizes)
        + f"{'exponent':>10}{'s/MB':>8}{'MB/MB':>8}"
    )
    worst = 0
    for shape in SHAPES:
        if options.shapes not in shape:
            continue
        row, found = "", []
        for size in sizes:
            one = measure(shape, size, options.formats, options.limit)
            if one is None:
                row += f"{'>' + format(options.limit, '.0f'):>10}"
                break
            found.append(one)
            row += f"{'refused' if one['refused'] else format(one['taken'], '.2f'):>10}"
        complete = len(found) == len(sizes)
        smaller = iter(sizes[0] // 2**step for step in range(1, 9))
        while complete and sum(not one["refused"] for one in found) < 2 and (size := next(smaller, 0)):
            one = measure(shape, size, options.formats, options.limit)
            found[:0] = [one] if one is not None else []
        last = [one for one in found if not one["refused"]][-2:]
        if len(last) == 2:
            (times, lengths) = ([float(str(one[key])) for one in last] for key in ("taken", "bytes"))
            exponent = math.log(times[1] / times[0]) / max(math.log(lengths[1] / lengths[0]), 1e-9)
            seconds = times[1] / lengths[1] * 1e6
            memory = float(str(last[1]["memory"])) / lengths[1] * 1e6
            same = lengths[1] < lengths[0] * 1.2
            shown = "-" if same else format(exponent, ".2f")
            row += f"{shown:>10}{seconds:8.1f}{memory:8.0f}"
            noticeable = times[1] > _NOTICEABLE and not same
            passed = (
                (noticeable and exponent > LIMIT_EXPONENT) or seconds > LIMIT_SECONDS or memory > LIMIT_MEMORY
            )
            row += "  !" if passed else ""
            worst |= passed
        worst |= not complete
        print(f"{shape:28}{row}", flush=True)
    return int(worst)


if __name__ == "__main__":
    sys.exit(main())
