"""What of a web page is not there for its readers: hidden, struck through, in the colour of the paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from checker.reading.web.colours import light_of
from checker.reading.web.declarations import HIDDEN, declarations, effect
from checker.reading.web.sheets import Sheets

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
_STYLING = frozenset(("class", "id", "style", "bgcolor", "background"))
_NONE: Mapping[str, str] = MappingProxyType({})
_STRUCK = frozenset(("s", "strike"))


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
        self._doubtful = False
        self._passed = 0

    def take_sheet(self, sheet: str, media: str) -> None:
        """Take in what a style sheet of the page says."""
        self._sheets.take(sheet, media)

    def take_link(self, attributes: Mapping[str, str]) -> None:
        """Take in a style sheet that the page refers to, where it came with it."""
        if "stylesheet" in attributes.get("rel", "").lower():
            name = attributes.get("href", "").rpartition("/")[2]
            self.take_sheet(self._linked.get(name, ""), attributes.get("media", ""))

    def pass_over(self, text: str) -> None:
        """Take in the text of the element that was hidden last."""
        if self._doubtful:
            self._passed += len("".join(text.split()))

    def is_to_be_revealed(self, text: str) -> bool:
        """Whether so much was passed over that it must be the page itself: nobody publishes one of which three quarters are not to be read.

        It is white on a ground that a sheet elsewhere or a script makes dark, or waits for a script that shows it (as the articles
        of public accounts do in the source of their pages, and whatever is cloaked until it is laid out).
        """
        shown = len("".join(text.split()))
        return not self._revealed and self._passed > max(_ARTICLE, _MOST_UNSEEN * shown)

    def hides(self, tag: str, attributes: dict[str, str], around: Sequence[str]) -> bool:
        """Whether an element with these ``around`` it, itself the last, shows nothing: hidden, or white on plain paper."""
        depth = len(around) - 1
        if attributes:
            self._attributes[depth] = attributes
        else:
            self._attributes.pop(depth, None)
            self._doubtful = False
            if not self._sheets.effects:
                return False
        self._doubtful = False
        page = tag in ("html", "body")
        if page:
            self._sheets.mark(tag, attributes)
        if ("hidden" in attributes or attributes.get("role", "").lower() in _SITE_ROLES) and not page:
            return True
        declared = declarations(attributes["style"]) if "style" in attributes else {}
        does = effect(declared) or self._sheets.effect(around, self._attributes_at)
        if does == HIDDEN:
            self._doubtful = True
            return not self._revealed
        paper = _is_paper(attributes)
        if not paper and _is_coloured(tag, attributes):
            self._own.append((depth + 1, False))
            return False
        if (
            _is_white(attributes, declared)
            and (paper or self._is_paper_below())
            and ("p" in around[:-1] or not self._is_styled_above(around))
        ):
            self._doubtful = not paper and not self._own and self._sheets.told is None
            return True
        if paper:
            self._own.append((depth + 1, True))
        return False

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
