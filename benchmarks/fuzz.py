"""Throw damaged and hostile inputs at every way in, and count what comes of them.

    python benchmarks/fuzz.py [--seconds 60 | --count N] [--read] [--kinds text,docx,…] [--seed 1] [--save FOLDER]

Inputs are mutations of valid files: bytes changed, cut, doubled, and words put in that have made trouble before; those of
packed formats are changed inside, too, and half of all as what they are: elements of XML, nodes of YAML, headers of a saved page, objects of
a PDF (trees.py). What is tried is a matter of kind, seed and number alone. Each is checked by all packs and written in eight formats (a pack, configuration or
baseline: used for a check); with --read it is read only, which is a hundred times as many an hour. A failure is an exception that
is no LawcheckError, a rule that could not be checked, a fault of a library that only the last resort caught, more than 10 seconds
or more than 500 MB; --save keeps such inputs. Status 1 where there was one.
"""

from __future__ import annotations

import argparse
import functools
import importlib
import io
import json
import multiprocessing
import os
import random
import signal
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[:0] = [ROOT, os.path.join(ROOT, "benchmarks")]

import trees  # noqa: E402

from checker.batch.expected import read_units  # noqa: E402
from checker.batch.sources import Sources  # noqa: E402
from checker.checking import Checker, Wishes  # noqa: E402
from checker.cli.correction import corrected  # noqa: E402
from checker.config.apply import configured  # noqa: E402
from checker.config.load import load_config  # noqa: E402
from checker.errors import LawcheckError  # noqa: E402
from checker.gate.baseline import apply_baseline, baseline_text, entries_of, read_baseline  # noqa: E402
from checker.gate.since import earlier_of_json  # noqa: E402
from checker.reading.files import read_bytes  # noqa: E402
from checker.reporting import shown  # noqa: E402
from checker.reporting.formats import Job, open_output  # noqa: E402
from checker.results import Report  # noqa: E402
from checker.rulebook.kindstarter import KIND_STARTER  # noqa: E402
from checker.rulebook.model import Rulebook  # noqa: E402
from checker.rulebooks import load_rulebook  # noqa: E402

SECONDS = 10
MEMORY = 500 * 1024 * 1024
_LONGEST = 1_800
WORDS = (
    "0个问题中17个已整改",
    "全年审核文件𝟗件",
    "占0%",
    "增长-5%",
    "0件，其中0件",
    "办结率0/0",
    "同比增长∞",
    "2月30日",
    "0000年",
    "〇〇年",
    "一百亿万件",
    "9999999999999999件",
    "《",
    "》",
    "（",
    "）",
    "“",
    "”",
    "【",
    "〔",
    "一、",
    "（一）",
    "1.",
    "①",
    "二是",
    "第零部分",
    "县长",
    "述法",
    "三项制度",
    "XX",
    "××",
    "〔待补充〕",
    "{{x}}",
    "%s",
    "\x00",
    "\x1b[2J",
    "\u202e",
    "\u200b",
    "\ufeff",
    "\ud7ff",
    "𠮷",
    "٣件",
    "௧件",
    "²件",
    "Ⅻ件",
    "½件",
    "㈠",
    "⒈",
    "百分之",
    "万分之零",
    "倍",
    "翻一番",
    "减少3倍",
    "13800138000",
    "110101199003074477",
    "6222020200112233445",
    "，，",
    "。。",
    "\r",
    "\n\n",
    "\u3000",
)
MARKUP = (
    "<w:p/>",
    "<w:t>",
    "</w:t>",
    "<w:ins>",
    "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>",
    "<!--",
    "-->",
    "<![CDATA[",
    "&#x0;",
    "&#1114112;",
    "&amp;",
    'xmlns=""',
    "<p>",
    "</div>",
    "<table>",
    '<td colspan="99999999">',
    '<ol start="-9223372036854775809">',
    'style="display:none"',
    'DeltaX="g 999999999 1"',
    'Boundary="nan inf 1e309 0"',
    'CTM="0 0 0 0 0 0"',
    '<w:numPr><w:ilvl w:val="99"/></w:numPr>',
    'w:val="99999999999999999999"',
    "<?xml?>",
    '<!DOCTYPE a [<!ENTITY b "c">]>',
)
YAML = (
    "- ",
    ": ",
    "&a ",
    "*a ",
    "!!python/object:x ",
    "? ",
    "{",
    "}",
    "[",
    "]",
    "null",
    "~",
    "1e309",
    "0x7fffffffffffffff",
    "…",
    "{数量}",
    "{没有的}",
    "level: must",
    "extends: annual-report",
    "extends: [document, form]",
    "remove: [plan]",
    "applies: {since: 2030}",
    "(a+)+$",
    "regex: '(?=x)'",
    "off: {plan: x}",
    "thresholds: {plan: {x: 1}}",
    "levels: {pack:form: must}",
    "exclude: ['[']",
    "waivers: 1",
    "fail-on-partial: 3",
    "packs: [/dev/zero]",
    "packs: [.]",
    "baseline: ..",
    "\t",
    "\x00",
    "'",
    '"',
    "#",
    "\n",
    "  ",
)


