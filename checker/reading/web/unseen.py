"""What of a web page is not there for its readers: hidden, struck through, in the colour of the paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.reading.web.sheets import Sheets

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
_WHITE_GROUNDS = ("background:#fff", "background:white", "background-color:#fff", "background-color:white")
_PAPER = ("background:none", "background:transparent", *_WHITE_GROUNDS)
_STYLED = frozenset(
    ("p", "span", "strong", "b", "font", "td", "th", "tr", "table", "section", "li", "h1", "h2", "h3", "h4")
)
_MOST_UNSEEN = 3
_STRUCK = frozenset(("s", "strike"))


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


def _is_paper(attributes: dict[str, str]) -> bool:
    """Whether an element lies on white of its own."""
    if attributes.get("bgcolor", "").lower() in ("#fff", "#ffffff", "white"):
        return True
    plain = "".join(attributes.get("style", "").lower().split())
    return any(rule in plain for rule in _WHITE_GROUNDS)


class Grounds:
    """The grounds on which what is read now lies: of the page, and of the open elements that have one of their own, by their depth."""

    def __init__(self, linked: Mapping[str, str], *, dark: bool = False) -> None:
        """``linked`` are the style sheets that came with the page, by their addresses; ``dark`` is the page where nothing says so."""
        self._own: list[tuple[int, bool]] = []
        self._sheets = Sheets()
        self._linked, self._otherwise = linked, dark
        self._white = False
        self._passed = 0

    def take_sheet(self, sheet: str, media: str) -> None:
        """Take in what a style sheet of the page says of its ground."""
        self._sheets.take(sheet, media)

    def take_link(self, attributes: Mapping[str, str]) -> None:
        """Take in a style sheet that the page refers to, where it came with it."""
        if "stylesheet" in attributes.get("rel", "").lower():
            name = attributes.get("href", "").rpartition("/")[2]
            self.take_sheet(self._linked.get(name, ""), attributes.get("media", ""))

    def pass_over(self, text: str) -> None:
        """Take in the text of the element that was hidden last."""
        if self._white:
            self._passed += len("".join(text.split()))

    def is_inverted(self, text: str) -> bool:
        """Whether so much was passed over as white on white that the page must have a dark ground that nothing here tells of.

        Its style sheet lies elsewhere, or a script sets it: nobody publishes a page of which three quarters are not to be read.
        """
        return (
            not self._otherwise
            and self._sheets.told is None
            and self._passed > _MOST_UNSEEN * len("".join(text.split()))
        )

    def hides(self, tag: str, attributes: dict[str, str], around: Sequence[str]) -> bool:
        """Whether an element with these ``around`` it, itself the last, shows nothing: hidden, or white in a paragraph on plain paper."""
        self._white = False
        if tag in ("html", "body"):
            self._sheets.mark(tag, attributes)
        if _is_hidden(tag, attributes):
            return True
        paper = _is_paper(attributes)
        if not paper and _is_coloured(tag, attributes):
            self._own.append((len(around), False))
            return False
        if "p" in around[:-1] and _is_white(attributes) and (paper or self._is_paper_below()):
            self._white = not paper and not self._own
            return True
        if paper:
            self._own.append((len(around), True))
        return False

    def _is_paper_below(self) -> bool:
        if self._own:
            return self._own[-1][1]
        told = self._sheets.told
        return not (self._otherwise if told is None else told)

    def leave(self, depth: int) -> None:
        """Take the end of the element at ``depth``."""
        if self._own and self._own[-1][0] == depth:
            self._own.pop()
