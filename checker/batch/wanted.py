"""Which units the path of a file may mean whose text names nobody: looked up for all of them at once."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence

from checker.batch.filenames import stretches
from checker.batch.units import plain_unit, steps_of, taken_apart

_OFFICE = re.compile(r"[局委办厅所站队院校会社处科室馆关园部台团联协]")
_RANK = re.compile(r"(?:街道|.)$")
_SHORTEST = 2
"""No shorter is the name of an office without its last word (民政) or of a place without its rank (石门)."""


class Wanted:
    """The units that are looked for, by what of their names may stand in a path."""

    def __init__(self, units: Mapping[str, Sequence[str]]) -> None:
        self._order = {unit: at for at, unit in enumerate(units)}
        self._within: dict[str, set[str]] = {}
        self._placed: dict[str, dict[str, set[str]]] = {}
        self._whole: dict[str, set[str]] = {}
        self._files: dict[str, set[str]] = {}
        self._begun: dict[str, set[str]] = {}
        for unit, names in units.items():
            for name in names:
                self._enter(unit, name)
        within = (*self._within, *self._placed, *(place for of in self._placed.values() for place in of))
        self._lengths = sorted({len(one) for one in within if one})
        self._beginnings = sorted({len(one) for one in self._begun})

    def _enter(self, unit: str, name: str) -> None:
        _, place, office = taken_apart(name)
        if not office:
            _put(self._begun, name, unit)
            stem = _RANK.sub("", (steps_of(place) or [""])[-1])
            if len(stem) >= _SHORTEST:
                _put(self._files, stem, unit)
            return
        _put(self._within, name, unit)
        if len(office) > _SHORTEST:
            for one in (office, office[:-1], name[:-1]):  # 民政局, 民政, 安平县民政
                _put(self._whole, one, unit)
            _put(self._placed.setdefault(office, {}), place, unit)

    def of(self, path: str) -> list[str]:
        """Return the units, in the order in which they are wanted, that a path may mean: by a name in it, or by the office or what that is for (民政) as a stretch of its own."""
        plain = plain_unit(path)
        parts = _parts(path)
        held = {
            plain[at : at + length] for length in self._lengths for at in range(len(plain) - length + 1)
        } | {""}
        found: set[str] = set()
        for one in held:
            found |= self._within.get(one, set())
            places = self._placed.get(one, {})
            for place in places.keys() & held:
                found |= places[place]
        for one in parts:
            found |= self._whole.get(one, set())
        if not any(map(_OFFICE.search, parts)):
            for one in parts:
                for length in self._beginnings:
                    found |= self._begun.get(one[:length], set())
            for one in _parts(os.path.basename(path)):  # a folder 安平 holds the reports of others
                found |= self._files.get(one, set())
        return sorted(found, key=self._order.__getitem__)


def _parts(path: str) -> set[str]:
    """Return the stretches of the parts of a path."""
    return {plain_unit(one) for part in path.replace(".", "/").split("/") for one in stretches(part)}


def _put(of: dict[str, set[str]], text: str, unit: str) -> None:
    of.setdefault(text, set()).add(unit)
