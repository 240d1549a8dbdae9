"""What the gap report tells of an earlier check: put right, still there, new, each with the sentence concerned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.reporting.people.blocks import Block, PageTitle, Table, Text
from checker.reporting.shown import Shown
from checker.results import UNCHANGED, UNCHECKED, Change, Since

_MOST = 40


def since_blocks(report: Shown) -> list[Block]:
    """Return the section on an earlier check; nothing where none was compared with."""
    since = report.since
    if since is None:
        return []
    fixed, still, new = len(since.fixed), len(since.still), len(since.new)
    rows = _rows(since)
    told = f"上次的{fixed + still}处问题，改好了{fixed}处，还在{still}处；新出现{new}处。"
    if len(rows) > _MOST:
        told += f"下面列出前{_MOST}处。"
    blocks: list[Block] = [PageTitle(2, "与上次检查相比"), Text(told)]
    if rows:
        blocks.append(Table(("情况", "检查内容", "上次", "现在"), tuple(rows[:_MOST])))
    return blocks


def _rows(since: Since) -> list[tuple[str, str, str, str]]:
    """Return the rows of the table; what several rules found in one sentence is one row."""
    rows = []
    for state, changes, gone in (("改好了", since.fixed, "已经没有这个问题"), ("还在", since.still, "")):
        for group in _groups(changes):
            before = _joined(one.sentence or one.message for one in group)
            rows.append((state, _titles(group), before, _joined(one.now or gone for one in group)))
    for group in _groups(since.new):
        now = group[0].now
        told = _joined(one.message for one in group)
        rows.append(("新出现", _titles(group), "", f"{told}{f'原文：{now}' if now else ''}"))
    return rows


def _groups(changes: Sequence[Change]) -> list[list[Change]]:
    """Put together what concerns one and the same sentence, of then or of now; what concerns none stays alone."""
    groups: dict[object, list[Change]] = {}
    for at, one in enumerate(changes):
        stands = one.now if one.now in (UNCHANGED, UNCHECKED) else ""
        quoted = one.sentence or ("" if stands else one.now)
        groups.setdefault((quoted, stands) if quoted else at, []).append(one)
    return list(groups.values())


def _joined(texts: Iterable[str]) -> str:
    return "".join(dict.fromkeys(texts))


def _titles(group: Sequence[Change]) -> str:
    return "、".join(dict.fromkeys(one.title for one in group))
