"""Check that packs which are used together agree with one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.errors import Faults, LawcheckError
from checker.rulebook.schema import nearest
from checker.rulebook.shapes import references
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
    for needed, found in _wanted(packs).items():
        if needed not in rules:
            faults.add(_lacking(needed, found, packs, rules))
    faults.settle()
    _refuse_circles(packs)


def _wanted(
    packs: Sequence[Mapping[str, Any]],
) -> dict[str, list[tuple[Mapping[str, Any], str]]]:
    """Return for each rule that others need those others, each with its pack."""
    wanted: dict[str, list[tuple[Mapping[str, Any], str]]] = {}
    for pack in packs:
        for rule in pack["rules"]:
            for needed in needs(rule):
                wanted.setdefault(needed, []).append((pack, rule["id"]))
    return wanted


def _lacking(
    needed: str,
    found: Sequence[tuple[Mapping[str, Any], str]],
    packs: Sequence[Mapping[str, Any]],
    rules: Mapping[str, str],
) -> LawcheckError:
    """Return the error for a rule that others need and that is not there, at its removal or at the first of those."""
    told = "、".join(f"“{rule}”" for _, rule in found[:3]) + (
        f"等{len(found)}条规则" if len(found) > 3 else ""
    )
    remover = next((pack for pack in packs if f"remove {needed}" in pack.get("lines", {})), None)
    if remover is not None:
        return _between(
            remover,
            f"remove {needed}",
            f"规则“{needed}”不能去掉：{told}依赖它。",
            "请不要去掉它，或者把依赖它的规则一起去掉。",
        )
    pack, rule = next((entry for entry in found if "path" in entry[0]), found[0])
    return _between(
        pack,
        rule,
        f"规则“{rule}”（规则包“{pack['pack']}”）依赖的“{needed}”不存在{nearest(needed, rules)}。",
        "请核对 depends，并确认那条规则所在的规则包也一起使用。",
    )


def needs(rule: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the ids of the rules that must be decided before ``rule``."""
    return tuple(references(rule, needed=True))


def _between(pack: Mapping[str, Any], rule: str | None, message: str, remedy: str) -> LawcheckError:
    """Return an error about packs used together, with the file and line of the pack that a user wrote."""
    lines = pack.get("lines", {})
    return LawcheckError(
        message, remedy=remedy, path=pack.get("path"), line=lines.get(rule or "", lines.get(""))
    )


def _refuse_circles(packs: Sequence[Mapping[str, Any]]) -> None:
    """Take away the rules whose needs are settled, again and again; what is left goes in circles."""
    left = {rule["id"]: set(references(rule, needed=False)) for pack in packs for rule in pack["rules"]}
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
