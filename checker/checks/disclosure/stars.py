"""One star before a measure word: it stands for a figure (召开会议*次), unless it emphasises, hides a name or is spoken of itself."""

from __future__ import annotations

from checker.text.lazy import pattern

_EMPHASISED = pattern("[^，。；、()*\n]{1,12}[*]")
_WIDEST_EMPHASIS = 13
"""What lies between two stars that emphasise a word in Markdown, with the second."""
_NAMES_STAR = frozenset("带标注打")
"""A sign is spoken of behind these: 带*项为必填."""
_BEFORE_NAME = frozenset("对与和由向被将给为人")
"""A character between one of these, or the begin of a clause, and a star is the surname of one whose name is masked."""


def emphasises(text: str, at: int) -> bool:
    """Whether a star has its like close by in the clause: 办理*重点*案件."""
    if _EMPHASISED.match(text, at + 1):
        return True
    before = text.rfind("*", max(0, at - _WIDEST_EMPHASIS), at)
    return before >= 0 and _EMPHASISED.fullmatch(text, before + 1, at + 1) is not None


def masks_name(text: str, at: int) -> bool:
    """Whether a star hides a part of a name, or is spoken of itself: 李*人身损害案, 带*项为必填."""
    if text[at - 1] in _NAMES_STAR:
        return True
    first = text[at - 2 : at - 1]
    return not "\u4e00" <= first <= "\u9fff" or first in _BEFORE_NAME
