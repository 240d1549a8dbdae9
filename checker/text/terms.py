"""Find all terms of all rules in a text in one pass.

A rule pack names its words in *lists* (``领导: [书记, 市长]``) or writes them straight into a
condition. Each list, and each word written straight, is one *group*. The lexicon indexes the first
two characters of every term, so that the cost of a pass grows with the text and hardly with the
number of rules.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import compress
from operator import add

from checker.text.lazy import pattern
from checker.values import NamedTuple

Span = tuple[int, int]
"""Half-open offsets of a piece of text, in code points."""


class TermList(NamedTuple):
    """A named list of terms of one meaning.

    A hit of ``terms`` that lies inside a hit of ``excluded`` does not count: 副书记 is no 书记.
    Unless ``in_titles``, a hit inside 《》 does not count either, because the title of a document
    that is cited says nothing about what was done. ``regex`` is an escape hatch beside the terms.
    Nor does a hit with one of ``not_after`` directly before it, or one of ``not_before`` directly behind it: the contexts in which
    the words mean something else.
    """

    terms: tuple[str, ...]
    excluded: tuple[str, ...] = ()
    in_titles: bool = False
    regex: str = ""
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()


Hit = tuple[int, int, tuple[str, ...]]
"""A term found: its start and end, and the lists it is a term of."""


class Lexicon:
    """All terms of a set of rules, ready to be looked for."""

    def __init__(self, lists: Mapping[str, TermList]) -> None:
        named: dict[str, list[str]] = {}
        voiding: dict[str, list[str]] = {}
        for name, entry in lists.items():
            for term in entry.terms:
                named.setdefault(term, []).append(name)
            for term in entry.excluded:
                voiding.setdefault(term, []).append(name)
        self._outside_titles = frozenset(name for name, entry in lists.items() if not entry.in_titles)
        self._regexes = [(name, pattern(entry.regex)) for name, entry in lists.items() if entry.regex]
        self._contexts = {
            name: (entry.not_after, entry.not_before)
            for name, entry in lists.items()
            if entry.not_after or entry.not_before
        }
        self._terms: dict[str, _Found] = {}
        self._pairs: dict[str, _Pair] = {}
        """What a pair of characters may begin, or shows to be worth trying."""
        # What is equal is kept once: thousands of terms are in the same few lists.
        kept: dict[_Found, _Found] = {}
        kept_pairs: dict[_Pair, _Pair] = {}
        for term in {**named, **voiding}:
            names = tuple(named.get(term, ()))
            depends = not self._contexts.keys().isdisjoint(names)
            found = (names, tuple(voiding.get(term, ())), depends)
            self._terms[term] = kept.setdefault(found, found)
            if len(term) > 1:
                lengths, _ = self._pairs.get(term[:2], _NOTHING)
                pair: _Pair = (tuple(sorted({*lengths, len(term)})), ())
                self._pairs[term[:2]] = kept_pairs.setdefault(pair, pair)
        signs, self._always = _signs_of([entry.regex for entry in lists.values() if entry.regex])
        self._characters = {sign: numbers for sign, numbers in signs.items() if len(sign) == 1}
        """The characters that are terms, and those that show expressions to be worth trying: the numbers of these."""
        for char in (term for term in self._terms if len(term) == 1):
            self._characters.setdefault(char, ())
        for sign, numbers in signs.items():
            if len(sign) > 1:
                pair = (self._pairs.get(sign, _NOTHING)[0], numbers)
                self._pairs[sign] = kept_pairs.setdefault(pair, pair)
        self._begins = frozenset(key[:1] for key in (*self._pairs, *self._characters))
        """What terms and signs begin with: most lines hold one of these at once, a line of figures none."""

    @property
    def expressions(self) -> tuple[object, ...]:
        """The regular expressions of lists, for what compiles them ahead (checker/text/ahead.py)."""
        return tuple(regex for _, regex in self._regexes)

    def scan(self, text: str, titles: Sequence[Span] = ()) -> list[Hit]:
        """Return the hits in ``text`` in the order of their start.

        ``titles`` are the spans of 《》 in ``text``.
        """
        hits: list[Hit] = []
        if not self._always and self._begins.isdisjoint(text[:-1]) and text[-1:] not in self._characters:
            return hits  # a pair needs a character behind it, so at the end only a single one begins and ends
        voids: list[Hit] = []
        size = len(text)
        # The loop over the characters runs in C; Python sees only those at which a term may begin.
        pairs = [*map(add, text, text[1:])]
        known, terms = self._pairs, self._terms
        tried = {*self._always}
        for start in compress(range(size), map(known.__contains__, pairs)):
            lengths, numbers = known[pairs[start]]
            if numbers:
                tried.update(numbers)
            for length in lengths:
                end = start + length
                found = terms.get(text[start:end])
                if found is None or end > size:
                    continue
                names, voided, depends = found
                if names:
                    hit = (start, end, names)
                    hits.append(self._in_context(hit, text) if depends else hit)
                if voided:
                    voids.append((start, end, voided))
        characters = self._characters
        for char in self._there(text):
            tried.update(characters[char])
            if char not in terms:
                continue
            names, _, depends = terms[char]
            at = text.find(char)
            while at >= 0:
                hit = (at, at + 1, names)
                hits.append(self._in_context(hit, text) if depends else hit)
                at = text.find(char, at + 1)
        for number in tried:
            name, regex = self._regexes[number]
            names, depends = (name,), name in self._contexts
            for match in regex.finditer(text):
                start, end = match.span()
                if end > start:
                    hit = (start, end, names)
                    hits.append(self._in_context(hit, text) if depends else hit)
        if not hits:
            return hits
        hits.sort()
        for left, right, names in voids:
            _drop(hits, left, right, frozenset(names))
        for left, right in titles:
            _drop(hits, left, right, self._outside_titles)
        return [hit for hit in hits if hit[2]]

    def _there(self, text: str) -> Iterable[str]:
        """Return which of the characters that count by themselves a text holds."""
        characters = self._characters
        if len(text) < len(characters):
            return characters.keys() & text
        return [char for char in characters if char in text]

    def _in_context(self, hit: Hit, text: str) -> Hit:
        """Return a hit without the lists for which what stands beside it makes it something else."""
        contexts = self._contexts
        start, end, names = hit
        kept = []
        for name in names:
            not_after, not_before = contexts.get(name, ((), ()))
            before = not_after and text.endswith(not_after, 0, start)
            if not (before or (not_before and text.startswith(not_before, end))):
                kept.append(name)
        return start, end, tuple(kept)


_Pair = tuple[tuple[int, ...], tuple[int, ...]]
"""How long the terms are that begin with a pair of characters, and the numbers of the expressions that it shows to be worth trying."""
_NOTHING: _Pair = ((), ())
_Found = tuple[tuple[str, ...], tuple[str, ...], bool]
"""The lists that name a term, the lists whose hits it voids, whether it depends on what stands beside it."""


def _signs_of(expressions: Sequence[str]) -> tuple[dict[str, tuple[int, ...]], tuple[int, ...]]:
    """Return by characters and pairs which expressions are worth trying where these stand, and which are always tried."""
    from checker.text.needed import needed  # when packs are compiled

    signs: dict[str, tuple[int, ...]] = {}
    always = []
    for number, expression in enumerate(expressions):
        needs = needed(expression)
        if needs is None:
            always.append(number)
        for sign in needs or ():
            signs[sign] = (*signs.get(sign, ()), number)
    return signs, tuple(always)


def _drop(hits: list[Hit], left: int, right: int, names: frozenset[str]) -> None:
    """Take ``names`` from the hits that lie between ``left`` and ``right``; ``hits`` are in the order of their start."""
    at = bisect_left(hits, (left,))
    while at < len(hits) and hits[at][0] < right:
        start, end, found = hits[at]
        if end <= right and not names.isdisjoint(found):
            hits[at] = (start, end, tuple(name for name in found if name not in names))
        at += 1


def group(hits: Iterable[Hit], last: int) -> dict[str, list[Span]]:
    """Return the spans of each list among ``hits``, in their order; a hit that ends behind ``last`` does not count."""
    groups: dict[str, list[Span]] = {}
    for start, end, names in hits:
        if end > last:
            continue
        span = (start, end)
        for name in names:
            if name in groups:
                groups[name].append(span)
            else:
                groups[name] = [span]
    return groups
