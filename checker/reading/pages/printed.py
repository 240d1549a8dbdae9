"""What the readers of printed pages hand over: the lines of each page with their places."""

from __future__ import annotations

from checker.values import NamedTuple


class PrintedLine(NamedTuple):
    """A line of a page: its text, left and right end, top and bottom (y grows downwards), in one unit of length.

    ``size`` is the height of its characters.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float


class Page(NamedTuple):
    """A page: its height and its lines in reading order."""

    height: float
    lines: list[PrintedLine]
