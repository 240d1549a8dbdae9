"""What offices and web sites write whatever the kind of report: names of bodies, labels of pages, turns of official letters.

The words stand in rules/shared/*.yaml, one table a key; this module reads them. As the packs, they are validated once
and kept beside the compiled packs; in a checkout they are read again whenever a file there has changed.
"""

from __future__ import annotations

import os

from checker.rulebook.places import COMPILED, ROOT, RULES
from checker.text.lazy import unreadable
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    Words = tuple[str, ...]
    Groups = tuple[tuple[str, Words], ...]
    Tables = dict[str, Words | Groups]

SHARED = os.path.join(RULES, "shared")
_FILE = os.path.join(COMPILED, "habits")
_READ: list[Tables] = []
"""The tables, read once in a process and never changed."""


def words(name: str) -> Words:
    """Return the words of a table in their order. Raises KeyError for a table that does not exist."""
    table: Words = _tables()[name]  # type: ignore[assignment]
    return table


def groups(name: str) -> Groups:
    """Return the groups of a table, each with its words, in their order. Raises KeyError for a table that does not exist."""
    table: Groups = _tables()[name]  # type: ignore[assignment]
    return table


def _tables() -> Tables:
    if not _READ:
        _READ.append(_kept() or build_habits())
    return _READ[0]


def _kept() -> Tables | None:
    from _pickle import load

    try:
        stamp = _stamp()
        with open(_FILE, "rb") as file:
            made_from, tables = load(file)
        return tables if (stamp is None or made_from == stamp) and isinstance(tables, dict) else None
    except unreadable():
        return None


def _stamp() -> list[tuple[str, int, int]] | None:
    """Return what tells a change of the files, or None in an installed wheel, where they do not change."""
    if os.path.basename(ROOT) == "_data":
        return None
    with os.scandir(SHARED) as entries:
        files = sorted((entry.name, entry.stat()) for entry in entries if entry.name.endswith(".yaml"))
    return [(name, status.st_size, status.st_mtime_ns) for name, status in files]


def build_habits() -> Tables:
    """Read and validate the files, keep the tables where they can be written, and return them.

    Raises LawcheckError, which names file, line and remedy, for a table that is none.
    """
    import pickle

    from checker.rulebook.yamlfile import read_yaml

    tables: Tables = {}
    for name in sorted(os.listdir(SHARED)):
        if not name.endswith(".yaml"):
            continue
        file = read_yaml(os.path.join(SHARED, name), "词表文件")
        if not isinstance(file.data, dict):
            raise file.error("应当是“名称: [词语, …]”。", (), "请对照同一个文件夹里的其他文件书写。")
        for key, value in file.data.items():
            if key in tables:
                raise file.error(f"词表“{key}”写了两次。", (key,), "请合并成一张，或者改名。")
            if isinstance(value, dict):
                tables[key] = tuple((group, _words(file, (key, group), one)) for group, one in value.items())
            else:
                tables[key] = _words(file, (key,), value)
    from checker.rulebook.shipped import keep

    keep("habits", pickle.dumps((_stamp(), tables), 5))
    return tables


def _words(file: YamlFile, path: tuple[str, ...], value: object) -> Words:
    if not isinstance(value, list) or not value:
        raise file.error(f"词表“{path[-1]}”应当是词语的列表，至少一个。", path, "写成 [词语, 词语]。")
    seen: set[str] = set()
    for at, word in enumerate(value):
        if not isinstance(word, str) or not word:
            raise file.error(f"词表“{path[-1]}”里有的不是词语。", (*path, at), "给这个值加上英文引号。")
        if word in seen:
            raise file.error(f"词表“{path[-1]}”里“{word}”写了两次。", (*path, at), "删去一个。")
        seen.add(word)
    return tuple(value)


if TYPE_CHECKING:
    from checker.rulebook.yamlfile import YamlFile
