"""The gap report as a list of blocks, which every readable format renders in its own way."""

from __future__ import annotations

from checker.values import NamedTuple


class PageTitle(NamedTuple):
    """A heading of ``level`` 1 or 2."""

    level: int
    text: str


class Text(NamedTuple):
    """A paragraph; ``strong`` for the conclusion."""

    text: str
    strong: bool = False


class Fields(NamedTuple):
    """A list of label and text, such as 题名 and 制发机关."""

    rows: tuple[tuple[str, str], ...]


class Table(NamedTuple):
    """A table with a header.

    For each row, ``starts`` gives the offset in the source of what it is about, or None, ``links`` its id in a page.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    starts: tuple[int | None, ...] = ()
    links: tuple[str, ...] = ()


class Task(NamedTuple):
    """What is to be done in one place: the number that its details and marks carry, its level, where and how."""

    number: int
    level: str
    where: str
    remedy: str


class Tasks(NamedTuple):
    """All that is to be done, in groups: the name of each and its tasks in the order of the text."""

    header: tuple[str, str, str]
    groups: tuple[tuple[str, tuple[Task, ...]], ...]


class Detail(NamedTuple):
    """Why a task is to be done.

    ``rows`` are label and text, the label of what needs none is empty; ``marks`` are the numbers of the bases, ``rules``
    the ids of the rules; ``keys`` name the findings (``rule/number``).
    """

    number: int
    level: str
    title: str
    rows: tuple[tuple[str, str], ...]
    marks: tuple[int, ...]
    rules: tuple[str, ...]
    keys: tuple[str, ...]


class Details(NamedTuple):
    """The details of all tasks."""

    entries: tuple[Detail, ...]


class Notes(NamedTuple):
    """The bases, each once: the number by which details name it, and its text."""

    rows: tuple[tuple[int, str], ...]


class Fold(NamedTuple):
    """What is told in one line, with more behind it for those who want to see it."""

    text: str
    inside: tuple[Table, ...]


Block = PageTitle | Text | Fields | Table | Tasks | Details | Notes | Fold
