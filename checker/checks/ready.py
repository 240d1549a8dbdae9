"""What a check makes ready from the parameters of its rule, made once for all documents of a run."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any, TypeVar

    T = TypeVar("T")

_READY: dict[tuple[int, int | None], tuple[Mapping[str, Any], Any]] = {}
"""By the identity of the parameters, which are kept beside so that it stays theirs, and the reporting year."""


def ready(options: Mapping[str, Any], year: int | None, make: Callable[[], T]) -> T:
    """Return what ``make`` makes of ``options`` in ``year`` (None: in any)."""
    key = (id(options), year)
    if key not in _READY:
        _READY[key] = (options, make())
    made: T = _READY[key][1]
    return made
