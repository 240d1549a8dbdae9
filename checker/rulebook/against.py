"""Compare the packs in use with the shipped ones: which rules a user's packs remove, lower or rewrite."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from checker.rulebook.model import LEVELS
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

REMOVED, LOWERED, NARROWED, REWRITTEN = "removed", "lowered", "narrowed", "rewritten"
_NARROWING = ("applies", "depends")
_ONLY_FOR = ("enforcement", "previous")
"""What a pack says of whom or what its rules are for: issuers with powers, a report given beside last year's."""
_DECIDING = ("check", "with", "per", *_NARROWING)


class PackChange(NamedTuple):
    """What a user's pack does to a shipped rule; ``level`` is the new one, empty for a rule that is removed."""

    what: str
    rule: str
    title: str
    shipped: str
    level: str
    pack: str


def changes_to_shipped(
    shipped: Sequence[Mapping[str, Any]], used: Sequence[Mapping[str, Any]]
) -> list[PackChange]:
    """Return what the packs ``used`` change of the ``shipped`` ones, in the order of the shipped rules."""
    ours = {id(pack) for pack in shipped}
    own = [pack for pack in used if id(pack) not in ours]
    if not own:
        return []
    now = {rule["id"]: (rule, pack) for pack in used for rule in pack["rules"]}
    changes = []
    for pack in shipped:
        taker = next((one for one in own if pack["pack"] in (one["pack"], *one["replaces"])), None)
        if taker is None:
            continue
        by = taker["title"]
        bound = any(taker.get(when, False) and not pack.get(when, False) for when in _ONLY_FOR)
        for rule in pack["rules"]:
            about = (rule["id"], rule["title"], rule["level"])
            if rule["id"] not in now:
                changes.append(PackChange(REMOVED, *about, "", by))
                continue
            present = now[rule["id"]][0]
            level = present["level"]
            if LEVELS.index(level) > LEVELS.index(rule["level"]):
                changes.append(PackChange(LOWERED, *about, level, by))
            if bound or any(present.get(field) != rule.get(field) for field in _NARROWING):
                changes.append(PackChange(NARROWED, *about, level, by))
            elif any(present.get(field) != rule.get(field) for field in _DECIDING):
                changes.append(PackChange(REWRITTEN, *about, level, by))
    return changes


def changed_lists(
    shipped: Sequence[Mapping[str, Any]], used: Sequence[Mapping[str, Any]], shared: Collection[str] = ()
) -> list[tuple[str, tuple[str, ...]]]:
    """Return for each user's pack the shipped word lists that it edits or writes anew; ``shared`` are those of the kind of report."""
    known = {*shared, *(name for pack in shipped for name in pack["lists"])}
    found = []
    for pack in used:
        edited = tuple(name for name in pack.get("edits", ()) if name in known)
        if edited and pack.get("replaces"):
            found.append((pack["title"], edited))
    return found
