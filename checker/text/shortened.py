"""Texts cut to what a line holds: never inside a number, which would be another number then."""

from __future__ import annotations

from checker.text.lazy import pattern

_NUMBER_AT_END = pattern("[0-9０-９*＊]+(?:[.．,，][0-9０-９*＊]+)*[.．,，]?$")
_BEHIND = pattern("[.．,，]?[0-9０-９*＊]")


def shortened(text: str, most: int, mark: str = "…") -> str:
    """Return a text of at most ``most`` characters, ended by ``mark`` where something was cut off.

    A number that would be cut, or of which nothing would be left, is left out with what introduces it (写的是439).
    """
    if len(text) <= most:
        return text
    at = most - len(mark)
    number = _NUMBER_AT_END.search(text, 0, at)
    start = number.start() if number is not None else at
    if _BEHIND.match(text, at) is not None and start > at // 2:
        at = start
        clause = max(text.rfind(sign, at // 2, at) for sign in "，；：（。")
        at = clause if clause > 0 else at
    return text[:at] + mark
