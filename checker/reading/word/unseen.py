"""Runs of a .docx whose text is no content: hidden, in the colour of the paper, too small to be seen, struck through."""

from __future__ import annotations

from checker.reading.source import HIDDEN, STRUCK
from checker.reading.word.styles import PLAIN, Look, Styles, is_on, is_white, look_of
from checker.reading.xmltree import Node

_LOWEST = 40
"""Twentieths of a point: a line or a row of exactly this height shows nothing of its letters."""
_PROPERTIES = ("w:rPr", "w:pPr", "w:tcPr", "w:tblPr")


def unseen(run: Node, styles: Styles, paragraph: Look) -> str | None:
    """Return the kind of aside that the text of a run is, or None for content; ``paragraph`` is how its paragraph's text looks."""
    properties = run.child("w:rPr")
    if properties is None:
        look = paragraph
    else:
        look = look_of(properties).over(styles.look(properties.value("w:rStyle"))).over(paragraph)
    if look is PLAIN:
        return None
    if look.hidden or look.tiny or look.unfilled:
        return HIDDEN
    if look.struck:
        return STRUCK
    if look.white and not look.coloured and not _on_colour(run):
        return HIDDEN
    return None


def is_shut(properties: Node | None) -> bool:
    """Whether a paragraph has lines of a height in which nothing of its letters is seen."""
    spacing = properties.child("w:spacing") if properties is not None else None
    return spacing is not None and _is_low(spacing, "w:lineRule", "w:line")


def is_shut_row(row: Node) -> bool:
    """Whether a row of a table is hidden, or too low to show anything."""
    properties = row.child("w:trPr")
    if properties is None:
        return False
    hidden, height = properties.child("w:hidden"), properties.child("w:trHeight")
    return (hidden is not None and is_on(hidden.attributes.get("w:val"))) or (
        height is not None and _is_low(height, "w:hRule", "w:val")
    )


def _is_low(node: Node, rule: str, name: str) -> bool:
    value = node.attributes.get(name, "")
    return (
        node.attributes.get(rule) == "exact"
        and value.isascii()
        and value.isdigit()
        and int(value[:6]) <= _LOWEST
    )


def _on_colour(run: Node) -> bool:
    """Whether something behind a run has a colour, so that white letters on it can be read."""
    node: Node | None = run
    while node is not None:
        if node.name in ("w:txbxContent", "mc:AlternateContent", "w:tblStylePr"):
            return True  # a shape has a filling that is not looked at
        if node.name == "w:tbl":
            table = node.child("w:tblPr")
            if table is not None and table.child("w:tblStyle") is not None:
                return True  # a style may colour its first row
        if node.name == "w:document" and (page := node.child("w:background")) is not None:
            return not is_white(page.attributes.get("w:color", "FFFFFF"))
        for name in _PROPERTIES:
            properties = node.child(name)
            if properties is None:
                continue
            shade = properties.child("w:shd")
            fill = shade.attributes.get("w:fill", "auto").upper() if shade is not None else "AUTO"
            if (fill != "AUTO" and not is_white(fill)) or properties.child("w:highlight") is not None:
                return True
        node = node.parent
    return False
