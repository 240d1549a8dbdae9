"""Numbers of persons wherever they stand in a text: resident identity numbers, mobile numbers, cards of banks.

The rules report what is found here, unless a word beside it says that the number is another one; the mask stars out all of it.
Texts are those of :func:`checker.text.characters.plain`.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.text.digits import BLANKS, DASHES, SHORTEST, DigitRun, Group, digit_runs, stretches
from checker.text.identity import is_card, is_checked, looks_like_identity
from checker.text.lazy import pattern
from checker.text.terms import Span
from checker.values import NamedTuple

IDENTITY, MOBILE, CARD = "identity", "mobile", "card"
_MOBILE = pattern("1[3-9][0-9]{9}")
_PREFIXES = {11: ("",), 12: ("0",), 13: ("86",), 15: ("0086",)}
"""What may stand before a mobile number, by the number of digits in all."""
_SHAPES = frozenset(
    (
        (3, 4, 4),
        (3, 8),
        (7, 4),
        (4, 4, 3),
        (4, 3, 4),
        (3, 3, 5),
        (5, 6),
        (3, 5, 3),
        (1, 10),
        (2, 9),
        (6, 5),
        (5, 3, 3),
        (3, 2, 2, 2, 2),
    )
)
"""How people group the eleven digits of a mobile number."""
_CHECK = pattern(rf"[{BLANKS}{DASHES}.·_]{{0,3}}([Xx×✕╳])(?![A-Za-z])")
_BEFORE, _AFTER = 40, 60
_LEFT = pattern(r"[!-~]*\Z")
_RIGHT = pattern("[!-~]*")
_LETTERS = pattern(r"[A-Za-z]+[.:_]?\Z")
_ADDRESS = pattern(
    r"(?i)://|www\.|\.(?:html?|s?html|aspx?|jsp|php|pdf|ofd|docx?|xlsx?|pptx?|jpe?g|png|gif|zip|rar)\b",
)


class Number(NamedTuple):
    """A number that can be one of a person: its kind, where it stands, its digits as such a number has them.

    ``sure`` tells whether its check digit is right (a mobile number has none).
    """

    kind: str
    span: Span
    digits: str
    sure: bool


def personal_numbers(text: str) -> list[Number]:
    """Return what can be numbers of persons in ``text``, none over another, in their order."""
    found: list[Number] = []
    for run in digit_runs(text):
        candidates = [*_candidates(run, text)]
        found.extend(candidates if len(candidates) < 2 else _of_run(candidates))
    return found


def _of_run(candidates: list[Number]) -> Iterator[Number]:
    """Yield those that stand: the sure before the doubtful, the longer before the shorter."""
    order = {IDENTITY: 0, CARD: 1, MOBILE: 2}
    taken: list[Number] = []
    for one in sorted(
        candidates, key=lambda one: (not (one.sure or one.kind == MOBILE), order[one.kind], -len(one.digits))
    ):
        if all(one.span[1] <= other.span[0] or one.span[0] >= other.span[1] for other in taken):
            taken.append(one)
    yield from sorted(taken, key=lambda one: one.span)


def _candidates(run: list[Group], text: str) -> Iterator[Number]:
    for stretch in stretches(run, text, SHORTEST):
        span, digits, shape = _without_year(stretch, text)
        length = len(digits)
        if length == 17 and (check := _CHECK.match(text, span[1])) and looks_like_identity(digits + "X"):
            yield Number(IDENTITY, (span[0], check.end()), digits + "X", is_checked(digits + "X"))
        elif length in (15, 18) and looks_like_identity(digits):
            yield Number(IDENTITY, span, digits, length == 18 and is_checked(digits))
        if 15 < length < 20 and is_card(digits) and min(shape) > 2:
            yield Number(CARD, span, digits, sure=True)
        for prefix in _PREFIXES.get(length, ()):
            bare = digits.removeprefix(prefix)
            if digits.startswith(prefix) and _MOBILE.fullmatch(bare):
                own = _without(shape, len(prefix))
                if len(own) == 1 or own in _SHAPES or set(own) == {1}:
                    at = _at_digit(text, span[0], len(prefix))
                    yield Number(MOBILE, (at, span[1]), bare, sure=False)


def _without_year(stretch: DigitRun, text: str) -> DigitRun:
    """Return a stretch without the year of the words behind it: 139123456782024年."""
    span, digits, shape = stretch
    if (
        len(digits) < 15
        or shape[-1] < 5
        or digits[-4:-2] not in ("19", "20")
        or text[span[1] : span[1] + 1] != "年"
    ):
        return stretch
    return DigitRun((span[0], span[1] - 4), digits[:-4], (*shape[:-1], shape[-1] - 4))


def _without(shape: tuple[int, ...], count: int) -> tuple[int, ...]:
    """Return the sizes of groups without the first ``count`` digits."""
    sizes = list(shape)
    while count and sizes:
        step = min(count, sizes[0])
        sizes[0] -= step
        count -= step
        if not sizes[0]:
            sizes.pop(0)
    return tuple(sizes)


def _at_digit(text: str, at: int, count: int) -> int:
    """Return the offset of the digit that ``count`` others stand before from ``at`` on."""
    while count or not text[at].isdigit():
        count -= text[at].isdigit()
        at += 1
    return at


def is_address(text: str, span: Span) -> bool:
    """Whether a number is part of the address of a page or the name of a file."""
    left = _LEFT.search(text[max(0, span[0] - _BEFORE) : span[0]])
    right = _RIGHT.match(text[span[1] : span[1] + _AFTER])
    around = (left[0] if left else "") + "0" + (right[0] if right else "")
    return _ADDRESS.search(around) is not None


def letters_before(text: str, at: int) -> str:
    """Return the Latin letters straight before ``at``, with the point or underscore behind them."""
    found = _LETTERS.search(text[max(0, at - 16) : at])
    return found[0] if found else ""
