"""Runs of digits in a text as people write numbers: in groups, with blanks, dashes, dots or strokes between.

Texts are those of :func:`checker.text.characters.plain`, in which full-width digits are ordinary ones. Digits that are written
otherwise (一三九, ①③⑨) become ordinary ones by :func:`as_digits`, and pieces that anything else parts (a comma, the end of a
line, the words of a date) are put together by :func:`pieces`.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.text.lazy import pattern
from checker.text.terms import Span
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from re import Match

BLANKS = " \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Blanks of every width, as a class of a regular expression; a tab keeps the cells of a table apart."""
DASHES = "\\-－–—‐‑‒−﹣⁃"
DOTS = ".．·•・‧_＿/／)）"
JOIN = "(?:[年月日]?[^0-9A-Za-z\u4e00-\u9fff%％‰]{1,8}|[年月日])"
"""What parts the pieces of one number: marks of every sort, the end of a line, the words of a date."""
GAP = rf"[{BLANKS}]{{0,2}}[{DASHES}{DOTS}]?[{BLANKS}]{{0,2}}"
"""What may stand between two digits of one number."""
SHORTEST = 11
_RUN = pattern(rf"[0-9](?<![0-9].)(?:{GAP}[0-9]){{{SHORTEST - 1},}}+")
"""Eleven digits or more: no number of a person has fewer. A run that does not begin with the first of some digits begins with no other."""
_GROUP = pattern("[0-9]+")
_APART = pattern(rf"[{BLANKS}/／)）]")
_LONGEST = 21
"""No number of a person has more digits."""
_MOST_GROUPS = 60
_NEXT = f"{JOIN}?[0-9]"
_PIECES = pattern(
    rf"[1-8](?:(?<![0-9].){JOIN}?[0-7](?:{_NEXT}){{4}}{JOIN}?(?:1{JOIN}?9|2{JOIN}?0)(?:{_NEXT}){{9,10}}"
    rf"|(?<=1)(?:(?<![0-9].)|(?<=(?<![0-9])861)|(?<=(?<![0-9])00861)){JOIN}?[3-9](?:{_NEXT}){{9}}(?![0-9]))"
)
"""What begins and goes on as an identity number does (the region, the century of birth) or a mobile number, its digits parted by anything."""
_NUMERALS = dict(
    zip(map(ord, "〇零○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖"), "0001234567891123456789", strict=True)
)
"""Numerals as they are read out, and the digit that each stands for."""
_ENCLOSED = "⁰¹²³⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐⓪⓵-⓽⓿❶-❾➀-➈➊-➒"
OTHER = _ENCLOSED + "".join(map(chr, _NUMERALS))
"""Characters that digits are written in, as a part of a class of a regular expression."""
_BREAK = rf"[{BLANKS}]*[\n\r][{BLANKS}]*"
_WRITTEN = pattern(rf"[0-9{OTHER}](?<![0-9].)(?:(?:{GAP}|{_BREAK})[0-9{OTHER}]){{{SHORTEST - 1},}}+")
_LETTERS = dict(zip(map(ord, "lIOoОоΟο"), "11000000", strict=True))
"""Letters that are typed for digits, and the digit that each looks like."""
LETTERS = "".join(map(chr, _LETTERS))
_LETTERED = pattern(
    rf"(?<![A-Za-z])[0-9{LETTERS}](?:(?:{GAP}|{_BREAK})[0-9{LETTERS}]){{{SHORTEST - 1},}}+(?![A-WYZa-wyz])"
)
_LETTER = pattern(f"[{LETTERS}]")
_AS_OTHER = pattern(rf"[{OTHER}]")
_FOREIGN = pattern(r"[^\D0-9]")
"""Digits of other scripts."""
_AS_DASH = pattern("(?<=[0-9])一(?=[0-9])")


class Group(NamedTuple):
    """A run of digits without anything between: its span and the digits."""

    span: Span
    digits: str


class DigitRun(NamedTuple):
    """Groups that can be one number: its span, all digits, and how many each group has."""

    span: Span
    digits: str
    shape: tuple[int, ...]


def as_digits(text: str) -> str:
    """Return ``text`` with the digits of numbers that are written in other characters as ordinary ones, one for one."""
    if any(letter in text and _is_beside_digit(text, letter) for letter in LETTERS):
        text = _LETTERED.sub(_without_letters, text)
    if text.isascii():
        return text
    if _FOREIGN.search(text):
        text = _FOREIGN.sub(lambda found: _digit(found[0]), text)
    if "".join(_WRITTEN.findall(text)).isascii():
        return text
    return _WRITTEN.sub(lambda found: found[0] if found[0].isascii() else _ordinary(found[0]), text)


def _ordinary(run: str) -> str:
    """Return a run of digits and numerals in digits; a single one before a number (①) or between two (一) is none."""
    run = _AS_DASH.sub("-", run)
    if len(_AS_OTHER.findall(run)) < 2:
        return run
    return in_digits(run)


def _is_beside_digit(text: str, letter: str) -> bool:
    """Whether a letter stands right before or behind a digit anywhere: of the few texts with letters most have none that does."""
    before, *others = text.split(letter)
    for behind in others:
        if before[-1:].isdigit() or behind[:1].isdigit():
            return True
        before = behind
    return False


def _without_letters(found: Match[str]) -> str:
    """Return a run of digits without the letters typed in it: a word or a code has more of these than one in three."""
    run = found[0]
    if 3 * len(_LETTER.findall(run)) > sum(char.isalnum() for char in run):
        return run
    return run.translate(_LETTERS)


def in_digits(text: str) -> str:
    """Return ``text`` with every digit, numeral or letter in it that stands for one, however it is written, as an ordinary digit."""
    text = text.translate(_LETTERS)
    return _AS_OTHER.sub(lambda found: _digit(found[0].translate(_NUMERALS)), text)


def _digit(char: str) -> str:
    import unicodedata

    return str(unicodedata.digit(char))


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


def pieces(text: str) -> Iterator[list[Group]]:
    """Yield the groups from each on that can be one number with something between them that parts numbers as a rule.

    Those that are joined as :func:`digit_runs` has them are left out; the last group may be cut where a number is longest.
    """
    at = 0
    while (found := _PIECES.search(text, at)) is not None:
        start, end = found.span()
        if found[0].isdecimal():  # as most are: nothing stands between
            at = end
            continue
        groups = [Group(one.span(), one[0]) for one in _GROUP.finditer(text, start, end)]
        if end < len(text) and "0" <= text[end] <= "9":
            groups.pop()
        if len(groups) > 1:
            yield groups
            at = groups[0].span[1]
        else:
            at = end
