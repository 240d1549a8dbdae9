"""What a text must hold for a regular expression to find anything in it: looking for that is cheaper than trying the expression."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

_TAKES_NONE = ("ASSERT", "ASSERT_NOT", "AT")
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
    """The characters one of which stands directly before the next part; None where it may be any."""
    for part, value in items:
        name = str(part)
        if name in _TAKES_NONE:  # what stands on both sides of it are neighbours
            if name == "ASSERT" and value[0] < 0 and before is None:
                before = _character(value[1])
            continue
        here = _character(((part, value),))
        if here is not None:
            found.append(here)
            if before is not None and len(before) * len(here) <= _MOST:
                found.append(frozenset(left + right for left in before for right in here))
            before = here
            continue
        needs = _of_group(name, value)
        if needs is not None:
            found.append(needs)
        perhaps = _character(value[2]) if name.endswith("REPEAT") and value[:2] == (0, 1) else None
        before = before | perhaps if before is not None and perhaps is not None else None
    return min(found, key=_worth, default=None)


def _worth(needs: frozenset[str]) -> tuple[int, int]:
    return -min(map(len, needs)), len(needs)


def _character(items: Sequence[tuple[Any, Any]]) -> frozenset[str] | None:
    """Return the characters of which parts take exactly one, None for parts that take more, less, or any."""
    taking = [item for item in items if str(item[0]) not in _TAKES_NONE]
    if len(taking) != 1:
        return None
    name, value = str(taking[0][0]), taking[0][1]
    if name == "LITERAL":
        return frozenset((chr(value),))
    if name == "SUBPATTERN" and not (value[1] or value[2]):
        return _character(value[3])
    if name == "BRANCH":
        ways = [_character(way) for way in value[1]]
        return None if None in ways else frozenset().union(*(way for way in ways if way is not None))
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
