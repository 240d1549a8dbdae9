"""Refuse regular expressions that could take exponential or high polynomial time.

Python's ``re`` backtracks, so a pack must not bring in ``(a+)+``. Packs rarely need a regex at all; a
conservative static test is enough, and refuses some that would be harmless.
"""

from __future__ import annotations

import re
from typing import Any

_LONGEST = 300
_MOST_REPEATS = 2
_HIGHEST = 100


def regex_fault(text: str) -> str | None:
    """Return in Chinese why a regular expression is refused, or None where it is accepted."""
    if len(text) > _LONGEST:
        return f"超过{_LONGEST}个字符"
    try:
        compiled = re.compile(text)
        parsed: Any = re._parser.parse(text)  # type: ignore[attr-defined]
    except (re.error, RecursionError, OverflowError):
        return "写法有误"
    if compiled.match("") is not None:
        return "可以匹配空文字"
    try:
        if _unbounded(parsed, False) > _MOST_REPEATS:
            return f"次数不定的重复（*、+、{{0,50}}）超过{_MOST_REPEATS}处，可能非常慢"
    except ValueError as error:
        return str(error)
    return None


def _unbounded(items: Any, inside: bool) -> int:
    """Count the repeats of varying length.

    Raises ValueError for one inside any other repeat, for alternatives inside one, and for a back reference.
    """
    count = 0
    for operator, argument in items:
        name = str(operator)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            low, high, body = argument
            varies = int(high) != int(low)
            if varies and inside:
                raise ValueError("重复里面套着重复，可能非常慢")
            if int(low) > _HIGHEST:
                raise ValueError(f"重复次数超过{_HIGHEST}")
            count += int(varies and int(high) > 1) + _unbounded(body, inside or int(high) > 1)
        elif name == "BRANCH":
            if inside:
                raise ValueError("重复里面有多选，可能非常慢")
            count += sum(_unbounded(branch, inside) for branch in argument[1])
        elif name == "SUBPATTERN":
            count += _unbounded(argument[3], inside)
        elif name in ("ASSERT", "ASSERT_NOT"):
            count += _unbounded(argument[1], inside)
        elif name in ("GROUPREF", "GROUPREF_EXISTS", "ATOMIC_GROUP"):
            raise ValueError("不允许使用反向引用和原子组")
    return count
