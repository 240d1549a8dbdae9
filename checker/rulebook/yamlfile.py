"""Read a YAML rule file strictly, keeping the place of every value.

Refused, each with its line: duplicate keys, anchors and aliases (with them a small file can unfold to
billions of values), several documents, tags, keys that are no text, too large or too deep a file.
"""

from __future__ import annotations

import os

from checker.errors import LawcheckError, reason
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any


MAX_BYTES = 1024 * 1024
MAX_DEPTH = 30

Path = tuple[str | int, ...]


class YamlFile(NamedTuple):
    """The plain data of a file, and the (line, column) of each value and key by its path in the data."""

    path: str
    data: Any
    marks: dict[Path, tuple[int, int]]

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
    shown = path.replace(os.sep, "/")
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise LawcheckError(
            f"{what}无法读取（{reason(error)}）。", remedy="请核对文件名和所在文件夹。", path=shown
        ) from None
    if len(data) > MAX_BYTES:
        raise LawcheckError(f"{what}超过 1 MB。", remedy="请确认选对了文件，或者拆成几个文件。", path=shown)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise LawcheckError(
            f"{what}不是 UTF-8 编码。", remedy="请用“记事本”另存为 UTF-8 编码。", path=shown, line=line
        ) from None
    return parse_yaml(text, shown, what)


def parse_yaml(text: str, path: str, what: str = "规则文件") -> YamlFile:
    """Parse YAML text; see :func:`read_yaml`."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _refuse_early(yaml, loader, text, path)
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise LawcheckError(
            f"不是合格的 YAML：{_explain(str(error.problem or error.context or ''))}",
            remedy="请检查这一行及上一行的缩进、冒号后的空格、引号是否成对。",
            path=path,
            line=mark.line + 1 if mark else None,
            column=mark.column + 1 if mark else None,
        ) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        at = getattr(error, "position", None)
        line = text[:at].count("\n") + 1 if isinstance(at, int) else None
        raise LawcheckError(
            "不是合格的 YAML：有不允许的字符，或者嵌套太深。",
            remedy="请删去特殊字符、减少嵌套。",
            path=path,
            line=line,
        ) from None
    if node is None:
        raise LawcheckError(f"{what}是空的。", remedy="请写上内容，或者删去这个文件。", path=path, line=1)
    reader = _Reader(path)
    return YamlFile(path, reader.value(node, ()), reader.marks)


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


def _explain(problem: str) -> str:
    for words, meaning in (
        ("maximum nesting depth", "嵌套太深，请减少嵌套"),
        ("mapping values are not allowed", "这里不应该出现冒号，可能是上一行缩进不对或者文字没有加引号"),
        ("could not find expected ':'", "缺少冒号"),
        ("did not find expected key", "缩进不对，或者引号、括号没有成对"),
        ("found character that cannot start any token", "这里的字符不能这样用：缩进请用空格，文字请加引号"),
        ("cannot start any token", "这个字符不能放在开头，请给文字加引号"),
        ("found unexpected end of stream", "引号或者括号没有成对"),
        ("did not find expected", "引号、括号或者缩进不对"),
        ("expected a single document", "一个文件里只能有一份内容，请去掉多余的 ---"),
        ("found undefined alias", "不允许使用 * 引用"),
        ("found duplicate anchor", "不允许使用 & 锚点"),
    ):
        if words in problem:
            return meaning + "。"
    return "格式有误。"


class _Reader:
    def __init__(self, path: str) -> None:
        self.path = path
        self.marks: dict[Path, tuple[int, int]] = {}

    def value(self, node: Any, path: Path) -> Any:
        import yaml

        place = (node.start_mark.line + 1, node.start_mark.column + 1)
        self.marks.setdefault(path, place)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*path, index)) for index, child in enumerate(node.value)]
        return self._scalar(node, place)

    def _mapping(self, node: Any, path: Path) -> dict[str, Any]:
        import yaml

        data: dict[str, Any] = {}
        for key_node, child in node.value:
            place = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if not isinstance(key_node, yaml.ScalarNode) or key_node.tag == "tag:yaml.org,2002:merge":
                raise self._error("字段名必须是文字。", place, "请改成普通的字段名。")
            key = key_node.value
            if key in data:
                raise self._error(f"字段“{key}”写了两次。", place, "请删去其中一个，或者合并。")
            self.marks[(*path, key)] = place
            data[key] = self.value(child, (*path, key))
        return data

    def _scalar(self, node: Any, place: tuple[int, int]) -> Any:
        kind = node.tag.rpartition(":")[2]
        text = node.value
        if kind == "null":
            return None
        if kind == "bool":
            return text.lower() in ("true", "yes", "on")
        if kind == "int" and text.lstrip("+-").isdigit() and len(text) < 10:
            return int(text)
        if kind in ("str", "int", "float", "timestamp", "value"):
            return text
        raise self._error("不允许使用 ! 标签。", place, "请删去标签，直接写文字。")

    def _error(self, message: str, place: tuple[int, int], remedy: str) -> LawcheckError:
        return LawcheckError(message, remedy=remedy, path=self.path, line=place[0], column=place[1])
