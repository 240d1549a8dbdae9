"""Correct a draft until nothing is left that is certain: one correction can make the next one certain."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from checker.errors import LawcheckError
from checker.replacing import Cells, replaced, smallest, spliced, taken, unspliced
from checker.results import Replacement, Report
from checker.values import NamedTuple

_ROUNDS = 8
"""No text of the corpus needs more than three."""


class Draft(Protocol):
    """A file that corrections can be put into."""

    @property
    def text(self) -> str:
        """The text as it was read, which replacements count in."""

    @property
    def seen(self) -> str:
        """The text as its reader sees it and as it is checked."""

    def fits(self, one: Replacement) -> bool:
        """Whether a replacement can be put into the file."""

    def write(self, replacements: Sequence[Replacement]) -> bytes:
        """Return the file with replacements, which do not overlap and are in order, put into it."""


class Corrected(NamedTuple):
    """The corrected file, the texts before and after, how many places were put right and how many had to be left.

    ``report`` is that on the corrected text, ``changes`` are the replacements in the file as it was.
    """

    data: bytes
    before: str
    after: str
    places: int
    left: int
    report: Report
    changes: tuple[Replacement, ...] = ()


def correct(data: bytes, report: Report, check: Callable[[bytes], Report]) -> Corrected:
    """Return the file ``data``, of which ``report`` is the report, corrected; ``check`` makes the report on such a file.

    Raises LawcheckError where the file is not the one that was checked or cannot be corrected.
    """
    assert report.document is not None
    format_, path = report.document.source.format, report.path
    first = latest = opened(data, format_, path)
    if not _is_of(first, report):
        raise LawcheckError("文件在检查之后被改动过，没有改。", remedy="请重新运行一次。", path=path)
    cells: Cells = list(range(len(first.text)))
    changes: list[Replacement] = []
    new, places, left = data, 0, 0
    for _ in range(_ROUNDS):
        wanted, count, left = taken(report, latest.fits)
        if not wanted:
            break
        cells = spliced(cells, wanted)
        changes = smallest(first.text, unspliced(cells, len(first.text)))
        places += count
        new = first.write(changes)
        latest = opened(new, format_, path)
        report = check(new)
        if latest.text != replaced(first.text, changes) or not _is_of(latest, report):
            raise LawcheckError(
                "原文的位置对不上，没有改。", remedy="请另存为一份新的文件，再运行一次。", path=path
            )
    return Corrected(new, first.text, latest.text, places, left, report, tuple(changes))


def opened(data: bytes, format_: str, path: str) -> Draft:
    """Return a file of one of the FORMATS as a draft."""
    if format_ == "docx":
        from checker.correcting.word import WordDraft

        return WordDraft(data, path)
    if format_ == "md":
        from checker.correcting.markdown import MarkdownDraft

        return MarkdownDraft(data, path)
    from checker.correcting.text import TextDraft

    return TextDraft(data, path)


def _is_of(draft: Draft, report: Report) -> bool:
    """Whether a report is about the text of a draft."""
    from checker.text.characters import without_invisible

    return report.document is not None and without_invisible(draft.seen)[0] == report.document.source.text
