"""Check that packs which are used together agree with one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.errors import Faults, LawcheckError
from checker.rulebook.schema import nearest
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


def check_together(packs: Sequence[Mapping[str, Any]]) -> None:
    """Raise LawcheckError where packs that are used together contradict one another."""
    faults = Faults()
    names: set[str] = set()
    rules: dict[str, str] = {}
    for pack in packs:
        if pack["pack"] in names:
            faults.add(
                _between(
                    pack, None, f"有两个规则包都叫“{pack['pack']}”。", "请给其中一个改名，或者用 extends。"
                )
            )
        names.add(pack["pack"])
        for rule in pack["rules"]:
            if rule["id"] in rules:
                faults.add(
                    _between(
                        pack,
                        rule["id"],
                        f"规则“{rule['id']}”在规则包“{rules[rule['id']]}”和“{pack['pack']}”里都有。",
                        f"请给其中一条改编号；要改写自带的规则，请写 extends: {rules[rule['id']]}。",
                    )
                )
            rules[rule["id"]] = pack["pack"]
    faults.settle()
    for pack in packs:
        for rule in pack["rules"]:
            for needed in needs(rule):
                if needed not in rules:
                    faults.add(
                        _between(
                            pack,
                            rule["id"],
                            f"规则“{rule['id']}”（规则包“{pack['pack']}”）依赖的“{needed}”不存在{nearest(needed, rules)}。",
                            "请核对 depends；那条规则如果是用 remove 去掉的，请把这一条也去掉或者改写它的 depends。",
                        )
                    )
    faults.settle()
    _refuse_circles(packs)


def needs(rule: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the ids of the rules that must be decided before ``rule``."""
    return (*rule.get("depends", ()), *rule.get("with", {}).get("any_met", ()))


def _between(pack: Mapping[str, Any], rule: str | None, message: str, remedy: str) -> LawcheckError:
    """Return an error about packs used together, with the file and line of the pack that a user wrote."""
    lines = pack.get("lines", {})
    return LawcheckError(
        message, remedy=remedy, path=pack.get("path"), line=lines.get(rule or "", lines.get(""))
    )


def _refuse_circles(packs: Sequence[Mapping[str, Any]]) -> None:
    """Take away the rules whose needs are settled, again and again; what is left goes in circles."""
    left = {rule["id"]: set(needs(rule)) for pack in packs for rule in pack["rules"]}
    while left:
        settled = {rule for rule, needed in left.items() if not needed & left.keys()}
        if not settled:
            pack, name = next(
                (pack, rule["id"]) for pack in packs for rule in pack["rules"] if rule["id"] in left
            )
            chain = [name]
            while chain[-1] not in chain[:-1]:
                chain.append(min(left[chain[-1]] & left.keys()))
            circle = " → ".join(chain[chain.index(chain[-1]) :])
            raise _between(pack, name, f"规则的 depends 绕成了圈：{circle}。", "请去掉其中一个。")
        for rule in settled:
            del left[rule]
