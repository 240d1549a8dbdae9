"""The condition language of rule packs, and its evaluation on one unit of text.

A *pattern* is what a lawyer writes: ``主持召开`` (the words), ``将…述法…纳入`` (in this order within
the unit), ``{领导}…{履职动作}`` (any term of the lists, in this order), ``{领导}主持`` (adjacent).
A *condition* combines patterns: ``any``, ``all``, ``none``, ``starts`` (one of them opens the
unit); ``within: clause`` asks that one single clause satisfies it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.text.terms import Span
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any


GAP = "…"
Groups = Mapping[str, Sequence[Span]]


class Token(NamedTuple):
    """One element of a pattern: the group that must be hit, and whether a gap may stand before it."""

    group: str
    gap: bool


Pattern = tuple[Token, ...]


class Condition(NamedTuple):
    """A compiled condition.

    An item is the name of a group (a pattern of one element), a pattern of several, or a nested condition.
    ``needs`` names all groups that the condition refers to, ``requires`` those without which it cannot hold,
    ``positive`` those of which it wants at least one (empty where it only forbids).
    """

    any: tuple[Any, ...] = ()
    all: tuple[Any, ...] = ()
    none: tuple[Any, ...] = ()
    starts: tuple[Any, ...] = ()
    clause: bool = False
    needs: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    positive: frozenset[str] = frozenset()


class Unit(NamedTuple):
    """A sentence, clause or heading as conditions see it.

    ``groups`` maps a group to its spans in the paragraph, ``start`` and ``end`` bound the unit in it,
    ``body`` is where the text begins after a marker such as 一是, ``clauses`` are the spans of the
    clauses of the unit.
    """

    start: int
    end: int
    body: int
    groups: Groups
    clauses: tuple[Span, ...] = ()

    def narrowed(self, start: int, end: int, names: Sequence[str]) -> Unit:
        """Return the part of this unit between ``start`` and ``end``, with the groups ``names`` only."""
        groups: dict[str, list[Span]] = {}
        for name in names:
            spans = self.groups.get(name)
            if spans is not None:
                inside = [span for span in spans if span[0] >= start and span[1] <= end]
                if inside:
                    groups[name] = inside
        return Unit(start, end, max(start, min(self.body, end)), groups)


def parse_pattern(text: str) -> Pattern:
    """Compile the written form of a pattern.

    Raises ValueError, with a Chinese message, for an empty element or an unclosed brace.
    """
    tokens: list[Token] = []
    gap = False
    rest = text.strip()
    while rest:
        if rest.startswith(GAP):
            gap = bool(tokens)
            rest = rest.lstrip(GAP)
            if not rest:
                raise ValueError(f"“{text}”以省略号结尾，省略号后面缺少词语")
            continue
        if rest.startswith("{"):
            name, closed, rest = rest[1:].partition("}")
            if not closed or not name or GAP in name or "{" in name:
                raise ValueError(f"“{text}”中的花括号没有写完整")
            tokens.append(Token("{" + name + "}", gap))
        else:
            cut = min((at for at in (rest.find(GAP), rest.find("{")) if at >= 0), default=len(rest))
            tokens.append(Token(rest[:cut], gap))
            rest = rest[cut:]
        gap = False
    if not tokens:
        raise ValueError("词语不能为空")
    return tuple(tokens)


def evaluate(condition: Condition, unit: Unit) -> tuple[Span, ...] | None:
    """Return the decisive spans when ``unit`` satisfies ``condition``, else None.

    A condition that only forbids (``none``) is satisfied with no span at all.
    """
    if not condition.clause:
        return _evaluate(condition, unit)
    if not possible(condition, unit):
        return None
    for start, end in unit.clauses or ((unit.start, unit.end),):
        spans = _evaluate(condition, unit.narrowed(start, end, condition.needs))
        if spans is not None:
            return spans
    return None


def possible(condition: Condition, unit: Unit) -> bool:
    """Whether some part of ``unit`` could satisfy ``condition``: what it asks for is in the unit at all."""
    if condition.positive and condition.positive.isdisjoint(unit.groups):
        return False
    if not all(name in unit.groups for name in condition.requires):
        return False
    if not all(_match(item, unit) is not None for item in condition.all):
        return False
    return not condition.any or any(_match(item, unit) is not None for item in condition.any)


def _evaluate(condition: Condition, unit: Unit) -> tuple[Span, ...] | None:
    groups = unit.groups
    if condition.positive and condition.positive.isdisjoint(groups):
        return None
    for name in condition.requires:
        if name not in groups:
            return None
    for item in condition.none:
        if item in groups if type(item) is str else _match(item, unit) is not None:
            return None
    decisive: list[Span] = []
    for item in condition.all:
        spans = _match(item, unit)
        if spans is None:
            return None
        decisive.extend(spans)
    if condition.any:
        for item in condition.any:
            if type(item) is str:
                if item in groups:
                    decisive.append(groups[item][0])
                    break
                continue
            spans = _match(item, unit)
            if spans is not None:
                decisive.extend(spans)
                break
        else:
            return None
    if condition.starts:
        for item in condition.starts:
            spans = _match_at(item, unit)
            if spans is not None:
                decisive.extend(spans)
                break
        else:
            return None
    return tuple(sorted(set(decisive))) if len(decisive) > 1 else tuple(decisive)


def _match(item: Any, unit: Unit) -> tuple[Span, ...] | None:
    if type(item) is str:
        spans = unit.groups.get(item)
        return None if spans is None else (spans[0],)
    if type(item) is Condition:
        return evaluate(item, unit)
    groups = unit.groups
    for token in item:
        if token[0] not in groups:
            return None
    return _sequence(item, 0, groups, unit.start, False)


def _match_at(item: Any, unit: Unit) -> tuple[Span, ...] | None:
    """Match an item at the very start of what the unit says."""
    if type(item) is str:
        start = unit.body
        return next(((span,) for span in unit.groups.get(item, ()) if span[0] == start), None)
    if type(item) is Condition:
        return evaluate(item, unit)
    return _sequence(item, 0, unit.groups, unit.body, True)


def _sequence(
    pattern: Pattern, index: int, groups: Groups, after: int, adjacent: bool
) -> tuple[Span, ...] | None:
    name = pattern[index][0]
    for span in groups.get(name, ()):
        if span[0] < after or (adjacent and span[0] != after):
            continue
        if index + 1 == len(pattern):
            return (span,)
        rest = _sequence(pattern, index + 1, groups, span[1], not pattern[index + 1][1])
        if rest is not None:
            return (span, *rest)
    return None


def groups_of(items: Sequence[Any]) -> set[str]:
    """Return the names of all groups that compiled items refer to."""
    names: set[str] = set()
    for item in items:
        if type(item) is str:
            names.add(item)
        elif type(item) is Condition:
            names.update(item.needs)
        else:
            names.update(token[0] for token in item)
    return names
