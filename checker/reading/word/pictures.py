"""Pictures of a .docx that may be pages of text: how large they are shown, and whether they lie behind the text."""

from __future__ import annotations

from checker.reading.xmltree import Node
from checker.text.lazy import pattern

_EMU, _POINT = 360_000, 28.35
"""Units of DrawingML, and points, to a centimetre."""
_PAGE = 21.0 * 29.7 / 2
"""Half a page (A4) in square centimetres: a scan without its margins covers more, a photograph less."""
_WIDTH, _HEIGHT = 8.0, 3.0
"""The size in centimetres from which a picture may hold sentences: a signature, a seal or an icon is smaller."""
_SIDE = pattern(r"(?:^|;)\s*(width|height)\s*:\s*([0-9]{1,4}(?:\.[0-9]+)?)(pt|cm|in)")
_IN_CENTIMETRES = {"pt": 1 / _POINT, "cm": 1.0, "in": 2.54}

PAGE, BLOCK = "page", "block"
"""What a picture may be: a page that was scanned, or a stretch of text that was captured."""


def may_hold_text(node: Node) -> str | None:
    """Return whether a drawing is a picture as large as a page (PAGE) or a stretch of text (BLOCK); None where it is neither.

    What lies behind the text is the ground of a cover, and what has a text box on it is drawn.
    """
    width = height = 0.0
    pictured = False
    for one in node.walk():
        name = one.name.rpartition(":")[2]
        if name == "txbxContent" or one.attributes.get("behindDoc") in ("1", "true"):
            return None
        if name in ("pic", "imagedata"):
            pictured = True
        elif name == "extent" and not width:
            width, height = (_length(one.attributes.get(side, "")) for side in ("cx", "cy"))
        elif name in ("shape", "rect") and not width:
            width, height = _of_style(one.attributes.get("style", ""))
    if not pictured:
        return None
    if width * height >= _PAGE:
        return PAGE
    return BLOCK if width >= _WIDTH and height >= _HEIGHT else None


def _length(text: str) -> float:
    return int(text[:12]) / _EMU if text.isascii() and text.isdigit() else 0.0


def _of_style(style: str) -> tuple[float, float]:
    """Return width and height of a shape of VML; nothing of one that lies behind the text."""
    if "z-index:-" in style.replace(" ", ""):
        return 0.0, 0.0
    sides = {name: float(number) * _IN_CENTIMETRES[unit] for name, number, unit in _SIDE.findall(style)}
    return sides.get("width", 0.0), sides.get("height", 0.0)
