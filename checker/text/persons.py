"""Numbers of persons wherever they stand in a text and however they are written: resident identity numbers, mobile numbers, cards of banks.

This is the one reading of such numbers: the rules report what is found here, unless a word beside it says that the number is another one; the mask stars out all of it.
Texts are those of :func:`checker.text.characters.plain`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from checker.text.beside import is_counted
from checker.text.characters import plain
from checker.text.digits import (
    BLANKS,
    DASHES,
    GAP,
    JOIN,
    SHORTEST,
    DigitRun,
    Group,
    as_digits,
    digit_runs,
    pieces,
    stretches,
)
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
_X = "[Xx×✕╳ⅩⅹХхΧχ]"
"""The tenth check character, and what is typed for it: a cross, the Roman ten, letters of other scripts."""
_CHECK = pattern(rf"[{BLANKS}{DASHES}.·_]{{0,3}}{_X}(?![A-Za-z])")
_CHECK_APART = pattern(rf"{JOIN}?{_X}(?![A-Za-z])")
_AS_ONE = pattern(rf"{GAP}\Z")
_MARKS = pattern(
    r"""[()（）\[\]【】〔〕{}《》<>"'“”‘’*~～:：#&^\\•●∙⋅…\u20e3\ufe0f\-－–—‐‑‒−.．·_＿/／ \u3000]+"""
)
"""What parts the pieces of one number, as commas, the lines of a table and the signs of arithmetic do not."""
_WRAPPED = pattern(rf"[{BLANKS}]*\r?[\n\r\x0b\x0c\x85\u2028\u2029][{BLANKS}]*")
_SAID = pattern("(?:手机|电话号|联系电话|联系方式|通讯录|通信录|电话簿|微信)[^。；！？\\n]{0,40}\\Z")
"""A word in the sentence that numbers of persons come with."""
_TOLD = pattern(
    r"(?i)(?:手机|电话|联系|微信|拨打|致电|号码|tel|phone|mobile|vx|wx|qq)"
    r"(?:号码|方式|[人号是为加]|[^A-Za-z\u4e00-\u9fff。；\n]){0,40}\Z"
)
"""A word that says what the number behind it is, or that the numbers of a list are."""
_DEALT_OUT = pattern("(?:分别|依次|各|逐[年月季])(?![^，。；、]*(?:手机|电话|号))[^，。；、0-9]{0,6}\\Z")
"""What stands before the figures of several things told before, in their order (来电、微信、来访分别为186、2345、6789)."""
_SLIPPED = pattern(f"[0-9]+[{BLANKS}][0-9]+")
_BEFORE = 40
_MOST_OVER_ANOTHER = 40
_SHORTEST_LINE = 8
_DASH = pattern(rf"[{BLANKS}]*[{DASHES}]")
_MOST_PIECES, _LONGEST_EXTENSION = 7, 4
"""A mobile number with an extension, or the last digits of the next one, behind it has no more."""
_MORE = pattern(r"[^0-9A-Za-z\u4e00-\u9fff，,、;；。]{1,3}[0-9]")
_MORE_BEFORE = pattern(r"[0-9][^0-9A-Za-z\u4e00-\u9fff，,、;；。]{1,3}\Z")


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
    return numbers_in_digits(as_digits(text))


def numbers_in_digits(text: str) -> list[Number]:
    """Return what :func:`personal_numbers` does of a text that :func:`as_digits` made."""
    found: list[Number] = []
    for run in digit_runs(text):
        if len(run) == 1 and len(run[0].digits) == SHORTEST:  # as most are
            if _MOBILE.fullmatch(run[0].digits):
                found.append(Number(MOBILE, *run[0], sure=False))
            continue
        candidates = [*_candidates(run, text)]
        found.extend(candidates if len(candidates) < 2 else _of_run(candidates))
    in_pieces = [*_in_pieces(text)]
    return [*_together(found, in_pieces)] if in_pieces else found


def may_hold_number(text: str) -> bool:
    """Whether a text has digits enough for a number of a person: asked before it is kept at all."""
    return sum(char.isdigit() for char in text) >= SHORTEST and bool(personal_numbers(plain(text)))


