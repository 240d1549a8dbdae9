"""Kinds of report that a user writes: YAML files beside the packs, in a folder or named themselves."""

from __future__ import annotations

import os
from collections.abc import Sequence

from checker.errors import LawcheckError
from checker.rulebook.places import kind_names
from checker.rulebook.yamlfile import read_yaml


def is_kind_file(path: str) -> bool:
    """Whether a file describes a kind of report and no pack; one that cannot be read is told of as a pack is."""
    try:
        data = read_yaml(path).data
    except LawcheckError:
        return False
    return isinstance(data, dict) and "pack" not in data and "parts" in data and "kind" in data


def own_kinds(paths: Sequence[str]) -> dict[str, str]:
    """Return the files of the kinds of report at ``paths`` (files or folders) by the names of the kinds."""
    found: dict[str, str] = {}
    for path in paths:
        for name in yaml_files(path):
            if is_kind_file(name):
                file = read_yaml(name)
                kind = file.data["kind"]
                if not isinstance(kind, str):
                    continue  # which validation tells
                if kind in kind_names():
                    raise file.error(
                        f"“{kind}”是自带的报告种类的名称。", ("kind",), "请给自己的报告种类换个名称。"
                    )
                if kind in found and os.path.realpath(found[kind]) != os.path.realpath(name):
                    raise file.error(
                        f"报告种类“{kind}”在 {os.path.basename(found[kind])} 里已经有了。",
                        ("kind",),
                        "请给其中一个换个名称。",
                    )
                found[kind] = name
    return found


def kind_in_use(kind: str | None, paths: Sequence[str], default: str) -> str:
    """Return the kind of report to check: the one asked for, else the only one that comes with the packs, else the default."""
    if kind is not None or not paths:
        return kind or default
    own = list(own_kinds(paths))
    return own[0] if len(own) == 1 else default


def yaml_files(path: str) -> list[str]:
    """Return the YAML file at ``path``, or those in the folder, in order; nothing where there is none."""
    if not os.path.isdir(path):
        return [path] if os.path.exists(path) else []
    return sorted(
        os.path.join(path, name)
        for name in os.listdir(path)
        if name.lower().endswith((".yaml", ".yml")) and name[0] != "."
    )
