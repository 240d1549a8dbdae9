"""Fixed phrases, and windows of a text that miss one of them by a single slip of the pen.

A slip is one character replaced by one of its sound or look, two neighbours swapped, one left out or one
written twice. A phrase of four or more characters keeps its first or its next two characters intact whatever single character is
wrong, so that a look-up of pairs finds the windows that need a closer look.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress
from operator import add

from checker.text.alike import Alike
from checker.text.around import covers, places
from checker.text.words import is_word, reads_better
from checker.values import NamedTuple

WEAK = frozenset(
    "的了和与及在是有为以之其等上下不一二三四五六七八九十个各也都而于由将向对把被从到至并或又再已可能要会中且各按因经就让使给多"
)
"""At the edge of a phrase these characters belong to the words around it."""
_SPARE = frozenset("性化全权制接式的和与总新+、")
"""These may be left out without harm (规范文件, 行政裁量基准)."""
_NUMERALS = frozenset("〇零一二三四五六七八九十百0123456789")
"""Which congress, which plenum: a number is another number, no slip of one."""
_MEASURES = frozenset("项件个次条名份类种批场")
"""Behind a number these count what comes next."""
_SHORTEST_DROP = 6
_SHORTEST_DOUBLE = 5


class Miss(NamedTuple):
    """``text[start:end]`` stands where ``phrase`` is meant; the slip is at ``at``."""

    start: int
    end: int
    at: int
    phrase: str


_Placed = dict[str, list[tuple[str, int]]]
_Whole = dict[str, list[str]]


class _Pair:
    """What two neighbours amid phrases tell.

    ``rights`` are the pairs that may follow them in a phrase, ``behind`` the characters of these; ``heads`` are the two characters
    before them in phrases whose third and fourth they are, ``before`` the characters of these.
    """

    __slots__ = ("_entries", "_following", "_leading", "before", "behind", "heads", "rights")

    def __init__(self, entries: Sequence[tuple[str, int]]) -> None:
        self._entries = entries
        self.rights = {phrase[at + 2 : at + 4] for phrase, at in entries if at >= 0}
        self.behind = "".join(self.rights)
        self.heads = {phrase[:2] for phrase, at in entries if at < 0}
        self.before = "".join(self.heads)
        self._following: tuple[_Placed, _Placed] | None = None
        self._leading: tuple[_Whole, _Whole] | None = None

    def following(self) -> tuple[_Placed, _Placed]:
        """Return, by the character that comes next and by the one after the next, the phrases with the place of the pair in them."""
        if self._following is None:
            third: _Placed = {}
            fourth: _Placed = {}
            for phrase, at in self._entries:
                if at >= 0:
                    third.setdefault(phrase[at + 2], []).append((phrase, at))
                    fourth.setdefault(phrase[at + 3], []).append((phrase, at))
            self._following = third, fourth
        return self._following

    def leading(self) -> tuple[_Whole, _Whole]:
        """Return, by their first character and by their second, the phrases whose third and fourth the pair is."""
        if self._leading is None:
            first: _Whole = {}
            second: _Whole = {}
            for phrase, at in self._entries:
                if at < 0:
                    first.setdefault(phrase[0], []).append(phrase)
                    second.setdefault(phrase[1], []).append(phrase)
            self._leading = first, second
        return self._leading


class Phrases:
    """An index of fixed phrases.

    ``allowed`` are right words that look like slips of a phrase; ``tails`` are ends of phrases that are whole without their last
    character, in whose stead another may begin the next word (人民调解圆满成功).
    """

    def __init__(
        self, phrases: Sequence[str], allowed: Sequence[str], alike: Alike, tails: Sequence[str] = ()
    ) -> None:
        self._allowed = (*allowed, *phrases)
        self._holding: dict[str, list[str]] = {}
        """The right words and phrases that hold a character, for the characters at which texts had slips so far."""
        self._beginning: dict[str, list[str]] = {}
        """The right words and phrases by their first character, once a text had a slip."""
        self._alike = alike
        self._tails = tuple(tails)
        self._short = [phrase for phrase in phrases if len(phrase) == 3]
        self._places: dict[str, list[tuple[str, int]]] = {}
        """The phrases that a pair stands in, where it stands in each; -1: as the third and fourth character."""
        self._pairs: dict[str, _Pair] = {}
        """What the pairs that texts held so far tell: most pairs of phrases occur in no text of a run."""
        places = self._places
        for phrase in phrases:
            length = len(phrase)
            if length < 4:
                continue
            places.setdefault(phrase[2:4], []).append((phrase, -1))
            for at in range(0, length - 3, 2):
                places.setdefault(phrase[at : at + 2], []).append((phrase, at))
            if length % 2:
                places.setdefault(phrase[-4:-2], []).append((phrase, length - 4))

    def misses(self, text: str) -> list[Miss]:
        """Return the slips of ``text`` in order; of several phrases at one slip the longest counts."""
        found: dict[int, Miss] = {}
        for miss in (*self._long_misses(text), *self._short_misses(text)):
            known = found.get(miss.at)
            if known is None or miss.end - miss.start > known.end - known.start:
                found[miss.at] = miss
        return [found[at] for at in sorted(found) if not self._is_right(text, found[at])]

    def _long_misses(self, text: str) -> Iterator[Miss]:
        text += "\n\n\n"  # so that two characters follow every pair
        pairs = [*map(add, text, text[1:])]
        known = self._pairs
        for at in compress(range(len(pairs)), map(self._places.__contains__, pairs)):
            pair = known.get(pairs[at])
            if pair is None:
                pair = known[pairs[at]] = _Pair(self._places[pairs[at]])
            # Few characters can stand beside a pair: most are none of them, and a short text is looked through at once.
            behind = pair.behind
            if (text[at + 2] in behind or text[at + 3] in behind) and pairs[at + 2] not in pair.rights:
                yield from self._after(text, at, pair)
            before = pair.before
            if (
                before
                and at > 1
                and (text[at - 2] in before or text[at - 1] in before)
                and pairs[at - 2] not in pair.heads
            ):
                yield from self._before(text, at, pair)

    def _after(self, text: str, at: int, pair: _Pair) -> Iterator[Miss]:
        """Yield the slips in the two characters behind a right pair at ``at``."""
        char, following = text[at + 2], text[at + 3]
        third, fourth = pair.following()
        for phrase, place in third.get(char, ()):  # the fourth is wrong
            yield from self._slip(text, at - place, at + 3, phrase)
        # The third is wrong, swapped or left out.
        for wanted in (following, char) if following != char else (char,):
            for phrase, place in fourth.get(wanted, ()):
                if phrase[place + 2] != char:
                    yield from self._slip(text, at - place, at + 2, phrase)
        if char == text[at + 1] != following:  # the second stands twice
            for phrase, place in third.get(following, ()):
                yield from self._slip(text, at - place, at + 2, phrase)

    def _before(self, text: str, at: int, pair: _Pair) -> Iterator[Miss]:
        """Yield the slips in the first two characters of phrases whose third stands at ``at``."""
        start = at - 2
        one, two = text[start], text[start + 1]
        first, second = pair.leading()
        for phrase in first.get(one, ()):
            if text.startswith(phrase[2:], at):
                yield from self._replaced(text, start, 1, phrase)
        for phrase in second.get(two, ()):
            if text.startswith(phrase[2:], at):
                yield from self._replaced(text, start, 0, phrase)
        for phrase in first.get(two, ()):
            if phrase[1] == one and text.startswith(phrase[2:], at):
                yield Miss(start, start + len(phrase), start, phrase)

    def _slip(self, text: str, start: int, at: int, phrase: str) -> Iterator[Miss]:
        """Yield the slip at ``at`` in ``phrase``, which would begin at ``start``."""
        slip = at - start
        if start < 0 or not text.startswith(phrase[:slip], start):
            return
        length = len(phrase)
        rest = phrase[slip + 1 :]
        if text.startswith(rest, at + 1):
            yield from self._replaced(text, start, slip, phrase)
        elif text.startswith(rest[:1] + phrase[slip] + rest[1:], at):
            yield Miss(start, start + length, at, phrase)
        elif (
            len(rest) >= 2
            and length >= _SHORTEST_DROP
            and phrase[slip] not in _SPARE
            and text.startswith(rest, at)
        ):
            yield Miss(start, start + length - 1, at, phrase)
        elif (
            length >= _SHORTEST_DOUBLE
            and text[at] == phrase[slip - 1]
            and text.startswith(phrase[slip:], at + 1)
        ):
            yield Miss(start, start + length + 1, at, phrase)

    def _replaced(self, text: str, start: int, slip: int, phrase: str) -> Iterator[Miss]:
        """Yield the slip where the character number ``slip`` of ``phrase`` is another of its sound or look."""
        end = start + len(phrase)
        written = text[start + slip]
        last = slip == len(phrase) - 1
        if (last or slip == 0) and written in WEAK:
            return
        if last and phrase.endswith(self._tails) and "\u4e00" <= text[end : end + 1] <= "\u9fff":
            return
        if not self._alike.mistaken(written, phrase[slip]):
            return
        # Asked last: the dictionary is read only where something may be wrong.
        if slip == 0 and start and is_word(text[start - 1 : start + 1]):
            return  # 适当｜的领导
        if last and is_word(text[end - 1 : end + 1]):
            return  # 便民服务中｜新增窗口
        yield Miss(start, end, start + slip, phrase)

    def _short_misses(self, text: str) -> Iterator[Miss]:
        for phrase in self._short:
            for anchor in (phrase[0], phrase[1:]):
                for at in places(text, anchor):
                    start = at if anchor == phrase[0] else at - 1
                    window = text[start : start + 3] if start >= 0 else ""
                    slips = [index for index in range(3) if window[index : index + 1] != phrase[index]]
                    if len(window) == 3 and len(slips) == 1:
                        yield from self._replaced(text, start, slips[0], phrase)

    def _words_with(self, char: str) -> list[str]:
        known = self._holding.get(char)
        if known is None:
            known = [word for word in self._allowed if char in word]
            if known:
                self._holding[char] = known
        return known

    def _is_right(self, text: str, miss: Miss) -> bool:
        """Whether a right word stands over the slip, or the passage is made of other words than the phrase."""
        char = text[miss.at]
        meant = miss.phrase[miss.at - miss.start : miss.at - miss.start + 1]
        if char in _NUMERALS and (meant in _NUMERALS or text[miss.at + 1 : miss.at + 2] in _MEASURES):
            return True  # 政务服务｜四项举措
        if any(covers(text, word, (miss.at, miss.at + 1)) for word in self._words_with(char)):
            return True
        if _runs_over(text, miss):
            return True
        if not self._beginning:
            for word in self._allowed:
                self._beginning.setdefault(word[0], []).append(word)
        return not reads_better(text, (miss.start, miss.end), miss.phrase, self._beginning)


def _runs_over(text: str, miss: Miss) -> bool:
    """Whether the slip is part of a word of three or four characters that goes on behind the phrase (执法全过程｜纪录片)."""
    return any(
        is_word(text[start:end])
        for start in range(max(miss.start, miss.end - 3), miss.at + 1)
        for end in range(max(miss.end + 1, start + 3), start + 5)
    )
