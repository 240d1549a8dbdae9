"""What declarations of style do to the text of an element: whether a reader of the page sees it at all.

Hidden is what is not displayed, invisible, without size or colour, cut away, or laid so far outside that nobody gets there.
"""

from __future__ import annotations

from collections.abc import Mapping

from checker.text.lazy import pattern

_CONCERNED = (
    *("display", "visib", "opacity", "font", "color", "hide", "clip", "transform"),
    *("position", "indent", "height", "width", "animation"),
)
"""Pieces of the names of properties that can hide a text: most declarations hold none of them."""
_NUMBER = pattern(r"(-?[0-9]*\.?[0-9]+)(px|pt|em|rem|ex|cm|mm|in|vw|vh|%)?")
_PIXELS = {
    "": 1,
    "px": 1,
    "pt": 4 / 3,
    "em": 16,
    "rem": 16,
    "ex": 8,
    "cm": 38,
    "mm": 3.8,
    "in": 96,
    "vw": 12,
    "vh": 8,
}
_SMALLEST, _FAINTEST, _OUTSIDE = 2.0, 0.06, -900.0
"""Pixels of letters that nobody reads, the opacity that nobody sees, and how far off the page a text is laid out of it."""
_SHORTHAND = pattern(r"(?:^|\s)(-?[0-9]*\.?[0-9]+(?:px|pt|em|rem|%)?)(?:/\S+)?\s")
_CLIPPED = pattern(r"rect\((?:0(?:px)?[ ,]*){4}\)|rect\((?:1px[ ,]*){4}\)|inset\((?:50|100)%|circle\(0")
_ALPHA = pattern(r"(?:rgb|hsl)a?\([^)]*[,/]\s*([0-9.]+%?)\s*\)")
_SCALED = pattern(r"scale(?:3d|x|y)?\(\s*0(?:\.0+)?\s*[,)]")


HIDDEN, SHOWN = "hidden", "shown"
DISPLAY = "display"
Effects = dict[str, str]
"""What declarations do, for each way of hiding a text of which they say something: HIDDEN or SHOWN."""
_OPENING = frozenset(("auto", "none", "unset", "initial", "100%", "fit-content", "max-content"))
"""Sizes that give back the room that another rule takes; most rules on sizes are about boxes that have some."""
_NOT_OWN = ("inherit", "unset", "currentcolor")


def declarations(style: str) -> dict[str, str]:
    """Return the properties that ``style`` declares with their values, in small letters; of several the last that matters counts."""
    style = style.lower()
    if not any(one in style for one in _CONCERNED):
        return {}
    found: dict[str, str] = {}
    forced: set[str] = set()
    for one in style.split(";"):
        name, colon, value = one.partition(":")
        name, value = name.strip(), " ".join(value.split())
        if not colon or (name in forced and "!important" not in value):
            continue
        if "!important" in value:
            forced.add(name)
        found[name] = value.replace("!important", "").strip()
    return found


def effect(declared: Mapping[str, str]) -> str:
    """Return what declarations do to the text of an element by itself: hide it, show it; nothing where they say nothing of it."""
    if not declared:
        return ""
    box = effects(declared)
    if HIDDEN in box.values() or HIDDEN in letters(declared).values():
        return HIDDEN
    return SHOWN if box else ""


def effects(declared: Mapping[str, str]) -> Effects:
    """Return what declarations do to an element with all that stands in it; what an animation brings in is shown."""
    found: Effects = {}

    def tell(way: str, hides: bool) -> None:
        found[way] = HIDDEN if hides else SHOWN

    if "display" in declared or "mso-hide" in declared:
        tell(DISPLAY, declared.get("display") == "none" or declared.get("mso-hide") == "all")
    moves = (declared.get("animation") or declared.get("animation-name") or "none") != "none"
    if "visibility" in declared:
        tell("visibility", declared["visibility"] in ("hidden", "collapse") and not moves)
    if "opacity" in declared:
        tell("opacity", _share(declared["opacity"]) < _FAINTEST and not moves)
    if "transform" in declared:
        tell("transform", _SCALED.search(declared["transform"]) is not None and not moves)
    if "clip" in declared or "clip-path" in declared:
        tell("clip", any(_CLIPPED.search(declared.get(name, "")) for name in ("clip", "clip-path")))
    if "text-indent" in declared:
        tell("text-indent", _pixels(declared["text-indent"], 0) <= _OUTSIDE)
    if declared.get("position") in ("absolute", "fixed") and _is_outside(declared, "left", "right", "top"):
        tell("position", hides=True)
    elif declared.get("position") == "static" or "left" in declared or "right" in declared:
        tell("position", hides=False)
    sizes = [declared[name] for name in ("height", "max-height", "width", "max-width") if name in declared]
    none = any(_pixels(size, 1) == 0 for size in sizes)
    if none and declared.get("overflow") in ("hidden", "clip"):
        tell("room", hides=True)
    elif not none and (
        declared.get("overflow") == "visible" or "max-height" in declared or not _OPENING.isdisjoint(sizes)
    ):
        tell("room", hides=False)
    return found


def letters(declared: Mapping[str, str]) -> Effects:
    """Return what declarations do to letters, by their size and colour: an element inside can have another of its own."""
    found: Effects = {}
    size = declared.get("font-size") or _size_of(declared.get("font", ""))
    if size:
        if 0 <= _pixels(size, _SMALLEST) < _SMALLEST:
            found["size"] = HIDDEN
        elif size not in _NOT_OWN and (not size.endswith(("%", "em", "ex")) or size.endswith("rem")):
            found["size"] = SHOWN  # not a share of the size around it
    colour = declared.get("color", "")
    alpha = _ALPHA.match(colour) if "(" in colour and ("/" in colour or "a(" in colour) else None
    if colour == "transparent" or (alpha is not None and _share(alpha[1]) < _FAINTEST):
        found["colour"] = HIDDEN
    elif colour and colour not in _NOT_OWN:
        found["colour"] = SHOWN
    return found


def _is_outside(declared: Mapping[str, str], *sides: str) -> bool:
    return any(_pixels(declared.get(side, ""), 0) <= _OUTSIDE for side in sides)


def _pixels(value: str, otherwise: float) -> float:
    """Return a length in pixels, about; ``otherwise`` where it is none, or a share of what is not known here."""
    found = _NUMBER.fullmatch(value)
    if found is None:
        return otherwise
    number, unit = float(found[1]), found[2] or ""
    if unit == "%":
        return 0.0 if number == 0 else otherwise
    return number * _PIXELS[unit]


def _size_of(font: str) -> str:
    found = _SHORTHAND.search(f"{font} ")
    return found[1] if found is not None else ""


def _share(value: str) -> float:
    """Return a share written as a number or in a hundred; all of it where it is neither."""
    try:
        return float(value[:-1]) / 100 if value.endswith("%") else float(value)
    except ValueError:
        return 1.0
