"""A table of contents typed by hand before the body: its lines are no headings."""

from __future__ import annotations

from checker.document.lines import RawLine
from checker.document.markers import read_marker
from checker.text.lazy import pattern

_NAME = ("目录", "目次")
_AROUND = "#*【】（）：[]"
_PAGE = pattern(
    r"(?<![0-9])(?:[.·…⋯—\- ]*)(?:（[0-9]{1,3}）|第?[0-9]{1,3}页|[Pp]\.?[0-9]{1,3}|[0-9]{1,3}|[IVXivx]{1,4})[.·…⋯—\- ]*$|[.·…⋯—\- ]+$"
)
_LED = pattern(r"[^0-9.·…⋯—\- ](?:[.·…⋯—-]{2,} *| +)[0-9]{1,3}$")
"""The number of a page behind an entry, and one that dots or a blank lead to."""
_FARTHEST, _MOST, _FEWEST = 60, 80, 2
"""It begins within so many lines, and has no more entries, nor fewer."""
_LONGEST = 200
"""No entry has more characters, the dots before its page among them."""


def without_contents(raws: list[RawLine]) -> list[RawLine]:
    """Return the lines without a table of contents.

    Its entries are the lines below 目录 that stand in the text once more, numbered there or not; among them are others with the number
    of a page, the title printed again, and what is no Chinese. It ends before its first entry stands again.
    """
    at = next(
        (at for at, raw in enumerate(raws[:_FARTHEST]) if _squeezed(raw).strip(_AROUND) in _NAME),
        -1,
    )
    if at < 0:
        return raws
    lines = [_squeezed(raw) for raw in raws[at + 1 :]]
    whole = "\n" + "\n".join(f"{line}\n{_core(line)}" for line in lines)
    above = {_squeezed(raw) for raw in raws[:at]}
    first = ""
    entries = last = 0
    behind = 0
    for count, line in enumerate(lines[:_MOST], 1):
        behind += len(line) + len(_core(line)) + 2
        if (
            len(line) > _LONGEST
            or line[-1:] in ("。", "；", "：")
            or (first and _core(line).startswith(first))
        ):
            break
        entry = _core(_PAGE.sub("", line))
        if entry and whole.find(f"\n{entry}", behind) >= 0:
            first = first or entry
            entries, last = entries + 1, count
        elif _LED.search(raws[at + count].text.strip(" ")):
            last = count
        elif entry and not line.isascii() and line not in above:
            break
    return [*raws[:at], *raws[at + 1 + last :]] if entries >= _FEWEST else raws


def _squeezed(raw: RawLine) -> str:
    return raw.text.replace(" ", "")


def _core(line: str) -> str:
    """Return a line without its number."""
    marker = read_marker(line)
    return line[marker.length :] if marker is not None else line
