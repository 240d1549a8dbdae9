"""Keep the code of the modules that a plain run loads in one file, from which the next run takes them (imports.py).

In a checkout a run that found a module changed writes the file anew, as Python writes the bytecode of a changed module. Code and
source must belong together for good: the source may be written while a run is under way, or twice before a coarse clock moves on.
"""

from __future__ import annotations

import sys
import time
from importlib.machinery import SourceFileLoader
from importlib.util import MAGIC_NUMBER
from marshal import dumps

from checker.cli.imports import LENGTH, NAME, PACKAGE, Kept, Loader, source_of
from checker.rulebook.shipped import keep
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

_SETTLED = 3 * 10**9
"""A source that was written less than so many nanoseconds ago may be written again at what its file system calls the same time."""

_PIECE = 90_000
"""Bytes of a piece of the file: larger ones the system gives and takes back each time."""

_MAKES_RULES = f"{PACKAGE}.rulebook.compile"


def keep_modules() -> None:
    """Write the modules of the program that are loaded now, where their sources rest.

    A run that had to make the rules anew has loaded twice as many as the next one needs, which keeps its own.
    """
    kept = kept_of(sys.modules) if _MAKES_RULES not in sys.modules else {}
    if kept:
        keep(NAME, packed(kept))


def packed(kept: Kept) -> bytes:
    """Return modules as the file holds them (imports.py reads it): in pieces that are each small enough for memory that is used again."""
    pieces: list[bytes] = []
    together: Kept = {}
    size = 0
    for name, one in kept.items():
        together[name] = one
        size += len(dumps(one))
        if size >= _PIECE:
            pieces.append(dumps(together))
            together, size = {}, 0
    pieces.append(dumps(together))
    sizes = dumps([*map(len, pieces)])
    return b"".join((MAGIC_NUMBER, len(sizes).to_bytes(LENGTH, "little"), sizes, *pieces))


def kept_of(modules: Mapping[str, ModuleType]) -> Kept:
    """Return the code of those ``modules`` that are the program's, with what their sources were; none where one is being written.

    Python puts a module at the end of those that are loaded once it has been run: each stands behind those that it imports.
    This one, which no plain run needs, is left out.
    """
    kept: Kept = {}
    latest = time.time_ns() - _SETTLED
    for name, module in [*modules.items()]:
        loader = getattr(getattr(module, "__spec__", None), "loader", None)  # typing.io has no such thing
        if not name.startswith(f"{PACKAGE}.") or name == __name__ or not isinstance(loader, SourceFileLoader):
            continue
        # Before the code is asked for: then code of a source that is written meanwhile is newer than what is kept of it.
        source = loader.source if isinstance(loader, Loader) else source_of(loader.path)
        if source is None or source[1] > latest:
            return {}
        try:
            code = loader.get_code(name)
        except (OSError, ImportError, SyntaxError, ValueError):  # a source that is half written
            return {}
        if code is not None:
            kept[name] = source, loader.is_package(name), code
    return kept
