"""What a sentence holds that is not the report's own account: an example, a sample, a quotation, what was seen at others, a figure of another year.

（如：局长主持会议几次）, 【参考写法】…, 摘自《……》：…, 赴邻县旁观……述法, 市委组织述法，我局派人列席, 听取汇报（2022年为7件）.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from checker.document.actors import Subject
from checker.document.cast import Cast
from checker.document.places import below
from checker.text.acts import ASKED, DEMANDED, OTHER_YEAR, Reading
from checker.text.lazy import pattern

_HINTS = pattern("[？指如例范摘引选参观取考列旁听学到赴去往走某介寄翻刊转推鉴其别（(【\\[”“]")
"""Every word below holds one of these characters: a sentence without any is the report's own account."""
_SAMPLE = pattern(
    "[【（(\\[](?:参考写法|写法参考|参考样式|示例|样例|范例|例文|模板|填写说明|填报说明|写作提示)"
)
_CLOSES = pattern("[】）)\\]](?![：“])")
"""What ends a sample within a sentence: （填写说明：……）."""
_EXAMPLE = pattern(
    "[（(](?:(?:如|例如|比如)[：:，]?(?![^（）()]*[0-9]+余?[件条次台份个宗起名户部])|(?:例|示例|样例|范例|样式)[：:，])[^（）()]{4,}[）)]"
)
"""What stands in brackets as an instance; one with a count (如城关镇配了12台) is an account, one headed as an example never."""
_TAKEN_FROM = pattern("(?:摘自|摘编自|摘录自|引自|选自|参见)[^，；]*》[^，；：]{0,6}：")
_QUOTES = pattern(
    "(?:范例|样例|示例|范文|模板|样本|样板|例文|参考稿|样稿|参考文本|(?<!述法)(?<!述职)材料|简报|报道|表头|样表|栏目|格式)[^，；。“”]{0,12}(?:：|为|是|写着|写道|写有)“"
)
_DEFINES = pattern("(?:所称|所说|所谓)的?[^，；。]{2,30}，?(?:是|系|即)?指")
_TOLD_AGAIN = pattern("(?<=，)(?:全年|今年|本年|年内|截至|累计|一?共|已)")
"""What goes on behind a definition with a count of the year: ……，指的是……，全年审核14件."""
_ASKS = "？"
_OPENS_SPEECH = pattern("[：:]“")
_VISITS = pattern(
    "(?<!组织)(?<!邀请)(?:参观|观摩|旁观|取经|考察|学习借鉴|听[^，；]{2,12}(?:介绍|讲述)|(?:列席|旁听)(?![^，；]{0,24}(?:庭|听证|案|[0-9]次)))"
    "(?!(?:学习|调研|交流|取经)*(?:[之以]?后|会|活动|推进|现场|评查|团|组|点|和|并|、))"
)
_THERE = pattern(
    "[^，；]{0,6}(?:该[省市县区旗州镇乡局厅委办院]|他们|对方|当地|人家|那[里边儿]|邻[省市县区旗]|外[省市县]|兄弟)"
)
_PERCEIVED = pattern(
    "(?:亲眼|现场|还|也|并|又|只|但|便|先后|一路)*(?:[看见听](?:[到见说闻]|了(?!解)|取?.{0,4}介绍)|目睹|目击|了解到|得知|获悉|感受到?|领略|见识)"
)
"""What begins so behind a journey tells what others do."""
_NAMED = (
    "((?:(?![省市县区旗州])[\u4e00-\u9fff]){1,8}?(?<![全本各我该某社小园景城辖地街片校矿灾山牧林农库湾发范验护贸超上治跨个进到至达彻])[省市县区旗州])"
    "(?![委里政属级直内域外局场民容区])"
)
"""A place by its name: no 社区, 园区, 城市, 全市, 依法治市."""
_A_PLACE = pattern(_NAMED)
_AWAY = pattern(
    "(?:到|赴|去(?!年)|前往|走进|走访)(?:了|过)?"
    f"(?:(?:外|邻|毗邻|周边|兄弟|友邻|先进|其他|外省|某)[省市县区旗州地乡镇街]|先进地区|{_NAMED})"
)
"""A journey: to a place of others, or to one that is named."""
_SITS_IN = pattern(
    "(?:我[省市县区旗州镇乡局厅委办院]|我街道)(?![^，；]{0,12}(?:代表|委员|律师|群众|干部|乡镇|部门|单位|专家))[^，；]{0,12}(?:列席|旁听|观摩)(?:了?会议|全程)?$"
)
_ANOTHER_YEAR = pattern("[（(](?:其中)?([12][0-9]{3})年度?(?:[为是共]|同期|全年)[^（）()]{0,20}[）)]")

