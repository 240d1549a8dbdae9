"""Read the table [tool.lawcheck] of a TOML file, with the line of each key as far as it can be told."""

from __future__ import annotations

import datetime
import re
from typing import Any

from checker.errors import LawcheckError
from checker.rulebook.textfile import text_of
from checker.rulebook.yamlfile import Path, YamlFile

_TABLE = ("tool", "lawcheck")
_KEY = r"""(?:"[^"\n]*"|'[^'\n]*'|[A-Za-z0-9_-]+)"""
_DOTTED = rf"{_KEY}(?:\s*\.\s*{_KEY})*"
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_DOTTED})\s*\]")
_LARGEST = 10**18
_ENTRY = re.compile(rf"\s*({_DOTTED})\s*=")


def read_toml(path: str) -> YamlFile:
    """Return the table ``[tool.lawcheck]`` of the TOML file at ``path``; LawcheckError for what is wrong with it."""
    import tomllib

    text = text_of(path, "配置文件").replace("\r\n", "\n")
    try:
        table: Any = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # no TOML, or a number of thousands of digits
        at = re.search(r"line (\d+), column (\d+)", str(error))
        raise LawcheckError(
            "不是合格的 TOML。",
            remedy="请检查这一行的引号、等号和括号。",
            path=path,
            line=int(at[1]) if at else None,
            column=int(at[2]) if at else None,
        ) from None
    for key in _TABLE:
        table = table.get(key, {}) if isinstance(table, dict) else {}
    return YamlFile(path, _plain(table), _marks(text), {}, frozenset())


def _plain(value: Any) -> Any:
    """Return the data with dates as text, as YAML files have them, and with no integer that cannot be shown."""
    if isinstance(value, dict):
        return {key: _plain(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_plain(entry) for entry in value]
    if isinstance(value, int) and abs(value) > _LARGEST:
        return hex(value)
    return value.isoformat() if isinstance(value, datetime.date) else value


def _marks(text: str) -> dict[Path, tuple[int, int]]:
    """Return the place of each key below [tool.lawcheck]. Keys of inline tables have none of their own."""
    marks: dict[Path, tuple[int, int]] = {}
    counts: dict[Path, int] = {}
    above: Path = ()
    for number, line in enumerate(text.split("\n"), 1):
        header = _HEADER.match(line)
        if header is not None:
            above = _split(header[2])
            if header[1] == "[[":
                counts[above] = counts.get(above, -1) + 1
                above = (*above, counts[above])
            path = above
        else:
            entry = _ENTRY.match(line)
            if entry is None:
                continue
            path = (*above, *_split(entry[1]))
        if path[: len(_TABLE)] == _TABLE:
            place = (number, len(line) - len(line.lstrip()) + 1)
            for end in range(len(_TABLE), len(path) + 1):
                marks.setdefault(path[len(_TABLE) : end], place)
    return marks


def _split(dotted: str) -> Path:
    return tuple(key.strip("\"'") for key in re.findall(_KEY, dotted))
