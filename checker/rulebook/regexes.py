r"""Regular expressions of packs: bounded, and refused where they could take long all the same.

Python's ``re`` backtracks. Two things keep a search linear in the text: every repeat ends after ``LONGEST_RUN`` characters
(``bounded``), and the characters looked at from one place on are few, whatever the text (``regex_fault``). A repeat has one way
to match where what follows it cannot begin with what it repeats (``[0-9]+件``), else as many as it has lengths. The same engine with the
same bounds everywhere: a linear one where it happens to be installed would read ``\w`` otherwise and give other verdicts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from checker.values import NamedTuple

LONGEST_RUN = 60
"""So many characters at most are taken by ``*``, ``+`` and ``{3,}``."""
_LONGEST = 300
_MOST_STEPS = 1000
_LONGEST_MATCH = 600
_TOO_MANY = 10**6
_ANYTHING = None
"""In place of the characters that may follow: whatever."""

_Chars = list[tuple[str, Any]] | None


def bounded(text: str) -> str:
    """Return a regular expression with an upper bound on every repeat."""
    pieces: list[str] = []
    at, inside = 0, False
    while at < len(text):
        char = text[at]
        step = 2 if char == "\\" else 1
        piece = text[at : at + step]
        if inside:
            inside = char != "]" or text[at - 1] == "[" or text[at - 2 : at] == "[^"
        elif char == "[":
            inside = True
        elif char in "*+" and not text[:at].endswith("("):
            piece = f"{{{int(char == '+')},{LONGEST_RUN}}}"
            if text[at + 1 : at + 2] in ("?", "+"):
                piece += text[at + 1]
                step = 2
        elif char == "{":
            opened = re.match(r"\{(\d*),\}", text[at:])
            if opened is not None:
                least = int(opened.group(1) or 0)
                piece = f"{{{least},{max(least, LONGEST_RUN)}}}"
                step = len(opened.group())
        pieces.append(piece)
        at += step
    return "".join(pieces)


def regex_fault(text: str) -> str | None:
    """Return in Chinese why a regular expression is refused, or None where it is accepted."""
    if len(text) > _LONGEST:
        return f"超过{_LONGEST}个字符"
    try:
        compiled = re.compile(text)
        parsed: Any = re._parser.parse(bounded(text))  # type: ignore[attr-defined]
    except (re.error, RecursionError, OverflowError):
        return "写法有误"
    if compiled.match("") is not None:
        return "可以匹配空文字"
    try:
        if _cost(parsed, [], 0).steps > _MOST_STEPS:
            return "重复挨着重复、重复套着重复，或者多选的几项开头相同，要试的情形太多，可能非常慢；请写明重复的次数，例如 .{0,10}"
        if parsed.getwidth()[1] > _LONGEST_MATCH:
            return f"一处可以长到{_LONGEST_MATCH}个字以上，可能非常慢"
    except ValueError as error:
        return str(error)
    return None


class _Cost(NamedTuple):
    """How many ways there are at most to match from one place on, and how many characters are looked at for them all."""

    ways: int
    steps: int


def _cost(items: Any, follow: _Chars, rest: int) -> _Cost:
    """Return the cost of matching ``items`` where ``follow`` may come behind them and takes ``rest`` steps.

    An empty ``follow`` is the end of the expression, at which the first way will do.
    """
    ways, steps = 1, rest
    for operator, argument in reversed(list(items)):
        name = str(operator)
        if _is_char((operator, argument)):
            steps += 1
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            low, high, body = (int(argument[0]), int(argument[1]), argument[2])
            inner = _cost(body, _joined(_first(body)[0], follow), 0)
            if high == low:
                ways, steps = ways * inner.ways**low, (steps + low * inner.steps) * inner.ways**low
            elif len(body) == 1 and _is_char(body[0]) and _apart(_first(body)[0], follow):
                steps += 2 * high
            else:
                tried = sum(inner.ways**count for count in range(low, high + 1))
                ways, steps = ways * tried, high * inner.steps + tried * steps
        elif name == "BRANCH":
            costs = [_cost(branch, follow, steps) for branch in argument[1]]
            firsts = [_first(branch) for branch in argument[1]]
            alone = all(
                not nullable and _apart(chars, other)
                for index, (chars, nullable) in enumerate(firsts)
                for other, _ in firsts[index + 1 :]
            )
            ways *= max(cost.ways for cost in costs) if alone else sum(cost.ways for cost in costs)
            steps = (
                max(cost.steps for cost in costs) + len(costs) if alone else sum(cost.steps for cost in costs)
            )
        elif name == "SUBPATTERN":
            inner = _cost(argument[3], follow, steps)
            ways, steps = ways * inner.ways, inner.steps
        elif name in ("ASSERT", "ASSERT_NOT"):
            inner = _cost(argument[1], _ANYTHING, 0)
            ways, steps = ways * inner.ways, steps + inner.steps
        elif name in ("GROUPREF", "GROUPREF_EXISTS", "ATOMIC_GROUP"):
            raise ValueError("不允许使用反向引用和原子组")
        if max(ways, steps) > _TOO_MANY:
            return _Cost(_TOO_MANY, _TOO_MANY)
        chars, nullable = _first([(operator, argument)])
        follow = _joined(chars, follow) if nullable else chars
    return _Cost(ways, steps)


def _is_char(item: Any) -> bool:
    return str(item[0]) in ("LITERAL", "NOT_LITERAL", "IN", "ANY")


def _joined(one: _Chars, two: _Chars) -> _Chars:
    return _ANYTHING if one is None or two is None else [*one, *two]


def _first(items: Any) -> tuple[_Chars, bool]:
    """Return the characters that a match of ``items`` may begin with, and whether it may be empty."""
    chars: _Chars = []
    for operator, argument in items:
        name = str(operator)
        nullable = False
        if _is_char((operator, argument)):
            chars = _joined(chars, [(name, argument)])
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            inner, empty = _first(argument[2])
            chars, nullable = _joined(chars, inner), empty or int(argument[0]) == 0
        elif name == "SUBPATTERN":
            inner, nullable = _first(argument[3])
            chars = _joined(chars, inner)
        elif name == "BRANCH":
            for inner, empty in map(_first, argument[1]):
                chars, nullable = _joined(chars, inner), nullable or empty
        else:  # an anchor or a look around takes no character
            nullable = True
        if not nullable:
            return chars, False
    return chars, True


def _apart(one: _Chars, two: _Chars) -> bool:
    """Whether no character is in both; said only where it is sure."""
    if one is None or two is None:
        return False
    return all(_disjoint(left, right) for left in one for right in two)


def _disjoint(one: tuple[str, Any], two: tuple[str, Any]) -> bool:
    listed = _listed(one)
    if listed is not None:
        return not any(_holds(two, code) for codes in listed for code in codes)
    listed = _listed(two)
    return listed is not None and not any(_holds(one, code) for codes in listed for code in codes)


def _listed(node: tuple[str, Any]) -> Sequence[range] | None:
    """Return the characters of a node as ranges, or None where it is a class such as word characters or a negation."""
    name, argument = node
    if name == "LITERAL":
        return [range(argument, argument + 1)]
    if name != "IN":
        return None
    ranges: list[range] = []
    for operator, value in argument:
        if str(operator) == "LITERAL":
            ranges.append(range(value, value + 1))
        elif str(operator) == "RANGE":
            ranges.append(range(value[0], value[1] + 1))
        elif str(value) == "CATEGORY_DIGIT" and str(operator) == "CATEGORY":
            ranges.append(range(48, 58))
            ranges += [range(code, code + 10) for code in (0x660, 0x6F0, 0xFF10)]
        else:
            return None
    return ranges


def _holds(node: tuple[str, Any], code: int) -> bool:
    name, argument = node
    if name == "ANY":
        return code != 10
    if name == "LITERAL":
        return bool(code == argument)
    if name == "NOT_LITERAL":
        return bool(code != argument)
    negated, held = False, False
    for operator, value in argument:
        kind = str(operator)
        if kind == "NEGATE":
            negated = True
        elif kind == "LITERAL":
            held = held or code == value
        elif kind == "RANGE":
            held = held or value[0] <= code <= value[1]
        else:
            held = held or _of_category(str(value), chr(code))
    return held != negated


def _of_category(name: str, char: str) -> bool:
    word = char.isalnum() or char == "_"
    known = {"DIGIT": char.isdecimal(), "SPACE": char.isspace(), "WORD": word}
    kind = name.removeprefix("CATEGORY_").removeprefix("UNI_")
    return not known[kind[4:]] if kind.startswith("NOT_") else known[kind]
