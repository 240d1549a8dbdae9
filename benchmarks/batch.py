"""Check generated reports with known gaps, count everything once more, and measure: speed, memory, disk.

    python benchmarks/batch.py [--count 20000] [--workers 2] [--keep FOLDER]

Reports of counties, townships and departments of several cities and years are generated, each without some of its parts, and checked by
``lawcheck batch``. Every number of summary.md, summary.html and summary.xlsx is held against a count of its own: what is known from the making of
the reports (who lacks what, levels, cities, years, units that handed in nothing), and the rest from results.jsonl. Status 1 where one
differs.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from typing import Any

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "benchmarks"))

from province import CITIES, LACKS, LEVELS, Made, reports  # noqa: E402


class Memory(threading.Thread):
    """Watches what a process and its children use, from /proc; where there is none it finds nothing."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process, self.parent, self.worker, self.done = process, 0, 0, threading.Event()

    def run(self) -> None:
        """Look every fifth of a second."""
        while not self.done.wait(0.2):
            self.parent = max(self.parent, _resident(self.process))
            try:
                with open(f"/proc/{self.process}/task/{self.process}/children", encoding="ascii") as file:
                    self.worker = max([self.worker, *map(_resident, map(int, file.read().split()))])
            except OSError:
                return


def _resident(process: int) -> int:
    try:
        with open(f"/proc/{process}/status", encoding="ascii") as file:
            found = re.search(r"VmHWM:\s*(\d+) kB", file.read())
            return int(found[1]) if found else 0
    except OSError:
        return 0


def lines_of(made: list[Made], path: str) -> None:
    """Write the reports as JSON lines."""
    with open(path, "w", encoding="utf-8") as file:
        for one in made:
            file.write(json.dumps({"name": one.name, "text": one.text}, ensure_ascii=False) + "\n")


def counted(made: list[Made], absent: list[str], out: str) -> list[str]:
    """Return what differs between the summaries and a count of their own."""
    wrong: list[str] = []

    def same(what: str, told: object, known: object) -> None:
        if told != known:
            wrong.append(f"{what}: {told!r} is told, {known!r} is counted")

    with open(os.path.join(out, "results.jsonl"), encoding="utf-8") as file:
        found = [json.loads(line) for line in file]
    same("reports", len(found), len(made))
    expected = {one.name: one for one in made}
    verdicts: dict[str, Counter[str]] = {}
    gaps: Counter[str] = Counter()
    titles: dict[str, str] = {}
    findings = pressed = 0
    for one in found:
        known = expected[one["document"]["path"]]
        results = {result["rule"]: result for result in one["results"]}
        unmet = {
            name
            for name, result in results.items()
            if result["level"] == "must" and result["verdict"] == "unmet"
        }
        same(f"gaps of {known.name}", unmet, {rule for part in known.lacks for rule in LACKS[part]})
        same(f"level of {known.name}", one["document"]["level"], known.level)
        same(f"year of {known.name}", one["document"]["year"], known.year)
        same(f"issuer of {known.name}", one["document"]["issuer"], known.unit)
        weak = False
        for name, result in results.items():
            titles[name] = result["title"]
            findings += len(result["findings"])
            gaps[result["title"]] += result["verdict"] in ("unmet", "partial", "review")
            if result["level"] == "must":
                verdicts.setdefault(result["title"], Counter())[result["verdict"]] += 1
                weak |= result["verdict"] in ("unmet", "partial", "review")
        pressed += weak
    lacking = sum(bool(one.lacks) for one in made)
    lacks = sum(len(LACKS[part]) for one in made for part in one.lacks)
    for part, rules in LACKS.items():
        for rule in rules:
            same(rule, verdicts[titles[rule]]["unmet"], sum(part in one.lacks for one in made))
    with open(os.path.join(out, "summary.md"), encoding="utf-8") as file:
        text = file.read()
    same("opening", f"共{len(made)}份：{lacking}份有必备项不符合，合计{lacks}项次。" in text, True)
    same("opening, absent", f"{len(absent)}个单位没有报送" in text, True)
    tables = _tables(text)
    order = ("unmet", "partial", "review", "met")
    same(
        "必备项",
        {row[0]: row[1:] for row in tables["必备项：各缺多少份"]},
        {title: [str(count[one]) for one in order] for title, count in verdicts.items()},
    )
    groups = {
        "按层级": ("按层级", [LEVELS[one.level] for one in made]),
        "按报告年度": ("按报告年度", [f"{one.year}年" for one in made]),
        "按市（州）": ("按市（州）", [one.city for one in made]),
    }
    with open(os.path.join(out, "summary.html"), encoding="utf-8") as file:
        page = file.read()
    for head, (bars, keys) in groups.items():
        if len(set(keys)) < 2 and head == "按市（州）":
            continue
        count = Counter(keys)
        bad = Counter(key for key, one in zip(keys, made, strict=True) if one.lacks)
        same(
            head,
            {row[0]: row[1:] for row in tables[head]},
            {key: [str(count[key]), str(bad[key])] for key in count},
        )
        drawn = _bars(page, bars)
        same(f"{head}, bars", drawn, {key: f"{bad[key]}/{count[key]}" for key in count})
    same(
        "必备项, bars",
        _bars(page, "必备项"),
        {title: str(count["unmet"]) for title, count in verdicts.items()},
    )
    wrong += _workbook(made, absent, out, verdicts, gaps, findings, pressed)
    return wrong


