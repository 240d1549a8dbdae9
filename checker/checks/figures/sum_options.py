"""The options of the check of totals and their parts, which its proofs read too."""

from __future__ import annotations

from checker.rulebook import option
from checker.rulebook.model import Texts
from checker.values import NamedTuple


class Options(NamedTuple):
    """The options of ``sum``."""

    families: tuple[tuple[str, ...], ...] = option.several_lists("互相排斥的类别，一类一个词表")
    overlaps: tuple[str, ...] = option.listed("词表：可能互相重叠的类别")
    acts: tuple[str, ...] = option.listed("词表：对同一件事可以同时作出的行为")
    unlisted: tuple[str, ...] = option.listed("词表：说明分项没有列全的词")
    carryover: tuple[str, ...] = option.listed("词表：说明有上年结转的词")
    unmet: Texts = option.texts("分项相加与总数不一致时的说明", arithmetic="算式")
    mild: Texts = option.texts("没有写明列全、分项相加只差一点时的说明", arithmetic="算式")
    summary: str = option.message("全文的结论", count="有几处")
