"""Runs of digits in a text as people write numbers: full width, in groups with blanks or dashes between."""

from __future__ import annotations

from collections.abc import Iterator

from checker.lexicon.terms import Span
from checker.values import NamedTuple

_DIGITS = frozenset("0123456789０１２３４５６７８９")
_PLAIN = {ord("０") + digit: str(digit) for digit in range(10)}
_GAPS = " \u3000-－—"
_JOINTS = frozenset("./_@")


class Group(NamedTuple):
    """A run of digits without anything between: its span and the digits in half width."""

    span: Span
    digits: str


def digit_runs(text: str, shortest: int) -> Iterator[list[Group]]:
    """Yield runs of ``shortest`` or more digits, each as its groups; one gap character stands between groups."""
    run: list[Group] = []
    count = 0
    last = -2
    start = -1
    at = -1
    for at, char in enumerate(text):
        if char not in _DIGITS:
            continue
        if at != last + 1:
            if start >= 0:
                run.append(_group(text, start, last + 1))
                count += last + 1 - start
                if at != last + 2 or text[last + 1] not in _GAPS:
                    if count >= shortest:
                        yield run
                    run, count = [], 0
            start = at
        last = at
    if start >= 0:
        run.append(_group(text, start, last + 1))
        if count + last + 1 - start >= shortest:
            yield run


def stretches(run: list[Group], text: str) -> Iterator[tuple[Span, str]]:
    """Yield the span and digits of each part of a run that can be a number of its own.

    Groups joined by dashes are one number altogether; a blank may separate two numbers.
    """
    for first in range(len(run)):
        if first and text[run[first].span[0] - 1] not in " \u3000":
            continue
        digits = ""
        for last in range(first, len(run)):
            digits += run[last].digits
            end = run[last].span[1]
            if last + 1 == len(run) or text[end] in " \u3000":
                yield (run[first].span[0], end), digits


def stands_alone(text: str, span: Span) -> bool:
    """Whether no letter, digit, point or slash joins ``text[slice(*span)]`` to something longer."""
    before, after = text[max(0, span[0] - 1) : span[0]], text[span[1] : span[1] + 2]
    if after[:1] == "." and not after[1:].isalnum():  # a full stop
        after = ""
    return not _joins(before) and not _joins(after[:1])


def _joins(char: str) -> bool:
    return char in _JOINTS or (char.isascii() and char.isalnum())


def _group(text: str, start: int, end: int) -> Group:
    return Group((start, end), text[start:end].translate(_PLAIN))
