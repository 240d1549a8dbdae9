"""Stock phrases: what a clause says is what is left of it once they are taken out."""

from __future__ import annotations

from collections.abc import Iterable

from checker.text.lazy import pattern
from checker.text.terms import Lexicon, TermList
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

_NOT_CHINESE = pattern("[^\u4e00-\u9fff]+")


class StockPhrases:
    """A list of stock phrases, ready to be taken out of texts."""

    def __init__(self, terms: Iterable[str]) -> None:
        terms = list(terms)
        self._single = {ord(term): None for term in terms if len(term) == 1}
        self._lexicon = Lexicon({"stock": TermList(tuple(term for term in terms if len(term) > 1))})

    def __reduce__(self) -> tuple[Any, ...]:  # a compiled class is not pickled by itself
        return StockPhrases, ((),), (self._single, self._lexicon)

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self._single, self._lexicon = state

    def residue(self, text: str) -> str:
        """Return the Chinese characters of ``text`` that stand in no stock phrase."""
        left: list[str] = []
        at = 0
        for start, end, _ in self._lexicon.scan(text):
            if start > at:
                left.append(text[at:start])
            at = max(at, end)
        left.append(text[at:])
        return _NOT_CHINESE.sub("", "".join(left)).translate(self._single)