_OTHER_PLACE = f"[^，；。《“]{{0,12}}?(?:(?:外|邻|兄弟|友邻|先进)[省市县区旗州]|某[省市县区旗州]|{_NAMED})"
_SOURCE = pattern(
    f"(?:介绍|寄来|翻阅|刊登|刊载|收到(?=[^，；。]{{0,24}}(?:材料|简报|经验|年报|刊物|资料|做法)))(?:了|的)?{_OTHER_PLACE}"
)
"""A text from another place: what it says is that place's."""
_GUESTS = pattern(
    "(?:一行|代表团|考察[团组]|率[团队])[^，；]{0,10}(?:来(?:我|本|访|考察|取经|学习|参观)|到访|莅|到[我本])[^，；]{0,40}，"
    "(?:还|并|现场|向我们|重点)*(?:介绍|分享|讲述|交流)了?"
)
"""What guests tell of is their own doing: 邻县县长一行来我县考察，介绍了其主持会议6次的做法."""
_HOSTS = pattern("接待|迎接|邀请")
"""Who receives guests goes on to tell them himself: 接待考察组来我局学习4批，介绍了……."""
_METHOD = pattern(f"(?:借鉴|转发|转载|学习|推广)(?:了|的)?{_OTHER_PLACE}")
"""What is taken over from another place: the clause tells whence, those behind it what was done with it here."""
_LEARNT = pattern("[^，；：]{0,16}?(?:经验|做法|模式|机制)")
_SOME_PLACE = pattern(
    "(?<![对就因接谈办度于及映将把与和由被收诉到赴往])某(?:地级?)?([省市县区旗州镇乡地])(?![民域场级块面属区里委])"
)
_FOR_OTHERS = pattern("[替给为](?:其余|其他|别的)[^，；]{0,6}?(?:乡镇|([省市县区旗州镇乡街])(?![级直委领]))")
_OWN = pattern("[^，；]{0,8}(?:[我本全][省市县区旗州镇乡局厅委办院街]|我们)|读后|学后|受到?启发|对照")
_HEAD_NAMED = pattern("[省市州县区旗盟镇乡局厅]长|书记|主任|主要(?:负责|领导)")
_START = attrgetter("start")
_STEM = 2
"""So many characters of a place's name at its end tell whether it is the issuer's: what stands before them may be another word."""
_GOES_ON = (Subject.JUNIOR, Subject.DEPUTY, Subject.MEETING)


