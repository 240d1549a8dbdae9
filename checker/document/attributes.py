"""How far an attribute reaches: a word before a 的 speaks of the noun behind it, and of nothing after.

In 对应当公示的决定全部公示 the demand ends at its 的, and what was decided was published.
"""

from __future__ import annotations

from checker.text.lazy import pattern
from checker.text.terms import Span
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from re import Match

_STATED = pattern("(?:规定|要求|法定|应有|相应|明确|有关|相关|统一|一定|必要|同样)的?$")


def attribute_end(clause: str, at: int) -> int | None:
    """Return where the attribute that ``at`` stands in ends, behind its 的, or None; 规定的时限 is a noun of its own."""
    while (cut := clause.find("的", at, at + 30)) >= 0:
        if not _STATED.search(clause[at:cut]) or cut - at > 12:
            return cut + 1
        at = cut + 1
    return None


def ends_attribute(clause: str, at: int) -> bool:
    """Whether what stands before ``at`` only describes a noun: a 的 follows, and more after it."""
    cut = attribute_end(clause, at)
    return cut is not None and cut < len(clause)


def governed(clause: str, hit: Match[str], back: bool = False) -> Span:
    """Return the stretch that a word of negation or demand governs: up to the end of the attribute it stands in, else the clause."""
    cut = attribute_end(clause, hit.end())
    if cut is not None and cut < len(clause):
        return hit.start(), cut
    return (0 if back else hit.start()), len(clause)
