"""When two names are of one unit: 县司法局, ××县司法局, 司法局; 市监局, 市场监督管理局; ××镇, ××镇人民政府.

A name is a place and an office. Offices are alike where they are the same or one is short for the other, places where the one is the end of
the other (云州市沙河县, 沙河县), is left out, or is only a rank (县). Where that could as well be another unit, the names are held to be
perhaps alike, and a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from checker.values import NamedTuple

SURE, PERHAPS, OTHER = 2, 1, 0
"""How far two names are of one unit."""

_RANKS = "省市县区旗州盟镇乡"
_OF_TOWNS = r"[场容]|监(?![委察])|政(?![府务法协数])"
"""What makes a word of the city before it: 市场, 市容, 市监 (for short), 市政; 政务 and 政法 stand for themselves."""
_PLACE = re.compile(
    rf"(?<=.)(?:省|(?<!城)市(?!{_OF_TOWNS})|县|(?<![社园景])区(?![块划])|旗|州|盟|镇|(?<!城)乡(?!村)|街道)(?:人民政府|政府(?!办))?(?!$)"
    rf"|(?<=.)(?:[{_RANKS}]|街道)$"
)
RANK_ALONE = re.compile(rf"^(?:市(?!{_OF_TOWNS}|政府)|(?:自治)?[省县区旗州盟镇乡](?!政府|村)|街道)")
_RANK_BEFORE = re.compile(rf"^(?:(?:自治)?[{_RANKS}]|街道)(?=(?:人民)?政府)")
_PLACE_END = re.compile(rf"(?:[{_RANKS}]|街道|地区|委)$")
_GOVERNMENT = re.compile(
    rf"(?<=[{_RANKS}])政府$|(?<=街道)办(?:事处)?$|(?<=区)管委会$|(?<=[区盟])(?:行政公署|行署)$"
)
_BROADEST = re.compile(rf"^(?:(?:自治)?[{_RANKS}]|街道)?(?:政府|政府办|管委会|委|局|办)?$")
"""Names that every place has: no part of a longer name is known by them."""
_NATION = re.compile(r"(?:.{1,12}族)?自治")
_STEP = re.compile(rf".+?(?:街道|地区|自治[县州旗区]|[{_RANKS}](?![{_RANKS}]))")
_SHORT = (
    ("人民政府", "政府"),
    ("办公室", "办"),
    ("区管理委员会", "区管委会"),
    ("委员会", "委"),
    ("经济技术开发区", "经开区"),
    ("经济开发区", "经开区"),
    ("高新技术产业开发区", "高新区"),
)
"""What every kind of office is called for short."""
_ASIDE = re.compile(r"[（(](?P<inner>[^（）()]*)[）)]")
_MARKS = re.compile(r"[\W_]+|^\d+|(?<=\D)\d+$")
"""What is no part of a name: marks and blanks within, numbers of an order before it, notes and copies behind it."""
_PARTY = re.compile(r"^(?:中共|中国共产党)")
_SUPERIOR = re.compile(r"^国家税务总局(?=.)")
OFFICE_ENDS = ("局", "委", "办", "厅", "会", "处", "所", "队", "中心", "办公室")
_GOES_ON = re.compile(r"^(?:管理|监督|监督管理|事务|服务|运输|保障|工作|和)*$")
"""What a name for short leaves out without meaning an office with more duties."""
_BELOW = re.compile(r"(?:分局|支队|大队|中队|所)$")

ORGANS = "局委办厅"
"""What organs of a government are called by; one and the same may change from one to another (卫健委, 卫生健康局)."""
_ZONE = re.compile(r"(?:开发|经开|高新|园)区$")
ZONE_ALONE = re.compile(r"(?:经济|高新|工业|产业)?(?:开发|经开|高新|园)区")
"""What a county calls the one that it has."""
_OF_RANK = re.compile(rf"(?P<rank>(?:自治)?[{_RANKS}]|街道)(?P<office>政府办|委)?")


class Unit(NamedTuple):
    """A name taken apart: ``plain`` the whole of it, the place, and the office there (empty for a government)."""

    plain: str
    place: str
    office: str


def plain_unit(name: str) -> str:
    """Return a name without blanks, marks and asides, in its short forms, a government by the name of its place."""
    name = _MARKS.sub("", without_asides(name) or name)
    name = _SUPERIOR.sub("", _PARTY.sub("", name))
    for long, short in _SHORT:
        name = name.replace(long, short)
    return _GOVERNMENT.sub("", name)


def without_asides(name: str) -> str:
    """Return a name without what stands in brackets."""
    return _ASIDE.sub("", name)


def aside_of(name: str) -> str:
    """Return what stands in brackets in a name."""
    found = _ASIDE.search(name)
    return found["inner"] if found is not None else ""


def has_place(plain: str) -> bool:
    """Whether a name, as :func:`plain_unit` returns it, says of which place the unit is: 甲县司法局, and not 县司法局 or 司法局."""
    return not RANK_ALONE.match(plain) and bool(taken_apart(plain).place)


def without_rank(unit: str) -> str:
    """Return the name of a unit without the rank of its place: 司法局 for 县司法局, 政府办公室 for 县政府办公室."""
    rank = RANK_ALONE.match(unit) or _RANK_BEFORE.match(unit)
    return unit[rank.end() :] if rank is not None and rank.end() < len(unit) else unit


@lru_cache(maxsize=100_000)
def taken_apart(plain: str) -> Unit:
    """Return place and office of a plain name."""
    end = 0
    for found in _PLACE.finditer(plain):
        end = found.end()
    if not end:
        rank = RANK_ALONE.match(plain)
        end = rank.end() if rank else 0
    place = re.sub(r"(?:人民)?政府", "", plain[:end])
    return Unit(plain, place, plain[end:])


def likeness(one: str, other: str) -> int:
    """Say how far two plain names are of one unit: SURE, PERHAPS or OTHER."""
    if one == other:
        return SURE
    first, second = taken_apart(one), taken_apart(other)
    if _BROADEST.match(one) or _BROADEST.match(other):
        return SURE if _is_government_of(first, second) or _is_government_of(second, first) else OTHER
    if _is_zone_of(first, second) or _is_zone_of(second, first):
        return PERHAPS
    office = _offices(first.office, second.office)
    place = _places(first.place, second.place)
    if office and place:
        return min(office, place)
    if _names_its_place(first, second) or _names_its_place(second, first):
        return SURE
    long, short = (one, other) if len(one) >= len(other) else (other, one)
    if len(short) > 2 and long.endswith(short):
        before = long[: -len(short)]
        if _PLACE_END.search(before):  # 中共沙河县委沙河县
            return SURE
        if _BELOW.search(short):
            return PERHAPS
    return OTHER


def _places(one: str, other: str) -> int:
    """Say how far two places are the same: level by level, as far as both name a level."""
    if one == other or not one or not other:
        return SURE
    long, short = (one, other) if len(one) >= len(other) else (other, one)
    if RANK_ALONE.fullmatch(short):
        return SURE if long.endswith(short) else OTHER
    first, second = steps_of(long), steps_of(short)
    if not first or not second or not _same_step(first[-1], second[-1]):
        return OTHER
    above = {step[-1]: step for step in first[:-1]}
    return SURE if all(_same_step(above.get(step[-1], step), step) for step in second[:-1]) else OTHER


def _is_government_of(one: Unit, other: Unit) -> bool:
    """Whether a name is that of the government of a rank, its office or its committee, and the other that of a place of this rank: 县政府, 沙河县."""
    found = _OF_RANK.fullmatch(one.plain)
    if found is None or other.office != (found["office"] or "") or _ZONE.search(other.place):
        return False
    return other.place.endswith(found["rank"]) and len(other.place) > 1


def _is_zone_of(one: Unit, other: Unit) -> bool:
    return bool(ZONE_ALONE.fullmatch(one.plain)) and not other.office and bool(_ZONE.search(other.place))


def rank_of(step: str) -> int:
    """Return how far down the levels of the state a place stands, by the last word of its name."""
    if step.endswith(("省", "自治区")):
        return 1
    return 2 if step[-1] in "市州盟" or step.endswith("地区") else 3 if step[-1] in "县区旗" else 4


def under(steps: Iterable[str], plain: str) -> str:
    """Return a plain name with the places above it: of the folders that a report lies in, or the group that a list has it in."""
    steps = list(steps)
    rank = RANK_ALONE.match(plain)
    if not steps:
        return plain
    if rank is not None:  # 县司法局 among those of 沙河县
        return "".join(steps) + plain[rank.end() :] if steps[-1].endswith(rank[0]) else plain
    own = steps_of(taken_apart(plain).place)[:1]
    if own:
        return "".join(step for step in steps if rank_of(step) < rank_of(own[0])) + plain
    return "".join(steps) + plain if plain.endswith(OFFICE_ENDS) else plain


def steps_of(place: str) -> list[str]:
    """Return the levels of a place, from the top down: 云州市, 沙河县."""
    return [step for step in _STEP.findall(place) if len(step) > 1]


def _same_step(one: str, other: str) -> bool:
    """Whether two names of one level are of one place; a nation in its name may be left out (北川羌族自治县, 北川县)."""
    if one == other:
        return True
    long, short = (one, other) if len(one) >= len(other) else (other, one)
    stem = short[:-1]
    return (
        len(stem) > 1
        and long[-1] == short[-1]
        and long.startswith(stem)
        and bool(_NATION.fullmatch(long[len(stem) : -1]))
    )


def _offices(one: str, other: str) -> int:
    if one == other:
        return SURE
    long, short = (one, other) if len(one) >= len(other) else (other, one)
    if not short:  # the office of a government publishes its report
        return PERHAPS if long == "政府办" else OTHER
    if len(short) < 3 or long[0] != short[0]:
        return OTHER
    if long[-1] != short[-1] or not _holds(long, short):
        return PERHAPS if _is_successor(long, short) else OTHER
    head = next((at for at in range(len(short)) if long[at] != short[at]), len(short))
    tail = len(short) - head
    if not long.endswith(short[head:]):  # 市监局: words are cut
        return SURE
    return SURE if _GOES_ON.match(long[head : len(long) - tail]) or _is_cut(long, short, head) else PERHAPS


def _is_successor(long: str, short: str) -> bool:
    """Whether organs may be one before and after a reform: of one task under another kind of organ, or with the same task at the head of theirs."""
    if long[-1] not in ORGANS or short[-1] not in ORGANS:
        return False
    same = min(len(short) - 1, 2)
    return _holds(long[:-1], short[:-1]) or (
        long[-1] == short[-1] and same > 1 and long[:same] == short[:same]
    )


def _holds(long: str, short: str) -> bool:
    left = iter(long)
    return all(character in left for character in short)


def _is_cut(long: str, short: str, head: int) -> bool:
    """Whether the short name cuts a word of two characters and so can be no name of its own: 医保局, 教体局."""
    return head % 2 == 1


def _names_its_place(one: Unit, other: Unit) -> bool:
    """Whether a name gives the other's place without its rank: 沙河司法局, 沙河县司法局."""
    if one.place or not other.office or not one.office.endswith(other.office):
        return False
    stem = one.office[: -len(other.office)]
    return len(stem) > 1 and bool(re.search(rf"(?:^|[{_RANKS}]){re.escape(stem)}[{_RANKS}]$", other.place))
