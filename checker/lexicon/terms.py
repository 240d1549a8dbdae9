"""Find all terms of all rules in a text in one pass.

A rule pack names its words in *lists* (``领导: [书记, 市长]``) or writes them straight into a
condition. Each list, and each word written straight, is one *group*. The lexicon indexes the first
two characters of every term, so that the cost of a pass grows with the text and hardly with the
number of rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

Span = tuple[int, int]
"""Half-open offsets of a piece of text, in code points."""


class TermList(NamedTuple):
    """A named list of terms of one meaning.

    A hit of ``terms`` that lies inside a hit of ``excluded`` does not count: 副书记 is no 书记.
    Unless ``in_titles``, a hit inside 《》 does not count either, because the title of a document
    that is cited says nothing about what was done. ``regex`` is an escape hatch beside the terms.
    """

    terms: tuple[str, ...]
    excluded: tuple[str, ...] = ()
    in_titles: bool = False
    regex: str = ""


class Lexicon:
    """All terms of a set of rules, ready to be looked for."""

    def __init__(self, lists: Mapping[str, TermList]) -> None:
        self._lists = dict(lists)
        index: dict[str, dict[str, list[tuple[str, bool]]]] = {}
        for name, entry in self._lists.items():
            for terms, excluded in ((entry.terms, False), (entry.excluded, True)):
                for term in terms:
                    index.setdefault(term[:2], {}).setdefault(term, []).append((name, excluded))
        self._pairs = {
            head: tuple((term, len(term), tuple(groups)) for term, groups in terms.items())
            for head, terms in index.items()
            if len(head) == 2
        }
        self._singles = {head: tuple(terms[head]) for head, terms in index.items() if len(head) == 1}
        self._regexes = [(name, re.compile(entry.regex)) for name, entry in self._lists.items() if entry.regex]
        self._excluding = {name for name, entry in self._lists.items() if entry.excluded}

    def scan(self, text: str, titles: Iterable[Span] = ()) -> dict[str, list[Span]]:
        """Return the spans of each group found in ``text``, in the order of their start.

        ``titles`` are the spans of 《》 in ``text``.
        """
        found: dict[str, list[Span]] = {}
        voided: dict[str, list[Span]] = {}
        pairs, singles = self._pairs, self._singles
        for start in range(len(text)):
            bucket = pairs.get(text[start : start + 2])
            if bucket is not None:
                for term, length, groups in bucket:
                    if length == 2 or text.startswith(term, start):
                        span = (start, start + length)
                        for name, excluded in groups:
                            (voided if excluded else found).setdefault(name, []).append(span)
            single = singles.get(text[start])
            if single is not None:
                for name, excluded in single:
                    (voided if excluded else found).setdefault(name, []).append((start, start + 1))
        for name, regex in self._regexes:
            spans = [match.span() for match in regex.finditer(text) if match.end() > match.start()]
            if spans:
                found[name] = sorted({*found.get(name, ()), *spans})
        for name in self._excluding & voided.keys() & found.keys():
            covers = voided[name]
            found[name] = [span for span in found[name] if not _covered(span, covers)]
        cited = tuple(titles)
        if cited:
            for name, hits in found.items():
                if not self._lists[name].in_titles:
                    found[name] = [hit for hit in hits if not _covered(hit, cited)]
        return {name: hits for name, hits in found.items() if hits}


def _covered(span: Span, covers: Iterable[Span]) -> bool:
    start, end = span
    return any(left <= start and end <= right for left, right in covers)
