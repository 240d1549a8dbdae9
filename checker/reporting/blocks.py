"""The gap report as a list of blocks, which every readable format renders in its own way."""

from __future__ import annotations

from checker.values import NamedTuple


class Title(NamedTuple):
    """A heading of ``level`` 1 to 4."""

    level: int
    text: str


class Text(NamedTuple):
    """A paragraph; ``strong`` for the conclusion."""

    text: str
    strong: bool = False


class Fields(NamedTuple):
    """A list of label and text, such as 位置 and 依据."""

    rows: tuple[tuple[str, str], ...]


class Table(NamedTuple):
    """A table with a header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Title | Text | Fields | Table
