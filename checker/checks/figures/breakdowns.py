"""Breakdowns: which amounts of a sentence are said to be the parts of which whole.

A whole may be named before its parts (审结31件，其中维持20件、驳回3件……; 620件（民事300件，刑事320件）; 327件：维持171件……;
清理360件，继续有效165件、修改22件……) or after them (建议41件、提案57件，共98件; 分别为20件、3件、1件，共24件).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.checks.figures.statements import Item, Statement
from checker.text.amounts import ONE, Amount
from checker.values import NamedTuple

AMONG, BRACKET, COLON, EACH, TOTAL, OUTCOME, CONCERNED = (
    "其中",
    "括号",
    "冒号",
    "分别",
    "合计",
    "结果",
    "涉及",
)
_TOTALS = ("合计", "共计", "总计", "共", "一共", "总共", "两项合计", "三项合计")
_EACH = ("分别为", "分别是", "分为", "分别")
_JOINTS = ("、", "，", "；", "和", "及", "以及", "与")
_RANKS = {"，": 1, "；": 2}
_LONGEST_LABEL = 24
_LONGEST_CLASS = 9
_MEASURED = frozenset(
    ["元", "亩", "吨", "公里", "千米", "平方米", "立方米", "公顷", "千克", "公斤", "平方公里", "%", "千瓦"]
)
"""Units of what is measured and not counted: the last printed place is rounded even without 万 or decimals."""


class Breakdown(NamedTuple):
    """Parts and the amounts that may be their whole, the nearest last; ``link`` tells what joins them."""

    statement: Statement
    link: str
    wholes: tuple[Item, ...]
    parts: tuple[Item, ...]

    @property
    def listed(self) -> tuple[Item, ...]:
        """The parts up to the first that only a comma or semicolon joins, which may begin another statement."""
        count = 1
        while count < len(self.parts) and self.parts[count].lead[:1] not in _RANKS:
            count += 1
        return self.parts[:count]

    @property
    def tail(self) -> str:
        """The text behind the last part."""
        return self.statement.after(self.parts[-1])


def tolerance(amounts: Sequence[Amount]) -> int:
    """Return by how much amounts may miss one another because each is rounded to its last printed place."""
    return sum(amount.step for amount in amounts if amount.step != ONE or amount.unit in _MEASURED)


def breakdowns(statement: Statement, families: Mapping[str, int]) -> list[Breakdown]:
    """Return the breakdowns of a sentence. ``families`` numbers the classes that exclude one another."""
    found: list[Breakdown] = []
    items = statement.items
    if len({item.unit for item in items}) == len(items) and not (
        statement.before and items[0].lead.startswith(AMONG)
    ):
        return found
    for number in dict.fromkeys(item.row for item in statement.items):
        row = [item for item in statement.items if item.row == number]
        host = statement.items[row[0].host] if row[0].host >= 0 else None
        taken = -1
        for at, item in enumerate(row):
            if at <= taken:
                continue
            link, wholes = _joined(statement, row, at, host, families)
            if link is None:
                continue
            if link == TOTAL:
                parts = _run_before(row, at)
                if len(parts) > 1:
                    found.append(Breakdown(statement, link, (item,), parts))
                continue
            parts, last = _run(row, at)
            wholes = tuple(one for one in wholes if one.unit == item.unit and not one.is_change)
            wholes = _nearby(statement, wholes, item)
            if link == EACH:
                after = row[last + 1] if last + 1 < len(row) else None
                if after is not None and after.label.startswith(_TOTALS) and after.unit == item.unit:
                    wholes = (after,)
                    last += 1
            if wholes and not item.is_change:
                found.append(Breakdown(statement, link, wholes, parts))
                second = _second_measure(row, at, last, wholes, statement)
                if second is not None:
                    found.append(second)
                taken = last
    return found


def _joined(
    statement: Statement, row: list[Item], at: int, host: Item | None, families: Mapping[str, int]
) -> tuple[str | None, tuple[Item, ...]]:
    """Return what makes the item at ``at`` the first part of a breakdown, and the wholes before it."""
    item = row[at]
    lead = item.lead
    before = tuple(row[:at])
    if "其中" in lead:
        if before:
            return AMONG, before
        if host is not None:
            return AMONG, (host,)
        if item is statement.items[0] and lead.startswith("其中"):
            return AMONG, tuple(one for one in statement.before if one.row == 0)
        return None, ()
    if any(word in lead for word in _EACH) and (at or host is None):
        return EACH, before
    if at == 0:
        if host is None or lead.startswith(("含", "包含", "不含", "已", "另")) or len(row) < 2:
            return None, ()
        return (BRACKET, (host,)) if all(one.unit == host.unit for one in row) else (None, ())
    if item.label.startswith(_TOTALS):
        return TOTAL, ()
    if lead.startswith("：") and row[at - 1].unit == item.unit:
        return COLON, (row[at - 1],)
    following = [one.unit for one in row[at : at + 3]]
    if lead.startswith(f"，{CONCERNED}") and following == [item.unit] * 3:
        return CONCERNED, before
    if at + 1 < len(row) and "；" not in lead and row[at - 1].unit == item.unit == row[at + 1].unit:
        family = family_of(item.label, families)
        if (
            family is not None
            and family_of(row[at + 1].label, families) == family
            and family_of(row[at - 1].label, families) != family
        ):
            return OUTCOME, (row[at - 1],)
    return None, ()


def _nearby(statement: Statement, wholes: tuple[Item, ...], part: Item) -> tuple[Item, ...]:
    """Return those of ``wholes`` that no semicolon parts from a part, or all where there are none such."""
    start = statement.line.text.rfind("；", statement.start, part.amount.start)
    near = tuple(one for one in wholes if one in statement.items and one.amount.start > start)
    return near or wholes


def _run(row: list[Item], at: int) -> tuple[tuple[Item, ...], int]:
    """Return the parts of a list that begins at ``at``, and the index of its last item."""
    unit = row[at].unit
    parts = [row[at]]
    last = at
    rank: int | None = None
    for index in range(at + 1, len(row)):
        item = row[index]
        if item.lead == "":  # a second measure of the part before: 52宗2076亩
            if item.unit == unit:
                break
            last = index
            continue
        joint = item.lead
        mine = _RANKS.get(joint[0], 0)
        if (
            item.unit != unit
            or not joint.startswith(_JOINTS)
            or (rank is not None and mine > rank)
            or not _is_part(item)
        ):
            break
        rank = mine if rank is None else rank
        parts.append(item)
        last = index
    if rank == _RANKS["；"] and len(parts) < 3:
        return (row[at],), at  # what stands behind the semicolon is more likely another statement
    return tuple(parts), last


def _is_part(item: Item) -> bool:
    lead = item.lead
    return not (
        "其中" in lead
        or "。" in lead
        or item.label.startswith(_TOTALS)
        or any(word in lead for word in _EACH)
        or len(item.label) > _LONGEST_LABEL
        or item.is_change
    )


def _run_before(row: list[Item], at: int) -> tuple[Item, ...]:
    """Return the items before the total at ``at`` that it may sum up: those of its unit that stand in one list."""
    unit = row[at].unit
    parts: list[Item] = []
    for index in range(at - 1, -1, -1):
        item = row[index]
        if item.unit != unit or (index and not _is_part(item)):
            return ()
        parts.append(item)
        if index and not item.lead.startswith(_JOINTS):
            return ()
        if (
            index
            and item.lead.startswith(("，", "；"))
            and len(parts) > 1
            and parts[-2].lead[:1] not in ("，", "；")
        ):
            break
    return tuple(reversed(parts))


def _second_measure(
    row: list[Item], at: int, last: int, wholes: tuple[Item, ...], statement: Statement
) -> Breakdown | None:
    """Return the breakdown of the amounts that follow each part at once: 87宗3214亩，其中出让52宗2076亩、划拨35宗1138亩."""
    seconds = [item for item in row[at : last + 1] if item.lead == ""]
    firsts = [item for item in row[at : last + 1] if item.lead != ""]
    whole = wholes[-1]
    behind = row.index(whole) + 1 if whole in row else 0
    if len(seconds) != len(firsts) or len(seconds) < 2 or not 0 < behind < at or row[behind].lead != "":
        return None
    units = {item.unit for item in (*seconds, row[behind])}
    return Breakdown(statement, AMONG, (row[behind],), tuple(seconds)) if len(units) == 1 else None


def family_index(families: Sequence[Sequence[str]]) -> Mapping[str, int]:
    """Return the number of the family that each word belongs to."""
    return {word: number for number, family in enumerate(families) for word in family}


def family_of(label: str, families: Mapping[str, int]) -> int | None:
    """Return the family that a label belongs to by the longest word it ends or begins with, or None."""
    for size in range(min(len(label), _LONGEST_CLASS), 1, -1):
        family = families.get(label[-size:], families.get(label[:size]))
        if family is not None:
            return family
    return None
