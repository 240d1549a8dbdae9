"""What a text must hold for a regular expression to find anything in it: looking for that is cheaper than trying the expression."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

_MOST = 128
"""Where more characters or pairs would do, looking for them spares nothing."""


def needed(source: str) -> frozenset[str] | None:
    """Return characters and pairs of neighbours of which every match holds one or more; None where that cannot be told."""
    try:
        from re import IGNORECASE, _parser  # type: ignore[attr-defined]
    except ImportError:  # another interpreter
        return None
    parsed = _parser.parse(source)
    return None if parsed.state.flags & IGNORECASE else _of_sequence(parsed)


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """Return what the best of several parts that must all be there needs: pairs rather than characters, few rather than many."""
    found: list[frozenset[str]] = []
    before: frozenset[str] | None = None
    for name, value in items:
        if str(name) in ("ASSERT", "ASSERT_NOT", "AT"):
            continue  # takes no character: what stands on both sides of it are neighbours
        here = _characters(str(name), value)
        if here is not None:
            found.append(here)
            if before is not None and len(before) * len(here) <= _MOST:
                found.append(frozenset(left + right for left in before for right in here))
        else:
            inner = _of_group(str(name), value)
            if inner is not None:
                found.append(inner)
        before = here
    return min(found, key=_worth, default=None)


def _worth(needs: frozenset[str]) -> tuple[int, int]:
    return -min(map(len, needs)), len(needs)


def _characters(name: str, value: Any) -> frozenset[str] | None:
    """Return the characters of which a part takes exactly one, None for any other part."""
    if name == "LITERAL":
        return frozenset((chr(value),))
    if name != "IN":
        return None
    found: set[str] = set()
    for inner, what in value:
        if str(inner) == "LITERAL":
            found.add(chr(what))
        elif str(inner) == "RANGE" and what[1] - what[0] < _MOST:
            found.update(map(chr, range(what[0], what[1] + 1)))
        else:
            return None
    return frozenset(found) if len(found) <= _MOST else None


def _of_group(name: str, value: Any) -> frozenset[str] | None:
    """Return what a part that holds others needs."""
    if name == "SUBPATTERN":
        return None if value[1] or value[2] else _of_sequence(value[3])
    if name == "ATOMIC_GROUP":
        return _of_sequence(value)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _of_sequence(value[2]) if value[0] else None
    return _of_any(value[1]) if name == "BRANCH" else None


def _of_any(ways: Sequence[Iterable[tuple[Any, Any]]]) -> frozenset[str] | None:
    """Return what the ways of an alternative need together."""
    found = [_of_sequence(way) for way in ways]
    whole = [one for one in found if one is not None]
    together = frozenset().union(*whole)
    return together if len(whole) == len(found) and len(together) <= _MOST else None
