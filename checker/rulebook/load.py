"""Load rule packs: validate against the schema, resolve ``extends``, check every reference.

This is the slow and careful way, for packs that a user names and for building the shipped ones. A plain
run takes the shipped packs from :mod:`checker.rulebook.shipped`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from checker.errors import Faults, LawcheckError
from checker.rulebook.extend import merge_bases, merge_rules, origins
from checker.rulebook.kinds import load_kind
from checker.rulebook.ownkinds import is_kind_file, own_kinds, yaml_files
from checker.rulebook.places import RULES, kind_names
from checker.rulebook.references import check_conditions, check_options, expand_lists, lists_of
from checker.rulebook.schema import nearest, validate
from checker.rulebook.shapes import options_schema
from checker.rulebook.sharing import Shared, of_kind, part_names, put_in_place, with_own
from checker.rulebook.together import check_together
from checker.rulebook.yamlfile import Path, YamlFile, read_yaml


def load_packs(
    paths: Sequence[str], kind: Mapping[str, Any], *, adopted: bool = False
) -> list[dict[str, Any]]:
    """Return the data of the packs at ``paths`` (files or folders), in order, ``extends`` resolved.

    ``adopted`` tells that they may be for another kind of report, whose lists and bases they bring along. Raises LawcheckError with file, line, column and remedy for the faults found.
    """
    return [_load_pack(name, kind, (), adopted) for name in _all_files(paths)]


def load_beside(
    shipped: Sequence[dict[str, Any]],
    paths: Sequence[str],
    kind: Mapping[str, Any],
    *,
    replace_namesakes: bool = False,
) -> list[dict[str, Any]]:
    """Return the shipped packs together with those at ``paths``; a pack takes the place of those it extends.

    A shipped file named by its path is that pack itself and no second one. ``replace_namesakes`` lets any
    pack take the place of a shipped one of its name, as when a copy is validated.
    """
    own = load_packs(paths, kind)
    mine = {os.path.realpath(path) for path in shipped_paths(kind)}
    packs = list(shipped)
    for pack, path in zip(own, _all_files(paths), strict=True):
        replaced = list(pack["replaces"])
        if replace_namesakes or os.path.realpath(path) in mine:
            replaced.append(pack["pack"])
        at = next((index for index, known in enumerate(packs) if known["pack"] in replaced), len(packs))
        packs.insert(at, pack)
        packs = [known for known in packs if known is pack or known["pack"] not in replaced]
    check_together(packs)
    return packs


def files_of(paths: Sequence[str], packs: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the files that the packs at ``paths`` were made of: those that they extend, and kinds of report, included."""
    made_of = [name for pack in packs for name in pack.get("files", ())]
    return [*(os.path.realpath(name) for path in paths for name in yaml_files(path)), *made_of]


def kind_of(path: str) -> str | None:
    """Return the kind of report that the pack at ``path`` (the first one of a folder) says it is for, or None."""
    files = pack_files(path) or yaml_files(path)
    data = read_yaml(files[0]).data
    kind = data.get("kind") if isinstance(data, dict) else None
    if isinstance(kind, list) and kind:
        kind = kind[0]
    return kind if isinstance(kind, str) else None


def shipped_paths(kind: Mapping[str, Any]) -> list[str]:
    """Return the files of the packs shipped for a kind of report, in their order."""
    return [_shipped_path(name) for name in kind["packs"]]


def _shipped_path(name: str) -> str:
    return os.path.join(RULES, f"{name}.yaml")


def _all_files(paths: Sequence[str]) -> list[str]:
    return [name for path in paths for name in pack_files(path)]


def pack_files(path: str) -> list[str]:
    """Return the rule file at ``path``, or those in the folder, kinds of report left out; raises LawcheckError where there is none."""
    if not os.path.isdir(path):
        if not os.path.exists(path):
            raise LawcheckError("找不到这个规则文件。", remedy="请核对文件名和所在文件夹。", path=path)
        return [] if is_kind_file(path) else [path]
    found = yaml_files(path)
    if not found:
        raise LawcheckError("这个文件夹里没有规则文件（.yaml）。", remedy="请核对文件夹。", path=path)
    return [name for name in found if not is_kind_file(name)]


