"""Mask identity, telephone and card numbers: a gap report must not spread what it warns about.

Numbers are masked before a text is shortened, because half a number is no longer recognised as one. What is masked is found by
:mod:`checker.text.persons`, as by the rules, whatever word beside it may excuse it there; numbers of fixed lines come on top.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from checker.text.characters import ROUND, plain, without_invisible
from checker.text.digits import BLANKS, DASHES, DOTS, GAP, JOIN, LETTERS, OTHER, as_digits, in_digits
from checker.text.lazy import pattern
from checker.text.persons import CARD, IDENTITY, MOBILE, numbers_in_digits
from checker.text.terms import Span
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from re import Match

_UNSEEN = "\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
_TELLING = 5
"""A piece of a number with fewer characters tells nothing, and other figures have it too."""
_ONE = rf"\d{ROUND}{OTHER}{LETTERS}"
_DIGIT = pattern(f"[{_ONE}]")
_FEWEST = 10
"""A number of a fixed line with its area has no fewer digits, and those of persons have more."""
_SEVEN = pattern(rf"[{_ONE}](?:(?:[{BLANKS}{DASHES}{DOTS}{_UNSEEN}]{{0,5}}|{JOIN})[{_ONE}]){{6}}")
"""Seven or more digits, with what can stand between those of one number."""
_BETWEEN = "文\n"
"""Between texts: the first character parts digits, wherever they stand, the second one tells where a text ends."""
_PIECE = pattern(rf"[{_ONE}](?:{GAP}[{_ONE}]){{{_TELLING - 1},}}")
_GROUP = pattern(rf"[{_ONE}]{{{_TELLING},}}")
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


def holds_number(text: str) -> bool:
    """Whether a text holds so many digits in a row that there may be something to mask."""
    return _SEVEN.search(text) is not None


def with_numbers(texts: Iterable[str]) -> set[str]:
    """Return those of some texts of one line that hold so many digits in a row that there may be something to mask."""
    whole = _BETWEEN.join(texts) + _BETWEEN
    found: set[str] = set()
    end = 0
    while (hit := _SEVEN.search(whole, end)) is not None:
        start, end = whole.rfind("\n", 0, hit.start()) + 1, whole.index("\n", hit.end()) + 1
        found.add(whole[start : end - len(_BETWEEN)])
    return found


def mask(text: str) -> str:
    """Return ``text`` with the middle of every identity, mobile, fixed-line and card number starred out."""
    if not holds_number(text):
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
    return starred(text)[0]


def starred(text: str) -> tuple[str, str]:
    """Return what :func:`mask_in_place` does, and the digits of every number that is starred out, each on a line.

    Of a number over several lines the digits of each are told, too: what is quoted may begin or end within a number, and what is
    left of it is not known for one by itself (:func:`without_pieces`).
    """
    same = plain(text)
    shown: list[str] = []
    numbers: dict[str, None] = {}
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
            pieces = same[places[one.span[0]] : places[one.span[1] - 1] + 1].split()
            if (
                digits and whole[digits[0]] != "0"
            ):  # half a number of a fixed line may be a date: 0142-20250321
                numbers.update(dict.fromkeys(map(_digits_of, (*pieces, "".join(pieces)))))
    return ("".join(shown), "\n".join(("", *numbers, ""))) if shown else (text, "")


def without_pieces(text: str, numbers: str) -> str:
    """Return ``text`` with the beginnings and ends of numbers that :func:`starred` told starred out."""

    def of_group(found: Match[str]) -> str:
        return "*" * len(found[0]) if _is_piece(found[0], numbers) else found[0]

    def of_piece(found: Match[str]) -> str:
        # Another number may stand before it, or its prefix: (86)139123
        return "*" * len(found[0]) if _is_piece(found[0], numbers) else _GROUP.sub(of_group, found[0])

    return _PIECE.sub(of_piece, text)


def _is_piece(piece: str, numbers: str) -> bool:
    """Whether what stands together is the end of a number, or its beginning, the prefix of a country before it or not."""
    digits = _digits_of(piece)
    begins = [
        one
        for one in (digits, digits.removeprefix("86"), digits.removeprefix("0086"))
        if len(one) >= _TELLING
    ]
    return bool(begins) and (f"{digits}\n" in numbers or any(f"\n{one}" in numbers for one in begins))


def _digits_of(piece: str) -> str:
    return "".join(filter(str.isalnum, in_digits(plain(piece))))


def _is_broken(text: str) -> bool:
    """Whether what can be part of a number stands before and behind what :func:`mask_in_place` looks through."""
    if not "".join(text.split()).isprintable():
        text = "".join([char if char.isprintable() else " " for char in text])
    return _BROKEN.search(text) is not None


def _masked(text: str) -> Iterator[_Masked]:
    """Yield what is to be starred out of ``text``, in order."""
    if sum(1 for _ in islice(_DIGIT.finditer(text), _FEWEST)) < _FEWEST:
        return
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
