"""The options of the checks of sums, wholes, rates and changes, which their readers of sentences read too."""

from __future__ import annotations

from checker.rulebook import option
from checker.rulebook.model import Texts
from checker.values import NamedTuple


class SumOptions(NamedTuple):
    """The options of ``sum``."""

    families: tuple[tuple[str, ...], ...] = option.several_lists("互相排斥的类别，一类一个词表")
    overlaps: tuple[str, ...] = option.listed("词表：可能互相重叠的类别")
    acts: tuple[str, ...] = option.listed("词表：对同一件事可以同时作出的行为")
    unlisted: tuple[str, ...] = option.listed("词表：说明分项没有列全的词")
    carryover: tuple[str, ...] = option.listed("词表：说明有上年结转的词")
    unmet: Texts = option.texts("分项相加与总数不一致时的说明", arithmetic="算式")
    mild: Texts = option.texts("没有写明列全、分项相加只差一点时的说明", arithmetic="算式")
    summary: str = option.message("全文的结论", count="有几处")


class Rate(NamedTuple):
    """A rate by its names."""

    rate: tuple[str, ...] = option.words("比率的名称，不带“率”字")
    part: tuple[str, ...] = option.words("部分的别的说法", default=())
    base: tuple[str, ...] = option.words("是什么的比率", default=())


class Pair(NamedTuple):
    """A whole and its part by the words for both."""

    whole: tuple[str, ...] = option.words("整体的说法")
    part: tuple[str, ...] = option.words("部分的说法")


class SubsetOptions(NamedTuple):
    """The options of ``subset``."""

    pairs: tuple[Pair, ...] = option.many(Pair, "整体和部分")
    carryover: tuple[str, ...] = option.listed("词表：上年结转一类的词")
    produced: tuple[str, ...] = option.listed("词表：从整体派生出来、不是整体一部分的事物")
    adverbs: tuple[str, ...] = option.listed("词表：部分的说法前面可以有的词")
    accepted: tuple[str, ...] = option.listed("词表：受理以后才办理、没有受理的不算办结的事项", default=())
    unmet: Texts = option.texts(
        "部分大于整体时的说明", part="部分", whole="整体", gap="多出多少", arithmetic="算式"
    )
    summary: str = option.message("全文的结论", count="有几处")


class RatioOptions(NamedTuple):
    """The options of ``ratio``."""

    rates: tuple[Rate, ...] = option.many(Rate, "认得的比率")
    neutral: tuple[str, ...] = option.listed("词表：比率名称里不改变范围的词")
    carryover: tuple[str, ...] = option.listed("词表：上年结转一类的词")
    produced: tuple[str, ...] = option.listed("词表：从整体派生出来、不是整体一部分的事物")
    unmet: Texts = option.texts("比率不符时的说明", arithmetic="算式")
    mild: Texts = option.texts("只是没有四舍五入时的说明", arithmetic="算式")
    average: Texts | None = option.texts(
        "平均数不符时的说明；不写就不核对平均数", default=None, arithmetic="算式"
    )
    summary: str = option.message("全文的结论", count="有几处")


class ChangeOptions(NamedTuple):
    """The options of ``change``."""

    up: tuple[str, ...] = option.listed("词表：增加的词")
    down: tuple[str, ...] = option.listed("词表：减少的词")
    fillers: tuple[str, ...] = option.listed("词表：比较时的衬词")
    earlier: tuple[str, ...] = option.listed("词表：先前的时间")
    later: tuple[str, ...] = option.listed("词表：后来的时间")
    constant: tuple[str, ...] = option.listed("词表：增长速度按不变价格计算的指标")
    unmet: Texts = option.texts("增减幅度不符时的说明", arithmetic="算式")
    mild: Texts = option.texts("只是没有四舍五入时的说明", arithmetic="算式")
    wording: Texts = option.texts("减少写成几倍时的说明", words="原文")
    summary: str = option.message("全文的结论", count="有几处")