def _load_pack(
    path: str, kind: Mapping[str, Any], chain: tuple[str, ...], adopted: bool = False
) -> dict[str, Any]:
    real = os.path.realpath(path)
    file = read_yaml(path)
    if real in chain:
        names = " → ".join(os.path.basename(entry) for entry in (*chain[chain.index(real) :], real))
        raise file.error(f"extends 绕成了圈：{names}。", ("extends",), "请去掉其中一个 extends。")
    validate(file, "rule-pack.schema.json", parts=part_names(file.data, kind))
    data: dict[str, Any] = file.data
    home = _home(file, kind) if chain or adopted else None
    if home is not None:
        return _with_home(_load_pack(path, home, chain), home)
    _refuse_other_kind(file, kind)
    faults = Faults()
    bases = [
        _load_pack(_locate(file, name, at, path, kind), kind, (*chain, real)) for name, at in _extended(data)
    ]
    base = merge_bases(file, bases, faults)
    faults.settle()
    data["replaces"] = base["replaces"]
    data["path"] = file.path
    data["files"] = [real, *(name for entry in bases for name in entry["files"])]
    data["lines"] = {"": 1} | {
        rule["id"]: file.marks["rules", index][0] for index, rule in enumerate(data.get("rules", ()))
    }
    data["lines"] |= {
        f"remove {name}": file.marks["remove", index][0] for index, name in enumerate(data.get("remove", ()))
    }
    data.setdefault("enforcement", any(entry.get("enforcement", False) for entry in bases))
    data.setdefault("previous", any(entry.get("previous", False) for entry in bases))
    data["origins"] = origins(data, base)
    data["edits"] = sorted(data.get("lists", {}))
    known = {**kind["lists"], **base["lists"]}
    own = expand_lists(file, data.get("lists", {}), known, faults)
    inherited = {**kind["bases"], **base["bases"]}
    data["rebased"] = base["rebased"] | {
        name: data["pack"]
        for name, entry in data.get("bases", {}).items()
        if inherited.get(name, entry) != entry
    }
    data["bases"] = {**base["bases"], **data.get("bases", {})}
    in_force = {**known, **data.get("lists", {})}
    shared = with_own(file, _shared(kind, bases), faults)
    check_conditions(file, {"conditions": data.get("conditions", {})}, (), in_force, faults)
    for index, rule in enumerate(data.get("rules", ())):
        if "with" in rule:
            schema = options_schema(rule.get("check") or _check_of(base, rule["id"]))
            rule["with"] = put_in_place(file, rule["with"], schema, ("rules", index, "with"), shared, faults)
    merged = merge_rules(file, base, faults)
    _check_rules(file, {**kind["bases"], **data["bases"]}, in_force, merged, shared.parts, faults)
    faults.settle()
    data["shared"] = shared
    data["lists"] = {**base["lists"], **own}
    data["rules"] = merged
    return data


def _shared(kind: Mapping[str, Any], bases: Sequence[Mapping[str, Any]]) -> Shared:
    """Return the named conditions and sets of parts of a kind of report and of the packs that are extended."""
    shared = of_kind(kind)
    for base in bases:
        own: Shared = base["shared"]
        shared = shared._replace(
            conditions={**shared.conditions, **own.conditions},
            part_sets={**shared.part_sets, **own.part_sets},
        )
    return shared


def _check_of(base: Mapping[str, Any], rule: str) -> str:
    """Return the kind of check of an inherited rule; that of any rule where there is none, which is told elsewhere."""
    return next((entry["check"] for entry in base["rules"] if entry["id"] == rule), "content")


