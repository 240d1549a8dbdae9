"""What of a web page is not there for its readers: hidden, struck through, in the colour of the paper."""

from __future__ import annotations

from collections.abc import Sequence

from checker.text.lazy import pattern

_SITE_ROLES = frozenset(("navigation", "search", "menu", "menubar", "toolbar", "banner", "contentinfo"))
_UNSEEN = (
    "display:none",
    "visibility:hidden",
    "mso-hide:all",
    "opacity:0;",
    "font-size:0;",
    "font-size:0px",
    "font-size:0pt",
)
_WHITE = ("color:#fff;", "color:#ffffff;", "color:white;", "color:rgb(255,255,255);", "color:#fefefe;")
_PAPER = (
    "background:none",
    "background:transparent",
    "background:#fff",
    "background:white",
    "background-color:#fff",
    "background-color:white",
)
_STYLED = frozenset(
    ("p", "span", "strong", "b", "font", "td", "th", "tr", "table", "section", "li", "h1", "h2", "h3", "h4")
)
_STRUCK = frozenset(("s", "strike"))
_OF_PAGE = pattern(r"(?i)(?:^|[\s,>])(?:html|body|:root|\*)(?:[.#:\[][^\s,>]*)?\s*(?:,|$)")
"""A selector of the whole page: body, html body, body.night."""
_GROUND = pattern(
    r"(?i)background(?:-color)?\s*:[^;]{0,200}?(?:#([0-9a-f]{6}|[0-9a-f]{3})\b|rgba?\(([^)]{0,60})\)"
    r"|\b(?:black|navy|darkblue|midnightblue|darkgreen|darkred|maroon|indigo|purple|darkslategr[ae]y)\b)"
)
_HALF = 3 * 128
"""The sum of red, green and blue halfway between black and white."""


def is_struck(tag: str, attributes: dict[str, str]) -> bool:
    """Whether an element strikes its text through."""
    return tag in _STRUCK or "line-through" in attributes.get("style", "").lower()


def _is_white(attributes: dict[str, str]) -> bool:
    """Whether an element writes in the colour of paper."""
    plain = "".join(attributes.get("style", "").lower().split()) + ";"
    if attributes.get("color", "").lower() in ("white", "#fff", "#ffffff"):
        return True
    return any(f";{rule}" in f";{plain}" for rule in _WHITE)


def _is_coloured(tag: str, attributes: dict[str, str]) -> bool:
    """Whether an element lies on a ground of its own, on which white letters may be read."""
    if (
        attributes.get("bgcolor", "#fff").lower() not in ("#fff", "#ffffff", "white")
        or "background" in attributes
    ):
        return True
    if tag in _STYLED and attributes.get("class", "mso").lower()[:3] != "mso":
        return True  # its ground may stand in a style sheet, which nobody reads here
    plain = "".join(attributes.get("style", "").lower().split())
    return "background" in plain and not any(rule in plain for rule in _PAPER)


def _is_hidden(tag: str, attributes: dict[str, str]) -> bool:
    """Whether an element shows nothing, or belongs to the site and not to the text."""
    if "hidden" in attributes or attributes.get("role", "").lower() in _SITE_ROLES:
        return tag not in ("body", "html")
    style = attributes.get("style", "")
    if not style:
        return False
    plain = "".join(style.lower().split()) + ";"
    return any(rule in plain for rule in _UNSEEN)


def _is_dark(sheet: str) -> bool:
    """Whether a style sheet gives the whole page a dark ground, on which letters are white; rules inside @media are no matter."""
    depth = 0
    for chunk in sheet.split("}"):
        depth += chunk.count("{")
        selector, _, declared = chunk.rpartition("{")
        if depth == 1 and _OF_PAGE.search(selector.strip()) and (ground := _GROUND.search(declared)):
            short, colours = ground.groups()
            if sum(_parts(short or "", colours or "")) < _HALF:
                return True
        depth = max(0, depth - 1)
    return False


def _parts(short: str, colours: str) -> list[int]:
    """Return red, green and blue of a colour written #rgb, #rrggbb or rgb(…); nothing of one that has a name."""
    size = len(short) // 3
    if size:
        return [int(short[at : at + size] * (3 - size), 16) for at in range(0, len(short), size)]
    told = colours.replace("/", ",").replace(" ", ",").split(",")
    return [int(one) for one in told if one.isdecimal() and one.isascii()][:3]


class Grounds:
    """The open elements that lie on a ground of their own, by their depth."""

    def __init__(self) -> None:
        self._depths: list[int] = []
        self._dark = False

    def take_sheet(self, sheet: str) -> None:
        """Take in what a style sheet of the page says of its ground."""
        self._dark = self._dark or ("background" in sheet and _is_dark(sheet))

    def hides(self, tag: str, attributes: dict[str, str], around: Sequence[str]) -> bool:
        """Whether an element with these ``around`` it, itself the last, shows nothing: hidden, or white in a paragraph on plain paper."""
        if _is_hidden(tag, attributes):
            return True
        if _is_coloured(tag, attributes):
            self._depths.append(len(around))
            return False
        return "p" in around[:-1] and not (self._depths or self._dark) and _is_white(attributes)

    def leave(self, depth: int) -> None:
        """Take the end of the element at ``depth``."""
        if self._depths and self._depths[-1] == depth:
            self._depths.pop()
