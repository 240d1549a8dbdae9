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

from checker.errors import LawcheckError

TRIES = 2
"""How often a task is given to a process that is lost over it: the system may have ended the first for another reason."""
START = 60.0
"""Seconds that a new process may take to load its rules, beyond those for a report."""
ALARM = 14
"""SIGALRM, by which a worker ends itself; Windows has no such signal."""
_GRACE = 5.0
"""Seconds after which a worker ends itself where its parent, gone or stopped, has not."""


class Process:
    """The end of the parent: a process, the pipe to it, and until when it may take for what it was given.

    ``target`` is called there with the other end of the pipe and ``args``.
    """

    def __init__(self, target: Callable[..., None], args: tuple[Any, ...]) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe: Connection
        self.pipe, other = context.Pipe()
        self.process: SpawnProcess = context.Process(target=target, args=(other, *args), daemon=True)
        self.process.start()
        other.close()
        self.until = 0.0
        self._start = START

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


def crashed(name: str, memory: int) -> LawcheckError:
    """Return what is told of a report over which a process of ``memory`` bytes was lost as often as it was tried."""
    told = f"检查这一份的进程两次异常结束（多半是内存超过{memory // 1024 // 1024}MB的上限，或者程序崩溃），没有检查这一份。"
    return _lost(name, told)


def too_long(name: str, seconds: float) -> LawcheckError:
    """Return what is told of a report that was not checked within ``seconds``."""
    return _lost(name, f"用了{seconds:g}秒还没有检查完，已经停止，没有检查这一份。")


def _lost(name: str, told: str) -> LawcheckError:
    return LawcheckError(
        told, remedy="请单独打开这个文件看看；确是报告的，请换一种格式另存后再检查。", path=name
    )


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