def _helper(name: str) -> Any:
    """Return a module of the tests that makes files."""
    return importlib.import_module(f"tests.{name}")


def _text_of(name: str) -> str:
    with open(os.path.join(ROOT, "seeds", name), encoding="utf-8") as file:
        return file.read()[:_LONGEST]


def _texts() -> list[bytes]:
    folder = os.path.join(ROOT, "seeds")
    return [_text_of(name).encode() for name in sorted(os.listdir(folder)) if name.endswith(".txt")]


def _reports() -> list[bytes]:
    """Return the seeds and pieces of some usual reports, so that every part of a report stands in one of them."""
    folder = os.path.join(ROOT, "tests", "corpus", "usual")
    usual = sorted(name for name in os.listdir(folder) if name.endswith(".txt"))[::8]
    pieces = []
    for number, name in enumerate(usual):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            text = file.read()
        start = (len(text) - _LONGEST) * (number % 3) // 2
        pieces.append(text[max(start, 0) :][:_LONGEST].encode())
    return _texts() + pieces


def _docx() -> list[bytes]:
    made = _helper("docx_files")
    docx, numbered, p = made.docx, made.numbered, made.p
    structures = importlib.import_module("tests.correcting.structures")
    texts = [text.decode("utf-8", "ignore").splitlines() for text in _texts()[:3]]
    with open(os.path.join(ROOT, "tests", "fixtures", "docx", "kaili-2024.styled.docx"), "rb") as file:
        styled = file.read()
    made_of = (structures.numbered, structures.tables, structures.revised, structures.split)
    return [
        *(docx("".join(map(p, lines)) + numbered("办理案件9件。")) for lines in texts),
        *(structure(texts[0])[0] for structure in made_of),
        styled,
    ]


def _html() -> list[bytes]:
    page = "<html><head><meta charset=utf-8><title>报告</title></head><body><ol><li>甲</ol><table><tr><td>办理<td>9件</table>{}</body></html>"
    return [
        page.format(
            "".join(f"<p>{line}</p>" for line in text.decode("utf-8", "ignore").splitlines())
        ).encode()
        for text in _texts()[:3]
    ]


def _mht() -> list[bytes]:
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    return [head + page + b"\r\n--b--\r\n" for page in _html()]


def _markdown() -> list[bytes]:
    return [
        b"# " + text.replace(b"\n", b"\n\n") + b"\n| a | b |\n| - | - |\n| 1 | 2 |\n* [x](y) **z**\n"
        for text in _texts()[:3]
    ]


def _ofd() -> list[bytes]:
    write_ofd = _helper("ofd_files").write_ofd

    return [write_ofd(text.decode("utf-8", "ignore")) for text in _texts()[:2]]


def _pdf() -> list[bytes]:
    made = _helper("pdf_files")
    text_at, write_pdf = made.text_at, made.write_pdf

    as_pdf = importlib.import_module("tests.formats").as_pdf
    pages = [text_at(100, 700, "report 2024"), text_at(100, 600, "9 cases"), made.SCAN]
    text = _texts()[0].decode("utf-8", "ignore")[:600]
    return [
        *(write_pdf(pages, packed=packed) for packed in (False, True)),
        *(as_pdf(text, packed=packed) for packed in (False, True)),
    ]


def _packs() -> list[bytes]:
    from checker.rulebook.starter import starter

    extending = "pack: x\nversion: '1'\ntitle: 甲\nkind: law-based-government\nextends: annual-report\nremove: [other-matters]\nrules:\n  - {id: plan, level: should}\n"
    return [starter("x.yaml", "my-rules", "law-based-government").encode(), extending.encode()]


def _configs() -> list[bytes]:
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


def _check(data: bytes, ending: str) -> None:
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
    return Checker(wishes).check_source("a.txt", read_bytes(_first_text(), "a.txt", ".txt"))


@functools.cache
def _first_text() -> bytes:
    return _texts()[0]


def _baselines() -> list[bytes]:
    return [baseline_text({"a.txt": entries_of(_report())}).encode()]


