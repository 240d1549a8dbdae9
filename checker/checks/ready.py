"""What a check makes ready from the options of its rule: once for a rulebook, whatever the number of documents.

It is kept in the rulebook that the options belong to and goes with it; nothing is kept by this module.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

from checker.rulebook.model import Rule, Rulebook
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TypeVar

    T = TypeVar("T")


def ready(rulebook: Rulebook, rule: Rule, variant: Hashable, make: Callable[[], T]) -> T:
    """Return what ``make`` makes of the options of ``rule``.

    ``variant`` names what else it depends on and has few values, such as which of the options apply in a year. Two
    threads may both make it: what they make is equal.
    """
    options, made = rulebook.prepared.get(rule.id, (None, {}))
    if options is not rule.options:  # a configuration gave the rule others
        made = {}
        rulebook.prepared[rule.id] = (rule.options, made)
    if variant not in made:
        made[variant] = make()
    value: T = made[variant]
    return value
