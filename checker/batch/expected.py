"""Who was to hand in a report and has not: a list of units against the units of the reports.

Lists and reports name one unit in several ways (checker/batch/units.py): a report is a unit's own only where no other could be meant; the
rest is left to a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from checker.batch.entry import Entry
from checker.batch.handed import Handed
from checker.batch.joint import names_of
from checker.batch.nearby import Names
from checker.batch.units import OTHER, PERHAPS, SURE, likeness
from checker.text.outgoing import named
from checker.values import NamedTuple


class Standing(NamedTuple):
    """How a list came out.

    ``absent`` are the units that have handed in nothing, ``unsure`` those that a person must look at, with what is to be looked at,
    ``others`` the reports, by unit and name, that are of no unit on the list.
    """

    absent: tuple[str, ...]
    unsure: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...]


def compare(expected: Iterable[str], entries: Iterable[Entry]) -> Standing:
    """Compare a list of units with the reports that are there."""
    handed = Handed(entries)
    units = {unit: names_of(unit) for unit in expected}
    own = {
        unit: numbers
        for unit, names in units.items()
        if (numbers := list(dict.fromkeys(number for name in names for number in handed.of.get(name, ()))))
    }
    known = {number for numbers in own.values() for number in numbers}
    found = _Found(handed, {unit: names for unit, names in units.items() if unit not in own}, known)
    claimed = known | {number for numbers in found.numbers.values() for number in numbers}
    astray, misfiled = _astray(handed, units, own, found)
    free = set(range(len(handed.reports))) - claimed
    lost = {unit: names for unit, names in units.items() if unit not in own and unit not in found.numbers}
    called = handed.called(lost, free)
    named_so = {number for numbers in called.values() for number in numbers}
    absent, unsure = [], []
    for unit in units:
        if unit in own:
            told = handed.against(own[unit], astray)
        elif unit in found.numbers:
            told = found.told(unit) or handed.against(found.numbers[unit], astray)
        else:
            told = misfiled.get(unit, "")
            if unit in called and not told:
                told = f"正文没有写明单位的文件里，名称像是的有{handed.listed(called[unit])}"
            if not told:
                absent.append(named(unit))
                continue
        if told:
            unsure.append((named(unit), told))
    rest = sorted(free - named_so - astray.keys())
    others = [(report.unit, report.name) for report in map(handed.reports.__getitem__, rest)]
    return Standing(tuple(absent), tuple(unsure), tuple(others))


class _Found:
    """The reports that may be of units whose own name no report has: which, and whether that is sure."""

    def __init__(self, handed: Handed, units: Mapping[str, tuple[str, ...]], known: set[int]) -> None:
        self._handed = handed
        self._free: dict[str, list[int]] = {}
        self._weak: dict[str, list[int]] = {}
        for number, report in enumerate(handed.reports):
            if number not in known:
                for plain in report.own:
                    self._free.setdefault(plain, []).append(number)
                for plain in report.perhaps:
                    self._weak.setdefault(plain, []).append(number)
        sure, perhaps = Names(self._free), Names(self._weak)
        self._alike = {unit: self._of(names, sure, perhaps) for unit, names in units.items()}
        self._claims = Counter(number for one in self._alike.values() for number in one[0])
        self.numbers = {
            unit: strong or weak for unit, (strong, weak) in self._alike.items() if strong or weak
        }

    def _of(self, names: tuple[str, ...], sure: Names, perhaps: Names) -> tuple[list[int], list[int]]:
        """Return the reports that are surely of a unit of these names, and those that perhaps are."""
        grades: dict[int, int] = {}
        for name in names:
            for known, of, most in ((sure, self._free, SURE), (perhaps, self._weak, PERHAPS)):
                for plain in known.near(name):
                    grade = min(likeness(name, plain), most)
                    for number in of[plain] if grade != OTHER else ():
                        grades[number] = max(grade, grades.get(number, OTHER))
        return [one for one, grade in grades.items() if grade == SURE], [
            one for one, grade in grades.items() if grade == PERHAPS
        ]

    def told(self, unit: str) -> str:
        """Say whose reports may be a unit's, where that is not sure: several units are meant, or several units mean one."""
        strong, _ = self._alike[unit]
        numbers = self.numbers[unit]
        reports = [self._handed.reports[number] for number in numbers]
        sure = strong and all(
            self._claims[number] == 1 and _same(reports[0].own, report.own)
            for number, report in zip(numbers, reports, strict=True)
        )
        if sure:
            return ""
        names = dict.fromkeys(report.unit for report in reports)
        places = f"（{self._handed.listed(numbers)}）" if len(names) < len(reports) else ""
        return f"可能是{'、'.join(names)}{places}"


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return any(likeness(first, second) == SURE for first in one for second in other)


def _astray(
    handed: Handed, units: Mapping[str, tuple[str, ...]], own: Mapping[str, list[int]], found: _Found
) -> tuple[dict[int, str], dict[str, str]]:
    """Return the reports whose files are called after another unit of the list than their text names, and what is told to each of those units."""
    filed = Names(handed.filed)
    astray: dict[int, str] = {}
    misfiled: dict[str, str] = {}
    for unit, names in units.items():
        near = {plain for name in names for plain in filed.near(name) if likeness(name, plain) == SURE}
        mine = {*own.get(unit, ()), *found.numbers.get(unit, ())}
        for number in sorted({number for plain in near for number in handed.filed[plain]} - mine):
            report = handed.reports[number]
            told = f"正文是{report.unit}的，文件叫{report.name}"
            astray[number] = told
            misfiled.setdefault(unit, told)
    return astray, misfiled
