"""Characters that are written for one another: of one sound, or of one look."""

from __future__ import annotations

from collections.abc import Sequence


class Alike:
    """Knows which characters are mistaken for one another, from groups such as ``"职治制智"``."""

    def __init__(self, groups: Sequence[str]) -> None:
        self._groups = f" {' '.join(groups)} "

    def mistaken(self, one: str, other: str) -> bool:
        """Whether one of two different characters is easily written for the other."""
        groups = self._groups
        at = groups.find(one) if one != " " else -1
        while at >= 0:
            end = groups.index(" ", at)
            if groups.find(other, groups.rindex(" ", 0, at), end) >= 0:
                return True
            at = groups.find(one, end)
        return False

    def all_mistaken(self, written: str, meant: str) -> bool:
        """Whether two strings of one length differ only by characters that are mistaken for one another."""
        return len(written) == len(meant) and all(
            one == other or self.mistaken(one, other) for one, other in zip(written, meant, strict=True)
        )


def differing(written: str, meant: str) -> tuple[str, str, int]:
    """Return what is left of two strings without their common beginning and end, and where it begins."""
    start = 0
    shorter = min(len(written), len(meant))
    while start < shorter and written[start] == meant[start]:
        start += 1
    end = 0
    while end < shorter - start and written[-1 - end] == meant[-1 - end]:
        end += 1
    return written[start : len(written) - end], meant[start : len(meant) - end], start
