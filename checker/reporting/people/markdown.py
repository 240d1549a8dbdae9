"""The gap report in Markdown: plain CommonMark with tables that survive every viewer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from checker.reporting.formats import Job
from checker.reporting.people.blocks import (
    Block,
    Details,
    Fields,
    Fold,
    Notes,
    PageTitle,
    Table,
    Tasks,
    Text,
)
from checker.reporting.people.gap import BRIEFEST, gap_blocks
from checker.reporting.people.gapdocument import GapDocument
from checker.reporting.shown import Shown
from checker.rulebook.model import Rulebook
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.reporting.people.overview import Row

_SOME_LENGTH = 2000
"""Characters of a text from which on its gap report is not longer: what is wrong with a shorter one does not fit into less."""
_ESCAPES = (
    dict.fromkeys((*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "�")
    | str.maketrans({char: "\\" + char for char in "\\`*_[]<>|#~{}$"})
    | dict.fromkeys(map(ord, "\t\n\r"), " ")
)
"""Controls are replaced: on a screen they could recolour, reorder or hide what is written."""


def escape(text: str) -> str:
    """Escape what Markdown or a table cell would take for markup."""
    return text.translate(_ESCAPES)


def render(blocks: Iterable[Block], full: bool = False) -> str:
    """Return the blocks as Markdown, ending with a newline; ``full`` shows what is folded, and the ids of rules."""
    pieces: list[str] = []
    for block in blocks:
        if isinstance(block, PageTitle):
            pieces.append(f"{'#' * block.level} {escape(block.text)}")
        elif isinstance(block, Text):
            pieces.append(f"> **{escape(block.text)}**" if block.strong else escape(block.text))
        elif isinstance(block, Fields):
            pieces.append("\n".join(f"- **{escape(label)}**：{escape(text)}" for label, text in block.rows))
        elif isinstance(block, Table):
            pieces.append(_table(block.header, block.rows))
        elif isinstance(block, Tasks):
            pieces.append(_table(block.header, _task_rows(block)))
        elif isinstance(block, Details):
            pieces.append("\n".join(_details(block, full)))
        elif isinstance(block, Notes):
            pieces.append("；".join(f"〔{number}〕{escape(text)}" for number, text in block.rows) + "。")
        elif isinstance(block, Fold):
            pieces.append(escape(block.text))
            pieces += [_table(table.header, table.rows) for table in block.inside if full]
    return "\n\n".join(pieces) + "\n"


def gap_text(report: Shown, rulebook: Rulebook, version: str, full: bool = False) -> str:
    """Return the gap report of one file: of a text of some length not longer than that, unless ``full`` is asked for."""
    told = render(gap_blocks(report, rulebook, version), full)
    size = len(report.document.source.text) if report.document is not None else 0
    brief = 0
    while not full and size >= _SOME_LENGTH and len(told) > size and brief < BRIEFEST:
        brief += 1
        told = render(gap_blocks(report, rulebook, version, brief))
    return told


def output(job: Job) -> GapDocument:
    """Return the gap reports of a run in Markdown."""
    return GapDocument(
        job,
        lambda report, rulebook: gap_text(report, rulebook, job.version, job.full),
        partial(render, full=job.full),
    )


def summary(job: Job, rows: list[Row]) -> Iterator[str]:
    """Yield the overview of reports that each have a file of their own."""
    from checker.reporting.people.overview import overview_blocks

    yield render(overview_blocks(rows, job.rulebooks[0]))


def _task_rows(block: Tasks) -> Iterator[tuple[str, ...]]:
    for group, tasks in block.groups:
        yield "", f"【{group}】", ""
        before = ""
        for task in tasks:
            yield str(task.number), "同上" if task.where == before else task.where, task.remedy
            before = task.where


def _details(block: Details, full: bool) -> Iterator[str]:
    for one in block.entries:
        told = "".join(f"{label}：{_ended(text)}" if label else text for label, text in one.rows)
        marks = "".join(f"〔{number}〕" for number in one.marks)
        ids = f"（规则编号：{'、'.join(one.rules)}）" if full else ""
        yield f"- **{one.number}. {escape(one.title)}**：{escape(told)}{marks}{escape(ids)}"


def _ended(text: str) -> str:
    return text if text.endswith(("。", "……", "！", "？")) else text + "。"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
    lines.extend("| " + " | ".join(map(escape, row)) + " |" for row in rows)
    return "\n".join(lines)
