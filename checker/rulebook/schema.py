"""Validate a rule file against its JSON Schema and say in Chinese what is wrong, and where."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from typing import Any

from checker.rulebook.places import SCHEMAS
from checker.rulebook.yamlfile import Path, YamlFile

_TYPES = {
    "string": "文字",
    "integer": "整数",
    "number": "数字",
    "boolean": "true 或 false",
    "array": "列表（每项以 - 开头）",
    "object": "字段（名称: 值）",
}


def nearest(word: str, words: Iterable[str]) -> str:
    """Return ``，是否想写“…”`` for the nearest of ``words``, or nothing where none is near."""
    import difflib

    close = difflib.get_close_matches(word, list(words), n=1, cutoff=0.5)
    return f"，是否想写“{close[0]}”" if close else ""


def load_schema(name: str) -> dict[str, Any]:
    """Return a shipped schema by its file name."""
    with open(os.path.join(SCHEMAS, name), encoding="utf-8") as file:
        schema: dict[str, Any] = json.load(file)
    return schema


def validate(file: YamlFile, schema_name: str, definition: str | None = None) -> None:
    """Raise LawcheckError for the first fault of ``file`` against the schema, or one of its definitions."""
    schema = load_schema(schema_name)
    if definition is not None:
        schema = {"$defs": schema["$defs"], "$ref": f"#/$defs/{definition}"}
    _validate(file, file.data, schema, ())


def validate_rule(file: YamlFile, rule: dict[str, Any], at: Path) -> None:
    """Raise LawcheckError for the first fault of a rule that was merged from two packs; ``at`` is its place."""
    schema = load_schema("rule-pack.schema.json")
    _validate(file, rule, {"$defs": schema["$defs"], "$ref": "#/$defs/rule"}, at)


def _validate(file: YamlFile, data: Any, schema: dict[str, Any], at: Path) -> None:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    error = best_match(Draft202012Validator(schema).iter_errors(data))
    if error is None:
        return
    while error.context:
        deeper = best_match(error.context)
        if deeper is None:
            break
        error = deeper
    path: Path = (*at, *error.absolute_path)
    instance, rule = error.instance, error.validator_value
    if error.validator == "additionalProperties":
        known = error.schema.get("properties", {})
        unknown = next((key for key in instance if key not in known), "")
        raise file.error(
            f"不认识的字段“{unknown}”{nearest(unknown, known)}。",
            (*path, unknown),
            f"这里可以写：{'、'.join(known)}。",
        )
    name = f"“{path[-1]}”" if path and isinstance(path[-1], str) else "这里"
    if error.validator == "required":
        missing = next((key for key in rule if key not in instance), "")
        raise file.error(f"缺少字段“{missing}”。", path, f"请补上 {missing}。")
    if error.validator == "type":
        kinds = rule if isinstance(rule, list) else [rule]
        wanted = "或者".join(_TYPES.get(str(kind), str(kind)) for kind in kinds)
        raise file.error(f"{name}的值类型不对，应当是{wanted}。", path, "请核对缩进和写法。")
    if error.validator == "enum":
        raise file.error(
            f"{name}的值“{instance}”不在允许的范围内{nearest(str(instance), map(str, rule))}。",
            path,
            f"可以写：{'、'.join(map(str, rule))}。",
        )
    if error.validator in ("minimum", "maximum"):
        low, high = error.schema.get("minimum", 1), error.schema.get("maximum", 10000)
        raise file.error(f"{name}的值 {instance} 超出范围。", path, f"应当在 {low} 到 {high} 之间。")
    if error.validator in ("minItems", "minLength", "minProperties"):
        raise file.error(f"{name}不能是空的。", path, "请补上内容。")
    if error.validator == "pattern":
        raise file.error(
            f"{name}的值“{instance}”写法不对。",
            path,
            error.schema.get("description", "编号、名称用小写英文字母、数字、点和连字符。"),
        )
    raise file.error(f"{name}的值不符合要求（{error.validator}）。", path, "请核对写法。")
