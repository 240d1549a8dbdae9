"""What checks the reports of a batch: processes of this machine, or those of a cluster."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import Protocol

from checker.batch.entry import Written
from checker.batch.pool import Bounds, Pool
from checker.batch.worker import Task
from checker.checking import Checker, Wishes
from checker.errors import LawcheckError

DASK = "dask://"


class Executor(Protocol):
    """Takes tasks and gives back what comes of them."""

    def check(self, tasks: Iterable[Task]) -> Generator[tuple[str, Written], None, None]:
        """Yield the name of each task with what comes of it, in the order in which they are ready."""
        ...

    def close(self) -> None:
        """Let go of what checks, whatever it does."""
        ...


def executor_of(name: str, wishes: Wishes, checker: Checker, bounds: Bounds, file: str) -> Executor:
    """Return the executor of a name; none: processes of this machine. Raises LawcheckError for a name that is none.

    ``file`` is one of the reports: its rulebook names the kind of report where one could not be checked.
    """
    rulebook = checker.regime(file).rulebook
    if not name:
        return Pool(wishes, checker.trees, rulebook, bounds)
    if name.startswith(DASK):
        from checker.batch.cluster import Cluster

        return Cluster(name.removeprefix(DASK), wishes, checker, rulebook, bounds)
    raise LawcheckError(f"没有“{name}”这种执行方式。", remedy="可以写 dask://主机:端口。")
