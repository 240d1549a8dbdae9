"""Compare the tool's verdicts, parts and metadata with those of careful readers.

    python benchmarks/accuracy.py [FOLDER ...] [--only GLOB] [--misses] [--words] [--aside [--reveal]]

A FOLDER holds labelled reports, either NAME.txt with NAME.gold.json beside it or an expected.json for all;
without one, seeds/ and tests/corpus/ (own and usual too) are taken. Prints the share of right verdicts per rule and in all, and with
--misses each wrong verdict with what the tool found. Eight reports of the corpus are counted apart (docs/accuracy.md):
--aside measures those alone and prints totals only, until --reveal.
"""

from __future__ import annotations

import argparse
import fnmatch
import json
import os
import sys
from collections import defaultdict
from typing import Any

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, ROOT)

from checker.judging.judge import judge  # noqa: E402
from checker.reading.files import read_file  # noqa: E402
from checker.results import Report  # noqa: E402
from checker.rulebook.model import MUST, UNMET, Rule, Rulebook  # noqa: E402
from checker.rulebook.shipped import shipped_rulebook  # noqa: E402

ASIDE = frozenset(f"{letter}{number:02}" for letter in "de" for number in range(9, 13))
"""Kept aside until the first look that docs/accuracy.md records; read since."""


MORE = ("kind", "deadline", "other-matters", "plan.responds")
"""Rules whose labels were added later, in more-labels.json."""
GAPS = ("partial", "unmet", "review")


def labelled(folder: str) -> dict[str, dict[str, Any]]:
    """Return the labels of each report file in ``folder``."""
    found: dict[str, dict[str, Any]] = {}
    expected = os.path.join(folder, "expected.json")
    if os.path.exists(expected):
        with open(expected, encoding="utf-8") as file:
            for name, gold in json.load(file).items():
                if not name.startswith("_"):
                    found[os.path.join(folder, name)] = gold
    for name in sorted(os.listdir(folder)):
        if name.endswith(".gold.json"):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                found[os.path.join(folder, name.replace(".gold.json", ".txt"))] = json.load(file)
    more = os.path.join(folder, "more-labels.json")
    if os.path.exists(more):
        with open(more, encoding="utf-8") as file:
            for name, labels in json.load(file).items():
                verdicts = {rule: labels[rule] for rule in MORE if rule in labels}
                found[os.path.join(folder, f"{name}.txt")]["verdicts"].update(verdicts)
    return found


def allowed(gold: Any) -> list[Any]:
    """Return the answers that count as right; a list means that careful readers may differ."""
    return gold if isinstance(gold, list) else [gold]


def _plain(issuer: object) -> str | None:
    """Return an issuer without its word for government: place or government count alike."""
    if not isinstance(issuer, str):
        return None
    return issuer.replace("人民政府", "").replace("办事处", "")


def part_pairs(report: Report, gold: Any) -> list[tuple[str, str, str | None]]:
    """Return (heading, gold part, part found) for each labelled top-level heading."""
    document = report.document
    assert document is not None
    printed = {
        "".join((heading.marker + heading.text).split()): part
        for heading, part in zip(document.headings, document.heading_parts, strict=True)
    }
    pairs = gold.items() if isinstance(gold, dict) else [(entry["heading"], entry["part"]) for entry in gold]
    result = []
    for heading, part in pairs:
        plain = "".join(heading.split()).replace("○", "〇")  # the numeral, as the document has it
        mine = next((value for text, value in printed.items() if text == plain), None)
        if mine is None:
            mine = next((value for text, value in printed.items() if text.startswith(plain)), None)
        result.append((heading, part, mine))
    return result


def words_alone(rulebook: Rulebook) -> Rulebook:
    """Return the rulebook without second readings."""
    changed = 0

    def plain(rule: Rule) -> Rule:
        nonlocal changed
        if getattr(rule.options, "second", None) is None:
            return rule
        changed += 1
        return rule._replace(options=rule.options._replace(second=None))

    packs = tuple(pack._replace(rules=tuple(map(plain, pack.rules))) for pack in rulebook.packs)
    assert changed, "no rule has a second reading"
    return rulebook._replace(packs=packs)


