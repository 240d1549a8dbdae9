"""A stated change with the two values it is stated for, and what those values are values of."""

from __future__ import annotations

from checker.checks.figures.change_words import YEAR
from checker.checks.figures.options import ChangeOptions
from checker.checks.figures.statements import CountedItem
from checker.text.lazy import pattern
from checker.values import NamedTuple

COPULAS = "为是有仅只则约达而才的"
"""What joins a time to its value: 上年同期仅为."""
OTHER_BASES = ("环比", "前年", "前期", "以来")
"""Words of a change that compares with another time than the year before."""
_PARTS_OF_YEAR = pattern("前?[一二三四]?季度|[上下]半年|前?[0-9—-]*(?:个月|月份?)|截至|全年")
_REACHING = ("到", "至", "为", "达", "到了")
_MOVES = ("再", "又", "压", "压控", "控制", "回", "冲", "跃")
"""Verbs that tell of a move up or down only with 到 behind them: 压到, 控制到."""


class Moved(NamedTuple):
    """By how much a value moved (without sign), by how much that may be off, and whether it is the base that is told."""

    value: int
    slack: int
    base_told: bool


class ChangeClaim(NamedTuple):
    """A change stated by the item ``rate`` from the value ``old`` to ``new`` (in millionths), as ``items`` say.

    ``rule`` names the reading; ``slack`` is by how much old and new may be off; ``up`` tells the direction, ``reached`` that
    the value reached is stated (增长到2倍) and not the growth; ``years`` over how many years the change is a yearly mean;
    ``moved`` is by how much the value moved, where one of the two values follows from that.
    """

    rule: str
    rate: CountedItem
    old: int
    new: int
    slack: tuple[int, int]
    items: tuple[CountedItem, ...]
    up: bool
    reached: bool
    years: int | None = None
    moved: Moved | None = None


def value_of(item: CountedItem) -> tuple[int, int]:
    """Return the value of an item and by how much it may be off."""
    return item.amount.value, slack_of(item)


def slack_of(item: CountedItem) -> int:
    """Return by how much a value may be off, being rounded to 万 or decimals; one written by places (3亿5千万) was rounded, not cut off."""
    amount = item.amount
    return 0 if amount.counted else amount.step // 2 if amount.composed else amount.step


def one_indicator(first: CountedItem, last: CountedItem, named: str, options: ChangeOptions) -> bool:
    """Whether two values at two times are values of one indicator: the same words, or none the second time (2023年压到400件)."""
    one, two = (indicator(item.label, options) for item in (first, last))
    if two and two not in one and one not in two and not _only_moved(two, options):
        return False
    return not named or any(named[at : at + 3] in one for at in range(len(named) - 2))


def _only_moved(words: str, options: ChangeOptions) -> bool:
    """Whether words tell how a value moved to the next and name no thing: 压到, 减少到, 攀升至."""
    if words in options.up or words in options.down or words in _REACHING:
        return True
    for word in _REACHING:
        verb = words.removesuffix(word)
        if verb != words and (verb in _MOVES or verb in options.up or verb in options.down):
            return True
    return False


def thing_of(label: str, options: ChangeOptions) -> str:
    """Return what a label counts, or nothing where it only tells the time and how the value moved."""
    words = indicator(_PARTS_OF_YEAR.sub("", label), options)
    return "" if _only_moved(words, options) else words


def indicator(label: str, options: ChangeOptions) -> str:
    """Return what a label counts, without the time and what joins it to the value."""
    return core(label, options).rstrip(COPULAS)


def core(label: str, options: ChangeOptions) -> str:
    """Return a label without times and words of comparison."""
    label = YEAR.sub("", label)  # before 年 is taken for a word that says nothing
    for word in (*options.earlier, *options.later, *options.fillers):
        label = label.replace(word, "")
    return label.strip("0123456789年月日—至")
