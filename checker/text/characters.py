"""Characters that look like others or like nothing: what they stand for, one for one, so that positions stay true.

Texts copied from PDF files, web pages and chats hold characters that no reader sees (zero width, directional, soft hyphens)
and others that only look like the right ones (Kangxi radicals, full-width digits, O for 〇). Neither may change a verdict.
"""

from __future__ import annotations

from checker.text.lazy import pattern
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from re import Match

_INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\U000e0000-\U000e0fff"
)
"""Controls but for white space, soft hyphen, joiners, directional marks, fillers, variation selectors, tags, place holders."""
_RADICALS = dict(
    zip(
        "⺁⺄⺌⺍⺒⺓⺗⺘⺝⺟⺠⺦⺧⺩⺪⺫⺬⺶⺷⺹⺼⺽⻁⻃⻄⻅⻆⻇⻉⻊⻋⻏⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "厂乙小小巳幺心手月母民丬牛王疋目示羊羊老肉臼虎西西见角角贝足车邑长长长门阜雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
"""Radicals of the supplement that Unicode does not map itself."""
_FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF10, 0xFF1A)}
_FULL_WIDTH |= {code: chr(code - 0xFEE0) for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_WIDE = pattern("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_ALIKE = pattern("[\u2e80-\u2fdf\uf900-\ufaff\U0001d400-\U0001d7ff]")
ROUND = "OoＯｏОоΟο○◯⚪⭕"
"""Letters and signs that are typed for a nought."""
_ZEROS = dict.fromkeys(map(ord, ROUND), "0")
_BEHIND = "年月日时分%％.,，；。、万亿千百多余个件次人名项场份户家起条元"
_ROUNDS = pattern(f"[{ROUND}]+")
_SEEN_AS_NOTHING = pattern(f"[{_INVISIBLE}]+")
_AS_DIGIT = pattern(
    rf"(?<![A-Za-z0-9.])[0-9]+[{ROUND}][0-9{ROUND}]*(?![A-Za-z])(?:(?<=[0-9])|(?=[{_BEHIND}]))"
)
_AS_NUMERAL = pattern(rf"(?<=[一二三四五六七八九〇])[{ROUND}0０]+(?=[一二三四五六七八九〇年])")
_MIRROR = pattern("[為與個這來說對會動國學發現經過進還關於實際開機執報設務責導專業區縣鄉鎮總結]")
_MIRRORED = 100
"""A text that has one of these in so many characters is written in traditional ones."""


def without_invisible(text: str) -> tuple[str, tuple[int, ...]]:
    """Return ``text`` without characters that nobody sees, and for each of those the offset at which it stood.

    The offsets are those in the new text, in order: the character behind the one left out.
    """
    pieces: list[str] = []
    removed: list[int] = []
    at = length = 0
    for found in _SEEN_AS_NOTHING.finditer(text):
        start, end = found.span()
        pieces.append(text[at:start])
        length += start - at
        removed.extend([length] * (end - start))
        at = end
    if not removed:
        return text, ()
    return "".join((*pieces, text[at:])), tuple(removed)


def plain(text: str) -> str:
    """Return ``text`` with every character that stands for another one replaced by it, one for one.

    Radicals, compatibility forms and full-width letters and digits become ordinary ones, O and circles amid digits zeros, and
    the traditional characters of a text that is written in them simplified ones.
    """
    if _ALIKE.search(text):
        text = _ALIKE.sub(_ordinary, text)
    if _WIDE.search(text):
        text = text.translate(_FULL_WIDTH)
    if _ROUNDS.search(text):
        text = _AS_DIGIT.sub(lambda found: found[0].translate(_ZEROS), text)
        text = _AS_NUMERAL.sub(lambda found: "〇" * len(found[0]), text)
    if any(char in text for char in "縣報國") and len(_MIRROR.findall(text)) * _MIRRORED >= len(text):
        from checker.text.traditional import SIMPLIFIED

        text = text.translate(SIMPLIFIED)
    return text


def zeros_as_letters(text: str) -> list[tuple[int, int]]:
    """Return the spans of letters and circles that stand where a zero belongs (2O24年, 二OO八年)."""
    if not _ROUNDS.search(text):
        return []
    found = [
        (one.start() + letters.start(), one.start() + letters.end())
        for one in _AS_DIGIT.finditer(text)
        for letters in _ROUNDS.finditer(one[0])
    ]
    found += [one.span() for one in _AS_NUMERAL.finditer(text) if "○" not in one[0]]
    return sorted(found)


def _ordinary(found: Match[str]) -> str:
    import unicodedata

    char = found[0]
    made = _RADICALS.get(char) or unicodedata.normalize("NFKC", char)
    return made if len(made) == 1 else char
