"""``change``: does a stated change agree with the two values that it is stated for?

Both values must stand in the sentence: 由120件增加到150件，增长25%; 187件，比上年的151件增长23.8%; 187件，上年为151件，增长23.8%; 2022年120件，2023年150件，同比增长25%;
150件，同比增加30件，增长25%. N倍 is read by its verb (增长2倍 is three times as many, 增长到2倍 twice as many), 翻一番 as twice
as many. Parameters: ``up`` and ``down`` (verbs), ``fillers`` (words that may stand around them), ``earlier`` and ``later``
(words of the two times), ``unmet`` and ``mild`` (texts).
"""

from __future__ import annotations

from checker.checks.figures.arithmetic import ANY, CUT, WRONG, division
from checker.checks.figures.statements import Item, Statement, Stretch, evidence_of, shown, statements
from checker.checks.outcome import Context, fill, found, met, skipped
from checker.document.model import Document
from checker.results import Finding, Outcome
from checker.rulebook import option
from checker.rulebook.model import Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.amounts import ONE
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

_CHANGES = ("%", "倍", "番", "个百分点")
_TO = ("到", "至", "为", "达")
_FROM = ("由", "从")
_THAN = ("比", "较", "相比")
_OTHER_BASES = ("环比", "前年", "前期")
_MARKS = "，、；：（"


class Claim(NamedTuple):
    """A change stated by the item ``rate`` from the value ``old`` to ``new`` (in millionths), as the items ``shown`` say.

    ``up`` tells its direction, ``reached`` that the value reached is stated (增长到2倍) and not the growth.
    """

    rate: Item
    old: int
    new: int
    slack: tuple[int, int]
    items: tuple[Item, ...]
    up: bool
    reached: bool


class Options(NamedTuple):
    """The options of ``change``."""

    up: tuple[str, ...] = option.listed("词表：增加的词")
    down: tuple[str, ...] = option.listed("词表：减少的词")
    fillers: tuple[str, ...] = option.listed("词表：比较时的衬词")
    earlier: tuple[str, ...] = option.listed("词表：先前的时间")
    later: tuple[str, ...] = option.listed("词表：后来的时间")
    unmet: Texts = option.texts("增减幅度不符时的说明", arithmetic="算式")
    mild: Texts = option.texts("只是没有四舍五入时的说明", arithmetic="算式")


def check_change(document: Document, rule: Rule, context: Context) -> Outcome:
    """Work out every change whose two values are given."""
    options = rule.options
    findings: list[Finding] = []
    evidence: list[Stretch] = []
    for statement in statements(document, context):
        for at in range(1, len(statement.items)):
            claim = _claim(statement, at, options)
            if claim is None or claim.old <= 0:
                continue
            verdict, arithmetic = _decide(statement, claim)
            start = min(item.start for item in claim.items)
            end = claim.rate.amount.end + (not claim.rate.amount.exact)  # with the 多 of 5倍多
            stretch = Stretch(statement.line, start, min(end, statement.end))
            if verdict == ANY:
                evidence.append(stretch)
                continue
            texts = options["mild" if verdict == CUT else "unmet"]
            message = fill(texts["message"], {"arithmetic": arithmetic})
            findings.append(Finding(message, texts["remedy"], stretch.place(document), mild=verdict == CUT))
    if findings:
        return found(findings, f"有{len(findings)}处增减幅度与所写的数量不符。")
    if evidence:
        return met(evidence_of(document, evidence), f"核对了{len(evidence)}处增减幅度，都与所写的数量相符。")
    return skipped("没有可以核对的增减幅度。")


def _claim(statement: Statement, at: int, options: dict[str, Any]) -> Claim | None:
    rate = statement.items[at]
    unit = rate.amount.unit
    base = statement.items[at - 1]
    if rate.row != base.row:
        return None
    differs = unit == "个百分点" and base.amount.unit == "%"
    same = rate.unit == base.unit and unit not in _CHANGES
    if not (unit in ("%", "倍", "番") or differs or same):
        return None
    if unit in ("%", "倍", "番") and base.amount.unit in ("%", "个百分点"):
        return None
    if not rate.amount.exact and unit != "倍":
        return None
    verb = _verb(rate, statement, options)
    if verb is None:
        return None
    up, reached, named = verb
    pair = _values(statement, at, named, options)
    if pair is None:
        return None
    old, new, slack, items = pair
    return Claim(rate, old, new, slack, items, up, reached)


