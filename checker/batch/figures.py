"""The numbers of a batch: counted once, shown by every summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from checker.batch.copies import Copy
from checker.batch.entry import Entry
from checker.batch.units import has_place, plain_unit
from checker.rulebook.model import LEVEL_OF_ISSUER, LEVELS, UNMET
from checker.text.lazy import pattern
from checker.values import NamedTuple

UNKNOWN = "未能识别"
PROVINCE, YEAR = "省本级", "报告年度"
REPORTS = "（报告份数）"
"""Stands above the must items for how many reports a year has."""
_OUTER = pattern("^(?:中共|中国共产党|国家税务总局)")
_CITY = pattern("(?:[^省区]{2,10}(?:省|自治区))?([^省市州盟县区]{1,8}(?:市|自治州|州|盟|地区))")
_OWN = pattern("[^省市县]{2,8}(?:省|自治区|厅$)|省")
"""What begins the name of a unit of the province itself."""


class Batch(NamedTuple):
    """What a summary shows: the kind of report, entries and results (read anew at each call), who has not handed in.

    ``by_need`` yields the entries so that those that lack most come first.

    ``absent`` are the units that were expected and are not there, ``unsure`` expected units with what is to be
    looked at; both are None where no list was given. ``copies`` are reports of different units with sentences in common,
    ``texts`` tells whether each report's own files are written, ``passed`` what was found in folders and passed over.
    """

    kind: str
    entries: Callable[[], Iterator[Entry]]
    results: Callable[[], Iterator[bytes]]
    by_need: Callable[[], Iterator[Entry]]
    absent: tuple[str, ...] | None = None
    unsure: tuple[tuple[str, str], ...] | None = None
    copies: tuple[Copy, ...] = ()
    texts: bool = True
    passed: tuple[str, ...] = ()


def city_of(entry: Entry) -> str:
    """Return the city or prefecture that a report comes from: the folder that it lies in, where that is called so, else as its unit is called.

    A city of the unit's own name may be one of a county's rank; who files reports by cities knows better.
    """
    unit = _OUTER.sub("", entry.unit)
    folders = filter(None, map(_CITY.fullmatch, entry.name.split("/")[:-1]))
    found = next(folders, None) or _CITY.match(unit)
    if found is not None:
        return found[1]
    return PROVINCE if entry.level == "province" or _OWN.match(unit) else ""


def ranked(groups: dict[str, Group]) -> list[tuple[str, Group]]:
    """Return groups without an order of their own: those with most to put right first, what is unknown last."""
    return sorted(groups.items(), key=lambda one: (one[0] == UNKNOWN, -one[1].lacking, one[0]))


class Group:
    """Reports of one level, year or the like: how many there are, and how many lack a must item."""

    def __init__(self) -> None:
        self.count = self.lacking = 0


class Trend(NamedTuple):
    """Years side by side: of each must item how many reports lack it, of each unit with several years how many items."""

    years: tuple[int, ...]
    items: list[tuple[str, tuple[int, ...]]]
    rows: list[tuple[str, tuple[str, ...]]]


class Figures:
    """What is counted over all reports."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.count = self.broken = self.gated = self.lacking = self.lacks = 0
        self.conclusions: Counter[str] = Counter()
        self.changes: Counter[str] = Counter()
        """How many reports each change against the shipped rules concerns."""
        self.waived: Counter[str] = Counter()
        """Of each title, in how many reports something was approved to stay."""
        self.items: dict[str, tuple[str, Counter[str]]] = {}
        """Of each must item by its rule: title, and how many reports have each verdict."""
        self.gaps: Counter[tuple[str, str, str]] = Counter()
        """How many reports have something to put right under each level, rule and title."""
        self.levels: dict[str, Group] = {}
        self.years: dict[str, Group] = {}
        self.cities: dict[str, Group] = {}
        self.pressing = 0
        """How many reports could not be read or lack a must item."""
        self._by_year: dict[int, Counter[str]] = {}
        self._units: dict[str, tuple[str, int, int, str]] = {}
        """Of each unit: its name, and the first report found of it: year, how many must items it lacks, and its name."""
        self._years: dict[str, dict[int, int]] = {}
        """Of the units with several years: how many must items the report of each year lacks."""
        self._names: dict[tuple[str, int], str] = {}
        """Their reports of the later years."""
        self._doubled: dict[tuple[str, int], list[str]] = {}
        """Units and years with more than one report: these."""
        for entry in entries:
            self._add(entry)

    def _add(self, entry: Entry) -> None:
        self.count += 1
        self.broken += entry.broken
        self.gated += entry.gates
        missing = entry.missing
        self.lacking += bool(missing)
        self.lacks += len(missing)
        self.pressing += entry.broken or bool(missing)
        if entry.year and entry.must:
            plain = plain_unit(entry.unit)
            self._enter(plain, entry, len(missing))
            self._by_year.setdefault(entry.year, Counter()).update((*missing, REPORTS))
        self.conclusions[entry.headline] += 1
        self.changes.update(entry.changes)
        self.waived.update(entry.waived)
        for rule, title, verdict in entry.must:
            self.items.setdefault(rule, (title, Counter()))[1][verdict] += 1
        for level, rule, title, _ in entry.gaps:
            self.gaps[level, rule, title] += 1
        level_name = LEVEL_OF_ISSUER.get(entry.level or "", UNKNOWN)
        for groups, key in (
            (self.levels, level_name),
            (self.years, f"{entry.year}年" if entry.year else UNKNOWN),
            (self.cities, city_of(entry) or UNKNOWN),
        ):
            group = groups.setdefault(key, Group())
            group.count += 1
            group.lacking += bool(missing)

    def _enter(self, plain: str, entry: Entry, lacks: int) -> None:
        """Put a report beside the others of its unit."""
        assert entry.year is not None
        first = self._units.setdefault(plain, (entry.unit, entry.year, lacks, entry.name))
        if first[3] == entry.name:
            return
        if entry.year != first[1]:
            years = self._years.setdefault(plain, {first[1]: first[2]})
            if entry.year not in years:
                years[entry.year] = lacks
                self._names[plain, entry.year] = entry.name
                return
        if has_place(plain):
            earlier = first[3] if entry.year == first[1] else self._names[plain, entry.year]
            self._doubled.setdefault((plain, entry.year), [earlier]).append(entry.name)

    def grouped(self) -> list[tuple[str, list[tuple[str, Group]]]]:
        """Return the reports by level from the top down, by year, and by city where they come from several."""
        ranks = [*LEVEL_OF_ISSUER.values(), UNKNOWN]
        found = [
            ("层级", sorted(self.levels.items(), key=lambda one: ranks.index(one[0]))),
            (YEAR, sorted(self.years.items(), key=lambda one: (one[0] != UNKNOWN, one[0]))),
        ]
        if self.by_city:
            found.append(("市（州）", ranked(self.cities)))
        return found

    def unmet(self) -> list[tuple[str, str, int]]:
        """Return rule, title and number of reports that lack it of each must item, the commonest first."""
        rows = [(rule, title, verdicts[UNMET]) for rule, (title, verdicts) in self.items.items()]
        return sorted(rows, key=lambda row: -row[2])

    @property
    def by_city(self) -> bool:
        """Whether the reports come from several cities that are known."""
        return len(self.cities.keys() - {UNKNOWN}) > 1

    def doubled(self) -> list[tuple[str, int, tuple[str, ...]]]:
        """Return unit, year and reports where a unit has several of one year: nobody knows which of them counts."""
        return [
            (self._units[unit][0], year, tuple(names))
            for (unit, year), names in sorted(self._doubled.items())
        ]

    def trend(self) -> Trend:
        """Return the years side by side, where there are units with reports of several."""
        rows = [(self._units[plain][0], years) for plain, years in self._years.items()]
        if not rows:
            return Trend((), [], [])
        years = tuple(sorted(self._by_year))
        titles = (REPORTS, *(title for title, _ in self.items.values()))
        items = [(title, tuple(self._by_year[year][title] for year in years)) for title in titles]
        told = [
            (unit, tuple(str(lacks[year]) if year in lacks else "—" for year in years))
            for unit, lacks in sorted(rows)
        ]
        return Trend(years, items, told)

    def common(self) -> list[tuple[str, str, str, int]]:
        """Return level, rule, title and number of reports of each gap: by level, the commonest first."""
        rows = [(*key, count) for key, count in self.gaps.items()]
        return sorted(rows, key=lambda row: (LEVELS.index(row[0]), -row[3], row[1]))


def need(entry: Entry) -> int:
    """Return a number that is the smaller the more urgent: what cannot be read, then what lacks most."""
    missing, weak = (999 - min(len(titles), 999) for titles in (entry.missing, entry.weak))
    return ((0 if entry.broken else 1000) + missing) * 1000 + weak


def in_a_sentence(entry: Entry) -> str:
    """Say what is missing in one sentence."""
    if entry.broken and entry.error:
        return entry.error.removeprefix(f"{entry.name}：").replace("\n", " ")
    parts = []
    if entry.missing:
        parts.append(f"缺少或者不符合：{'、'.join(entry.missing)}")
    if entry.weak:
        parts.append(f"不完整或者待复核：{'、'.join(entry.weak)}")
    return "；".join(parts) + "。" if parts else f"{entry.headline}。"
