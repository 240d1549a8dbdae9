"""Where headings begin and end inside a line, which lines are lists, and which markers number the parts of a text."""

from __future__ import annotations

from collections.abc import Sequence

from checker.document.headings import (
    GLUED,
    RUN_IN,
    explains,
    has_subjects,
    heading_length,
    names_a_part,
    states_facts,
)
from checker.document.markers import inline_markers, read_marker
from checker.document.model import Line
from checker.text.numbers import value_of

_REFERS = "第至和与及、条款（"
"""What stands before a number that only refers to an item."""
_FAR = 600
"""So many characters behind a marker in mid-line tell whether a heading begins there."""
OF_LISTS = ("num", "pnum", "circ", "ord")
"""Kinds of marker that number the items of a list as well as headings."""
BRACKETS = "【】"
_IN_BRACKETS = 24
"""A heading in brackets is shorter."""
_FIRST, _SECOND = ("1", "一", "①"), ("2", "二", "②")
_FEWEST = 3
_LONGEST_SLOGAN, _SHORTEST_BODY = 70, 12
"""A heading that runs into its paragraph is no longer where its siblings show that it is one, and so much follows it."""
_NEAR = 8
"""A marker is shorter."""


def digits_on_top(lines: Sequence[Line]) -> bool:
    """Whether 1. opens the text before any 一、, and 2. goes on where those below it have ended."""
    before, below = 0, False
    for line in lines:
        marker = read_marker(line.text)
        if marker is None or marker.kind not in ("part", "cn", "pcn", "num"):
            continue
        if marker.kind != "num":
            if not before or marker.kind == "part":
                return False
            below = below or marker.kind == "cn"
            continue
        if int(marker.number) != before + 1:
            return False
        before += 1
        if below:
            return True
    return False


def cut_before_tail(line: Line) -> list[int]:
    """Return where to cut a heading without a number off the paragraph at whose end it was printed, behind a blank."""
    at = line.text.rfind("。") + 1
    if 0 < at < len(line.text) and line.source_offset(at) - line.source_offset(at - 1) > 1:
        return [at]
    return []


def cuts(line: Line) -> list[int]:
    """Return where a line must be cut because a heading begins in the middle of it."""
    text = line.text
    found = behind_blanks(line) if len(line.origin) > 1 else []
    if "（" not in text and "、" not in text:
        return found
    opening = read_marker(text)
    for at in inline_markers(text):
        before = text[at - 1]
        glued_to_heading = (
            opening is not None
            and opening.kind in ("cn", "part")
            and at <= GLUED
            and "。" not in text[:at]
            and text[at] == "（"
        )
        if at in found or not (before in "。！？；" or glued_to_heading):
            continue
        near = text[at : at + _FAR]
        marker = read_marker(near)
        if marker is not None and (glued_to_heading or heading_length(near[marker.length :], marker.kind)):
            found.append(at)
    return sorted(found)


def behind_blanks(line: Line) -> list[int]:
    """Return where the marker of a heading stands behind a blank: a text whose line breaks were lost."""
    found = []
    for at, _ in line.origin[1:]:
        if line.text[at - 1] in _REFERS or line.source_offset(at) - line.source_offset(at - 1) < 2:
            continue
        if not line.text[:at].strip("#"):
            continue  # the sign of a heading in Markdown and its blank
        marker = read_marker(line.text[at : at + _FAR])
        if marker is not None and marker.kind in ("part", "cn", "pcn"):
            found.append(at)
    return found


def is_list(text: str, restarts: bool) -> bool:
    """Whether a line holds a list and no heading: its items follow one another with nothing below any of them.

    1.执法力量不足。2.培训少。 is one under any heading; 一、清理文件。二、轮训人员。 only where it ``restarts`` the numbers of a heading
    with nothing below it so far.
    """
    marker = read_marker(text)
    if marker is None or marker.number not in _FIRST:
        return False
    if marker.kind not in OF_LISTS and not (marker.kind == "cn" and restarts):
        return False
    first = text.find("。") + 1
    second = read_marker(text[first : first + _NEAR]) if first else None
    return second is not None and second.kind == marker.kind and second.number in _SECOND


def behind_list(text: str, found: Sequence[int]) -> list[int]:
    """Return those of the places found where a heading begins behind the list with which a line begins, and none of its items."""
    marker = read_marker(text)
    last = value_of(marker.number) if marker is not None else None
    kept = []
    for at in found:
        one = read_marker(text[at : at + _NEAR])
        value = value_of(one.number) if one is not None else None
        goes_on = (
            one is not None and marker is not None and one.kind == marker.kind and value == (last or 0) + 1
        )
        if goes_on and one is not None and not names_a_part(text[at + one.length :].partition("。")[0]):
            last = value
        else:
            kept.append(at)
    return kept


def bracketed_length(text: str, several: bool) -> int:
    """Return how long a heading in brackets is with which a line begins (【三、差距】执法力量不足。); 0 where it is none.

    What bears no number is one only where ``several`` lines begin so.
    """
    size = text.find(BRACKETS[1], 1, _IN_BRACKETS) + 1
    return size if size >= _FEWEST + 1 and (several or read_marker(text[1:size]) is not None) else 0


def slogan_length(body: str) -> int:
    """Return how long a slogan is, longer than a heading that stands for itself, with which an item begins; 0 where it states or explains something."""
    first, _, rest = body.partition("。")
    if not RUN_IN < len(first) <= _LONGEST_SLOGAN or len(rest) < _SHORTEST_BODY:
        return 0
    plain = (
        "；" in first
        or "了" in first.replace("为了", "")
        or states_facts(first)
        or has_subjects(first)
        or explains(first)
    )
    return 0 if plain else len(first)


def runs_in(text: str, kind: str) -> bool:
    """Whether a line begins with a marker of this kind and a heading that runs into its paragraph."""
    marker = read_marker(text)
    if marker is None or marker.kind != kind:
        return False
    body = text[marker.length :]
    size = heading_length(body, kind)
    return size > 0 and body.startswith("。", size) and len(body) - size > _SHORTEST_BODY
