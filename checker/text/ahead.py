"""The code of regular expressions, worked out when the packs are compiled; see :mod:`checker.text.lazy`."""

from __future__ import annotations

import pickle
import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from checker.text.beginnings import add_beginnings
from checker.text.lazy import pattern, version

_INNER = 2
"""Expressions may stand in tuples and mappings of a module, so many deep."""


def patterns_ahead() -> bytes:
    """Return the file of codes for every expression that stands in a module of the program loaded now."""
    modules = [module for name, module in sorted(sys.modules.items()) if name.split(".")[0] == "checker"]
    return codes_ahead(value for module in modules for value in tuple(vars(module).values()))


def codes_ahead(expressions: Iterable[object]) -> bytes:
    """Return the file of codes for expressions, which may stand in tuples and mappings.

    It is a pickle of (version, {(expression, flags): code}). For an interpreter whose :mod:`re` is built in another way it is
    an empty one, which makes every expression be compiled when it is used.
    """
    known: dict[tuple[str, int], Any] = {}
    try:
        made_for = version()
        for value in expressions:
            for source, flags in _held(value, _INNER):
                known[source, flags] = _code(source, flags)
    except (ImportError, AttributeError, TypeError):
        return pickle.dumps(((), {}), 5)
    return pickle.dumps((made_for, known), 5)


def _held(value: object, depth: int) -> Iterator[tuple[str, int]]:
    if type(value).__name__ == "pattern" and type(value).__module__ == pattern.__module__:
        yield value.pattern, value.flags  # type: ignore[attr-defined]
    elif depth and isinstance(value, tuple | list):
        for one in value:
            yield from _held(one, depth - 1)
    elif depth and isinstance(value, dict):
        yield from _held(tuple(value.values()), depth - 1)


def _code(source: str, flags: int) -> tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]:
    # As re.compile does it, up to the last step, which makes the machine.
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(source, flags)
    code = _compiler._code(parsed, flags)
    add_beginnings(code, parsed, flags)
    groups: dict[str, int] = dict(parsed.state.groupdict)
    names: list[str | None] = [None] * parsed.state.groups
    for name, at in groups.items():
        names[at] = name
    words = b"".join(word.to_bytes(4, sys.byteorder) for word in code)
    whole = re.compile(source, flags).flags
    return whole, words, parsed.state.groups - 1, groups, tuple(names)
