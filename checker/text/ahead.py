"""The code of regular expressions, worked out when the packs are compiled; see :mod:`checker.text.lazy`."""

from __future__ import annotations

import pickle
import pkgutil
import re
import sys
from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from importlib import import_module
from typing import Any

from checker.text.beginnings import add_beginnings
from checker.text.lazy import pattern, version

_PACKAGE = __name__.partition(".")[0]
_INNER = 2
"""Expressions may stand in tuples and mappings of a module, so many deep."""


def patterns_ahead() -> bytes:
    """Return the file of codes for every expression that stands in a module of the program."""
    for entry in pkgutil.walk_packages(sys.modules[_PACKAGE].__path__, f"{_PACKAGE}."):
        if entry.name != f"{_PACKAGE}.__main__":  # which is run by being imported
            with suppress(ImportError):  # one that needs an extra which is not installed
                import_module(entry.name)
    return codes_ahead(_in_modules())


def lacks_some(known: Container[tuple[str, int]]) -> bool:
    """Whether a module that is loaded now holds an expression that is not among the ``known``: it has changed since."""
    return any(one not in known for value in _in_modules() for one in _held(value, _INNER))


def _in_modules() -> Iterator[object]:
    for name, module in sorted(sys.modules.items()):
        if name.partition(".")[0] == _PACKAGE:
            yield from tuple(vars(module).values())


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
