"""Count what the rules say of texts that nobody planted a fault in, so that every finding can be read and judged.

    python benchmarks/false_alarms.py FOLDER [--packs NAME ...] [--rules PREFIX ...] [--judged FILE] [--sample FILE] [--new] [--quiet]

FOLDER holds .txt files (or any format that lawcheck reads), each one text: official documents of any kind, for these rules
ask of no text that it be an annual report. The packs figures, wording, form and disclosure are run unless ``--packs`` names
others. Prints each finding with its sentence, then by rule how many there are and how many in 10,000 characters, and the time
that a text takes.

Findings are judged by reading. ``--sample FILE`` writes those not judged yet as YAML with an empty ``judgement`` each; the reader
fills in right, wrong or debatable, and ``--judged FILE`` (the same file may be given to both) remembers them by a hash of rule, message
and sentence, so that after a change only new findings need reading. With judgements the rates of wrong ones are printed too,
in 100,000 characters. ``--new`` prints only findings not judged yet. The texts and the judgements stay outside this repository.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import time
from collections import Counter
from typing import NamedTuple

import yaml

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[:0] = [ROOT]

from checker.errors import LawcheckError  # noqa: E402
from checker.judging.judge import judge  # noqa: E402
from checker.reading.files import read_file  # noqa: E402
from checker.results import Report  # noqa: E402
from checker.rulebook.shipped import shipped_rulebook  # noqa: E402

PACKS = ("figures", "wording", "form", "disclosure")
JUDGEMENTS = ("right", "wrong", "debatable")
_ENDS = "。！？\n"
_LONGEST = 300


class Told(NamedTuple):
    """A finding with its sentence; ``key`` is the hash that it is remembered by."""

    text: str
    rule: str
    mild: bool
    message: str
    sentence: str
    key: str


def sentence_around(text: str, span: tuple[int, int] | None) -> str:
    """Return the sentence of a span, shortened around it."""
    if span is None:
        return ""
    start = max(text.rfind(end, 0, span[0]) for end in _ENDS) + 1
    ends = [at for at in (text.find(end, max(span[1] - 1, 0)) for end in _ENDS) if at >= 0]
    end = min(ends, default=len(text) - 1) + 1
    start, end = max(start, span[0] - _LONGEST), min(end, span[1] + _LONGEST)
    return " ".join(text[start:end].split())


def told_of(name: str, text: str, report: Report, rules: tuple[str, ...]) -> list[Told]:
    """Return the findings of a report whose rules begin with one of ``rules``."""
    found = []
    for result in report.results:
        if not result.rule.id.startswith(rules):
            continue
        for finding in result.outcome.findings:
            sentence = sentence_around(text, finding.place.span)
            hashed = hashlib.sha256("\n".join((result.rule.id, finding.message, sentence)).encode())
            found.append(
                Told(name, result.rule.id, finding.mild, finding.message, sentence, hashed.hexdigest()[:16])
            )
    return found


def read_judgements(path: str | None) -> dict[str, str]:
    """Return the judgements of a file by hash; a file that is not there yet has none."""
    if path is None or not os.path.exists(path):
        return {}
    with open(path, encoding="utf-8") as file:
        entries = yaml.safe_load(file) or []
    known = {}
    for entry in entries:
        judgement = entry.get("judgement") or ""
        if judgement and judgement not in JUDGEMENTS:
            raise SystemExit(f"{path}: judgement {judgement!r} of {entry['key']} is none of {JUDGEMENTS}")
        if judgement:
            known[entry["key"]] = judgement
    return known


def write_sample(path: str, told: list[Told], known: dict[str, str]) -> int:
    """Write the findings that nobody judged behind those already in the file; return how many are new."""
    entries: list[dict[str, str]] = []
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            entries = yaml.safe_load(file) or []
    there = {entry["key"] for entry in entries} | known.keys()
    new = [one for one in {one.key: one for one in told}.values() if one.key not in there]
    entries += [
        {
            "key": one.key,
            "rule": one.rule,
            "text": one.text,
            "message": one.message,
            "sentence": one.sentence,
            "judgement": "",
        }
        for one in new
    ]
    with open(path, "w", encoding="utf-8") as file:
        yaml.safe_dump(entries, file, allow_unicode=True, sort_keys=False, width=120)
    return len(new)


def main() -> int:
    """Run the packs over a folder and print what they say."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder")
    parser.add_argument("--packs", nargs="+", default=list(PACKS))
    parser.add_argument("--rules", nargs="+", default=[""])
    parser.add_argument("--judged", metavar="FILE")
    parser.add_argument("--sample", metavar="FILE")
    parser.add_argument("--new", action="store_true")
    parser.add_argument("--quiet", action="store_true")
    options = parser.parse_args()
    known = read_judgements(options.judged) | read_judgements(options.sample)
    rulebook = shipped_rulebook()
    rulebook = rulebook._replace(packs=tuple(pack for pack in rulebook.packs if pack.name in options.packs))
    if not rulebook.packs:
        parser.error(f"no pack is named {' or '.join(options.packs)}")
    told: list[Told] = []
    size = texts = 0
    seconds = []
    for folder, folders, names in os.walk(options.folder):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(folder, name)
            try:
                source = read_file(path)
            except LawcheckError as error:
                print(f"{path}: {error}", file=sys.stderr)
                continue
            began = time.perf_counter()
            report = judge(source, rulebook)
            seconds.append((time.perf_counter() - began, len(source.text), name))
            size += len(source.text)
            texts += 1
            told += told_of(os.path.relpath(path, options.folder), source.text, report, tuple(options.rules))
    if not texts:
        parser.error(f"nothing can be read in {options.folder}")
    for one in () if options.quiet else told:
        judgement = known.get(one.key, "")
        if not (options.new and judgement):
            print(
                f"{one.text}  {one.rule}{' (mild)' if one.mild else ''}  {judgement}\n  {one.message}\n  {one.sentence}"
            )
    print_rates(told, known, size)
    total = sum(second for second, _, _ in seconds)
    slowest = max(seconds)
    print(
        f"{texts} texts, {size} characters, {1000 * total / texts:.1f} ms a text, {1000 * total / size * 5000:.1f} ms "
        f"in 5,000 characters; slowest {slowest[2]} ({slowest[1]} characters): {1000 * slowest[0]:.0f} ms"
    )
    if options.sample:
        print(f"{write_sample(options.sample, told, known)} new findings to judge in {options.sample}")
    return 0


def print_rates(told: list[Told], known: dict[str, str], size: int) -> None:
    """Print the findings by rule, and the judgements where there are any."""
    print(
        f"{'rule':26}{'findings':>9}{'in 10,000':>11}"
        + "".join(f"{word:>11}" for word in JUDGEMENTS if known)
    )
    judged = Counter((one.rule, known.get(one.key, "")) for one in told)
    for rule, count in sorted(Counter(one.rule for one in told).items()):
        counts = "".join(f"{judged[rule, word]:>11}" for word in JUDGEMENTS if known)
        print(f"{rule:26}{count:>9}{10_000 * count / size:>11.3f}{counts}")
    wrong = sum(known.get(one.key) == "wrong" for one in told)
    if known:
        open_ = sum(one.key not in known for one in told)
        print(f"wrong in 100,000 characters: {100_000 * wrong / size:.2f}; not judged: {open_}")


if __name__ == "__main__":
    sys.exit(main())
