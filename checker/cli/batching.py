"""The command ``lawcheck batch``: options to an order, the outcome to an exit status."""

from __future__ import annotations

import os

from checker.checking import Wishes
from checker.cli import console
from checker.cli.files import write_file
from checker.cli.run import BROKEN, GATED, OK
from checker.errors import LawcheckError


def batch_command(
    paths: tuple[str, ...],
    out: str,
    wishes: Wishes,
    *,
    expected: str | None,
    workers: int | None,
    seconds: float,
    memory: int,
    resume: bool | None,
    quiet: bool,
    executor: str = "",
    only: tuple[str, ...] = (),
) -> int:
    """Run a batch; returns the exit status, as for ``check``."""
    from checker.batch.parts import PARTS
    from checker.batch.pool import Bounds
    from checker.batch.run import Order, Way, run_batch

    bounds = Bounds(workers or os.cpu_count() or 1, memory * 1024 * 1024, seconds)
    order = Order(paths, out, wishes, bounds, expected, resume, quiet, executor, only or PARTS)
    try:
        outcome = run_batch(order, Way(console.message, write_file))
    except LawcheckError as error:
        console.message(f"错误：{error}")
        return BROKEN
    return BROKEN if outcome.broken else GATED if outcome.gated else OK
