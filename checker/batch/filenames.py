"""What the path of a file says of the unit whose report it holds: its own name, and the places that the folders are called after."""

from __future__ import annotations

import os
import re
from functools import lru_cache

from checker.batch.joint import government_of, parts_of
from checker.batch.units import OFFICE_ENDS, plain_unit, rank_of, steps_of, under, without_asides
from checker.text.outgoing import named

_ABOUT = r"(?:关于)?(?:19|20)\d\d|法治政府|年度报告|工作报告|法治建设"
"""What begins what a report is about: the unit stands before it or behind it, and is no part of it."""
_BETWEEN = re.compile(rf"{_ABOUT}|[^\w、]+|_+")
_NUMBER = re.compile(r"^(?:附件)?[\d.]+(?=\D)|^附件")
_HANDED = re.compile(r"^(?:(?:关于|报送|上报|呈报|呈送|转报|转发|印发|提交)(?:的)?)+")
_OFFICE = re.compile(
    r".*(?:局|委员会|委|办公室|办|厅|政府|中心|管委会|办事处|[大支总中]队|公司|法院|检察院)(?!托|员|公)"
)
_MORE = re.compile(r"[所站队院校会社处科室馆关园组部台团联协]")
"""What a part of an office ends in: 安平县公安局石门派出所 is no 安平县公安局."""
_CLASS = re.compile(r"各.*|[市县区州乡镇街道]+")
"""Folders for a kind of units (县区, 乡镇): no place."""


def unit_of_name(name: str) -> str:
    """Return what the path of a file says of the unit, where the text does not.

    It is the first stretch of the file's own name that ends as units do, without the number before it and what was done with the
    report (1.安平县民政局报送); else the office that the nearest folder is called after; else the name without ending and year.
    """
    *folders, file = name.split("/")
    base = re.sub(r"\.[A-Za-z]{2,5}$", "", file)
    for part in (base, *reversed(folders)):
        if found := _unit_in(part, places=part is base):
            return named(found)
    cut = re.split(_ABOUT, base, maxsplit=1)[0]
    return named(cut.strip(" _-—（(") or base)


def stretches(part: str) -> list[str]:
    """Return what stands between years, marks and what the report is about."""
    plain = (_HANDED.sub("", _NUMBER.sub("", one.strip())) for one in _BETWEEN.split(part))
    return [one for one in plain if one]


@lru_cache(maxsize=100_000)
def folder_steps(folder: str) -> tuple[str, ...]:
    """Return the places, from the top down, that the folders of a path are called after: 云河市, 安平县."""
    steps: list[str] = []
    for part in folder.split("/"):
        clean = re.sub(r"[\W\d_]+", "", without_asides(part))
        found = steps_of(clean)
        if not found or "".join(found) != clean or _CLASS.fullmatch(clean):
            continue
        for step in found:
            while steps and rank_of(steps[-1]) >= rank_of(step):
                steps.pop()
            steps.append(step)
    return tuple(steps)


def steps_above(name: str) -> tuple[str, ...]:
    """Return :func:`folder_steps` of the folder that a file lies in."""
    return folder_steps(os.path.dirname(name))


def placed_unit(unit: str, name: str) -> tuple[str, str]:
    """Return what tells the unit of a report from all others, and how it is called: with the place of the folders where it says none.

    A committee of the party and the government beside it report as that government.
    """
    plain = plain_unit(government_of(parts_of(unit)) or unit)
    key = under(steps_above(name), plain)
    before = key[: -len(plain)] if plain and key.endswith(plain) else ""
    return key, before + unit


def _unit_in(part: str, *, places: bool) -> str:
    """Return the first stretch of a name that is called as units are, cut behind an office; a place only where it is all of it."""
    joint = re.split(_ABOUT, part, maxsplit=1)[0].strip()
    if len(parts_of(joint)) > 1:
        return joint
    found = stretches(part)
    for one in found:
        office = _OFFICE.match(one)
        if office is not None and len(office[0]) > 1:
            return one if _MORE.search(one[office.end() :]) else office[0]
    for one in found if places else ():
        if "".join(steps_of(one)) == one and not _CLASS.fullmatch(one):
            return one
    return next((one for one in found if one.endswith(OFFICE_ENDS)), "")
