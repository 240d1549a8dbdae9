"""The rulebooks that checks go by: what is shipped, and packs of a user beside it, each made once and kept.

What is not needed is not imported: a run with the shipped packs alone compiles nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

from checker.rulebook.model import Rulebook
from checker.rulebook.places import KIND
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.gate.changes import Changes

    Stamps = tuple[tuple[str, int, int], ...]
    Beside = tuple[Rulebook, tuple[Changes, ...], tuple[str, ...]]

_shipped: dict[tuple[str, bool, bool], Rulebook] = {}
"""The shipped packs of each kind of report once they are loaded; they do not change while a program runs."""
_beside: dict[tuple[str, ...], tuple[Stamps, Beside]] = {}
"""The last rulebooks with packs of a user, with the stamps of the files that they were made of."""
_MOST_KEPT = 8


def load_rulebook(
    rules: tuple[str, ...], kind: str = KIND, *, examples: bool = False, alone: bool = False
) -> Rulebook:
    """Return the packs shipped for a kind of report, with those at the paths ``rules`` beside or in place of them.

    ``alone``: without the shipped packs for which last year's report is needed, whose checks a run without one need not load. Packs
    of a user are read again when one of their files has changed.
    """
    if rules:
        return rulebook_beside(rules, kind, examples)[0]
    key = kind, examples, alone
    if key not in _shipped:
        from checker.rulebook.shipped import shipped_rulebook

        _shipped[key] = shipped_rulebook(kind, examples=examples, alone=alone)
    return _shipped[key]


def rulebook_beside(rules: tuple[str, ...], kind: str, examples: bool, *, alone: bool = False) -> Beside:
    """Return a rulebook, what packs of the user change in it, and the files that were read for them."""
    if not rules:
        return load_rulebook((), kind, examples=examples, alone=alone), (), ()
    key = (kind, *map(os.path.abspath, rules))
    known = _beside.get(key)
    if known is not None and known[0] == _stamps(name for name, *_ in known[0]):
        return known[1]
    from checker.gate.changes import of_kind, of_packs
    from checker.rulebook.compile import compile_rulebook
    from checker.rulebook.inuse import data_for
    from checker.rulebook.load import files_of, load_beside

    data = data_for(kind, rules)
    packs = load_beside(data["packs"], rules, data["kind"])
    files = tuple(files_of(rules, packs))
    made = (
        compile_rulebook(data["kind"], packs),
        (of_packs(data["packs"], packs, data["kind"]["lists"]), of_kind(kind)),
        files,
    )
    if key not in _beside and len(_beside) >= _MOST_KEPT:
        _beside.clear()
    _beside[key] = (_stamps((*files, *key[1:])), made)
    return made


def kind_of(asked: str | None, rules: tuple[str, ...]) -> str:
    """Return the kind of report to check; packs of a user may bring their own."""
    if asked is not None or not rules:
        return asked or KIND
    from checker.rulebook.ownkinds import kind_in_use

    return kind_in_use(None, rules, KIND)


def _stamps(files: Iterable[str]) -> Stamps:
    """Return what tells a change of files, or of what lies in folders."""
    found = []
    for name in dict.fromkeys(files):
        try:
            status = os.stat(name)
            found.append((name, status.st_size, status.st_mtime_ns))
        except OSError:
            found.append((name, -1, 0))
    return tuple(found)
