"""A breakdown: parts, and the amounts that may be their whole."""

from __future__ import annotations

from collections.abc import Sequence

from checker.checks.figures.lists import RANKS
from checker.checks.figures.statements import CountedItem, Statement
from checker.text.amounts import ONE, Amount
from checker.values import NamedTuple

AMONG, BRACKET, COLON, INCLUDING, EACH, TOTAL, OUTCOME, CONCERNED, REST, HAVING = (
    "其中",
    "括号",
    "冒号",
    "包括",
    "分别",
    "合计",
    "结果",
    "涉及",
    "剩余",
    "有",
)
MEASURED = frozenset(
    ["元", "亩", "吨", "公里", "千米", "平方米", "立方米", "公顷", "千克", "公斤", "平方公里", "%", "千瓦"]
)
"""Units of what is measured and not counted: the last printed place is rounded even without 万 or decimals."""


class Breakdown(NamedTuple):
    """Parts and the amounts that may be their whole, the nearest last.

    ``rule`` names what joins them, ``closed`` tells whether the list claims to name all parts, ``names`` are what the
    parts are called.
    """

    statement: Statement
    rule: str
    wholes: tuple[CountedItem, ...]
    parts: tuple[CountedItem, ...]
    names: tuple[str, ...]
    closed: bool

    @property
    def listed(self) -> tuple[CountedItem, ...]:
        """The parts up to the first that only a comma or semicolon joins, which may begin another statement."""
        count = 1
        while count < len(self.parts) and self.parts[count].lead[:1] not in RANKS:
            count += 1
        return self.parts[:count]

    @property
    def tail(self) -> str:
        """The text behind the last part."""
        return self.statement.after(self.parts[-1])


_COARSEST = 10**20
"""No amount is printed so coarsely."""


def agree(total: Amount, parts: Sequence[Amount], difference: int) -> bool:
    """Whether parts that are ``difference`` more than their total may make it up all the same.

    An amount rounded to its last printed place is worth up to half a place less or more, one cut off up to a whole place more. Beside
    amounts written by places (6万8千) a round one (3万) is as fine as they are.
    """
    finest = min((one.step for one in (total, *parts) if one.composed), default=_COARSEST)
    own, others = min(_worth(total), finest), sum(min(_worth(one), finest) for one in parts)
    more, less = own + others // 2, own // 2 + others
    return difference == 0 or -less < difference < more


def may_hold(wholes: Sequence[Amount], part: Amount) -> bool:
    """Whether amounts may be no less together than a part of them, however they were rounded."""
    more = part.value - sum(one.value for one in wholes)
    return more <= 0 or more < sum(map(_worth, wholes)) + _worth(part) // 2


def _worth(amount: Amount) -> int:
    """Return what the last printed place of an amount is worth, or nothing where it was counted."""
    return amount.step if amount.step != ONE or amount.unit in MEASURED else 0


def sum_of(parts: Sequence[CountedItem]) -> int:
    """Return what amounts are together."""
    return sum(item.amount.value for item in parts)
