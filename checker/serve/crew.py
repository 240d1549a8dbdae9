"""The workers of the server: reports wait for their turn, and one that crashes, hangs or fills a worker costs only itself."""

from __future__ import annotations

import shutil
import tempfile
import threading
import time

from checker.batch.pool import Bounds
from checker.batch.process import TRIES, Process, crashed, too_long
from checker.checking import Checker, Wishes
from checker.errors import LawcheckError
from checker.serve.answers import UNREADABLE, WORD, Answer, Asked, refused, rendered, work
from checker.serve.folder import Folder


class StoppedError(Exception):
    """The server is being stopped."""


class _Worker(Process):
    """A process that answers, with a folder of its own for what readers unpack."""

    def __init__(self, wishes: Wishes, bounds: Bounds, folder: str) -> None:
        self.folder = tempfile.mkdtemp(dir=folder)
        super().__init__(work, (wishes, self.folder, bounds.memory, bounds.seconds))

    def end(self) -> None:
        """End the process and remove what it left."""
        super().end()
        shutil.rmtree(self.folder, ignore_errors=True)


class Crew:
    """Some workers, used from many threads. Raises LawcheckError where the rules cannot be used."""

    def __init__(self, wishes: Wishes, bounds: Bounds) -> None:
        self._wishes, self._bounds = wishes, bounds
        self.kind = Checker(wishes).regime("").rulebook.kind
        self._folder = Folder()
        self._places = threading.Semaphore(bounds.workers)
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []
        self._busy: set[_Worker] = set()
        self._closed = False
        self._idle.append(self._hired())

    def check(self, asked: Asked) -> Answer:
        """Return the answer to one report, once a worker is free for it. Raises StoppedError where the server is stopped."""
        with self._places:
            for _ in range(TRIES):
                worker = self._taken()
                try:
                    answer = self._answer(worker, asked)
                except (EOFError, OSError):
                    late = worker.timed_out
                    self._drop(worker)
                    if late:
                        return self._too_long(asked)
                    continue
                if answer is None:
                    self._drop(worker)
                    return self._too_long(asked)
                with self._lock:
                    self._busy.discard(worker)
                    self._idle.append(worker)
                return answer
        return self._lost(asked, crashed(asked.name, self._bounds.memory))

    def _answer(self, worker: _Worker, asked: Asked) -> Answer | None:
        """Return what a worker answers, None where its time is over. Raises EOFError and OSError where it is lost."""
        worker.give(tuple(asked), self._bounds.seconds)
        if not worker.pipe.poll(max(0.0, worker.until - time.monotonic())):
            if worker.until:
                return None
            raise EOFError
        return Answer(*worker.pipe.recv())

    def _hired(self) -> _Worker:
        return _Worker(self._wishes, self._bounds, self._folder.path)

    def _taken(self) -> _Worker:
        with self._lock:
            if self._closed:
                raise StoppedError
            worker = self._idle.pop() if self._idle else self._hired()
            self._busy.add(worker)
            return worker

    def _drop(self, worker: _Worker) -> None:
        with self._lock:
            self._busy.discard(worker)
        worker.end()

    def _too_long(self, asked: Asked) -> Answer:
        return self._lost(asked, too_long(asked.name, self._bounds.seconds))

    def _lost(self, asked: Asked, error: LawcheckError) -> Answer:
        """Return the answer to a report over which a worker was lost."""
        if asked.format == WORD:
            return refused(UNREADABLE, error)
        rulebook = Checker(self._wishes).regime("").rulebook
        return Answer(UNREADABLE, rendered(error, rulebook, asked))

    def close(self) -> None:
        """End all workers and remove what they left."""
        with self._lock:
            self._closed = True
            workers = [*self._idle, *self._busy]
            self._idle.clear()
        for worker in workers:
            worker.process.kill()
            worker.process.join()
        self._folder.close()
