"""The process that checks the reports of a batch, one after the other, within bounds of memory and time.

It is given bytes and gives back texts. Whatever a file does to it (a crash, a loop without end, all memory) ends this process only:
the parent (checker/batch/pool.py) names the file and starts another.
"""

from __future__ import annotations

import gc
import os
import signal
from multiprocessing.connection import Connection

from checker.batch.entry import Written, entry_text, written
from checker.checking import Checker, Wishes, unreadable
from checker.errors import LawcheckError, program_fault
from checker.reading.files import read_bytes
from checker.reporting.shown import shown
from checker.results import Report
from checker.values import NamedTuple

ALARM = 14
"""SIGALRM, by which a worker ends itself; Windows has no such signal."""
_GRACE = 5.0
"""Seconds after which a worker ends itself where its parent, gone or stopped, has not."""


class Task(NamedTuple):
    """One report to check: its name, the file by which its configuration is found, its ending, its bytes."""

    name: str
    file: str
    ending: str
    data: bytes


def work(pipe: Connection, wishes: Wishes, trees: tuple[str, ...], memory: int, seconds: float) -> None:
    """Check what comes through ``pipe`` until it is closed; ``memory`` is in bytes, ``seconds`` are for each report."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its workers
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.set_threshold(50_000)
    _limit(memory)
    checker = Checker(wishes)
    checker.trees = trees
    while True:
        try:
            task = Task(*pipe.recv())
        except (EOFError, OSError):
            break
        _alarm(seconds + _GRACE)
        try:
            answer = _checked(checker, task)
        except MemoryError:
            os._exit(3)  # what a process short of memory still does is not to be relied on
        _alarm(0)
        try:
            pipe.send((entry_text(answer.entry), *answer[1:]))
        except OSError:
            break
    os._exit(0)


def _checked(checker: Checker, task: Task) -> Written:
    rulebook = checker.regime(task.file).rulebook
    report: Report
    try:
        source = read_bytes(task.data, task.name, task.ending)
        report = checker.check_source(task.file, source)
    except LawcheckError as error:
        report = unreadable(task.name, error)
    except MemoryError:
        raise
    except Exception as error:  # A fault of the program costs this file and no other.
        report = unreadable(task.name, program_fault("检查这份报告", error).at(task.name))
    return written(shown(report), rulebook)


def _limit(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError):
        return


def _alarm(seconds: float) -> None:
    """Have the system end this process after some time, even where no line of Python is run any more; 0: not."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)
