"""Mask identity and telephone numbers: a gap report must not spread what it warns about.

Numbers are masked before a text is shortened, because half a number is no longer recognised as one.
"""

from __future__ import annotations

import re

_GAP = r"[ \u3000\-－–—.]{0,2}"
_DASH = "[-－–—]?"
_NUMBERS = (
    r"(?<!\d)(?:(?P<id>[1-9]\d{5}"
    rf"(?:{_GAP}\d{{4}}{_GAP}\d{{4}}{_GAP}\d{{3}}{_DASH}[\dXx×]|{_GAP}\d{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{{3}})"
    rf"|[1-9](?:{_DASH}\d){{16}}{_DASH}[\dXx×])"
    rf"|(?P<mobile>(?:(?:\+|00)?86{_GAP})?1[3-9]\d)(?:{_GAP}\d{{4}}|\d{_GAP}\d{{3}}){_GAP}(?P<mobile_end>\d{{4}})"
    rf"|(?P<area>0\d{{2,3}}[)）]?[ \-－–—]?)\d{{3,4}}{_DASH}(?P<line_end>\d{{4}}))(?:(?!\d)|(?=20\d\d年))"
)
"""Wider than what the rules report: a letter may stand before or after, and people group digits as they like."""
_SEVEN = r"[0-9](?:[ \u3000\-－–—.)）]{0,2}[0-9]){6}"
"""Seven or more digits, with the blanks and marks between them that numbers of persons have."""
_DIGITS = {ord("０") + digit: str(digit) for digit in range(10)} | {ord("Ｘ"): "X", ord("ｘ"): "x"}


def mask(text: str) -> str:
    """Return ``text`` with the middle of every identity, mobile and fixed-line number starred out."""
    plain = text.translate(_DIGITS)
    if not re.search(_SEVEN, plain):
        return text
    # Full-width digits are translated one to one, so that a text without such numbers stays as it is.
    masked = re.sub(_NUMBERS, _star, plain)
    return text if masked == plain else masked


def mask_in_place(text: str) -> str:
    """Return ``text`` masked with every character in its place; numbers broken by blanks or line ends are masked too."""
    plain = text.translate(_DIGITS)
    shown = list(text)
    kept = [at for at, char in enumerate(plain) if not char.isspace()]
    squeezed = "".join(plain[at] for at in kept)
    for whole, places in ((plain, range(len(plain))), (squeezed, kept)):
        for found in re.finditer(_NUMBERS, whole):
            start, end = found.span()
            first = 3 if found["id"] else found.end("mobile" if found["mobile"] else "area") - start
            last = 0 if found["id"] else 4
            for at in range(start + first, end - last):
                if whole[at].isalnum():
                    shown[places[at]] = "*"
    return "".join(shown)


def _star(found: re.Match[str]) -> str:
    if found["id"]:
        digits = "".join(char for char in found["id"] if char.isdigit())
        return f"{digits[:3]}{'*' * 15}"
    if found["mobile"]:
        return f"{found['mobile']}****{found['mobile_end']}"
    return f"{found['area']}****{found['line_end']}"
