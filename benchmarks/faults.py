"""Compare the faults that the tool finds with those planted in labelled reports.

    python benchmarks/faults.py [FOLDER ...] [--only GLOB] [--rules PREFIX ...] [--quiet]

A FOLDER holds labelled reports (see accuracy.py); without one, seeds/, tests/corpus/ and tests/corpus/own/ are taken. A
finding matches a planted fault of its rule where its span overlaps the snippet's, whatever the blanks and the width of the
marks. Prints per rule how many faults were planted and found and how many findings match none (false alarms), then each of
both, and the two figures that count: recall, and false alarms a report.

A finding that matches no planted fault but is in truth a fault of the text is listed, with the reason, in
tests/corpus/found-faults.yaml; it counts as found. Findings of another rule on a planted fault are listed apart.

Planted faults that contradict the specification stand in tests/corpus/fault-exceptions.yaml with its sentence; they are left out
of the recall and always printed with the reason, and a finding on one is a false alarm. Those with ``by`` are the same fault told
by that rule or at that place, and count as found where it is.
"""

from __future__ import annotations

import argparse
import fnmatch
import os
import sys
import unicodedata
from collections import defaultdict
from typing import Any

import yaml

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[:0] = [ROOT, os.path.dirname(os.path.abspath(__file__))]

from accuracy import labelled  # noqa: E402

from checker.judging.judge import judge  # noqa: E402
from checker.reading.files import read_file  # noqa: E402
from checker.rulebook.shipped import shipped_rulebook  # noqa: E402

GROUPS = {
    "数字、引用、用语、公开": ("figures.", "citation.", "wording.", "disclosure."),
    "编号、成对符号": ("form.numbering", "form.pairs"),
    "其他形式规则": ("form.",),
}
"""Groups of rules by the beginnings of their names; a rule belongs to the first that fits. Others are
not measured: their faults (period, plan.year) are verdicts, which accuracy.py compares."""
UNMEASURED = ("disclosure.tone",)
"""Rules that find no faults but expressions to think over, which no reader has labelled."""
TARGETS = ("数字、引用、用语、公开", "编号、成对符号")
FOUND = os.path.join(ROOT, "tests", "corpus", "found-faults.yaml")
EXCEPTIONS = os.path.join(ROOT, "tests", "corpus", "fault-exceptions.yaml")
_SAME = str.maketrans("－–—～─", "-----")


def folded(text: str) -> tuple[str, list[int]]:
    """Return ``text`` without blanks and with every character in half width, and where each came from."""
    chars: list[str] = []
    places: list[int] = []
    for at, char in enumerate(text):
        for one in unicodedata.normalize("NFKC", char).translate(_SAME):
            if not one.isspace():
                chars.append(one)
                places.append(at)
    return "".join(chars), places


def locate(text: str, quote: str) -> list[tuple[int, int]]:
    """Return the spans of ``text`` that read like ``quote``."""
    plain, places = folded(text)
    wanted = folded(quote)[0]
    spans = []
    at = plain.find(wanted) if wanted else -1
    while at >= 0:
        spans.append((places[at], places[at + len(wanted) - 1] + 1))
        at = plain.find(wanted, at + 1)
    return spans


def group_of(rule: str) -> str | None:
    """Return the group that a rule is counted in, or None."""
    return next((name for name, starts in GROUPS.items() if rule.startswith(starts)), None)


def yaml_list(path: str) -> list[dict[str, Any]]:
    """Return the entries of a YAML file, none where it is missing."""
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        return yaml.safe_load(file) or []


