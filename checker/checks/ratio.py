"""``ratio``: does a stated rate agree with the counts that it is stated for?

At the precision printed. Where the counts of part and whole are both given the rate is worked out; where one is given it is
asked whether any whole number of cases gives the rate. A rate that is cut off instead of rounded is a mild fault.
Parameters: ``rates`` (each ``rate``: names without 率; ``part``: other words for the part; ``base``: words of what the rate
is a rate of), ``neutral`` (words in a rate's name that do not narrow it), ``carryover``, ``unmet`` and ``mild`` (texts).
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.checks.breakdowns import unit_of
from checker.checks.outcome import Context, Finding, Outcome, Place, fill, found, met, skipped
from checker.checks.rates import ANY, CUT, WRONG, division, fits, possible
from checker.checks.statements import Item, Statement, place_at, shown, statements
from checker.document.model import Document
from checker.lexicon.amounts import ONE
from checker.rulebook.model import Rule
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

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
_ACTS = ("次", "期", "场", "批", "轮", "项", "堂")
"""Units of what holds many cases: no rate is one of them."""
_MOST_EVIDENCE = 3
_PERCENT = "%"


class Claim(NamedTuple):
    """A rate with the counts it may be the quotient of: (part, whole) nearest first, or one count alone.

    ``meant`` are those of ``pairs`` that it must be the quotient of if it is none of the others.
    """

    rate: Item
    pairs: tuple[tuple[Item, Item], ...]
    meant: tuple[tuple[Item, Item], ...]
    alone: Item | None
    alone_is_part: bool


def check_ratio(document: Document, rule: Rule, context: Context) -> Outcome:
    """Work out every rate whose counts are given."""
    options = rule.options
    findings: list[Finding] = []
    evidence: list[Place] = []
    for statement in statements(document, context):
        if len(statement.items) < 2:
            continue
        for at, item in enumerate(statement.items):
            if item.amount.unit != _PERCENT or not item.amount.exact or item.amount.value > 100 * ONE:
                continue
            claim = _share(statement, at) or _rate(statement, at, options)
            if claim is None:
                continue
            verdict, arithmetic, counts = _decide(statement, claim, options)
            start = min(one.start for one in (*counts, item))
            place = place_at(document, statement.line, start, item.amount.end)
            if verdict == ANY:
                evidence.append(place)
                continue
            texts = options["mild" if verdict == CUT else "unmet"]
            message = fill(texts["message"], {"arithmetic": arithmetic})
            findings.append(Finding(message, texts["remedy"], place, mild=verdict == CUT))
    if findings:
        return found(findings, f"有{len(findings)}处比率与所写的数量不符。")
    if evidence:
        return met(evidence[:_MOST_EVIDENCE], f"核对了{len(evidence)}处比率，都与所写的数量相符。")
    return skipped("没有可以核对的比率。")


def _share(statement: Statement, at: int) -> Claim | None:
    """Return the claim of 其中……60件，占34.1% and of 占总数455件的9.0%."""
    items = statement.items
    rate = items[at]
    if at and rate.lead == "的" and items[at - 1].label.startswith("占") and at > 1:
        part, whole = items[at - 2], items[at - 1]
        if unit_of(part) == unit_of(whole) and part.amount.exact and whole.amount.exact:
            return Claim(rate, ((part, whole),), ((part, whole),), None, False)
        return None
    if not at or not rate.lead.lstrip("，、（").startswith("占"):
        return None
    of = rate.label.removeprefix("占")
    while of.startswith(_SHARES):
        of = of[max(len(word) for word in _SHARES if of.startswith(word)) :]
    part = items[at - 1]
    if part.amount.unit == _PERCENT or not part.amount.exact:
        return None
    wholes = [one for one in _wholes(statement, part) if not of or of.rstrip("的") in one.label]
    return _of_pairs(statement, rate, [(part, whole) for whole in wholes])


def _rate(statement: Statement, at: int, options: dict[str, Any]) -> Claim | None:
    rate = statement.items[at]
    label = rate.label
    end = label.rfind("率")
    if end <= 0 or label[end + 1 :] not in _AFTER_RATE:
        return None
    name = label[:end]
    for joint in "、和及与":
        name = name[name.rfind(joint) + 1 :]
    if len(name) < 2:
        return None
    before = statement.items[:at]
    parts = [
        item
        for item in reversed(before)
        if item.amount.unit != _PERCENT
        and item.amount.exact
        and not item.is_change
        and _means(name, item, statement, options)
    ]
    parts.sort(key=lambda item: not item.label.startswith(("已", name[-2:])))
    pairs = [(part, whole) for part in parts for whole in _wholes(statement, part)]
    if pairs:
        return _of_pairs(statement, rate, pairs, options["produced"])
    alone = next((item for item in reversed(before) if item.amount.unit != _PERCENT), None)
    if alone is None or not alone.amount.exact or not alone.amount.counted or alone.is_change:
        return None
    if "；" in rate.lead or rate.lead.count("，") > 1:
        return None
    within = statement.items[: statement.items.index(alone)]
    if (
        within
        and alone.lead.removesuffix("有").endswith("中")
        and unit_of(within[-1]) == unit_of(alone)
        and name[-2:] in rate.lead.removesuffix(label)
    ):
        return _of_pairs(statement, rate, [(alone, within[-1])])  # 18个问题中17个已整改到位
    if alone.amount.unit in _ACTS or alone.amount.unit.endswith("次"):
        return None
    if alone in parts:
        return Claim(rate, (), (), alone, True) if rate.lead.startswith(("，", "、")) else None
    entry = next((entry for entry in options["rates"] if _named(name, entry["rate"], options)), None)
    words = statement.line.text[statement.start : alone.amount.start]
    clause = (
        words[max(words.rfind(mark) for mark in "，；。") + 1 :]
        + statement.line.text[alone.amount.end : rate.amount.start]
    )
    if entry is not None and any(word in clause for word in entry.get("base", ())):
        return Claim(rate, (), (), alone, False)
    return None


def _of_pairs(
    statement: Statement, rate: Item, pairs: Sequence[tuple[Item, Item]], produced: Sequence[str] = ()
) -> Claim | None:
    """Return the claim of a rate, or None where none of ``pairs`` is surely meant.

    Surely meant is a whole of the same sentence whose things the part counts, not what came out of them.
    """
    meant = tuple(
        (part, whole)
        for part, whole in pairs
        if whole in statement.items
        and not any(word in part.label and word not in whole.label for word in produced)
    )
    return Claim(rate, tuple(pairs), meant, None, False) if meant else None


def _wholes(statement: Statement, part: Item) -> list[Item]:
    """Return the amounts that a part may be a part of, the most likely first."""
    items = statement.items
    at = items.index(part)
    unit = unit_of(part)
    nearest = [*reversed(items[:at]), *reversed(statement.before)]
    return [
        one
        for one in nearest
        if unit_of(one) == unit
        and one.amount.exact
        and one.amount.value >= part.amount.value
        and not one.is_change
    ]


def _means(name: str, item: Item, statement: Statement, options: dict[str, Any]) -> bool:
    """Whether an item counts what the rate ``name`` is the rate of: 成功2036件 for 调解成功率."""
    label = item.label
    for cut in range(len(name) - 1):
        ending = name[cut:]
        words = [
            ending,
            *(word for entry in options["rates"] if ending in entry["rate"] for word in entry["part"]),
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


def _decide(statement: Statement, claim: Claim, options: dict[str, Any]) -> tuple[str, str, tuple[Item, ...]]:
    """Return whether the rate fits (ANY), is cut off (CUT) or wrong (WRONG), the arithmetic, and the counts used."""
    rate = claim.rate.amount
    printed = statement.line.text[rate.start : rate.end]
    if claim.alone is not None:
        return _decide_alone(statement, claim, printed)
    verdicts = [
        fits(part.amount.value, whole.amount.value, rate.value, rate.step, _spread(part, whole))
        for part, whole in claim.pairs
    ]
    if ANY in verdicts:
        return (
            ANY,
            "",
            claim.pairs[verdicts.index(ANY)]
            if claim.pairs[verdicts.index(ANY)] in claim.meant
            else claim.meant[0],
        )
    if _carried(statement, claim, options):
        return ANY, "", claim.meant[0]
    for verdict, pair in zip(verdicts, claim.pairs, strict=True):
        if verdict == CUT and pair in claim.meant:
            return CUT, _told(*pair, claim.rate, printed, CUT), pair
    return WRONG, _told(*claim.meant[0], claim.rate, printed, WRONG), claim.meant[0]


def _spread(part: Item, whole: Item) -> tuple[int, int]:
    """Return by how much part and whole may be off, being rounded to 万 or decimals."""
    return tuple(0 if item.amount.counted else item.amount.step for item in (part, whole))  # type: ignore[return-value]


def _carried(statement: Statement, claim: Claim, options: dict[str, Any]) -> bool:
    """Whether a carry-over is named, so that the rate may be one of more than the year's own cases."""
    words = statement.passage(claim.rate.amount.start)
    return any(word in words for word in options["carryover"])


