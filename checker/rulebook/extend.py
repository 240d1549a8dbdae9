"""Merge a pack with the packs that it extends: rules changed, added and removed, lists edited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from checker.errors import Faults
from checker.rulebook.schema import nearest, validate_rule
from checker.rulebook.shapes import CONDITION, options_schema
from checker.rulebook.yamlfile import Path, YamlFile

_REQUIRED = ("title", "level", "basis", "asks", "check", "with", "examples")


def merge_bases(file: YamlFile, bases: Sequence[Mapping[str, Any]], faults: Faults) -> dict[str, Any]:
    """Return the extended packs as one; a later one may not define a rule of an earlier one again."""
    merged: dict[str, Any] = {
        "lists": {},
        "bases": {},
        "rules": [],
        "origins": {},
        "replaces": [],
        "rebased": {},
    }
    owners: dict[str, str] = {}
    for base in bases:
        for rule in base["rules"]:
            if rule["id"] in owners:
                faults.add(
                    file.error(
                        f"extends 的规则包“{owners[rule['id']]}”和“{base['pack']}”里都有规则“{rule['id']}”。",
                        ("extends",),
                        "请只继承其中一个。",
                    )
                )
            owners[rule["id"]] = base["pack"]
            merged["origins"][rule["id"]] = base["origins"][rule["id"]]
        merged["rules"] += base["rules"]
        merged["lists"].update(base["lists"])
        merged["bases"].update(base.get("bases", {}))
        merged["rebased"].update(base["rebased"])
        merged["replaces"] += [base["pack"], *base["replaces"]]
    return merged


def merge_rules(file: YamlFile, base: Mapping[str, Any], faults: Faults) -> list[dict[str, Any]]:
    """Return the rules of ``base`` as the pack in ``file`` changes them, and those that it adds."""
    data = file.data
    merged = {rule["id"]: dict(rule) for rule in base["rules"]}
    for index, name in enumerate(data.get("remove", ())):
        if name not in merged:
            faults.add(
                file.error(
                    f"要去掉的规则“{name}”不在继承来的规则里{nearest(name, merged)}。",
                    ("remove", index),
                    "请核对规则编号；remove 只能去掉 extends 继承来的规则。",
                )
            )
        merged.pop(name, None)
    seen: set[str] = set()
    for index, rule in enumerate(data.get("rules", ())):
        at: Path = ("rules", index)
        name = rule["id"]
        if name in seen:
            faults.add(file.error(f"规则编号“{name}”写了两次。", (*at, "id"), "请给其中一条改编号。"))
            continue
        seen.add(name)
        if name in merged:
            merged[name] = _overridden(merged[name], rule)
            validate_rule(file, merged[name], at, faults)
            continue
        missing = [key for key in _REQUIRED if key not in rule]
        if missing:
            near = nearest(name, merged) if merged else ""
            faults.add(
                file.error(
                    f"规则“{name}”缺少字段 {'、'.join(missing)}。",
                    at,
                    f"新写的规则，这些字段都要有；要改写继承来的规则，编号要与它一致{near}。"
                    if "extends" in data
                    else "新写的规则，这些字段都要有；要改写自带的规则，请在规则包开头写 extends。",
                )
            )
            continue
        if "applies" in data:
            rule["applies"] = {**data["applies"], **rule.get("applies", {})}
        merged[name] = rule
    for at, applies in (
        (("applies",), data.get("applies")),
        *(
            (("rules", index, "applies"), rule.get("applies"))
            for index, rule in enumerate(data.get("rules", ()))
        ),
    ):
        if applies is not None and applies.get("since", 0) > applies.get("until", 9999):
            faults.add(
                file.error(
                    f"applies 的年份颠倒了：从{applies['since']}年度起，到{applies['until']}年度止。",
                    (*at, "until"),
                    "since 是开始适用的报告年度，until 是最后适用的报告年度，since 不能比 until 晚。",
                )
            )
    if not merged and not data.get("rules"):
        faults.add(file.error("规则包里没有规则。", ("rules",), "请至少写一条规则。"))
    return list(merged.values())


def origins(data: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    """Return for each rule the pack that wrote it and, for each field that a pack changed, the last that did."""
    found: dict[str, Any] = {}
    written = {rule["id"]: rule for rule in data.get("rules", ())}
    inherited = base["origins"]
    for name in (*inherited, *written):
        if name not in inherited:
            found[name] = {"pack": data["pack"], "fields": {}}
        else:
            changed = {field: data["pack"] for field in written.get(name, ()) if field != "id"}
            found[name] = {
                "pack": inherited[name]["pack"],
                "fields": {**inherited[name]["fields"], **changed},
            }
    return found


def _overridden(rule: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return a rule with its changes; the parameters that are not named stay, unless the check is another."""
    same_check = changes.get("check", rule["check"]) == rule["check"]
    merged = {**rule, **changes}
    if "with" in changes and same_check:
        merged["with"] = _deeper(rule.get("with", {}), changes["with"], options_schema(rule["check"]))
    return merged


def _deeper(old: Mapping[str, Any], new: Mapping[str, Any], schema: Mapping[str, Any]) -> dict[str, Any]:
    """Merge parameters; a condition or a list is replaced as a whole."""
    merged = dict(old)
    for key, value in new.items():
        before = merged.get(key)
        inner = schema.get("properties", {}).get(key, {})
        if isinstance(value, dict) and isinstance(before, dict) and inner.get("x-shape") != CONDITION:
            merged[key] = _deeper(before, value, inner)
        else:
            merged[key] = value
    return merged
