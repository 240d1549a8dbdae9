"""Styles of a .docx: their lists and levels, and how their text looks (ISO/IEC 29500-1, 17.7)."""

from __future__ import annotations

from checker.reading.xmltree import Node
from checker.values import NamedTuple

_MOST_STEPS = 40
"""How far a chain of styles is followed; more is a ring."""
_OFF = ("0", "false", "off")
_TINY, _NARROW, _PALE = 4, 10, 250
"""Half points and per cent of the usual width: letters of less are not there for readers. Parts of a colour as pale as paper."""
_TELLING = frozenset(("w:vanish", "w:strike", "w:dstrike", "w:sz", "w:w", "w:color", "w14:textFill"))
_PAPER_OF_THEMES = ("background1", "light1")


class Look(NamedTuple):
    """How text looks, as far as it can be seen: None where nothing is said of it.

    ``coloured`` tells of a ground of its own, on which white letters can be read.
    """

    hidden: bool | None = None
    struck: bool | None = None
    tiny: bool | None = None
    white: bool | None = None
    unfilled: bool | None = None
    coloured: bool | None = None

    def over(self, below: Look) -> Look:
        """Return this look with what ``below`` says of what this says nothing of."""
        if below is PLAIN or self is PLAIN:
            return self if below is PLAIN else below
        return Look(*(mine if mine is not None else its for mine, its in zip(self, below, strict=True)))


PLAIN = Look()


class Style(NamedTuple):
    """What matters of a style: its name in lower case, the one it is based on, its list, how its text looks, its level in the outline."""

    name: str
    base: str | None
    list: str | None
    level: int
    look: Look
    outline: str


class Styles:
    """The styles of a document, by their ids."""

    def __init__(self, root: Node | None) -> None:
        self._known: dict[str, Style] = {}
        self._looks: dict[str | None, Look] = {}
        self.default: str | None = None
        for node in root.children if root is not None else ():
            name = node.attributes.get("w:styleId")
            if node.name != "w:style" or name is None:
                continue
            properties = node.child("w:pPr")
            numbered = properties.child("w:numPr") if properties is not None else None
            run = node.child("w:rPr")
            self._known[name] = Style(
                (node.value("w:name") or "").lower(),
                node.value("w:basedOn"),
                numbered.value("w:numId") if numbered is not None else None,
                number_of(numbered.value("w:ilvl") if numbered is not None else None, 0),
                _look_of_style(properties, run),
                outline_level(properties),
            )
            if node.attributes.get("w:type") == "paragraph" and is_on(node.attributes.get("w:default", "0")):
                self.default = name

    def chain(self, name: str | None) -> list[tuple[str, Style]]:
        """Return a style and those it is based on, nearest first."""
        found: list[tuple[str, Style]] = []
        while name is not None and name in self._known and len(found) < _MOST_STEPS:
            found.append((name, self._known[name]))
            name = self._known[name].base
        return found

    def look(self, name: str | None) -> Look:
        """Return how the text of a style looks: what it says itself goes before what those say that it is based on."""
        known = self._looks.get(name)
        if known is None:
            known = PLAIN
            for _, style in self.chain(name):
                known = known.over(style.look)
            self._looks[name] = known
        return known

    def heading_level(self, name: str | None, properties: Node | None) -> str:
        """Return the level from 1 of a heading of the outline, by its own properties or by its style; empty for none."""
        level = outline_level(properties)
        for _, style in self.chain(name):
            level = level or style.outline
            if not level and style.name.startswith(("heading ", "标题 ")):
                level = style.name.rpartition(" ")[2]
        return level if level.isdigit() else ""

    def is_contents(self, name: str | None) -> bool:
        """Whether a style is one of those of a table of contents."""
        return any(style.name.startswith(("toc ", "目录 ")) for _, style in self.chain(name))


def outline_level(properties: Node | None) -> str:
    """Return the level of the outline, from 1, that paragraph properties give; empty for none and for the body's."""
    level = properties.value("w:outlineLvl") if properties is not None else None
    return str(int(level) + 1) if level is not None and level.isdigit() and level != "9" else ""


def is_on(value: str | None) -> bool:
    """Whether a switch such as w:vanish is on; without a value it is."""
    return value not in _OFF


def _look_of_style(paragraph: Node | None, run: Node | None) -> Look:
    look, coloured = look_of(run), _first(_coloured(paragraph), _coloured(run))
    return look if coloured is None else look._replace(coloured=coloured)


def look_of(properties: Node | None) -> Look:
    """Return what run properties say of how text looks."""
    if properties is None or _TELLING.isdisjoint([node.name for node in properties.children]):
        return PLAIN
    size, width = properties.value("w:sz") or "", properties.value("w:w") or ""
    colour = properties.child("w:color")
    return Look(
        _switch(properties, "w:vanish"),
        _first(_switch(properties, "w:strike"), _switch(properties, "w:dstrike")),
        _first(_is_tiny(size, _TINY), True if _is_tiny(width, _NARROW) else None),
        _is_white(colour) if colour is not None else None,
        _is_unfilled(properties) or None,
    )


def is_white(colour: str) -> bool:
    """Whether letters of a colour are not to be told from paper."""
    try:
        return len(colour) == 6 and min(bytes.fromhex(colour)) >= _PALE
    except ValueError:
        return False


def _is_white(colour: Node) -> bool:
    theme = colour.attributes.get("w:themeColor")
    if theme is not None:
        shaded = "w:themeShade" in colour.attributes
        return theme in _PAPER_OF_THEMES and not shaded
    return is_white(colour.attributes.get("w:val", ""))


def _is_tiny(value: str, most: int) -> bool | None:
    return int(value[:6]) <= most if value.isascii() and value.isdigit() else None


def _is_unfilled(properties: Node) -> bool:
    """Whether the letters have no filling at all: an effect of later versions of Word."""
    fill = properties.child("w14:textFill")
    return fill is not None and fill.child("w14:noFill") is not None


def _first(*values: bool | None) -> bool | None:
    told = [value for value in values if value is not None]
    return any(told) if told else None


def _coloured(properties: Node | None) -> bool | None:
    """Whether properties lay a ground of another colour than that of paper behind text; None where they say nothing."""
    if properties is None:
        return None
    if properties.child("w:highlight") is not None:
        return True
    shade = properties.child("w:shd")
    if shade is None:
        return None
    fill = shade.attributes.get("w:fill", "auto").upper()
    return fill != "AUTO" and not is_white(fill)


def _switch(properties: Node, name: str) -> bool | None:
    node = properties.child(name)
    return is_on(node.attributes.get("w:val")) if node is not None else None


def number_of(text: str | None, otherwise: int) -> int:
    """Return a whole number of at most nine digits."""
    return (
        int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 10 else otherwise
    )
