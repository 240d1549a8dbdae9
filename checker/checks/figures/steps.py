"""Steps of work of which one follows from the other (收到、受理、办结): of what amount an amount is a part."""

from __future__ import annotations

from collections.abc import Sequence

from checker.checks.figures.breakdown import AMONG
from checker.checks.figures.options import Pair
from checker.checks.figures.statements import CountedItem

JOINTS = ("，", "、", "；")
"""With these an amount is set beside the one before."""
_LIST_JOINTS = ("、", "和", "及", "与", "以及")


Step = tuple[Pair, str]
"""A whole and its part by the words for both, one of which a label begins with, and the rest of the label."""


class Steps:
    """The steps that the rule names; ``adverbs`` may stand before the word for a part, ``openings`` are the characters that one begins with.

    ``accepted`` names what is dealt with only where it was accepted.
    """

    def __init__(
        self, pairs: Sequence[Pair], adverbs: tuple[str, ...], accepted: tuple[str, ...] = ()
    ) -> None:
        self._pairs = pairs
        self._accepted = accepted
        self._words = tuple(word for pair in pairs for word in pair.part)
        self._adverbs = adverbs
        self._known: dict[str, list[Step]] = {}
        self.openings = frozenset(word[0] for word in (*self._words, *adverbs))

    def of(self, label: str) -> list[Step]:
        """Return the pairs of whose parts a label, as written or without adverbs, begins with a word, and what stands behind the longest."""
        known = self._known.get(label)
        if known is None:
            known = self._known[label] = self._read(label)
        return known

    def listed(
        self, items: tuple[CountedItem, ...], first: int, part: int, words: Sequence[str]
    ) -> tuple[CountedItem, ...]:
        """Return the amounts that are the whole together: all of one list (收到建议35件、提案65件), or of one step told twice.

        What follows from the amount before it is a step between: 收到申请86件，受理79件 are not both the whole of 办结74件. The step
        before is, where what was not accepted may be among what was dealt with: of complaints, or where 其中 or a further step
        stands between.
        """
        unit, row = items[first].unit, items[first].row
        start = end = first
        outer = None
        while start and items[start].lead[:1] in JOINTS:
            before = items[start - 1]
            told = any(word in before.label for word in words)
            if (before.unit, before.row) != (unit, row) or not (told or items[start].lead[:1] == "、"):
                break
            if self._follows(items[start], before):
                outer = before
                break
            start -= 1
        while end + 1 < part and (items[end + 1].unit, items[end + 1].row) == (unit, row):
            lead = items[end + 1].lead
            if not lead.startswith(_LIST_JOINTS) and not any(word in items[end + 1].label for word in words):
                break
            end += 1
        listed = items[start : end + 1]
        if outer is None or (len(listed) == 1 and self._is_accepted(outer, listed[0])):
            return listed
        return max((outer,), listed, key=lambda ones: sum(one.amount.value for one in ones))

    def _is_accepted(self, before: CountedItem, item: CountedItem) -> bool:
        """Whether only what was accepted can be dealt with: of applications for review and cases, told in one row."""
        named = before.label + item.label
        return AMONG not in item.lead and any(word in named for word in self._accepted)

    def _follows(self, item: CountedItem, before: CountedItem) -> bool:
        if not before.amount.exact or before.amount.value < item.amount.value:
            return False
        return any(
            any(name in before.label for name in pair.whole) and (not rest or rest in before.label)
            for pair, rest in self.of(item.label)
        )

    def _read(self, label: str) -> list[Step]:
        plain = self._without_adverbs(label)
        if not (plain.startswith(self._words) or label.startswith(self._words)):
            return []
        found: list[Step] = []
        for pair in self._pairs:
            words = [(one, word) for one in (label, plain) for word in pair.part if one.startswith(word)]
            if words:
                one, word = max(words, key=lambda found: len(found[1]))
                found.append((pair, one[len(word) :]))
        return found

    def _without_adverbs(self, label: str) -> str:
        adverbs = self._adverbs
        while label.startswith(adverbs):
            label = label[max(len(word) for word in adverbs if label.startswith(word)) :]
        return label
