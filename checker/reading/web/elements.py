"""Elements of a web page: what shows nothing, what makes lines, what is hidden or struck through."""

from __future__ import annotations

SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "nav",
        "aside",
        "select",
        "button",
        "input",
        "textarea",
        "datalist",
        "iframe",
        "frame",
        "frameset",
        "noframes",
        "svg",
        "math",
        "canvas",
        "video",
        "audio",
        "object",
        "embed",
        "applet",
        "map",
        "xml",
        "rt",
        "rp",
        "dialog",
    ]
)
CODE_OF_PAGES = frozenset(("script", "style", "template"))
"""Elements that hold code and no words."""
_SITE_ROLES = frozenset(("navigation", "search", "menu", "menubar", "toolbar", "banner", "contentinfo"))
BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
    ]
)
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
_STRUCK = frozenset(("s", "strike"))


def is_struck(tag: str, attributes: dict[str, str]) -> bool:
    """Whether an element strikes its text through."""
    return tag in _STRUCK or "line-through" in attributes.get("style", "").lower()


def is_white(attributes: dict[str, str]) -> bool:
    """Whether an element writes in the colour of paper."""
    plain = "".join(attributes.get("style", "").lower().split()) + ";"
    if attributes.get("color", "").lower() in ("white", "#fff", "#ffffff"):
        return True
    return any(f";{rule}" in f";{plain}" for rule in _WHITE)


def is_coloured(attributes: dict[str, str]) -> bool:
    """Whether an element lies on a ground of its own, on which white letters may be read."""
    if (
        attributes.get("bgcolor", "#fff").lower() not in ("#fff", "#ffffff", "white")
        or "background" in attributes
    ):
        return True
    plain = "".join(attributes.get("style", "").lower().split())
    return "background" in plain and not any(rule in plain for rule in _PAPER)


def is_hidden(tag: str, attributes: dict[str, str]) -> bool:
    """Whether an element shows nothing, or belongs to the site and not to the text."""
    if "hidden" in attributes or attributes.get("role", "").lower() in _SITE_ROLES:
        return tag not in ("body", "html")
    style = attributes.get("style", "")
    if not style:
        return False
    plain = "".join(style.lower().split()) + ";"
    return any(rule in plain for rule in _UNSEEN)
