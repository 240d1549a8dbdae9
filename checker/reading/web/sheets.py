"""What the style sheets of a page say: which elements are hidden, and whether its ground is dark, so that white letters may be read on it.

On a dark page white letters are its text; on any other they are not to be seen. So what is in doubt counts as plain paper: rules
that hold for printing only or while somebody points at the page, grounds that let the paper through, and a page of which some
part is white again, as the boxes of text are that sites lay on a coloured ground. A rule that asks for a class or another mark of the
page (body.night) holds where the page has it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.reading.web.colours import light_of
from checker.reading.web.declarations import SHOWN, Effects, declarations, effects
from checker.reading.web.selectors import Attributes, Selector, has_marks, selector_of
from checker.text.lazy import pattern
from checker.values import NamedTuple

_OF_PAGE = pattern(
    r"(?i)\s*(?:(?:html|:root)?(?P<above>[.#\[][^\s,>+~:]*)?\s+)?(?P<tag>html|body|:root|\*)(?P<marks>[.#\[][^\s,>+~:]*)?\s*\Z"
)
"""A selector of the whole page: body, html body, body.night, .night body."""
_SMALL = pattern(
    r"(?i):|(?:^|[\s>+~])(?:a|button|code|hr|img|input|kbd|mark|option|select|textarea)(?:[.#\[]\S*)?\s*\Z"
)
"""A selector of what holds no text of the page: fields and buttons, and what shows at times only (a:hover)."""
_GROUND = pattern(r"(?i)(?:^|[;\s])background(?:-color|-image)?\s*:([^;]*)")
_HALF = 3 * 128
"""The sum of red, green and blue halfway between black and white."""
_PAPER = 3 * 230
GROUND = "ground"
"""Beside the ways of hiding: that what a rule selects lies on a ground of its own."""
_SCREENS = ("", "all", "screen")
_WIDE = pattern(
    r"(?is).*@media\s+(?:(?:only\s+)?(?:screen|all)\s+and\s*)?\(\s*min-width\s*:\s*([0-9]+(?:\.[0-9]+)?)(px|r?em)\s*\)\s*"
)
_LETTER, _SCREEN = 16, 1280
"""Pixels of a letter, and of the width of the screens that all are at least as wide as."""
_MOST = 5_000
"""Selectors that are looked at; the sheets of a page have a few hundred that hide something."""
_MOST_ASKED = 500_000
"""Elements that selectors are held against: a page made to take for ever is shown as it stands."""


class _Ground(NamedTuple):
    """A rule on the ground of the page: the element, what it and the html element must be marked with, whether it is dark."""

    tag: str
    marks: str
    above: str
    dark: bool


class _Rule(NamedTuple):
    """A rule that hides what it selects in some way, or shows it again."""

    selector: Selector
    order: int
    effects: Effects
    forced: bool


class Sheets:
    """What the style sheets of one page have said so far."""

    def __init__(self) -> None:
        self._grounds: list[_Ground] = []
        self._rules: dict[str, list[_Rule]] = {}
        """Rules that hide or show, by the name or else the last mark of what they select."""
        self._count, self._left = 0, _MOST_ASKED
        self._elements: dict[str, Attributes] = {}
        self._papers = False
        self._known: bool | None = None
        self._asked = False

    @property
    def effects(self) -> bool:
        """Whether any rule hides or shows something."""
        return bool(self._rules)

    @property
    def told(self) -> bool | None:
        """Whether the page is dark throughout, None where nothing is said; the ground of the body lies on that of the page."""
        if not self._asked:
            root, body = (self._elements.get(tag, {}) for tag in ("html", "body"))
            dark = {
                rule.tag: rule.dark
                for rule in self._grounds
                if has_marks(rule.above, root) and has_marks(rule.marks, body if rule.tag == "body" else root)
            }
            told = next((dark[one] for one in ("body", "*", "html", ":root") if one in dark), None)
            self._known = False if self._papers else told
            self._asked = True
        return self._known

    def mark(self, tag: str, attributes: Attributes) -> None:
        """Take in the attributes of the html or the body element."""
        self._elements[tag] = attributes
        self._asked = False

    def take(self, sheet: str, media: str) -> None:
        """Take in a style sheet that holds for ``media``; of the rules inside @media those for screens from some width on hide and show."""
        if media.strip().lower() not in _SCREENS:
            return
        around: list[str] = []
        for chunk in _without_notes(sheet).split("}"):
            *openings, declared = chunk.split("{")
            around += openings
            if len(around) == 1:
                self._take_ground(around[0].rpartition(";")[2], declared)
                self._take_rule(around[0].rpartition(";")[2], declared)
            elif len(around) == 2 and openings and _is_of_wide_screens(around[0]):
                self._take_rule(around[1].rpartition(";")[2], declared)
            del around[-1:]

    def _take_rule(self, selectors: str, style: str) -> None:
        what = effects(declarations(style))
        if "background" in style and _is_coloured(style):
            what[GROUND] = SHOWN
        if not what:
            return
        for text in selectors.split(",")[: _MOST - self._count]:
            selector = selector_of(text)
            if selector is None:
                continue
            self._count += 1
            tag, marks, _ = selector.compounds[-1]
            forced = "!important" in style.lower()
            rule = _Rule(selector, self._count, what, forced)
            self._rules.setdefault(tag or _last_mark(marks), []).append(rule)

    def effects_on(self, tags: Sequence[str], attributes: Callable[[int], Attributes]) -> Effects:
        """Return what is done to the last of the open elements, for each way of hiding by the rule on it that weighs most."""
        if not self._rules:
            return {}
        own = attributes(len(tags) - 1)
        keys = [tags[-1], "", *(f".{one}" for one in own.get("class", "").split())]
        if "id" in own:
            keys.append(f"#{own['id']}")
        best: dict[str, _Rule] = {}
        for key in keys:
            for rule in self._rules.get(key, ()):
                self._left -= len(tags) if len(rule.selector.compounds) > 1 else 1
                if self._left < 0:
                    return {}
                if rule.selector.fits(tags, attributes):
                    for way in rule.effects:
                        if way not in best or _weight(rule) > _weight(best[way]):
                            best[way] = rule
        return {way: rule.effects[way] for way, rule in best.items()}

    def _take_ground(self, selectors: str, declared: str) -> None:
        if "background" not in declared:
            return
        grounds = [light for one in _GROUND.finditer(declared) if (light := light_of(one[1])) is not None]
        if not grounds:
            return
        self._asked = False
        for selector in selectors.split(","):
            page = _OF_PAGE.match(selector)
            if page is not None:
                self._grounds.append(
                    _Ground(
                        page["tag"].lower(), page["marks"] or "", page["above"] or "", grounds[-1] < _HALF
                    )
                )
            elif grounds[-1] >= _PAPER and not _SMALL.search(selector):
                self._papers = True


def _is_coloured(style: str) -> bool:
    """Whether a rule lays a colour or a picture behind what it selects, on which white letters can be read."""
    grounds = [one[1].lower() for one in _GROUND.finditer(style)]
    pictures = any("gradient(" in one or "url(" in one for one in grounds)
    lights = [light for one in grounds if (light := light_of(one)) is not None]
    return pictures or (bool(lights) and lights[-1] < _PAPER)


def _is_of_wide_screens(condition: str) -> bool:
    """Whether a condition of a sheet (@media) holds on any screen of an office: from some width on, and nothing else."""
    wide = _WIDE.fullmatch(condition)
    return wide is not None and float(wide[1]) * (1 if wide[2].lower() == "px" else _LETTER) <= _SCREEN


def _weight(rule: _Rule) -> tuple[bool, tuple[int, int, int], int]:
    return rule.forced, rule.selector.weight, rule.order


def _last_mark(marks: str) -> str:
    """Return the last class or id of what is selected; nothing where there is none."""
    at = max(marks.rfind("."), marks.rfind("#"))
    return marks[at:] if at >= 0 and "[" not in marks else ""


def _without_notes(sheet: str) -> str:
    pieces = []
    at = 0
    while (start := sheet.find("/*", at)) >= 0:
        pieces.append(sheet[at:start])
        end = sheet.find("*/", start + 2)
        at = len(sheet) if end < 0 else end + 2
    return " ".join((*pieces, sheet[at:]))
