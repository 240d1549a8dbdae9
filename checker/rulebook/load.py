"""Load rule files: validate against the schema, resolve ``extends``, check every reference.

This is the slow and careful way, for packs that a user names and for building the shipped ones. A plain
run takes the shipped packs from :mod:`checker.rulebook.shipped`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from checker.errors import LawcheckError
from checker.lexicon.conditions import parse_pattern
from checker.rulebook.compile import CONDITION_KEYS, WORD_FIELDS
from checker.rulebook.places import KIND, KINDS, PACK_ORDER, RULES
from checker.rulebook.regexes import regex_fault
from checker.rulebook.schema import nearest, validate, validate_rule
from checker.rulebook.yamlfile import Path, YamlFile, read_yaml

_DEEPEST_LIST = 20
LIST_FIELDS = WORD_FIELDS | {"without", "background"}
"""The parameters of checks that name a list."""
RESERVED_LISTS = frozenset(("数量", "日期", "书名", "年份", "次年", "本年", "序号", "人数", "实数", "句首要"))


def load_kind(name: str = KIND) -> dict[str, Any]:
    """Return the validated data of a kind of report."""
    file = read_yaml(os.path.join(KINDS, f"{name}.yaml"))
    validate(file, "report-kind.schema.json")
    data: dict[str, Any] = file.data
    data["lists"] = _expand(file, data["lists"], {})
    _check_conditions(file, data, (), data["lists"])
    return data


def load_packs(paths: Sequence[str], kind: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the data of the packs at ``paths`` (files or folders), in order, ``extends`` resolved.

    Raises LawcheckError with file, line, column and remedy for the first fault found.
    """
    return [_load_pack(name, kind, ()) for name in _all_files(paths)]


def load_beside(
    shipped: Sequence[dict[str, Any]],
    paths: Sequence[str],
    kind: Mapping[str, Any],
    *,
    replace_namesakes: bool = False,
) -> list[dict[str, Any]]:
    """Return the shipped packs together with those at ``paths``; a pack takes the place of one it extends.

    A shipped file named by its path is that pack itself and no second one. ``replace_namesakes`` lets any
    pack take the place of a shipped one of its name, as when a copy is validated.
    """
    own = load_packs(paths, kind)
    mine = {os.path.realpath(path) for path in shipped_paths()}
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


def check_together(packs: Sequence[Mapping[str, Any]]) -> None:
    """Raise LawcheckError where packs that are used together contradict one another."""
    names: set[str] = set()
    rules: dict[str, str] = {}
    for pack in packs:
        if pack["pack"] in names:
            raise _between(
                pack, None, f"有两个规则包都叫“{pack['pack']}”。", "请给其中一个改名，或者用 extends。"
            )
        names.add(pack["pack"])
        for rule in pack["rules"]:
            if rule["id"] in rules:
                raise _between(
                    pack,
                    rule["id"],
                    f"规则“{rule['id']}”在规则包“{rules[rule['id']]}”和“{pack['pack']}”里都有。",
                    "请给其中一条改编号；要改写自带规则，请用 extends。",
                )
            rules[rule["id"]] = pack["pack"]
    for pack in packs:
        for rule in pack["rules"]:
            for needed in _needs(rule):
                if needed not in rules:
                    raise _between(
                        pack,
                        rule["id"],
                        f"规则“{rule['id']}”（规则包“{pack['pack']}”）依赖的“{needed}”不存在{nearest(needed, rules)}。",
                        "请核对 depends，并确认那条规则所在的规则包也一起使用。",
                    )
    _refuse_circles(packs)


def _between(pack: Mapping[str, Any], rule: str | None, message: str, remedy: str) -> LawcheckError:
    """Return an error about packs used together, with the file and line of the pack that a user wrote."""
    lines = pack.get("lines", {})
    return LawcheckError(message, remedy=remedy, path=pack.get("path"), line=lines.get(rule or "", None))


def _needs(rule: Mapping[str, Any]) -> tuple[str, ...]:
    return (*rule.get("depends", ()), *rule.get("with", {}).get("any_met", ()))


def _refuse_circles(packs: Sequence[Mapping[str, Any]]) -> None:
    """Take away the rules whose needs are settled, again and again; what is left goes in circles."""
    needs = {rule["id"]: set(_needs(rule)) for pack in packs for rule in pack["rules"]}
    while needs:
        settled = {rule for rule, needed in needs.items() if not needed & needs.keys()}
        if not settled:
            pack, name = next(
                (pack, rule["id"]) for pack in packs for rule in pack["rules"] if rule["id"] in needs
            )
            chain = [name]
            while chain[-1] not in chain[:-1]:
                chain.append(min(needs[chain[-1]] & needs.keys()))
            circle = " → ".join(chain[chain.index(chain[-1]) :])
            raise _between(pack, name, f"规则的 depends 绕成了圈：{circle}。", "请去掉其中一个。")
        for rule in settled:
            del needs[rule]


