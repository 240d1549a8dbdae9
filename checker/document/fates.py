"""What became of what had been set: held after all, called off, put off, given up for something else, or not done at all."""

from __future__ import annotations

from checker.text.acts import DONE, NEGATED, PLANNED, TOLD, Reading
from checker.text.lazy import pattern
from checker.text.terms import Span

_ONCE_SET = pattern("(?:原|本)(?:来|先)?(?:定|拟|排|约|计划|安排|准备|打算)")
_CALLED_OFF = pattern(
    "取消|推迟|延期|改期|顺延|搁置|未能?(?:再|如期|按期|举行|召开|安排)|没有(?:开成|办成|再)"
)
"""What was set and called off, as a later clause says, was not done."""
_REPLACED = pattern(
    "(改(?:为|成|以|用))(?![^，；]{0,16}(?:举行|召开|进行|[0-9日月]))|((?:改|最[后终]|实际|后来)[^，；]{0,4})由[^，；]{1,16}(?:主持|召集|带队|代为|代行|出席|讲授?)"
)
"""What was set gave way to something else, or to somebody else."""
_MADE_UP = pattern(
    "(?<![没未有再能])补[开办上齐](?!成)|如期|照常|(?:推迟|顺延|延期?|改期?|提前)[到至在][^，；]{2,12}(?:[日旬底]，仍|(?:召开|举行|开完|举办|进行|办完|开成)(?!的))"
    "|(?:最[终后]|终于|随后)[于在][^，；]{2,16}(?:开成|开完|办成|补开|召开|举行|举办|进行)"
)
"""What was put off and made up for was done."""
_MOVED = pattern("(?:推迟|顺延|延期|延后|改期|改)[到至在于]([0-9]{4})年(?![1-3]月)")
"""What was moved within the year that the report tells of was held, what was moved beyond its first months was not."""
_LAPSED = pattern(
    "(?:临时|被迫|最终|只好|不得不|因故|遂|暂)(?:取消|推迟|延期|改期)$|(?:[赶碰撞遇]上|遇到?|因为?|由于)[^，；]{1,20}(?:取消|推迟|延期|改期)了?$|没有?(?:获得?)?(?:批复|批准|批下来|获批)$|未(?:予|获)?(?:批复|批准|获批)$|^(?:会|课|班)(?:都|也|均)?(?:未|没有?)(?:能)?(?:开|办|讲|上)成?$|(?:作罢|告吹|搁浅|不了了之|没有?下文|(?:没有?|未)(?:能)?(?:成行|开成|办成)|(?:没有?|未)(?:再)?补[开办报交])$"
)
"""A clause that ends so says of what it, or the one before it, speaks of that it did not come about."""
_THINGS_OF_ITS_OWN = pattern("[0-9]|其中|个别|少数|部分|的")
"""A clause that names what lapsed itself denies nothing before it: 述法2次，其中1次因故推迟."""
_PUT_OFF = pattern(
    "(?:又|再次|最终|只好|不得不|被迫|临时|因故)*(?:改期|推迟|延期|顺延|延后|延至|推至|改在|改于)[到至在]?(?:([0-9]{4})年(?![1-3]月)|明年|来年|次年)"
)
"""A clause that begins so puts off what the one before it names, into a year that the report does not tell of."""
_MAY_WAIT = pattern("[让挤耽再]|冲掉|排[上不]|不了了之|没有?[顾轮腾]")
_WAITS = pattern(
    "(?:(?:先|一再|[两三几]回|[两三几]次|每次|回回)*(?:都|又|也|均)?(?:给|被)[^，；]{1,10}(?:让了?[路道位]|挤掉|挤占|冲掉|耽搁|耽误)了?"
    "|(?:等(?![级次待候于同量])|待(?!遇))[^，；]{2,20}(?:以|之)?后?再(?:补|定|议|说|讲|办|开|述|搞|安排|研究|考虑|择期)[^，；]{0,4}"
    "|(?:都|也|均|又|还是|一直|始终|最终|终究)*(?:一拖再拖|一推再推|一再推迟|没(?:有)?排上|排不上|不了了之|没(?:有)?(?:(?:顾上|轮上)[开办述听讲]?|腾出[^，；]{0,6})))$"
)
"""A clause that is nothing but this says that what the one before it names still waits: ……，等换届以后再补."""
_FIRST_STEP = pattern("先(?![后进])(?!.*(?:让|挤|冲|耽))[^，；]*，$")
"""A clause before it that names the first of two steps: 先交法规股审核，待审核以后再定."""
_COUNTED_UP = pattern("[0-9]余?[次件场期份起宗]$")
"""How a clause ends that says how often something was done: that waits no more (听取汇报4次，……)."""
_PREVENTED = pattern("防止|杜绝|避免|[绝决]不|不让|不能|不得|不会|严禁")
_NONE_DONE = pattern(
    "(?<![无有])一[台件场次个份套项名期家](?:也|都)?(?:没有|没(?!有)|未能|未(?!能))"
    "(?![^，；]{0,4}[错误漏失])(?=(?:能|曾|真正|按期|如期)*(?:办|开[成展]|到[货位岗手场]|配|用|落[实地]|成行|兑现|完成|装|建|买|购|采|启|上[线网墙传]|整改|公[示开布]|审|评[查议]|录|拍|归|记|召|举|述|交|报(?![废损警错修])|送|签|投[用入运]|组织|制|印))"
)
"""Not one of what was spoken of was done (打算购置26台，……，一台也没有到货)."""


