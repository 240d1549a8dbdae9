"""The cells of the first sheet of an .xlsx file, as texts: enough for a list of units."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.errors import LawcheckError
from checker.reading.archive import Archive

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
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
        strings = [_text(entry) for entry in _root(archive.read(_STRINGS), path).iter(f"{_S}si")]
    for row in _root(archive.read(sheets[0][1]), path).iter(f"{_S}row"):
        cells: list[str] = []
        for cell in row.iter(f"{_S}c"):
            column = _column(cell.get("r") or "", len(cells))
            if column >= _MOST_COLUMNS:
                break
            cells += [""] * (column - len(cells))
            cells.append(_value(cell, strings))
        yield cells


def _root(data: bytes, path: str):  # type: ignore[no-untyped-def]  # noqa: ANN202
    from lxml import etree

    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise LawcheckError("工作簿已经损坏。", remedy="请另存为 .csv 再试。", path=path) from None


def _value(cell, strings: list[str]) -> str:  # type: ignore[no-untyped-def]  # noqa: ANN001
    if cell.get("t") == "inlineStr":
        return _text(cell)
    value = cell.find(f"{_S}v")
    text = (value.text or "") if value is not None else ""
    if cell.get("t") == "s":
        return strings[int(text)] if text.isdigit() and int(text) < len(strings) else ""
    return text


def _text(entry) -> str:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """Return the text of a string, without the readings that stand above it."""
    return "".join(part.text or "" for part in entry.iter(f"{_S}t") if part.getparent().tag != f"{_S}rPh")


def _column(reference: str, default: int) -> int:
    letters = re.match(r"[A-Z]{1,3}", reference)
    if letters is None:
        return default
    number = 0
    for letter in letters[0]:
        number = 26 * number + ord(letter) - 64
    return max(default, number - 1)
