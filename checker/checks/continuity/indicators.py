"""The figures of last year's report by what they are the values of."""

from __future__ import annotations

from collections.abc import Iterable

from checker.checks.figures.statements import CountedItem, Statement
from checker.text.lazy import pattern
from checker.values import NamedTuple

NAMED = 4
"""A name of fewer characters is compared only as a whole, and never of what is stated for last year."""
_MANY_DIGITS = 4
"""From so many digits on, a number that differs in one of them only was meant to be the same."""
_AKIN = 0.5
"""Two names that have this share of the shorter one's pairs of characters in common may be those of one indicator."""
_WHOLE = pattern(
    "^(?![对在向为给由])(?:[^依托通过]{0,10}[两三四各]级[^依托通过]{0,6}|全?[省市县区州旗镇乡村局]|.{0,12}(?:机关|政府|部门|委员会|系统|组织|机构|调委会|大队|支队|中队)|.{0,12}等领域|被)$"
)
"""The words before a name that tell whose figure it is, and not which share of it (对采砂领域立案查处)."""


class Figure(NamedTuple):
    """A value with what it is the value of; ``name`` are the words that tell the indicator, ``standing`` that it is there from year to year."""

    statement: Statement
    item: CountedItem
    name: str
    value: int
    standing: bool


class Index:
    """The figures of last year's report by their unit and the pairs of characters of their names."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._by: dict[tuple[str, str], list[Figure]] = {}
        self._all = [*figures]
        for one in self._all:
            for pair in {one.name[at : at + 2] for at in range(len(one.name) - 1)}:
                self._by.setdefault((one.item.unit, pair), []).append(one)

    def alike(self, name: str, unit: str, least: float) -> list[Figure]:
        """Return the figures whose names are alike by at least ``least`` per cent."""
        from rapidfuzz.fuzz import ratio

        tried: dict[int, Figure] = {}
        for at in range(len(name) - 1):
            for one in self._by.get((unit, name[at : at + 2]), ())[:50]:
                tried[id(one)] = one
        return [
            one
            for one in tried.values()
            if name == one.name
            or (min(len(name), len(one.name)) >= NAMED and ratio(name, one.name, score_cutoff=least))
        ]

    def ending(self, stated: Figure) -> list[Figure]:
        """Return the figures of which a stated one leaves out whose they are (镇村两级调解纠纷); none where one of its kind has its value."""
        of_kind = [one for one in self._all if one.item.unit == stated.item.unit]
        if any(one.value == stated.value for one in of_kind):
            return []
        return [
            one
            for one in of_kind
            if one.name.endswith(stated.name)
            and _WHOLE.search(one.name.removesuffix(stated.name)) is not None
        ]

    def mistyped(self, stated: Figure) -> list[Figure]:
        """Return the figures of kindred names that a slip in typing turns into a stated one: 1583 for 1538, 5137 for 5127.

        Such a likeness of two numbers is hardly chance, so that the names need less in common.
        """
        of_kind = [one for one in self._all if one.item.unit == stated.item.unit]
        if any(one.value == stated.value for one in of_kind):
            return []
        return [one for one in of_kind if _slipped(one.value, stated.value) and _akin(one.name, stated.name)]

    def same(self, figure: Figure) -> list[Figure]:
        """Return the figures of this value whose name is this one's with more before it (药品等领域立案查处), or the other way round."""
        found = []
        for one in self._all:
            if one.value == figure.value and one.item.unit == figure.item.unit:
                short, long = sorted((one.name, figure.name), key=len)
                if len(short) >= NAMED and long.endswith(short):
                    found.append(one)
        return found


def _slipped(one: int, other: int) -> bool:
    """Whether two numbers differ as by one slip: two neighbouring digits exchanged, or one of many another."""
    from rapidfuzz.distance import OSA

    first, second = str(one), str(other)
    if len(first) != len(second) or OSA.distance(first, second, score_cutoff=1) != 1:
        return False
    return sorted(first) == sorted(second) or len(first.rstrip("0")) >= _MANY_DIGITS


def _akin(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    pairs = {short[at : at + 2] for at in range(len(short) - 1)}
    return short in long or sum(pair in long for pair in pairs) >= _AKIN * len(pairs)