def _verb(rate: Item, statement: Statement, options: dict[str, Any]) -> tuple[bool, bool, str] | None:
    """Return whether the words before a rate tell of growth, whether the value reached is meant, and what else they say."""
    if rate.amount.unit == "番":
        return (
            (True, True, _bare(rate.label.removesuffix("翻了").removesuffix("翻"), options))
            if "翻" in rate.label
            else None
        )
    label = rate.label
    if rate.lead.count("，") > 1:
        return None
    reached = False
    if rate.amount.unit == "倍":
        for word in _TO:
            if label.endswith(word):
                label = label.removesuffix(word)
                reached = True
        if label.endswith("的"):
            return _multiple(label, options)
    for word in ("了", "达到", "达", "为", "约"):
        label = label.removesuffix(word)
    for up, verbs in ((True, options["up"]), (False, options["down"])):
        verb: str | None = next((word for word in verbs if label.endswith(word)), None)
        if verb is not None:
            return up, reached, _bare(label.removesuffix(verb), options)
    return None


def _multiple(label: str, options: dict[str, Any]) -> tuple[bool, bool, str] | None:
    """Return what 是上年的 before 3倍 says: the value reached, and nothing else."""
    for word in ("是", "为", "达到", "相当于"):
        rest = label.removesuffix("的").removeprefix(word)
        if rest != label.removesuffix("的"):
            for earlier in options["earlier"]:
                rest = rest.replace(earlier, "")
            return True, True, _bare(rest, options)
    return None


def _bare(label: str, options: dict[str, Any]) -> str:
    for word in options["fillers"]:
        label = label.replace(word, "")
    return label.strip("0123456789")


def _values(
    statement: Statement, at: int, named: str, options: dict[str, Any]
) -> tuple[int, int, tuple[int, int], tuple[Item, ...]] | None:
    """Return the old and the new value, by how much each may be off, and the items that give them."""
    items = statement.items
    last = items[at - 1]
    if not last.amount.exact:
        return None
    if at + 1 < len(items) and not named and items[at + 1].unit == last.unit and not last.is_change:
        old = _before_change(last, items[at + 1], options)
        if old is not None:
            return old, last.amount.value, (_slack(last) + _slack(items[at + 1]), _slack(last)), (last,)
    if at < 2:
        return None
    first = items[at - 2]
    if first.row != last.row or not first.amount.exact or first.unit != last.unit:
        return None
    between = last.lead
    stated = between
    for word in options["later"]:
        stated = stated.replace(f"{word}的", "").removesuffix(word)  # 增加到2023年的150件
    rate = items[at]
    ends = rate.lead.lstrip(_MARKS)
    slack = _slack(first), _slack(last)
    if (
        stated.endswith(_TO)
        and _comes_from(first)
        and not stated.startswith(tuple(_MARKS))
        and len(stated) <= 8
        and not named
    ):
        return first.amount.value, last.amount.value, slack, (first, last)
    if not named and (
        (rate.lead == ends and _earlier(between, options)) or _then(first, between, rate.lead, options)
    ):
        return last.amount.value, first.amount.value, slack[::-1], (first, last)
    if last.is_change and rate.amount.unit == "%" and not named and not _bare_change(last, options):
        old = _before_change(first, last, options)
        return None if old is None else (old, first.amount.value, (sum(slack), slack[0]), (first, last))
    if (
        any(word in first.lead for word in options["earlier"])
        and any(word in between for word in options["later"])
        and _one_indicator(first, last, named, options)
    ):
        return first.amount.value, last.amount.value, slack, (first, last)
    return None


def _before_change(value: Item, change: Item, options: dict[str, Any]) -> int | None:
    """Return what a value was before it grew or fell by ``change`` (150件，同比增加30件), or None."""
    if not change.is_change or not change.amount.exact or _bare_change(change, options):
        return None
    label = change.label.rstrip("了")
    if label.endswith(tuple(options["up"])):
        return value.amount.value - change.amount.value
    return value.amount.value + change.amount.value if label.endswith(tuple(options["down"])) else None


def _slack(item: Item) -> int:
    return 0 if item.amount.counted else item.amount.step


def _comes_from(item: Item) -> bool:
    """Whether 由 or 从 opens the value that a change starts from."""
    label = item.label
    at = max(label.rfind(word) for word in _FROM)
    return at >= 0 and len(label) - at <= 10


def _earlier(between: str, options: dict[str, Any]) -> bool:
    """Whether the words between two values compare with an earlier time: ，比上年的."""
    text = between.lstrip(_MARKS)
    if not text.startswith(_THAN):
        return False
    for word in (*options["earlier"], *options["fillers"], *_THAN):
        text = text.replace(word, "")
    return not text.strip("0123456789年的为是")


