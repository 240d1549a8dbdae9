"""Refuse regular expressions that could take exponential or high polynomial time.

Python's ``re`` backtracks, so a pack must not bring in ``(a+)+``. Packs rarely need a regex at all; a
conservative static test is enough, and refuses some that would be harmless.
"""

from __future__ import annotations

import re
from typing import Any

_LONGEST = 300
_MOST_REPEATS = 2


def regex_fault(text: str) -> str | None:
    """Return in Chinese why a regular expression is refused, or None where it is accepted."""
    if len(text) > _LONGEST:
        return f"超过{_LONGEST}个字符"
    try:
        re.compile(text)
        parsed: Any = re._parser.parse(text)  # type: ignore[attr-defined]
    except (re.error, RecursionError, OverflowError) as error:
        return f"写法有误（{error}）"
    try:
        if re.compile(text).match("") is not None:
            return "可以匹配空文字"
        if _unbounded(parsed, False) > _MOST_REPEATS:
            return f"不限次数的重复（*、+）超过{_MOST_REPEATS}处，可能非常慢"
    except ValueError as error:
        return str(error)
    return None


def _unbounded(items: Any, inside: bool) -> int:
    """Count the unbounded repeats; raises ValueError for one inside another, or for a back reference."""
    count = 0
    for operator, argument in items:
        name = str(operator)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            low, high, body = argument
            endless = int(high) > 20
            if endless and inside:
                raise ValueError("重复里面套着重复，可能非常慢")
            count += int(endless) + _unbounded(body, inside or endless or int(high) - int(low) > 5)
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
