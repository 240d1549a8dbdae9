"""The options of commands that check in processes of their own: how many, and what each may take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click


def bounded(seconds: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return a decorator that gives a command ``--workers``, ``--timeout`` (``seconds`` unless it is given) and ``--memory``."""
    options = (
        click.option(
            "--workers",
            type=click.IntRange(1, 256),
            metavar="个数",
            help="同时检查几份。（默认按处理器的个数）",
        ),
        click.option(
            "--timeout",
            "seconds",
            type=click.IntRange(1, 3600),
            default=seconds,
            metavar="秒",
            help=f"一份最多用多少秒，超过的不再检查，写明原因。（默认 {seconds}）",
        ),
        click.option(
            "--memory",
            type=click.IntRange(256, 65536),
            default=1024,
            metavar="MB",
            help="检查一份最多用多少内存（MB）。（默认 1024）",
        ),
    )

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate
