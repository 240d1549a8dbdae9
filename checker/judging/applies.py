"""Which reports a rule is for: reporting year, level of issuer, department or not, name of the issuer."""

from __future__ import annotations

from checker.document.model import Document
from checker.rulebook.model import LEVEL_OF_ISSUER, Applies

_DEPARTMENT = "department"


def not_for(applies: Applies, document: Document, *, fragment: bool = False) -> str | None:
    """Return in Chinese why a rule does not apply to a report, or None where it does.

    What the report does not tell cannot show that the rule applies; in a ``fragment``, such as an example, it is
    taken as given.
    """
    metadata = document.metadata
    year, level = metadata.year, metadata.level
    if applies.since is not None or applies.until is not None:
        if year is None:
            if not fragment:
                return f"本项只适用于{_years(applies)}的报告，这份报告看不出报告年度；可以用 --year 指定。"
        elif (applies.since is not None and year < applies.since) or (
            applies.until is not None and year > applies.until
        ):
            return f"本项只适用于{_years(applies)}的报告，这份报告是{year}年度的。"
    if level is None:
        if (applies.levels or applies.department is not None) and not fragment:
            return f"本项只适用于{_issuers(applies)}，这份报告看不出制发机关的级别。"
    elif (applies.levels and level not in applies.levels) or (
        applies.department is not None and applies.department != (level == _DEPARTMENT)
    ):
        return f"本项只适用于{_issuers(applies)}，制发机关属于{LEVEL_OF_ISSUER[level]}。"
    if applies.issuers:
        names = [entry.name for entry in (metadata.issuer, metadata.title) if entry is not None]
        if names and not any(word in name for word in applies.issuers for name in names):
            return f"本项只适用于{_quoted(applies)}的机关，制发机关或者题名是“{names[0]}”。"
        if not names and not fragment:
            return f"本项只适用于{_quoted(applies)}的机关，这份报告看不出制发机关。"
    return None


def told(applies: Applies) -> str:
    """Say in Chinese which reports a rule is for."""
    pieces = []
    if applies.since is not None or applies.until is not None:
        pieces.append(f"{_years(applies)}的报告")
    if applies.levels or applies.department is not None:
        pieces.append(_issuers(applies))
    if applies.issuers:
        pieces.append(f"{_quoted(applies)}的机关")
    return "；".join(pieces)


def _years(applies: Applies) -> str:
    if applies.since is None:
        return f"{applies.until}年度及以前"
    if applies.until is None:
        return f"{applies.since}年度及以后"
    if applies.since == applies.until:
        return f"{applies.since}年度"
    return f"{applies.since}年度至{applies.until}年度"


def _issuers(applies: Applies) -> str:
    if applies.levels:
        return "、".join(LEVEL_OF_ISSUER[level] for level in applies.levels)
    return "政府部门" if applies.department else "各级政府（不含部门）"


def _quoted(applies: Applies) -> str:
    return "名称中有" + "、".join(f"“{word}”" for word in applies.issuers)
