"""A breakdown: parts, and the amounts that may be their whole."""

from __future__ import annotations

from collections.abc import Sequence

from checker.checks.figures.lists import RANKS
from checker.checks.figures.statements import Item, Statement
from checker.text.amounts import ONE, Amount
from checker.values import NamedTuple

AMONG, BRACKET, COLON, INCLUDING, EACH, TOTAL, OUTCOME, CONCERNED, REST = (
    "其中",
    "括号",
    "冒号",
    "包括",
    "分别",
    "合计",
    "结果",
    "涉及",
    "剩余",
)
_MEASURED = frozenset(
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
    wholes: tuple[Item, ...]
    parts: tuple[Item, ...]
    names: tuple[str, ...]
    closed: bool

    @property
    def listed(self) -> tuple[Item, ...]:
        """The parts up to the first that only a comma or semicolon joins, which may begin another statement."""
        count = 1
        while count < len(self.parts) and self.parts[count].lead[:1] not in RANKS:
            count += 1
        return self.parts[:count]

    @property
    def tail(self) -> str:
        """The text behind the last part."""
        return self.statement.after(self.parts[-1])


def tolerance(amounts: Sequence[Amount]) -> int:
    """Return by how much amounts may miss one another because each is rounded to its last printed place."""
    return sum(amount.step for amount in amounts if amount.step != ONE or amount.unit in _MEASURED)
