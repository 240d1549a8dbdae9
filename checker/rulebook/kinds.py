"""Load the data of a kind of report from rules/kinds/."""

from __future__ import annotations

import os
from typing import Any

from checker.errors import Faults
from checker.rulebook.places import KIND, KINDS, kind_names
from checker.rulebook.references import check_conditions, expand_lists
from checker.rulebook.schema import nearest, validate
from checker.rulebook.sharing import FRAME_PARTS, Shared, conditions_in_place, of_kind, with_own
from checker.rulebook.yamlfile import read_yaml

_NO_PARTS = (*FRAME_PARTS, "mixed", "intent")
_INHERITED = ("title", "openings", "closings", "topics", "intends", "lookalikes", "actors", "packs")
"""What a kind of report takes over from the one that it extends, where it does not say it itself."""


def load_kind(name: str = KIND, path: str | None = None) -> dict[str, Any]:
    """Return the validated data of a kind of report, shipped or (at ``path``) a user's.

    Raises LawcheckError for the faults found.
    """
    file = read_yaml(path or os.path.join(KINDS, f"{name}.yaml"))
    faults = Faults()
    extends = file.data.get("extends") if isinstance(file.data, dict) else None
    validate(file, "report-kind.schema.json", required=() if extends is None else ("kind", "name", "parts"))
    data: dict[str, Any] = file.data
    if data["kind"] != name:
        raise file.error(f"这份文件应当写 kind: {name}。", ("kind",), "文件名和 kind 要一致。")
    inherited: dict[str, Any] = {}
    if extends is not None:
        if extends not in kind_names():
            raise file.error(
                f"extends 的报告种类“{extends}”不存在{nearest(extends, kind_names())}。",
                ("extends",),
                f"可以写：{'、'.join(kind_names())}。",
            )
        base = load_kind(extends)
        inherited = {"lists": base["lists"], "conditions": base["conditions"], "part_sets": base["part_sets"]}
        data.update({key: base[key] for key in _INHERITED if key in base and key not in data})
        data["bases"] = {**base["bases"], **data.get("bases", {})}
    known = inherited.get("lists", {})
    data["lists"] = {**known, **expand_lists(file, data.get("lists", {}), known, faults)}
    for index, part in enumerate(data["parts"]):
        if part["part"] in _NO_PARTS:
            faults.add(
                file.error(
                    f"“{part['part']}”不能用作部分的名称。",
                    ("parts", index, "part"),
                    "请换个名称，例如 chapter-1。",
                )
            )
    faults.settle()
    check_conditions(file, data, (), data["lists"], faults)
    before = Shared(inherited.get("conditions", {}), inherited.get("part_sets", {}), of_kind(data).parts)
    shared = with_own(file, before, faults)
    data = conditions_in_place(file, data, shared, faults)
    data["conditions"], data["part_sets"] = dict(shared.conditions), dict(shared.part_sets)
    faults.settle()
    return data
