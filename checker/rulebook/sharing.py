"""Conditions and sets of parts that have a name, so that a pack writes once what several of its rules say.

``use`` in a condition stands for the condition of that name, with whatever is written beside it; a name among the parts of a rule
stands for the parts of that set. Both are put in their place when a pack is loaded, so that nothing after it knows of names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from checker.errors import Faults, LawcheckError
from checker.rulebook.schema import nearest
from checker.rulebook.shapes import CONDITION, PARTS, walk
from checker.rulebook.yamlfile import Path, YamlFile
from checker.values import NamedTuple

USE = "use"
BODY_PARTS = ("achievements", "problems", "leader-duty", "plan", "other", "preface", "intent")
FRAME_PARTS = ("title", "annex", "signature")
_DEEPEST = 10
_ITEMS = ("any", "all", "none", "starts", "act", "object", "aside")


class Shared(NamedTuple):
    """The named conditions (expanded), the named sets of parts, and the parts that a kind of report has."""

    conditions: Mapping[str, Any]
    part_sets: Mapping[str, Sequence[str]]
    parts: tuple[str, ...]


def of_kind(data: Mapping[str, Any]) -> Shared:
    """Return what the data of a kind of report gives its packs."""
    own = [part["part"] for part in data["parts"]]
    parts = tuple(dict.fromkeys((*BODY_PARTS, *FRAME_PARTS, *own)))
    return Shared(data.get("conditions", {}), data.get("part_sets", {}), parts)


def part_names(data: Any, kind: Mapping[str, Any]) -> list[str]:
    """Return what may stand for a part in the data of a pack; nothing where packs that it extends may name more."""
    if not isinstance(data, dict) or "extends" in data:
        return []
    own = data.get("part_sets")
    known = of_kind(kind)
    return list(dict.fromkeys((*known.parts, *known.part_sets, *(own if isinstance(own, dict) else ()))))


def with_own(file: YamlFile, known: Shared, faults: Faults) -> Shared:
    """Return ``known`` with the conditions and sets of parts that a file names itself."""
    for key, before in (("conditions", known.conditions), ("part_sets", known.part_sets)):
        for name in file.data.get(key, ()):
            if name in before:
                what = "条件" if key == "conditions" else "一组部分"
                faults.add(
                    file.error(
                        f"“{name}”在所用的规则包或者报告种类里已经是{what}的名称。",
                        (key, name),
                        "请换个名称。",
                    )
                )
    sets: dict[str, Sequence[str]] = dict(known.part_sets)
    for name, parts in file.data.get("part_sets", {}).items():
        if name in known.parts:
            faults.add(
                file.error(f"“{name}”是一个部分的名称。", ("part_sets", name), "请给这一组部分换个名称。")
            )
        sets[name] = _parts(file, parts, ("part_sets", name), Shared({}, sets, known.parts), faults)
    own = file.data.get("conditions", {})
    done: dict[str, Any] = {name: entry for name, entry in known.conditions.items() if name not in own}

    def resolve(name: str, at: Path, chain: tuple[str, ...]) -> Any:
        if not isinstance(name, str):
            raise _unknown(file, name, at, (*own, *known.conditions))
        if name in chain or len(chain) > _DEEPEST:
            raise file.error(f"条件绕成了圈：{' → '.join((*chain, name))}。", at, "请去掉其中一处 use。")
        if name not in done:
            if name not in own:
                raise _unknown(file, name, at, (*own, *known.conditions))
            here = (*chain, name)
            done[name] = _expanded(
                own[name], ("conditions", name), lambda inner, where: resolve(inner, where, here)
            )
        return done[name]

    for name in own:
        try:
            resolve(name, ("conditions", name), ())
        except LawcheckError as error:
            faults.add(error)
    return Shared(done, sets, known.parts)


def put_in_place(
    file: YamlFile, value: Any, schema: Mapping[str, Any], at: Path, shared: Shared, faults: Faults
) -> Any:
    """Return the options of a rule with the conditions and sets of parts that they name; unknown names are faults."""
    replaced: dict[Path, Any] = {}
    for place, shape, entry, inner in walk(value, schema):
        try:
            if shape == CONDITION:
                replaced[place] = _expanded(
                    entry, (*at, *place), lambda name, where: _named(file, name, where, shared)
                )
            elif shape == PARTS and isinstance(entry, list):
                replaced[place] = _parts(
                    file, entry, (*at, *place), shared, faults, bool(inner.get("x-frame"))
                )
        except LawcheckError as error:
            faults.add(error)
    return _with(value, (), replaced)


def conditions_in_place(
    file: YamlFile, data: Mapping[str, Any], shared: Shared, faults: Faults
) -> dict[str, Any]:
    """Return the data of a kind of report with the conditions that it names."""

    def placed(value: Any, at: Path) -> Any:
        if isinstance(value, dict):
            if USE in value:
                return _expanded(value, at, lambda name, where: _named(file, name, where, shared))
            return {key: placed(entry, (*at, key)) for key, entry in value.items()}
        if isinstance(value, list):
            return [placed(entry, (*at, index)) for index, entry in enumerate(value)]
        return value

    apart = ("lists", "bases", "conditions")
    done: dict[str, Any] = {}
    for key, entry in data.items():
        try:
            done[key] = entry if key in apart else placed(entry, (key,))
        except LawcheckError as error:
            faults.add(error)
            done[key] = entry
    return done


def _named(file: YamlFile, name: str, at: Path, shared: Shared) -> Any:
    if not isinstance(name, str) or name not in shared.conditions:
        raise _unknown(file, name, at, shared.conditions)
    return shared.conditions[name]


def _unknown(file: YamlFile, name: object, at: Path, known: Any) -> LawcheckError:
    return file.error(
        f"条件“{name}”没有定义{nearest(str(name), known)}。", at, "请在 conditions 里写明，或者改正名称。"
    )


def _expanded(condition: Any, at: Path, find: Any) -> Any:
    """Return a condition with what its ``use`` names: all of both must hold."""
    if not isinstance(condition, Mapping):
        return condition
    done = {
        key: [_expanded(item, (*at, key, index), find) for index, item in enumerate(entry)]
        if key in _ITEMS and isinstance(entry, list)
        else entry
        for key, entry in condition.items()
        if key != USE
    }
    if USE not in condition:
        return done
    named = find(condition[USE], (*at, USE))
    others = done.get("all", [])
    if not done or not isinstance(others, list):
        return named
    return {**done, "all": [named, *others]}


def _parts(
    file: YamlFile, names: Sequence[str], at: Path, shared: Shared, faults: Faults, frame: bool = True
) -> list[str]:
    found: list[str] = []
    allowed = [part for part in shared.parts if frame or part not in FRAME_PARTS]
    for index, name in enumerate(names):
        if not isinstance(
            name, str
        ):  # what may stand here is told in full when the pack is held against its schema
            faults.add(not_a_part(file, str(name), (*at, index), (*allowed, *shared.part_sets)))
        elif name in shared.part_sets:
            found += shared.part_sets[name]
        elif name in allowed:
            found.append(name)
        else:
            faults.add(not_a_part(file, name, (*at, index), (*allowed, *shared.part_sets)))
    return list(dict.fromkeys(found))


def not_a_part(file: YamlFile, name: str, at: Path, allowed: Sequence[str]) -> LawcheckError:
    """Return the error for what is no part of a report."""
    return file.error(
        f"这里的值“{name}”不在允许的范围内{nearest(name, allowed)}。", at, f"可以写：{'、'.join(allowed)}。"
    )


def _with(value: Any, at: Path, replaced: Mapping[Path, Any]) -> Any:
    if at in replaced:
        return replaced[at]
    if isinstance(value, dict):
        return {key: _with(entry, (*at, key), replaced) for key, entry in value.items()}
    if isinstance(value, list):
        return [_with(entry, (*at, index), replaced) for index, entry in enumerate(value)]
    return value
