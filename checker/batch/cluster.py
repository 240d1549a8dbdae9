"""Reports checked by a cluster: a scheduler of dask.distributed and its workers, on whatever machines (extra ``dask``).

What a worker needs is sent to it: the rules as they apply to the file, the options, the bytes. It reads no file. A worker that is lost costs
its reports only time: the scheduler gives them to another, up to a bound, beyond which a report counts as what ends workers.
"""

from __future__ import annotations

import pickle
from collections.abc import Generator, Iterable
from typing import Any

from checker.batch.entry import Written, entry_text, read_entry, written
from checker.batch.pool import Bounds
from checker.batch.process import alarm
from checker.batch.worker import Task, checked
from checker.checking import Checker, Regime, Wishes, unreadable
from checker.errors import LawcheckError
from checker.reporting.shown import shown
from checker.rulebook.model import Rulebook
from checker.version import __version__

_AHEAD = 3
"""So many reports for each thread of the cluster are on their way at once: enough to keep it busy, few enough to be held."""
_CONNECT, _WORKERS = 10, 30
_TRIES = 3

_checkers: dict[str, Checker] = {}
"""In a worker: one for each set of rules that it was sent."""


class _Sent(Checker):
    """A checker that was sent its rules, and looks for none."""

    def __init__(self, wishes: Wishes, regime: Regime) -> None:
        super().__init__(wishes)
        self._sent = regime

    def regime(self, file: str) -> Regime:
        """Return the rules that were sent, whatever the file."""
        return self._sent


def check_one(
    version: str, digest: str, sent: bytes, wishes: tuple[Any, ...], task: tuple[Any, ...], seconds: float
) -> tuple[Any, ...]:
    """Check one report; run by a worker."""
    if version != __version__:
        raise RuntimeError(f"lawcheck {version} / {__version__}")
    if digest not in _checkers:
        _checkers.clear()
        _checkers[digest] = _Sent(Wishes(*wishes), pickle.loads(sent))
    alarm(seconds)
    try:
        answer = checked(_checkers[digest], Task(*task))
    finally:
        alarm(0)
    return (entry_text(answer.entry), *answer[1:])


class Cluster:
    """Checks tasks on the workers of a scheduler. Raises LawcheckError where there is none."""

    def __init__(
        self, address: str, wishes: Wishes, checker: Checker, rulebook: Rulebook, bounds: Bounds
    ) -> None:
        self._wishes, self._checker, self._rulebook, self._bounds = wishes, checker, rulebook, bounds
        if wishes.baseline is not None:
            raise LawcheckError("--baseline 和 --executor 不能一起用。", remedy="请去掉其中一个。")
        try:
            import distributed
        except ImportError:
            raise LawcheckError(
                "用 dask 需要的组件没有安装。", remedy="请运行 pip install 'lawcheck[dask]'。"
            ) from None
        self._distributed: Any = distributed
        try:
            self._client: Any = distributed.Client(
                f"tcp://{address}", timeout=_CONNECT, set_as_default=False, name="lawcheck"
            )
        except (OSError, ValueError, TimeoutError):
            raise LawcheckError(
                f"连不上 dask 的调度程序（{address}）。",
                remedy="请先在那台机器上运行 dask scheduler，核对主机和端口。",
            ) from None
        try:
            self._client.wait_for_workers(1, timeout=_WORKERS)
        except (OSError, TimeoutError):
            self._client.close()
            raise LawcheckError(
                f"dask 的调度程序（{address}）没有工作机。", remedy="请在各台机器上运行 dask worker 再试。"
            ) from None
        self._sent: dict[int, tuple[str, Any]] = {}

    def check(self, tasks: Iterable[Task]) -> Generator[tuple[str, Written], None, None]:
        """Yield the name of each task with what comes of it."""
        waiting = iter(tasks)
        names: dict[Any, str] = {}
        done = self._distributed.as_completed(loop=self._client.loop)
        self._hand_out(waiting, names, done)
        while names:
            future = next(done)
            name = names.pop(future.key)
            yield name, self._answer(future, name)
            self._hand_out(waiting, names, done)

    def close(self) -> None:
        """Leave the scheduler."""
        self._client.close()

    def _hand_out(self, waiting: Iterable[Task], names: dict[Any, str], done: Any) -> None:
        wanted = _AHEAD * max(1, sum(self._client.nthreads().values())) - len(names)
        for task in waiting if wanted > 0 else ():
            digest, sent = self._regime(task.file)
            future = self._client.submit(
                check_one,
                __version__,
                digest,
                sent,
                tuple(self._wishes),
                tuple(task),
                self._bounds.seconds,
                pure=False,
                retries=_TRIES,
            )
            names[future.key] = task.name
            done.add(future)
            wanted -= 1
            if wanted <= 0:
                return

    def _regime(self, file: str) -> tuple[str, Any]:
        """Return the rules of a file as they are sent, once to each worker."""
        regime = self._checker.regime(file)
        if id(regime) not in self._sent:
            from checker.batch.stems import digest

            data = pickle.dumps(regime)
            self._sent[id(regime)] = digest(data), self._client.scatter(data, broadcast=True)
        return self._sent[id(regime)]

    def _answer(self, future: Any, name: str) -> Written:
        try:
            entry, *rest = future.result()
            return Written(read_entry(entry), *rest)
        except self._distributed.KilledWorker:
            told = "检查这一份的机器几次异常结束（多半是内存或者时间超过上限），没有检查这一份。"
        except RuntimeError as error:
            told = f"工作机上的 lawcheck 版本不同（{error}），没有检查这一份。"
        except Exception as error:
            told = f"工作机没有检查成这一份（{type(error).__name__}）。"
        lost = LawcheckError(told, remedy="请再运行一次；仍然这样的，请单独检查这一份。", path=name)
        return written(shown(unreadable(name, lost)), self._rulebook, lost=True)
