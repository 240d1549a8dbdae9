"""Replacements in a text: which of a report's are applied, several rounds of them as one, each as small as it can be."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from checker.results import Replacement, Report
from checker.values import NamedTuple

Cells = list[int | str]
"""A text that was changed, character by character: the offset of one of the first text, or a new character."""


class Taken(NamedTuple):
    """The replacements to apply, in the order of the text as it was read; of how many places, and how many have to be left."""

    replacements: list[Replacement]
    places: int = 0
    left: int = 0


def taken(report: Report, fits: Callable[[Replacement], bool] | None = None) -> Taken:
    """Return the replacements of a report to apply.

    What a finding changes in one line is changed altogether or not at all: brackets and quotation marks go in pairs. What
    does not fit or is in the way of another one is left, what is waived is not counted. Each is as small as it can be, so that
    what nobody sees (markup, characters without width) is kept where it stands beside or between.
    """
    assert report.document is not None
    source = report.document.source
    found = Apart()
    small: list[Replacement] = []
    left = 0
    for result in report.results:
        for finding in result.outcome.findings:
            if finding.excuse is not None:
                continue
            for _, group in groupby(finding.fix, key=lambda part: source.position(part.span[0]).line):
                new = [part for part in group if part not in found]
                pieces = [one._replace(span=source.as_read(one.span)) for one in smallest(source.text, new)]
                if not all(map(found.takes, new)) or (fits and not all(map(fits, pieces))):
                    left += len(new)
                else:
                    for part in new:
                        found.add(part)
                    small += pieces
    return Taken(sorted(small), len(found), left)


class Apart:
    """Replacements none of which is in the way of another; two insertions at one place are, because they have no order."""

    def __init__(self) -> None:
        self._all: set[Replacement] = set()
        self._spans: set[tuple[int, int]] = set()
        self._starts: list[int] = []
        self._ends: list[int] = []

    def __len__(self) -> int:
        return len(self._all)

    def __contains__(self, one: Replacement) -> bool:
        return one in self._all

    def takes(self, one: Replacement) -> bool:
        """Whether a replacement is in nobody's way."""
        start, end = one.span
        at = bisect_right(self._ends, start)
        return one.span not in self._spans and (at == len(self._ends) or self._starts[at] >= end)

    def add(self, one: Replacement) -> None:
        """Add one that :meth:`takes` has let in; in order, those of the starts and of the ends are the same."""
        self._all.add(one)
        self._spans.add(one.span)
        insort(self._starts, one.span[0])
        insort(self._ends, one.span[1])


def replaced(text: str, replacements: Iterable[Replacement]) -> str:
    """Return the text with replacements, which do not overlap and are in order, applied."""
    written: list[str] = []
    at = 0
    for (start, end), new in replacements:
        written += [text[at:start], new]
        at = end
    return "".join((*written, text[at:]))


def spliced(cells: Cells, replacements: Sequence[Replacement]) -> Cells:
    """Return the cells with replacements, which do not overlap and are in order, applied."""
    written: Cells = []
    at = 0
    for (start, end), new in replacements:
        written += cells[at:start]
        written += new
        at = end
    return written + cells[at:]


def unspliced(cells: Cells, length: int) -> list[Replacement]:
    """Return what turns the first text, of ``length`` characters, into the one that the cells tell of."""
    found = []
    at = 0
    new: list[str] = []
    for cell in (*cells, length):
        if isinstance(cell, str):
            new.append(cell)
            continue
        if new or cell > at:
            found.append(Replacement((at, cell), "".join(new)))
        new, at = [], cell + 1
    return found


def smallest(text: str, replacements: Iterable[Replacement]) -> list[Replacement]:
    """Return the same changes without what stays as it is: every character that is kept keeps its form."""
    found: list[Replacement] = []
    for (start, end), new in replacements:
        old = text[start:end]
        if len(old) == len(new):
            at = 0
            for same, run in groupby(zip(old, new, strict=True), key=lambda pair: pair[0] == pair[1]):
                changed = "".join(pair[1] for pair in run)
                if not same:
                    found.append(Replacement((start + at, start + at + len(changed)), changed))
                at += len(changed)
            continue
        before = _shared(old, new)
        behind = _shared(old[before:][::-1], new[before:][::-1])
        found.append(Replacement((start + before, end - behind), new[before : len(new) - behind]))
    return found


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    length = min(len(one), len(other))
    return next((at for at in range(length) if one[at] != other[at]), length)
