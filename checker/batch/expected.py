"""Who was to hand in a report and has not: a list of units against the units of the reports.

Lists and reports name one unit in several ways (checker/batch/units.py): a report is a unit's own only where no other could be meant; the
rest is left to a person.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Iterator

from checker.batch.entry import Entry, unit_of_name
from checker.batch.units import PERHAPS, SURE, Names, likeness, names_of, taken_apart
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
    issuers: list[str] = []
    handed: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        issuers.append(entry.unit)
        for plain in _names(entry):
            handed.setdefault(plain, []).append(number)
    units = {unit: names_of(unit) for unit in expected}
    open_ = {unit: names for unit, names in units.items() if not any(name in handed for name in names)}
    known = {number for names in units.values() for name in names for number in handed.get(name, ())}
    free = {
        plain: left[0]
        for plain, numbers in handed.items()
        if (left := [number for number in numbers if number not in known])
    }
    sure, perhaps = _found(open_, free)
    claims: dict[int, int] = {}
    for found in sure.values():
        for one in found:
            claims[one] = claims.get(one, 0) + 1
    absent, unsure = [], []
    for unit in open_:
        found = sure[unit] or perhaps[unit]
        if not found:
            absent.append(named(unit))
        elif not sure[unit] or len(found) > 1 or any(claims[one] > 1 for one in found):
            reports = dict.fromkeys(named(issuers[one]) for one in found)
            unsure.append((named(unit), "、".join(reports)))
    return tuple(absent), tuple(unsure)


def _names(entry: Entry) -> list[str]:
    """Return the names of the unit of a report: as its text and its file call it, and not 财政局 alone where one of them tells of which place."""
    both = (entry.unit, unit_of_name(entry.name))
    names = list(dict.fromkeys(plain for unit in both for plain in names_of(unit)))
    placed = [one for one in names if taken_apart(one).place]
    return placed or names


def _found(
    open_: dict[str, tuple[str, ...]], free: dict[str, int]
) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """Return for each unit the reports that are surely its own, and those that perhaps are."""
    known = Names(free)
    sure: dict[str, list[int]] = {}
    perhaps: dict[str, list[int]] = {}
    for unit, names in open_.items():
        alike = [(likeness(name, plain), free[plain]) for name in names for plain in known.near(name)]
        sure[unit] = list(dict.fromkeys(report for how, report in alike if how == SURE))
        perhaps[unit] = list(dict.fromkeys(report for how, report in alike if how == PERHAPS))
    return sure, perhaps
