"""Regular expressions that are compiled when they are first used, from what was worked out ahead where that is at hand.

A plain run uses sixty of them; working out what the machine of :mod:`re` shall do takes a fifth of such a run, and most reports need
few of those that the checks have (docs/decisions/0002). So the code of the machine is kept as Python keeps its bytecode: in a file
beside the compiled rule packs, for one version of Python, looked up by the expression itself. Without it, or for another
version, all works the same and starts more slowly; in a checkout it is made again when it lacks one (rulebook/shipped.py). The machine proves each code that it is given and refuses what is none.
"""

from __future__ import annotations

import os
import sys

from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Container
    from re import Pattern, compile
    from typing import AnyStr

    Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
    """All flags, the code as 32-bit words, the number of groups, the groups by name, the names by group."""

    def pattern(source: AnyStr, flags: int = 0) -> Pattern[AnyStr]:
        """Return the compiled expression, as far as a type checker is concerned."""
        return compile(source, flags)

else:

    class pattern:
        """A regular expression with the methods of a compiled one; its first use compiles it."""

        def __init__(self, source, flags=0):
            self.pattern = source
            self.flags = int(flags)

        def __getattr__(self, name):
            if name.startswith("__"):
                raise AttributeError(name)
            method = getattr(_compiled(self.pattern, self.flags), name)
            setattr(self, name, method)
            return method

        def __reduce__(self):
            return pattern, (self.pattern, self.flags)


_UNREAD = [
    os.path.join(
        os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "rulebook", "_compiled", "patterns"
    )
]
"""The files of codes that have not been read yet; the first is that of the expressions in modules."""
_KNOWN: dict[tuple[str, int], Code] = {}
"""What the files that were read hold."""


_WHEN_LACKING: list[Callable[[Container[tuple[str, int]]], None]] = []
"""What is told, once, that an expression was looked for in vain."""


def when_lacking(told: Callable[[Container[tuple[str, int]]], None]) -> None:
    """Have ``told`` called with what is known when an expression is looked for in vain for the first time."""
    _WHEN_LACKING[:] = [told]


def look_in(file: str) -> None:
    """Take codes from another file, too: that of the expressions in the rules of a kind of report."""
    _UNREAD.append(file)


def version() -> tuple[object, ...]:
    """Return what the code of an expression depends on. Raises ImportError for an interpreter without that machine."""
    import _sre  # type: ignore[import-not-found]

    return sys.implementation.cache_tag, sys.hexversion, _sre.MAGIC, _sre.CODESIZE


def unreadable() -> tuple[type[Exception], ...]:
    """Return what reading something that was kept can raise: the file is gone, was cut off, or is of another version."""
    from _pickle import UnpicklingError

    return (
        OSError,
        ValueError,
        EOFError,
        UnpicklingError,
        AttributeError,
        ImportError,
        TypeError,
        IndexError,
    )


def _compiled(source: str, flags: int) -> Pattern[str]:
    if _UNREAD:
        files, _UNREAD[:] = _UNREAD[:], ()
        for name in files:
            _KNOWN.update(_read(name))
    code = _KNOWN.get((source, flags))
    if code is not None:
        from _sre import compile as load

        try:
            found: Pattern[str] = load(source, code[0], list(memoryview(code[1]).cast("I")), *code[2:])
            return found
        except (RuntimeError, TypeError, ValueError, OverflowError):
            pass
    elif _WHEN_LACKING and _KNOWN:
        _WHEN_LACKING.pop()(_KNOWN)
    import re

    return re.compile(source, flags)


def _read(name: str) -> dict[tuple[str, int], Code]:
    from _pickle import load

    try:
        with open(name, "rb") as file:
            made_for, known = load(file)
        if made_for == version() and isinstance(known, dict):
            return known
    except unreadable():
        pass
    return {}


__all__ = ["look_in", "pattern", "unreadable", "version", "when_lacking"]
