"""How far a batch has come: a line now and then, with the rate and what remains."""

from __future__ import annotations

import time
from collections.abc import Callable

_EVERY = 5.0
"""Seconds between two lines."""


class Progress:
    """Tells through ``say`` how many of ``count`` reports have been gone through; ``doing`` is what is done with them."""

    def __init__(self, say: Callable[[str], None], count: int, doing: str) -> None:
        self._say, self._count, self._doing = say, count, doing
        self._begun = self._told = time.monotonic()
        self._done = 0

    def step(self, kept: int = 0) -> None:
        """Count one more, beside those that are ``kept`` as they are, and tell where it is time."""
        self._done += 1
        now = time.monotonic()
        if now - self._told < _EVERY:
            return
        self._told = now
        rate = self._done / (now - self._begun)
        left = (self._count - self._done - kept) / rate
        remaining = f"{left / 60:.0f}分钟" if left >= 90 else f"{left:.0f}秒"
        self._say(
            f"{self._doing}{self._done + kept}/{self._count}份，每秒{rate:.1f}份，大约还要{remaining}。"
        )