def _workbook(
    made: list[Made],
    absent: list[str],
    out: str,
    verdicts: dict[str, Counter[str]],
    gaps: Counter[str],
    findings: int,
    pressed: int,
) -> list[str]:
    from openpyxl import load_workbook

    names = {
        "met": "符合",
        "partial": "部分符合",
        "unmet": "不符合",
        "review": "待人工复核",
        "skipped": "不适用",
    }
    book: Any = load_workbook(os.path.join(out, "summary.xlsx"), read_only=True)
    wrong = []

    def same(what: str, told: object, known: object) -> None:
        if told != known:
            wrong.append(f"{what}: {told!r} is told, {known!r} is counted")

    rows = book["矩阵"].iter_rows(values_only=True)
    head = next(rows)
    cells: list[Counter[str]] = [Counter() for _ in head]
    missing = 0
    for row in rows:
        missing += row[4] or 0
        for column in range(5, len(head)):
            cells[column][row[column]] += 1
    same("矩阵, missing", missing, sum(len(LACKS[part]) for one in made for part in one.lacks))
    for column, title in enumerate(head[5:], 5):
        told = {name: cells[column][name] for name in names.values()}
        same(f"矩阵, {title}", told, {names[one]: verdicts[title][one] for one in names})
    common = {row[1]: row[3] for row in book["共性问题"].iter_rows(min_row=2, values_only=True)}
    same("共性问题", common, {title: count for title, count in gaps.items() if count})
    same("催办清单", sum(1 for _ in book["催办清单"].iter_rows(min_row=2)), pressed)
    # Units with a report of an earlier year only are told there, too.
    rows = book["未报送"].iter_rows(min_row=2, values_only=True)
    handed = [row[0] for row in rows if row[1] == "没有报送"]
    same("未报送", handed, absent)
    same("全部问题", sum(1 for _ in book["全部问题"].iter_rows(min_row=2)), min(findings, 1_000_000 + 1))
    book.close()
    return wrong


def _tables(text: str) -> dict[str, list[list[str]]]:
    """Return the rows of the table below each heading of a Markdown text."""
    found: dict[str, list[list[str]]] = {}
    head = ""
    for line in text.splitlines():
        if line.startswith("## "):
            head = line[3:]
        elif line.startswith("| ") and not line.startswith("| ---"):
            found.setdefault(head, []).append([cell.strip() for cell in line.strip("| ").split(" | ")])
    return {head: rows[1:] for head, rows in found.items()}


def _bars(page: str, head: str) -> dict[str, str]:
    """Return name and number of each bar of the chart whose heading begins with ``head``."""
    chart = re.search(rf"<h2>{re.escape(head)}.*?</svg>", page, re.DOTALL)
    texts = re.findall(r"<text[^>]*>(?:<title>[^<]*</title>)?([^<]*)</text>", chart[0]) if chart else []
    return dict(zip(texts[::2], texts[1::2], strict=True))


def main() -> int:
    """Run and print; 1 where a number differs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", help="a folder for reports and results")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or temporary
        os.makedirs(folder, exist_ok=True)
        made = list(reports(options.count))
        absent = [f"{city}未交县人民政府" for city in CITIES]
        source, out = os.path.join(folder, "reports.jsonl"), os.path.join(folder, "out")
        lines_of(made, source)
        with open(os.path.join(folder, "expected.csv"), "w", encoding="utf-8") as file:
            file.write("单位\n" + "".join(f"{unit}\n" for unit in [*(one.unit for one in made), *absent]))
        command = [sys.executable, "-m", "checker", "batch", source, "-o", out, "--no-config", "--no-resume"]
        command += [
            "--workers",
            str(options.workers),
            "--expected",
            os.path.join(folder, "expected.csv"),
            "-q",
        ]
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT)
        memory = Memory(process.pid)
        memory.start()
        status = process.wait()
        seconds = time.perf_counter() - start
        memory.done.set()
        if status != 1:
            print(f"lawcheck batch ended with {status}")
            return 1
        characters = sum(len(one.text) for one in made)
        size = sum(
            os.path.getsize(os.path.join(path, name)) for path, _, names in os.walk(out) for name in names
        )
        print(f"{len(made)} reports, {characters} characters, {options.workers} workers: {seconds:.1f} s,")
        print(f"{len(made) / seconds:.1f} reports a second, {characters / seconds:.0f} characters a second")
        print(
            f"memory: parent {memory.parent / 1024:.0f} MiB, a worker at most {memory.worker / 1024:.0f} MiB"
        )
        print(f"disk: {size / len(made) / 1024:.1f} KiB a report")
        wrong = counted(made, absent, out)
        for line in wrong[:20]:
            print(line)
        print(f"{len(wrong)} numbers differ")
        return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