@functools.cache
def _report() -> Report:
    return Checker(Wishes(use_config=False)).check_source("a.txt", read_bytes(_texts()[0], "a.txt", ".txt"))


def _compare(path: str) -> object:
    return [apply_baseline(_report(), known) for known in read_baseline(path).values()]


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


def _since() -> list[bytes]:
    checker = Checker(Wishes(use_config=False))
    report = checker.check_source("a.txt", read_bytes(_texts()[0], "a.txt", ".txt"))
    output = open_output("json", Job((checker.regime("").rulebook,), "0"))
    output.add(report, checker.regime("").rulebook)
    return ["".join(map(str, output.pieces())).encode()]


def _lists() -> list[bytes]:
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


def _bundles() -> list[bytes]:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, data) in enumerate(
            (("a.txt", _texts()[0]), ("乙/b.docx", _docx()[3]), ("c.md", b"# c"))
        ):
            archive.writestr(name, data[: 100_000 * (number + 1)])
    return [made.getvalue()]


def _lines() -> list[bytes]:
    rows = (
        {"name": f"{number}.txt", "text": text.decode("utf-8", "ignore")}
        for number, text in enumerate(_texts())
    )
    return ["\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()]


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


def _kinds() -> list[bytes]:
    return [KIND_STARTER.format(kind="mine").encode()]


def _of_kind(path: str) -> None:
    """Check by a kind of report of one's own, and a pack for it."""
    folder = os.path.dirname(path)
    with open(os.path.join(folder, "p.yaml"), "w", encoding="utf-8") as file:
        file.write("pack: p\nversion: '1'\ntitle: 甲\nkind: mine\nextends: document\n")
    _checked(Wishes(rules=(folder,), kind="mine", use_config=False))


Use = Callable[[bytes], object]


def _read(ending: str) -> Use:
    return lambda data: read_bytes(data, f"a{ending}", ending)


def _configured(path: str) -> object:
    return configured(load_rulebook(()), load_config(path))


KINDS: dict[str, tuple[Callable[[], list[bytes]], tuple[str, ...], Use, Use]] = {
    "text": (_reports, WORDS, _read(".txt"), lambda data: _check(data, ".txt")),
    "md": (_markdown, WORDS, _read(".md"), lambda data: _check(data, ".md")),
    "html": (_html, (*WORDS, *MARKUP), _read(".html"), lambda data: _check(data, ".html")),
    "mht": (_mht, (*WORDS, *MARKUP), _read(".mht"), lambda data: _check(data, ".mht")),
    "docx": (_docx, (*WORDS, *MARKUP), _read(".docx"), lambda data: _check(data, ".docx")),
    "ofd": (_ofd, (*WORDS, *MARKUP), _read(".ofd"), lambda data: _check(data, ".ofd")),
    "pdf": (_pdf, WORDS, _read(".pdf"), lambda data: _check(data, ".pdf")),
    "pack": (
        _packs,
        (*WORDS, *YAML),
        lambda data: _in_file(data, "p.yaml", lambda path: load_rulebook((path,))),
        lambda data: _in_file(data, "p.yaml", lambda path: _checked(Wishes(rules=(path,), use_config=False))),
    ),
    "config": (
        _configs,
        (*WORDS, *YAML),
        lambda data: _in_file(data, "lawcheck.yaml", _configured),
        lambda data: _in_file(data, "lawcheck.yaml", lambda path: _checked(Wishes(config=path))),
    ),
    "copies": (
        _docx,
        (*WORDS, *MARKUP),
        lambda data: _in_file(data, "a.docx", _written),
        lambda data: _in_file(data, "a.docx", _written),
    ),
    "since": (
        _since,
        (*WORDS, *YAML),
        lambda data: _in_file(data, "a.json", lambda path: earlier_of_json(path, "a.txt")),
        lambda data: _in_file(data, "a.json", lambda path: earlier_of_json(path, "a.txt")),
    ),
    "list": (_lists, (*WORDS, *MARKUP), _by_list, _by_list),
    "bundle": (
        _bundles,
        WORDS,
        lambda data: _in_file(data, "a.zip", _all_of),
        lambda data: _in_file(data, "a.zip", _all_of),
    ),
    "lines": (
        _lines,
        WORDS,
        lambda data: _in_file(data, "a.jsonl", _all_of),
        lambda data: _in_file(data, "a.jsonl", _all_of),
    ),
    "kind": (
        _kinds,
        (*WORDS, *YAML),
        lambda data: _in_file(data, "mine.yaml", _of_kind),
        lambda data: _in_file(data, "mine.yaml", _of_kind),
    ),
    "baseline": (
        _baselines,
        (*WORDS, *YAML),
        lambda data: _in_file(data, "b.json", read_baseline),
        lambda data: _in_file(data, "b.json", _compare),
    ),
}
"""For each kind of input: valid ones, words to put in, how it is read, and how it is put to use."""


Change = Callable[[bytes, tuple[str, ...], random.Random], bytes | None]
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
_AT_ONCE = 400


def mutated(
    data: bytes, words: tuple[str, ...], chance: random.Random, change: Change | None = None
) -> bytes:
    """Return a mutation of an input; of a packed one mostly a mutation of one of its parts. ``change`` is one that knows its form."""
    if change is None and data.lstrip().startswith(b"<?xml"):
        change = trees.changed_xml
    if change is not None and chance.random() < 0.5:
        done = change(data, words, chance)
        if done is not None:
            return done
    if data.startswith(b"PK") and chance.random() < 0.9:
        return _repacked(data, words, chance)
    if chance.random() < 0.85:
        # Mostly whole characters, and between the tags of markup, so that what is inside is looked at and not only the encoding.
        try:
            return _changed(data.decode(), words, chance).encode("utf-8", "replace")
        except UnicodeDecodeError:
            pass
    return _broken(data, words, chance)


def _changed(text: str, words: tuple[str, ...], chance: random.Random) -> str:
    for _ in range(chance.choice((1, 1, 2, 3, 5, 9))):
        at = _spot(text, chance.randrange(len(text) + 1), chance)
        end = at + chance.choice((1, 3, 12, 60, 400))
        if text[at - 1 : at] == ">":  # no farther than the text goes
            end = min(end, text.find("<", at) if "<" in text[at:] else end)
        what = chance.random()
        if what < 0.5:
            text = text[:at] + chance.choice(words) * chance.choice((1, 1, 1, 2, 40)) + text[at:]
        elif what < 0.65:
            text = text[:at] + text[end:]
        elif what < 0.8:
            text = text[:at] + text[at:end] * chance.choice((2, 3, 21)) + text[end:]
        elif what < 0.9:
            text = (
                text[:at]
                + chr(chance.choice((chance.randrange(32, 0x3000), chance.randrange(0x4E00, 0x9FA5))))
                + text[at + 1 :]
            )
        else:
            other = _spot(text, chance.randrange(len(text) + 1), chance)
            text = text[:at] + text[other : other + 60] + text[end:]
    return text


def _spot(text: str, at: int, chance: random.Random) -> int:
    """Return a place at or behind ``at``: in markup mostly one where its text begins."""
    found = text.find(">", at) + 1 if "<" in text[:200] and chance.random() < 0.8 else 0
    return found or at


def _broken(data: bytes, words: tuple[str, ...], chance: random.Random) -> bytes:
    pieces = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 5, 9))):
        at, end = sorted(chance.randrange(len(pieces) + 1) for _ in range(2))
        end = min(end, at + chance.choice((1, 3, 12, 60, 400)))
        what = chance.random()
        if what < 0.3:
            pieces[at:at] = chance.choice(words).encode("utf-8", "replace") * chance.choice((1, 1, 1, 2, 40))
        elif what < 0.5:
            del pieces[at:end]
        elif what < 0.7:
            pieces[at:at] = pieces[at:end] * chance.choice((1, 2, 20))
        elif what < 0.9 and pieces:
            pieces[at % len(pieces)] = chance.randrange(256)
        else:
            other = chance.randrange(len(pieces) + 1)
            pieces[at:end] = pieces[other : other + 60]
    return bytes(pieces)


