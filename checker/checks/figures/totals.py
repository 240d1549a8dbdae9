"""Totals told behind their items: 建议41件、提案57件，共98件; 窗口1460件，网上2310件，线上线下合计受理3770件."""

from __future__ import annotations

from checker.checks.figures.lists import JOINTS, in_list, is_part, together
from checker.checks.figures.statements import CountedItem, Statement, noun_behind
from checker.text.lazy import pattern

RATES = frozenset(["%", "个百分点", "倍", "番"])
"""Units of which no sum is one: rates side by side are no parts of one another."""
_SUMS = ("合计", "共计", "总计", "共")
TOTALS = (
    *_SUMS,
    "一共",
    "总共",
    *(
        f"{number}{noun}{word}"
        for number in "两二三四五"
        for noun in ("项", "类", "者", "级")
        for word in _SUMS
    ),
)
"""What a total is called: 共计, 两项合计."""
_ALL_TOLD = ("总数", "总数为", "总数是", "总数达", "总数达到", "总量为", "总量达", "总额为", "总额达")
"""What a total is called behind the name of its items: 申请总数为140件."""
_MADE_UP_OF = ("组成的", "构成的")
"""What a total stands behind whose items were told first: 由5名教授、7名律师组成的12人专家库."""
_TOTAL_WORDS = frozenset("共总计加合成")
"""Characters one of which stands in every word of a total."""
_COUNTED = pattern("^([两二三四五六七八九])[个种类项条][一-鿿]{2}?([一-鿿]{2})?的([一-鿿]{2,4})$")
"""A thing of which N are told before, the act by which, and the thing: 两个渠道收到的申请."""
_LONGEST_NOUN = 13
_VERB = 2
_LOST = pattern("^(?:解|撤|退|废|取消|注销|淘汰|核减|减少)")
"""What opens the name of things that are no more, and add to no total of an act: 新聘60名、解聘12名，共聘用60名."""
_COPULAS = "为是有达到了约"
_PAIRS = ("线上线下", "城乡", "男女", "市县", "市县乡", "县乡", "县乡村", "上下半年")
_NUMERALS = "零一二三四五六七八九"
_WHOLE_YEAR = ("全年", "全年度")
_YEAR = (("上半年", "下半年"), ("一季度", "二季度", "三季度", "四季度"))
"""What makes up a year."""
_ALL_OF_THEM = ("均", "都", "全部", "全都", "逐", "各", "一并", "悉数")
"""What tells of all things of a total: 共98件均按期办结."""
_SOME_OF_THEM = (
    "由",
    "被",
    "已",
    "经",
    "获",
    "在",
    "未",
    "为",
    "是",
    "得",
    "能",
    "可",
    "需",
    "通过",
    "实现",
    "达",
    "进",
    "安排",
    "取得",
    "持",
    "用于",
    "来自",
    "列入",
    "纳入",
)
"""What begins a predicate that may be told of some of the things only: 共57场由局领导主讲."""
_ANY_THINGS = (
    "案件",
    "事项",
    "人员",
    "单位",
    "部门",
    "文书",
    "文件",
    "问题",
    "项目",
    "企业",
    "人",
    "件",
    "次",
    "场",
)
"""What names the things of any list once more behind their total: 共15个单位参加."""


def is_total(row: list[CountedItem], at: int) -> bool:
    """Whether an amount is told to be the sum of those before it: 合计 or 共, and no other act (共办结) or thing."""
    item = row[at]
    label = item.label
    if _TOTAL_WORDS.isdisjoint(label):
        return _of_year(row, at) > 0
    first = next((one for one in row[:at] if one.unit == item.unit), None)
    if not label.startswith(TOTALS):
        if label.endswith(("共", "共计", "合计")) and in_list(item.lead):
            return True
        if label.endswith(_ALL_TOLD):
            return first is not None and _opens_clause(item)
        if label.endswith(_MADE_UP_OF):
            return any("由" in one.label for one in row[:at])
        told = together(label) if _opens_clause(item) else None
        if told is None:
            return _of_year(row, at) > 0
        return first is not None and _same_act(told.group(4), first)
    word = max((word for word in TOTALS if label.startswith(word)), key=len)
    rest = label.removeprefix(word).removeprefix("有")
    if not rest or first is None:
        return not rest
    lost = any(_LOST.search(one.label) for one in row[:at] if one is not first)
    return not lost and (_names_act(rest, first) or first.label.endswith("分别为"))


def _of_year(row: list[CountedItem], at: int) -> int:
    """Return of how many parts of a year, told straight before it with the same act, an amount is that of the whole year.

    上半年办结57件，下半年办结63件，全年办结120件.
    """
    label = row[at].label
    if not label.startswith(_WHOLE_YEAR):
        return 0
    act = label[2:].lstrip("共总合累计").rstrip(_COPULAS)
    for times in _YEAR:
        parts = row[at - len(times) : at] if at >= len(times) else []
        if len(parts) == len(times) and all(
            one.label.startswith(time)
            and one.unit == row[at].unit
            and one.label[len(time) :].rstrip(_COPULAS).startswith(act)
            for one, time in zip(parts, times, strict=True)
        ):
            return len(times)
    return 0


def _opens_clause(total: CountedItem) -> bool:
    """Whether the words of a total are a clause of their own behind the last item, or behind the noun of that."""
    noun = total.lead[: len(total.lead) - len(total.label)]
    return (
        noun[-1:] == "，"
        and len(noun) <= _LONGEST_NOUN
        and not any(mark in noun[:-1] for mark in "，；：。、")
    )


