"""Load the data of a kind of report from rules/kinds/."""

from __future__ import annotations

import os
from typing import Any

from checker.errors import Faults
from checker.rulebook.places import KIND, KINDS
from checker.rulebook.references import check_conditions, expand_lists
from checker.rulebook.schema import validate
from checker.rulebook.sharing import Shared, conditions_in_place, of_kind, with_own
from checker.rulebook.yamlfile import read_yaml


def load_kind(name: str = KIND) -> dict[str, Any]:
    """Return the validated data of a kind of report. Raises LawcheckError for the faults found."""
    file = read_yaml(os.path.join(KINDS, f"{name}.yaml"))
    faults = Faults()
    validate(file, "report-kind.schema.json")
    data: dict[str, Any] = file.data
    if data["kind"] != name:
        raise file.error(f"这份文件应当写 kind: {name}。", ("kind",), "文件名和 kind 要一致。")
    data["lists"] = expand_lists(file, data["lists"], {}, faults)
    faults.settle()
    check_conditions(file, data, (), data["lists"], faults)
    shared = with_own(file, Shared({}, {}, of_kind(data).parts), faults)
    data = conditions_in_place(file, data, shared, faults)
    data["conditions"], data["part_sets"] = dict(shared.conditions), dict(shared.part_sets)
    faults.settle()
    return data
