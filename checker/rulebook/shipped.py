"""The shipped packs of each kind of report, validated once and kept as JSON.

The wheel is built with these files. In a checkout they are made again whenever a rule file, a schema or this
package's loader has changed, which is told by size and time of change, as Python does for its own caches.
"""

from __future__ import annotations

import json
import os

from checker.errors import LawcheckError
from checker.rulebook.compile import compile_rulebook
from checker.rulebook.model import Rulebook
from checker.rulebook.places import COMPILED, KIND, KINDS, ROOT, RULES, SCHEMAS
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


def kind_names() -> list[str]:
    """Return the names of the kinds of report that are shipped."""
    return sorted(name[: -len(".yaml")] for name in os.listdir(KINDS) if name.endswith(".yaml"))


def shipped_data(kind: str = KIND, *, examples: bool = False) -> dict[str, Any]:
    """Return {"kind": data, "packs": [data, …]} of the rule files shipped for a kind of report.

    The rules have their examples only where these are asked for. Raises LawcheckError for a kind that does not exist.
    """
    if kind != KIND and kind not in kind_names():
        from checker.rulebook.schema import nearest

        raise LawcheckError(
            f"没有“{kind}”这种报告{nearest(kind, kind_names())}。",
            remedy=f"--kind 可以写：{'、'.join(kind_names())}。",
        )
    stamp = _stamp()
    try:
        known = _known(f"{kind}.json", stamp)
        return _with_examples(known, _known(f"{kind}.examples.json", stamp)["rules"]) if examples else known
    except (OSError, ValueError, KeyError):
        pass
    data = build(kind, stamp)
    return data if examples else _split(data)[0]


def shipped_rulebook(kind: str = KIND, *, examples: bool = False) -> Rulebook:
    """Return the shipped packs of a kind of report, compiled."""
    data = shipped_data(kind, examples=examples)
    return compile_rulebook(data["kind"], data["packs"])


def build(kind: str, stamp: list[Any] | None = None) -> dict[str, Any]:
    """Validate the rule files of a kind, write them to the compiled files where these can be written, and return them."""
    from checker.rulebook.kinds import load_kind
    from checker.rulebook.load import load_packs, shipped_paths
    from checker.rulebook.together import check_together

    data: dict[str, Any] = {"kind": load_kind(kind)}
    data["packs"] = load_packs(shipped_paths(data["kind"]), data["kind"])
    check_together(data["packs"])
    for pack in data["packs"]:
        del pack["path"], pack["lines"]  # places of this machine, and no part of what is shipped
    plain, examples = _split(data)
    _write(f"{kind}.json", {"stamp": stamp, **plain})
    _write(f"{kind}.examples.json", {"stamp": stamp, "rules": examples})
    return data


def _known(name: str, stamp: list[Any] | None) -> dict[str, Any]:
    with open(os.path.join(COMPILED, name), encoding="utf-8") as file:
        known: dict[str, Any] = json.load(file)
    if stamp is not None and known["stamp"] != stamp:
        raise ValueError("compiled from other files")
    return known


def _split(data: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the data without examples, and the examples by the id of their rule."""
    plain = [
        {**pack, "rules": [{**rule, "examples": []} for rule in pack["rules"]]} for pack in data["packs"]
    ]
    examples = {rule["id"]: rule["examples"] for pack in data["packs"] for rule in pack["rules"]}
    return {"kind": data["kind"], "packs": plain}, examples


def _with_examples(data: dict[str, Any], examples: dict[str, Any]) -> dict[str, Any]:
    for pack in data["packs"]:
        for rule in pack["rules"]:
            rule["examples"] = examples[rule["id"]]
    return data


def _write(name: str, data: dict[str, Any]) -> None:
    temporary = os.path.join(COMPILED, f"{name}.{os.getpid()}")
    try:
        os.makedirs(COMPILED, exist_ok=True)
        with open(temporary, "w", encoding="utf-8") as file:
            json.dump(data, file, ensure_ascii=False, separators=(",", ":"))
        os.replace(temporary, os.path.join(COMPILED, name))
    except OSError:
        pass  # a read-only checkout works all the same, only slower


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
