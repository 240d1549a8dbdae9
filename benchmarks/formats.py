"""Compare the verdicts on one and the same report as a file of every format, over the labelled corpus.

    python benchmarks/formats.py [--formats docx,pdf] [--every N] [--rules all] [--office] [--show]

Each text of tests/corpus (but for what is kept aside; of six the printed lines are joined first) is made into every format (tests/formats.py); with --office LibreOffice
saves it as .doc and as PDF, too. Printed are, for each format, how many verdicts are compared and which differ from those on
the plain text. Compared are the packs that are about content; --rules all compares those about form and disclosure as well,
which look at the file itself: revisions are traces of a draft, and a page that breaks a line hides a missing full stop.
Status 1 where a verdict differs.
"""

from __future__ import annotations

import argparse
import glob
import importlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[:0] = [ROOT]

from checker.errors import LawcheckError  # noqa: E402
from checker.judging.judge import judge  # noqa: E402
from checker.reading.files import read_bytes  # noqa: E402
from checker.rulebook.model import Rulebook  # noqa: E402
from checker.rulebooks import load_rulebook  # noqa: E402

_FILES = importlib.import_module("tests.formats")
FORMATS, unbroken = _FILES.FORMATS, _FILES.unbroken
CONTENT = ("annual-report", "three-systems", "document", "figures", "wording")
OFFICE = {"doc": "doc", "pdf by LibreOffice": "pdf"}
_AT_ONCE = 20


def texts(every: int) -> list[str]:
    """Return the paths of the labelled texts, or of each one in so many."""
    found = glob.glob(os.path.join(ROOT, "tests", "corpus", "**", "*.txt"), recursive=True)
    return sorted(path for path in found if f"{os.sep}aside{os.sep}" not in path)[::every]


def verdicts(data: bytes, ending: str, rulebook: Rulebook, packs: tuple[str, ...]) -> dict[str, str]:
    """Return the verdicts on a file by the rules of some packs, of all where none is named."""
    report = judge(read_bytes(data, f"a{ending}", ending), rulebook)
    return {
        result.rule.id: result.outcome.verdict
        for result in report.results
        if not packs or result.rule.pack in packs
    }


def by_office(paths: list[str], target: str) -> Iterator[tuple[str, bytes]]:
    """Yield texts and what LibreOffice makes of them."""
    with tempfile.TemporaryDirectory() as folder:
        for first in range(0, len(paths), _AT_ONCE):
            for number, path in enumerate(paths[first : first + _AT_ONCE]):
                text = _text(path)
                with open(os.path.join(folder, f"{first + number}.docx"), "wb") as made:
                    made.write(_FILES.indented(_FILES.rows_of(text))[0])
            names = [
                os.path.join(folder, f"{first + at}.docx") for at in range(len(paths[first:][:_AT_ONCE]))
            ]
            command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
            subprocess.run(
                [*command, "--convert-to", target, "--outdir", folder, *names],
                capture_output=True,
                check=True,
            )
            for path, name in zip(paths[first:], names, strict=False):
                with open(f"{name.removesuffix('docx')}{target}", "rb") as file:
                    yield path, file.read()


def main() -> int:
    """Compare and print the differences."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--formats", default="")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--rules", choices=("content", "all"), default="content")
    parser.add_argument("--office", action="store_true")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    packs = () if options.rules == "all" else CONTENT
    rulebook = load_rulebook(())
    paths = texts(options.every)
    plain: dict[str, dict[str, str]] = {}
    for path in paths:
        with open(path, "rb") as file:
            plain[path] = verdicts(file.read(), ".txt", rulebook, packs)
    differing = 0

    def tell(name: str, made: Iterator[tuple[str, bytes]], ending: str) -> None:
        nonlocal differing
        compared = 0
        unlike: Counter[str] = Counter()
        for path, data in made:
            try:
                found = verdicts(data, ending, rulebook, packs)
            except LawcheckError as error:
                found = {}
                print(f"    {os.path.relpath(path, ROOT)}: {error.message}")
            for rule, verdict in plain[path].items():
                compared += 1
                if found.get(rule) != verdict:
                    unlike[rule] += 1
                    if options.show:
                        print(f"    {os.path.relpath(path, ROOT)} {rule}: {verdict}, {found.get(rule)}")
        differing += unlike.total()
        told = "，".join(f"{rule} {count}" for rule, count in unlike.most_common())
        print(f"{name:24}{compared:>8} verdicts{unlike.total():>6} differ  {told}", flush=True)

    for name, (ending, make) in FORMATS.items():
        if options.formats in name:
            tell(name, ((path, make(_text(path))) for path in paths), ending)
    if options.office and shutil.which("soffice"):
        for name, target in OFFICE.items():
            if options.formats in name:
                tell(name, by_office(paths, target), f".{target}")
    print(f"{len(paths)} texts, {differing} verdicts differ")
    return int(differing > 0)


def _text(path: str) -> str:
    """Return a text, a paragraph a line."""
    with open(path, encoding="utf-8") as file:
        return str(unbroken(file.read()))


if __name__ == "__main__":
    sys.exit(main())
