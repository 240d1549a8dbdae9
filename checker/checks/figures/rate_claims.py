"""Which counts a stated rate is the quotient of.

A share (其中……60件，占34.1%) belongs to the count before it; a rate belongs to counts by its name (调解成功率: 成功2036件 of what
was dealt with before).
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.checks.figures.statements import Item, Statement
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

PERCENT = "%"
_AFTER_RATE = (
    "",
    "为",
    "达",
    "达到",
    "达到了",
    "均为",
    "均达",
    "均达到",
    "是",
    "仅为",
    "仅",
    "只有",
    "均",
    "：",
)
_SHARES = ("比例", "比重", "总数", "总量", "全部", "总", "比", "其", "的", "为", "达", "到", "了", "仅")
_NEGATIONS = "不未无没非"
_OPPOSITES = ("不", "未")
_ACTS = ("次", "期", "场", "批", "轮", "项", "堂")
"""Units of what holds many cases: no rate is one of them."""


class Claim(NamedTuple):
    """A rate with the counts it may be the quotient of: (part, whole) nearest first, or one count alone.

    ``meant`` are those of ``pairs`` that it must be the quotient of if it is none of the others.
    """

    rate: Item
    pairs: tuple[tuple[Item, Item], ...]
    meant: tuple[tuple[Item, Item], ...]
    alone: Item | None
    alone_is_part: bool


def claim_of(statement: Statement, at: int, options: dict[str, Any]) -> Claim | None:
    """Return the claim of the rate at ``at``, or None where it is not clear which counts it belongs to."""
    return _share(statement, at) or _rate(statement, at, options)


def _share(statement: Statement, at: int) -> Claim | None:
    """Return the claim of 其中……60件，占34.1% and of 占总数455件的9.0%."""
    items = statement.items
    rate = items[at]
    if not at:
        return None
    nearest = items[at - 1]
    if nearest.amount.unit == PERCENT or not nearest.amount.exact or not nearest.amount.value:
        return None
    if rate.lead == "的" and "占" in nearest.label:
        part = items[at - 2] if at > 1 and nearest.label.startswith("占") else None
        if part is not None and part.unit == nearest.unit and part.amount.exact:
            return Claim(rate, ((part, nearest),), ((part, nearest),), None, False)
        return Claim(rate, (), (), nearest, False) if nearest.amount.counted else None
    if not rate.label.startswith("占") or rate.lead.count("，") > 1 or "；" in rate.lead:
        return None
    of = rate.label.removeprefix("占")
    while of.startswith(_SHARES):
        of = of[max(len(word) for word in _SHARES if of.startswith(word)) :]
    wholes = [one for one in _wholes(statement, nearest) if not of or of.rstrip("的") in one.label]
    if wholes:
        return _of_pairs(statement, rate, [(nearest, whole) for whole in wholes])
    alone = not of and nearest.amount.counted and rate.lead.startswith("，")
    return Claim(rate, (), (), nearest, True) if alone else None


def _rate(statement: Statement, at: int, options: dict[str, Any]) -> Claim | None:
    rate = statement.items[at]
    label = rate.label
    name = _name(label)
    if name is None:
        return None
    before = statement.items[:at]
    parts = [
        item
        for item in reversed(before)
        if item.amount.unit != PERCENT
        and item.amount.exact
        and not item.is_change
        and _means(name, item, statement, options)
    ]
    parts.sort(key=lambda item: not item.label.startswith(("已", name[-2:])))
    pairs = [(part, whole) for part in parts for whole in _wholes(statement, part)]
    if pairs:
        return _of_pairs(statement, rate, pairs, options["produced"])
    alone = next((item for item in reversed(before) if item.amount.unit != PERCENT), None)
    if (
        alone is None
        or not alone.amount.exact
        or not alone.amount.counted
        or not alone.amount.value
        or alone.is_change
    ):
        return None
    if "；" in rate.lead or rate.lead.count("，") > 1:
        return None
    within = statement.items[: statement.items.index(alone)]
    if (
        within
        and alone.lead.removesuffix("有").endswith("中")
        and within[-1].unit == alone.unit
        and name[-2:] in rate.lead.removesuffix(label)
    ):
        return _of_pairs(statement, rate, [(alone, within[-1])])  # 18个问题中17个已整改到位
    if alone.amount.unit in _ACTS or alone.amount.unit.endswith("次"):
        return None
    if alone.lead.startswith("、") or "其中" in alone.lead:
        return None  # one of several: the rate may be that of them all
    if alone not in parts and name in alone.label:  # 评出优秀案卷52件，优秀率21.7%
        wholes = _wholes(statement, alone)
        return _of_pairs(statement, rate, [(alone, whole) for whole in wholes]) if wholes else None
    if alone in parts:
        return Claim(rate, (), (), alone, True) if rate.lead.startswith(("，", "、")) else None
    words = statement.line.text[statement.start : alone.amount.start]
    clause = (
        words[max(words.rfind(mark) for mark in "，；。") + 1 :]
        + statement.line.text[alone.amount.end : rate.amount.start]
    )
    bases = [
        word
        for entry in options["rates"]
        if _named(name, entry["rate"], options)
        for word in entry.get("base", ())
    ]
    if any(word in clause for word in bases):
        return Claim(rate, (), (), alone, False)
    return None


def _name(label: str) -> str | None:
    """Return the name of the rate that a label ends with, without 率, or None."""
    end = label.rfind("率")
    if end <= 0 or label[end + 1 :] not in _AFTER_RATE:
        return None
    name = label[:end]
    for joint in "、和及与":
        name = name[name.rfind(joint) + 1 :]
    return name if len(name) > 1 else None


def is_part_rate(item: Item, options: dict[str, Any]) -> bool:
    """Whether a rate is one of the pack, which are all rates of a part in its whole."""
    name = _name(item.label)
    return name is not None and any(_named(name, entry["rate"], options) for entry in options["rates"])


def _of_pairs(
    statement: Statement, rate: Item, pairs: Sequence[tuple[Item, Item]], produced: Sequence[str] = ()
) -> Claim | None:
    """Return the claim of a rate, or None where none of ``pairs`` is surely meant.

    Surely meant is a whole of the same sentence that is no sister of the part, and whose things the part counts, not what
    came out of them; and no semicolon parts the rate from them.
    """
    passage = statement.line.text.rfind("；", statement.start, rate.amount.start)
    meant = tuple(
        (part, whole)
        for part, whole in pairs
        if whole in statement.items
        and min(part.amount.start, whole.amount.start) > passage
        and not _sisters(statement, part, whole, rate)
        and not any(word in part.label and word not in whole.label for word in produced)
    )
    return Claim(rate, tuple(pairs), meant, None, False) if meant else None


def _sisters(statement: Statement, part: Item, whole: Item, rate: Item) -> bool:
    """Whether the two are parts of one whole: in one list (合格39宗、不合格3宗), each with its share, or opposites."""
    items = statement.items
    first, last = items.index(whole), items.index(part)
    if first > last:
        return False
    after = items[first + 1]
    if after.amount.unit == PERCENT and after.label.startswith("占") and "其中" not in part.lead:
        return True
    if all(item.lead.startswith("、") for item in items[first + 1 : last + 1]):
        return True
    name = _name(rate.label) or ""
    return name[:1] in _OPPOSITES and name[1:] in whole.label


def _wholes(statement: Statement, part: Item) -> list[Item]:
    """Return the amounts that a part may be a part of, the most likely first."""
    items = statement.items
    at = items.index(part)
    unit = part.unit
    nearest = [*reversed(items[:at]), *reversed(statement.before)]
    return [
        one
        for one in nearest
        if one.unit == unit
        and one.amount.exact
        and one.amount.value >= max(part.amount.value, 1)
        and not one.is_change
    ]


def _means(name: str, item: Item, statement: Statement, options: dict[str, Any]) -> bool:
    """Whether an item counts what the rate ``name`` is the rate of: 成功2036件 for 调解成功率."""
    label = item.label
    for cut in range(len(name) - 1):
        ending = name[cut:]
        words = [
            ending,
            *(
                word
                for entry in options["rates"]
                if ending in entry["rate"]
                for word in entry.get("part", ())
            ),
        ]
        if not any(_says(label, word) for word in words):
            continue
        rest = name[:cut]
        before = statement.line.text[statement.start : item.amount.end]
        return not _without(rest, options["neutral"]) or rest in before
    return False


def _says(label: str, word: str) -> bool:
    """Whether a label begins or ends with a word; inside it the word may be part of another (规范 in 规范性文件)."""
    if label.startswith(word):
        return True
    label = label.rstrip("的数了到位")
    return label.endswith(word) and label[-len(word) - 1 : -len(word)] not in tuple(_NEGATIONS)


def _named(name: str, names: Sequence[str], options: dict[str, Any]) -> bool:
    """Whether a rate is one of ``names``, but for words that do not narrow it."""
    return any(
        name.endswith(one) and not _without(name.removesuffix(one), options["neutral"]) for one in names
    )


def _without(text: str, words: Sequence[str]) -> str:
    for word in words:
        text = text.replace(word, "")
    return text
