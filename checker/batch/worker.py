"""The process that checks the reports of a batch, one after the other, within bounds of memory and time.

It is given bytes and gives back texts. Whatever a file does to it (a crash, a loop without end, all memory) ends this process only:
the parent (checker/batch/pool.py) names the file and starts another.
"""

from __future__ import annotations

import hashlib
from multiprocessing.connection import Connection

from checker.batch.entry import Written, entry_text, who, written
from checker.batch.process import attend, confine
from checker.checking import Checker, Wishes, unreadable
from checker.checks.continuity.passages import bare
from checker.document.build import build_document
from checker.document.model import Document, Sentence
from checker.earlier import Earlier
from checker.errors import LawcheckError, program_fault
from checker.reading.files import read_bytes
from checker.reporting.shown import Shown, shown
from checker.text.mask import mask
from checker.text.outgoing import told
from checker.text.shortened import shortened
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

CHECK, WHO = "check", "who"
_SENTENCE = 30
"""So many characters make a sentence that nobody writes twice by chance."""
_QUOTED = 60
_OPENING = frozenset("“‘《（")


class Given(NamedTuple):
    """A report as it is handed over: its name, its ending, its bytes."""

    name: str
    ending: str
    data: bytes


class Task(NamedTuple):
    """One report to look at: its name, the file by which its configuration is found, its ending, its bytes.

    ``previous`` is last year's report as the fields of :class:`Given`, ``alone`` says why there is none; with the aim ``who`` nothing is checked, only who
    issued the report is told. ``texts`` asks for what goes back to the unit, ``said`` for the sentences that others may hold.
    """

    name: str
    file: str
    ending: str
    data: bytes
    previous: tuple[str, str, bytes] | None = None
    aim: str = CHECK
    texts: bool = True
    said: bool = True
    alone: str = ""


def work(pipe: Connection, wishes: Wishes, trees: tuple[str, ...], memory: int, seconds: float) -> None:
    """Check what comes through ``pipe`` until it is closed; ``memory`` is in bytes, ``seconds`` are for each report."""
    confine(memory, seconds)
    checker = Checker(wishes)
    checker.trees = trees

    def answer(given: tuple[Any, ...]) -> tuple[Any, ...]:
        found = checked(checker, Task(*given))
        return (entry_text(found.entry), *found[1:])

    attend(pipe, seconds, answer)


def checked(checker: Checker, task: Task) -> Written:
    """Return the outputs of one report, or who issued it."""
    rulebook = checker.regime(task.file).rulebook
    copy = b""
    remarks: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    said: tuple[tuple[str, str], ...] = ()
    try:
        source = read_bytes(task.data, task.name, task.ending)
        if task.aim == WHO:
            metadata = build_document(source, rulebook, checker.wishes.year).metadata
            return who(task.name, metadata)
        notice = _compare_with(checker, task)
        checker.used.clear()
        report = checker.check_source(task.file, source)
        remarks = report.notices
        used = _used(checker)
        report = report._replace(notices=(*report.notices, *notice))
        view = shown(report)
        if task.texts and source.format == "docx":
            copy = _annotated(task.data, view)
        if task.said:
            said = _said(report.document)
    except LawcheckError as error:
        view = shown(unreadable(task.name, error))
    except MemoryError:
        raise
    except Exception as error:  # A fault of the program costs this file and no other.
        view = shown(unreadable(task.name, program_fault("检查这份报告", error).at(task.name)))
    answer = written(view, rulebook, texts=task.texts)
    entry = answer.entry._replace(remarks=tuple(map(told, remarks)), used=used)
    return answer._replace(entry=entry, copy=copy, said=said)


def _used(checker: Checker) -> tuple[str, ...]:
    """Return the waivers that found anything in a report, as messages call them."""
    if not checker.used:
        return ()
    from checker.gate.waivers import called

    return tuple(sorted(told(called(waiver)) for waiver in checker.used))


def _compare_with(checker: Checker, task: Task) -> tuple[str, ...]:
    """Give the checker last year's report and say which, where reports are compared at all."""
    checker.previous = None
    if checker.wishes.previous is None:
        return ()
    if task.previous is None:
        return (task.alone,)
    given = Given(*task.previous)
    try:
        source = read_bytes(given.data, given.name, given.ending)
    except LawcheckError as error:
        return (f"上一年的报告无法读取，没有对照：{error}",)
    checker.previous = Earlier(source)
    return (f"上一年的报告是{given.name}。",)


def _annotated(data: bytes, report: Shown) -> bytes:
    """Return a copy of a Word file with its findings as comments; empty where it takes none."""
    from checker.reporting.word.annotate import annotate

    try:
        return annotate(data, report)
    except LawcheckError:
        return b""


def _beginning(sentence: Sentence, text: str) -> str:
    """Return the beginning of a sentence, as it may be quoted: with the mark that opens it."""
    before = sentence.line.text[: sentence.unit.body][-1:]
    shown = mask(f"{before}{text}" if before in _OPENING else text)
    return shortened(shown, _QUOTED)


def _said(document: Document | None) -> tuple[tuple[str, str], ...]:
    """Return the sentences that other units' reports may hold as well: a digest of each, without this unit's name, and its beginning."""
    if document is None:
        return ()
    issuer = document.metadata.issuer.name if document.metadata.issuer is not None else ""
    said = {}
    for sentence in document.sentences:
        text = sentence.text[sentence.unit.body - sentence.unit.start :]
        key = bare(text.replace(issuer, "") if issuer else text)
        if len(key) >= _SENTENCE:
            digest = hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=8).hexdigest()
            said[digest] = _beginning(sentence, text)
    return tuple(said.items())