def _together(found: list[Number], in_pieces: list[Number]) -> Iterator[Number]:
    """Yield what stands of two readings, in order."""
    near: list[Number] = []
    end = 0
    for one in sorted((*found, *in_pieces), key=lambda one: one.span):
        if one.span[0] >= end:
            yield from _of_run(near)
            near = []
        if len(near) < _MOST_OVER_ANOTHER:
            near.append(one)
        end = max(end, one.span[1])
    yield from _of_run(near)


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
    if (
        1 < len(run) < _MOST_PIECES
        and len(run[-1].digits) <= _LONGEST_EXTENSION
        and _DASH.match(text, run[-2].span[1]) is not None  # a point would make it an amount
    ):
        shape = tuple(len(group.digits) for group in run[:-1])
        digits = "".join(group.digits for group in run[:-1]) if sum(shape) == SHORTEST else ""
        if _MOBILE.fullmatch(digits) and (len(shape) == 1 or shape in _SHAPES):  # 139-1234-5678-801
            yield Number(MOBILE, (run[0].span[0], run[-2].span[1]), digits, sure=False)
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
                at = _at_digit(text, span[0], len(prefix))
                if _is_grouped(_without(shape, len(prefix)), text, at, span[1]):
                    yield Number(MOBILE, (at, span[1]), bare, sure=False)


def _is_grouped(shape: tuple[int, ...], text: str, start: int, end: int) -> bool:
    """Whether groups of digits are those of one mobile number: as people write it, a blank slipped in, or told by a word before them."""
    if len(shape) == 1 or shape in _SHAPES or set(shape) == {1}:
        return True
    if len(shape) == 2 and _SLIPPED.fullmatch(text, start, end):
        return True
    before = max(0, start - _BEFORE), start
    return _TOLD.search(text, *before) is not None and _DEALT_OUT.search(text, *before) is None


def _in_pieces(text: str) -> Iterator[Number]:
    """Yield numbers whose pieces are parted by what stands between numbers as a rule.

    An identity number proves itself by its check digit. A mobile number has none: its pieces must be those that people
    write, and where commas, tabs or the end of a line part them, a word before it must tell what it is, or the text must
    go on over the end of a line as printed lines do.
    """
    for groups in pieces(text):
        start, digits = groups[0].span[0], ""
        for at, group in enumerate(groups):
            digits += group.digits
            end = group.span[1]
            if not at or (size := len(digits)) not in (SHORTEST, 17, 18):
                continue
            if size == SHORTEST:
                if _MOBILE.fullmatch(digits) and _is_mobile_in_pieces(groups[: at + 1], text):
                    yield Number(MOBILE, (start, end), digits, sure=False)
                continue
            if size == 17:
                check = _CHECK_APART.match(text, end)
                if check is None:
                    continue
                digits, end = digits + "X", check.end()
            if digits[6:8] in ("19", "20") and looks_like_identity(digits) and is_checked(digits):
                if _joins_apart(groups[: at + 1], text) or size == 17:
                    yield Number(IDENTITY, (start, end), digits, sure=True)
                break


def _joins_apart(groups: list[Group], text: str) -> list[str]:
    """Return what stands between groups where it is not all what stands within a number anyway."""
    joins = [text[one.span[1] : two.span[0]] for one, two in pairwise(groups)]
    return [] if all(map(_AS_ONE.match, joins)) else joins


def _is_mobile_in_pieces(groups: list[Group], text: str) -> bool:
    joins = _joins_apart(groups, text)
    start, end = groups[0].span[0], groups[-1].span[1]
    if not joins or is_counted(text, end) or _DEALT_OUT.search(text, max(0, start - _BEFORE), start):
        return False
    told = any(words.search(text, max(0, start - _BEFORE), start) for words in (_TOLD, _SAID))
    others = [join for join in joins if not _WRAPPED.fullmatch(join)]
    once = len(joins) == len(others) + 1
    if once and all(map(_AS_ONE.match, others)):
        return told or _is_printed_line(text, start, end)
    shape = tuple(len(group.digits) for group in groups)
    if not (shape in _SHAPES or set(shape) == {1} or (once and _over_line(groups, joins) in _SHAPES)):
        return False
    if not all(map(_MARKS.fullmatch, others)) or len(joins) > len(others) + 1:
        return told
    return not _is_row(text, start, end) and (not once or told or _is_printed_line(text, start, end))


def _over_line(groups: list[Group], joins: list[str]) -> tuple[int, ...]:
    """Return the sizes of groups, those that only the end of a line parts as one."""
    sizes = [len(groups[0].digits)]
    for join, group in zip(joins, groups[1:], strict=True):
        if _WRAPPED.fullmatch(join):
            sizes[-1] += len(group.digits)
        else:
            sizes.append(len(group.digits))
    return tuple(sizes)


def _is_printed_line(text: str, start: int, end: int) -> bool:
    """Whether there is text on the line before a number, and text behind it on the line that it ends on."""
    line = text.rfind("\n", 0, start) + 1
    return start - line >= _SHORTEST_LINE and text[end : end + 1].strip() != ""


def _is_row(text: str, start: int, end: int) -> bool:
    """Whether further numbers are joined to one at either end."""
    return (
        _MORE.match(text, end) is not None or _MORE_BEFORE.search(text, max(0, start - 4), start) is not None
    )


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
