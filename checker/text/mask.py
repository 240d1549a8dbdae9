"""Mask identity, telephone and card numbers: a gap report must not spread what it warns about.

Numbers are masked before a text is shortened, because half a number is no longer recognised as one. What is masked is found by
:mod:`checker.text.persons`, as by the rules, whatever word beside it may excuse it there; numbers of fixed lines come on top.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.text.characters import plain, without_invisible
from checker.text.digits import BLANKS, DASHES, DOTS
from checker.text.lazy import pattern
from checker.text.persons import CARD, IDENTITY, MOBILE, personal_numbers
from checker.text.terms import Span
from checker.values import NamedTuple

_SEVEN = pattern(
    rf"[0-9０-９OoＯ〇○](?:[{BLANKS}{DASHES}{DOTS}\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]{{0,5}}[0-9０-９OoＯ〇○]){{6}}"
)
"""Seven or more digits, with the blanks and marks between them that numbers of persons have."""
_LINE = pattern(
    rf"(?<![0-9])(?P<area>0[0-9]{{2,3}}[)）]?[{BLANKS}{DASHES}]{{0,2}})[0-9]{{3,4}}[{DASHES}]?(?P<last>[0-9]{{4}})(?![0-9])"
)


_KEPT = {IDENTITY: (3, 0), MOBILE: (3, 4), CARD: (4, 4)}
"""How many digits stay at either end of a number."""

_PARTS = frozenset(f"0123456789{DASHES}{DOTS}".replace("\\", ""))
_FOLLOW = _PARTS | {*"Xx×✕╳年"}
"""What can be part of a number, and what can follow it there."""


class _Masked(NamedTuple):
    """A number to star out: where it stands, how many of its digits stay at either end, and how it is shown."""

    span: Span
    first: int
    last: int
    shown: str


def mask(text: str) -> str:
    """Return ``text`` with the middle of every identity, mobile, fixed-line and card number starred out."""
    if not _SEVEN.search(text):
        return text
    clean = without_invisible(text)[0]
    pieces: list[str] = []
    at = 0
    for one in _masked(plain(clean)):
        pieces += [clean[at : one.span[0]], one.shown]
        at = one.span[1]
    return "".join((*pieces, clean[at:])) if at else text


def mask_number(kind: str, digits: str) -> str:
    """Return the digits of a number of a person, known to be one, with those in the middle starred out."""
    first, last = _KEPT[kind]
    if kind == IDENTITY:  # one of fifteen digits, too
        return digits[:first] + "*" * 15
    return f"{digits[:first]}{'*' * (len(digits) - first - last)}{digits[-last:]}"


def mask_in_place(text: str) -> str:
    """Return ``text`` masked with every character in its place; numbers broken by blanks or line ends are masked too."""
    same = plain(text)
    shown: list[str] = []
    wholes: list[tuple[str, Sequence[int]]] = [(same, range(len(same)))]
    if _is_broken(same):
        kept = [at for at, char in enumerate(same) if not char.isspace() and char.isprintable()]
        wholes.append(("".join(map(same.__getitem__, kept)), kept))
    for whole, places in wholes:
        for one in _masked(whole):
            shown = shown or list(text)
            digits = [at for at in range(*one.span) if whole[at].isalnum() or whole[at] == "×"]
            for at in digits[one.first : len(digits) - one.last]:
                shown[places[at]] = "*"
    return "".join(shown) if shown else text


def _is_broken(text: str) -> bool:
    """Whether what can be part of a number stands before and behind what :func:`mask_in_place` looks through."""
    for char in {*text}:
        if not (char.isprintable() or char.isspace()):
            text = text.replace(char, " ")
    return any(one[-1] in _PARTS and two[0] in _FOLLOW for one, two in pairwise(text.split()))


def _masked(text: str) -> Iterator[_Masked]:
    """Yield what is to be starred out of ``text``, in order."""
    found: list[_Masked] = []
    for number in personal_numbers(text):
        first, last = _KEPT[number.kind]
        found.append(_Masked(number.span, first, last, mask_number(number.kind, number.digits)))
    persons, at = tuple(found), 0
    for line in _LINE.finditer(text):
        while at < len(persons) and persons[at].span[1] <= line.start():
            at += 1
        if at == len(persons) or persons[at].span[0] >= line.end():
            area = sum(char.isdigit() for char in line["area"])
            found.append(_Masked(line.span(), area, 4, f"{line['area']}****{line['last']}"))
    yield from sorted(found)
