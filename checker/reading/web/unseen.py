"""What of a web page is not there for its readers: hidden, struck through, in the colour of the paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from checker.reading.web.colours import light_of
from checker.reading.web.declarations import DISPLAY, HIDDEN, SHOWN, declarations, effects, letters
from checker.reading.web.sheets import GROUND, Sheets

_SITE_ROLES = frozenset(("navigation", "search", "menu", "menubar", "toolbar", "banner", "contentinfo"))
_WHITE_GROUNDS = ("background:#fff", "background:white", "background-color:#fff", "background-color:white")
_PAPER = ("background:none", "background:transparent", *_WHITE_GROUNDS)
_STYLED = frozenset(
    ("p", "span", "strong", "b", "font", "td", "th", "tr", "table", "section", "li", "h1", "h2", "h3", "h4")
)
_MOST_UNSEEN, _ARTICLE = 3, 200
"""So many times what is shown, and so many characters at least, is the page itself."""
_PAPER_WHITE = 3 * 250
"""The sum of red, green and blue from which on letters are those of the paper."""
_WHITE, _WAITING = "white", "waiting"
"""Why a text that was passed over may be there for all that: letters as white as paper, and what a script may show."""
_STYLING = frozenset(("class", "id", "style", "bgcolor", "background"))
_NONE: Mapping[str, str] = MappingProxyType({})
_STRUCK = frozenset(("s", "strike"))


def _length(text: str) -> int:
    return len("".join(text.split()))


def _prose(text: str) -> int:
    """Return how long the lines with sentences are: menus and lists of links have none."""
    return sum(_length(line) for line in text.split("\n") if "。" in line)


def is_struck(tag: str, attributes: dict[str, str]) -> bool:
    """Whether an element strikes its text through."""
    return tag in _STRUCK or "line-through" in attributes.get("style", "").lower()


def _is_white(attributes: Mapping[str, str], declared: Mapping[str, str]) -> bool:
    """Whether an element writes in the colour of paper."""
    light = light_of(declared.get("color") or attributes.get("color", ""))
    return light is not None and light >= _PAPER_WHITE


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


def _is_named(attributes: dict[str, str]) -> bool:
    """Whether a sheet that is not known may give an element a ground, by its class or id."""
    return "id" in attributes or attributes.get("class", "mso").lower()[:3] != "mso"


def _is_paper(attributes: dict[str, str]) -> bool:
    """Whether an element lies on white of its own."""
    if attributes.get("bgcolor", "").lower() in ("#fff", "#ffffff", "white"):
        return True
    plain = "".join(attributes.get("style", "").lower().split())
    return any(rule in plain for rule in _WHITE_GROUNDS)


class Grounds:
    """What of the open elements is to be seen: their declarations and those of the sheets, and the grounds on which they lie."""

    def __init__(self, linked: Mapping[str, str], *, revealed: bool = False) -> None:
        """``linked`` are the style sheets that came with the page, by their addresses.

        ``revealed`` takes the ground for dark where nothing tells of it, and shows what only waits to be shown.
        """
        self._own: list[tuple[int, bool]] = []
        self._attributes: dict[int, Mapping[str, str]] = {}
        self._sheets = Sheets()
        self._linked, self._revealed = linked, revealed
        self._faint: list[tuple[int, str, bool]] = []
        self.faint = False
        """Whether the letters of the open element cannot be read, whatever it lies on."""
        self._doubt = self._faint_doubt = ""
        self._passed: dict[str, list[int]] = {}

    def take_sheet(self, sheet: str, media: str) -> None:
        """Take in what a style sheet of the page says."""
        self._sheets.take(sheet, media)

    def take_link(self, attributes: Mapping[str, str]) -> None:
        """Take in a style sheet that the page refers to, where it came with it."""
        if "stylesheet" in attributes.get("rel", "").lower():
            name = attributes.get("href", "").rpartition("/")[2]
            self.take_sheet(self._linked.get(name, ""), attributes.get("media", ""))

    def pass_over(self, text: str, *, faint: bool = False) -> None:
        """Take in the text of the element that was hidden last, or of the last whose letters were ``faint``."""
        doubt = self._faint_doubt if faint else self._doubt
        if doubt:
            long = _length(text) if doubt == _WHITE else _prose(text)
            self._passed.setdefault(doubt, []).append(long)

    def is_to_be_revealed(self, text: str) -> bool:
        """Whether so much was passed over that it must be the page itself: nobody publishes one of which three quarters are not to be read.

        It is white on a ground that a sheet elsewhere or a script makes dark, or waits for a script that shows it (as the articles
        of public accounts do in the source of their pages, and whatever is cloaked until it is laid out).
        """
        if self._revealed or not self._passed:
            return False
        if sum(self._passed.get(_WHITE, ())) > max(_ARTICLE, _MOST_UNSEEN * _length(text)):
            return True
        shown = _prose(text)
        gone, waiting = self._passed.get(DISPLAY, [0]), sum(self._passed.get(_WAITING, ()))
        # Beside an article others may stand behind tabs (those of other years), each as long as it is.
        passed = waiting + (sum(gone) if shown < _ARTICLE else max(gone))
        return passed > max(_ARTICLE, _MOST_UNSEEN * shown)

    def hides(self, tag: str, attributes: dict[str, str], around: Sequence[str]) -> bool:
        """Whether an element with these ``around`` it, itself the last, shows nothing: hidden, or white on plain paper."""
        depth = len(around) - 1
        if attributes:
            self._attributes[depth] = attributes
        else:
            self._attributes.pop(depth, None)
            self._doubt = ""
            if not self._sheets.effects:
                return False
        self._doubt = ""
        page = tag in ("html", "body")
        if page:
            self._sheets.mark(tag, attributes)
        if ("hidden" in attributes or attributes.get("role", "").lower() in _SITE_ROLES) and not page:
            return True
        declared = declarations(attributes["style"]) if "style" in attributes else {}
        does = {**self._sheets.effects_on(around, self._attributes_at), **effects(declared)}
        if HIDDEN in does.values():
            self._doubt = DISPLAY if does.get(DISPLAY) == HIDDEN else _WAITING
            return not self._revealed
        paper = _is_paper(attributes)
        coloured = not paper and (_is_coloured(tag, attributes) or (GROUND in does and not page))
        if declared or "color" in attributes or self._faint:
            self._take_letters(attributes, declared, around, paper=paper, coloured=coloured)
        if paper or coloured:
            self._own.append((depth + 1, paper))
        return False

    def _take_letters(
        self,
        attributes: dict[str, str],
        declared: Mapping[str, str],
        around: Sequence[str],
        *,
        paper: bool,
        coloured: bool,
    ) -> None:
        """Take in whether the letters of an element are to be seen: those of what stands in it are like them, or have their own."""
        told = letters(declared)
        white = _is_white(attributes, declared)
        if not (white or self._faint or HIDDEN in told.values()):
            return
        if "color" in attributes:
            told.setdefault("colour", SHOWN)
        doubt = _WAITING
        if white:
            del told["colour"]
            if (
                not coloured
                and (paper or self._is_paper_below())
                and ("p" in around[:-1] or not (_is_named(attributes) or self._is_styled_above(around)))
            ):
                told["colour"] = HIDDEN
                doubt = _WHITE if not paper and not self._own and self._sheets.told is None else ""
        elif self._revealed:
            told = dict.fromkeys(told, SHOWN)
        if "colour" not in told and coloured and _is_coloured("", attributes):
            told["colour"] = SHOWN
        for way, does in told.items():
            if does == HIDDEN or self.faint:
                self._faint.append((len(around), way, does == HIDDEN))
                self._faint_doubt = doubt if does == HIDDEN else self._faint_doubt
        self._look()

    def _look(self) -> None:
        self.faint = any({way: hidden for _, way, hidden in self._faint}.values())

    def _attributes_at(self, depth: int) -> Mapping[str, str]:
        return self._attributes.get(depth, _NONE)

    def _is_styled_above(self, around: Sequence[str]) -> bool:
        """Whether an element inside the body may give a ground to what stands in it, by a sheet that is not known here."""
        return any(
            not _STYLING.isdisjoint(self._attributes_at(depth))
            for depth, tag in enumerate(around[:-1])
            if tag not in ("html", "body")
        )

    def _is_paper_below(self) -> bool:
        if self._own:
            return self._own[-1][1]
        told = self._sheets.told
        return not (self._revealed if told is None else told)

    def leave(self, depth: int) -> None:
        """Take the end of the element at ``depth``."""
        if self._own and self._own[-1][0] == depth:
            self._own.pop()
        if self._faint and self._faint[-1][0] == depth:
            while self._faint and self._faint[-1][0] == depth:
                self._faint.pop()
            self._look()
