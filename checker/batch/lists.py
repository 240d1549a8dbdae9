"""Who must report: the units of a list as offices keep them, with a head or without, grouped by place or not."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterator

from checker.batch.cells import units_of
from checker.batch.units import has_place, plain_unit, steps_of, under, without_rank
from checker.errors import LawcheckError
from checker.reading.files import file_bytes, shown_path
from checker.text.outgoing import named

_UNIT = re.compile(r"(?:.{0,6}(?:单位|机关|部门|主体)(?:名称|全称)?|名称|全称)$")
_PLACE = re.compile(
    r"(?:所[在属])?(?:[市县区州盟旗镇乡]|地市|市州|州市|县市区|县市|县区|区县|乡镇|街道|乡镇街道|镇街|地区|行政区划?)(?:名称)?$"
)
_ASIDE = re.compile(r"[\s、，,/]|[（(]|[）)]")
_LOOKED_AT = 5
"""The head stands in one of so many rows."""
_TOLD = 12


def read_units(path: str, passed: list[str] | None = None) -> tuple[str, ...]:
    """Return the units of a list. Raises LawcheckError.

    They stand in the column whose head says so, else in the first that holds names; in lists that are grouped by place, what
    lacks a place (司法局) gets that of its group, and so does what is in several groups. ``passed`` takes what stands in the column and is held to be no unit.
    """
    shown = shown_path(path)
    data = file_bytes(path, shown)
    if os.path.splitext(path)[1].lower() == ".xlsx":
        from checker.batch.sheet import rows_of

        rows = list(rows_of(data, shown))
    else:
        rows = list(_csv_rows(data, shown))
    rows = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    column, places, start = _head(rows)
    found = list(_units(rows[start:], column, places, [] if passed is None else passed))
    if not found:
        raise LawcheckError(
            "名单里没有单位。", remedy="请把单位写在第一列，或者写在表头叫“单位”的一列。", path=shown
        )
    groups: dict[str, set[str]] = {}
    for unit, place in found:
        groups.setdefault(plain_unit(unit), set()).add(place)
    return tuple(dict.fromkeys(_told_apart(unit, place, groups[plain_unit(unit)]) for unit, place in found))


def read_list(path: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the units of a list, and what is to be told of how it was read. Raises LawcheckError."""
    passed: list[str] = []
    units = read_units(path, passed)
    shown = [named(" ".join(cell.split()).rstrip("：:")) for cell in passed[:_TOLD]]
    more = f"等{len(passed)}处" if len(passed) > _TOLD else ""
    return units, (f"应报名单里没有当作单位的：{'、'.join(shown)}{more}。",) if passed else ()


def _head(rows: list[list[str]]) -> tuple[int, list[int], int]:
    """Return the column of the units, those of the places before it, and the row at which the list begins."""
    for at, row in enumerate(rows[:_LOOKED_AT]):
        heads = [_ASIDE.sub("", cell) for cell in row]
        places = [index for index, head in enumerate(heads) if _PLACE.match(head)]
        column = next((index for index, head in enumerate(heads) if _UNIT.match(head)), None)
        if column is None and places and len(heads) > 1:
            column = places[-1]
        if column is not None:
            return column, [index for index in places if index < column], at + 1
    width = max(map(len, rows), default=0)
    named = (
        index for index in range(width) if any(len(row) > index and units_of(row[index]) for row in rows)
    )
    return next(named, 0), [], 0


def _units(
    rows: list[list[str]], column: int, places: list[int], passed: list[str]
) -> Iterator[tuple[str, str]]:
    """Yield the units, each with the place of its group."""
    group = dict.fromkeys(places, "")
    for row in rows:
        cells = dict(enumerate(row))
        for level, index in enumerate(places):
            if cells.get(index):  # a merged cell gives its text to its first row only
                group |= dict.fromkeys(places[level:], "") | {index: cells[index]}
        cell = cells.get(column, "")
        units = units_of(cell)
        if cell and not units and not cell.replace(".", "").isdigit():
            passed.append(cell)
        place = "".join(group.values())
        for unit in units:
            if place and not has_place(plain_unit(unit)) and not _holds(place, unit):
                yield place + without_rank(unit), place
            else:
                yield unit, place


def _told_apart(unit: str, place: str, groups: set[str]) -> str:
    """Return a unit with the place of its group where units of its name are in several: 城关区司法局 of two cities."""
    if len(groups) == 1 or not place or place in unit:
        return unit
    steps = steps_of(place)
    return under(steps, unit) if "".join(steps) == place else place + unit


def _holds(place: str, unit: str) -> bool:
    """Whether a unit names the place already, if without its rank: 沙河司法局 under 沙河县."""
    return len(place) > 2 and place[-3:-1] in unit


def _csv_rows(data: bytes, path: str) -> Iterator[list[str]]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise LawcheckError("名单的编码无法识别。", remedy="请另存为 UTF-8 编码的 .csv。", path=path)
    if "\0" in text:
        raise LawcheckError("这不是 .csv 名单。", remedy="名单请写成 .csv 或者 .xlsx。", path=path)
    try:
        yield from csv.reader(io.StringIO(text, newline=""))
    except csv.Error:
        raise LawcheckError("名单无法读取。", remedy="请另存为 .csv 或者 .xlsx 再试。", path=path) from None
