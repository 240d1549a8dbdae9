"""Numbers in brackets that open no item: those of an article that is cited, 第（三）（四）项, and those side by side, （四）（六）所列任务."""

from __future__ import annotations

_NUMERALS = "一二三四五六七八九十"
_LONGEST_CITATION = 120
"""So far before the last of them the article stands whose items are cited one by one."""


class Cited:
    """The numbers in brackets that belong to an article that is cited with several of its items: 第（三）（四）项.

    Asked in the order of the text; what stands before a number that was asked for is not walked through again.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._walked: dict[int, tuple[int, int]] = {}

    def has(self, kind: str, start: int, end: int) -> bool:
        """Whether an item is one of them: its article stands near, with nothing but numbers in brackets between."""
        text = self._text
        ascii_ = kind.startswith("pnum")
        if not (ascii_ or kind.startswith("pcn")):
            return False
        if _is_number(text, text.rfind("（", max(0, start - 5), start), start, ascii_) or _is_number(
            text, end, text.find("）", end, end + 5) + 1, ascii_
        ):
            return True  # 第二部分（四）（六）（九）所列任务: an item has words of its own
        at, last = self._walk(start)
        near = max(0, start - _LONGEST_CITATION)
        return near < last and 0 <= at < start and text[at - 1 : at] in ("第", "款", "条")

    def _walk(self, start: int) -> tuple[int, int]:
        """Return where numbers in brackets and what joins them begin before ``start`` (-1: nowhere), and the last step before that."""
        text = self._text
        at = last = start
        while at > 0 and text[at - 1] in "）、和及":
            last = at
            at = text.rfind("（", max(0, at - 8), at) if text[at - 1] == "）" else at - 1
            if at in self._walked:
                stop, before = self._walked[at]
                at, last = stop, before if stop < at else last
                break
        self._walked[start] = at, last
        return at, last


def _is_number(text: str, start: int, end: int, ascii_: bool) -> bool:
    """Whether a number in brackets stands at ``start`` … ``end``, and nothing else, in Arabic figures or in characters."""
    if not 0 <= start < end - 2 or text[start] != "（" or text[end - 1] != "）":
        return False
    return all(char in ("0123456789" if ascii_ else _NUMERALS) for char in text[start + 1 : end - 1])
