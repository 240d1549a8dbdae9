"""Runs of a .docx whose text is no content: hidden, in the colour of the paper, too small to be seen, struck through."""

from __future__ import annotations

from checker.reading.source import HIDDEN, STRUCK
from checker.reading.word.styles import PLAIN, Look, Styles, is_on, is_white, look_of
from checker.reading.xmltree import Node

_LOWEST = 40
"""Twentieths of a point: a line or a row of exactly this height shows nothing of its letters."""
_LARGE = 50 * 36_000
"""English metric units of five centimetres: lines and marks of a letterhead lie behind the text, too."""
_PROPERTIES = ("w:rPr", "w:pPr", "w:tcPr", "w:tblPr")


def unseen(run: Node, styles: Styles, paragraph: Look, *, pictured: bool = False) -> str | None:
    """Return the kind of aside that the text of a run is, or None for content; ``paragraph`` is how its paragraph's text looks.

    ``pictured`` tells of a picture behind the text of the page.
    """
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
    if look.white and not look.coloured and not pictured and not _on_colour(run):
        return HIDDEN
    return None


def is_before_picture(run: Node, *, pictured: bool) -> bool:
    """Whether a picture or shape as large as that of a cover lies behind the text from a run on; ``pictured``: one did until here."""
    for node in run.children:
        if node.name in ("w:drawing", "mc:AlternateContent"):
            pictured = pictured or any(_lies_behind(one) for one in node.walk())
        elif pictured and (
            node.name == "w:lastRenderedPageBreak"
            or (node.name == "w:br" and node.attributes.get("w:type") == "page")
        ):
            pictured = False
    return pictured


def _lies_behind(node: Node) -> bool:
    if node.attributes.get("behindDoc") not in ("1", "true"):
        return False
    for one in node.children:
        if one.name.endswith(":extent"):
            sides = [one.attributes.get(side, "") for side in ("cx", "cy")]
            return all(side.isascii() and side.isdigit() and int(side[:12]) >= _LARGE for side in sides)
    return False


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
