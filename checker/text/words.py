"""What is a word: the words of general Chinese, and into how few of them a piece of text can be cut.

A slip of the pen breaks a phrase into more pieces than the phrase has; what only looks like one falls into words of its own
(公共安全｜产生 is no slip of 安全生产, 压实｜安全｜产生｜责任 is one). The dictionary (words.txt, written by data/make_words.py) has a line for
each character that words begin with: the character, then what follows it in each of them. It is read when a slip is suspected for the
first time, and of its ninety thousand words only those are taken out that begin with a character that is asked about: a report
asks about four.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Collection, Mapping
from functools import cache, lru_cache

from checker.text.terms import Span

_LONGEST = 4
_AROUND = 7
"""So many characters on either side decide how a piece of text is cut."""
_WORD, _PARTICLE, _SINGLE = 10, 9, 15
"""What a word costs, a particle, and a character that is neither."""
_PARTICLES = frozenset(
    "的了和与及在是有为以之其等上下不各也都而于由将向对把被从到至并或又再已要会中内外前后按因就让使给多着过到可能所个年月日"
)


class _Words(dict[str, frozenset[str]]):
    """The words of general Chinese, of two to four characters, by their first character."""

    def __missing__(self, first: str) -> frozenset[str]:
        if not first or not _chinese(first):
            return frozenset()
        lines, head = _lines(), first.encode()
        at = bisect_left(lines, head)
        line = lines[at] if at < len(lines) else b""
        ends = line[len(head) :].decode().split(" ") if line.startswith(head) else ()
        found = self[first] = frozenset([first + end for end in ends])
        return found


@cache
def _lines() -> list[bytes]:
    """Return the lines of the dictionary, which stand in the order of their characters."""
    with open(os.path.join(os.path.dirname(__file__), "words.txt"), "rb") as file:
        return file.read().splitlines()


_WORDS = _Words()


def is_word(text: str) -> bool:
    """Whether the dictionary has a word."""
    return text in _WORDS[text[:1]]


def cost(text: str, own: Collection[str] = ()) -> int:
    """Return what it costs to cut ``text`` into words; ``own`` are words beside those of the dictionary."""
    known = _WORDS
    longest = max((len(word) for word in own), default=0)
    best = [0]
    for end in range(1, len(text) + 1):
        char = text[end - 1]
        least = best[end - 1] + (_PARTICLE if char in _PARTICLES or not _chinese(char) else _SINGLE)
        for start in range(max(0, end - max(_LONGEST, longest)), end - 1):
            piece = text[start:end]
            if best[start] + _WORD < least and (piece in known[piece[0]] or piece in own):
                least = best[start] + _WORD
        best.append(least)
    return best[-1]


def reads_better(text: str, span: Span, right: str, own: Mapping[str, Collection[str]]) -> bool:
    """Whether ``text`` falls into fewer words with ``right``, itself one, in place of ``span``.

    ``own`` are words beside those of the dictionary, by their first character. The passage is looked at as far as it is Chinese
    without a mark.
    """
    left, end = span
    first = left
    while first > max(0, left - _AROUND) and _chinese(text[first - 1]):
        first -= 1
    last = end
    while last < min(len(text), end + _AROUND) and _chinese(text[last]):
        last += 1
    near = text[first:last]
    there = frozenset([word for char in {*near} for word in own.get(char, ()) if word in near])
    return _cheaper(text[first:left] + right + text[end:last], right, near, there)


@lru_cache(256)
def _cheaper(mended: str, right: str, near: str, own: frozenset[str]) -> bool:
    """Whether a mended passage falls into fewer words; one slip often stands in many places."""
    return cost(mended, {*own, right}) < cost(near, own)


def _chinese(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
