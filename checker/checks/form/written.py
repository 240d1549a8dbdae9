"""How markers are written, and where else in the text one stands: what is read before a number is called missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from checker.document.flow import Flow
from checker.document.items import CIRCLED, INSIDE, Chain, Item, numeral
from checker.text.around import next_of, places
from checker.text.terms import Span

_SPELLINGS = {
    "part": ("第{c}部分", "第{c}章", "第{c}编"),
    "cn": ("{c}、", "{c}."),
    "pcn": ("（{c}）",),
    "num": ("{d}.", "{d}、"),
    "pnum": ("（{d}）",),
    "half": ("{d}）",),
}
_BARE = {
    "num": ("{d}",),
    "cn": ("{c}",),
    "pcn": ("（{c}", "{c}）"),
    "pnum": ("（{d}", "{d}）"),
}
_ENCLOSED = {"pcn": (0x3220, 10), "pnum": (0x2474, 20)}
"""The characters for （一） and （1） in one: the first, and how many there are."""
_SHORTEST, _LONGEST = 4, 24
_NUMERALS = "0123456789一二三四五六七八九十"
_BEFORE_ITEMS = ("", "\n", "。", "；", "：")
_COMPOUNDS = tuple("统唯之不万逐单专划合同如第归")
"""Characters that make another word of 一 behind them (统一是……, 唯一是……)."""


class Written:
    """The running text, asked for markers."""

    def __init__(self, flow: Flow, chains: Mapping[str, Chain], openers: tuple[str, ...], units: str) -> None:
        self.flow = flow
        self.chains = chains
        self._openers = openers
        self._units = units

    def lines_between(self, before: Item, item: Item) -> int:
        """Return how many lines further down ``item`` stands."""
        return self.flow.line_at(item.start) - self.flow.line_at(before.start)

    def opened(self, kind: str, start: int, end: int) -> bool:
        """Whether a chain is opened between two places by its first word, in whatever surroundings, or by another."""
        text = self.flow.text
        return any(
            at == 0 or text[at - 1] not in _COMPOUNDS
            for word in (*self.chains[kind].words[0], *self._openers)
            for at in places(text, word, start, end)
        )

    def absent(self, item: Item, values: Iterable[int], start: int) -> list[int]:
        """Return those of ``values`` that are nowhere from ``start`` on written as markers of the item's kind before it."""
        return [value for value in values if not self._stands(item, value, start)]

    def _stands(self, item: Item, value: int, start: int) -> bool:
        text = self.flow.text
        kind = item.kind.removesuffix(INSIDE)
        for word in (*self._words(kind, value), *self._words_of_others(item, value, start)):
            for at in places(text, word, start, item.start):
                before = text[at - 1 : at]
                after = text[at + len(word) : at + len(word) + 1]
                if before and before in _NUMERALS + "第":
                    continue
                if kind == "num" and "0" <= after <= "9" and before not in _BEFORE_ITEMS:
                    continue  # a decimal; where an item may stand it is 2.12345热线
                if value == 1 and kind == "cn" and "\u4e00" <= before <= "\u9fff" and not self._set_off(at):
                    continue
                if value == 1 and kind in self.chains and before in _COMPOUNDS:
                    continue
                return True
        return False

    def _set_off(self, at: int) -> bool:
        """Whether a blank stands before a place in the source (标准　　一、特别重大……)."""
        start, end = self.flow.source_span(at - 1, at + 1)
        return end - start > 2

    def _words(self, kind: str, value: int) -> tuple[str, ...]:
        chain = self.chains.get(kind)
        if chain is not None:
            return chain.words[value - 1] if value <= len(chain.words) else ()
        return _spellings(kind.removesuffix(INSIDE), value)

    def _words_of_others(self, item: Item, value: int, start: int) -> tuple[str, ...]:
        """Return the words of chains that this one may be mixed with (一是、二要), unless they are chains of their own."""
        chain = self.chains.get(item.kind)
        if chain is None or not chain.complete:
            return ()
        text = self.flow.text
        found: list[str] = []
        for other in self.chains.values():
            if other.name == chain.name or not other.complete or value > len(other.words):
                continue
            if value == 1 or not any(text.find(word, start, item.start) >= 0 for word in other.words[0]):
                found.extend(other.words[value - 1])
        return tuple(found)

    def unmarked(self, item: Item, value: int, start: int) -> Span | None:
        """Return the line whose number has lost the mark behind it, or half of its brackets, up to the first mark."""
        text = self.flow.text
        for pattern in _BARE.get(item.kind, ()):
            head = _fill(pattern, value)
            for at in places(text, "\n" + head, max(start - 1, 0), item.start):
                behind = at + 1 + len(head)
                if self._stands_bare(item.kind, behind):
                    return at + 1, self.clause_end(behind)
        return None

    def _stands_bare(self, kind: str, behind: int) -> bool:
        after = self.flow.text[behind : behind + 1]
        chinese = "\u4e00" <= after <= "\u9fff"
        if kind in ("pcn", "pnum"):
            return chinese and after not in _NUMERALS
        if not chinese:
            return after in ("，", "：")
        start, end = self.flow.source_span(behind - 1, behind + 1)
        if end - start > 2:
            return True  # a blank stands where the mark should
        return kind == "num" and after not in self._units

    def unnumbered(self, before: Item, item: Item) -> str:
        """Return the heading with which the one paragraph between two items begins that has the looks of an item."""
        flow = self.flow
        found = []
        for line in flow.lines[flow.line_at(before.start) + 1 : flow.line_at(item.start)]:
            head = line.text.partition("。")[0]
            whole = len(head) == len(line.text)
            if (
                _SHORTEST <= len(head) <= _LONGEST
                and not whole
                and not any(mark in head for mark in "，；：")
            ):
                found.append(head)
        return found[0] if len(found) == 1 else ""

    def line_start(self, item: Item) -> int:
        """Return where the line of an item begins."""
        return self.flow.line_span(item.start)[0]

    def clause_end(self, start: int) -> int:
        """Return where the clause that an item opens ends, its mark not counted."""
        return next_of(self.flow.text, "。，；：", start + 2, self.flow.line_span(start)[1])

    def printed(self, item: Item) -> str:
        """Return the marker as the text has it."""
        return self.flow.text[item.start : item.end].rstrip("，")

    def spelled(self, item: Item, value: int) -> str:
        """Return how the marker of ``value`` would be written in the manner of ``item``."""
        words = self._words(item.kind, value)
        if not words:  # what 首先、其次、再次 go on with is told by its place
            return f"第{numeral(value)}"
        mark = self.flow.text[item.end - 1]
        return next((word for word in words if word[-1] == mark), words[0]).rstrip("，")


def _fill(pattern: str, value: int) -> str:
    return pattern.replace("{c}", numeral(value)).replace("{d}", str(value))


@lru_cache(1024)
def _spellings(kind: str, value: int) -> tuple[str, ...]:
    if kind == "circ":
        return (CIRCLED[value - 1],)
    written = [_fill(pattern, value) for pattern in _SPELLINGS[kind]]
    first, count = _ENCLOSED.get(kind, (0, 0))
    return (*written, chr(first + value - 1)) if value <= count else tuple(written)
