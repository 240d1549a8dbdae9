"""Which text objects of an OFD page nobody sees: not filled, in the colour of paper on paper, of no size, off the page."""

from __future__ import annotations

from collections.abc import Iterable

from checker.reading.pages.ofdobjects import box_of, child, local, numbers_in
from checker.reading.xmltree import Node

_PALE, _TINY = 250, 0.7
"""Parts of a colour as pale as paper; millimetres of letters that nobody reads."""
_OFF = ("false", "0")
_GROUNDS = ("ImageObject", "CompositeObject")
"""Pictures, and drawings that stand elsewhere."""


class Sight:
    """Tells what is seen of one page; what lies behind letters, on it or its templates, is looked up when pale ones are met."""

    def __init__(self, page: Node, area: tuple[float, ...], templates: Iterable[Node] = ()) -> None:
        """``templates`` are asked for where needed only."""
        self._page, self._templates = page, templates
        left, top, width, height = box_of(page) or area
        self._area = left, top, left + width, top + height
        self._grounds: list[tuple[bool, tuple[float, ...]]] | None = None

    def is_hidden(self, node: Node) -> bool:
        """Whether nobody sees a text object."""
        attributes = node.attributes
        size = (*numbers_in(attributes.get("Size", "")), 4.0)[0]
        matrix = numbers_in(attributes.get("CTM", ""))
        scale = max(map(abs, matrix[:4])) if len(matrix) == 6 else 1.0
        if 0 <= size * scale < _TINY:
            return True
        box = numbers_in(attributes.get("Boundary", ""))
        if len(box) != 4:
            return False
        left, top, right, bottom = box[0], box[1], box[0] + box[2], box[1] + box[3]
        area = self._area
        if right < area[0] or bottom < area[1] or left > area[2] or top > area[3]:
            return True
        x, y = (left + right) / 2, (top + bottom) / 2
        if not is_visible(node):  # letters recognised in a scan are written so, too
            return not self._has_ground(x, y, pictures=True)
        return _is_pale(node) and not self._has_ground(x, y)

    def _has_ground(self, x: float, y: float, *, pictures: bool = False) -> bool:
        if self._grounds is None:
            self._grounds = [
                (local(node) == "ImageObject", box)
                for tree in (self._page, *self._templates)
                for node in tree.walk()
                if local(node) in _GROUNDS or (local(node) == "PathObject" and _is_filled(node))
                if len(box := tuple(numbers_in(node.attributes.get("Boundary", "")))) == 4
            ]
        return any(
            left <= x <= left + width and top <= y <= top + height
            for picture, (left, top, width, height) in self._grounds
            if picture or not pictures
        )


def is_visible(node: Node) -> bool:
    """Whether an object is not switched off."""
    return node.attributes.get("Visible", "true").lower() not in _OFF


def _is_pale(node: Node) -> bool:
    """Whether letters are not filled, or filled with what is not to be told from paper."""
    attributes = node.attributes
    if attributes.get("Fill", "true").lower() in _OFF and attributes.get("Stroke", "false").lower() in _OFF:
        return True
    if attributes.get("Alpha") == "0":
        return True
    if attributes.get("Stroke", "false").lower() not in _OFF and not _is_white(child(node, "StrokeColor")):
        return False
    return _is_white(child(node, "FillColor"))


def _is_white(colour: Node | None) -> bool:
    if colour is None:
        return False
    parts = numbers_in(colour.attributes.get("Value", ""))
    return colour.attributes.get("Alpha") == "0" or (len(parts) in (1, 3) and min(parts) >= _PALE)


def _is_filled(node: Node) -> bool:
    """Whether an outline is filled with a colour that is none of paper's."""
    return node.attributes.get("Fill", "false").lower() not in _OFF and not (
        node.attributes.get("Alpha") == "0" or _is_white(child(node, "FillColor"))
    )
