"""Which counts a stated rate is the quotient of.

A share belongs to the count before it (其中……60件，占34.1%), to the parts of a list in their order (……，分别占45%、36%), or to the part that
it names (移送公安机关的占14.6%); a rate belongs to counts by its name (调解成功率: 成功2036件 of what was dealt with before). A whole may be one
amount, a list under one verb (收到建议35件、提案65件), or what is left of it (应考120人，缺考2人); where several may be meant all are tried.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from checker.checks.figures.bases import Whole, is_gone, single, wholes_of
from checker.checks.figures.options import RatioOptions
from checker.checks.figures.shares import PERCENT, ShareClaim, of_pairs, rate_name, share, shares_in_order
from checker.checks.figures.statements import CountedItem, Statement, WordsIn, noun_behind
from checker.text.around import behind_last
from checker.text.lazy import pattern
from checker.values import NamedTuple

_NOT_DONE = tuple("不未无没非应须需当")
"""What stands before the word of a part where it was not done, or should be."""
_THERE_ARE = ("", "有", "已有", "共有", "其中有")
"""What stands before a number whose predicate follows it: 〔，〕27人成绩合格."""
_PERSONS = ("人", "名", "位")
_DONE = ("已经", "现已", "已", "得到", "完成")
_SOME_WAY = (
    "一次",
    "首次",
    "再次",
    "多次",
    "补考",
    "当场",
    "按期",
    "按时",
    "如期",
    "提前",
    "逾期",
    "当年",
    "全部",
    "均",
    "都",
    "全",
)
"""How something was done by some only, or by all: a rate of another base than what was done at all."""
_SO_FAR = pattern("(?:截至[^，；]{1,8}?[底末止日]|截至目前|目前|现|已经?|实际)+")
_AMONG = pattern("中，(?:已|均已|都已)[^，；：。、]{1,12}$")
_SINGLE = frozenset("人名位家户起宗")
_OBJECT_AND_VERB = 4
_COVERED = "覆盖"
"""The name of a rate that says nothing of what is done."""
_ACTS = ("次", "期", "场", "批", "轮", "项", "堂")
"""Units of what holds many cases: no rate is one of them."""


class Wording(NamedTuple):
    """One way to word the part of a rate: what its name says besides, whether that narrows it, and the words of the part."""

    rest: str
    narrows: bool
    words: tuple[str, ...]


class RateNames:
    """What the names of the rates of a text say, each read once: the same few stand in every sentence."""

    def __init__(self, options: RatioOptions) -> None:
        self.options = options
        self.produced = WordsIn(options.produced)
        self._wordings: dict[str, tuple[Wording, ...]] = {}

    def wordings(self, name: str) -> tuple[Wording, ...]:
        """Return the wordings of the part of a rate, the longest ending of its name first: 调解成功, 解成功, 成功."""
        known = self._wordings.get(name)
        if known is None:
            known = self._wordings[name] = tuple(
                Wording(name[:cut], bool(_without(name[:cut], self.options.neutral)), self._words(name[cut:]))
                for cut in range(len(name) - 1)
            )
            if len(name) == _OBJECT_AND_VERB:  # 问题发现率: 发现问题312户
                turned = name[2:] + name[:2]
                known = self._wordings[name] = (known[0], Wording("", False, (turned,)), *known[1:])
        return known

    def _words(self, ending: str) -> tuple[str, ...]:
        rates = self.options.rates
        return (ending, *(word for entry in rates if ending in entry.rate for word in entry.part))


def claim_of(statement: Statement, at: int, names: RateNames) -> ShareClaim | None:
    """Return the claim of the rate at ``at``, or None where it is not clear which counts it belongs to."""
    return shares_in_order(statement, at) or share(statement, at) or _rate(statement, at, names)


def _rate(statement: Statement, at: int, names: RateNames) -> ShareClaim | None:
    options = names.options
    rate = statement.items[at]
    label = rate.label
    name = rate_name(label)
    if name is None:
        return None
    before = statement.items[:at]
    wordings = names.wordings(name)
    parts = [
        item
        for item in reversed(before)
        if item.amount.unit != PERCENT
        and item.amount.exact
        and not item.is_change
        and _means(wordings, item, statement)
    ]
    parts += _told_behind(wordings, before, statement)
    if name == "完成" and not parts:
        planned = _as_planned(before)
        if planned is not None:
            return of_pairs(statement, rate, [planned])
    parts.sort(key=lambda item: not item.label.startswith(("已", name[-2:])))
    pairs = [(part, whole) for part in parts for whole in wholes_of(statement, part, at)]
    if pairs:
        return of_pairs(statement, rate, pairs, names.produced)
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
    joint = alone.lead.removesuffix("有").removesuffix("已").removesuffix("的").removesuffix("，")
    if (
        within
        and (_among(joint, alone) or (joint and noun_behind(statement, alone).startswith(joint)))
        and within[-1].unit == alone.unit
        and within[-1].amount.value
        and _told_of_those(name, statement.line.text[statement.start : rate.start])
    ):
        return of_pairs(statement, rate, [(alone, single(within[-1]))])  # 18个问题中17个已整改到位
    if alone.amount.unit in _ACTS or alone.amount.unit.endswith("次"):
        return None
    if alone.lead.startswith("、") or "其中" in alone.lead:
        return None  # one of several: the rate may be that of them all
    at_name = alone.label.find(name[-2:])
    if is_gone(alone.label) or (at_name > 0 and alone.label[at_name - 1] in _NOT_DONE):
        return None  # the rate is that of the others: 不合格6宗，合格率97.5%
    if parts and alone not in parts:
        return None  # what it is the rate of is told, and of what is not: 上年结转5件，办结66件，未办结3件
    if alone not in parts and name in alone.label:  # 评出优秀案卷52件，优秀率21.7%
        wholes = wholes_of(statement, alone)
        return of_pairs(statement, rate, [(alone, whole) for whole in wholes]) if wholes else None
    if alone in parts:
        return ShareClaim(rate, (), (), alone, True) if rate.lead.startswith(("，", "、")) else None
    words = statement.line.text[statement.start : alone.amount.start]
    clause = words[behind_last(words, "，；。") :] + statement.line.text[alone.amount.end : rate.amount.start]
    bases = [word for entry in options.rates if _named(name, entry.rate, options) for word in entry.base]
    if any(word in clause for word in bases):
        return ShareClaim(rate, (), (), alone, False)
    return None


def is_part_rate(item: CountedItem, options: RatioOptions) -> bool:
    """Whether a rate is one of the pack, which are all rates of a part in its whole."""
    name = rate_name(item.label)
    return name is not None and any(_named(name, entry.rate, options) for entry in options.rates)


def _among(joint: str, item: CountedItem) -> bool:
    """Whether a number is told of the things before it: 18个问题中〔17个〕; 42家企业中，已建立制度〔36家〕, of things that only they are counted in."""
    return joint.endswith("中") or (item.amount.unit in _SINGLE and _AMONG.search(joint) is not None)


def _told_of_those(name: str, before: str) -> bool:
    """Whether a rate is that of the things which the words before it tell of: 17个已整改，整改率; 118个村设立工作室，覆盖率."""
    covered = name.removesuffix(_COVERED)
    return name[-2:] in before or (covered != name and covered in before)


def _means(wordings: Sequence[Wording], item: CountedItem, statement: Statement) -> bool:
    """Whether an item counts what a rate is the rate of: 成功2036件 for 调解成功率."""
    label = item.label
    bare = label.rstrip("的数了到位")
    for rest, narrows, words in wordings:
        if any(_says(label, bare, word) for word in words):
            return not narrows or rest in statement.line.text[statement.start : item.amount.end]
    return False


def _as_planned(before: Sequence[CountedItem]) -> tuple[CountedItem, Whole] | None:
    """Return what was done and what was planned of the same act, told one behind the other: 计划检查80家，实际检查76家."""
    for plan, done in pairwise(before):
        act = plan.label.partition("计划")[2]
        if act and done.label == f"实际{act[: len(done.label) - 2]}" and plan.unit == done.unit:
            return (done, single(plan)) if plan.amount.exact and done.amount.exact else None
    return None


def _told_behind(
    wordings: Sequence[Wording], before: Sequence[CountedItem], statement: Statement
) -> list[CountedItem]:
    """Return the item whose predicate behind its number says what a rate is the rate of: 27人成绩合格, for 合格率.

    It must be told of the things counted before, and name none of its own (12个村整改到位); where several are told of
    (5人补考后合格) the rate may be that of all of them.
    """
    found = []
    for item in before:
        if item.label not in _THERE_ARE or "，" not in item.lead or not item.amount.exact:
            continue
        predicate = noun_behind(statement, item).rstrip("的了")
        for rest, narrows, words in wordings:
            word = next((one for one in words if predicate.endswith(one)), None)
            if word is None:
                continue
            told = predicate.removesuffix(word)
            for done in _DONE:
                told = told.removesuffix(done)
            if told[-1:] in _NOT_DONE:
                break
            plain = not told or (item.amount.unit in _PERSONS and len(told) <= 2 and told not in _SOME_WAY)
            end = item.amount.end + len(predicate)
            found.append(
                (item, plain and (not narrows or rest in statement.line.text[statement.start : end]))
            )
            break
    return [item for item, plain in found if plain] if len(found) == 1 else []


def _says(label: str, bare: str, word: str) -> bool:
    """Whether a label begins or ends with a word (``bare`` of what may stand behind it); inside it the word may be part of another (规范 in 规范性文件)."""
    if label.startswith(word):
        return True
    so_far = _SO_FAR.match(label)
    if so_far is not None and label.startswith(word, so_far.end()):
        return True  # 目前已完成整改38项
    return bare.endswith(word) and bare[-len(word) - 1 : -len(word)] not in _NOT_DONE


def _named(name: str, names: Sequence[str], options: RatioOptions) -> bool:
    """Whether a rate is one of ``names``, but for words that do not narrow it."""
    return any(name.endswith(one) and not _without(name.removesuffix(one), options.neutral) for one in names)


def _without(text: str, words: Sequence[str]) -> str:
    for word in words:
        text = text.replace(word, "")
    return text
