"""Runs of digits in a text as people write numbers: in groups, with blanks, dashes, dots or strokes between.

Texts are those of :func:`checker.text.characters.plain`, in which full-width digits are ordinary ones.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.text.lazy import pattern
from checker.text.terms import Span
from checker.values import NamedTuple

BLANKS = " \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Blanks of every width, as a class of a regular expression; a tab keeps the cells of a table apart."""
DASHES = "\\-－–—‐‑‒−"
DOTS = ".．·•・‧_＿/／)）"
GAP = rf"[{BLANKS}]{{0,2}}[{DASHES}{DOTS}]?[{BLANKS}]{{0,2}}"
"""What may stand between two digits of one number."""
SHORTEST = 11
_RUN = pattern(rf"[0-9](?:{GAP}[0-9]){{{SHORTEST - 1},}}")
"""Eleven digits or more: no number of a person has fewer."""
_GROUP = pattern("[0-9]+")
_APART = pattern(rf"[{BLANKS}/／)）]")
_LONGEST = 21
"""No number of a person has more digits."""
_MOST_GROUPS = 60


class Group(NamedTuple):
    """A run of digits without anything between: its span and the digits."""

    span: Span
    digits: str


class DigitRun(NamedTuple):
    """Groups that can be one number: its span, all digits, and how many each group has."""

    span: Span
    digits: str
    shape: tuple[int, ...]


def digit_runs(text: str) -> Iterator[list[Group]]:
    """Yield runs of eleven or more digits, each as its groups."""
    for run in _RUN.finditer(text):
        start = run.start()
        if run[0].isdigit():  # as most are: one group
            yield [Group(run.span(), run[0])]
            continue
        groups = [
            Group((start + group.start(), start + group.end()), group[0]) for group in _GROUP.finditer(run[0])
        ]
        if len(groups) <= _MOST_GROUPS:
            yield groups
        else:  # a table, or something made to take long: no number of a person goes over its groups
            yield from ([group] for group in groups if len(group.digits) >= SHORTEST)


def stretches(run: list[Group], text: str, shortest: int = 1) -> Iterator[DigitRun]:
    """Yield each part of a run, of ``shortest`` or more digits, that can be a number of its own, longer ones first.

    Groups joined by dashes or dots are one number altogether; a blank, a stroke or a bracket may separate two.
    A short number before it (1. or 2、) numbers what follows.
    """
    if len(run) == 1:
        ((span, digits),) = run
        if shortest <= len(digits) <= _LONGEST:
            yield DigitRun(span, digits, (len(digits),))
        return
    ends = [at + 1 == len(run) or _apart(run, at + 1, text) for at in range(len(run))]
    for first in range(len(run)):
        if first and not _apart(run, first, text) and not (first == 1 and len(run[0].digits) <= 2):
            continue
        found: list[DigitRun] = []
        digits = ""
        shape: list[int] = []
        for last in range(first, len(run)):
            digits += run[last].digits
            shape.append(len(run[last].digits))
            if len(digits) > _LONGEST:
                break
            if ends[last] and len(digits) >= shortest:
                found.append(DigitRun((run[first].span[0], run[last].span[1]), digits, tuple(shape)))
        yield from reversed(found)


def _apart(run: list[Group], at: int, text: str) -> bool:
    return _APART.search(text, run[at - 1].span[1], run[at].span[0]) is not None
