"""A process of its own for what may crash, hang or fill all memory, and the pipe to it: both ends."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

ALARM = 14
"""SIGALRM, by which a worker ends itself; Windows has no such signal."""
_GRACE = 5.0
"""Seconds after which a worker ends itself where its parent, gone or stopped, has not."""


class Process:
    """The end of the parent: a process, the pipe to it, and until when it may take for what it was given.

    ``target`` is called there with the other end of the pipe and ``args``. ``start`` are seconds that a new process may
    take to load its rules, beyond those for what it is given.
    """

    def __init__(self, target: Callable[..., None], args: tuple[Any, ...], start: float) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe: Connection
        self.pipe, other = context.Pipe()
        self.process: SpawnProcess = context.Process(target=target, args=(other, *args), daemon=True)
        self.process.start()
        other.close()
        self.until = 0.0
        self._start = start

    def give(self, task: tuple[Any, ...], seconds: float) -> None:
        """Hand over a task; that the process is gone already is noticed when its answer is waited for."""
        self.until = time.monotonic() + seconds + self._start
        self._start = 0.0
        try:
            self.pipe.send(task)
        except OSError:
            self.until = 0.0

    @property
    def timed_out(self) -> bool:
        """Whether the process, which is gone, ended itself because it had no more time."""
        self.process.join(1)
        return self.process.exitcode == -ALARM

    def end(self) -> None:
        """End the process, whatever it does."""
        self.pipe.close()
        self.process.kill()
        self.process.join()


def attend(pipe: Connection, seconds: float, answer: Callable[[tuple[Any, ...]], tuple[Any, ...]]) -> None:
    """Answer what comes through ``pipe`` until it is closed, each task within ``seconds``; then the process ends.

    It ends as well where an answer takes too long or more memory than there is.
    """
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            break
        alarm(seconds + _GRACE)
        try:
            given = answer(task)
        except MemoryError:
            os._exit(3)  # what a process short of memory still does is not to be relied on
        alarm(0)
        try:
            pipe.send(given)
        except OSError:
            break
    os._exit(0)


def confine(memory: int, seconds: float) -> None:
    """Make this process one that its parent ends, with at most ``memory`` bytes and ``seconds`` for a report."""
    from checker.reading.word import office

    office.TIMEOUT = min(office.TIMEOUT, 0.8 * seconds)  # so that LibreOffice is ended before this process is
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its workers
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.set_threshold(50_000)
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError):
        return


def alarm(seconds: float) -> None:
    """Have the system end this process after some time, even where no line of Python is run any more; 0: not."""
    if hasattr(signal, "setitimer"):
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)
