"""Which report of last year belongs to which report of a batch: by the unit that issued it, else by the name of its file."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator

from checker.batch.entry import Entry
from checker.batch.filenames import placed_unit, unit_of_name
from checker.batch.nearby import Names
from checker.batch.sources import Sources, Submission
from checker.batch.stems import digest
from checker.batch.units import SURE, has_place, likeness
from checker.batch.worker import WHO, Task
from checker.errors import LawcheckError
from checker.text.outgoing import named
from checker.values import NamedTuple
from checker.version import __version__

_FEW, _MANY = 3, 12
"""Names of files in one sentence: of reports that may be meant, of those that cannot be read."""


class Who(NamedTuple):
    """Who issued a report, in plain words, and for which year; None and empty where it does not say."""

    unit: str
    year: int | None


class Known:
    """Who issued the reports that were read before, by the digest of their bytes: kept from run to run beside the journal."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._known: dict[str, Who] = {}
        try:
            with open(path, encoding="utf-8") as file:
                self._known = {key: Who(*who) for key, who in json.load(file).items()}
        except (OSError, ValueError, TypeError, AttributeError, RecursionError):
            self._known = {}

    def tell(
        self,
        sources: Sources,
        check: Callable[[Iterable[Task]], Iterable[tuple[str, Entry]]],
    ) -> dict[str, Who]:
        """Return who issued each report that can be read; ``check`` looks at those that are not known yet."""
        keys: dict[str, str] = {}

        def unknown() -> Iterator[Task]:
            for item in sources.items:
                try:
                    data = sources.read(item)
                except LawcheckError:
                    continue
                keys[item.name] = digest(__version__.encode(), data)
                if keys[item.name] not in self._known:
                    yield Task(item.name, item.file, item.ending, data, aim=WHO)

        for name, entry in check(unknown()):
            if not entry.broken:
                self._known[keys[name]] = Who(entry.unit, entry.year)
        self._keep()
        return {name: self._known[key] for name, key in keys.items() if key in self._known}

    def _keep(self) -> None:
        temporary = f"{self._path}.{os.getpid()}"
        try:
            with open(temporary, "w", encoding="utf-8") as file:
                json.dump(self._known, file, ensure_ascii=False)
            os.replace(temporary, self._path)
        except OSError:
            return  # the next run reads them again


class Pairs:
    """The report of last year that belongs to each of this year's."""

    def __init__(self, here: dict[str, Who], there: dict[str, Who], items: list[Submission]) -> None:
        self._here = here
        self._items = {item.name: item for item in items}
        self._by_unit: dict[str, list[tuple[str, Who]]] = {}
        for name, who in there.items():
            self._by_unit.setdefault(_plain(name, who), []).append((name, who))
        self._names = Names(unit for unit in self._by_unit if has_place(unit))

    def of(self, name: str) -> Submission | None:
        """Return last year's report: of the same unit the one of the year before, of several alike the one with the like name."""
        found = self.candidates(name)
        return found[0] if len(found) == 1 else None

    def candidates(self, name: str) -> list[Submission]:
        """Return what :meth:`of` does; several where nobody knows which of a unit's reports of one year is meant."""
        who = self._here.get(name)
        if who is None:
            return []
        before = [
            (other.year or 0, _without_figures(one) == _without_figures(name), one)
            for one, other in self._by_unit.get(self._unit(_plain(name, who)), ())
            if who.year is None or other.year is None or other.year == who.year - 1
        ]
        before.sort()
        return [self._items[one[2]] for one in before if one[:2] == before[-1][:2]]

    def earlier(self, name: str) -> list[tuple[int, str]]:
        """Return year and name of the reports of the same unit from the years before last year."""
        who = self._here.get(name)
        if who is None or who.year is None:
            return []
        own = self._by_unit.get(self._unit(_plain(name, who)), ())
        return sorted(
            (other.year, one) for one, other in own if other.year is not None and other.year < who.year - 1
        )

    def year(self, name: str) -> int | None:
        """Return the year of a report of this year, where it says one."""
        who = self._here.get(name)
        return who.year if who is not None else None

    def _unit(self, plain: str) -> str:
        """Return the name under which a unit reported last year: its own, or the only other one that is surely its own."""
        if plain in self._by_unit or not has_place(plain):
            return plain
        near = [one for one in self._names.near(plain) if likeness(plain, one) == SURE]
        return near[0] if len(near) == 1 else plain


class LastYear:
    """Last year's reports, each by the report of this year that it belongs to; ``check`` tells who issued reports, ``known`` is where that is kept."""

    def __init__(
        self,
        now: Sources,
        before: Sources,
        known: str,
        check: Callable[[Iterable[Task]], Iterable[tuple[str, Entry]]],
    ) -> None:
        memory = Known(known)
        self._now, self._before = now, before
        self._here, self._there = (memory.tell(one, check) for one in (now, before))
        self._pairs = Pairs(self._here, self._there, before.items)

    def told(self) -> str:
        """Say how many reports have one of last year, and how many could not be read."""
        names = [item.name for item in self._now.items]
        paired = sum(self._pairs.of(name) is not None for name in names)
        unread = sum(name not in self._here for name in names)
        unsure = sum(len(self._pairs.candidates(name)) > 1 for name in names)
        told = f"{paired}份找到了上一年的报告，{len(names) - paired - unread - unsure}份没有找到"
        older = sum(bool(self._pairs.earlier(name)) and not self._pairs.candidates(name) for name in names)
        told += f"（其中{older}份只有更早年度的，没有对照）" if older else ""
        told += f"，{unsure}份的单位上一年不止一份、分不出是哪一份" if unsure else ""
        told += f"，{unread}份读不了、没有对照。" if unread else "。"
        lost = [named(item.name) for item in self._before.items if item.name not in self._there]
        more = "等" if len(lost) > _MANY else ""
        return told + (
            f"上一年的报告里有{len(lost)}份读不了（{'、'.join(lost[:_MANY])}{more}）。" if lost else ""
        )

    def of(self, name: str) -> tuple[str, str, bytes] | None:
        """Return name, ending and bytes of the report of last year that belongs to one of this year."""
        item = self._pairs.of(name)
        try:
            return (item.name, item.ending, self._before.read(item)) if item is not None else None
        except LawcheckError:  # gone since it was looked at
            return None

    def alone(self, name: str) -> str:
        """Say why a report has none of last year."""
        found = [item.name for item in self._pairs.candidates(name)]
        if len(found) > 1:
            return f"上一年的报告不止一份（{'、'.join(found[:_FEW])}{'等' if len(found) > _FEW else ''}），分不出是哪一份，没有对照。"
        earlier, year = self._pairs.earlier(name), self._pairs.year(name)
        if earlier and year is not None:
            latest = earlier[-1]
            return f"没有找到这个单位上一年（{year - 1}年）的报告，只有{latest[0]}年的{latest[1]}，没有对照。"
        return "没有找到这个单位上一年的报告，没有对照。"


def _plain(name: str, who: Who) -> str:
    return placed_unit(who.unit or unit_of_name(name), name)[0]


def _without_figures(name: str) -> str:
    return re.sub(r"[0-9]+|\.[A-Za-z]+$", "", name)
