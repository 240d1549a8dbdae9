"""Characters of one look or sound written for one another in words of the general language: 竟争, 撒销, 防碍.

No list of fixed phrases is needed: the wrong character is part of no word where it stands, the right one is, and with it the passage
falls into fewer words. The dictionary is asked only where a character stands that is seldom right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.text.around import places
from checker.text.terms import Span
from checker.text.words import cost, is_word

_LONGEST = 4
_AROUND = 7
_LEAST = 15
"""By so much the passage must be cheaper to cut: a character alone less."""
_SELF, _DONE = "己", "已"
_OPENS_DONE = frozenset("，。；、：\n均现都皆早业")
"""Behind these 已 begins what is done."""


def misread(text: str, pairs: Sequence[str], usual: Sequence[str]) -> Iterator[tuple[Span, str]]:
    """Yield where the first half of one of ``pairs`` stands for its second half: the span of the word, and the word that is right.

    ``usual`` are right words with such characters that the dictionary need not be asked for.
    """
    for pair in pairs:
        half = len(pair) // 2
        wrong, right = pair[:half], pair[half:]
        if wrong not in text:
            continue
        own = [(word, word.index(wrong)) for word in usual if wrong in word]
        for at in places(text, wrong):
            end = at + half
            if any(text.startswith(word, at - offset) for word, offset in own if at >= offset):
                continue
            if text[at - 1 : at].isdigit() or _word_with(text, at, end, wrong) or _joined(text, at, end):
                continue
            if wrong == _SELF and _begins_what_is_done(text, at):
                yield (at, end + 2), _DONE + text[end : end + 2]
                continue
            word = _word_with(text, at, end, right)
            if word is not None and _saves(text, at, end, right) >= _LEAST:
                yield word, text[word[0] : at] + right + text[end : word[1]]


def _word_with(text: str, at: int, end: int, written: str) -> Span | None:
    """Return the shortest word that what stands at a place is part of, if it is written so."""
    for size in range(max(2, end - at), _LONGEST + 1):
        for start in range(max(0, end - size), at + 1):
            stop = start + size
            if stop <= len(text) and is_word(text[start:at] + written + text[end:stop]):
                return start, stop
    return None


def _joined(text: str, at: int, end: int) -> bool:
    """Whether either of two characters belongs to a word with what stands beside them (付｜清, 国防｜碍)."""
    return end - at > 1 and (is_word(text[max(0, at - 1) : at + 1]) or is_word(text[end - 1 : end + 1]))


def _saves(text: str, at: int, end: int, right: str) -> int:
    """Return by how much the passage is cheaper to cut with the right characters."""
    first, last = at, end
    while first > max(0, at - _AROUND) and _chinese(text[first - 1]):
        first -= 1
    while last < min(len(text), end + _AROUND) and _chinese(text[last]):
        last += 1
    return cost(text[first:last]) - cost(text[first:at] + right + text[end:last])


def _begins_what_is_done(text: str, at: int) -> bool:
    """Whether 己 stands where 已 begins what is done (，己完成; 全县己建成), and is not 悦己, 占为己有."""
    before = text[at - 1 : at]
    opens = before in _OPENS_DONE or at == 0 or is_word(text[max(0, at - 2) : at])
    return opens and is_word(text[at + 1 : at + 3])


def _chinese(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
