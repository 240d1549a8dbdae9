"""What the gap report tells of an earlier check: put right, still there, new, each with the sentence concerned."""

from __future__ import annotations

from checker.reporting.people.blocks import Block, Table, Text, Title
from checker.reporting.shown import Shown

_MOST = 40


def since_blocks(report: Shown) -> list[Block]:
    """Return the section on an earlier check; nothing where none was compared with."""
    since = report.since
    if since is None:
        return []
    fixed, still, new = len(since.fixed), len(since.still), len(since.new)
    rows = [
        *(
            ("改好了", one.title, one.sentence or one.message, one.now or "已经没有这个问题")
            for one in since.fixed
        ),
        *(("还在", one.title, one.sentence or one.message, one.now) for one in since.still),
        *(
            ("新出现", one.title, "", f"{one.message}{f'原文：{one.now}' if one.now else ''}")
            for one in since.new
        ),
    ]
    told = f"上次的{fixed + still}处问题，改好了{fixed}处，还在{still}处；新出现{new}处。"
    if len(rows) > _MOST:
        told += f"下面列出前{_MOST}处。"
    blocks: list[Block] = [Title(2, "与上次检查相比"), Text(told)]
    if rows:
        blocks.append(Table(("情况", "检查内容", "上次", "现在"), tuple(rows[:_MOST])))
    return blocks
