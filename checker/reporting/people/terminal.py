"""The gap report on a terminal: the same content, wrapped to its width, with colour where that is wanted."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from checker.reporting.formats import Job
from checker.reporting.people.blocks import Block, Fields, Table, Text, Title
from checker.reporting.people.gapdocument import GapDocument

_BOLD, _RED, _GREEN, _YELLOW, _DIM, _END = "\033[1m", "\033[31m", "\033[32m", "\033[33m", "\033[2m", "\033[0m"
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


def render(blocks: Iterable[Block], width: int, colour: bool) -> str:
    """Return the blocks as terminal text of at most ``width`` columns."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Title):
            if lines:
                lines.append("")
            lines.append(_paint(block.text, _BOLD, colour))
            if block.level <= 2:
                lines.append(("=" if block.level == 1 else "-") * min(width, width_of(block.text)))
        elif isinstance(block, Text):
            code = _BOLD if block.strong else ""
            lines.extend(_paint(line, code, colour) for line in wrap(block.text, width))
        elif isinstance(block, Fields):
            lines.extend(_fields(block, width))
        elif isinstance(block, Table):
            lines.extend(_table(block, width, colour))
    return "\n".join(lines) + "\n"


def output(job: Job) -> GapDocument:
    """Return the gap reports of a run for a terminal."""
    return GapDocument(job, lambda blocks: render(blocks, job.width, job.colour))


def _paint(text: str, code: str, colour: bool) -> str:
    return f"{code}{text}{_END}" if colour and code and text else text


def _fields(block: Fields, width: int) -> list[str]:
    indent = max(width_of(label) for label, _ in block.rows) + 4
    lines = []
    for label, text in block.rows:
        first, *rest = wrap(text, max(20, width - indent))
        lines.append(f"  {label}{' ' * (indent - width_of(label) - 2)}{first}")
        lines.extend(" " * indent + line for line in rest)
    return lines


def _table(block: Table, width: int, colour: bool) -> list[str]:
    rows = (block.header, *block.rows)
    sizes = [max(width_of(row[index]) for row in rows) for index in range(len(block.header))]
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
