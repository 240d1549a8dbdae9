"""Several units in one name: joint issuers of a report, or the units that somebody wrote into one cell of a list."""

from __future__ import annotations

import re

from checker.batch.units import (
    OFFICE_ENDS,
    aside_of,
    has_place,
    plain_unit,
    rank_of,
    taken_apart,
    without_rank,
)

_LOOSE = r"(?![^（()）]{0,100}[）)])"
"""No bracket is open; an aside is no longer than that."""
_MARKS = re.compile(rf"[、，,；;/／]+{_LOOSE}")
_BLANKS = re.compile(rf"\s+{_LOOSE}")
_AND = re.compile(
    rf"(?<=[局委办厅府])(?:以?及|[和与暨])(?!平){_LOOSE}|(?<=委)(?=[省市县区旗州镇乡](?:人民)?政府)"
)
_OFFICE = re.compile(r"[省市县区旗州盟镇乡]委|.+(?:政府|[）)])")
_BODY = re.compile(r".{2,}(?:[馆院校社站部联]|公司)")
"""What no blank but a mark alone parts from another: 县档案馆."""
_PLACE = re.compile(r".+(?:街道|[省市县区旗州盟镇乡])")
_PARTY = re.compile(r"(?:[省市县区旗州盟镇乡]|街道|党|工)委(?:员会)?$|党组$")


def parts_of(name: str) -> tuple[str, ...]:
    """Return the units that a name joins, each with the place of the first where it has none itself; of one unit, its name."""
    for between, places in ((_MARKS, True), (_BLANKS, False), (_AND, False)):
        parts = [part.strip() for part in between.split(name) if part.strip()]
        if len(parts) > 1 and (all(_is_unit(part, places=places) for part in parts) or _are_alike(parts)):
            return _completed([one for part in parts for one in parts_of(part)])
    return (name,)


def names_of(name: str) -> tuple[str, ...]:
    """Return the plain names of a unit: its own, those of joint issuers, and a second one that stands in brackets behind it."""
    inner = aside_of(name)
    names = [plain_unit(name), *map(plain_unit, parts_of(name))]
    if len(inner) > 2 and inner.endswith(OFFICE_ENDS):
        other = taken_apart(plain_unit(inner))
        names.append(other.plain if other.place else taken_apart(names[0]).place + other.plain)
    return tuple(dict.fromkeys(names))


def is_one(parts: tuple[str, ...]) -> bool:
    """Whether units report as one: a committee of the party and the government beside it."""
    return (
        len(parts) > 1
        and any(map(_PARTY.search, parts))
        and sum(not _PARTY.search(one) for one in parts) <= 1
    )


def government_of(parts: tuple[str, ...]) -> str:
    """Return the government where a committee of the party issues a report with it, else an empty text."""
    rest = [one for one in parts if not _PARTY.search(one)]
    return (
        rest[0] if len(parts) > 1 and len(rest) == 1 and not taken_apart(plain_unit(rest[0])).office else ""
    )


def _is_unit(part: str, *, places: bool) -> bool:
    if (len(part) > 2 and part.endswith(OFFICE_ENDS)) or _OFFICE.fullmatch(part):
        return True
    return places and bool(_PLACE.fullmatch(part) or _BODY.fullmatch(part))


def _are_alike(parts: list[str]) -> bool:
    """Whether all are names of places of one rank, and not the levels of one (安平县 石门镇)."""
    return all(map(_PLACE.fullmatch, parts)) and len({rank_of(part) for part in parts}) == 1


def _completed(parts: list[str]) -> tuple[str, ...]:
    place = taken_apart(plain_unit(parts[0])).place
    if not place or rank_of(place) > rank_of("县"):  # no town has offices of its own
        return tuple(parts)
    return (parts[0], *(_with_place(place, one) for one in parts[1:]))


def _with_place(place: str, part: str) -> str:
    plain = plain_unit(part)
    if has_place(plain):
        return part
    return f"{place}人民政府" if len(plain) == 1 else place + without_rank(part)  # 市政府 of 澜河市
