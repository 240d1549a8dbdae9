"""Elements of a .docx that only hold others, have alternatives, or stand for one character."""

from __future__ import annotations

from checker.reading.word.model import ANNOTATOR
from checker.reading.xmltree import Node

THROUGH = frozenset(
    ("w:hyperlink", "w:smartTag", "w:customXml", "w:sdtContent", "w:fldSimple", "w:dir", "w:bdo", "w:rubyBase",
     "m:oMathPara", "w:sdt", "mc:Choice", "mc:Fallback", "w:tc", "?:contentPart")
)  # fmt: skip
"""Elements that only hold others."""
_SYMBOLS = {
    0xFE: "☑",
    0xA8: "□",
    0x6F: "□",
    0x71: "□",
    0x72: "□",
    0x52: "☑",
    0x53: "☒",
    0xFD: "☒",
    0xFC: "✓",
    0xFB: "✗",
}
_SYMBOLS |= {0x81 + at: chr(ord("①") + at) for at in range(10)} | {
    0x8C + at: chr(ord("❶") + at) for at in range(10)
}
"""Signs of the font Wingdings that carry a meaning in a form or a list."""

_MOST_COLUMNS = 100


def chosen(node: Node) -> Node:
    """Return the branch of alternative content that is shown: the first with a text box or text, else the last."""
    for child in node.children:
        if child.name == "mc:Choice" and any(one.name in ("w:t", "w:txbxContent") for one in child.walk()):
            return child
    return node.child("mc:Fallback") or (node.children[-1] if node.children else node)


def text_boxes(node: Node) -> list[Node]:
    """Return the contents of text boxes in a drawing, those of alternative content once, none inside another."""
    found: list[Node] = []
    stack = [node]
    while stack:
        one = stack.pop()
        if one.name == "w:txbxContent":
            found.append(one)
        elif one.name == "mc:AlternateContent":
            stack.append(chosen(one))
        else:
            stack.extend(reversed(one.children))
    return found


def is_ours(change: Node) -> bool:
    """Whether a tracked change is a correction of this program: the draft as its writer left it has none of them."""
    return change.attributes.get("w:author") == ANNOTATOR


def is_unfilled(control: Node) -> bool:
    """Whether a content control still shows what is to be filled in."""
    properties = control.child("w:sdtPr")
    return properties is not None and properties.child("w:showingPlcHdr") is not None


_OBJECTS = (
    ("Word.", "Word 文档"),
    ("Excel.", "电子表格"),
    ("PowerPoint.", "演示文稿"),
    ("Acro", "PDF"),
    ("WPS.", "WPS 文档"),
)
_FORMULAS = ("Equation", "MathType", "PBrush", "Forms.", "Visio")


def embedded_object(node: Node) -> str | None:
    """Return what an embedded object is, or None where there is none with text of its own."""
    for one in node.walk():
        if one.name.endswith(":OLEObject"):
            program = one.attributes.get("ProgID", "")
            if program.startswith(_FORMULAS):
                return None
            return next((name for start, name in _OBJECTS if program.startswith(start)), "文件")
    return None


def symbol(node: Node) -> str:
    """Return the character of a w:sym, or nothing where it has none."""
    code = node.attributes.get("w:char", "")
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    if "wingdings" in node.attributes.get("w:font", "").lower() and value & 0xFF in _SYMBOLS:
        return _SYMBOLS[value & 0xFF]
    # Fonts of symbols put their signs into the private area; what is none of them is an ordinary character.
    if value < 0x20 or 0xD800 <= value < 0xE000 or value > 0x10FFFF:
        return ""
    return chr(value)


def cells_of(table: Node) -> list[list[str]]:
    """Return the texts of the cells of a table row by row; a cell over several columns is followed by empty ones."""
    rows: list[list[str]] = []
    for row in table.children:
        if row.name != "w:tr":
            continue
        cells: list[str] = []
        for cell in row.children:
            if cell.name != "w:tc":
                continue
            cells.append("".join(node.text for node in cell.walk() if node.name == "w:t"))
            span = cell.value("w:tcPr", "w:gridSpan") or "1"
            cells.extend([""] * (min(int(span), _MOST_COLUMNS) - 1 if span.isdecimal() else 0))
        rows.append(cells)
    return rows


def is_table_of_figures(table: Node, lines: list[str]) -> bool:
    """Whether a table, of which ``lines`` are the paragraphs, holds figures and their labels and not text in a frame.

    It has rows and columns, no sentence, and a third of its cells are figures (12, 3.5%, 40件). Dates are none: a table
    of metadata says when a report was published.
    """
    rows = [node for node in table.children if node.name == "w:tr"]
    columns = max((sum(cell.name == "w:tc" for cell in row.children) for row in rows), default=0)
    cells = [line.strip() for line in lines if line.strip()]
    if len(rows) < 2 or columns < 2 or any("。" in cell for cell in cells):
        return False
    return 0 < len(cells) <= 3 * sum(map(_is_figure, cells))


def _is_figure(cell: str) -> bool:
    at = len(cell)
    while at > len(cell) - 2 and at > 0 and "\u4e00" <= cell[at - 1] <= "\u9fff":
        at -= 1
    return cell[:1].isdigit() and all(char.isdigit() or char in ".,，%％" for char in cell[:at])
