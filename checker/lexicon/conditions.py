"""The condition language of rule packs, and its evaluation on one unit of text.

A *pattern* is what a lawyer writes: ``主持召开`` (the words), ``将…述法…纳入`` (in this order within
the unit), ``{领导}…{履职动作}`` (any term of the lists, in this order), ``{领导}主持`` (adjacent).
A *condition* combines patterns: ``any``, ``all``, ``none``, ``starts`` (one of them opens the
unit); ``within: clause`` asks that one single clause satisfies it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from checker.lexicon.terms import Span

GAP = "…"
Groups = Mapping[str, Sequence[Span]]


class Token(NamedTuple):
    """One element of a pattern: the group that must be hit, and whether a gap may stand before it."""

    group: str
    gap: bool


Pattern = tuple[Token, ...]


class Condition(NamedTuple):
    """A compiled condition; items are patterns or nested conditions."""

    any: tuple[Any, ...] = ()
    all: tuple[Any, ...] = ()
    none: tuple[Any, ...] = ()
    starts: tuple[Any, ...] = ()
    clause: bool = False


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

    def narrowed(self, start: int, end: int) -> Unit:
        """Return the part of this unit between ``start`` and ``end`` as a unit of its own."""
        groups = {
            name: inside
            for name, spans in self.groups.items()
            if (inside := [span for span in spans if span[0] >= start and span[1] <= end])
        }
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
            if not closed or not name:
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


def match_pattern(pattern: Pattern, unit: Unit, at: int | None = None) -> tuple[Span, ...] | None:
    """Return the spans of the first match of ``pattern`` in ``unit``, or None.

    ``at`` asks that the match begins exactly there.
    """
    return _match(pattern, 0, unit.groups, unit.start if at is None else at, at is not None)


def _match(pattern: Pattern, index: int, groups: Groups, after: int, adjacent: bool) -> tuple[Span, ...] | None:
    token = pattern[index]
    for span in groups.get(token.group, ()):
        if span[0] < after or (adjacent and span[0] != after):
            continue
        if index + 1 == len(pattern):
            return (span,)
        rest = _match(pattern, index + 1, groups, span[1], not pattern[index + 1].gap)
        if rest is not None:
            return (span, *rest)
    return None


def evaluate(condition: Condition, unit: Unit) -> tuple[Span, ...] | None:
    """Return the decisive spans when ``unit`` satisfies ``condition``, else None.

    A condition that only forbids (``none``) is satisfied with no span at all.
    """
    if condition.clause:
        for start, end in unit.clauses or ((unit.start, unit.end),):
            spans = _evaluate(condition, unit.narrowed(start, end))
            if spans is not None:
                return spans
        return None
    return _evaluate(condition, unit)


def _item(item: Any, unit: Unit, at: int | None = None) -> tuple[Span, ...] | None:
    if isinstance(item, Condition):
        return evaluate(item, unit)
    return match_pattern(item, unit, at)


def _evaluate(condition: Condition, unit: Unit) -> tuple[Span, ...] | None:
    for item in condition.none:
        if _item(item, unit) is not None:
            return None
    decisive: list[Span] = []
    for item in condition.all:
        spans = _item(item, unit)
        if spans is None:
            return None
        decisive.extend(spans)
    for items, at in ((condition.any, None), (condition.starts, unit.body)):
        if not items:
            continue
        for item in items:
            spans = _item(item, unit, at)
            if spans is not None:
                decisive.extend(spans)
                break
        else:
            return None
    return tuple(sorted(set(decisive)))


def groups_of(condition: Condition) -> set[str]:
    """Return the names of all groups that ``condition`` refers to."""
    names: set[str] = set()
    for items in (condition.any, condition.all, condition.none, condition.starts):
        for item in items:
            if isinstance(item, Condition):
                names |= groups_of(item)
            else:
                names |= {token.group for token in item}
    return names