class Gates:
    """What a bureau feels: whether the gate is right, and whether just the right mandatory gaps are told."""

    def __init__(self) -> None:
        self.reports = self.gate = self.exact = self.false = self.missed = 0
        self.verdicts = self.wrong = self.confirm = self.covered = 0

    def add(self, report: Report, verdicts: dict[str, Any]) -> None:
        """Count one report."""
        self.reports += 1
        false = missed = 0
        for result in report.results:
            if result.rule.id not in verdicts:
                continue
            wanted, found = allowed(verdicts[result.rule.id]), result.outcome.verdict
            wrong = found not in wanted
            self.verdicts += 1
            self.wrong += wrong
            self.confirm += bool(result.confirm)
            self.covered += wrong and bool(result.confirm)
            if result.rule.level == MUST:
                false += found == UNMET and UNMET not in wanted
                missed += found != UNMET and wanted == [UNMET]
        self.false += false
        self.missed += missed
        self.exact += not false and not missed
        gap = any(
            verdicts[result.rule.id] == UNMET
            for result in report.results
            if result.rule.level == MUST and result.rule.id in verdicts
        )
        told = any(
            result.outcome.verdict == UNMET
            for result in report.results
            if result.rule.level == MUST and result.rule.id in verdicts
        )
        self.gate += gap == told

    def told(self) -> str:
        """Return the lines to print."""
        count = max(self.reports, 1)
        return (
            f"结论对：{self.gate}/{self.reports} = {self.gate / count:.3f}，必备项缺项完全对：{self.exact}/{self.reports} = "
            f"{self.exact / count:.3f}，每份误报必备项 {self.false / count:.3f}，漏报 {self.missed / count:.3f}\n"
            f"建议人工核对：{self.confirm}/{self.verdicts} = {self.confirm / max(self.verdicts, 1):.3f}，"
            f"判错的{self.wrong}条里有{self.covered}条"
        )


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*")
    parser.add_argument("--only", default="*")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument(
        "--words", action="store_true", help="without the second reading by the learned reader"
    )
    parser.add_argument("--aside", action="store_true", help="measure the kept-aside reports alone")
    parser.add_argument("--reveal", action="store_true", help="with --aside: show rules and misses too")
    options = parser.parse_args()
    folders = options.folders or [
        os.path.join(ROOT, "seeds"),
        os.path.join(ROOT, "tests", "corpus"),
        os.path.join(ROOT, "tests", "corpus", "own"),
        os.path.join(ROOT, "tests", "corpus", "usual"),
    ]
    rulebook = words_alone(shipped_rulebook()) if options.words else shipped_rulebook()
    levels = {rule.id: rule.level for rule in rulebook.rules}
    right: dict[str, int] = defaultdict(int)
    total: dict[str, int] = defaultdict(int)
    confusion: dict[tuple[str, str], int] = defaultdict(int)
    misses: list[str] = []
    gaps = {"both": 0, "found": 0, "gold": 0}
    reports = 0
    gates = Gates()
    for folder in folders:
        for path, gold in labelled(folder).items():
            name = os.path.splitext(os.path.basename(path))[0]
            if not fnmatch.fnmatch(name, options.only) or (name in ASIDE) != options.aside:
                continue
            reports += 1
            report = judge(read_file(path), rulebook)
            document = report.document
            assert document is not None
            outcomes = {result.rule.id: result.outcome for result in report.results}
            gates.add(report, gold["verdicts"])
            for rule, verdict in gold["verdicts"].items():
                if rule not in outcomes:
                    continue
                found = outcomes[rule].verdict
                total[rule] += 1
                is_gap = any(answer in GAPS for answer in allowed(verdict))
                gaps["found"] += found in GAPS
                gaps["gold"] += is_gap
                gaps["both"] += is_gap and found in GAPS
                if found in allowed(verdict):
                    right[rule] += 1
                else:
                    confusion[allowed(verdict)[0], found] += 1
                    outcome = outcomes[rule]
                    places = [*outcome.evidence, *(finding.place for finding in outcome.findings)][:3]
                    seen = " / ".join(f"{place.quote[:60]} {list(place.words)}" for place in places)
                    misses.append(f"{name} {rule}: 应为{verdict}，得{found}：{seen}")
            for key, mine in (
                ("year", document.metadata.year),
                ("level", document.metadata.level),
                ("title", document.metadata.title.name if document.metadata.title else None),
                ("issuer", document.metadata.issuer.name if document.metadata.issuer else None),
                ("published", (document.metadata.published or document.metadata.signed or [None])[0]),
            ):
                total[f"[{key}]"] += 1
                wanted = allowed(gold[key])
                loose = key == "issuer" and _plain(mine) in [_plain(entry) for entry in wanted]
                if mine in wanted or loose:
                    right[f"[{key}]"] += 1
                else:
                    misses.append(f"{name} [{key}]: 应为{gold[key]}，得{mine}")
            for heading, part, found_part in part_pairs(report, gold["parts"]):
                total["[part]"] += 1
                if part == found_part:
                    right["[part]"] += 1
                else:
                    misses.append(f"{name} [part] {heading}: 应为{part}，得{found_part}")
    if not reports:
        print("没有找到带标注的报告。", file=sys.stderr)
        return 2
    shown = not options.aside or options.reveal
    if shown:
        print(f"{'规则':<26}{'对':>4}{'共':>5}{'正确率':>9}")
    for name in total if shown else ():
        print(f"{name:<26}{right[name]:>5}{total[name]:>6}{right[name] / total[name]:>10.3f}")
    rules = [name for name in total if not name.startswith("[")]
    for label, chosen in (
        ("全部规则", rules),
        ("必备项", [name for name in rules if levels[name] == "must"]),
    ):
        good, all_ = sum(right[name] for name in chosen), sum(total[name] for name in chosen)
        print(f"{label}：{good}/{all_} = {good / all_:.3f}（{reports} 份报告）")
    print(gates.told())
    precision = gaps["both"] / max(gaps["found"], 1)
    recall = gaps["both"] / max(gaps["gold"], 1)
    print(
        f"差距：查准率 {precision:.3f}，查全率 {recall:.3f}（标注有差距 {gaps['gold']} 项，报出 {gaps['found']} 项）"
    )
    for key in ("year", "level", "title", "issuer", "part"):
        print(
            f"{key} {right[f'[{key}]']}/{total[f'[{key}]']} = {right[f'[{key}]'] / total[f'[{key}]']:.3f}",
            end="  ",
        )
    print()
    if not shown:
        return 0
    print(
        "混淆：" + "，".join(f"{gold}→{found} {count}" for (gold, found), count in sorted(confusion.items()))
    )
    if options.misses:
        print("\n".join(misses))
    return 0


if __name__ == "__main__":
    sys.exit(main())