def fate(text: str, clause: str, start: int, end: int, reporting: int | None) -> str:
    """Return the mood of a clause on what was once set: told where ``text[start:end]`` says that it was held after all, planned where it was called off."""
    if not once_set(clause):
        return ""
    moved = _MOVED.search(text, start, end)
    made_up = _MADE_UP.search(text, start, end)
    later = moved is not None and reporting is not None and int(moved[1]) > reporting
    if moved and later and not (made_up and made_up.start() < moved.start()):
        return PLANNED
    if made_up or (moved and int(moved[1]) == reporting):
        return TOLD
    off = (_ONCE_SET.match(clause) and _CALLED_OFF.search(text, start, end)) or _REPLACED.search(
        text, start, end
    )
    return PLANNED if off or _REPLACED.search(clause) else ""


def came_instead(clause: str) -> Span | None:
    """Return where a clause on what was once set says what came instead, and where behind 改为 and before 由 that begins.

    原定由副局长主持的会改由局长主持: the first was not, the second was.
    """
    hit = _REPLACED.search(clause)
    return None if hit is None else (hit.start(), hit.end(1) if hit[1] else hit.end(2))


def once_set(clause: str) -> bool:
    """Whether a clause speaks of what was once set, and may have been called off or given way to something else."""
    return _ONCE_SET.search(clause) is not None


def take_back(
    found: list[Reading], clause: str, number: int, reporting: int | None, near: tuple[str, str]
) -> None:
    """Deny what clause ``number``, the last, and those before it tell, where it says that this did not come about.

    ``near`` is the text before and behind it: what was made up for came about. Before 届时 stands what is still to come.
    """
    before, behind = near
    if _NONE_DONE.search(clause):
        first = number - 2
    elif (
        (later := _PUT_OFF.match(clause)) and not (later[1] and reporting and int(later[1]) <= reporting)
    ) or clause.startswith("届时"):
        first = number - 1
    elif _MAY_WAIT.search(clause) and _WAITS.match(clause):
        if _FIRST_STEP.search(before):
            return
        # What waits may be a rest of its own, and goes back no farther than to what is counted as done.
        first = number
        for clause_before in () if _THINGS_OF_ITS_OWN.search(clause) else before.split("，")[-2:-4:-1]:
            if _COUNTED_UP.search(clause_before):
                break
            first -= 1
    elif lapsed := _LAPSED.search(clause):
        if _MADE_UP.search(behind):
            return  # 因换届推迟，1月14日补开
        if _PREVENTED.search(clause, 0, lapsed.start()):
            return  # 绝不让整改不了了之
        first = number if _THINGS_OF_ITS_OWN.search(clause, 0, lapsed.start()) else number - 1
    else:
        return
    for at in range(len(found) - 1, -1, -1):
        if found[at].clause < first:
            return
        if found[at].polarity == DONE:
            found[at] = found[at]._replace(polarity=NEGATED)
