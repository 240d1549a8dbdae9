"""Where the shipped packs and schemas lie: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

import os

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_SHIPPED = os.path.join(PACKAGE, "_data")
ROOT = _SHIPPED if os.path.isdir(_SHIPPED) else os.path.dirname(PACKAGE)

RULES = os.path.join(ROOT, "rules")
SCHEMAS = os.path.join(ROOT, "schemas")
KINDS = os.path.join(RULES, "kinds")
COMPILED = os.path.join(PACKAGE, "rulebook", "_compiled")
"""The folder of the shipped rule files, validated and merged: for each kind of report one file of JSON, which loads
faster than YAML, and one of the examples, which no check of a report needs."""

KIND = "law-based-government"
"""The kind of report that is checked where none is named."""


def kind_names() -> list[str]:
    """Return the names of the kinds of report that are shipped."""
    return sorted(name[: -len(".yaml")] for name in os.listdir(KINDS) if name.endswith(".yaml"))
