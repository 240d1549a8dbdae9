"""Every way in that an input can take, for benchmarks/fuzz.py: how each kind is read, and how it is put to use."""

from __future__ import annotations

import functools
import os
import tempfile
from collections.abc import Callable

import trees
import valid
from mutations import MARKUP, WORDS, YAML, Change

from checker.batch.lists import read_units
from checker.batch.sources import Sources
from checker.checking import Checker, Wishes
from checker.cli.correction import corrected
from checker.config.apply import configured
from checker.config.load import load_config
from checker.errors import LawcheckError
from checker.gate.baseline import apply_baseline, read_baseline
from checker.gate.since import earlier_of_json
from checker.reading.files import read_bytes
from checker.reporting import shown
from checker.reporting.formats import Job, open_output
from checker.rulebook.model import Rulebook
from checker.rulebooks import load_rulebook


@functools.cache
def _checker() -> Checker:
    """Return one for all inputs, as a batch has it: three times as many an hour."""
    made, known = shown.shown_rulebook, {}

    def once(rulebook: Rulebook, *, rules: bool = False) -> Rulebook:
        key = id(rulebook), rules
        if key not in known:
            known[key] = rulebook, made(rulebook, rules=rules)
        return known[key][1]

    shown.shown_rulebook = once
    return Checker(Wishes(use_config=False, today="2026-01-01"))


def check(data: bytes, ending: str) -> None:
    """Check a report and write it in eight formats."""
    checker = _checker()
    name = f"a{ending}"
    report = checker.check_source(name, read_bytes(data, name, ending))
    if report.faulty:
        raise AssertionError(report.faulty[0].outcome.fault)
    book = checker.regime(name).rulebook
    for format_ in ("markdown", "html", "json", "sarif", "junit", "github", "gitlab", "csv"):
        output = open_output(format_, Job((book,), "0"))
        output.add(report, book)
        for _ in output.pieces():
            pass


def _in_file(data: bytes, name: str, use: Callable[[str], object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, name)
        with open(path, "wb") as file:
            file.write(data)
        use(path)


def _checked(wishes: Wishes) -> object:
    return Checker(wishes).check_source("a.txt", read_bytes(valid.texts()[0], "a.txt", ".txt"))


def _compare(path: str) -> object:
    return [apply_baseline(valid.report(), known) for known in read_baseline(path).values()]


def _written(path: str) -> None:
    """Have comments and corrections written into a Word file, and read what was written."""
    checker = Checker(Wishes(use_config=False, today="2026-01-01"))
    report = next(iter(checker.check(path)))
    if report.error is not None:
        raise LawcheckError(report.error)
    book = checker.regime(path).rulebook
    output = open_output("docx", Job((book,), "0", files=(path,), path="b.docx"))
    output.add(report, book)
    pieces = [piece if isinstance(piece, bytes) else piece.encode() for piece in output.pieces()]
    for data in (b"".join(pieces), corrected(checker, path, report).data):
        read_bytes(data, "a.docx", ".docx")


def _all_of(path: str) -> None:
    """Read all reports that a batch finds in a file."""
    sources = Sources((path,), Checker(Wishes(use_config=False)))
    try:
        for item in sources.items:
            try:
                read_bytes(sources.read(item), item.name, item.ending)
            except LawcheckError:
                continue
    finally:
        sources.close()


def _by_list(data: bytes) -> None:
    _in_file(data, "u.xlsx" if data.startswith(b"PK") else "u.csv", read_units)


def _of_kind(path: str) -> None:
    """Check by a kind of report of one's own, and a pack for it."""
    folder = os.path.dirname(path)
    with open(os.path.join(folder, "p.yaml"), "w", encoding="utf-8") as file:
        file.write("pack: p\nversion: '1'\ntitle: 甲\nkind: mine\nextends: document\n")
    _checked(Wishes(rules=(folder,), kind="mine", use_config=False))


def _read(ending: str) -> Use:
    return lambda data: read_bytes(data, f"a{ending}", ending)


def _configured(path: str) -> object:
    return configured(load_rulebook(()), load_config(path))


Use = Callable[[bytes], object]
KINDS: dict[str, tuple[Callable[[], list[bytes]], tuple[str, ...], Use, Use]] = {
    "text": (valid.reports, WORDS, _read(".txt"), lambda data: check(data, ".txt")),
    "md": (valid.markdown, WORDS, _read(".md"), lambda data: check(data, ".md")),
    "html": (valid.web_pages, (*WORDS, *MARKUP), _read(".html"), lambda data: check(data, ".html")),
    "mht": (valid.saved_pages, (*WORDS, *MARKUP), _read(".mht"), lambda data: check(data, ".mht")),
    "docx": (valid.word_files, (*WORDS, *MARKUP), _read(".docx"), lambda data: check(data, ".docx")),
    "ofd": (valid.ofd_files, (*WORDS, *MARKUP), _read(".ofd"), lambda data: check(data, ".ofd")),
    "pdf": (valid.pdf_files, WORDS, _read(".pdf"), lambda data: check(data, ".pdf")),
    "pack": (
        valid.packs,
        (*WORDS, *YAML),
        lambda data: _in_file(data, "p.yaml", lambda path: load_rulebook((path,))),
        lambda data: _in_file(data, "p.yaml", lambda path: _checked(Wishes(rules=(path,), use_config=False))),
    ),
    "config": (
        valid.configurations,
        (*WORDS, *YAML),
        lambda data: _in_file(data, "lawcheck.yaml", _configured),
        lambda data: _in_file(data, "lawcheck.yaml", lambda path: _checked(Wishes(config=path))),
    ),
    "copies": (
        valid.word_files,
        (*WORDS, *MARKUP),
        lambda data: _in_file(data, "a.docx", _written),
        lambda data: _in_file(data, "a.docx", _written),
    ),
    "since": (
        valid.earlier_results,
        (*WORDS, *YAML),
        lambda data: _in_file(data, "a.json", lambda path: earlier_of_json(path, "a.txt")),
        lambda data: _in_file(data, "a.json", lambda path: earlier_of_json(path, "a.txt")),
    ),
    "list": (valid.lists_of_units, (*WORDS, *MARKUP), _by_list, _by_list),
    "bundle": (
        valid.bundles,
        WORDS,
        lambda data: _in_file(data, "a.zip", _all_of),
        lambda data: _in_file(data, "a.zip", _all_of),
    ),
    "lines": (
        valid.lines_of_json,
        WORDS,
        lambda data: _in_file(data, "a.jsonl", _all_of),
        lambda data: _in_file(data, "a.jsonl", _all_of),
    ),
    "kind": (
        valid.kinds_of_report,
        (*WORDS, *YAML),
        lambda data: _in_file(data, "mine.yaml", _of_kind),
        lambda data: _in_file(data, "mine.yaml", _of_kind),
    ),
    "baseline": (
        valid.baselines,
        (*WORDS, *YAML),
        lambda data: _in_file(data, "b.json", read_baseline),
        lambda data: _in_file(data, "b.json", _compare),
    ),
}
"""For each kind of input: valid ones, words to put in, how it is read, and how it is put to use."""
TREES: dict[str, Change] = {
    "mht": trees.changed_page,
    "pdf": trees.changed_pdf,
    "pack": trees.changed_data,
    "config": trees.changed_data,
    "baseline": trees.changed_data,
    "since": trees.changed_data,
    "kind": trees.changed_data,
}
"""Changes that know the form of a kind; XML is told by its beginning."""
