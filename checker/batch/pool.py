"""Worker processes that may be lost: a report that crashes, hangs or fills one costs only itself."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterable, Iterator
from multiprocessing.connection import wait

from checker.batch.entry import Written, read_entry, written
from checker.batch.process import TRIES, Process, crashed, too_long
from checker.batch.worker import Task, work
from checker.checking import Wishes, unreadable
from checker.errors import LawcheckError
from checker.reporting.shown import shown
from checker.rulebook.model import Rulebook
from checker.values import NamedTuple


class Bounds(NamedTuple):
    """How many workers, and what each may use: bytes of memory, seconds for one report."""

    workers: int
    memory: int
    seconds: float


class _Worker(Process):
    """A process that checks reports, and what it is at."""

    def __init__(self, wishes: Wishes, trees: tuple[str, ...], bounds: Bounds) -> None:
        super().__init__(work, (wishes, trees, bounds.memory, bounds.seconds))
        self.task: Task | None = None


class Pool:
    """Checks tasks on several workers; answers come in the order in which they are ready."""

    def __init__(self, wishes: Wishes, trees: tuple[str, ...], rulebook: Rulebook, bounds: Bounds) -> None:
        self._wishes, self._trees, self._rulebook, self._bounds = wishes, trees, rulebook, bounds
        self._workers: list[_Worker] = []

    def check(self, tasks: Iterable[Task]) -> Generator[tuple[str, Written], None, None]:
        """Yield the name of each task with what comes of it; no more of them are taken than there are workers.

        The workers stay for more tasks, until the pool is closed.
        """
        waiting = iter(tasks)
        again: list[tuple[Task, int]] = []
        tries: dict[str, int] = {}
        while True:
            self._hand_out(waiting, again, tries)
            busy = {worker.pipe: worker for worker in self._workers if worker.task is not None}
            if not busy:
                return
            nearest = min(worker.until for worker in busy.values())
            ready = wait(list(busy), max(0.0, nearest - time.monotonic()))
            for pipe in [pipe for pipe in busy if pipe in ready]:
                worker = busy.pop(pipe)
                name = worker.task.name if worker.task is not None else ""
                answer = self._answer(worker, again, tries)
                if answer is not None:
                    self._hand_out(waiting, again, tries)  # no worker waits until this answer is written
                    yield name, answer
            for worker in busy.values():
                if worker.until <= time.monotonic():
                    assert worker.task is not None
                    name = worker.task.name
                    yield name, self._lost(worker, too_long(name, self._bounds.seconds))

    def _hand_out(
        self, waiting: Iterator[Task], again: list[tuple[Task, int]], tries: dict[str, int]
    ) -> None:
        idle = [worker for worker in self._workers if worker.task is None]
        for _ in range(self._bounds.workers - sum(worker.task is not None for worker in self._workers)):
            task, count = again.pop() if again else (next(waiting, None), 0)
            if task is None:
                return
            if idle:
                worker = idle.pop()
            else:
                worker = _Worker(self._wishes, self._trees, self._bounds)
                self._workers.append(worker)
            tries[task.name] = count + 1
            worker.task = task
            worker.give(tuple(task), self._bounds.seconds)

    def _answer(
        self, worker: _Worker, again: list[tuple[Task, int]], tries: dict[str, int]
    ) -> Written | None:
        """Return what a worker gives back; None where it is gone and its report is tried once more."""
        assert worker.task is not None
        try:
            entry, *rest = worker.pipe.recv()
        except (EOFError, OSError):
            task, count = worker.task, tries.pop(worker.task.name)
            if worker.timed_out:
                return self._lost(worker, too_long(task.name, self._bounds.seconds))
            if count < TRIES:
                self._drop(worker)
                again.append((task, count))
                return None
            return self._lost(worker, crashed(task.name, self._bounds.memory))
        tries.pop(worker.task.name)
        worker.task = None
        return Written(read_entry(entry), *rest)

    def _lost(self, worker: _Worker, error: LawcheckError) -> Written:
        """Return the outputs of a report over which a worker was lost, and do without that worker."""
        assert worker.task is not None
        report = unreadable(worker.task.name, error)
        self._drop(worker)
        return written(shown(report), self._rulebook, lost=True)

    def _drop(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.end()

    def close(self) -> None:
        """End all workers."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()