def shipped_paths() -> list[str]:
    """Return the files of the shipped packs in their order."""
    return [os.path.join(RULES, f"{name}.yaml") for name in PACK_ORDER]


def _all_files(paths: Sequence[str]) -> list[str]:
    return [name for path in paths for name in _pack_files(path)]


def _pack_files(path: str) -> list[str]:
    if not os.path.isdir(path):
        if not os.path.exists(path):
            raise LawcheckError("找不到这个规则文件。", remedy="请核对文件名和所在文件夹。", path=path)
        return [path]
    found = sorted(
        os.path.join(path, name)
        for name in os.listdir(path)
        if name.lower().endswith((".yaml", ".yml")) and name[0] != "."
    )
    if not found:
        raise LawcheckError("这个文件夹里没有规则文件（.yaml）。", remedy="请核对文件夹。", path=path)
    return found


def _load_pack(path: str, kind: Mapping[str, Any], chain: tuple[str, ...]) -> dict[str, Any]:
    real = os.path.realpath(path)
    file = read_yaml(path)
    if real in chain:
        names = " → ".join(os.path.basename(entry) for entry in (*chain[chain.index(real) :], real))
        raise file.error(f"extends 绕成了圈：{names}。", ("extends",), "请去掉其中一个 extends。")
    validate(file, "rule-pack.schema.json")
    data: dict[str, Any] = file.data
    if data["kind"] != kind["kind"]:
        raise file.error(
            f"规则包适用的报告种类“{data['kind']}”不存在{nearest(data['kind'], [kind['kind']])}。",
            ("kind",),
            f"请写 kind: {kind['kind']}。",
        )
    base: dict[str, Any] = {"lists": {}, "rules": [], "bases": {}}
    data["replaces"] = []
    data["path"] = file.path
    data["lines"] = {
        rule["id"]: file.marks["rules", index][0] for index, rule in enumerate(data.get("rules", ()))
    }
    if "extends" in data:
        base = _load_pack(_locate(file, data["extends"], path), kind, (*chain, real))
        data["replaces"] = [base["pack"], *base["replaces"]]
    lists = {**kind["lists"], **base["lists"]}
    _check_lists(file, data.get("lists", {}))
    data["lists"] = {**base["lists"], **_expand(file, data.get("lists", {}), lists)}
    data["bases"] = {**base.get("bases", {}), **data.get("bases", {})}
    data.setdefault("enforcement", base.get("enforcement", False))
    data["rules"] = _merge_rules(file, data, base)
    _check_rules(file, data, kind)
    return data


def _locate(file: YamlFile, name: str, path: str) -> str:
    for candidate in (
        os.path.join(os.path.dirname(path), name),
        os.path.join(os.path.dirname(path), f"{name}.yaml"),
        os.path.join(RULES, f"{name}.yaml"),
    ):
        if os.path.isfile(candidate):
            return candidate
    raise file.error(
        f"extends 的规则包“{name}”不存在{nearest(name, PACK_ORDER)}。",
        ("extends",),
        f"请写自带规则包的名称（{'、'.join(PACK_ORDER)}），或者同一文件夹里的规则文件名。",
    )


def _merge_rules(file: YamlFile, data: Mapping[str, Any], base: Mapping[str, Any]) -> list[dict[str, Any]]:
    merged = {rule["id"]: dict(rule) for rule in base["rules"]}
    for index, name in enumerate(data.get("remove", ())):
        if name not in merged:
            raise file.error(
                f"要去掉的规则“{name}”不存在{nearest(name, merged)}。", ("remove", index), "请核对规则编号。"
            )
        del merged[name]
    seen: set[str] = set()
    for index, rule in enumerate(data.get("rules", ())):
        at: Path = ("rules", index)
        if rule["id"] in seen:
            raise file.error(f"规则编号“{rule['id']}”写了两次。", (*at, "id"), "请给其中一条改编号。")
        seen.add(rule["id"])
        if rule["id"] in merged:
            _override(merged[rule["id"]], rule)
            validate_rule(file, merged[rule["id"]], at)
            continue
        missing = [key for key in ("title", "level", "check", "asks", "basis", "examples") if key not in rule]
        if missing:
            raise file.error(
                f"规则“{rule['id']}”缺少字段 {'、'.join(missing)}。", at, "新写的规则，这些字段都要有。"
            )
        merged[rule["id"]] = rule
    if not merged:
        raise file.error("规则包里没有规则。", ("rules",), "请至少写一条规则。")
    return list(merged.values())


def _override(rule: dict[str, Any], changes: Mapping[str, Any]) -> None:
    """Change a rule of an extended pack; the parameters that are not named stay, unless the check is another."""
    parameters = rule.get("with", {})
    same_check = changes.get("check", rule["check"]) == rule["check"]
    rule.update(changes)
    if "with" in changes and same_check:
        rule["with"] = {**parameters, **changes["with"]}


