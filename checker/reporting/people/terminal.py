"""The gap report on a terminal: the same content, wrapped to its width, with colour where that is wanted."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

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
from checker.reporting.people.gap import gap_blocks
from checker.reporting.people.gapdocument import GapDocument
from checker.rulebook.model import ADVICE, MUST, SHOULD

_BOLD, _RED, _GREEN, _YELLOW, _DIM, _END = "\033[1m", "\033[31m", "\033[32m", "\033[33m", "\033[2m", "\033[0m"
_INDENT = 5
_LEVEL_COLOURS = {MUST: _RED, SHOULD: _YELLOW, ADVICE: _DIM}
_COLOURS = {"不符合": _RED, "部分符合": _YELLOW, "待人工复核": _YELLOW, "符合": _GREEN, "不适用": _DIM}


def width_of(text: str) -> int:
    """Return how many columns a text takes: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of at most ``width`` columns."""
    lines: list[str] = []
    line = ""
    used = 0
    for char in text:
        size = 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if used + size > width and char not in "，。；：、！？”’）》":
            word = _last_word(line) if _in_word(char) else ""
            if len(word) * 2 > width:
                word = ""
            lines.append(line[: len(line) - len(word)].rstrip(" "))
            line, used = word, len(word)
        line += char
        used += size
    return [*lines, line]


def _in_word(char: str) -> bool:
    return char.isascii() and char != " "


def _last_word(line: str) -> str:
    """Return the Latin word or number that a line ends with, which must not be broken."""
    at = len(line)
    while at and _in_word(line[at - 1]):
        at -= 1
    return line[at:]


def render(blocks: Iterable[Block], width: int, colour: bool, full: bool = False) -> str:
    """Return the blocks as terminal text of at most ``width`` columns; ``full`` shows what is folded."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, PageTitle):
            if lines:
                lines.append("")
            lines.append(_paint(block.text, _BOLD, colour))
            if block.level <= 2:
                lines.append(("=" if block.level == 1 else "-") * min(width, width_of(block.text)))
        elif isinstance(block, Text):
            code = _BOLD if block.strong else ""
            lines.extend(_paint(line, code, colour) for line in wrap(block.text, width))
        elif isinstance(block, Fields):
            lines.extend(_fields(block.rows, width))
        elif isinstance(block, Table):
            lines.extend(_table(block.header, block.rows, width, colour))
        elif isinstance(block, Tasks):
            lines.extend(_tasks(block, width, colour))
        elif isinstance(block, Details):
            lines.extend(_details(block, width, colour))
        elif isinstance(block, Notes):
            lines.extend(_fields([(f"〔{number}〕", text) for number, text in block.rows], width))
        elif isinstance(block, Fold):
            lines.extend(wrap(block.text, width))
            for table in block.inside if full else ():
                lines.extend(_table(table.header, table.rows, width, colour))
    return "\n".join(lines) + "\n"


def output(job: Job) -> GapDocument:
    """Return the gap reports of a run for a terminal."""

    def shown(blocks: Iterable[Block]) -> str:
        return render(blocks, job.width, job.colour, job.full)

    return GapDocument(job, lambda report, rulebook: shown(gap_blocks(report, rulebook, job.version)), shown)


def _paint(text: str, code: str, colour: bool) -> str:
    return f"{code}{text}{_END}" if colour and code and text else text


def _fields(rows: Sequence[tuple[str, str]], width: int) -> list[str]:
    indent = max(width_of(label) for label, _ in rows) + 4
    lines = []
    for label, text in rows:
        first, *rest = wrap(text, max(20, width - indent))
        lines.append(f"  {label}{' ' * (indent - width_of(label) - 2)}{first}")
        lines.extend(" " * indent + line for line in rest)
    return lines


def _tasks(block: Tasks, width: int, colour: bool) -> list[str]:
    """Return what is to be done, a paragraph a place and under it what to do there: narrow columns would tear it apart."""
    lines: list[str] = []
    for group, tasks in block.groups:
        lines.append(_paint(f"【{group}】", _BOLD, colour))
        for task in tasks:
            head, *rest = wrap(task.where, max(20, width - _INDENT))
            lines.append(_paint(f"{task.number:>3}", _LEVEL_COLOURS[task.level], colour) + f"  {head}")
            lines.extend(" " * _INDENT + line for line in rest)
            lines.extend(
                " " * _INDENT + ("→ " if at == 0 else "  ") + line
                for at, line in enumerate(wrap(task.remedy, max(20, width - _INDENT - 3)))
            )
    return lines


def _details(block: Details, width: int, colour: bool) -> list[str]:
    lines: list[str] = []
    for one in block.entries:
        head = f"{one.number:>3}  {one.title}"
        lines.extend(_paint(line, _BOLD, colour) for line in wrap(head, width))
        marks = "".join(f"〔{number}〕" for number in one.marks)
        told = [f"{label}：{text}" if label else text for label, text in one.rows]
        told[-1] += marks
        for text in told:
            lines.extend(" " * _INDENT + line for line in wrap(text, max(20, width - _INDENT)))
    return lines


def _table(header: Sequence[str], body: Iterable[Sequence[str]], width: int, colour: bool) -> list[str]:
    rows = (header, *body)
    sizes = [max(width_of(row[index]) for row in rows) for index in range(len(header))]
    room = width - 2 * (len(sizes) - 1)
    while sum(sizes) > room and max(sizes) > 8:
        sizes[sizes.index(max(sizes))] -= 1
    lines = []
    for number, row in enumerate(rows):
        cells = [wrap(cell, size) for cell, size in zip(row, sizes, strict=True)]
        for at in range(max(len(cell) for cell in cells)):
            parts = []
            for cell, size in zip(cells, sizes, strict=True):
                text = cell[at] if at < len(cell) else ""
                code = _BOLD if number == 0 else _COLOURS.get(text, "")
                parts.append(_paint(text, code, colour) + " " * max(0, size - width_of(text)))
            lines.append("  ".join(parts).rstrip())
    return lines