def not_its_own(
    text: str, span: tuple[int, int], found: list[Reading], reporting: int | None, cast: Cast
) -> Sequence[Reading]:
    """Return the readings of the sentence ``text[slice(*span)]`` with what is not its own account read as such.

    ``reporting`` is the year of the report, ``cast`` tells whose it is.
    """
    start, end = span
    if _HINTS.search(text, start, end) is None:
        return found if text.rfind("“", 0, start) <= text.rfind("”", 0, start) else _quoted(text, span, found)
    if text.endswith(_ASKS, start, end):
        return [one._replace(mood=ASKED) for one in found]
    if (meant := _DEFINES.search(text, start, end)) is not None:
        told = _TOLD_AGAIN.search(text, meant.end(), end)
        found = _as_example(found, meant.start(), told.start() if told is not None else end)
    if (sample := _SAMPLE.search(text, start, end)) is not None:
        close = _CLOSES.search(text, sample.end(), end) if sample.start() > start else None
        found = _as_example(found, sample.start(), close.end() if close is not None else end)
    found = _quoted(text, span, found)
    for example in _EXAMPLE.finditer(text, start, end):
        found = _as_example(found, example.start(), example.end())
    if (source := _TAKEN_FROM.search(text, start, end)) is not None:
        found = _as_example(found, source.end(), end)
    for other in _ANOTHER_YEAR.finditer(text, start, end):
        if int(other[1]) != reporting:
            found = [
                one._replace(year=OTHER_YEAR) if other.start() <= one.start < other.end() else one
                for one in _cut(_cut(found, other.start()), other.end())
            ]
    return _seen_elsewhere(text, span, found, cast)


def _quoted(text: str, span: tuple[int, int], found: list[Reading]) -> list[Reading]:
    """Return the readings with what is quoted from a sample, and what goes on with a quotation of several sentences, as no account."""
    start, end = span
    begin = start
    if text.rfind("“", 0, start) <= text.rfind("”", 0, start):
        quotes = _QUOTES.search(text, start, end)
        if quotes is None:
            return found
        begin = quotes.end()
    elif not _OPENS_SPEECH.match(text, text.rfind("“", 0, start) - 1):
        return found
    close = text.find("”", begin, end)
    return _as_example(found, begin, close if close >= 0 else end)


def _as_example(found: list[Reading], start: int, end: int) -> list[Reading]:
    """Return the readings with what stands from ``start`` to ``end`` as something to be done, not told."""
    return [
        one._replace(mood=DEMANDED) if start <= one.start < end else one
        for one in _cut(_cut(found, start), end)
    ]


def _seen_elsewhere(text: str, span: tuple[int, int], found: list[Reading], cast: Cast) -> list[Reading]:
    """Return the readings with what was seen on a visit, or where the issuer only sat in, as done elsewhere."""
    looked = span[1]  # from here on all that begins as told of others has been found
    for visit in _VISITS.finditer(text, *span):
        found = _cut(found, visit.end())
        there = found[bisect_right(found, visit.start(), key=_START) - 1]
        clause = there.clause if visit.start() < there.end else -1
        found = _told_of_others(text, found, visit.end(), clause, again=looked < visit.end())
        looked = min(looked, visit.end())
    for journey in _AWAY.finditer(text, *span):
        if journey.end() < looked and (journey[1] is None or _of_others(journey[1], cast)):
            found = _told_of_others(text, found, journey.end(), -1)
            looked = journey.end()
    reached = -1
    for source in _SOURCE.finditer(text, *span):
        if source.end() > reached and (source[1] is None or _of_others(source[1], cast)):
            found, reached = _up_to_its_own(text, found, source.end())
    for guests in _GUESTS.finditer(text, *span):
        told = found[bisect_right(found, guests.end() - 1, key=_START) - 1]
        if told.actor != Subject.ELSEWHERE and _are_guests(text, guests.start(), found, cast):
            found, _ = _up_to_its_own(text, found, guests.end())
    for method in _METHOD.finditer(text, *span):
        if method[1] is None or _of_others(method[1], cast):
            found, has_looked = _taken_over(text, found, method.end(), again=looked <= method.end())
            looked = min(looked, method.end()) if has_looked else looked
    for places in (_SOME_PLACE, _FOR_OTHERS):
        reached = -1
        for some in places.finditer(text, *span):
            if some.end() > reached and not below(some[1] or "乡", cast.seat):
                found, reached = _up_to_its_own(text, found, some.end())
    for at, one in enumerate(found):
        if one.actor == Subject.HEAD:
            break  # who sits in is at the head's own meeting
        if at and _SITS_IN.match(text[one.start : one.end]):
            return [other._replace(actor=Subject.ELSEWHERE) for other in found[:at]] + found[at:]
    return found


