"""The cells of the first sheet of an .xlsx file, as texts: enough for a list of units."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.errors import LawcheckError
from checker.reading.archive import Archive
from checker.reading.xmltree import Node, XmlError, in_utf8, parse

_STRINGS, _SHEET = "xl/sharedStrings.xml", re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_MOST_COLUMNS = 200


def rows_of(data: bytes, path: str) -> Iterator[list[str]]:
    """Yield the rows of the first sheet. Raises LawcheckError, with ``path``, for what is no workbook."""
    archive = Archive(data, path)
    sheets = sorted((int(found[1]), name) for name in archive.names if (found := _SHEET.fullmatch(name)))
    if not sheets:
        raise LawcheckError("这不是 Excel 工作簿。", remedy="名单请写成 .csv 或者 .xlsx。", path=path)
    strings: list[str] = []
    if _STRINGS in archive.names:
        strings = [_text(node) for node in _nodes(archive.read(_STRINGS), path) if _is(node, "si")]
    for row in _nodes(archive.read(sheets[0][1]), path):
        if not _is(row, "row"):
            continue
        cells: list[str] = []
        for cell in row.children:
            column = _column(cell.attributes.get("r", ""), len(cells))
            if not _is(cell, "c") or column >= _MOST_COLUMNS:
                continue
            cells += [""] * (column - len(cells))
            cells.append(_value(cell, strings))
        yield cells


def _nodes(data: bytes, path: str) -> list[Node]:
    try:
        return parse(in_utf8(data))[0].walk()
    except XmlError:
        raise LawcheckError(
            "工作簿已经损坏，或者大得不像一份名单。", remedy="请另存为 .csv 再试。", path=path
        ) from None


def _is(node: Node, name: str) -> bool:
    return node.name.rpartition(":")[2] == name


def _value(cell: Node, strings: list[str]) -> str:
    """Return what a cell shows, as far as it is a text: numbers as they are stored."""
    kind = cell.attributes.get("t")
    if kind == "inlineStr":
        return _text(cell)
    text = next((node.text for node in cell.children if _is(node, "v")), "")
    if kind == "s":
        return strings[int(text)] if text.isdigit() and int(text) < len(strings) else ""
    return text


def _text(node: Node) -> str:
    """Return the text of a string, without the readings that stand above it."""
    if _is(node, "rPh"):
        return ""
    return (node.text if _is(node, "t") else "") + "".join(map(_text, node.children))


def _column(reference: str, default: int) -> int:
    letters = re.match(r"[A-Z]{1,3}", reference)
    if letters is None:
        return default
    number = 0
    for letter in letters[0]:
        number = 26 * number + ord(letter) - 64
    return max(default, number - 1)
