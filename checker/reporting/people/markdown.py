"""The gap report in Markdown: plain CommonMark with tables that survive every viewer."""

from __future__ import annotations

from collections.abc import Iterable

from checker.reporting.formats import Job
from checker.reporting.people.blocks import Block, Fields, Table, Text, Title
from checker.reporting.people.digest import digest_blocks
from checker.reporting.people.gapdocument import GapDocument

_ESCAPES = (
    dict.fromkeys((*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "�")
    | str.maketrans({char: "\\" + char for char in "\\`*_[]<>|#~{}$"})
    | dict.fromkeys(map(ord, "\t\n\r"), " ")
)
"""Controls are replaced: on a screen they could recolour, reorder or hide what is written."""


def escape(text: str) -> str:
    """Escape what Markdown or a table cell would take for markup."""
    return text.translate(_ESCAPES)


def render(blocks: Iterable[Block]) -> str:
    """Return the blocks as Markdown, ending with a newline."""
    pieces: list[str] = []
    for block in blocks:
        if isinstance(block, Title):
            pieces.append(f"{'#' * block.level} {escape(block.text)}")
        elif isinstance(block, Text):
            pieces.append(f"> **{escape(block.text)}**" if block.strong else escape(block.text))
        elif isinstance(block, Fields):
            pieces.append("\n".join(f"- **{escape(label)}**：{escape(text)}" for label, text in block.rows))
        elif isinstance(block, Table):
            pieces.append(_table(block))
    return "\n\n".join(pieces) + "\n"


def output(job: Job) -> GapDocument:
    """Return the gap reports of a run in Markdown."""
    return GapDocument(job, render, digest_blocks)


def _table(table: Table) -> str:
    lines = ["| " + " | ".join(table.header) + " |", "|" + " --- |" * len(table.header)]
    lines.extend("| " + " | ".join(escape(cell) for cell in row) + " |" for row in table.rows)
    return "\n".join(lines)
