"""Stock phrases: what a clause says is what is left of it once they are taken out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.text.terms import Lexicon, TermList


class StockPhrases:
    """A list of stock phrases, ready to be taken out of texts."""

    def __init__(self, terms: Iterable[str]) -> None:
        terms = list(terms)
        self._single = frozenset(term for term in terms if len(term) == 1)
        self._lexicon = Lexicon({"stock": TermList(tuple(term for term in terms if len(term) > 1))})

    def occurs(self, text: str) -> bool:
        """Whether a stock phrase of more than one character stands in ``text``."""
        return bool(self._lexicon.scan(text))

    def residue(self, text: str) -> str:
        """Return the Chinese characters of ``text`` that stand in no stock phrase."""
        return "".join(self.residues((text,)))

    def residues(self, texts: Sequence[str]) -> list[str]:
        """Return the same of several texts, each of one line."""
        if not texts:
            return []
        text = "\n".join(texts)
        left: list[str] = []
        at = 0
        for start, end, _ in self._lexicon.scan(text):
            if start > at:
                left.append(text[at:start])
            at = max(at, end)
        left.append(text[at:])
        single = self._single
        kept = [
            char
            for char in "".join(left)
            if ("\u4e00" <= char <= "\u9fff" and char not in single) or char == "\n"
        ]
        return "".join(kept).split("\n")