def _told(part: Item, whole: Item, rate: Item, printed: str, verdict: str) -> str:
    places = max(2, len(shown(rate.amount.step).partition(".")[2]))
    sum_ = f"{shown(part.amount.value)}÷{shown(whole.amount.value)}＝{division(part.amount.value, whole.amount.value, places)}%"
    if verdict == CUT:
        digits = 6 - (len(str(rate.amount.step)) - 1)
        return (
            f"{sum_}，四舍五入是{division(part.amount.value, whole.amount.value, digits)}%，写的是{printed}"
        )
    return f"{sum_}，写的是{printed}"


def _decide_alone(statement: Statement, claim: Claim, printed: str) -> tuple[str, str, tuple[Item, ...]]:
    assert claim.alone is not None
    counts = (claim.alone,)
    amount, rate = claim.alone.amount, claim.rate.amount
    count = amount.value // ONE
    verdict = possible(count, rate.value, rate.step)
    if verdict == ANY or (claim.alone_is_part and _quotient_possible(count, rate.value, rate.step)):
        return ANY, "", counts
    unit = statement.line.text[amount.unit_start : amount.end]
    near = rate.value * count // (100 * ONE)
    places = max(2, len(shown(rate.step).partition(".")[2]))
    if verdict == CUT:
        cut = next(one for one in (near, near + 1) if fits(one, count, rate.value, rate.step, (0, 0)) == CUT)
        return CUT, f"{cut}÷{count}＝{division(cut, count, places)}%，写的是{printed}", counts
    neighbours = "，".join(
        f"{one}÷{count}＝{division(one, count, places)}%" for one in (near, near + 1) if 0 <= one <= count
    )
    return verdict, f"{count}{unit}中没有哪个整数能算出{printed}：{neighbours}", counts


def _quotient_possible(part: int, rate: int, step: int) -> bool:
    """Whether some whole number of which ``part`` is a part gives the rate."""
    if rate == 0:
        return part == 0
    low = (2 * 100 * ONE * part + (2 * rate + step) - 1) // (2 * rate + step)
    return any(fits(part, whole, rate, step, (0, 0)) == ANY for whole in range(max(low - 1, part), low + 2))


__all__ = ["WRONG", "check_ratio"]
