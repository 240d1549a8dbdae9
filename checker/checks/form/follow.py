"""Follow the numbers of a series and find those that do not follow."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from checker.checks.form.written import Written
from checker.document.items import Item
from checker.document.series import HEADINGS, Series
from checker.text.terms import Span
from checker.values import NamedTuple

GAP, FIRST, REPEAT, ORDER, LOST, UNMARKED = "gap", "first", "repeat", "order", "lost", "unmarked"
_DEEPEST = 30
"""So many lists may lie inside one another."""
_AHEAD = 60
"""How many items are read ahead."""
_BRACKETED = ("pcn", "pnum")
"""Kinds whose lost bracket is the matter of the rule on pairs."""


class BrokenSeries(NamedTuple):
    """A number that does not follow: the item, the nature of the fault, the values missing or expected.

    ``before`` is the item before it, ``span`` where in the flow the fault stands if not at the item.
    """

    item: Item
    nature: str
    values: tuple[int, ...]
    before: Item | None
    span: Span | None = None


class Follower:
    """Walks through a series, reading ahead to tell a wrong number from a list that begins again.

    ``items`` are all items of the document, ``written`` its text.
    """

    def __init__(self, series: Series, items: Sequence[Item], written: Written) -> None:
        self._series = series
        self._items = items
        self._written = written
        self._now = 0
        """The number that was reached."""
        self._outer: list[int] = []
        """The numbers reached in lists inside which the present one lies."""
        self._left = 0
        """The number reached where a list began again."""
        self._early: set[int] = set()
        """Numbers that stood before their turn."""

    def faults(self) -> Iterator[BrokenSeries]:
        """Yield what does not follow, in order."""
        entries = self._series.items
        before: Item | None = None
        for index, item in enumerate(entries):
            near = entries[index + 1 : index + _AHEAD]
            after = next((one.value for one in near if one.value is not None), None)
            if item.value is None:
                if before is not None and self._is_lost(item, before, after):
                    yield BrokenSeries(item, LOST, (self._now + 1,), before)
                    self._now += 1
                continue
            fault = (
                self._first(item, item.value, after)
                if before is None
                else self._next(index, item.value, before, after)
            )
            if fault is not None:
                yield fault
            before = item
        # A number printed twice may have been counted all the same.
        counted = (entries[0].value or 1) + len(entries) - 1
        self._series.reached = self._now
        self._series.ends = (self._now, counted)

    def _next(self, index: int, value: int, before: Item, after: int | None) -> BrokenSeries | None:
        """Take a step to ``value``; ``after`` is the number that comes next."""
        item = self._series.items[index]
        now = self._now
        if value == now + 1:
            self._now = value
            return None
        if value == 1:
            return self._one(index, before, after)
        if value - 1 in self._outer:
            del self._outer[self._outer.index(value - 1) :]
            self._now = value
            return None
        if value <= now and self._reopened(item, before):
            self._now = value  # a list begun anew within a paragraph
            return None
        if self._left and value == self._left + 1 < now and item.leads and self._series.kind in HEADINGS:
            self._now, self._left = value, 0  # numbers of one kind were used for two ranks of headings
            return None
        if after == now + 1:  # the next number goes on, this one is out of its turn
            absent = self._absent(item, value, before) if value > now + 1 else [value]
            self._early.add(value)
            return (
                BrokenSeries(item, REPEAT if value == now else ORDER, (now + 1,), before) if absent else None
            )
        if value <= now or after == 2:
            if self._reopened(item, before):
                self._now = value
                return None
            if after == 2 and now > 1:  # a list begins anew, with a wrong number
                self._now, self._outer = 1, []
                return BrokenSeries(item, ORDER, (1,), before)
        self._now = now + 1 if after == now + 2 else value
        if value <= now:
            return BrokenSeries(item, REPEAT if value == now else ORDER, (now + 1,), before)
        absent = self._absent(item, value, before, now)
        return self._missing(item, GAP, absent, before, before.end) if absent else None

    def _one(self, index: int, before: Item, after: int | None) -> BrokenSeries | None:
        """Take a step to a one: a list begins again, or a number is wrong."""
        item = self._series.items[index]
        now = self._now
        if self._stands_for_next(index, before, after):
            self._now = now + 1 if after == now + 2 else now
            return BrokenSeries(item, REPEAT, (now + 1,), before)
        self._outer = [*self._outer[-_DEEPEST:], now] if self._may_lie_inside(before, item) else []
        self._early.clear()
        self._left = now
        self._now = 1
        return None

    def _first(self, item: Item, value: int, after: int | None) -> BrokenSeries | None:
        """Take the first step: at one, or where the numbers of another parent ended."""
        self._now = value
        series = self._series
        previous = series.previous
        runs_on = previous is not None and value - 1 in previous.ends
        if value == 1 or (runs_on and after != 2) or self._begins_otherwise(item):
            return None
        start = series.parent if item.leads else min(series.parent, self._written.line_start(item))
        absent = self._written.absent(item, range(1, value), start)
        if not absent or self._runs_on(item, value, absent):
            return None
        if after == 2:
            self._now = 1
        elif previous is not None and series.parent <= previous.items[-1].start and previous.reached < value:
            return BrokenSeries(
                item, GAP, tuple(one for one in absent if one > previous.reached), previous.items[-1]
            )
        return self._missing(item, FIRST, absent, None, series.parent)

    def _runs_on(self, item: Item, value: int, absent: list[int]) -> bool:
        """Whether numbers run on across parents in a text whose items stand in mid-line, where not all of them were counted.

        Some numbers before ``value`` stand between the parent and the item, and the one before these behind the last that was counted.
        """
        lowest = value
        while lowest > 1 and lowest - 1 not in absent:
            lowest -= 1
        previous = self._series.previous
        if (
            previous is None
        ):  # the first of its kind: those before it may stand under what is taken for its parent's own list
            return not self._written.absent(item, range(1, value), 0)
        if not 1 < lowest < value:
            return False
        return lowest - 1 in previous.ends or not self._written.absent(
            item, (lowest - 1,), previous.items[-1].end
        )

    def _begins_otherwise(self, item: Item) -> bool:
        """Whether something else than its first number opens the series, or nothing need open it."""
        series = self._series
        chain = self._written.chains.get(series.kind)
        if chain is not None:
            first = bisect_left(self._items, series.parent, key=_start)
            last = bisect_left(self._items, item.start, first, key=_start)
            numbered = any(one.value == 1 for one in self._items[first:last])
            return (
                not chain.complete or numbered or self._written.opened(series.kind, series.parent, item.start)
            )
        if not item.leads and series.kind not in HEADINGS:
            return True  # a number in mid-text that nothing precedes may be anything
        return series.kind == "cn" and self._renumbered(self._items[0])

    def _renumbered(self, first: Item) -> bool:
        """Whether a web page has turned 一、 and what lies below it into a list of its own, 1. 2. 3.

        The list then opens the text, with no heading above it that could have lost its number.
        """
        line = self._written.flow.line_at(first.start)
        above = self._written.flow.lines[line - 1].text if line else "。"
        return first.kind == "num" and first.value == 1 and first.leads and above[-1] in "。：；！"

    def _missing(
        self, item: Item, nature: str, absent: list[int], before: Item | None, start: int
    ) -> BrokenSeries | None:
        """Return the fault for missing numbers; a single one may stand there without its mark."""
        span = self._written.unmarked(item, absent[0], start) if len(absent) == 1 else None
        if span is None:
            return BrokenSeries(item, nature, tuple(absent), before)
        return None if item.kind in _BRACKETED else BrokenSeries(item, UNMARKED, (absent[0],), before, span)

    def _absent(self, item: Item, value: int, before: Item, now: int | None = None) -> list[int]:
        """Return the numbers between the one reached and ``value`` that stand nowhere in between."""
        start = (self._now if now is None else now) + 1
        absent = self._written.absent(item, range(start, value), before.end)
        return [one for one in absent if one not in self._early]

    def _stands_for_next(self, index: int, before: Item, after: int | None) -> bool:
        """Whether a one at ``index``, ``after`` which comes that number, stands for the next of its list and begins none of its own."""
        item = self._series.items[index]
        if self._now > 1 or after == 3:
            return after == self._now + 2
        if self._series.kind in self._written.chains:
            # 一是……一是…… may be said of two things that stand side by side; a number that goes on beyond two shows the slip.
            return self._written.lines_between(before, item) == 0 and after is not None and after > 2
        if self._series.kind not in HEADINGS or after not in (2, None):
            return False
        rest = [one.value for one in self._series.items[index + 1 : index + _AHEAD]]
        returns = rest.count(2) > rest.count(1) + 1
        return not returns and not self._may_lie_inside(before, item)

    def _may_lie_inside(self, before: Item, item: Item) -> bool:
        """Whether a list that begins with ``item`` can lie inside the item before it, which then goes on after it."""
        lines = self._written.lines_between(before, item)
        between = self._written.flow.text[before.end : item.start].rstrip("\n")
        return lines == 0 or between.endswith("：") or (lines == 1 and "。" not in between)

    def _is_lost(self, item: Item, before: Item, after: int | None) -> bool:
        """Whether a bare 是 is an item that lost its numeral: it goes on with a chain of at least two items."""
        if self._now < 2 or after == self._now + 1:
            return False
        lines = self._written.lines_between(before, item)
        return lines == 1 and before.leads if item.leads else lines == 0

    def _reopened(self, item: Item, before: Item) -> bool:
        """Whether the first number of a new list stands between two items, though not where an item begins."""
        written = self._written
        if item.kind in written.chains and written.opened(item.kind, before.end, item.start):
            return True
        return not written.absent(item, (1,), before.end)


def _start(item: Item) -> int:
    return item.start
