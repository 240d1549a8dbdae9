"""The kind of report and the shipped packs that packs of a user stand beside, whether the kind is shipped or their own."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from checker.errors import LawcheckError
from checker.rulebook.kinds import load_kind
from checker.rulebook.load import load_packs
from checker.rulebook.ownkinds import own_kinds
from checker.rulebook.places import RULES, kind_names
from checker.rulebook.schema import nearest
from checker.rulebook.shipped import shipped_data


def data_for(kind: str, paths: Sequence[str]) -> dict[str, Any]:
    """Return {"kind": data, "packs": [data, …]}: a kind of report with the shipped packs that always go with it.

    Raises LawcheckError for a kind that is neither shipped nor at ``paths``.
    """
    own = own_kinds(paths)
    if kind not in own:
        if kind not in kind_names():
            known = [*kind_names(), *own]
            raise LawcheckError(
                f"没有“{kind}”这种报告{nearest(kind, known)}。",
                remedy=f"报告种类（--kind 或者配置文件里的 kind）可以写：{'、'.join(known)}；自己写的报告种类，要用 --rules 写明所在的文件夹。",
            )
        return shipped_data(kind)
    data = load_kind(kind, own[kind])
    return {"kind": data, "packs": load_packs(_shipped(data, own[kind]), data, adopted=True)}


def _shipped(kind: dict[str, Any], path: str) -> list[str]:
    files = [os.path.join(RULES, f"{name}.yaml") for name in kind["packs"]]
    for name, file in zip(kind["packs"], files, strict=True):
        if not os.path.isfile(file):
            known = sorted(entry[:-5] for entry in os.listdir(RULES) if entry.endswith(".yaml"))
            raise LawcheckError(
                f"packs 里的“{name}”不是自带的规则包{nearest(name, known)}。",
                remedy=f"可以写：{'、'.join(known)}；自己写的规则包不用写在这里，用 --rules 就行。",
                path=path,
            )
    return files
