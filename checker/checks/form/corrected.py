"""The corrections of habits of punctuation that are certain, mark by mark."""

from __future__ import annotations

from collections.abc import Iterable

from checker.results import Replacement
from checker.text.around import next_of

_FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）", ".": "。"}
_LINE = 400
_MOST_ITEMS = 20
"""So many items of a list on either side are looked at."""
BLANKS = ("blanks", "blanks-at-marks")
"""The habits that are put right by leaving out blanks."""
_CLOSES = {"《": "》", "“": "”"}
_OPENS = {right: left for left, right in _CLOSES.items()}


def corrections(text: str, habit: str, places: list[int], deleted: bool) -> tuple[Replacement, ...]:
    """Return what puts all ``places`` of a habit right; nothing where one of them leaves a choice.

    ``deleted`` tells that the marks of this habit are simply to be left out.
    """
    if habit == "half-width":
        return tuple(Replacement((at, at + 1), _FULL[text[at]]) for at in _with_partners(text, places))
    if habit in BLANKS or deleted:
        return tuple(Replacement((at, at + 1), "") for at in places)
    if habit == "year-brackets":
        sides = sorted([*places, *(at + 5 for at in places)])
        return tuple(Replacement((at, at + 1), "〔" if at in places else "〕") for at in sides)
    if habit == "nested-titles":
        sides = sorted([*places, *(closing(text, at) for at in places)])
        return tuple(Replacement((at, at + 1), "〈" if at in places else "〉") for at in sides)
    if habit == "straight-quotes":
        return _quotes(text, places)
    return ()


def closing(text: str, at: int) -> int:
    """Return where the inner title that begins at ``at`` ends."""
    return next_of(text, "》>＞", at)


def _with_partners(text: str, places: Iterable[int]) -> list[int]:
    """Add the other side of each bracket: one alone must not change its width."""
    chosen = set(places)
    for at in places:
        if text[at] == "(":
            end = text.find(")", at, at + _LINE)
            if end >= 0 and "\n" not in text[at:end] and "(" not in text[at + 1 : end]:
                chosen.add(end)
            else:
                chosen.discard(at)
        elif text[at] == ")":
            start = text.rfind("(", max(0, at - _LINE), at)
            if start >= 0 and "\n" not in text[start:at] and ")" not in text[start:at]:
                chosen.add(start)
            else:
                chosen.discard(at)
    return sorted(chosen)


def _quotes(text: str, places: list[int]) -> tuple[Replacement, ...]:
    """Turn straight quotation marks to the left and the right in turns, where a line has as many of both."""
    found: list[Replacement] = []
    line: list[int] = []
    for at in [*places, len(text)]:
        if line and (at == len(text) or "\n" in text[line[-1] : at]):
            if len(line) % 2:
                return ()
            found.extend(
                Replacement((one, one + 1), "”" if index % 2 else "“") for index, one in enumerate(line)
            )
            line = []
        line.append(at)
    return tuple(found)


def of_mixed_list(text: str, at: int) -> bool:
    """Whether a mark between two titles or quotations stands in a list that has other items or remarks too, and keeps its marks.

    “一国两制”、“港人治港”、高度自治; 《甲法》、《乙法》（修正）.
    """
    return _others_behind(text, at + 1) or _others_before(text, at - 1)


def _others_behind(text: str, at: int) -> bool:
    """Whether a list of titles or quotations that goes on at ``at`` has another item or a remark behind them."""
    for _ in range(_MOST_ITEMS):
        if text[at : at + 1] not in _CLOSES:
            return True
        end = text.find(_CLOSES[text[at]], at, at + _LINE)
        if end < 0 or text[end + 1 : end + 2] != "、":
            return end >= 0 and text[end + 1 : end + 2] == "（"
        at = end + 2
    return False


def _others_before(text: str, at: int) -> bool:
    """Whether a list of titles or quotations of which one ends at ``at`` has another item before them."""
    for _ in range(_MOST_ITEMS):
        if at < 0 or text[at] not in _OPENS:
            return True
        start = text.rfind(_OPENS[text[at]], max(0, at - _LINE), at)
        if start < 1 or text[start - 1] != "、":
            return False
        at = start - 2
    return False
