"""What was demanded, and done after all as a later clause of the sentence counts: 必须先交法规股审，今年共审17件."""

from __future__ import annotations

from collections.abc import Sequence

from checker.document.mood import demands
from checker.text.acts import DEMANDED, DONE, TOLD, Reading
from checker.text.lazy import pattern

_COUNTED = pattern(
    "((?:今年|本年|全年|一年下来|一年来|全市|全县|全区|全局|当年|年内|截至[^，]*|迄今|累计|至今|已|均|都|共计?|一共|总共|先后|依法|经)*)([^，、0-9]{0,4}?)了?[0-9]+余?[件宗起份次条个例批人名台套场期项户家本卷]"
)
"""A clause that counts what was done: the act, if one is named, stands between the time and the number."""
_KEPT = pattern(
    "[^，]{0,8}(?:拦|退回|打回|挡回|驳回|放行|否决)[^，]{0,8}[0-9]|(?:以上)?(?:任务|指标|要求)?(?:均已|都已|已全部|已悉数)(?:超额)?(?:完成|达标|达到|兑现|做到)"
)
"""A clause that says that a norm or a target was kept: 未经审签的不得盖章，今年拦下6件; 指标：调解120件，均已完成."""
_ALL_CAME = pattern(
    "没有?一[人个名]缺席|[无没][一人]+缺席|全[部员]到[场齐会]|悉数到[场齐会]|一个(?:都|也)?[不没][少缺]"
)
"""All came who had to: 应当述法的8人没有一人缺席."""
_ARRIVED = pattern("^(?!.*(?:经费|资金|款)).*(?:到货|到位|获批|配发|投入使用|投用|启用|使用率|办[结毕])")
"""What was asked for came: 申请购置记录仪20台，10月全部到货."""
_ASKED_FOR = pattern("申请(?=.)|的(?:请示|申请)$")
_MOST_DEMANDS = 20
"""So many demands back a clause that counts what was done is held against."""


def hold_against(text: str, found: list[Reading], begun: int, demanded: list[int], clause: str) -> None:
    """Note what is demanded from reading ``begun`` on, and hold what was demanded before against a clause that tells."""
    demanded += [at for at in range(begun, len(found)) if found[at].mood == DEMANDED]
    if demanded and found[-1].mood == TOLD:
        _take_as_told(text, found, demanded[-_MOST_DEMANDS:], clause)


def _take_as_told(text: str, found: list[Reading], demanded: Sequence[int], clause: str) -> None:
    """Take what was demanded as told, where a clause counts how often the same was done (必须先交法规股审，今年共审17件)."""
    kept = _KEPT.match(clause) or _ALL_CAME.search(clause)
    counted = _COUNTED.match(clause)
    arrived = found[-1].polarity == DONE and _ARRIVED.search(clause)
    for at in demanded if kept or counted or arrived else ():
        one = found[at]
        if one.mood != DEMANDED:
            continue
        same = (
            counted is not None
            and (counted[1] or counted[2])
            and demands(text, one.start, one.end)
            and set(counted[2]).issubset(text[one.start : one.end])
        )
        came = arrived and _ASKED_FOR.search(text, max(0, one.start - 2), one.end)
        if kept or same or came:
            found[at] = one._replace(mood=TOLD)
