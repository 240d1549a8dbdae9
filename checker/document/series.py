"""Numbered items among their siblings: those of one kind under one parent."""

from __future__ import annotations

from collections.abc import Sequence

from checker.document.items import INSIDE, Item

HEADINGS = ("part", "cn", "pcn")
"""The kinds of marker that number headings."""
_NUMBERS = frozenset((*HEADINGS, "num", "pnum", "circ", "half"))


class Series:
    """Items of one ``kind`` under one parent, whose marker ends at ``parent`` (0: there is none).

    ``previous`` is the series of this kind that came before, under another parent; ``reached`` the number to which the
    series has counted once it was followed, ``ends`` the numbers on which another series may run on.
    """

    def __init__(self, kind: str, previous: Series | None, parent: int, level: tuple[int, ...]) -> None:
        self.kind = kind
        self.previous = previous
        self.reached = 0
        self.ends: tuple[int, ...] = ()
        self.parent = parent
        self.level = level
        self.items: list[Item] = []


def siblings(items: Sequence[Item]) -> list[Series]:
    """Put each item among its siblings: a kind that opens inside another lies below it until that one goes on."""
    every: list[Series] = []
    stack: list[Series] = []
    ended: dict[str, Series] = {}
    for item in items:
        kind = item.kind
        while item.leads and stack and stack[-1].kind.endswith(INSIDE):
            stack.pop()  # a list inside a sentence ends with its line
        kinds = [series.kind for series in stack]
        if kind in kinds:
            del stack[kinds.index(kind) + 1 :]
        elif item.value is None:
            continue  # a bare 是 outside a chain is the verb
        else:
            _close(stack, kind, kind in ended)
            level = tuple(len(series.items) for series in stack if series.kind in (*HEADINGS, "num"))
            known = ended.get(kind)
            if known is not None and known.level == level:
                stack.append(known)  # the parent is the same: only what lay between has ended
            else:
                # A chain may be opened by the first word of another (首先……，二是……): that one is no parent.
                above = [series for series in stack if kind in _NUMBERS or series.kind in _NUMBERS]
                parent = above[-1].items[-1].end if above else 0
                stack.append(Series(kind, known, parent, level))
                every.append(stack[-1])
                ended[kind] = stack[-1]
        stack[-1].items.append(item)
    return every


def _close(stack: list[Series], kind: str, seen: bool) -> None:
    """Take off the stack what a kind that opens anew cannot lie below."""
    kinds = [series.kind for series in stack]
    if kind == "part" or (kind == "cn" and "part" not in kinds):
        stack.clear()
    elif kind == "cn":
        del stack[kinds.index("part") + 1 :]
    elif kind == "pcn" and seen:
        # What numbers headings lies below no chain of a preface.
        while stack and stack[-1].kind not in _NUMBERS:
            stack.pop()
