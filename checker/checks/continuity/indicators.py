"""The figures of last year's report by what they are the values of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.checks.figures.statements import CountedItem, Statement
from checker.text.amounts import ONE
from checker.text.lazy import pattern
from checker.values import NamedTuple

NAMED = 4
"""A name of fewer characters is compared only as a whole."""
_MANY_DIGITS = 4
"""From so many digits on, a number that differs in one of them only was meant to be the same."""
_DIGITS = "0123456789"
_AKIN = 0.5
"""Two names that have this share of the shorter one's pairs of characters in common may be those of one indicator."""
_HARDLY_CHANCE = 3
"""From so many digits on, an exchange of two of them is hardly chance."""
_ACT = 2
"""So many characters at the beginning of a name tell the act (办理行政处罚)."""
_OF_ANY_STAGE = ("办理", "处理", "开展")
"""Acts that say nothing of how far a matter has come: what is 办理 may be told as 作出 or as 受理 in another year."""
_STAGE = pattern("^[受收接]|[结毕复成收]$")
"""Acts of which one has about as many things as another: 受理3268件，办结3266件."""
_RATE = "%"
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
        self._with: dict[tuple[str, int], list[Figure]] = {}
        self._all = [*figures]
        for one in self._all:
            self._with.setdefault((one.item.unit, one.value), []).append(one)
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

    def has_value(self, stated: Figure) -> bool:
        """Whether anything of its kind has the value of a stated figure."""
        return (stated.item.unit, stated.value) in self._with

    def ending(self, stated: Figure) -> list[Figure]:
        """Return the figures of which a stated one leaves out whose they are (镇村两级调解纠纷); none where one of its kind has its value."""
        if self.has_value(stated):
            return []
        return [
            one
            for one in self._all
            if one.item.unit == stated.item.unit
            and one.name.endswith(stated.name)
            and _WHOLE.search(one.name.removesuffix(stated.name)) is not None
        ]

    def mistyped(self, stated: Figure) -> list[Figure]:
        """Return the figures of kindred names that a slip in typing turns into a stated one: 1583 for 1538, 5137 for 5127.

        Such a likeness of two numbers is hardly chance, so that the names need less in common.
        """
        if self.has_value(stated):
            return []
        near = (self._with.get((stated.item.unit, value), ()) for value in _slips(stated.value))
        return [one for figures in near for one in figures if _may_be_one(one, stated)]

    def same(self, figure: Figure) -> list[Figure]:
        """Return the figures of this value whose name is this one's with more before it (药品等领域立案查处), or the other way round."""
        found = []
        for one in self._with.get((figure.item.unit, figure.value), ()):
            short, long = sorted((one.name, figure.name), key=len)
            if len(short) >= NAMED and long.endswith(short):
                found.append(one)
        return found


def _slips(value: int) -> Iterator[int]:
    """Yield the numbers that one slip makes of another: two neighbouring digits exchanged, or one of many another."""
    digits = str(value)
    last = len(digits.rstrip("0"))
    for at in range(last):
        first, second = digits[at : at + 1], digits[at + 1 : at + 2]
        if first != second and second and (at or second != "0"):
            yield int(digits[:at] + second + first + digits[at + 2 :])
        if last >= _MANY_DIGITS:
            yield from (
                int(digits[:at] + other + digits[at + 1 :]) for other in _DIGITS[not at :] if other != first
            )


def _may_be_one(one: Figure, stated: Figure) -> bool:
    """Whether two figures a slip apart may be of one indicator, by their names and by which of them has the more.

    One name may have words that the other leaves out, unless it has the less: that may be a part of the other. Where each has its own
    words (行政处罚, 行政许可), two things are told, but for an act that is told more loosely (办理, 作出).
    """
    last, this = _of_all(one.name, stated.name), _of_all(stated.name, one.name)
    short, long = sorted((last, this), key=len)
    if last == this:
        return len(this) > 1
    if stated.item.unit == _RATE or not _akin(last, this):
        return False
    if leaves_out(short, long):
        return (one.value > stated.value) == (last == long)
    acts = last[:_ACT], this[:_ACT]
    if {*acts}.isdisjoint(_OF_ANY_STAGE) or len(str(stated.value // ONE)) < _HARDLY_CHANCE:
        return False
    if sorted(str(one.value)) != sorted(str(stated.value)) and any(_STAGE.search(act) for act in acts):
        return False
    short, long = sorted((last[_ACT:], this[_ACT:]), key=len)
    more = (one.value > stated.value) == (last[_ACT:] == long)
    return bool(short) and (long.startswith(short) or (more and leaves_out(short, long)))


def _akin(one: str, other: str) -> bool:
    """Whether two names have half of the shorter one's pairs of characters in common."""
    short, long = sorted((one, other), key=len)
    pairs = {short[at : at + 2] for at in range(len(short) - 1)}
    return bool(pairs) and sum(pair in long for pair in pairs) >= _AKIN * len(pairs)


def _of_all(name: str, other: str) -> str:
    """Return a name without what tells that it is of all (全系统立案), where it goes on as the other begins."""
    at = name.find(other[:_ACT])
    return name[at:] if at > 0 and _WHOLE.search(name[:at]) is not None else name


def leaves_out(short: str, long: str) -> bool:
    """Whether a name is another one without some of its words."""
    characters = iter(long)
    return all(character in characters for character in short)
