"""The ground of a whole page, as its style sheets tell it: whether white letters may be read on it.

On a dark page white letters are its text; on any other they are not to be seen. So what is in doubt counts as plain paper: rules
that hold for printing only or while somebody points at the page, grounds that let the paper through, and a page of which some
part is white again, as the boxes of text are that sites lay on a coloured ground. A rule that asks for a class or another mark of the
page (body.night) holds where the page has it.
"""

from __future__ import annotations

from collections.abc import Mapping

from checker.text.lazy import pattern
from checker.values import NamedTuple

_OF_PAGE = pattern(
    r"(?i)\s*(?:(?:html|:root)?(?P<above>[.#\[][^\s,>+~:]*)?\s+)?(?P<tag>html|body|:root|\*)(?P<marks>[.#\[][^\s,>+~:]*)?\s*\Z"
)
"""A selector of the whole page: body, html body, body.night, .night body."""
_MARK = pattern(r"""\.([\w-]+)|#([\w-]+)|\[\s*([\w-]+)\s*(?:[~|^$*]?=\s*["']?([^\]"']*)["']?\s*)?\]""")
"""A class, an id or an attribute that a selector asks for."""
_SMALL = pattern(
    r"(?i):|(?:^|[\s>+~])(?:a|button|code|hr|img|input|kbd|mark|option|select|textarea)(?:[.#\[]\S*)?\s*\Z"
)
"""A selector of what holds no text of the page: fields and buttons, and what shows at times only (a:hover)."""
_GROUND = pattern(r"(?i)(?:^|[;\s])background(?:-color)?\s*:([^;]*)")
_PICTURE = pattern(r"(?i)\burl\([^()]*\)")
_COLOUR = pattern(
    r"(?i)#([0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-f])|rgba?\(([^)]{0,60})\)"
    r"|\b(black|navy|darkblue|midnightblue|darkgreen|darkred|maroon|indigo|purple|darkslategr[ae]y)\b|\b(white|snow|ivory)\b"
)
_HALF = 3 * 128
"""The sum of red, green and blue halfway between black and white."""
_PAPER = 3 * 230
_OPAQUE = 0.5
_RGB = "rgb"
_SCREENS = ("", "all", "screen")


class _Ground(NamedTuple):
    """A rule on the ground of the page: the element, what it and the html element must be marked with, whether it is dark."""

    tag: str
    marks: str
    above: str
    dark: bool


class Sheets:
    """What the style sheets of one page have said so far of its ground."""

    def __init__(self) -> None:
        self._rules: list[_Ground] = []
        self._elements: dict[str, Mapping[str, str]] = {}
        self._papers = False
        self._known: bool | None = None
        self._asked = False

    @property
    def told(self) -> bool | None:
        """Whether the page is dark throughout, None where nothing is said; the ground of the body lies on that of the page."""
        if not self._asked:
            root, body = (self._elements.get(tag, {}) for tag in ("html", "body"))
            dark = {
                rule.tag: rule.dark
                for rule in self._rules
                if _has(rule.above, root) and _has(rule.marks, body if rule.tag == "body" else root)
            }
            told = next((dark[one] for one in ("body", "*", "html", ":root") if one in dark), None)
            self._known = False if self._papers else told
            self._asked = True
        return self._known

    def mark(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take in the attributes of the html or the body element."""
        self._elements[tag] = attributes
        self._asked = False

    def take(self, sheet: str, media: str) -> None:
        """Take in a style sheet that holds for ``media``; rules inside @media are no matter."""
        if "background" not in sheet or media.strip().lower() not in _SCREENS:
            return
        depth = 0
        for chunk in _without_notes(sheet).split("}"):
            depth += chunk.count("{")
            rule, _, declared = chunk.rpartition("{")
            if depth == 1:
                self._take_rule(rule.rpartition(";")[2], declared)
            depth = max(0, depth - 1)

    def _take_rule(self, selectors: str, declared: str) -> None:
        grounds = [light for one in _GROUND.finditer(declared) if (light := _light(one[1])) is not None]
        if not grounds:
            return
        self._asked = False
        for selector in selectors.split(","):
            page = _OF_PAGE.match(selector)
            if page is not None:
                self._rules.append(
                    _Ground(
                        page["tag"].lower(), page["marks"] or "", page["above"] or "", grounds[-1] < _HALF
                    )
                )
            elif grounds[-1] >= _PAPER and not _SMALL.search(selector):
                self._papers = True


def _has(marks: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element has the classes, the id and the attributes that a selector asks for."""
    at = 0
    while at < len(marks):
        found = _MARK.match(marks, at)
        if found is None:
            return False
        class_, id_, name, value = found.groups()
        if class_ is not None:
            fits = class_ in attributes.get("class", "").split()
        elif id_ is not None:
            fits = attributes.get("id") == id_
        else:
            fits = value is None or attributes.get(name.lower()) == value
            fits = fits and name.lower() in attributes
        if not fits:
            return False
        at = found.end()
    return True


def _without_notes(sheet: str) -> str:
    pieces = []
    at = 0
    while (start := sheet.find("/*", at)) >= 0:
        pieces.append(sheet[at:start])
        end = sheet.find("*/", start + 2)
        at = len(sheet) if end < 0 else end + 2
    return " ".join((*pieces, sheet[at:]))


def _light(ground: str) -> int | None:
    """Return the sum of red, green and blue of a ground; None where it names no colour that covers what is below."""
    found = _COLOUR.search(_PICTURE.sub(" ", ground))
    if found is None:
        return None
    hexadecimal, parts, dark, _ = found.groups()
    if hexadecimal:
        size = len(hexadecimal) // 3
        return sum(int(hexadecimal[at : at + size] * (3 - size), 16) for at in range(0, 3 * size, size))
    if parts is None:
        return 0 if dark else 3 * 255
    return _sum_of(parts.replace("/", " ").replace(",", " ").split())


def _sum_of(parts: list[str]) -> int | None:
    """Return the sum of the three parts of rgb(…), the fourth of which tells how far it covers."""
    try:
        told = [float(one[:-1]) * 2.55 if one.endswith("%") else float(one) for one in parts]
    except ValueError:
        return None
    if len(told) not in (len(_RGB), len(_RGB) + 1):
        return None
    cover = told[3] / (255 if parts[3].endswith("%") else 1) if len(told) > len(_RGB) else 1
    return round(sum(told[:3])) if cover >= _OPAQUE else None
