"""Colours as style sheets write them."""

from __future__ import annotations

from checker.text.lazy import pattern

_PICTURE = pattern(r"(?i)\burl\([^()]*\)")
_COLOUR = pattern(
    r"(?i)#([0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-f])|rgba?\(([^)]{0,60})\)"
    r"|\b(black|navy|darkblue|midnightblue|darkgreen|darkred|maroon|indigo|purple|darkslategr[ae]y)\b|\b(white|snow|ivory)\b"
)
_OPAQUE = 0.5
_RGB = "rgb"


def light_of(colour: str) -> int | None:
    """Return the sum of red, green and blue of the colour that a declaration names; None where it names none that covers what is below."""
    found = _COLOUR.search(_PICTURE.sub(" ", colour))
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