def _home(file: YamlFile, kind: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the kind of report that a shipped pack is for, where it is not for ``kind``."""
    named = file.data["kind"]
    named = [named] if isinstance(named, str) else named
    if kind["kind"] in named or not os.path.realpath(file.path).startswith(os.path.realpath(RULES) + os.sep):
        return None
    return next((load_kind(name) for name in named if name in kind_names()), None)


def _with_home(data: dict[str, Any], home: Mapping[str, Any]) -> dict[str, Any]:
    """Return a pack that serves another kind of report, with the lists and bases that it has from its own."""
    wanted = [name for rule in data["rules"] for name in lists_of(rule) if name in home["lists"]]
    cited = [name for rule in data["rules"] for name in rule["basis"] if name in home["bases"]]
    data["lists"] = {**{name: home["lists"][name] for name in wanted}, **data["lists"]}
    data["bases"] = {**{name: home["bases"][name] for name in cited}, **data["bases"]}
    return data


def _refuse_other_kind(file: YamlFile, kind: Mapping[str, Any]) -> None:
    named = file.data["kind"]
    if kind["kind"] in ([named] if isinstance(named, str) else named):
        return
    names = [*kind_names(), *own_kinds([os.path.dirname(file.path) or "."])]
    first = named if isinstance(named, str) else named[0]
    if first in names:
        raise file.error(
            f"这个规则包适用于另一种报告（{first}），正在检查的是“{kind['name']}”。",
            ("kind",),
            f"请加上选项 --kind {first}，或者把这里改成 kind: {kind['kind']}。",
        )
    raise file.error(
        f"报告种类“{first}”不存在{nearest(first, names)}。",
        ("kind",),
        f"可以写：{'、'.join(names)}。",
    )


def _extended(data: Mapping[str, Any]) -> list[tuple[str, Path]]:
    """Return the packs that a pack extends, each with its place in the file."""
    named = data.get("extends", [])
    if isinstance(named, str):
        return [(named, ("extends",))]
    return [(name, ("extends", index)) for index, name in enumerate(named)]


def _locate(file: YamlFile, name: str, at: Path, path: str, kind: Mapping[str, Any]) -> str:
    beside = os.path.dirname(path)
    candidates = [os.path.join(beside, name), os.path.join(beside, f"{name}.yaml")]
    if name == os.path.basename(name):
        candidates.append(_shipped_path(name))
    for candidate in candidates:
        if os.path.isfile(candidate):
            return candidate
    raise file.error(
        f"extends 的规则包“{name}”不存在{nearest(name, kind['packs'])}。",
        at,
        f"请写自带规则包的名称（{'、'.join(kind['packs'])}），或者同一文件夹里的规则文件名。",
    )


def _check_rules(
    file: YamlFile,
    bases: Mapping[str, Any],
    lists: Mapping[str, Any],
    rules: Sequence[Mapping[str, Any]],
    parts: Sequence[str],
    faults: Faults,
) -> None:
    """Check the rules that the file itself writes or changes; what it inherits has been checked where it stands."""
    written = {rule["id"]: index for index, rule in enumerate(file.data.get("rules", ()))}
    for rule in rules:
        if rule["id"] not in written:
            continue
        at: Path = ("rules", written[rule["id"]])
        for index, name in enumerate(rule["basis"]):
            if name not in bases:
                faults.add(
                    file.error(
                        f"依据“{name}”没有定义{nearest(name, bases)}。",
                        (*at, "basis", index),
                        "请在 bases 里写明依据的全称和条款。",
                    )
                )
        verdicts = {example["verdict"] for example in rule["examples"]}
        if "met" not in verdicts or len(verdicts) < 2:
            faults.add(
                file.error(
                    f"规则“{rule['id']}”至少要有一个符合（met）的例子和一个不符合的例子。",
                    (*at, "examples"),
                    "请补充例子：一段应当判“符合”的文字，一段应当判“不符合”（unmet）的文字。",
                )
            )
        check_options(file, rule, at, lists, parts, faults)
