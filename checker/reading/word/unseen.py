"""Runs of a .docx whose text is no content: hidden, in the colour of the paper, too small to be seen, struck through."""

from __future__ import annotations

from checker.reading.source import HIDDEN, STRUCK
from checker.reading.word.lists import Styles, hidden, is_on
from checker.reading.xmltree import Node

_WHITE = ("FFFFFF", "FEFEFE")
_TINY = 4
"""Half points: text of two points or less is not there for readers."""
_PROPERTIES = ("w:rPr", "w:pPr", "w:tcPr", "w:tblPr")


def unseen(run: Node, styles: Styles, *, hides: bool) -> str | None:
    """Return the kind of aside that the text of a run is, or None for content; ``hides`` tells that its paragraph's style does."""
    properties = run.child("w:rPr")
    if properties is None:
        return HIDDEN if hides else None
    own = hidden(properties)
    if own or (own is None and (hides or styles.hides(properties.value("w:rStyle")))):
        return HIDDEN
    for name in ("w:strike", "w:dstrike"):
        node = properties.child(name)
        if node is not None and is_on(node.attributes.get("w:val")):
            return STRUCK
    size = properties.value("w:sz") or ""
    if size.isascii() and size.isdigit() and int(size[:6]) <= _TINY:
        return HIDDEN
    if (properties.value("w:color") or "").upper() in _WHITE and not _on_colour(run):
        return HIDDEN
    return None


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
        for name in _PROPERTIES:
            properties = node.child(name)
            if properties is None:
                continue
            shade = properties.child("w:shd")
            fill = shade.attributes.get("w:fill", "auto").upper() if shade is not None else "AUTO"
            if fill not in ("AUTO", *_WHITE) or properties.child("w:highlight") is not None:
                return True
        node = node.parent
    return False
