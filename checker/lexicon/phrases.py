"""Fixed phrases, and windows of a text that miss one of them by a single slip of the pen.

A slip is one character replaced by one of its sound or look, two neighbours swapped, one left out or one
written twice. A phrase of four or more characters keeps two neighbours intact whatever the slip is, so that a look-up of
pairs finds all windows that need a closer look.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.lexicon.alike import Alike
from checker.values import NamedTuple

_WEAK = frozenset(
    "的了和与及在是有为以之其等上下不一二三四五六七八九十个各也都而于由将向对把被从到至并或又再已即可能要会中且各按因经就让使给多"
)
"""At the edge of a phrase these characters belong to the words around it."""
_SPARE = frozenset("性化全权制接式的和与总新")
"""These may be left out without harm (规范文件, 行政裁量基准)."""
_SHORTEST_DROP = 6
_SHORTEST_DOUBLE = 5


class Miss(NamedTuple):
    """``text[start:end]`` stands where ``phrase`` is meant; the slip is at ``at``."""

    start: int
    end: int
    at: int
    phrase: str


class Phrases:
    """An index of fixed phrases. ``allowed`` are right words that look like slips of a phrase."""

    def __init__(self, phrases: Sequence[str], allowed: Sequence[str], alike: Alike) -> None:
        self._phrases = phrases
        self._allowed = (*allowed, *phrases)
        self._alike = alike
        self._short = [phrase for phrase in phrases if len(phrase) == 3]
        self._heads: dict[str, tuple[dict[str, list[str]], dict[str, list[str]]]] = {}
        self._bodies: dict[str, tuple[dict[str, list[str]], dict[str, list[str]]]] = {}
        for phrase in phrases:
            if len(phrase) < 4:
                continue
            third, fourth = self._heads.setdefault(phrase[:2], ({}, {}))
            third.setdefault(phrase[2], []).append(phrase)
            fourth.setdefault(phrase[3], []).append(phrase)
            first, second = self._bodies.setdefault(phrase[2:4], ({}, {}))
            first.setdefault(phrase[0], []).append(phrase)
            second.setdefault(phrase[1], []).append(phrase)

    def misses(self, text: str) -> list[Miss]:
        """Return the slips of ``text`` in order; of several phrases at one slip the longest counts."""
        found: dict[int, Miss] = {}
        for miss in (*self._long_misses(text), *self._short_misses(text)):
            known = found.get(miss.at)
            if known is None or miss.end - miss.start > known.end - known.start:
                found[miss.at] = miss
        return [found[at] for at in sorted(found) if not self._is_right(text, found[at])]

    def _long_misses(self, text: str) -> Iterator[Miss]:
        heads, bodies = self._heads, self._bodies
        keys = heads.keys() | bodies.keys()
        length = len(text)
        for at, pair in enumerate(map(str.__add__, text, text[1:])):
            if pair not in keys:
                continue
            if pair in heads and at + 3 < length:
                third, fourth = heads[pair]
                one, two = text[at + 2], text[at + 3]
                for phrase in third.get(one, ()):
                    if not text.startswith(phrase, at):
                        yield from self._after(text, at, phrase)
                if two in fourth and one not in third:
                    for phrase in fourth[two]:
                        yield from self._after(text, at, phrase)
                if one in fourth:
                    for phrase in fourth[one]:
                        if phrase[2] != one:
                            yield from self._after(text, at, phrase)
            if pair in bodies and at >= 2:
                first, second = bodies[pair]
                one, two = text[at - 2], text[at - 1]
                for phrase in first.get(one, ()):
                    if two != phrase[1] and text.startswith(phrase[2:], at):
                        yield from self._replaced(at - 2, 1, two, phrase)
                for phrase in second.get(two, ()):
                    if one != phrase[0] and text.startswith(phrase[2:], at):
                        yield from self._replaced(at - 2, 0, one, phrase)
                if one in second and two in first:
                    for phrase in first[two]:
                        if phrase[1] == one and one != two and text.startswith(phrase[2:], at):
                            yield Miss(at - 2, at - 2 + len(phrase), at - 2, phrase)

    def _after(self, text: str, start: int, phrase: str) -> Iterator[Miss]:
        """Yield the slip in the window at ``start`` whose first two characters are those of ``phrase``."""
        length = len(phrase)
        window = text[start : start + length]
        at = 2
        while at < len(window) and window[at] == phrase[at]:
            at += 1
        if at >= len(window):
            return
        rest = phrase[at + 1 :]
        if window[at + 1 :] == rest:
            yield from self._replaced(start, at, window[at], phrase)
        elif rest and window[at : at + 2] == rest[0] + phrase[at] and window[at + 2 :] == rest[1:]:
            yield Miss(start, start + length, start + at, phrase)
        elif (
            len(rest) >= 2
            and length >= _SHORTEST_DROP
            and phrase[at] not in _SPARE
            and text.startswith(rest, start + at)
        ):
            yield Miss(start, start + length - 1, start + at, phrase)
        elif (
            length >= _SHORTEST_DOUBLE
            and window[at] == phrase[at - 1]
            and text.startswith(phrase[at:], start + at + 1)
        ):
            yield Miss(start, start + length + 1, start + at, phrase)

    def _replaced(self, start: int, at: int, written: str, phrase: str) -> Iterator[Miss]:
        edge = at in (0, len(phrase) - 1)
        if not (edge and written in _WEAK) and self._alike.mistaken(written, phrase[at]):
            yield Miss(start, start + len(phrase), start + at, phrase)

    def _short_misses(self, text: str) -> Iterator[Miss]:
        for phrase in self._short:
            for anchor in (phrase[0], phrase[1:]):
                at = text.find(anchor)
                while at >= 0:
                    start = at if anchor == phrase[0] else at - 1
                    window = text[start : start + 3] if start >= 0 else ""
                    slips = [index for index in range(3) if window[index : index + 1] != phrase[index]]
                    if len(window) == 3 and len(slips) == 1:
                        yield from self._replaced(start, slips[0], window[slips[0]], phrase)
                    at = text.find(anchor, at + 1)

    def _is_right(self, text: str, miss: Miss) -> bool:
        """Whether a right word stands over the slip."""
        for word in self._allowed:
            at = text.find(word, max(0, miss.at - len(word) + 1), miss.at + len(word))
            if at >= 0 and at <= miss.at:
                return True
        return False
