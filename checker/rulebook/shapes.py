"""The shapes of options, as the schema of packs states them for each kind of check.

That part of the schema is generated from what the checks declare (docs/decisions/0016): ``x-shape`` tells what a value means,
``x-run`` and ``x-value`` which function and which class of fields belong to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from checker.rulebook.schema import load_schema
from checker.rulebook.yamlfile import Path

CONDITION, LISTED, SEVERAL, FOUND, STOCK = "condition", "listed", "several_lists", "found_list", "stock_list"
TEXTS, MESSAGE, RULES, PARTS, PART = "texts", "message", "rules", "parts", "part"
LISTS = (LISTED, SEVERAL, FOUND, STOCK)
"""Shapes that name lists."""
PREFIX = "check-"
"""What the definitions in the schema begin with that describe the options of a kind of check."""


@cache
def _definitions() -> dict[str, Any]:
    definitions: dict[str, Any] = load_schema("rule-pack.schema.json")["$defs"]
    return definitions


def options_schema(check: str) -> Mapping[str, Any]:
    """Return the schema of the options of a kind of check."""
    schema: Mapping[str, Any] = _definitions()[PREFIX + check]
    return schema


def walk(
    value: Any, schema: Mapping[str, Any], at: Path = ()
) -> Iterator[tuple[Path, str, Any, Mapping[str, Any]]]:
    """Yield every value below ``value`` whose shape says what it means: (place, shape, value, schema)."""
    shape = schema.get("x-shape")
    if shape is not None:
        yield at, shape, value, schema
    elif isinstance(value, dict):
        properties = schema.get("properties", {})
        for key, entry in value.items():
            if key in properties:
                yield from walk(entry, properties[key], (*at, key))
    elif isinstance(value, list) and "items" in schema:
        for index, entry in enumerate(value):
            yield from walk(entry, schema["items"], (*at, index))


def references(rule: Mapping[str, Any], *, needed: bool) -> list[str]:
    """Return the ids of the rules that must be decided before ``rule``; only those that must exist where ``needed``."""
    found = [*rule.get("depends", ()), *(() if needed else rule.get("doubt", ()))]
    for _, shape, value, schema in walk(rule.get("with", {}), options_schema(rule["check"])):
        if shape == RULES and (schema["x-must-exist"] or not needed):
            found += value
    return found


def named(reference: str) -> Any:
    """Return the function or class that ``module:name`` in the schema stands for."""
    from importlib import import_module

    module, _, name = reference.partition(":")
    return getattr(import_module(module), name)