def _check_rules(file: YamlFile, data: Mapping[str, Any], kind: Mapping[str, Any]) -> None:
    bases = {**kind["bases"], **data["bases"]}
    lists = {**kind["lists"], **data["lists"]}
    own = {rule["id"]: index for index, rule in enumerate(file.data.get("rules", ()))}
    for rule in data["rules"]:
        at: Path = ("rules", own.get(rule["id"], 0))
        for index, name in enumerate(rule["basis"]):
            if name not in bases:
                raise file.error(
                    f"依据“{name}”没有定义{nearest(name, bases)}。",
                    (*at, "basis", index),
                    "请在 bases 里写明依据的全称和条款。",
                )
        verdicts = {example["verdict"] for example in rule["examples"]}
        if "met" not in verdicts or len(verdicts) < 2:
            raise file.error(
                f"规则“{rule['id']}”至少要有一个符合（met）的例子和一个不符合的例子。",
                (*at, "examples"),
                "请补充例子。",
            )
        _check_conditions(file, rule, at, lists)


def _expand(file: YamlFile, lists: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """Resolve ``{名称}`` inside lists: the terms of that list are taken in."""
    done: dict[str, Any] = {}

    def resolve(name: str, at: Path, chain: tuple[str, ...]) -> dict[str, Any]:
        if len(chain) > _DEEPEST_LIST:
            raise file.error(f"词表的引用超过 {_DEEPEST_LIST} 层。", at, "请直接写出词语。")
        if name in chain:
            raise file.error(f"词表绕成了圈：{' → '.join((*chain, name))}。", at, "请去掉其中一处引用。")
        if name in done:
            return dict(done[name])
        if name not in lists:
            entry = known.get(name)
            if entry is None:
                raise file.error(
                    f"词表“{name}”没有定义{nearest(name, [*lists, *known])}。", at, "请在 lists 里写明。"
                )
            return {"terms": entry} if isinstance(entry, list) else dict(entry)
        raw = lists[name]
        entry = {"terms": raw} if isinstance(raw, list) else dict(raw)
        for key in ("terms", "except"):
            words: list[str] = []
            for index, word in enumerate(entry.get(key, ())):
                if word.startswith("{") and word.endswith("}"):
                    place: Path = (
                        ("lists", name, index) if isinstance(raw, list) else ("lists", name, key, index)
                    )
                    words.extend(resolve(word[1:-1], place, (*chain, name))["terms"])
                else:
                    words.append(word)
            if words:
                entry[key] = list(dict.fromkeys(words))
        done[name] = entry
        return dict(entry)

    return {name: resolve(name, ("lists", name), ()) for name in lists}


def _check_conditions(file: YamlFile, value: Any, at: Path, lists: Mapping[str, Any]) -> None:
    """Check every pattern below ``value``: well formed, and every ``{list}`` defined."""
    if isinstance(value, dict):
        is_condition = bool(value) and CONDITION_KEYS.issuperset(value)
        for key, entry in value.items():
            if is_condition and isinstance(entry, list):
                for index, item in enumerate(entry):
                    if isinstance(item, str):
                        _check_pattern(file, item, (*at, key, index), lists)
                    else:
                        _check_conditions(file, item, (*at, key, index), lists)
            elif key in LIST_FIELDS:
                for name in entry if key == "families" else [entry]:
                    if isinstance(name, str) and name not in lists:
                        raise file.error(
                            f"词表“{name}”没有定义{nearest(name, lists)}。", (*at, key), "请在 lists 里写明。"
                        )
            elif key not in ("lists", "examples"):
                _check_conditions(file, entry, (*at, key), lists)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            _check_conditions(file, item, (*at, index), lists)


def _check_lists(file: YamlFile, lists: Mapping[str, Any]) -> None:
    for name, entry in lists.items():
        if isinstance(entry, dict) and "regex" in entry:
            fault = regex_fault(entry["regex"])
            if fault:
                raise file.error(
                    f"词表“{name}”的正则表达式不能用：{fault}。",
                    ("lists", name, "regex"),
                    "请改用词语和省略号。",
                )
        if isinstance(entry, dict) and not entry.get("terms") and "regex" not in entry:
            raise file.error(f"词表“{name}”没有词语。", ("lists", name), "请写 terms。")


def _check_pattern(file: YamlFile, text: str, at: Path, lists: Mapping[str, Any]) -> None:
    try:
        pattern = parse_pattern(text)
    except ValueError as error:
        raise file.error(f"{error}。", at, "请核对写法。") from None
    for token in pattern:
        if token.group.startswith("{"):
            name = token.group[1:-1]
            if name not in lists and name not in RESERVED_LISTS:
                raise file.error(
                    f"词表“{name}”没有定义{nearest(name, [*lists, *RESERVED_LISTS])}。",
                    at,
                    "请在 lists 里写明，或者改正名称。",
                )
