"""Mask identity, telephone and card numbers: a gap report must not spread what it warns about.

Numbers are masked before a text is shortened, because half a number is no longer recognised as one. What is masked is found by
:mod:`checker.text.persons`, as by the rules, whatever word beside it may excuse it there; numbers of fixed lines come on top.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from checker.text.characters import plain, without_invisible
from checker.text.digits import BLANKS, DASHES, DOTS, GAP, JOIN, OTHER, as_digits
from checker.text.lazy import pattern
from checker.text.persons import CARD, IDENTITY, MOBILE, numbers_in_digits
from checker.text.terms import Span
from checker.values import NamedTuple

_UNSEEN = "\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
_TELLING = 5
"""A piece of a number with fewer characters tells nothing, and other figures have it too."""
_ONE = rf"\dOoＯ〇○{OTHER}"
_SEVEN = pattern(rf"[{_ONE}](?:(?:[{BLANKS}{DASHES}{DOTS}{_UNSEEN}]{{0,5}}|{JOIN})[{_ONE}]){{6}}")
"""Seven or more digits, with what can stand between those of one number."""
_PIECE = pattern(rf"[{_ONE}](?:{GAP}[{_ONE}]){{{_TELLING - 1},}}")
_OVER_LINES = pattern(rf"[{_ONE}][{BLANKS}]*\r?\n[{BLANKS}]*[{_ONE}Xx]")
_LINE = pattern(
    rf"(?<![0-9])(?P<area>0[0-9]{{2,3}}[)）]?[{BLANKS}{DASHES}]{{0,2}})[0-9]{{3,4}}[{DASHES}]?(?P<last>[0-9]{{4}})(?![0-9])"
)


_KEPT = {IDENTITY: (3, 0), MOBILE: (3, 4), CARD: (4, 4)}
"""How many digits stay at either end of a number."""

_BROKEN = pattern(rf"[0-9{DASHES}{DOTS}]\s+[0-9{DASHES}{DOTS}Xx×✕╳年]")
"""What can be part of a number, and behind blanks what can be more of it or follow it there."""


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
    clean, removed = without_invisible(text)
    pieces: list[str] = []
    at = 0
    for one in _masked(plain(clean)):
        start, end = one.span
        if removed:  # what nobody sees around a number stays where it is, to be shown as such
            start += bisect_right(removed, start)
            end += bisect_left(removed, end)
        pieces += [text[at:start], one.shown]
        at = end
    return "".join((*pieces, text[at:])) if at else text


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


def broken_numbers(text: str) -> frozenset[str]:
    """Return the digits of what stands of a number on one line where it goes over the end of it, long enough to tell something.

    A quote of that line may have been shortened within it, so any beginning and any end of a piece belongs to them.
    """
    if not _OVER_LINES.search(text):
        return frozenset()
    found: set[str] = set()
    for one in _masked(plain(text)):
        lines = text[slice(*one.span)].split("\n")
        for piece in map(_digits_of, lines if len(lines) > 1 else ()):
            for size in range(_TELLING, len(piece) + 1):
                found |= {piece[:size], piece[-size:]}
    return frozenset(found)


def without_pieces(text: str, pieces: frozenset[str]) -> str:
    """Return ``text`` with pieces of numbers that :func:`broken_numbers` told starred out."""
    return _PIECE.sub(lambda found: "*" * len(found[0]) if _digits_of(found[0]) in pieces else found[0], text)


def _digits_of(piece: str) -> str:
    return "".join(filter(str.isalnum, piece))


def _is_broken(text: str) -> bool:
    """Whether what can be part of a number stands before and behind what :func:`mask_in_place` looks through."""
    if not "".join(text.split()).isprintable():
        text = "".join([char if char.isprintable() else " " for char in text])
    return _BROKEN.search(text) is not None


def _masked(text: str) -> Iterator[_Masked]:
    """Yield what is to be starred out of ``text``, in order."""
    text = as_digits(text)
    found: list[_Masked] = []
    for number in numbers_in_digits(text):
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
