"""With which characters what an expression finds can begin: told to the machine of :mod:`re`, it passes over all others in one step.

The compiler of :mod:`re` tells it so only of plain words and of plain choices between them. Most expressions of the packs begin with
a choice of choices, an optional word or a condition, and the machine would try all of that at each character of a text.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

_NOTHING = ("AT", "ASSERT", "ASSERT_NOT")
"""What takes no character."""
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_MASK, _FIRST = 2, 5
"""Where the code of an expression says what is known of its beginning, and where that follows (``_sre`` in CPython, INFO)."""

_Set = list[tuple[Any, Any]]


def add_beginnings(code: list[int], parsed: Any, flags: int) -> None:
    """Add to the code of an expression with which characters it can begin, where that is known and nothing better is said there."""
    from re import IGNORECASE, _compiler  # type: ignore[attr-defined]

    if (
        code[0] != _compiler.INFO
        or code[_MASK]
        or parsed.state.flags & IGNORECASE
        or isinstance(parsed.state.str, bytes)
    ):
        return
    begins, may_be_empty = _beginnings(parsed)
    if begins is None or may_be_empty:
        return
    added: list[int] = []
    _compiler._compile_charset(_compiler._optimize_charset(begins)[0], flags | parsed.state.flags, added)
    code[_FIRST:_FIRST] = added
    code[1] += len(added)
    code[_MASK] = _compiler.SRE_INFO_CHARSET


def _beginnings(items: Iterable[tuple[Any, Any]]) -> tuple[_Set | None, bool]:
    """Return the characters with which what parts of an expression match together can begin, and whether that may be nothing at all.

    None where it can be nearly any character.
    """
    found: _Set = []
    for part, value in items:
        begins, may_be_empty = _of_part(part, value)
        if begins is None:
            return None, False
        found += begins
        if not may_be_empty:
            return found, False
    return found, True


def _of_part(part: Any, value: Any) -> tuple[_Set | None, bool]:
    name = str(part)
    if name in _NOTHING:
        return [], True
    if name == "LITERAL":
        return [(part, value)], False
    if name == "IN":
        plain = all(str(kind) in ("LITERAL", "RANGE", "CATEGORY") for kind, _ in value)
        return (list(value), False) if plain else (None, False)
    if name in _REPEATS:
        least, _, inner = value
        begins, may_be_empty = _beginnings(inner)
        return begins, may_be_empty or not least
    if name == "SUBPATTERN":
        _, added, removed, inner = value
        return (None, False) if added or removed else _beginnings(inner)
    if name == "ATOMIC_GROUP":
        return _beginnings(value)
    if name == "BRANCH":
        every = [_beginnings(inner) for inner in value[1]]
        if any(begins is None for begins, _ in every):
            return None, False
        return [one for begins, _ in every for one in begins or ()], any(empty for _, empty in every)
    return None, False
