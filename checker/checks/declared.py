"""The kinds of check that there are, and the schema of packs made from what they declare.

A kind of check is a module below this package with a :class:`~checker.rulebook.option.CheckKind`; there is no list of them to
keep. Only the generator ``docs/make_checks.py`` looks for them: what runs afterwards goes by the schema.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import Any

import checker.checks
from checker.rulebook.model import LEVEL_OF_ISSUER
from checker.rulebook.option import REQUIRED, CheckKind, Option
from checker.rulebook.shapes import PREFIX

_WORD = {"type": "string", "minLength": 1}
_DAY = {"type": "string", "pattern": "^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"}


def check_kinds() -> list[CheckKind]:
    """Return the kinds of check, room by room."""
    found: dict[str, CheckKind] = {}
    for entry in pkgutil.walk_packages(checker.checks.__path__, "checker.checks."):
        for value in vars(import_module(entry.name)).values():
            if isinstance(value, CheckKind) and value.run.__module__ == entry.name:
                if value.name in found:
                    raise ValueError(f"two kinds of check are called {value.name!r}")
                found[value.name] = value
    return list(found.values())


def with_checks(schema: dict[str, Any], kinds: list[CheckKind]) -> dict[str, Any]:
    """Return the schema of packs with the options of ``kinds`` in place of what was generated before."""
    definitions = {name: entry for name, entry in schema["$defs"].items() if not name.startswith(PREFIX)}
    rule = dict(definitions["rule"])
    rule["properties"] = {**rule["properties"], "check": {"enum": [kind.name for kind in kinds]}}
    rule["allOf"] = [
        {
            "if": {"properties": {"check": {"const": kind.name}}, "required": ["check"]},
            "then": {"properties": {"with": {"$ref": f"#/$defs/{PREFIX}{kind.name}"}}},
        }
        for kind in kinds
    ]
    definitions["rule"] = rule
    for kind in kinds:
        fields = _fields(kind.options)
        definitions[PREFIX + kind.name] = {
            "description": kind.title,
            "x-run": f"{kind.run.__module__}:{kind.run.__qualname__}",
            **fields,
        }
        if fields["required"]:
            entry = next(e for e in rule["allOf"] if e["if"]["properties"]["check"]["const"] == kind.name)
            entry["then"]["required"] = ["with"]
    return {**schema, "$defs": definitions}


def options_of(fields: type) -> dict[str, Option]:
    """Return the options that a class of fields states, by their names in packs."""
    return {
        name.removesuffix("_"): value
        for name, value in zip(fields._fields, fields.__new__.__defaults__ or (), strict=True)  # type: ignore[attr-defined]
    }


def _fields(fields: type) -> dict[str, Any]:
    options = options_of(fields)
    return {
        "type": "object",
        "additionalProperties": False,
        "x-value": f"{fields.__module__}:{fields.__qualname__}",
        "required": [name for name, option in options.items() if option.default == REQUIRED],
        "properties": {name: _schema(option) for name, option in options.items()},
    }


def _schema(option: Option) -> dict[str, Any]:
    schema = _shape(option)
    schema["description"] = option.doc
    if option.default != REQUIRED and option.default is not None:
        schema["default"] = option.default
    return schema


def _shape(option: Option) -> dict[str, Any]:
    """Return what a shape is in JSON Schema."""
    more: Any = option.more
    match option.shape:
        case "texts":
            return {"$ref": "#/$defs/texts", "x-shape": "texts", "x-placeholders": more}
        case "message":
            return {**_WORD, "x-shape": "message", "x-placeholders": more}
        case "condition":
            return {"$ref": "#/$defs/condition", "x-shape": "condition"}
        case "parts":
            return {"$ref": "#/$defs/parts", "x-shape": "parts", **({"x-frame": True} if more else {})}
        case "part":
            return {**_WORD, "x-shape": "part"}
        case "listed" | "found_list" | "stock_list":
            return {**_WORD, "x-shape": option.shape}
        case "several_lists":
            return {"$ref": "#/$defs/words", "x-shape": option.shape}
        case "rules":
            return {"$ref": "#/$defs/words", "x-shape": "rules", "x-must-exist": more}
        case "words":
            pattern, least = more
            word = {"type": "string", "pattern": pattern} if pattern else dict(_WORD)
            return {"type": "array", "minItems": least, "items": word}
        case "word_groups":
            return {"type": "array", "minItems": more, "items": {"$ref": "#/$defs/words"}}
        case "text":
            return {**_WORD, "maxLength": more} if more is not None else dict(_WORD)
        case "number":
            return {"type": "integer", "minimum": 1, "maximum": 10000}
        case "year":
            return {"type": "integer", "minimum": 1949, "maximum": 2200}
        case "day":
            return {**_DAY}
        case "day_by_level":
            days = {level: {**_DAY, "description": option.doc} for level in LEVEL_OF_ISSUER}
            return {
                "type": "object",
                "additionalProperties": False,
                "minProperties": 1,
                "properties": days,
            }
        case "flag":
            return {"type": "boolean"}
        case "choice":
            return {"enum": list(more)}
        case "one":
            return _fields(more[0])
        case "many":
            fields, also, least = more
            return {"type": "array", "minItems": least, "items": {**_fields(fields), **(also or {})}}
    raise ValueError(f"no such shape: {option.shape}")
