"""The shipped packs, validated once and kept as one JSON file.

The wheel is built with that file. In a checkout it is made again whenever a rule file, a schema or this
package's loader has changed, which is told by size and time of change, as Python does for its own caches.
"""

from __future__ import annotations

import json
import os

from checker.rulebook.compile import compile_rulebook
from checker.rulebook.model import Rulebook
from checker.rulebook.places import COMPILED, KINDS, ROOT, RULES, SCHEMAS
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


def shipped_data() -> dict[str, Any]:
    """Return {"kind": data, "packs": [data, …]} of the shipped rule files."""
    stamp = _stamp()
    try:
        with open(COMPILED, encoding="utf-8") as file:
            known: dict[str, Any] = json.load(file)
        if stamp is None or known["stamp"] == stamp:
            return known
    except (OSError, ValueError, KeyError):
        pass
    return build(stamp)


def shipped_rulebook() -> Rulebook:
    """Return the shipped packs, compiled."""
    data = shipped_data()
    return compile_rulebook(data["kind"], data["packs"])


def build(stamp: list[Any] | None = None) -> dict[str, Any]:
    """Validate the shipped rule files and write them to the compiled file where that can be written."""
    from checker.rulebook.load import check_together, load_kind, load_packs, shipped_paths

    kind = load_kind()
    packs = load_packs(shipped_paths(), kind)
    check_together(packs)
    for pack in packs:
        del pack["path"], pack["lines"]  # places of this machine, and no part of what is shipped
    data = {"stamp": stamp, "kind": kind, "packs": packs}
    temporary = f"{COMPILED}.{os.getpid()}"
    try:
        with open(temporary, "w", encoding="utf-8") as file:
            json.dump(data, file, ensure_ascii=False, separators=(",", ":"))
        os.replace(temporary, COMPILED)
    except OSError:
        pass  # a read-only checkout works all the same, only slower
    return data


def _stamp() -> list[Any] | None:
    """Return what tells a change of the rule files, or None in an installed wheel, where they do not change."""
    if os.path.basename(ROOT) == "_data":
        return None
    loader = os.path.dirname(os.path.abspath(__file__))
    stamp: list[Any] = []
    for folder, ending in ((RULES, ".yaml"), (KINDS, ".yaml"), (SCHEMAS, ".json"), (loader, ".py")):
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.name.endswith(ending):
                    status = entry.stat()
                    stamp.append([entry.name, status.st_size, status.st_mtime_ns])
    return stamp
