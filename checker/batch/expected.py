"""Who was to hand in a report and has not: a list of units against the units of the reports.

Lists and reports name one unit in several ways: 县司法局, ××县司法局, 司法局. The longer name takes the shorter for its own
where nothing but a place stands before it, and only where no other unit could be meant; the rest is left to a person.
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterable, Iterator

from checker.batch.entry import Entry, unit_of_name
from checker.errors import LawcheckError
from checker.reading.files import file_bytes, shown_path
from checker.text.outgoing import named

_HEADS = (
    "单位",
    "单位名称",
    "应报单位",
    "应报送单位",
    "报送单位",
    "名称",
    "机关",
    "机关名称",
    "部门",
    "部门名称",
)
_PLACE_END = re.compile(r"(?:省|市|县|区|旗|州|盟|镇|乡|街道|地区|委)$")
_PLACE = re.compile(r"(?<=.)(?:省|(?<!城)市(?!场)|县|(?<![社园景])区(?!块)|旗|州|盟|镇|乡|街道)")
_GENERIC = re.compile(r"^(?:省|市|县|区|州|旗|镇|乡|街道|盟)")
_GOVERNMENT = re.compile(r"(?<=[省市县区旗州盟镇乡])(?:人民政府|政府)$|(?<=街道)办事处$")
_BROADEST = re.compile(r"^(?:省|市|县|区|州|旗|镇|乡|街道|盟)?(?:人民)?(?:政府|办公室|委员会|局|办|办事处)?$")
"""Names that every place has: no part of a longer name is known by them."""


def read_units(path: str) -> tuple[str, ...]:
    """Return the units of a list: of the column whose head says so, else of the first. Raises LawcheckError."""
    shown = shown_path(path)
    data = file_bytes(path, shown)
    if os.path.splitext(path)[1].lower() == ".xlsx":
        from checker.batch.sheet import rows_of

        rows = list(rows_of(data, shown))
    else:
        rows = list(_csv_rows(data, shown))
    rows = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    column, start = 0, 0
    for at, row in enumerate(rows[:5]):
        found = next((index for index, cell in enumerate(row) if cell in _HEADS), None)
        if found is not None:
            column, start = found, at + 1
            break
    units = [row[column] for row in rows[start:] if len(row) > column and row[column]]
    if not units:
        raise LawcheckError(
            "名单里没有单位。", remedy="请把单位写在第一列，或者写在表头叫“单位”的一列。", path=shown
        )
    return tuple(dict.fromkeys(units))


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


def compare(
    expected: Iterable[str], entries: Iterable[Entry]
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Return the expected units that have handed in nothing, and those that a person must look at with what may be theirs."""
    handed: dict[str, str] = {}
    for entry in entries:
        for unit in (entry.unit, unit_of_name(entry.name)):
            handed.setdefault(plain_unit(unit), entry.unit)
    units = {unit: plain_unit(unit) for unit in expected}
    open_ = {unit: plain for unit, plain in units.items() if plain not in handed}
    exact = {plain for plain in units.values() if plain in handed}
    free = {plain: unit for plain, unit in handed.items() if plain not in exact}
    maybe = {unit: [one for one in free if _same(plain, one)] for unit, plain in open_.items()}
    claims: dict[str, int] = {}
    for found in maybe.values():
        for one in found:
            claims[one] = claims.get(one, 0) + 1
    absent, unsure = [], []
    for unit in open_:
        found = maybe[unit]
        reports = list(dict.fromkeys(free[one] for one in found))
        if not found:
            absent.append(named(unit))
        elif len(reports) > 1 or any(claims[one] > 1 for one in found):
            unsure.append((named(unit), "、".join(map(named, reports))))
    return tuple(absent), tuple(unsure)


def plain_unit(name: str) -> str:
    """Return a name without blanks and marks, a government by the name of its place."""
    name = re.sub(r"[\s·•\-—_（）()《》“”\"]", "", name)
    name = re.sub(r"^(?:中共|中国共产党)", "", name)
    return _GOVERNMENT.sub("", name)


def has_place(plain: str) -> bool:
    """Whether a name, as :func:`plain_unit` returns it, says of which place the unit is: 甲县司法局, and not 县司法局 or 司法局."""
    return not _GENERIC.match(plain) and _PLACE.search(plain) is not None


def _same(one: str, other: str) -> bool:
    """Whether two names may be of one unit: one ends in the other, and what stands before it is a place."""
    long, short = (one, other) if len(one) >= len(other) else (other, one)
    if not short or not long.endswith(short) or _BROADEST.match(short):
        return False
    before = long[: len(long) - len(short)]
    return not before or bool(_PLACE_END.search(before)) or bool(_GENERIC.match(short))
