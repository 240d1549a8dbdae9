"""Who was to hand in a report and has not: a list of units against the units of the reports.

Lists and reports name one unit in several ways (checker/batch/units.py): a report is a unit's own only where no other could be meant; the
rest is left to a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from checker.batch.entry import Entry, unit_of_name
from checker.batch.units import PERHAPS, SURE, Names, likeness, names_of, plain_unit, taken_apart
from checker.text.outgoing import named

_SEVERAL = 0.1
"""A batch is one of several years where so large a share of its units has reports of several; a year counts that such a share is of."""


def compare(
    expected: Iterable[str], entries: Iterable[Entry]
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Return the expected units that have handed in nothing, and those that a person must look at with what may be theirs."""
    handed = _Handed(entries)
    units = {unit: names_of(unit) for unit in expected}
    own = {
        unit: numbers
        for unit, names in units.items()
        if (numbers := [number for name in names for number in handed.of.get(name, ())])
    }
    known = {number for numbers in own.values() for number in numbers}
    free = {
        plain: left
        for plain, numbers in handed.of.items()
        if (left := [number for number in numbers if number not in known])
    }
    alike = _alike({unit: names for unit, names in units.items() if unit not in own}, free)
    claims = Counter(plain for sure, _ in alike.values() for plain in sure)
    absent, unsure = [], []
    for unit in units:
        sure, perhaps = alike.get(unit, ([], []))
        found = sure or perhaps
        if unit in own:
            told = handed.only_earlier(own[unit])
        elif not found:
            absent.append(named(unit))
            continue
        elif not sure or any(claims[one] > 1 or likeness(found[0], one) != SURE for one in found):
            reports = dict.fromkeys(named(handed.issuers[free[one][0]]) for one in found)
            told = f"可能是{'、'.join(reports)}"
        else:
            told = handed.only_earlier([number for one in found for number in free[one]])
        if told:
            unsure.append((named(unit), told))
    return tuple(absent), tuple(unsure)


class _Handed:
    """The reports that are there: who issued them, by which names they are known, and of which year they are."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.issuers: list[str] = []
        self.of: dict[str, list[int]] = {}
        self._years: list[int | None] = []
        units: dict[str, set[int]] = {}
        for number, entry in enumerate(entries):
            self.issuers.append(entry.unit)
            self._years.append(entry.year)
            for plain in _names(entry):
                self.of.setdefault(plain, []).append(number)
            if entry.year is not None:
                units.setdefault(plain_unit(entry.unit), set()).add(entry.year)
        count = Counter(year for year in self._years if year is not None)
        common = [year for year, times in count.items() if times >= _SEVERAL * len(self.issuers)]
        several = sum(len(years) > 1 for years in units.values())
        self._latest = max(common) if common and several >= _SEVERAL * len(units) else None

    def only_earlier(self, numbers: list[int]) -> str:
        """Say of which years a unit's reports are, where the batch is one of several years and none of them is of the latest."""
        years = sorted({year for number in numbers if (year := self._years[number]) is not None})
        if self._latest is None or not years or years[-1] >= self._latest:
            return ""
        return f"只有{'、'.join(f'{year}年' for year in years)}的报告，没有{self._latest}年的"


def _names(entry: Entry) -> list[str]:
    """Return the names of the unit of a report: as its text and its file call it, and not 财政局 alone where one of them tells of which place."""
    both = (entry.unit, unit_of_name(entry.name))
    names = list(dict.fromkeys(plain for unit in both for plain in names_of(unit)))
    placed = [one for one in names if taken_apart(one).place]
    return placed or names


def _alike(units: dict[str, tuple[str, ...]], free: Iterable[str]) -> dict[str, tuple[list[str], list[str]]]:
    """Return for each unit the names that are surely its own, and those that perhaps are."""
    known = Names(free)
    found = {}
    for unit, names in units.items():
        near = {
            plain: max(likeness(name, plain) for name in names)
            for name in names
            for plain in known.near(name)
        }
        found[unit] = (
            [plain for plain, how in near.items() if how == SURE],
            [plain for plain, how in near.items() if how == PERHAPS],
        )
    return found
