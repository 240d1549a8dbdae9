"""A unit of text that conditions are asked of: which words stand in it and where, and what of it is told."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from checker.text.acts import Reading
from checker.text.terms import Span
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

Groups = Mapping[str, Sequence[Span]]
"""The spans of each group of words."""
_FEW = 8
"""So few spans are looked through."""
_MANY = 16
"""From so many readings on those that lie before and behind are looked up, not looked through."""


class Unit(NamedTuple):
    """A sentence, clause or heading as conditions see it.

    ``groups`` maps a group to its spans in the paragraph, ``start`` and ``end`` bound the unit in it,
    ``body`` is where the text begins after a marker such as 一是, ``clauses`` are the spans of the
    clauses of the unit. ``readings``, ``text`` (that of the paragraph) and ``does`` (which tells what the
    sentence does) are there for conditions that ask for them.
    """

    start: int
    end: int
    body: int
    groups: Groups
    clauses: tuple[Span, ...] = ()
    readings: tuple[Reading, ...] = ()
    text: str = ""
    does: Callable[[], Sequence[str]] | None = None

    def kept(self, stretches: Sequence[Span], names: Sequence[str]) -> Unit:
        """Return this unit with what stands inside one of ``stretches`` only, which stand in their order and apart."""
        groups: dict[str, list[Span]] = {}
        found, few = self.groups, _FEW if len(stretches) <= _FEW else 0
        for name in names:
            spans = found.get(name)
            if spans is not None:
                inside = (
                    [
                        span
                        for span in spans
                        for start, end in stretches
                        if start <= span[0] and span[1] <= end
                    ]
                    if len(spans) <= few
                    else [span for start, end in stretches for span in _between(spans, start, end)]
                )
                if inside:
                    groups[name] = inside
        return self._with_groups(groups)

    def spanning(self, stretches: Sequence[Span], names: Sequence[str]) -> Unit:
        """Return this unit with what begins in one of ``stretches`` and ends in one: 包一件久拖|未结的|行政争议 is told."""
        if len(stretches) == 1:
            return self.kept(stretches, names)
        whole = self.narrowed(stretches[0][0], stretches[-1][1], names)
        groups: dict[str, Sequence[Span]] = {}
        for name, spans in whole.groups.items():
            inside = [
                span
                for span in spans
                if any(start <= span[0] < end for start, end in stretches)
                and any(start < span[1] <= end for start, end in stretches)
            ]
            if inside:
                groups[name] = inside
        return self._with_groups(groups)

    def read(self, readings: tuple[Reading, ...], text: str, does: Callable[[], Sequence[str]]) -> Unit:
        """Return this unit with what it tells and does, for conditions that ask for it."""
        return Unit(self.start, self.end, self.body, self.groups, self.clauses, readings, text, does)

    def _with_groups(self, groups: Groups) -> Unit:
        return Unit(
            self.start, self.end, self.body, groups, self.clauses, self.readings, self.text, self.does
        )

    def narrowed(self, start: int, end: int, names: Sequence[str]) -> Unit:
        """Return the part of this unit between ``start`` and ``end``, with the groups ``names`` only."""
        groups: dict[str, list[Span]] = {}
        found = self.groups
        for name in names:
            spans = found.get(name)
            if spans is not None:
                inside = (
                    [span for span in spans if start <= span[0] and span[1] <= end]
                    if len(spans) <= _FEW
                    else _between(spans, start, end)
                )
                if inside:
                    groups[name] = inside
        readings = self.readings
        if len(readings) > _MANY:
            first, last = bisect_right(readings, start, key=_end), bisect_left(readings, end, key=_start)
            readings = readings[first:last]
        readings = tuple([one for one in readings if one.start < end and one.end > start])
        return Unit(start, end, max(start, min(self.body, end)), groups, (), readings, self.text, self.does)


def _between(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """Return those of ``spans``, which stand in their order, that lie between ``start`` and ``end``."""
    first, last = bisect_left(spans, (start, start)), bisect_left(spans, (end, end))
    return [span for span in spans[first:last] if span[1] <= end]


def _start(reading: Reading) -> int:
    return reading.start


def _end(reading: Reading) -> int:
    return reading.end
