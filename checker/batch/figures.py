"""The numbers of a batch: counted once, shown by every summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from checker.batch.entry import Entry
from checker.rulebook.model import LEVEL_OF_ISSUER, LEVELS, UNMET
from checker.values import NamedTuple

UNKNOWN = "未能识别"


class Batch(NamedTuple):
    """What a summary shows: the kind of report, entries and results (read anew at each call), who has not handed in.

    ``absent`` are the units that were expected and are not there, ``unsure`` expected units with the reports that may be
    theirs; both are None where no list was given.
    """

    kind: str
    entries: Callable[[], Iterator[Entry]]
    results: Callable[[], Iterator[bytes]]
    absent: tuple[str, ...] | None = None
    unsure: tuple[tuple[str, str], ...] | None = None


class Group:
    """Reports of one level, year or the like: how many there are, and how many lack a must item."""

    def __init__(self) -> None:
        self.count = self.lacking = 0


class Figures:
    """What is counted over all reports."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.count = self.broken = self.lacking = self.lacks = 0
        self.conclusions: Counter[str] = Counter()
        self.items: dict[str, tuple[str, Counter[str]]] = {}
        """Of each must item by its rule: title, and how many reports have each verdict."""
        self.gaps: Counter[tuple[str, str, str]] = Counter()
        """How many reports have something to put right under each level, rule and title."""
        self.levels: dict[str, Group] = {}
        self.years: dict[str, Group] = {}
        for entry in entries:
            self._add(entry)

    def _add(self, entry: Entry) -> None:
        self.count += 1
        self.broken += entry.broken
        missing = entry.missing
        self.lacking += bool(missing)
        self.lacks += len(missing)
        self.conclusions[entry.headline] += 1
        for rule, title, verdict in entry.must:
            self.items.setdefault(rule, (title, Counter()))[1][verdict] += 1
        for level, rule, title, _ in entry.gaps:
            self.gaps[level, rule, title] += 1
        level_name = LEVEL_OF_ISSUER.get(entry.level or "", UNKNOWN)
        for groups, key in (
            (self.levels, level_name),
            (self.years, f"{entry.year}年" if entry.year else UNKNOWN),
        ):
            group = groups.setdefault(key, Group())
            group.count += 1
            group.lacking += bool(missing)

    def unmet(self) -> list[tuple[str, str, int]]:
        """Return rule, title and number of reports that lack it of each must item, the commonest first."""
        rows = [(rule, title, verdicts[UNMET]) for rule, (title, verdicts) in self.items.items()]
        return sorted(rows, key=lambda row: -row[2])

    def common(self) -> list[tuple[str, str, str, int]]:
        """Return level, rule, title and number of reports of each gap: by level, the commonest first."""
        rows = [(*key, count) for key, count in self.gaps.items()]
        return sorted(rows, key=lambda row: (LEVELS.index(row[0]), -row[3], row[1]))


def by_need(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries so that those that cannot be read come first, then those that lack most."""
    return sorted(
        entries, key=lambda entry: (not entry.broken, -len(entry.missing), -len(entry.weak), entry.name)
    )


def in_a_sentence(entry: Entry) -> str:
    """Say what is missing in one sentence."""
    if entry.broken and entry.error:
        return entry.error
    parts = []
    if entry.missing:
        parts.append(f"缺少或者不符合：{'、'.join(entry.missing)}")
    if entry.weak:
        parts.append(f"不完整或者待复核：{'、'.join(entry.weak)}")
    return "；".join(parts) + "。" if parts else f"{entry.headline}。"