def _same_act(act: str, first: CountedItem) -> bool:
    """Whether the words behind 合计 name no act or thing but that of the items: 合计受理3770件."""
    act = act.strip(_COPULAS)
    return not act or _names_act(act, first)


def _names_act(act: str, item: CountedItem) -> bool:
    """Whether an act is that of an item, in its words or in those of 新聘、新建 (共聘用, 共建成)."""
    label = item.label
    return act in label or (len(act) == _VERB and label[:1] == "新" and label[1:2] in act)


def summed_up(
    statement: Statement, row: list[CountedItem], at: int
) -> tuple[tuple[CountedItem, ...], tuple[str, ...]]:
    """Return the items before the total at ``at`` that it sums up, and what they are called."""
    parts, names = _run_before(statement, row, at)
    label = row[at].label
    if label.startswith(TOTALS) or (len(parts) < 2 and not label.startswith(_WHOLE_YEAR)):
        return parts, names
    if label.endswith(_ALL_TOLD):
        name = label[: label.rfind("总")]
        of = _COUNTED.match(name)  # 两个渠道收到的申请总数
        if of is not None:
            size = 2 if of.group(1) == "两" else _NUMERALS.index(of.group(1))
            if size != len(parts) or (of.group(2) and not any(of.group(2) in one for one in names)):
                return (), ()
            name = of.group(3)
        alike = all(one.endswith(name) for one in names)
        return (parts, names) if alike and _near(row[at], parts) else ((), ())
    told = together(label)
    if told is None or not _opens_clause(row[at]):
        size = _of_year(row, at)
        return (tuple(row[at - size : at]), _YEAR[size // 4]) if size else (parts, names)
    count, pair, year = told.group(1, 2, 3)
    if count is not None:
        size = 2 if count == "两" else _NUMERALS.index(count)
    elif pair is not None:
        size = 3 if len(pair) == 3 else 2
        if pair not in _PAIRS and not _named_together(pair, parts[-size:]):
            return (), ()
    else:
        size = len(parts)
        if year is not None and not any(_are(names, times) for times in _YEAR):
            return (), ()
    if len(parts) < size or not _near(row[at], parts[-size:]):
        return (), ()
    return parts[-size:], names[-size:]


def _named_together(words: str, parts: tuple[CountedItem, ...]) -> bool:
    """Whether words are made of one word of each item: 来访来电, of 接待来访群众 and 接听来电."""
    size = len(words) // len(parts)
    pieces = [words[at : at + size] for at in range(0, len(words), size)]
    return (
        size > 1
        and len(pieces) == len({*pieces}) == len(parts)
        and all(piece in part.label for piece, part in zip(pieces, parts, strict=True))
    )


def _are(names: tuple[str, ...], times: tuple[str, ...]) -> bool:
    return len(names) == len(times) and all(time in name for time, name in zip(times, names, strict=True))


def _near(total: CountedItem, parts: tuple[CountedItem, ...]) -> bool:
    """Whether a total is near enough to the sum of items to be meant as that: what is far more counts other things too."""
    return 2 * abs(sum(one.amount.value for one in parts) - total.amount.value) <= total.amount.value


def _run_before(
    statement: Statement, row: list[CountedItem], at: int
) -> tuple[tuple[CountedItem, ...], tuple[str, ...]]:
    """Return the items before the total at ``at`` that it may sum up: those of its unit that stand in one list."""
    total = row[at]
    parts: list[CountedItem] = []
    ahead = not total.label.startswith(TOTALS)
    for index in range(at - 1, -1, -1):
        item = row[index]
        if item.unit != row[at - 1].unit or not of_one_kind(total, item) or (index and not is_part(item)):
            break
        parts.append(item)
        if index and not item.lead.startswith(JOINTS):
            follows = in_list(item.lead) or _named_again(item, total)
            if not follows and not (ahead or item.label == ""):
                return (), ()
            if not follows:
                break
        if (
            index
            and item.lead.startswith(("，", "；"))
            and len(parts) > 1
            and parts[-2].lead[:1] not in ("，", "；")
        ):
            break
    parts.reverse()
    return tuple(parts), tuple(one.label or noun_behind(statement, one) for one in parts)


def _named_again(item: CountedItem, total: CountedItem) -> bool:
    """Whether an item of a list is named both before and behind its number: 代表提出的29条〔意见、委员提出的〕17条意见."""
    noun, joint, name = item.lead.partition("、")
    return bool(joint and name) and 0 < len(noun) <= 6 and "，" not in item.lead and "；" not in item.lead


def of_one_kind(whole: CountedItem, part: CountedItem) -> bool:
    """Whether two amounts may be added and compared: one unit, or a number of 个 and another of things counted singly."""
    if whole.amount.unit in RATES:
        return False
    return whole.unit == part.unit or {whole.unit, part.unit} in (
        {"个", "项"},
        {"个", "家"},
        {"个", "座"},
        {"个", "所"},
        {"个", "处"},
        {"人", "人次"},
    )


def counts_some(statement: Statement, total: CountedItem, parts: tuple[CountedItem, ...]) -> bool:
    """Whether what stands behind a total may be told of some of the things only: 共57场由局领导主讲, 共40件已办复."""
    behind = noun_behind(statement, total)
    if not behind or behind.startswith(_ALL_OF_THEM):
        return False
    if behind.startswith(_SOME_OF_THEM):
        return True
    said = "".join(one.label + noun_behind(statement, one) for one in parts)
    return behind[:2] not in said and not behind.startswith(_ANY_THINGS)
