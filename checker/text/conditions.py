"""The condition language of rule packs, and its evaluation on one unit of text (unit.py).

A *condition* combines patterns (patterns.py): ``any``, ``all``, ``none``, ``starts`` (one of them opens the
unit); ``within: clause`` asks that one single clause satisfies it.

A condition can also ask what a clause says *happened*: ``act`` (words for the act, in one clause), ``object`` (what it is
done to: in the clause of the act, or in one before it where the act has no object of its own), ``actor``, ``mood``, ``polarity``, ``year``, and
``aside`` (words of another matter: clauses that hold them are left out). Any of these keys leaves in the unit only what is told as
done in the reporting year, unless the condition says otherwise.

``does`` asks what the sentence as a whole does (report a measure, confess a shortcoming …), as the learned reader reads it; it is
asked last, so that a sentence is only read where everything else holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import groupby

from checker.text.acts import Reading, Wanted, bounds_of, may_be_object, unnamed_beside
from checker.text.patterns import Pattern
from checker.text.presence import is_there
from checker.text.terms import Span
from checker.text.unit import Groups, Unit
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any


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
    wanted: Wanted | None = None
    reads: bool = False
    """Whether this condition, or one inside it, asks for readings."""
    does: tuple[str, ...] = ()


def _clause(reading: Reading) -> int:
    return reading.clause


def evaluate(condition: Condition, unit: Unit) -> tuple[Span, ...] | None:
    """Return the decisive spans when ``unit`` satisfies ``condition``, else None.

    A condition that only forbids (``none``) is satisfied with no span at all.
    """
    if condition.positive and unit.groups.keys().isdisjoint(condition.positive):
        return None
    if not condition.clause:
        return _evaluate(condition, unit)
    if not possible(condition, unit):
        return None
    for start, end in unit.clauses or ((unit.start, unit.end),):
        spans = _evaluate(condition, unit.narrowed(start, end, condition.needs))
        if spans is not None:
            return spans
    return None


def opens(condition: Condition, unit: Unit) -> bool:
    """Whether ``unit`` begins as ``condition`` asks for, whatever else it asks for."""
    groups, body = unit.groups, unit.body
    for item in condition.starts:
        if type(item) is str:
            if item in groups and any(start == body for start, _ in groups[item]):
                return True
        elif _match_at(item, unit) is not None:
            return True
    return not condition.starts


def possible(condition: Condition, unit: Unit) -> bool:
    """Whether some part of ``unit`` could satisfy ``condition``: what it asks for is in the unit at all."""
    if condition.positive and unit.groups.keys().isdisjoint(condition.positive):
        return False
    if not all(name in unit.groups for name in condition.requires):
        return False
    if not all(_match(item, unit) is not None for item in condition.all):
        return False
    return not condition.any or any(_match(item, unit) is not None for item in condition.any)


def _evaluate(condition: Condition, unit: Unit) -> tuple[Span, ...] | None:
    groups = unit.groups
    if condition.positive and groups.keys().isdisjoint(condition.positive):
        return None
    for name in condition.requires:
        if name not in groups:
            return None
    for item in condition.none:
        if item in groups if type(item) is str else _match(item, unit) is not None:
            return None
    acts: tuple[Span, ...] = ()
    if condition.wanted is not None:
        told = _told(condition.wanted, condition.needs, unit)
        if told is None:
            return None
        unit, acts = told
        groups = unit.groups
    decisive: list[Span] = [*acts]
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
    if condition.does and (unit.does is None or not any(one in condition.does for one in unit.does())):
        return None
    return tuple(sorted(set(decisive))) if len(decisive) > 1 else tuple(decisive)


def _told(wanted: Wanted, names: Sequence[str], unit: Unit) -> tuple[Unit, tuple[Span, ...]] | None:
    """Return the unit with what it tells of the kind wanted only, and where the act and its object stand; None where there is none."""
    readings = unit.readings
    if not readings:  # a heading, or a unit that nobody has read: taken as told
        readings = (Reading(unit.start, unit.end, 0, "", "told", "done", "this"),)
    clauses = bounds_of(readings)
    kept = wanted.allowed(readings)
    barred: set[int] = set()
    for item in wanted.aside:
        if kept and is_there(item, unit.groups):
            own = tuple(groups_of((item,)))
            barred.update(at for at in clauses if _match(item, unit.narrowed(*clauses[at], own)) is not None)
    if barred:
        kept = [one for one in kept if one.clause not in barred]
    if not kept:
        return None
    acts: tuple[Span, ...] = ()
    if wanted.act:
        found = _act(wanted, names, unit, kept, clauses, barred)
        if found is None:
            return None
        acts = found
        if len(kept) < len(readings):  # 主持修订了处罚流程: what is arranged is what the act is about
            before, told = {*kept}, {one.clause for one in kept}
            kept = [one for one in readings if one in before or (one.clause in told and wanted.arranges(one))]
    return unit.kept(_joined(kept), names), acts


def _joined(kept: Sequence[Reading]) -> list[Span]:
    """Return the stretches of readings, those that touch as one: a word may stand across 为|落实…制度|的要求."""
    stretches: list[Span] = []
    for one in kept:
        if stretches and stretches[-1][1] == one.start:
            stretches[-1] = (stretches[-1][0], one.end)
        else:
            stretches.append((one.start, one.end))
    return stretches


def _act(
    wanted: Wanted,
    names: Sequence[str],
    unit: Unit,
    kept: Sequence[Reading],
    clauses: Mapping[int, Span],
    barred: Set[int],
) -> tuple[Span, ...] | None:
    objects = _Objects(wanted, names, unit, barred, clauses, {})
    for number, ones in groupby(kept, _clause):
        stretches = [(one.start, one.end) for one in ones]
        here = unit.spanning(stretches, names)
        for item in wanted.act:
            act = _match(item, here)
            if act is None:
                continue
            if not wanted.object:
                return act
            thing = _first(wanted.object, unit.narrowed(*clauses[number], names))
            if thing is None:
                # 上网公布: all words of the act, not its first one, stand before what it may be done to
                name = item if type(item) is str else item[-1][0] if type(item) is tuple else None
                last = act[-1] if name is None else here.groups[name][-1]
                thing = objects.before(
                    number, unnamed_beside(unit.text, clauses[number], (act[0][0], last[1]))
                )
            if thing is not None:
                return (*act, *thing)
    return None


class _Objects(NamedTuple):
    """The objects that the clauses of a unit name, looked up for the clauses behind them; ``known`` keeps what was found."""

    wanted: Wanted
    names: Sequence[str]
    unit: Unit
    barred: Set[int]
    clauses: Mapping[int, Span]
    known: dict[tuple[int, tuple[bool, bool]], tuple[Span, ...] | None]

    def before(self, number: int, unnamed: tuple[bool, bool]) -> tuple[Span, ...] | None:
        """Return the nearest object that a clause before the one of ``number`` names, clauses of another matter apart.

        An act that has an object of its own still speaks of what an earlier clause sets as its topic (凡拟吊销证照的，都先把卷宗交法规科看;
        处罚决定572份，作出后七日内推送到信用平台). ``unnamed`` says whether it names nothing before it, and behind it.
        """
        found: tuple[Span, ...] | None = None
        for other in range(number - 1, -1, -1):
            if other in self.clauses:
                start, end = self.clauses[other]
                hit = _first(self.wanted.object, self.unit.narrowed(start, end, self.names))
                if hit is not None and may_be_object(self.unit.text, (start, end), hit, unnamed):
                    found = None if other in self.barred else hit
                    break
            if (other, unnamed) in self.known:
                found = self.known[other, unnamed]
                break
        self.known[number, unnamed] = found
        return found


def _first(items: Sequence[Any], unit: Unit) -> tuple[Span, ...] | None:
    return next((hit for item in items if (hit := _match(item, unit)) is not None), None)


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
