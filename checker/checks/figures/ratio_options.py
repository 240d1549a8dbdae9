"""The options of the check of a stated rate, which its claims read too."""

from __future__ import annotations

from checker.rulebook import option
from checker.rulebook.model import Texts
from checker.values import NamedTuple


class Rate(NamedTuple):
    """A rate by its names."""

    rate: tuple[str, ...] = option.words("比率的名称，不带“率”字")
    part: tuple[str, ...] = option.words("部分的别的说法", default=())
    base: tuple[str, ...] = option.words("是什么的比率", default=())


class Options(NamedTuple):
    """The options of ``ratio``."""

    rates: tuple[Rate, ...] = option.many(Rate, "认得的比率")
    neutral: tuple[str, ...] = option.listed("词表：比率名称里不改变范围的词")
    carryover: tuple[str, ...] = option.listed("词表：上年结转一类的词")
    produced: tuple[str, ...] = option.listed("词表：从整体派生出来、不是整体一部分的事物")
    unmet: Texts = option.texts("比率不符时的说明", arithmetic="算式")
    mild: Texts = option.texts("只是没有四舍五入时的说明", arithmetic="算式")
    summary: str = option.message("全文的结论", count="有几处")
