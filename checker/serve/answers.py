"""What a worker of the server does: one report in, one answer out, with the status that HTTP gives it."""

from __future__ import annotations

import os
from contextlib import suppress
from multiprocessing.connection import Connection

from checker.batch.process import attend, confine
from checker.checking import Checker, Wishes, unreadable
from checker.errors import LawcheckError, program_fault
from checker.reading.files import read_bytes
from checker.reading.text import read_text
from checker.reporting.formats import Job, open_output
from checker.reporting.shown import shown
from checker.results import Report
from checker.rulebook.model import Rulebook
from checker.values import TYPE_CHECKING, NamedTuple
from checker.version import __version__

if TYPE_CHECKING:
    from typing import Any

OK, BAD_REQUEST, UNREADABLE, FAULT = 200, 400, 422, 500
JSON, HTML, MARKDOWN, WORD = "json", "html", "markdown", "docx"
FORMATS = {
    JSON: ("application/json", ".json"),
    HTML: ("text/html; charset=utf-8", ".html"),
    MARKDOWN: ("text/markdown; charset=utf-8", ".md"),
    WORD: ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
}
"""The formats of an answer: the type of its content and the ending of its name."""


class Asked(NamedTuple):
    """One report to check: its name, without any folder, and its bytes; whether they are plain text that was typed or pasted.

    ``format`` is one of :data:`FORMATS`; ``kind`` and ``year`` None leave them to the report.
    """

    name: str
    data: bytes
    text: bool
    format: str = JSON
    kind: str | None = None
    year: int | None = None


class Answer(NamedTuple):
    """The status and the content of an answer; ``error`` says in Chinese why there is no content, ``remedy`` what to do."""

    status: int
    content: bytes = b""
    error: str = ""
    remedy: str = ""


def work(pipe: Connection, wishes: Wishes, folder: str, memory: int, seconds: float) -> None:
    """Answer what comes through ``pipe``; what is unpacked on the way lies in ``folder``, which the parent removes."""
    import tempfile

    confine(memory, seconds)
    tempfile.tempdir = folder
    desk = Desk(wishes)
    with suppress(LawcheckError):  # packs that have changed since the start: each answer tells what is wrong
        desk.warm()
    attend(pipe, seconds, lambda asked: tuple(desk.answer(Asked(*asked))))


class Desk:
    """Checks reports one after the other, of any kind; the rules of a kind are loaded once."""

    def __init__(self, wishes: Wishes) -> None:
        self._wishes = wishes
        self._checkers: dict[str | None, Checker] = {}

    def warm(self) -> None:
        """Load the rules of the usual kind, so that the first report does not wait for them."""
        self._checker(Asked("", b"", text=True))

    def _checker(self, asked: Asked) -> Checker:
        """Raises LawcheckError for a kind that does not exist."""
        kind = asked.kind
        checker = self._checkers.get(kind) or Checker(self._wishes._replace(kind=kind or self._wishes.kind))
        checker.regime(asked.name)
        self._checkers[kind] = checker
        checker.wishes = checker.wishes._replace(year=asked.year)
        return checker

    def answer(self, asked: Asked) -> Answer:
        """Check one report. Only a lack of memory is raised."""
        try:
            checker = self._checker(asked)
        except LawcheckError as error:
            return refused(BAD_REQUEST, error)
        rulebook = checker.regime(asked.name).rulebook
        status = OK
        try:
            report: Report | LawcheckError = _checked(checker, asked)
        except LawcheckError as error:
            report, status = error, UNREADABLE
        except MemoryError:
            raise
        except Exception as error:
            report, status = _fault(error, asked), FAULT
        try:
            return Answer(status, rendered(report, rulebook, asked))
        except LawcheckError as error:
            return refused(max(status, UNREADABLE), error)
        except MemoryError:
            raise
        except Exception as error:
            return refused(FAULT, _fault(error, asked))


def _fault(error: Exception, asked: Asked) -> LawcheckError:
    return program_fault("检查这份报告", error).at(asked.name)


def _checked(checker: Checker, asked: Asked) -> Report:
    if asked.text:
        source = read_text(asked.data, asked.name)
    else:
        source = read_bytes(asked.data, asked.name, os.path.splitext(asked.name)[1].lower())
    return checker.check_source(asked.name, source)


def refused(status: int, error: LawcheckError) -> Answer:
    """Return the answer without content: what is wrong, and apart from it what to do, of all that was found at once."""
    faults = (error, *error.others)
    remedies = dict.fromkeys(one.remedy for one in faults)
    return Answer(status, error="\n".join(one.fault for one in faults), remedy="".join(remedies))


def rendered(report: Report | LawcheckError, rulebook: Rulebook, asked: Asked) -> bytes:
    """Return a report, or why there is none, in the format asked for. Raises LawcheckError where it has none in that format."""
    if asked.format == WORD:
        if isinstance(report, LawcheckError):
            raise report
        from checker.reporting.word.annotate import annotate

        return annotate(asked.data, shown(report))
    if isinstance(report, LawcheckError):
        report = unreadable(asked.name, report)
    output = open_output(asked.format, Job((rulebook,), __version__))
    output.add(report, rulebook)
    pieces: list[Any] = list(output.pieces())
    return b"".join(one if isinstance(one, bytes) else one.encode("utf-8", "replace") for one in pieces)
