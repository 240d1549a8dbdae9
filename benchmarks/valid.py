"""Valid files of every kind that the program reads, for benchmarks/fuzz.py to damage."""

from __future__ import annotations

import functools
import importlib
import io
import json
import os
import zipfile
from typing import Any

from checker.checking import Checker, Wishes
from checker.gate.baseline import baseline_text, entries_of
from checker.reading.files import read_bytes
from checker.reporting.formats import Job, open_output
from checker.results import Report
from checker.rulebook.kindstarter import KIND_STARTER

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_LONGEST = 1_800


def _helper(name: str) -> Any:
    """Return a module of the tests that makes files."""
    return importlib.import_module(f"tests.{name}")


def _text_of(name: str) -> str:
    with open(os.path.join(ROOT, "seeds", name), encoding="utf-8") as file:
        return file.read()[:_LONGEST]


def texts() -> list[bytes]:
    """Return the beginnings of the seeds."""
    folder = os.path.join(ROOT, "seeds")
    return [_text_of(name).encode() for name in sorted(os.listdir(folder)) if name.endswith(".txt")]


def reports() -> list[bytes]:
    """Return the seeds and pieces of some usual reports, so that every part of a report stands in one of them."""
    folder = os.path.join(ROOT, "tests", "corpus", "usual")
    usual = sorted(name for name in os.listdir(folder) if name.endswith(".txt"))[::8]
    pieces = []
    for number, name in enumerate(usual):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            text = file.read()
        start = (len(text) - _LONGEST) * (number % 3) // 2
        pieces.append(text[max(start, 0) :][:_LONGEST].encode())
    return texts() + pieces


def word_files() -> list[bytes]:
    """Return Word files: plain ones, with numbers, tables, tracked changes and split runs, and one with styles."""
    made = _helper("docx_files")
    docx, numbered, p = made.docx, made.numbered, made.p
    structures = importlib.import_module("tests.correcting.structures")
    seeds = [text.decode("utf-8", "ignore").splitlines() for text in texts()[:3]]
    with open(os.path.join(ROOT, "tests", "fixtures", "docx", "kaili-2024.styled.docx"), "rb") as file:
        styled = file.read()
    made_of = (structures.numbered, structures.tables, structures.revised, structures.split)
    return [
        *(docx("".join(map(p, lines)) + numbered("办理案件9件。")) for lines in seeds),
        *(structure(seeds[0])[0] for structure in made_of),
        styled,
    ]


def web_pages() -> list[bytes]:
    """Return pages of HTML."""
    page = "<html><head><meta charset=utf-8><title>报告</title></head><body><ol><li>甲</ol><table><tr><td>办理<td>9件</table>{}</body></html>"
    return [
        page.format(
            "".join(f"<p>{line}</p>" for line in text.decode("utf-8", "ignore").splitlines())
        ).encode()
        for text in texts()[:3]
    ]


def saved_pages() -> list[bytes]:
    """Return the same pages saved as one file each (.mht)."""
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    return [head + page + b"\r\n--b--\r\n" for page in web_pages()]


def markdown() -> list[bytes]:
    """Return drafts in Markdown."""
    return [
        b"# " + text.replace(b"\n", b"\n\n") + b"\n| a | b |\n| - | - |\n| 1 | 2 |\n* [x](y) **z**\n"
        for text in texts()[:3]
    ]


def ofd_files() -> list[bytes]:
    """Return OFD files."""
    write_ofd = _helper("ofd_files").write_ofd

    return [write_ofd(text.decode("utf-8", "ignore")) for text in texts()[:2]]


def pdf_files() -> list[bytes]:
    """Return PDF files: drawn by hand, with a page that is a picture, and reports; packed and not."""
    made = _helper("pdf_files")
    text_at, write_pdf = made.text_at, made.write_pdf

    as_pdf = importlib.import_module("tests.formats").as_pdf
    pages = [text_at(100, 700, "report 2024"), text_at(100, 600, "9 cases"), made.SCAN]
    text = texts()[0].decode("utf-8", "ignore")[:600]
    return [
        *(write_pdf(pages, packed=packed) for packed in (False, True)),
        *(as_pdf(text, packed=packed) for packed in (False, True)),
    ]


def packs() -> list[bytes]:
    """Return packs of rules: one of its own, one that extends."""
    from checker.rulebook.starter import starter

    extending = "pack: x\nversion: '1'\ntitle: 甲\nkind: law-based-government\nextends: annual-report\nremove: [other-matters]\nrules:\n  - {id: plan, level: should}\n"
    return [starter("x.yaml", "my-rules", "law-based-government").encode(), extending.encode()]


def configurations() -> list[bytes]:
    """Return configuration files: the one that init writes, the same with all in force, one with a waiver."""
    from checker.config.starter import STARTER

    waiver = "waivers:\n  - {rule: plan, missing: true, reason: 甲, approved_by: 乙, until: 2026-01-01}\n"
    lively = "\n".join(
        line[1:] if line.startswith("#") and not line.startswith("##") else line
        for line in STARTER.split("\n")
    )
    return [
        STARTER.encode(),
        lively.encode(),
        f"fail-on: should\nlevels: {{plan: advice}}\n{waiver}".encode(),
    ]


@functools.cache
def report() -> Report:
    """Return a report that was checked."""
    return Checker(Wishes(use_config=False)).check_source("a.txt", read_bytes(texts()[0], "a.txt", ".txt"))


def baselines() -> list[bytes]:
    """Return baselines."""
    return [baseline_text({"a.txt": entries_of(report())}).encode()]


def earlier_results() -> list[bytes]:
    """Return results of an earlier check."""
    checker = Checker(Wishes(use_config=False))
    checked = checker.check_source("a.txt", read_bytes(texts()[0], "a.txt", ".txt"))
    output = open_output("json", Job((checker.regime("").rulebook,), "0"))
    output.add(checked, checker.regime("").rulebook)
    return ["".join(map(str, output.pieces())).encode()]


def lists_of_units() -> list[bytes]:
    """Return lists of units as a workbook and as CSV."""
    from openpyxl import Workbook

    book, made = Workbook(), io.BytesIO()
    for row in (("序号", "单位"), (1, "某县司法局"), (2, "某县水务局")):
        book.active.append(row)
    book.save(made)
    return [
        made.getvalue(),
        "序号,单位\n1,某县司法局\n2,“某县”水务局\n".encode("gb18030"),
        "单位\n某镇\n".encode(),
    ]


def bundles() -> list[bytes]:
    """Return an archive of reports."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, data) in enumerate(
            (("a.txt", texts()[0]), ("乙/b.docx", word_files()[3]), ("c.md", b"# c"))
        ):
            archive.writestr(name, data[: 100_000 * (number + 1)])
    return [made.getvalue()]


def lines_of_json() -> list[bytes]:
    """Return reports as lines of JSON."""
    rows = (
        {"name": f"{number}.txt", "text": text.decode("utf-8", "ignore")}
        for number, text in enumerate(texts())
    )
    return ["\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()]


def kinds_of_report() -> list[bytes]:
    """Return a kind of report of one's own."""
    return [KIND_STARTER.format(kind="mine").encode()]
