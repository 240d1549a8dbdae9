"""Compare quotes by their letters and digits, so that blanks, line breaks and the width of marks do not count."""

from __future__ import annotations

from checker.text.around import places
from checker.text.lazy import pattern
from checker.text.terms import Span

_ORDINARY = pattern("[0-9A-Za-z\u4e00-\u9fff，。、；：！？（）《》“”—…%％ ]*")
"""Texts of these characters have the same letters and digits whatever form they are brought into."""


def folded(text: str) -> str:
    """Return the letters and digits of a text, full-width forms made half-width, capitals small."""
    if _ORDINARY.fullmatch(text) is None:
        import unicodedata  # its tables are a library of their own

        text = unicodedata.normalize("NFKC", text)
    return "".join(filter(str.isalnum, text.casefold()))


def find_quote(text: str, quote: str) -> list[Span]:
    """Return the spans of ``text`` at which ``quote`` stands, compared as :func:`folded`."""
    wanted = folded(quote)
    if not wanted:
        return []
    chars: list[str] = []
    origin: list[int] = []
    for at, char in enumerate(text):
        for piece in char if "\u4e00" <= char <= "\u9fff" else folded(char):
            chars.append(piece)
            origin.append(at)
    whole = "".join(chars)
    return [(origin[at], origin[at + len(wanted) - 1] + 1) for at in places(whole, wanted)]
