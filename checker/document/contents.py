"""A table of contents typed by hand before the body: its lines are no headings."""

from __future__ import annotations

from checker.document.lines import RawLine

_NAME = ("目录", "目次")
_NUMBERS = "0123456789.·…⋯-—－ \t"
_FARTHEST, _MOST = 60, 80
"""It begins within so many lines, and has no more."""


def without_contents(raws: list[RawLine]) -> list[RawLine]:
    """Return the lines without a table of contents: those below 目录 that stand in the text once more, with the number of a page or without."""
    at = next((at for at, raw in enumerate(raws[:_FARTHEST]) if raw.text.replace(" ", "") in _NAME), -1)
    if at < 0:
        return raws
    whole = "\n".join(raw.text.replace(" ", "") for raw in raws[at + 1 :])
    end = at + 1
    last = at
    for raw in raws[at + 1 : at + 1 + _MOST]:
        entry = raw.text.replace(" ", "").rstrip(_NUMBERS)
        if entry and (entry[-1] in "。；" or whole.count(f"\n{entry}") + whole.startswith(entry) < 2):
            break
        end += 1
        last = end - 1 if entry else last
    return [*raws[:at], *raws[last + 1 :]] if last > at else raws
