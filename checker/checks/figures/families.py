"""Families of classes that exclude one another (维持、驳回、撤销 …), from the lists of the pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_LONGEST_CLASS = 9


def family_index(families: Sequence[Sequence[str]]) -> Mapping[str, int]:
    """Return for each word the families that it belongs to, each a bit."""
    index: dict[str, int] = {}
    for number, family in enumerate(families):
        for word in family:
            index[word] = index.get(word, 0) | 1 << number
    return index


def families_of(label: str, families: Mapping[str, int]) -> int:
    """Return the families that a label belongs to by the longest word it ends or begins with, each a bit."""
    if len(label) == 1:
        return families.get(label, 0)
    for size in range(min(len(label), _LONGEST_CLASS), 1, -1):
        found = families.get(label[-size:], 0) | families.get(label[:size], 0)
        if found:
            return found
    return 0


def one_family(labels: Sequence[str], families: Mapping[str, int]) -> bool:
    """Whether all labels are classes of one family, which exclude one another."""
    common = -1
    for label in labels:
        common &= families_of(label, families)
        if not common:
            return False
    return True
