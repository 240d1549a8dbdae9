"""What a gap report quotes of the text: enough to find and understand it, and nothing that is quoted already."""

from __future__ import annotations

from checker.results import Finding
from checker.text.lazy import pattern
from checker.text.quotes import folded

_LONG, _CUT, _LEAST_CUT = 60, 45, 12
"""A quotation of more characters than the first is told by some of its clauses, together no longer than the second, the third at least."""
_LESS_LONG, _LESS = 40, 30
"""The same for the briefest report."""
_BARELY_LONGER, _SLACK = 20, 2
"""A quotation of so many characters says little more than the first dozen of them, by which its paragraph is named, a blank or two less."""
_NAMES = pattern("“([^“”]+)”")
_CUT_OFF = "……"
"""What a place has at the end of a quotation that it does not give whole."""
_OPEN = "，；：,;、（("
_PAUSES = f"{_OPEN}。"


def named_by(quote: str, where: str, brief: int) -> bool:
    """Whether a place is named by the words that a quotation is about: the whole of it, or as much of it as names a paragraph."""
    if quote in where:
        return True
    begin = folded(quote)[:_LEAST_CUT]
    least = begin[:-_SLACK] if len(quote) > _LEAST_CUT else begin
    return (len(quote) <= _BARELY_LONGER or brief > 2) and least != "" and least in folded(where)


def quoted(finding: Finding, brief: int) -> str:
    """Return a quotation; of a long one the clauses that it is about, which are still in the text word for word.

    Those are the ones with a word that the place or the message names, else the first.
    """
    text = finding.place.quote.removesuffix(_CUT_OFF)
    long, cut = (_LONG, _CUT) if brief < 3 else (_LESS_LONG, _LESS)
    if len(text) <= long and not finding.place.quote.endswith(_CUT_OFF):
        return f"“{text}”"
    words = (*(finding.place.words or ()), *_NAMES.findall(finding.message))
    at = min((found for found in map(text.find, words) if found >= 0), default=0)
    pauses = [0, *(place + 1 for place, char in enumerate(text) if char in _PAUSES), len(text) + 1]
    start = 0 if at < cut - _LEAST_CUT else max(place for place in pauses if place <= at)
    ends = [place - 1 for place in pauses if start + _LEAST_CUT < place <= start + cut]
    shown = text[start : max(ends, default=start + cut)].rstrip(_OPEN)
    return f"“{shown}”一句"
