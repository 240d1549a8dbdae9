"""What stands beside a number and says what it is: a measure word behind it, letters before it, the address of a page around it."""

from __future__ import annotations

from collections.abc import Sequence

from checker.text.lazy import pattern
from checker.text.terms import Span

_BEFORE, _AFTER = 40, 60
_ENDS = frozenset(("", *"，。；、！？：）」”\n"))
_SURNAMES = frozenset("张项段支封车单方尺宗班卜章")
"""Measure words that are surnames as well: before a name they count nothing."""
_LEFT = pattern(r"[!-~]*\Z")
_RIGHT = pattern("[!-~]*")
_LETTERS = pattern(r"[A-Za-z]+[.:_]?\Z")
_ADDRESS = pattern(
    r"(?i)://|www\.|\.(?:html?|s?html|aspx?|jsp|php|pdf|ofd|docx?|xlsx?|pptx?|jpe?g|png|gif|zip|rar)\b",
)
_FIELD = pattern(r"""(?i)([a-z_][a-z0-9_.-]*)["']?\s*[=:]\s*["']?\Z""")
_CODES = ("id", "no", "num", "code", "key", "time", "index", "_sn", "_ts")
"""How the names of codes end in the source of a page: docid, newsNo."""
_SHORT_CODES = frozenset(("sn", "ts", "t", "v", "ver", "rand", "random", "seq", "_"))
"""Names of codes that are the ends of other words, too."""
_CELL_BEHIND = pattern(r" +[0-9][0-9,.%]*(?=[ \n]|\Z)")
_CELL_BEFORE = pattern(r"(?:^|[ \n])[0-9][0-9,.%]* +\Z")
"""Another number beside one, set off by blanks alone."""


def is_counted(text: str, end: int, words: Sequence[str] = ()) -> bool:
    """Whether a measure word (or one of ``words``) behind a number makes it a quantity."""
    if text[end : end + 1] in _ENDS:
        return False
    from checker.text.numbers import UNITS

    after = text[end : end + 8].lstrip(" \u3000").removeprefix("余").removeprefix("多")
    known = [word for size in range(1, 7) if (word := after[:size]) in UNITS or word in words]
    if not known or after.startswith(("号码", "个人", "名片", "家里", "家属", "人员")):
        return False
    follows = after[len(known[-1]) : len(known[-1]) + 1]
    if len(known[-1]) == 1 and "\u4e00" <= follows <= "\u9fff" and known[-1] + follows not in UNITS:
        from checker.text.words import is_word

        # 分别停业, 户籍在: no measure word; 人参加: one
        if is_word(known[-1] + follows) and not is_word(after[1:3]):
            return False
    return not (known[-1][0] in _SURNAMES and "\u4e00" <= follows <= "\u9fff" and follows not in "的等以")


def is_address(text: str, span: Span) -> bool:
    """Whether a number is part of the address of a page or the name of a file."""
    around = max(0, span[0] - _BEFORE), span[1] + _AFTER
    if text.find(".", *around) < 0 and text.find("://", *around) < 0:
        return False
    left = _LEFT.search(text[max(0, span[0] - _BEFORE) : span[0]])
    right = _RIGHT.match(text[span[1] : span[1] + _AFTER])
    whole = (left[0] if left else "") + "0" + (right[0] if right else "")
    return _ADDRESS.search(whole) is not None


def in_row(text: str, span: Span) -> bool:
    """Whether digits with blanks between are the cells of a row of numbers: 1972 656 1316〔 49.85〕."""
    if " " not in text[slice(*span)]:
        return False
    return bool(
        _CELL_BEHIND.match(text, span[1]) or _CELL_BEFORE.search(text, max(0, span[0] - _BEFORE), span[0])
    )


def is_field(text: str, at: int, labels: tuple[str, ...]) -> bool:
    """Whether the number at ``at`` in the source of a page is the value of a field that names a code (docid:…, id=…) and not one of ``labels``."""
    found = _FIELD.search(text, max(0, at - _BEFORE), at)
    if found is None:
        return False
    name = found[1].lower()
    if any(label in name for label in labels if len(label) > len("qq")):
        return False
    return name in _SHORT_CODES or name.endswith(_CODES)


def letters_before(text: str, at: int) -> str:
    """Return the Latin letters straight before ``at``, with the point or underscore behind them."""
    found = _LETTERS.search(text[max(0, at - 16) : at])
    return found[0] if found else ""
