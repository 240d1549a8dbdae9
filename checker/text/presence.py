"""Whether a text holds at all what a condition asks for, wherever it stands: asked first, since looking closer costs much more.

Conditions are those of :mod:`checker.text.conditions`, which asks this module.
"""

from __future__ import annotations

from collections.abc import Container

from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


def may_hold(condition: Any, groups: Container[str]) -> bool:
    """Whether a unit with these groups can satisfy ``condition``: none that lacks what it asks for can, in any order or reading."""
    for name in condition.requires:
        if name not in groups:
            return False
    for item in condition.all:
        if item not in groups if type(item) is str else not is_there(item, groups):
            return False
    wanted = condition.wanted
    asked = (condition.any, condition.starts)
    for items in asked if wanted is None or not wanted.act else (*asked, wanted.act, wanted.object):
        for item in items:
            if item in groups if type(item) is str else is_there(item, groups):
                break
        else:
            if items:
                return False
    return True


def is_there(item: Any, groups: Container[str]) -> bool:
    """Whether a unit with these groups can match an item of a condition: a group, a pattern of several, a nested condition."""
    if type(item) is str:
        return item in groups
    if type(item) is tuple:
        for token in item:  # without a generator, as it is asked some hundred times a report
            if token[0] not in groups:
                break
        else:
            return True
        return False
    return may_hold(item, groups)


def only_by(condition: Any, actor: str) -> bool:
    """Whether nothing satisfies ``condition`` but what ``actor`` did."""
    if condition.wanted is not None and condition.wanted.actor == (actor,):
        return True
    return any(type(item) not in (str, tuple) and only_by(item, actor) for item in condition.all)
