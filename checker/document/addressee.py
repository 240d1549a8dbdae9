"""Whom a report is addressed to (市委、市政府：; 主任、副主任、各位委员：), and whose name stands over that line."""

from __future__ import annotations

from collections.abc import Sequence

from checker.document.issuers import is_generic, is_name, looks_like_issuer, looks_like_place
from checker.document.lines import RawLine
from checker.document.model import Named
from checker.document.noise import is_noise
from checker.text.lazy import pattern

_LONGEST = 40
_BODIES = ("市委", "县委", "区委", "省委", "州委", "旗委")
_PERSONS = ("委员", "代表", "同志", "主任", "秘书长", "主席", "书记")
_JOINTS = pattern("[、，,和与 　]")
_GOVERNED = pattern("([\u4e00-\u9fff]{2,8}?(?:市|自治州|州|盟|地区))(?:委|人民政府|政府|人大)")
"""A city that is addressed by its committee or government: 中共东江市委、东江市人民政府."""


def addressee(head: Sequence[RawLine]) -> int | None:
    """Return the index of the line of a report's head that addresses those who receive it, None where none does."""
    for index in range(len(head) - 1, -1, -1):
        text = head[index].text.strip(" ")
        if text[-1:] == "：" and 3 < len(text) <= _LONGEST and all(map(_receives, _JOINTS.split(text[:-1]))):
            return index
    return None


def addressed_cities(head: Sequence[RawLine]) -> tuple[str, ...]:
    """Return the cities whose committee or government a report is addressed to."""
    at = addressee(head)
    return tuple(_GOVERNED.findall(head[at].text.replace("中共", " "))) if at is not None else ()


def name_over_addressee(head: Sequence[RawLine]) -> Named | None:
    """Return the name that stands alone over the addressee, as in a report that is given to a congress."""
    at = addressee(head)
    above = next((raw for raw in reversed(head[: at or 0]) if raw.text.strip(" ")), None)
    name = above.text.strip(" ") if above is not None else ""
    if (
        above is None
        or is_noise(above)
        or not looks_like_issuer(name)
        or not is_name(name)
        or is_generic(name)
    ):
        return None
    start = above.start + above.text.find(name)
    return Named(name, (start, start + len(name)))


def _receives(name: str) -> bool:
    plain = name.removeprefix("中共")
    named = looks_like_issuer(plain) or looks_like_place(plain)
    return not plain or plain in _BODIES or plain.endswith(_PERSONS) or named
