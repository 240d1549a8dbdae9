"""Validate a rule file against its JSON Schema and say in Chinese what is wrong, and where."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from typing import Any

from checker.errors import Faults, LawcheckError
from checker.rulebook.places import SCHEMAS
from checker.rulebook.yamlfile import Path, YamlFile

_TYPES = {
    "string": "文字",
    "integer": "整数",
    "number": "数字",
    "boolean": "true 或 false",
    "array": "列表（写成 [甲, 乙]，或者每项一行、以“- ”开头）",
    "object": "几个字段（名称: 值）",
}
_FIELDS = {
    "pack": "规则包名称，例如 pack: my-province",
    "version": '版本，例如 version: "1.0"',
    "title": "题名，例如 title: 本省要求",
    "kind": "报告种类，例如 kind: law-based-government",
    "id": "规则编号，例如 id: my-province.hotline",
    "message": "给使用者看的问题说明，例如 message: 没有写政务热线办理情况。",
    "remedy": "改法，例如 remedy: 请写明受理和办结件数。",
    "verdict": "结论，例如 verdict: met",
    "text": "一段报告文字",
    "in": "在哪些部分里找，例如 in: [achievements]",
    "when": '条件，例如 when: {all: ["{热线}…{数量}"]}',
    "ways": "判断的办法，每种一段，以“- verdict:”开头",
    "unmet": "不符合时的说明，里面写 message 和 remedy",
}
_QUOTED = "{}[]*&!#%@,:|>\"'"
"""What an item of a list must not hold without quotation marks around it."""
_YEARS = ("year", "since", "until")
_CONFUSED = {
    "符合": "met",
    "部分符合": "partial",
    "不符合": "unmet",
    "待人工复核": "review",
    "不适用": "skipped",
    "必备项": "must",
    "必备": "must",
    "规范项": "should",
    "规范": "should",
    "提示项": "advice",
    "提示": "advice",
    "举措和成效": "achievements",
    "成效": "achievements",
    "举措": "achievements",
    "不足": "problems",
    "问题": "problems",
    "安排": "plan",
    "计划": "plan",
    "履职": "leader-duty",
    "其他": "other",
    "省级": "province",
    "市级": "city",
    "县级": "county",
    "乡级": "township",
    "省": "province",
    "市": "city",
    "县": "county",
    "乡镇": "township",
    "部门": "department",
}
"""What a user may write for a value that is an English word."""


def nearest(word: str, words: Iterable[str]) -> str:
    """Return ``，是否想写“…”`` for the nearest of ``words``, or nothing where none is near."""
    import difflib

    known = list(words)
    if _CONFUSED.get(word) in known:
        return f"，是否想写“{_CONFUSED[word]}”"
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.6 if word.isascii() else 0.5)
    return f"，是否想写“{close[0]}”" if close else ""


def load_schema(name: str) -> dict[str, Any]:
    """Return a shipped schema by its file name."""
    with open(os.path.join(SCHEMAS, name), encoding="utf-8") as file:
        schema: dict[str, Any] = json.load(file)
    return schema


def validate(
    file: YamlFile,
    schema_name: str,
    definition: str | None = None,
    parts: Sequence[str] = (),
    required: Sequence[str] = (),
) -> None:
    """Raise LawcheckError for all faults of ``file`` against the schema, or one of its definitions.

    ``parts`` are what may stand for a part of the report, where that is known before other files are read; ``required`` are the
    fields that must be there, where they are fewer than in the schema.
    """
    schema = load_schema(schema_name)
    if required:
        schema["required"] = list(required)
    if parts:
        schema["$defs"]["parts"]["items"] = {"enum": list(parts)}
    if definition is not None:
        schema = {"$defs": schema["$defs"], "$ref": f"#/$defs/{definition}"}
    faults = Faults()
    _validate(file, file.data, schema, (), faults)
    faults.settle()


def validate_rule(file: YamlFile, rule: dict[str, Any], at: Path, faults: Faults) -> None:
    """Collect the faults of a rule that was merged from two packs; ``at`` is its place."""
    schema = load_schema("rule-pack.schema.json")
    _validate(file, rule, {"$defs": schema["$defs"], "$ref": "#/$defs/rule"}, at, faults)


def _validate(file: YamlFile, data: Any, schema: dict[str, Any], at: Path, faults: Faults) -> None:
    from jsonschema import Draft202012Validator

    errors = sorted(
        Draft202012Validator(schema).iter_errors(data), key=lambda error: list(map(str, error.absolute_path))
    )
    unknown = {(*at, *error.absolute_path) for error in errors if error.validator == "additionalProperties"}
    for error in errors:
        path: Path = (*at, *error.absolute_path)
        if error.validator == "required" and path in unknown and _is_follow_up(error):
            continue  # the field is there under a misspelt name, which is told already
        for fault in _told(file, error, path):
            faults.add(fault)


def _is_follow_up(error: Any) -> bool:
    import difflib

    missing = [key for key in error.validator_value if key not in error.instance]
    known = error.schema.get("properties", {})
    strange = [key for key in error.instance if key not in known]
    return any(difflib.get_close_matches(key, missing, n=1, cutoff=0.5) for key in strange)


def _told(file: YamlFile, error: Any, path: Path) -> list[LawcheckError]:
    instance, rule = error.instance, error.validator_value
    name = f"“{path[-1]}”" if path and isinstance(path[-1], str) else "这里"
    if error.validator == "additionalProperties":
        known = error.schema.get("properties", {})
        return [_unknown_field(file, instance, key, path, known) for key in instance if key not in known]
    if error.validator == "required":
        missing = [key for key in rule if key not in instance]
        told = next((message for message in (error.message,) if message), "")
        key = next((key for key in missing if told.startswith(f"'{key}'")), missing[0])
        return [
            file.error(
                f"缺少字段“{key}”。",
                path,
                f"请补上{_FIELDS[key].rstrip('。')}。" if key in _FIELDS else f"请补上 {key}。",
            )
        ]
    if error.validator == "type":
        return [_wrong_type(file, instance, rule, path, name)]
    if error.validator == "enum":
        return [
            file.error(
                f"{name}的值“{file.raw.get(path, instance)}”不在允许的范围内{nearest(str(instance), map(str, rule))}。",
                path,
                f"可以写：{'、'.join(map(str, rule))}。",
            )
        ]
    if error.validator in ("minimum", "maximum"):
        low, high = error.schema.get("minimum", 1), error.schema.get("maximum", 10000)
        return [file.error(f"{name}的值 {instance} 超出范围。", path, f"应当在 {low} 到 {high} 之间。")]
    if error.validator in ("minItems", "minLength", "minProperties"):
        return [file.error(f"{name}不能是空的。", path, "请补上内容；不需要的话，把这个字段整个删去。")]
    if error.validator == "pattern":
        return [
            file.error(
                f"{name}的值“{instance}”写法不对。",
                path,
                error.schema.get("description")
                or "编号、名称用小写英文字母开头，只用小写字母、数字、点和连字符，例如 my-province.hotline；中文写在 title 里。",
            )
        ]
    return [file.error(f"{name}的值不符合要求（{error.validator}）。", path, "请核对写法。")]


def _unknown_field(
    file: YamlFile, instance: dict[str, Any], key: str, path: Path, known: dict[str, Any]
) -> LawcheckError:
    at = (*path, key)
    if instance[key] is None and len(instance) == 1 and key not in known:
        return file.error(
            f"{{{key}}} 没有加引号，被当成了字段。", at, f'请给整个词语加上引号，写成 "{{{key}}}"。'
        )
    return file.error(
        f"不认识的字段“{key}”{nearest(key, known)}。",
        at,
        f"这里可以写：{'、'.join(known)}；如果属于上一层或者下一层，请调整这一行的缩进。",
    )


def _wrong_type(file: YamlFile, instance: Any, rule: Any, path: Path, name: str) -> LawcheckError:
    kinds = rule if isinstance(rule, list) else [rule]
    wanted = "或者".join(_TYPES.get(str(kind), str(kind)) for kind in kinds)
    if instance is None:
        return file.error(
            f"{name}后面没有内容。", path, f"应当是{wanted}；写在下一行的，要比这一行多缩进两个空格。"
        )
    if "string" in kinds and isinstance(instance, bool | int):
        raw = file.raw.get(path, str(instance))
        meaning = "是非值（true、false）" if isinstance(instance, bool) else "数字"
        return file.error(
            f"{name}的“{raw}”没有加引号，被当成了{meaning}，这里要的是文字。",
            path,
            f'请加上引号，写成 "{raw}"。',
        )
    if "string" in kinds and isinstance(instance, dict):
        return file.error(
            f"{name}应当是文字，却写成了几个字段。",
            path,
            "文字里有花括号，或者有半角冒号加空格的，要加引号；不该缩进的行不要缩进。",
        )
    if "integer" in kinds and isinstance(instance, str):
        example = 2025 if path and path[-1] in _YEARS else 8
        return file.error(
            f"{name}的值“{instance}”不是整数。", path, f"请写阿拉伯数字，不加引号，例如 {example}。"
        )
    if "object" in kinds and isinstance(instance, str) and "：" in instance:
        return file.error(
            f"{name}里用了全角冒号“：”，整行被当成了文字。",
            path,
            "请改成半角冒号加一个空格，写成“名称: 内容”。",
        )
    if "array" in kinds and isinstance(instance, str):
        item = f'"{instance}"' if any(mark in instance for mark in _QUOTED) else instance
        return file.error(f"{name}应当是列表，却写成了文字。", path, f"请加上方括号，写成 [{item}]。")
    return file.error(f"{name}的值类型不对，应当是{wanted}。", path, "请核对缩进和写法。")
