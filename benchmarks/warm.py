"""Measure the warm check: what each stage of it takes, how it grows, and what a batch makes of the machine's cores.

    python benchmarks/warm.py [--runs N] [--batch N]

Takes the labelled reports of tests/corpus. Prints ratios of one run, which hold on any machine, beside the times of this one:
every text is checked N times and its fastest time counts, so that a slow moment of the machine falls on no stage alone.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from checker.document.build import build_document  # noqa: E402
from checker.judging.judge import judge  # noqa: E402
from checker.reading.source import Source  # noqa: E402
from checker.reading.text import read_text  # noqa: E402
from checker.reporting.machines.jsonout import report_json  # noqa: E402
from checker.reporting.people import markdown  # noqa: E402
from checker.reporting.people.gap import gap_blocks  # noqa: E402
from checker.reporting.shown import shown  # noqa: E402
from checker.rulebooks import load_rulebook  # noqa: E402
from checker.version import __version__  # noqa: E402

BATCH = "import sys; sys.path.insert(0, sys.argv.pop(1)); from checker.cli.main import main; main()"


def fastest(call: Callable[[], Any], runs: int) -> float:
    """Return the least processor time that a call takes, in seconds."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return min(times)


def stages(texts: list[str], runs: int) -> tuple[dict[str, float], dict[str, float]]:
    """Return the seconds that each stage takes over all texts, and each pack of the checks among them."""
    total: dict[str, float] = dict.fromkeys(("读入", "结构", "检查", "JSON", "Markdown"), 0.0)
    packs: dict[str, float] = {}
    rulebook = load_rulebook(())

    for text in texts:
        data = text.encode()
        source: Source = read_text(data, "x.txt")
        total["读入"] += fastest(lambda data=data: read_text(data, "x.txt"), runs)  # type: ignore[misc]
        document = fastest(lambda source=source: build_document(source, rulebook), runs)  # type: ignore[misc]
        total["结构"] += document
        total["检查"] += fastest(lambda source=source: judge(source, rulebook), runs) - document  # type: ignore[misc]
        report = judge(source, rulebook)
        total["JSON"] += fastest(lambda report=report: report_json(shown(report)), runs)  # type: ignore[misc]
        view = shown(report)
        total["Markdown"] += fastest(
            lambda view=view: markdown.render(gap_blocks(view, rulebook, __version__)),  # type: ignore[misc]
            runs,
        )
        for _ in range(runs):
            spent = by_pack(source)
            for pack, seconds in spent.items():
                packs[pack] = packs.get(pack, 0.0) + seconds / runs
    return total, packs


def by_pack(source: Source) -> dict[str, float]:
    """Return the seconds that the rules of each pack take with one text; what they share counts for the first that asks."""
    spent: dict[str, float] = {}

    def timed(rule: Any) -> Any:
        def run(*arguments: Any) -> Any:
            start = time.process_time()
            outcome = rule.run(*arguments)
            spent[rule.pack] = spent.get(rule.pack, 0.0) + time.process_time() - start
            return outcome

        return rule._replace(run=run)

    rulebook = load_rulebook(())
    packs = tuple(pack._replace(rules=tuple(map(timed, pack.rules))) for pack in rulebook.packs)
    judge(source, rulebook._replace(packs=packs))
    return spent


def batch(texts: list[str], count: int, workers: int) -> tuple[float, float]:
    """Return the seconds of a batch of so many reports and the most memory of one of its processes, in MiB."""
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "reports.jsonl")
        with open(source, "w", encoding="utf-8") as file:
            for number in range(count):
                text = texts[number % len(texts)] + f"\n第{number}份\n"
                file.write(json.dumps({"name": f"{number:05}.txt", "text": text}, ensure_ascii=False) + "\n")
        command = [sys.executable, "-c", BATCH, str(ROOT), "batch", source, "-o", os.path.join(folder, "out")]
        start = time.perf_counter()
        subprocess.run([*command, "--workers", str(workers), "--quiet"], capture_output=True, check=False)
        taken = time.perf_counter() - start
    return taken, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--batch", type=int, default=200, help="reports of the batch; 0: none")
    asked = parser.parse_args()
    folder = ROOT / "tests" / "corpus"
    texts = [
        path.read_text(encoding="utf-8")
        for path in sorted((*folder.glob("*.txt"), *folder.glob("usual/*.txt")))
    ]
    characters = sum(map(len, texts))
    print(f"{len(texts)} 份报告，{characters} 字")
    judge(read_text(texts[0].encode(), "x.txt"), load_rulebook(()))
    total, packs = stages(texts, asked.runs)
    check = total["读入"] + total["结构"] + total["检查"]
    print(
        f"检查（读入到结论，热）：每秒 {characters / check:,.0f} 字，5000 字 {check / characters * 5e6:.1f} 毫秒"
    )
    for name, seconds in total.items():
        print(f"  {name:<10}{seconds / check:>8.1%}")
    whole = sum(packs.values())
    for name, seconds in sorted(packs.items(), key=lambda entry: -entry[1]):
        print(f"  检查中 {name:<16}{seconds / whole:>8.1%}")
    one = texts[0]
    book = load_rulebook(())
    times = [
        fastest(lambda size=size: judge(read_text((one * size).encode(), "x.txt"), book), asked.runs)  # type: ignore[misc]
        for size in (4, 40)
    ]
    print(f"10 倍长的报告用 {times[1] / times[0]:.1f} 倍时间")
    if asked.batch:
        small, _ = batch(texts, asked.batch // 4, 1)
        alone, memory = batch(texts, asked.batch, 1)
        cores = os.cpu_count() or 1
        together, most = batch(texts, asked.batch, cores)
        print(
            f"批量 {asked.batch} 份：一个进程每秒 {asked.batch / alone:.0f} 份，{cores} 个进程每秒 {asked.batch / together:.0f} 份，快 {alone / together:.2f} 倍"
        )
        print(
            f"4 倍的份数用 {alone / small:.1f} 倍时间；一个进程最多用内存 {memory:.0f} MiB，{cores} 个时 {most:.0f} MiB"
        )


if __name__ == "__main__":
    main()
