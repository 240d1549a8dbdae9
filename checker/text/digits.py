"""Runs of digits in a text as people write numbers: full width, in groups with blanks or dashes between."""

from __future__ import annotations

from collections.abc import Iterator

from checker.text.terms import Span
from checker.values import NamedTuple

_DIGITS = frozenset("0123456789０１２３４５６７８９")
_PLAIN = {ord("０") + digit: str(digit) for digit in range(10)}
_GAPS = " \u3000-－—"
_STRIDE = 8
_LABEL = 10
_LONGEST = 20
"""No number of a person has more digits."""
_JOINTS = frozenset("./_@")


class Group(NamedTuple):
    """A run of digits without anything between: its span and the digits in half width."""

    span: Span
    digits: str


def digit_runs(text: str, shortest: int) -> Iterator[list[Group]]:
    """Yield runs of ``shortest`` (11 or more) digits, each as its groups; one gap character may stand between groups.

    Of any two neighbours in a run one is a digit, so that it is enough to look at two characters of every eight.
    """
    done = 0
    for at in range(0, len(text) - 1, _STRIDE):
        if at < done or (text[at] not in _DIGITS and text[at + 1] not in _DIGITS):
            continue
        start = at if text[at] in _DIGITS else at + 1
        while start > done and (text[start - 1] in _DIGITS or _gap(text, start - 1)):
            start -= 1
        end = start
        run: list[Group] = []
        while end < len(text) and text[end] in _DIGITS:
            first = end
            while end < len(text) and text[end] in _DIGITS:
                end += 1
            run.append(Group((first, end), text[first:end].translate(_PLAIN)))
            if _gap(text, end):
                end += 1
        done = end
        if sum(len(group.digits) for group in run) >= shortest:
            yield run


def _gap(text: str, at: int) -> bool:
    """Whether a gap character stands at ``at`` between two digits."""
    return (
        0 < at < len(text) - 1 and text[at] in _GAPS and text[at - 1] in _DIGITS and text[at + 1] in _DIGITS
    )


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
            if len(digits) > _LONGEST:
                break
            end = run[last].span[1]
            if last + 1 == len(run) or text[end] in " \u3000":
                yield (run[first].span[0], end), digits


def stands_alone(text: str, span: Span, labels: tuple[str, ...] = ()) -> bool:
    """Whether no letter, digit, point or slash joins ``text[slice(*span)]`` to something longer.

    ``labels``, in small letters, are words such as ``tel`` that may stand straight before it.
    """
    before, after = text[max(0, span[0] - 1) : span[0]], text[span[1] : span[1] + 2]
    if after[:1] == "." and not after[1:].isalnum():  # a full stop
        after = ""
    labelled = bool(labels) and text[max(0, span[0] - _LABEL) : span[0]].lower().endswith(labels)
    return (labelled or not _joins(before)) and not _joins(after[:1])


def _joins(char: str) -> bool:
    return char in _JOINTS or (char.isascii() and char.isalnum())
