"""Read a YAML rule file strictly, keeping the place of every value.

Refused, each with its line: duplicate keys, anchors and aliases (with them a small file can unfold to
billions of values), several documents, tags, keys that are no text, too large or too deep a file.
"""

from __future__ import annotations

import os

from checker.errors import LawcheckError
from checker.rulebook.textfile import text_of
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any


MAX_DEPTH = 30

Path = tuple[str | int, ...]


class YamlFile(NamedTuple):
    """The plain data of a file, and the (line, column) of each value and key by its path in the data.

    ``raw`` has what is written for each number and truth value, ``plain`` the paths of the texts without quotes.
    """

    path: str
    data: Any
    marks: dict[Path, tuple[int, int]]
    raw: dict[Path, str]
    plain: frozenset[Path]

    def error(self, message: str, path: Path, remedy: str = "") -> LawcheckError:
        """Return an error at the value that ``path`` names, or at the nearest one above it."""
        while path and path not in self.marks:
            path = path[:-1]
        line, column = self.marks.get(path, (1, 1))
        return LawcheckError(message, remedy=remedy, path=self.path, line=line, column=column)


def read_yaml(path: str, what: str = "规则文件") -> YamlFile:
    """Read the YAML file at ``path``; raises LawcheckError for whatever is wrong with it.

    ``what`` is what messages call such a file.
    """
    return parse_yaml(text_of(path, what), path.replace(os.sep, "/"), what)


def parse_yaml(text: str, path: str, what: str = "规则文件") -> YamlFile:
    """Parse YAML text; see :func:`read_yaml`."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _refuse_early(yaml, loader, text, path)
        node = yaml.compose(text, Loader=loader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        from checker.rulebook.yamlfaults import explain

        raise explain(error, text, path) from None
    if node is None:
        raise LawcheckError(
            f"{what}是空的。",
            remedy="请写上内容，或者删去这个文件；lawcheck rules new 可以写出规则包的样本。",
            path=path,
            line=1,
            column=1,
        )
    reader = _Reader(path)
    data = reader.value(node, ())
    if isinstance(data, str | int | bool):
        from checker.rulebook.yamlfaults import suspicion

        raise suspicion(text, path) or LawcheckError(
            f"{what}应当由“名称: 值”这样的字段组成。",
            remedy="请核对第一行，例如 pack: my-province（冒号是半角的，后面有一个空格）。",
            path=path,
            line=1,
            column=1,
        )
    return YamlFile(path, data, reader.marks, reader.raw, frozenset(reader.plain))


def _refuse_early(yaml: Any, loader: Any, text: str, path: str) -> None:
    """Refuse what must not even be composed: deep nesting overflows the stack, aliases unfold without end."""
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        place = {"path": path, "line": event.start_mark.line + 1, "column": event.start_mark.column + 1}
        if getattr(event, "anchor", None):
            raise LawcheckError(
                "不允许使用 & 锚点和 * 引用。",
                remedy="请把重复的内容写成词表（lists），用 {词表名} 引用。",
                **place,
            )
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise LawcheckError(f"嵌套超过 {MAX_DEPTH} 层。", remedy="请减少嵌套。", **place)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


class _Reader:
    def __init__(self, path: str) -> None:
        self.path = path
        self.marks: dict[Path, tuple[int, int]] = {}
        self.raw: dict[Path, str] = {}
        self.plain: set[Path] = set()

    def value(self, node: Any, path: Path) -> Any:
        import yaml

        place = (node.start_mark.line + 1, node.start_mark.column + 1)
        self.marks.setdefault(path, place)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*path, index)) for index, child in enumerate(node.value)]
        return self._scalar(node, path, place)

    def _mapping(self, node: Any, path: Path) -> dict[str, Any]:
        import yaml

        data: dict[str, Any] = {}
        for key_node, child in node.value:
            place = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if not isinstance(key_node, yaml.ScalarNode) or key_node.tag == "tag:yaml.org,2002:merge":
                raise self._error("字段名必须是文字。", place, "请改成普通的字段名。")
            key = key_node.value
            if key in data:
                first = self.marks[(*path, key)][0]
                raise self._error(
                    f"字段“{key}”写了两次（第{first}行已经有了）。",
                    place,
                    "请删去其中一个，或者合并；如果它属于另一条规则，请核对那条规则开头的“- ”。",
                )
            self.marks[(*path, key)] = place
            data[key] = self.value(child, (*path, key))
        return data

    def _scalar(self, node: Any, path: Path, place: tuple[int, int]) -> Any:
        kind = node.tag.rpartition(":")[2]
        text = node.value
        if not node.style:
            self.plain.add(path)
        if kind == "null":
            return None
        if kind == "bool":
            self.raw[path] = text
            return text.lower() in ("true", "yes", "on")
        if kind == "int" and text.lstrip("+-").isdigit() and len(text) < 10:
            self.raw[path] = text
            return int(text)
        if kind in ("str", "int", "float", "timestamp", "value"):
            return text
        raise self._error("不允许使用 ! 标签。", place, "请删去标签，直接写文字；文字以 ! 开头的要加引号。")

    def _error(self, message: str, place: tuple[int, int], remedy: str) -> LawcheckError:
        return LawcheckError(message, remedy=remedy, path=self.path, line=place[0], column=place[1])
