"""Which of many names may be of the same unit as one, found without trying all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.batch.units import ORGANS, RANK_ALONE, ZONE_ALONE, Unit, steps_of, taken_apart

_ANY_STEP = ("", "")
"""The place of a name that has none, or says no more of it than its rank."""


class Names:
    """Names among which those near to another are found without trying all."""

    def __init__(self, names: Iterable[str]) -> None:
        self._all: dict[str, list[str]] = {}
        self._offices: dict[tuple[str, str], list[str]] = {}
        self._placed: dict[tuple[str, ...], list[str]] = {}
        self._bare: dict[str, list[str]] = {}
        self._governments: list[str] = []
        self._alone: list[str] = []
        for name in names:
            unit = taken_apart(name)
            self._all.setdefault(_end(name), []).append(name)
            if not unit.office:
                self._governments.append(name)
                if RANK_ALONE.fullmatch(name) or ZONE_ALONE.fullmatch(name):
                    self._alone.append(name)
            if unit.place:
                self._offices.setdefault(_key(unit), []).append(name)
                self._placed.setdefault((*_key(unit), *_step_key(unit.place)), []).append(name)
            else:
                self._bare.setdefault(_end(name), []).append(name)

    def near(self, name: str) -> Iterator[str]:
        """Yield the names that may be of the same unit: with an end and a beginning in common."""
        unit = taken_apart(name)
        if not unit.place:
            yield from self._all.get(_end(name), ())
            return
        if RANK_ALONE.fullmatch(name) or ZONE_ALONE.fullmatch(name):
            yield from self._governments
            return
        key, step = _key(unit), _step_key(unit.place)
        if step == _ANY_STEP:
            yield from self._offices.get(key, ())
        else:
            yield from self._placed.get((*key, *step), ())
            yield from self._placed.get((*key, *_ANY_STEP), ())
        yield from self._bare.get(_end(name), ())
        if not unit.office:
            yield from (one for one in self._alone if one != name)


def _end(name: str) -> str:
    """Return what names of one unit end in alike: all organs of a government are one."""
    return ORGANS if name.endswith(tuple(ORGANS)) else name[-1:]


def _key(unit: Unit) -> tuple[str, str]:
    """Return what names of one unit have in common: beginning and end of the office, or of the place for a government and its own office."""
    if unit.office in ("", "政府办"):
        step = _step_key(unit.place)
        return step if step != _ANY_STEP else ("", unit.place[-1:])
    return unit.office[:1], _end(unit.office)


def _step_key(place: str) -> tuple[str, str]:
    """Return what names of one place have in common: beginning and end of its lowest level; of a rank alone (县) nothing."""
    steps = () if RANK_ALONE.fullmatch(place) else steps_of(place)
    return (steps[-1][:1], steps[-1][-1:]) if steps else _ANY_STEP
