"""Breakdowns closed by what is left over: 反馈问题16项，已整改7项，剩余9项; 应到118人，出席98人，缺席20人."""

from __future__ import annotations

from collections.abc import Mapping

from checker.checks.figures.breakdown import REST, Breakdown
from checker.checks.figures.families import families_of, one_family
from checker.checks.figures.statements import Item, Statement

_LONGEST_REST = 8
_REMAINING = ("剩余", "余下", "其余", "剩下", "还剩", "尚余")
"""Words of what is left over when all else is told."""
_PENDING = ("尚未", "未", "正在", "待", "尚待", "仍在", "在")
_ABSENT = ("缺席", "缺勤", "缺考", "请假", "未到", "未参加")
_DUE = ("应到", "应参", "应出席", "应考", "应训")
_DONE = ("已", "完成", "实", "出席", "到会", "到场", "参会", "实际", "目前", "现已", "其中", "请假", "因")


def remainder(
    statement: Statement, row: list[Item], at: int, families: Mapping[str, int]
) -> Breakdown | None:
    """Return the breakdown that what is left over closes: 反馈问题16项，已整改7项，剩余9项; 应到118人，出席98人，缺席20人."""
    item = row[at]
    if at < 2 or item.lead[:1] not in ("，", "、", "；") or len(item.label) > _LONGEST_REST or item.is_change:
        return None
    remaining = item.label.startswith(_REMAINING)
    absent = item.label.startswith(_ABSENT)
    pending = max((word for word in _PENDING if item.label.startswith(word)), key=len, default=None)
    if not (remaining or absent or pending):
        return None
    act = "" if pending is None else item.label.removeprefix(pending)
    first = at
    while first > 1 and row[first - 1].unit == item.unit and _is_state(row[first - 1], act, families):
        first -= 1
    parts = tuple(row[first : at + 1])
    whole = row[first - 1]
    if (
        len(parts) < 2
        or whole.unit != item.unit
        or whole.is_change
        or "；" in "".join(one.lead for one in parts)
    ):
        return None
    if absent and not any(word in whole.label for word in _DUE):
        return None
    opposite = bool(act) and any(act[-1] in part.label or act in part.label for part in parts[:-1])
    classed = len(parts) > 2 and one_family([part.label for part in parts[:-1]], families)
    if not (remaining or absent or opposite or classed):
        return None
    return Breakdown(
        statement, REST, (whole,), parts, tuple(part.label for part in parts), remaining or absent
    )


def _is_state(item: Item, act: str, families: Mapping[str, int]) -> bool:
    """Whether an amount tells how far things named before have come, and names no new thing."""
    if item.lead[:1] not in ("，", "、") or len(item.label) > _LONGEST_REST or item.is_change:
        return False
    label = item.label
    return (
        label.startswith(_DONE)
        or (bool(act) and len(label) < 5 and act[-1] in label)
        or (len(label) < 5 and families_of(label, families) != 0)
    )