def _are_guests(text: str, at: int, found: Sequence[Reading], cast: Cast) -> bool:
    """Whether those whose journey is told at ``at`` come from elsewhere: nobody received them before, and it is not the issuer's own head."""
    own = found[bisect_right(found, at, key=_START) - 1]
    if _HOSTS.search(text, own.start, at):
        return False
    places = _A_PLACE.findall(text, own.start, at)
    named = any(_of_others(place, cast) for place in places) or _SOME_PLACE.search(text, own.start, at)
    return own.actor != Subject.HEAD or bool(named)


def _told_of_others(
    text: str, found: list[Reading], behind: int, clause: int, *, again: bool = False
) -> list[Reading]:
    """Return the readings with those ``behind`` a visit that tell of others as done elsewhere: of that ``clause``, and what begins so.

    ``again``: what begins so has been found already, and only the clause and what goes on with it is left.
    """
    there = False
    for at in range(bisect_left(found, behind, key=_START), len(found)):
        one = found[at]
        there = (
            one.clause == clause
            or _THERE.match(text, one.start, one.end) is not None
            or _PERCEIVED.match(text, one.start, one.end) is not None
            or (there and one.actor in _GOES_ON)
        )
        if there:
            found[at] = one._replace(actor=Subject.ELSEWHERE)
        elif again:
            break
    return found


def _up_to_its_own(text: str, found: list[Reading], behind: int) -> tuple[list[Reading], int]:
    """Return the readings with all ``behind`` the name of another place as done there, until a clause speaks of the issuer or names its head.

    With them goes where that clause begins, or the end: another such name before it changes nothing.
    """
    found = _cut(found, behind)
    for at in range(bisect_left(found, behind, key=_START), len(found)):
        one = found[at]
        by_head = one.actor == Subject.HEAD and _HEAD_NAMED.search(text, one.start, one.end) is not None
        if _OWN.match(text, one.start, one.end) or (by_head and one.start > behind):
            return found, one.start
        found[at] = one._replace(actor=Subject.ELSEWHERE)
    return found, found[-1].end


def _taken_over(text: str, found: list[Reading], behind: int, *, again: bool) -> tuple[list[Reading], bool]:
    """Return the readings with what the clause says ``behind`` the name of another place as done there, and those that go on to speak of it.

    ``again``: those that begin so have been found already. With the readings goes whether they have been now.
    """
    found = _cut(found, behind)
    first = last = bisect_left(found, behind, key=_START)
    clause = found[first].clause if first < len(found) and found[first].start == behind else -1
    introduces = clause >= 0 and text.startswith("：", behind)
    while not introduces and last < len(found) and found[last].clause == clause:
        introduces = text.startswith("：", found[last].end)
        last += 1
    if introduces:
        return _up_to_its_own(text, found, behind)[0], False
    learnt = _LEARNT.match(text, behind)
    if learnt is None:
        return _told_of_others(text, found, behind, clause, again=again), True
    found = _cut(found, learnt.end())  # 借鉴邻市做法建成平台: the platform stands here
    for at in range(first, bisect_left(found, learnt.end(), key=_START)):
        found[at] = found[at]._replace(actor=Subject.ELSEWHERE)
    return _told_of_others(text, found, learnt.end(), -1, again=again), True


def _of_others(place: str, cast: Cast) -> bool:
    """Whether a place that is named is neither the issuer's own nor one below it."""
    return place[-_STEM:] not in cast.issuer and not below(place[-1], cast.seat)


def _cut(found: list[Reading], at: int) -> list[Reading]:
    """Return the readings with the one that spans ``at`` cut in two there."""
    number = bisect_right(found, at, key=_START) - 1
    one = found[number]
    if not one.start < at < one.end:
        return found
    return [*found[:number], one._replace(end=at), one._replace(start=at), *found[number + 1 :]]