def _repacked(data: bytes, words: tuple[str, ...], chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    name = chance.choice(sorted(parts, key=len)[-3:] if chance.random() < 0.7 else sorted(parts))
    parts[name] = mutated(parts[name], words, chance)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return made.getvalue()


class Hang(BaseException):
    """An input took too long."""


def _stop(number: int, frame: object) -> None:
    raise Hang


def _input(kind: str, valid: list[bytes], words: tuple[str, ...], seed: int, number: int) -> bytes:
    chance = random.Random(f"{kind}{seed}/{number}")
    return mutated(chance.choice(valid), words, chance, TREES.get(kind))


def run(
    kind: str,
    seconds: float,
    seed: int,
    most: int = 10**9,
    *,
    whole: bool = True,
    first: int = 0,
    told: Callable[[int], object] | None = None,
) -> tuple[int, int, list[tuple[bytes, str]]]:
    """Return how many inputs of a kind were tried, how many of them were refused by a message, and the failures.

    ``first`` is the number of the first of them; each is told of before it is tried.
    """
    make, words, read, check = KINDS[kind]
    use = check if whole else read
    valid = make()
    tried = refused = 0
    failures: list[tuple[bytes, str]] = []
    end = time.monotonic() + seconds
    while tried < most and time.monotonic() < end:
        data = _input(kind, valid, words, seed, first + tried)
        tried += 1
        if told is not None:
            told(first + tried)
        if hasattr(signal, "SIGALRM"):  # seconds of the processor: what else runs on the machine is no hang
            signal.signal(signal.SIGPROF, _stop)
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            signal.signal(signal.SIGALRM, _stop)
            signal.alarm(10 * SECONDS)
        try:
            use(data)
        except LawcheckError as error:
            refused += 1
            if not error.message:
                failures.append((data, "a refusal without a message"))
            elif "不合规范" in error.message:
                failures.append((data, f"caught by the last resort: {error.message}"))
        except Hang:
            failures.append((data, f"more than {SECONDS} seconds"))
        except Exception as error:
            failures.append((data, f"{type(error).__name__}: {error}"))
        finally:
            if hasattr(signal, "SIGALRM"):
                signal.setitimer(signal.ITIMER_PROF, 0)
                signal.alarm(0)
    return tried, refused, failures


def run_here(kind: str, seconds: float, seed: int, most: int) -> tuple[int, int, list[tuple[bytes, str]]]:
    """Do the same for the reading of PDF files without a process for each: thirty times as many an hour.

    Some hundreds are read by one process, which PDFium may end; the file that did it is read again as every PDF is.
    """
    make, words, read, _ = KINDS[kind]
    valid = make()
    end = time.monotonic() + seconds
    tried = refused = 0
    failures: list[tuple[bytes, str]] = []
    while tried < most and time.monotonic() < end:
        here, there = multiprocessing.Pipe(duplex=False)
        count = min(_AT_ONCE, most - tried)
        child = multiprocessing.get_context("fork").Process(
            target=_batch, args=(there, kind, seed, tried, count), daemon=True
        )
        child.start()
        there.close()
        last, done = tried, None
        while done is None:
            try:
                answer = here.recv()
            except EOFError:
                break
            last, done = (answer, None) if isinstance(answer, int) else (last, answer)
        child.join()
        if done is None:
            count = max(1, last - tried)
            data = _input(kind, valid, words, seed, tried + count - 1)
            done = count, 1, []
            try:
                read(data)
            except LawcheckError:
                pass
            except Exception as error:
                done = count, 0, [(data, f"{type(error).__name__}: {error}")]
        tried, refused, failures = tried + done[0], refused + done[1], failures + done[2]
    return tried, refused, failures


def _batch(pipe: Connection, kind: str, seed: int, first: int, count: int) -> None:
    from checker.reading.bounds import MAX_CHARACTERS
    from checker.reading.pages import pdf, pdfworker

    def answer(data: bytes, path: str) -> dict[str, Any]:
        import pypdfium2

        try:
            return pdfworker._read(pypdfium2, data, pdf.MAX_PAGES, MAX_CHARACTERS)
        except pypdfium2.PdfiumError as error:
            return {"error": getattr(error, "err_code", None) or 0}

    pdf._answer = answer
    pipe.send(run(kind, 10**9, seed, count, whole=False, first=first, told=pipe.send))


def main() -> int:
    """Run for a time, the kinds in turns, and print the counts."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--count", type=int, default=0)
    parser.add_argument("--read", action="store_true")
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--save", default="")
    options = parser.parse_args()
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    except ImportError:  # Windows has no such bound
        pass
    kinds = options.kinds.split(",")
    failed = total = 0
    for kind in kinds:
        most = -(-options.count // len(kinds))
        seconds, most = 10**9 if most else options.seconds / len(kinds), most or 10**9
        if kind == "pdf" and options.read and hasattr(os, "fork"):
            tried, refused, failures = run_here(kind, seconds, options.seed, most)
        else:
            tried, refused, failures = run(kind, seconds, options.seed, most, whole=not options.read)
        total += tried
        failed += len(failures)
        print(f"{kind:10}{tried:>10} inputs{refused:>10} refused{len(failures):>6} failed", flush=True)
        for number, (data, why) in enumerate(failures):
            print(f"    {why[:200]}")
            if options.save:
                os.makedirs(options.save, exist_ok=True)
                with open(os.path.join(options.save, f"{kind}-{options.seed}-{number}"), "wb") as file:
                    file.write(data)
    print(f"{total} inputs, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
