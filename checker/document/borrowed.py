"""What a sentence holds that is not the report's own account: an example, a sample, a quotation, what was seen at others, a figure of another year.

（如：局长主持会议几次）, 【参考写法】…, 摘自《……》：…, 赴邻县旁观……述法, 市委组织述法，我局派人列席, 听取汇报（2022年为7件）.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.document.actors import Subject
from checker.text.acts import DEMANDED, OTHER_YEAR, Reading
from checker.text.lazy import pattern

_HINTS = "如例范摘引选参观取考列旁听学（(【["
"""Every word below holds one of these characters: a sentence without any is the report's own account."""
_SAMPLE = pattern(
    "[【（(\\[](?:参考写法|写法参考|参考样式|示例|样例|范例|例文|模板|填写说明|填报说明|写作提示)"
)
_EXAMPLE = pattern(
    "[（(](?:如|例如|比如|例|示例|样例)[：:，]?(?![^（）()]*[0-9]+余?[件条次台份个宗起名户部])[^（）()]{4,}[）)]"
)
_TAKEN_FROM = pattern("(?:摘自|摘编自|摘录自|引自|选自|参见)[^，；]*》[^，；：]{0,6}：")
_VISITS = pattern(
    "(?<!组织)(?<!邀请)(?:参观|观摩|旁观|取经|考察|学习借鉴|听[^，；]{2,12}(?:介绍|讲述)|(?:列席|旁听)(?![^，；]{0,24}(?:庭|听证|案|[0-9]次)))"
    "(?!(?:学习|调研|交流|取经)*(?:[之以]?后|会|活动|推进|现场|评查|团|组|点|和|并|、))"
)
_THERE = pattern(
    "(?:[看见听]到|听说|得知|了解到|获悉)?(?:该[省市县区旗州镇乡局厅委办院]|他们|对方|当地|邻[省市县区旗]|外[省市县]|兄弟)"
)
_SITS_IN = pattern(
    "(?:我[省市县区旗州镇乡局厅委办院]|我街道)(?![^，；]{0,12}(?:代表|委员|律师|群众|干部|乡镇|部门|单位|专家))[^，；]{0,12}(?:列席|旁听|观摩)(?:了?会议|全程)?$"
)
_ANOTHER_YEAR = pattern("[（(](?:其中)?([12][0-9]{3})年度?(?:[为是共]|同期|全年)[^（）()]{0,20}[）)]")


def not_its_own(
    text: str, span: tuple[int, int], found: list[Reading], reporting: int | None
) -> Sequence[Reading]:
    """Return the readings of the sentence ``text[slice(*span)]`` with what is not its own account read as such."""
    start, end = span
    if not any(text.find(char, start, end) >= 0 for char in _HINTS):
        return found
    if _SAMPLE.match(text, start, end):
        return [one._replace(mood=DEMANDED) for one in found]
    for example in _EXAMPLE.finditer(text, start, end):
        found = [
            one._replace(mood=DEMANDED) if example.start() <= one.start < example.end() else one
            for one in _cut(_cut(found, example.start()), example.end())
        ]
    source = _TAKEN_FROM.search(text, start, end)
    if source is not None:
        found = [one._replace(mood=DEMANDED) if one.start >= source.end() else one for one in found]
    for other in _ANOTHER_YEAR.finditer(text, start, end):
        if int(other[1]) != reporting:
            found = [
                one._replace(year=OTHER_YEAR) if other.start() <= one.start < other.end() else one
                for one in _cut(_cut(found, other.start()), other.end())
            ]
    return _seen_elsewhere(text, span, found)


def _seen_elsewhere(text: str, span: tuple[int, int], found: list[Reading]) -> list[Reading]:
    """Return the readings with what was seen on a visit, or where the issuer only sat in, as done elsewhere."""
    for visit in _VISITS.finditer(text, *span):
        found = _cut(found, visit.end())
        clause = next((one.clause for one in found if one.start <= visit.start() < one.end), -1)
        found = [
            one._replace(actor=Subject.ELSEWHERE)
            if one.start >= visit.end() and (one.clause == clause or _THERE.match(text, one.start))
            else one
            for one in found
        ]
    for at, one in enumerate(found):
        if one.actor == Subject.HEAD:
            break  # who sits in is at the head's own meeting
        if at and _SITS_IN.match(text[one.start : one.end]):
            return [other._replace(actor=Subject.ELSEWHERE) for other in found[:at]] + found[at:]
    return found


def _cut(found: list[Reading], at: int) -> list[Reading]:
    """Return the readings with the one that spans ``at`` cut in two there."""
    for number, one in enumerate(found):
        if one.start < at < one.end:
            return [
                *found[:number],
                one._replace(end=at),
                one._replace(start=at),
                *found[number + 1 :],
            ]
    return found
