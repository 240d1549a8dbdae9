"""What the command ``rules lint`` does."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from checker.cli import console
from checker.cli.run import BROKEN, GATED, OK
from checker.errors import LawcheckError
from checker.rulebook.inuse import data_for
from checker.rulebook.lint import counts, remarks
from checker.rulebook.load import kind_of, load_beside, pack_files
from checker.rulebook.ownkinds import own_kinds
from checker.rulebook.places import KIND, KINDS, ROOT, RULES, kind_names
from checker.rulebook.references import lists_below
from checker.rulebook.shipped import shipped_data
from checker.rulebook.yamlfile import YamlFile, read_yaml


def lint_packs(paths: Sequence[str], *, words: bool = False) -> int:
    """Print what is remarkable in the rule files at ``paths``, or in all that are shipped, and the counts of their lists."""
    status = OK
    try:
        for file, found, examples in _own(paths) if paths else _shipped():
            for remark in found:
                console.output(f"{remark}\n")
                status = GATED
            told = counts(file, examples)
            if told.lists:
                console.output(
                    f"{file.path}：{told.lists}个词表，{told.words}个词，其中{len(told.unused)}个没有例子用到，"
                    f"{len(told.single)}个只有一个字。\n"
                )
            if words:
                for name, entries in (("没有例子用到", told.unused), ("只有一个字", told.single)):
                    if entries:
                        console.output(f"  {name}：{'、'.join(entries)}\n")
    except LawcheckError as error:
        for line in str(error).split("\n"):
            console.message(f"错误：{line}")
        return BROKEN
    return status


def remarks_on(path: str) -> list[LawcheckError]:
    """Return the remarks on the rule files at a path that a user names; they must be valid."""
    return [remark for _, found, _ in _own([path]) for remark in found]


def _own(paths: Sequence[str]) -> list[tuple[YamlFile, list[LawcheckError], str]]:
    told = []
    for path in paths:
        for name in pack_files(path):
            said = kind_of(name)
            around = [os.path.dirname(name) or "."]
            own = said in kind_names() or said in own_kinds(around)
            data = data_for(said if said is not None and own else KIND, around)
            packs = load_beside(data["packs"], [name], data["kind"], replace_namesakes=True)
            file = read_yaml(name)
            pack = next(pack for pack in packs if pack["pack"] == file.data["pack"])
            known = {entry["pack"]: entry for entry in data["packs"]}
            bases = [known[entry] for entry in pack["replaces"] if entry in known and entry != pack["pack"]]
            lists = _joined([data["kind"], *bases], "lists")
            cited = _joined([data["kind"], *bases], "bases")
            told.append((file, remarks(file, pack["rules"], lists, cited), _examples([pack])))
    return told


def _shipped() -> list[tuple[YamlFile, list[LawcheckError], str]]:
    told: dict[str, tuple[YamlFile, list[LawcheckError], str]] = {}
    for kind in kind_names():
        data = shipped_data(kind)
        rules = [rule for pack in data["packs"] for rule in pack["rules"]]
        file = _read_shipped(os.path.join(KINDS, f"{kind}.yaml"))
        own = [_read_shipped(os.path.join(RULES, f"{pack['pack']}.yaml")) for pack in data["packs"]]
        used = lists_below({key: entry for key, entry in file.data.items() if key != "lists"})
        used |= lists_below([entry.data.get("lists", {}) for entry in own])
        used |= set(file.data.get("actors", {}).values())
        told[kind] = (file, remarks(file, rules, {}, {}, frozenset(used)), _examples(data["packs"]))
        for pack, raw in zip(data["packs"], own, strict=True):
            if pack["pack"] not in told:
                found = remarks(raw, pack["rules"], data["kind"]["lists"], data["kind"]["bases"])
                told[pack["pack"]] = (raw, found, _examples([pack]))
    return list(told.values())


def _read_shipped(path: str) -> YamlFile:
    return read_yaml(path)._replace(path=os.path.relpath(path, ROOT).replace(os.sep, "/"))


def _joined(entries: Sequence[Mapping[str, Any]], key: str) -> dict[str, Any]:
    return {name: value for entry in entries for name, value in entry.get(key, {}).items()}


def _examples(packs: Sequence[Mapping[str, Any]]) -> str:
    return "\n".join(
        example["text"] for pack in packs for rule in pack["rules"] for example in rule["examples"]
    )
