"""The options of the check of a stated change, which its claims read too."""

from __future__ import annotations

from checker.rulebook import option
from checker.rulebook.model import Texts
from checker.values import NamedTuple


class Options(NamedTuple):
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
