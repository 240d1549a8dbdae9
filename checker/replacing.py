"""Replacements in a text: which of a report's are applied, several rounds of them as one, each as small as it can be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from checker.results import Replacement, Report

Cells = list[int | str]
"""A text that was changed, character by character: the offset of one of the first text, or a new character."""


def taken(report: Report, fits: Callable[[Replacement], bool] | None = None) -> tuple[list[Replacement], int]:
    """Return the replacements of a report to apply, in the order of the text, and how many have to be left.

    What a finding changes in one line is changed altogether or not at all: brackets and quotation marks go in pairs. What
    does not fit or is in the way of another one is left, what is waived is not counted. Spans are those of the text as it was read.
    """
    assert report.document is not None
    source = report.document.source
    found: list[Replacement] = []
    left = 0
    for result in report.results:
        for finding in result.outcome.findings:
            if finding.excuse is not None:
                continue
            for _, group in groupby(finding.fix, key=lambda part: source.position(part.span[0]).line):
                parts = [Replacement(source.as_read(part.span), part.text) for part in group]
                new = [part for part in parts if part not in found]
                if any(_overlap(part, other) for part in new for other in found) or (
                    fits and not all(map(fits, new))
                ):
                    left += len(new)
                else:
                    found += new
    return sorted(found), left


def _overlap(one: Replacement, other: Replacement) -> bool:
    """Whether two replacements get in each other's way; two insertions at one place have no order."""
    return one.span == other.span or (one.span[0] < other.span[1] and other.span[0] < one.span[1])


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