def _overlap(one: tuple[int, int] | None, others: list[tuple[int, int]]) -> bool:
    return one is not None and any(one[0] < right and left < one[1] for left, right in others)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*")
    parser.add_argument("--only", default="*")
    parser.add_argument("--rules", nargs="*", default=[""], help="only rules whose names begin so")
    parser.add_argument("--quiet", action="store_true", help="figures only")
    options = parser.parse_args()
    folders = options.folders or [
        os.path.join(ROOT, "seeds"),
        os.path.join(ROOT, "tests", "corpus"),
        os.path.join(ROOT, "tests", "corpus", "own"),
    ]
    known = yaml_list(FOUND)
    exceptions = {(entry["report"], entry["rule"], entry["quote"]): entry for entry in yaml_list(EXCEPTIONS)}
    rulebook = shipped_rulebook()
    measured = {
        rule.id
        for rule in rulebook.rules
        if group_of(rule.id) is not None
        and rule.id not in UNMEASURED
        and rule.id.startswith(tuple(options.rules))
    }
    planted: dict[str, int] = defaultdict(int)
    found: dict[str, int] = defaultdict(int)
    alarms: dict[str, int] = defaultdict(int)
    misses: list[str] = []
    false_alarms: list[str] = []
    elsewhere: list[str] = []
    excepted: list[str] = []
    reports = 0
    for folder in folders:
        for path, gold in labelled(folder).items():
            name = os.path.splitext(os.path.basename(path))[0]
            if "faults" not in gold or not fnmatch.fnmatch(name, options.only):
                continue
            reports += 1
            source = read_file(path)
            report = judge(source, rulebook)
            faults = [*gold["faults"], *(entry for entry in known if entry["report"] == name)]
            spans: list[tuple[str, list[tuple[int, int]], dict[str, Any]]] = []
            for entry in faults:
                places = locate(source.text, entry["quote"])
                if not places:
                    print(f"{name}: 原文中没有“{entry['quote']}”", file=sys.stderr)
                exception = exceptions.get((name, entry["rule"], entry["quote"]))
                if exception is not None:
                    excepted.append(
                        f"{name} {entry['rule']}: {entry['quote']}（{exception['reason']}"
                        f"spec.md：{exception['spec']}）"
                    )
                    by = exception.get("by")
                    if by is None:
                        continue
                    spans.append((by["rule"], locate(source.text, by["quote"]), entry))
                    continue
                spans.append((entry["rule"], places, entry))
            findings = [
                (result.rule.id, finding)
                for result in report.results
                if result.rule.id in measured
                for finding in result.outcome.findings
            ]
            for rule, places, entry in spans:
                if rule not in measured:
                    continue
                planted[rule] += 1
                if any(which == rule and _overlap(finding.place.span, places) for which, finding in findings):
                    found[rule] += 1
                else:
                    misses.append(f"{name} {rule}: {entry['quote']}（{entry.get('note', '')}）")
            for rule, finding in findings:
                span = finding.place.span
                if any(rule == which and _overlap(span, places) for which, places, _ in spans):
                    continue
                line = f"{name} {rule}: {finding.place.quote[:80]}（{finding.message}）"
                if any(_overlap(span, places) for _, places, _ in spans):
                    elsewhere.append(line)
                else:
                    alarms[rule] += 1
                    false_alarms.append(line)
    if not reports:
        print("没有找到带标注的报告。", file=sys.stderr)
        return 2
    rules = sorted(measured & (planted.keys() | alarms.keys()))
    print(f"{'规则':<24}{'错误':>4}{'查出':>6}{'误报':>6}")
    for rule in rules:
        print(f"{rule:<26}{planted[rule]:>4}{found[rule]:>8}{alarms[rule]:>8}")
    for group in GROUPS:
        chosen = [rule for rule in rules if group_of(rule) == group]
        all_, good = sum(planted[rule] for rule in chosen), sum(found[rule] for rule in chosen)
        wrong = sum(alarms[rule] for rule in chosen)
        target = "（目标：查全率不低于 0.970，误报不超过 0.05）" if group in TARGETS else ""
        share = f"{good}/{all_} = {good / all_:.3f}" if all_ else "没有标注"
        print(f"{group}：查全率 {share}，每份误报 {wrong}/{reports} = {wrong / reports:.3f}{target}")
    if not options.quiet:
        for label, lines in (
            ("漏报", misses),
            ("例外", excepted),
            ("误报", false_alarms),
            ("同一处由别的规则报出", elsewhere),
        ):
            print(f"{label}（{len(lines)}）")
            print("".join(f"  {line}\n" for line in lines), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
