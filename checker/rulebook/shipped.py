"""The shipped packs of each kind of report, validated once and kept in two forms.

``KIND.json`` holds the validated data, for packs that build on them; ``KIND.rulebook`` the typed values that a plain run needs,
without examples, as Python keeps its own bytecode: pickled, and trusted as the code beside it is. The packs that compare with last
year's report stand behind the others in it, and their checks are imported only where they are asked for. The wheel is built with these
files. In a checkout they are made again whenever a rule file, a schema or the code that makes them has changed, which is told by
size and time of change; the codes of expressions also when one of a module is found to be lacking.
"""

from __future__ import annotations

import os

from checker.errors import LawcheckError
from checker.rulebook.model import Rulebook
from checker.rulebook.option import MAKES
from checker.rulebook.places import COMPILED, KIND, KINDS, ROOT, RULES, SCHEMAS, kind_names
from checker.text.lazy import look_in, unreadable, when_lacking
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from typing import Any

PATTERNS = "patterns"
"""The file of codes for the expressions that stand in modules."""


def shipped_data(kind: str = KIND) -> dict[str, Any]:
    """Return {"kind": data, "packs": [data, …]} of the rule files shipped for a kind of report.

    Raises LawcheckError for a kind that does not exist.
    """
    import json

    _refuse_unknown(kind)
    stamp = _stamp()
    try:
        with open(os.path.join(COMPILED, f"{kind}.json"), encoding="utf-8") as file:
            known: dict[str, Any] = json.load(file)
        if stamp is None or known["stamp"] == stamp:
            return known
    except (OSError, ValueError, KeyError):
        pass
    return build(kind)


def shipped_rulebook(kind: str = KIND, *, examples: bool = False, alone: bool = False) -> Rulebook:
    """Return the packs shipped for a kind of report as typed values; with their examples only where these are asked for.

    ``alone``: without those for which last year's report is needed. Raises LawcheckError for a kind that does not exist.
    """
    if not examples:
        _refuse_unknown(kind)
        known = _known_rulebook(kind, alone=alone)
        if known is not None:
            return known
    from checker.rulebook.compile import compile_rulebook

    data = shipped_data(kind) if examples else build(kind)
    rulebook = compile_rulebook(data["kind"], data["packs"])
    if not examples:
        rulebook = _without_examples(rulebook)
    return rulebook.alone() if alone else rulebook


def build(kind: str) -> dict[str, Any]:
    """Validate the rule files of a kind, write both forms where they can be written, and return the data."""
    import json
    import pickle
    from pickletools import optimize

    from checker.rulebook.compile import compile_rulebook
    from checker.rulebook.kinds import load_kind
    from checker.rulebook.load import load_packs, shipped_paths
    from checker.rulebook.together import check_together
    from checker.text.ahead import codes_ahead, patterns_ahead

    stamp = _stamp()
    data: dict[str, Any] = {"stamp": stamp, "kind": load_kind(kind)}
    data["packs"] = load_packs(shipped_paths(data["kind"]), data["kind"])
    check_together(data["packs"])
    for pack in data["packs"]:
        # Of use only for packs that a user wrote.
        for field in (
            "path",
            "files",
            "lines",
            "origins",
            "edits",
            "rebased",
            "shared",
            "conditions",
            "part_sets",
        ):
            pack.pop(field, None)
    rulebook = _without_examples(compile_rulebook(data["kind"], data["packs"]))
    keep(f"{kind}.json", json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode())
    keep(PATTERNS, patterns_ahead())
    keep(f"{kind}.patterns", codes_ahead(_expressions(rulebook)))
    # Without the marks at what is not referred to again a quarter of the time to read it is saved.
    alone, earlier = (
        optimize(pickle.dumps(value, 5)) for value in (rulebook.alone(), rulebook.packs_on_earlier())
    )
    keep(f"{kind}.rulebook", pickle.dumps(stamp, 5) + alone + earlier)
    return data


def _expressions(rulebook: Rulebook) -> Iterator[object]:
    """Yield the expressions of the lists, and those that checks make of their options."""
    yield from rulebook.lexicon.expressions
    for rule in rulebook.rules:
        yield from getattr(rule.options, MAKES, tuple)()


def _renew_patterns(known: Container[tuple[str, int]]) -> None:
    """Make the kept codes of expressions in modules again where one is lacking: its module was changed in this checkout."""
    from checker.text.ahead import lacks_some, patterns_ahead

    if os.access(os.path.join(COMPILED, PATTERNS), os.W_OK) and lacks_some(known):
        keep(PATTERNS, patterns_ahead())


def _refuse_unknown(kind: str) -> None:
    if kind != KIND and kind not in kind_names():
        from checker.rulebook.schema import nearest

        raise LawcheckError(
            f"没有“{kind}”这种报告{nearest(kind, kind_names())}。",
            remedy=f"报告种类（--kind 或者配置文件里的 kind）可以写：{'、'.join(kind_names())}。",
        )


def _known_rulebook(kind: str, *, alone: bool) -> Rulebook | None:
    """Return the values that were kept, or None where there are none or they were made from other files."""
    from _pickle import load  # the module in C: importing pickle costs a tenth of a run

    stamp = _stamp()
    try:
        with open(os.path.join(COMPILED, f"{kind}.rulebook"), "rb") as file:
            if load(file) != stamp and stamp is not None:
                return None
            rulebook = load(file)
            if not alone:
                rulebook = rulebook.with_packs(load(file))
            look_in(os.path.join(COMPILED, f"{kind}.patterns"))
            if stamp is not None:
                when_lacking(_renew_patterns)
            return rulebook if isinstance(rulebook, Rulebook) else None
    except unreadable():
        return None


def _without_examples(rulebook: Rulebook) -> Rulebook:
    return rulebook._replace(
        packs=tuple(
            pack._replace(rules=tuple(rule._replace(examples=()) for rule in pack.rules))
            for pack in rulebook.packs
        )
    )


def keep(name: str, data: bytes) -> None:
    """Write a file beside the compiled packs, where that can be done."""
    temporary = os.path.join(COMPILED, f"{name}.{os.getpid()}")
    try:
        os.makedirs(COMPILED, exist_ok=True)
        with open(temporary, "wb") as file:
            file.write(data)
        os.replace(temporary, os.path.join(COMPILED, name))
    except OSError:  # a read-only checkout works all the same, only slower
        if os.path.exists(temporary) and os.access(COMPILED, os.W_OK):
            os.unlink(temporary)


def _stamp() -> list[Any] | None:
    """Return what tells a change of the rule files, or None in an installed wheel, where they do not change."""
    if os.path.basename(ROOT) == "_data":
        return None
    loader = os.path.dirname(os.path.abspath(__file__))
    lexicon = os.path.join(os.path.dirname(loader), "text")
    stamp: list[Any] = []
    for folder, ending in (
        (RULES, ".yaml"),
        (KINDS, ".yaml"),
        (SCHEMAS, ".json"),
        (loader, ".py"),
        (lexicon, ".py"),
    ):
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.name.endswith(ending):
                    status = entry.stat()
                    stamp.append([entry.name, status.st_size, status.st_mtime_ns])
    return stamp
