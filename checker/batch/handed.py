"""The reports that are there, as a list of units sees them: by which names each is known, and what speaks against its being its unit's own.

The text says whose a report is; the folders in which it lies say of which place, where the text does not (云河市/城关区司法局.txt); the name of the
file counts where the text names nobody, and where it names somebody else a person must look at it.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from checker.batch.entry import Entry
from checker.batch.filenames import steps_above, unit_of_name
from checker.batch.joint import names_of
from checker.batch.units import OTHER, likeness, plain_unit, taken_apart, under
from checker.batch.wanted import Wanted
from checker.text.outgoing import named
from checker.values import NamedTuple

_SEVERAL = 0.1
"""A batch is one of several years where so large a share of its units has reports of several; a year counts that such a share is of."""
_FEW = 3


class Report(NamedTuple):
    """One report: the name of its file, its unit as it may be told, its year, and the names that it is surely, perhaps and by its file alone known by.

    ``doubt`` says why it may be no report that counts (another kind of document), ``unread`` that nothing but its name tells whose it is.
    """

    name: str
    unit: str
    year: int | None
    own: tuple[str, ...]
    perhaps: tuple[str, ...]
    filed: tuple[str, ...]
    doubt: str
    unread: bool


class Handed:
    """All reports, and by which names they are known."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.reports = _without_collectors([_report(entry) for entry in entries])
        self.of: dict[str, list[int]] = {}
        self.filed: dict[str, list[int]] = {}
        for number, report in enumerate(self.reports):
            for plain in report.own:
                self.of.setdefault(plain, []).append(number)
            for plain in report.filed:
                self.filed.setdefault(plain, []).append(number)
        self._wanted = _year_wanted(self.reports)

    def against(self, numbers: Sequence[int], astray: dict[int, str]) -> str:
        """Say why none of a unit's reports counts for sure; empty where one does. ``astray`` are those filed as another unit's."""
        good = [number for number in numbers if number not in astray and not self.reports[number].doubt]
        if not good:
            return astray.get(numbers[0]) or self.reports[numbers[0]].doubt
        years = sorted({year for number in good if (year := self.reports[number].year) is not None})
        if self._wanted is None or not years or self._wanted in years:
            return ""
        return f"只有{'、'.join(f'{year}年' for year in years)}的报告，没有{self._wanted}年的"

    def called(self, units: Mapping[str, Sequence[str]], free: set[int]) -> dict[str, list[int]]:
        """Return, by unit, those of some reports whose text names no unit and whose path has one of the unit's names in it."""
        wanted = Wanted(units)
        found: dict[str, list[int]] = {}
        for number in sorted(free):
            if self.reports[number].unread:
                for unit in wanted.of(self.reports[number].name):
                    found.setdefault(unit, []).append(number)
        return found

    def listed(self, numbers: Sequence[int]) -> str:
        """Name the files of some reports."""
        more = f"等{len(numbers)}份" if len(numbers) > _FEW else ""
        return "、".join(self.reports[number].name for number in numbers[:_FEW]) + more


def _without_collectors(reports: list[Report]) -> list[Report]:
    """Return the reports so that none is known by a folder that holds reports of several units: who collects them, most likely."""
    units: dict[str, set[str]] = {}
    for report in reports:
        units.setdefault(os.path.dirname(report.name), set()).add(plain_unit(report.unit))
    return [
        report._replace(filed=())
        if report.filed
        and not report.unread
        and len(units[os.path.dirname(report.name)]) > 1
        and _is_by_folder(report.name)
        else report
        for report in reports
    ]


def _is_by_folder(name: str) -> bool:
    """Whether the unit that a path tells of is that of a folder."""
    return unit_of_name(name) != unit_of_name(os.path.basename(name))


def _report(entry: Entry) -> Report:
    steps = steps_above(entry.name)
    bare = names_of(entry.unit)
    filed = names_of(unit_of_name(entry.name))
    own = tuple(under(steps, plain) for plain in bare)
    there = tuple(under(steps, plain) for plain in filed)
    if entry.guessed:
        own, there = there, ()
    elif any(likeness(one, other) != OTHER for one in own for other in there):
        own, there = (
            (*own, *there),
            tuple(one for one in there if all(likeness(one, other) == OTHER for other in own)),
        )
    own = tuple(dict.fromkeys(own))
    # 财政局 alone serves nobody where one of the names tells of which place.
    placed = tuple(one for one in own if taken_apart(one).place)
    own = placed or own
    weak = tuple(one for one in (*bare, *filed) if one not in own and under(steps, one) in own)
    doubt = f"{entry.other.rstrip('。')}（{named(entry.name)}）" if entry.other else ""
    return Report(named(entry.name), named(entry.unit), entry.year, own, weak, there, doubt, entry.guessed)


def _year_wanted(reports: Sequence[Report]) -> int | None:
    """Return the year whose reports are wanted: that of half the reports, else the latest; of a batch over several years always that."""
    units: dict[str, set[int]] = {}
    for report in reports:
        if report.year is not None:
            units.setdefault(plain_unit(report.unit), set()).add(report.year)
    count = Counter(report.year for report in reports if report.year is not None)
    if not count:
        return None
    common = [year for year, times in count.items() if times >= _SEVERAL * len(reports)]
    several = sum(len(years) > 1 for years in units.values()) >= _SEVERAL * len(units)
    half = [year for year, times in count.items() if 2 * times >= sum(count.values())]
    return max(half) if half and not several else max(common or count)
