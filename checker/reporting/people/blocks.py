"""The gap report as a list of blocks, which every readable format renders in its own way."""

from __future__ import annotations

from checker.values import NamedTuple


class Title(NamedTuple):
    """A heading of ``level`` 1 to 4; ``key`` the id of the rule that it is about, or empty."""

    level: int
    text: str
    key: str = ""


class Text(NamedTuple):
    """A paragraph; ``strong`` for the conclusion."""

    text: str
    strong: bool = False


class Fields(NamedTuple):
    """A list of label and text, such as 位置 and 依据.

    ``keys`` names for each row the finding that it is about (``rule/number``), empty for none; no keys at all mean none.
    """

    rows: tuple[tuple[str, str], ...]
    keys: tuple[str, ...] = ()


class Table(NamedTuple):
    """A table with a header; ``starts`` gives for each row the offset in the source of what it is about, or None."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    starts: tuple[int | None, ...] = ()


Block = Title | Text | Fields | Table
