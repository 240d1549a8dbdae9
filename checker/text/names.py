"""Long fixed names, and what stands in a text in their place: one wrong character, two swapped, or up to two left out.

In a name of five characters or more no list of look-alikes is needed: what agrees with it in all but one place, or in all but one or
two that are missing amid it, means it. Two wrong ones side by side (社会注意思想) mean it where both sound or look like the right ones.
Other right names that come as near have to be known (全省人民代表大会, 全国代表大会).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from checker.text.alike import Alike
from checker.text.around import places
from checker.text.phrases import WEAK, Miss
from checker.text.terms import Span
from checker.text.words import is_word

_SHORTEST = 5
_LONG = 7
"""From so many characters on two may be left out, and three pieces are needed to find one that is whole."""


class Names:
    """Knows the names; ``others`` are right names that come near one of them, ``alike`` characters written for one another."""

    def __init__(self, names: Sequence[str], others: Sequence[str], alike: Alike | None = None) -> None:
        self._alike = alike
        self._names = sorted((name for name in names if len(name) >= _SHORTEST), key=len, reverse=True)
        self._others = tuple(others)
        self._pieces: dict[str, list[tuple[str, int]]] = {}
        for name in self._names:
            size = len(name) // (_most_left_out(name) + 1)
            for at in {0, size if len(name) >= _LONG else 0, len(name) - size}:
                self._pieces.setdefault(name[at : at + size], []).append((name, at))

    def misses(self, text: str) -> list[Miss]:
        """Return where a name is miswritten, in order; of several names the longest counts."""
        names = [*_places(text, self._names)]
        right = _Spans(names)
        found: list[Miss] = []
        for piece, entries in self._pieces.items():
            if piece not in text:
                continue
            for at in places(text, piece):
                if not right.hold(at, at + len(piece)):
                    for name, offset in entries:
                        found.extend(_near(text, at, name, offset, len(piece)))
                        found.extend(self._sounding(text, at - offset, name))
        if not found:
            return []
        found.sort(key=lambda miss: (-len(miss.phrase), -(miss.end - miss.start), miss.start))
        right = _Spans((*names, *_places(text, self._others)))
        taken = bytearray(len(text))
        chosen: list[Miss] = []
        for miss in found:
            same = miss.end - miss.start == len(miss.phrase)
            if taken.find(1, miss.start, miss.end) >= 0:
                continue
            if right.hold(miss.at if same else miss.at - 1, miss.at + 1):
                continue
            if same and text[miss.at] in WEAK and not self._mistaken(text, miss):
                continue  # 公务员中｜的｜共产党员
            if not (_word_at_edge(text, miss) if same else _words_at_edges(text, miss)):
                chosen.append(miss)
                taken[miss.start : miss.end] = b"\1" * (miss.end - miss.start)
        return sorted(chosen, key=lambda miss: miss.start)

    def _mistaken(self, text: str, miss: Miss) -> bool:
        """Whether the wrong character sounds or looks like the right one."""
        right = miss.phrase[miss.at - miss.start]
        return self._alike is not None and self._alike.mistaken(text[miss.at], right)

    def _sounding(self, text: str, start: int, name: str) -> Iterator[Miss]:
        """Yield where two characters side by side inside a long name are others of the same sound or look."""
        window = text[start : start + len(name)] if start >= 0 else ""
        if self._alike is None or len(name) < _LONG or len(window) < len(name) or window[-1] != name[-1]:
            return
        wrong = [index for index in range(len(name)) if window[index] != name[index]]
        beside = len(wrong) == 2 and wrong[0] and wrong[1] == wrong[0] + 1
        if beside and self._alike.all_mistaken(window, name):
            yield Miss(start, start + len(name), start + wrong[0], name)


class _Spans:
    """Spans, to ask whether one of them holds another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = [*accumulate((end for _, end in ordered), max)]
        """How far the spans reach that begin so early or earlier."""

    def hold(self, start: int, end: int) -> bool:
        """Whether a span begins at ``start`` or before it and ends at ``end`` or behind it."""
        at = bisect_right(self._starts, start)
        return at > 0 and self._reach[at - 1] >= end


def _places(text: str, words: Sequence[str]) -> Iterator[Span]:
    return ((at, at + len(word)) for word in words if word in text for at in places(text, word))


def _word_at_edge(text: str, miss: Miss) -> bool:
    """Whether the wrong character stands at the edge of the name and belongs to a word that goes on outside (解放｜台湾)."""
    if miss.at == miss.start:
        return is_word(text[miss.at : miss.at + 2]) or (
            miss.at > 0 and is_word(text[miss.at - 1 : miss.at + 1])
        )
    goes_on = is_word(text[miss.at : miss.at + 2])
    if goes_on and is_word(text[miss.at + 1 : miss.at + 3]):
        goes_on = False  # 中国共产当｜成立: what follows is a word without it
    return miss.at == miss.end - 1 and goes_on


def _words_at_edges(text: str, miss: Miss) -> bool:
    """Whether the only character before or behind what is left out belongs to a word outside (学习｜强军思想)."""
    if miss.at == miss.start + 1:
        return miss.start > 0 and is_word(text[miss.start - 1 : miss.start + 1])
    return miss.at == miss.end - 1 and is_word(text[miss.at : miss.at + 2])


def _near(text: str, at: int, name: str, offset: int, size: int) -> Iterator[Miss]:
    """Yield how ``text`` comes near ``name``, whose piece at ``offset`` stands at ``at``."""
    length = len(name)
    start = at - offset
    window = text[start : start + length] if start >= 0 else ""
    if len(window) == length:
        wrong = [index for index in range(length) if window[index] != name[index]]
        swapped = len(wrong) == 2 and window[wrong[0] : wrong[1] + 1] == name[wrong[0] : wrong[1] + 1][::-1]
        if (len(wrong) == 1 and "\u4e00" <= window[wrong[0]] <= "\u9fff") or swapped:
            yield Miss(start, start + length, start + wrong[0], name)
    most = _most_left_out(name)
    head, tail = name[:offset], name[offset + size :]
    for before in range(most + 1):
        first = at - (len(head) - before)
        if first < 0 or not _left_out(text[first:at], head, before) or (head and text[first] != name[0]):
            continue
        for after in range(0 if before else 1, most - before + 1):
            last = at + size + len(tail) - after
            if (
                last <= len(text)
                and _left_out(text[at + size : last], tail, after)
                and text[last - 1] == name[-1]
            ):
                slip = next((index for index in range(last - first) if text[first + index] != name[index]), 0)
                yield Miss(first, last, first + slip, name)


def _most_left_out(name: str) -> int:
    return 2 if len(name) >= _LONG else 1


def _left_out(written: str, meant: str, count: int) -> bool:
    """Whether ``written`` is ``meant`` with ``count`` characters left out."""
    if count == 0:
        return written == meant
    if len(written) != len(meant) - count:
        return False
    rest = iter(meant)
    return all(char in rest for char in written)