def _then(first: Item, between: str, behind: str, options: dict[str, Any]) -> bool:
    """Whether the words between two values give the second to an earlier time (，上年同期为) and those behind compare with no other."""
    if any(word in first.lead for word in options["earlier"]):
        return False
    if any(word in behind for word in _OTHER_BASES) or any(char.isdigit() for char in behind):
        return False
    text = between.lstrip(_MARKS)
    rest = text
    for word in options["earlier"]:
        rest = rest.replace(word, "")
    return between != text != rest and not rest.strip("同期仅只有为是")


def _bare_change(item: Item, options: dict[str, Any]) -> str:
    """Return what the label of a change says beside its verb."""
    label = item.label
    for word in (*options["up"], *options["down"]):
        if label.endswith(word):
            return _bare(label.removesuffix(word), options)
    return label


def _one_indicator(first: Item, last: Item, named: str, options: dict[str, Any]) -> bool:
    """Whether two values at two times are values of one indicator: the same words, or none the second time."""
    one, two = (_core(item.label, options) for item in (first, last))
    if two and two not in one and one not in two:
        return False
    return not named or any(named[at : at + 3] in one for at in range(len(named) - 2))


def _core(label: str, options: dict[str, Any]) -> str:
    for word in (*options["earlier"], *options["later"], *options["fillers"]):
        label = label.replace(word, "")
    return label.strip("0123456789年月日—至")


def _decide(statement: Statement, claim: Claim) -> tuple[str, str]:
    """Return whether the stated change fits, is cut off or wrong, and the arithmetic."""
    amount = claim.rate.amount
    text = statement.line.text
    printed = text[claim.rate.start : amount.end] + (
        "多" if not amount.exact and text[amount.end : amount.end + 1] in "多余" else ""
    )
    old, new = claim.old, claim.new
    values = f"{shown(old)}到{shown(new)}"
    growth = new - old if claim.up else old - new
    if amount.unit == "%":
        if growth < 0:
            return WRONG, f"从{values}，是{'减少' if claim.up else '增加'}，写的是“{printed}”"
        verdict = _percentage(claim)
        places = max(2, 6 - (len(str(amount.step)) - 1))
        told = f"（{shown(max(old, new))}－{shown(min(old, new))}）÷{shown(old)}＝{division(growth, old, places)}%，写的是“{printed}”"
        return verdict, told
    if amount.unit == "番":
        fits = 10 * new >= 18 * old * 2 ** (amount.value // ONE - 1) and 10 * new <= 27 * old * 2 ** (
            amount.value // ONE - 1
        )
        return (ANY if fits else WRONG), f"{shown(new)}÷{shown(old)}＝{_times(new, old)}倍，写的是“{printed}”"
    if amount.unit == "倍":
        if not claim.up:
            return ANY, ""
        value = new if claim.reached else new - old
        fits = amount.value * old <= value * ONE < (amount.value + amount.step) * old
        fits = fits or (
            amount.exact
            and 2 * value * ONE >= (2 * amount.value - amount.step) * old
            and value * ONE <= amount.value * old
        )
        told = f"从{values}，是原来的{_times(new, old)}倍，增长{_times(new - old, old)}倍，写的是“{printed}”"
        return (ANY if fits else WRONG), told
    spread = sum(claim.slack)
    if abs(growth - amount.value) <= spread + (amount.step if amount.step != ONE or spread else 0) - (
        1 if spread else 0
    ):
        return ANY, ""
    unit = text[amount.unit_start : amount.end]
    return WRONG, f"从{values}，相差{shown(abs(growth))}{unit}，写的是“{printed}”"


def _percentage(claim: Claim) -> str:
    """Compare the rate with the least and the most that the two values allow, each of which may be rounded or cut off."""
    rate, step = claim.rate.amount.value, claim.rate.amount.step
    old_least, old_most = max(claim.old - claim.slack[0] // 2, 1), claim.old + claim.slack[0]
    new_least, new_most = claim.new - claim.slack[1] // 2, claim.new + claim.slack[1]
    if claim.up:
        low, of_low, high, of_high = new_least - old_most, old_most, new_most - old_least, old_least
    else:
        low, of_low, high, of_high = old_least - new_most, old_least, old_most - new_least, old_most
    low, high = 100 * ONE * max(low, 0), 100 * ONE * high
    if 2 * high >= (2 * rate - step) * of_high and 2 * low <= (2 * rate + step) * of_low:
        return ANY
    return CUT if high >= rate * of_high and low < (rate + step) * of_low else WRONG


def _times(value: int, base: int) -> str:
    return division(value, base * 100, 2)


__all__ = ["check_change"]


CHANGE = CheckKind("change", "增减幅度与数量相符", Options, check_change)
