"""What each clause of a sentence says happened: who acted, when, whether it was done, and in which mood it is told.

An act has an actor, a time, a polarity and a mood. 未召开述法会议 is negated, 应当公示 demanded, 明年配备 planned, 是否召开 asked, and in
对应当公示的决定全部公示 the demand reaches no further than its 的. These are matters of grammar: the words here are the function words of
Chinese official prose and nothing of any kind of report. Read only where a rule asks, once a sentence.

Over 300 lines: a third of them are those words, which stand beside the one reading that they serve.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from checker.document.actors import VERB, Cast, Subject, own_head, subject_of
from checker.document.markers import opens_item
from checker.document.model import LEADER_DUTY, Document
from checker.text.acts import Reading
from checker.text.lazy import pattern
from checker.text.terms import Span
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from re import Match

TOLD, DEMANDED, PLANNED, ASKED, ARRANGED = "told", "demanded", "planned", "asked", "arranged"
DONE, NEGATED = "done", "negated"
THIS, OTHER_YEAR, COMING = "this", "other", "coming"

_CUE = pattern(
    "[旦若条流废搁等议最未没旦要须将拟是有能应待明来去上前往历今日届计打力争准预下接必务把推延暂原本强指号倡规建健完制出印修探纳列写融作贯提正尚仍讨研商少低20]"
)
"""A clause without one of these characters tells what was done in the reporting year."""

_NEGATION = pattern(
    "(?:尚未|尚无|暂无|仍无|流标|废标|搁浅|落空|并未|从未|未能|未曾|还未|仍未|均未|都未|暂未|未|没能|没有|(?<!罚)没(?!收|罚|入)|不曾|推迟|延期|改期|因故取消|暂缓)"
    "(?!经|来|成年|雨|婚|遂|必|发现|发生|出现|引发|收到|接到|产生|形成|造成|有效|到期|满|达)"
)
_NOT_ONE = pattern("(?:没有|尚无|未有|无)一[件起人例份宗次名家个](?!做到|落实|完成|达到|$)")
"""The things of which not one was so are told of: 28起纠纷没有一起出村."""
_NOT_WITHOUT = pattern(
    "(?:没有|无)一[件起例份宗次名家个项人][^，；]{0,20}(?:不是|没有|未(?=[经按在])|之外|以外)"
)
"""Twice denied is said: 没有一份不是七日内公示的."""
_QUESTION = pattern("是否|有没有|有无|能否|会不会|是不是|可否|应否")
_REPORTED = pattern(
    "(?<![按照据合的项关策务署确等依遵出上级新高严各法])要求(?![的，、。；：和与较更高]|是|不高)(?=.{3})"
    "|(?:强调|指出|号召|倡导)"
    "|(?:》|办法|制度|方案|意见|清单|通知|条例|会议|批示)(?:中)?(?:明确|规定|要求|提出)(?!的)"
    "|(?:明确|规定)(?:要求|规定|提出)|^规定(?![的了])|(?:^|有(?:的)?(?:委员|代表|同志|人|专家))建议(?![0-9的和、案书])(?=.{3})"
)
"""Verbs that report what somebody wants done: what follows is no act."""
_ACCORDING = pattern("[按照]|根据|依据|依照|遵照|落实|符合")
_REPORTED_ON = pattern(
    "(?:会议|文件|批示|通知|办法|方案|意见|》)(?:明确|规定|要求|强调|指出|提出|认为)$|(?:座谈|来人|代表|委员|专家|同志|调研)[^，]{0,8}(?:提出|建议)$|(?:强调|指出|一致认为|普遍认为)$"
)
_TARGETS = pattern("(?:列明|载明|写明|注明)[^，]{0,60}?(?:不少于|不低于|不超过|至少)")
"""A document that says how often a thing is to be done."""
_CONTENT = pattern(
    "(?:明确|规定|细化|压实|界定)(.{4,40}?)等?(?:任务|职责|要求|责任|事项|内容|义务|规范|程序|流程)$"
)
_MODAL = pattern(
    "(?<![反相适对回呼供响])应(?:当|该|(?=达|不低于|不少于|不超过|及时|依法|予|由|在|于|对|将|先|向|按|为|做到|把|给|配齐|设立|建立|纳入|实行|确保|主动|严格|认真))|(?<!不)必须|(?<!的)最好(?=由|先|把|将|对|在|能|给|请)|(?<![必亟急仍还])须(?!知|发)|务必|务须"
    "|(?<![需主重只首将正就还必想])要(?!求|点|案|素|件|害|道|闻|么|约|塞|职|务|事|情|领|义|地|旨|是)(?<=[，。；：、县市区镇乡局委厅府们位门道者员长年率的^]要)"
    "|每(?:年|月|季度|半年|周)[^，]{0,14}(?=不少于|不低于|至少)"
)
_OPENING_MODAL = pattern("(?:要|须)(?!求|点|案|素|件|害|道|闻|么|约|塞|职|务|事|情|领|义|地|旨|是|知)")
_FRAME = pattern(
    "(?:经(?:过)?|.{0,16}?在(?=.*下$)).{2,20}(?:出面|协调|过问|推动|督促|督办|主持|带领|牵头|调度|包案)(?:下|后)?$"
)
_ONCE_SET = pattern("(?:原定|本定|原计划|原拟|本拟)")
_CALLED_OFF = pattern(
    "取消|推迟|延期|改期|顺延|搁置|未能?(?:再|如期|按期|举行|召开|安排)|没有(?:开成|办成|再)"
)
"""What was set and called off, as a later clause says, was not done."""
_TIME = pattern(
    "(?:[0-9]{2,4}年)?[0-9]{1,2}月(?:[0-9]{1,2}日|[上中下]旬|[初中末底])?(?:[上下]午)?|年[初末底]|[上下]半年|岁末"
)
_COUNTED = pattern(
    "((?:今年|本年|全年|全市|全县|全区|全局|当年|年内|截至[^，]*|迄今|累计|至今|已|均|都|共计?|一共|总共|先后|依法|经)*)([^，、0-9]{0,4}?)了?[0-9]+余?[件宗起份次条个例批人]"
)
"""A clause that counts what was done: the act, if one is named, stands between the time and the number."""
_THEN = pattern("再|然后|随后|最后")
"""What goes on with a demand: 应先亮证，再打开记录仪."""
_PRACTICE = pattern("(?:都|均|一律|全部|全都|逐一|一概|凡)(?:要|须|需|必须)|(?:凡|所有|每).*(?:要|须)")
_LATER = pattern(
    "(?<![为比较于])(?:明年|来年|下一年度?|下年度?|届时|下一步|下步|下一?阶段|今后|接下来|往后|日后)(?!的?(?:工作)?(?:奠定|打下|打好))"
)
_GROUNDWORK = pattern("奠定|打下|打好|积累|提供")
_PURPOSE_VERBS = (
    "召开|举办|组织|开展|制定|出台|印发|编印|编制|修订|建立|健全|完善|推进|推行|推动|推广|新建|建设|建成|购置|采购|配备|配发|聘请|选聘|招录|投入|"
    "设立|成立|清理|评查|培训|轮训|检查|督察|督查|公示|公开|公布|审核|审查|启动|实施|落实|加强|强化|深化|提升|提高|加大|加快|扩大|增加|充实|"
    "选派|邀请|安排|完成|探索|打造|构建|优化|规范|开通|上线|更新|更换|换发|举行|进行|升级|改造|补齐|配齐|延伸|下沉|压缩|压减|取消|"
    "继续|进一步|重点|着力|坚持|深入|紧扣|紧紧|聚焦|围绕|切实|持续|不断|全面|认真|更加|严格|大力|积极|充分|适时|牵头|主动|扎实|始终|牢牢|统筹|"
    "统一|一律|全部|逐步|于|在|从|由|为|会同|联合|对|以|按|给|与|通过|根据|结合|依托|针对|努力|力争|争取|逐步|逐项|迎来|锚定|锲而不舍|高举|分批|陆续|抓|做好|再|新"
)
_WILL = pattern(f"将(?!军|近|来|士|才)(?=会(?!议|同)|把|{_PURPOSE_VERBS}|会同)")
_TAKES = pattern(
    "(?<!^)(?:纳入|列入|作为|列为|融入|贯穿|写入|写进|移交|移送|送|交|转|变|落到|落实到|挂|晒|通报|报送|上传|录入|导入|逐|均|都|下放|压缩至|压减|缩短|提高到|提升至|降)"
)
_INTENDS = pattern(
    f"(?:正在?|尚在|仍在|还在)(?:走程序|招标|采购|报批|审批|筹备|筹建|施工|开发|建设|调试|物色|选聘|招聘|招录|洽谈|协商|酝酿|论证|进行中?$)|拟(?=待|将|明年|今年|下|{_PURPOSE_VERBS})(?!作出)|打算(?!的|，|。)|规划(?=到[0-9]|于|在[0-9]|新建)|力争|争取(?=在|到|明年|年底|[0-9])|有望|可望|预计|本定于|原定"
)
_ONCE_MEANT = pattern("(?:年初|当初|起初|早先|对照)[^，]{0,2}$")
"""What was meant at the start of the year is told of to say what became of it."""
_PLANS = pattern("(?:^|(?<=[县市区镇乡局委厅府们省办旗队年也还正，。；：]))计划(?![的内外、，性表书和生单])")
_AWAITS = pattern(
    "(?:^|[，：；])(?:待.{1,14}?(?:后|时|之日)|条件(?:成熟|具备|允许)(?:以?后|时)?$"
    "|(?:一旦|待|等(?!级)|若|如果|只要).{1,14}?(?:(?:安装|调试|建设|改造|施工|采购)完毕|建成|建好|到位|到岗|到货|投用|启用|上线|完工|竣工|获批|批复))"
    "|(?:元旦|春节|节|年|明春|开春|入夏)(?:之|以|过)?后(?:方|才)(?:能|可|会)"
)
_LAST_YEAR = pattern(
    "(?<![比较同与和由从自近对])(?:去年|前年|往年|历年|上一?年度?(?!报告|结转|遗留|同期|末结转|度报告|[^，。；的]{0,14}(?:数据|报表|总体情况)))(?!同期|相比|以来|的?基础|.{0,2}结转)"
)
_COMPARED = pattern("[比较同与和由从自至到近（—-]")
_SPANNING = pattern("以来|度|同期|相比|版|起|至|—|-|的|底(?=增|减|相比)|）")
_RESET = pattern(
    "已|今年|本年|全年|目前|截至|累计|现有|当年|(?<![0-9一二两三四五十])年内|一年来|本报告期|实际(?!需|情|问|困|工|效|上|需求|出发)|即[^，]{1,6}完毕|先行|(?:^|[，：])[0-9]{1,2}月(?!底前|前|起)"
)
_ARRANGES = pattern(
    "(?:建立|健全|完善|制定|出台|印发|修订|推行|探索|落实|执行|制发|研究制定|起草)(?:了)?"
    "(?:[^，、。；：]{2,40}|[^，。；：]{2,60}等(?:各?项)?)(?:制度|机制|办法|方案|清单|责任制|计划|意见|通知|细则|规程|规定|规范|流程|职责|要点|指引|体系)"
)
_DISCUSSES = pattern(
    "(?:讨论|研究|商议|商量|商讨|议(?:了|过)?)(?=(?:给|为|购置|采购|配备?|增设|增配|添置|新建)[^，。；]*(?:的事|事宜|事项|问题)$)"
)
_INCLUDES = pattern("纳入|列入|列为|写入|写进|融入|作为")
_STATED = pattern("(?:规定|要求|法定|应有|相应|明确|有关|相关|统一|一定|必要|同样)的?$")
_NUMBERED_YEAR = pattern("([12][0-9])?[0-9]{2}年")


_OF_ELSEWHERE = (Subject.JUNIOR, Subject.DEPUTY, Subject.MEETING)


class Read(NamedTuple):
    """What has been read of a document: who may act in it, and the readings of sentences by their index.

    ``looks_back``: the report is written from the year after, and 去年 is the reporting year. ``opened`` keeps who a sentence
    begins to speak of.
    """

    cast: Cast
    made: dict[int, tuple[Reading, ...]]
    opened: dict[int, str]
    looks_back: bool = False


_THIS_YEAR = ("今年", "本年")
_TWICE = 2


def looks_back(document: Document) -> bool:
    """Whether a report tells of its year as 去年: more than once, not to compare with it, and of no 今年."""
    texts = [sentence.text for sentence in document.sentences]
    if not any("去年" in text for text in texts) or any(
        word in text for text in texts for word in _THIS_YEAR
    ):
        return False
    return sum(hit[0] == "去年" for text in texts for hit in _LAST_YEAR.finditer(text)) >= _TWICE


def readings_of(document: Document, index: int, read: Read) -> tuple[Reading, ...]:
    """Return the readings of the sentence at ``index``; ``read`` keeps what was made."""
    first = index
    while first not in read.made and _carries_on(document, first):
        first -= 1
    for at in range(first, index + 1):
        if at not in read.made:
            read.made[at] = _read(document, at, read)
    return read.made[index]


def _read(document: Document, index: int, read: Read) -> tuple[Reading, ...]:
    sentence = document.sentences[index]
    unit = sentence.unit
    cast = read.cast
    text = sentence.line.text
    years = [(span[0], value) for span, value in sentence.years]
    actor = _carried_in(document, index, read)
    mood, year = TOLD, THIS
    quoted = False
    found: list[Reading] = []
    demands: list[int] = []
    dated: int | None = None
    framed = False
    for number, (start, end) in enumerate(unit.clauses):
        first = min(max(start, unit.body), end)
        subject = subject_of(text, first, end, unit.groups, cast)
        frame = _frames(text, first, end, unit.groups.get(cast.head, ()), cast)
        subject = Subject.HEAD if frame else subject
        if number == 0:
            named = subject not in (Subject.NONE, Subject.MEETING) and not (
                actor and _INVITES.match(text, first, end)
            )
            read.opened[index] = subject if named else actor
        # 经书记协调，空编全部补齐: what came of it is his
        actor = Subject.HEAD if framed and subject == Subject.NONE else _actor(subject, actor)
        if not (actor or subject) and _implied(unit.groups.get(cast.duty, ()), first, end):
            actor = Subject.HEAD
        framed = frame
        if dated is not None:  # 12月6日，局机关召开会议: the date is that of the act behind it
            found[dated] = found[dated]._replace(actor=actor)
            dated = None
        clause = text[first:end]
        if clause.isascii():  # nor do digits tell of time and mood
            found.append(Reading(start, end, number, actor, mood, DONE, year))
            continue
        if _RESET.search(clause):
            mood, year = (TOLD if mood in (PLANNED, DEMANDED) else mood), THIS
        mood, year = _lasting(clause, first, mood, year, years, document.metadata.year, read.looks_back)
        if _ONCE_SET.match(clause) and _CALLED_OFF.search(text, end, min(end + _NEAR, unit.end)):
            found.append(Reading(start, end, number, actor, PLANNED, DONE, year))
            continue
        asked = mood == TOLD and found and found[-1].mood == DEMANDED and _THEN.match(clause)
        begun = len(found)
        found.extend(_stretches(text, start, first, end, number, actor, DEMANDED if asked else mood, year))
        if _TIME.fullmatch(clause):
            dated = len(found) - 1
        if quoted and "”" in clause:
            mood, quoted = TOLD, False
        elif clause.rfind("“") > clause.rfind("”") and mood == TOLD and found[-1].mood == DEMANDED:
            mood, quoted = DEMANDED, True  # what is asked for goes on to the end of the quotation
        if _REPORTED_ON.search(clause):
            mood = DEMANDED
        demands += [at for at in range(begun, len(found)) if found[at].mood == DEMANDED]
        if demands and found[-1].mood == TOLD and (counted := _COUNTED.match(clause)):
            for at in demands[-_MOST_DEMANDS:]:
                found[at] = _practised(text, found[at], counted)
    return tuple(found)


def _frames(text: str, start: int, end: int, heads: Sequence[Span], cast: Cast) -> bool:
    """Whether a clause says under whose hand something was done, the issuer's own head: 在县长督促下."""
    return _FRAME.match(text, start, end) is not None and own_head(text, start, end, heads, cast)


def _actor(subject: str, before: str) -> str:
    """Return who acts in a clause with ``subject`` behind one in which ``before`` acts."""
    if before == Subject.ELSEWHERE and subject in _OF_ELSEWHERE:
        return before  # 邻县召开述法会议，12名部门主要负责人……: those of that place
    if subject == Subject.NONE or (subject == Subject.MEETING and before):
        return before
    return "" if subject == Subject.MEETING else subject


_NEAR = 60
"""So far behind what was set it is told that it was called off."""
_MOST_DEMANDS = 20
"""So many demands back a clause that counts what was done is held against."""


def _practised(text: str, demanded: Reading, counted: Match[str]) -> Reading:
    """Return what was demanded as told, where a clause counts how often the same was done (必须先交法规股审，今年共审17件)."""
    if demanded.mood != DEMANDED or _MODAL.search(text, demanded.start, demanded.end) is None:
        return demanded
    if not (counted[1] or counted[2]) or not set(counted[2]).issubset(text[demanded.start : demanded.end]):
        return demanded
    return demanded._replace(mood=TOLD)


def _carried_in(document: Document, index: int, read: Read) -> str:
    """Return who a sentence without a subject speaks of: the actor of the sentence before it, where it goes on from that one.

    At the start of a section or item about the head's duty it is the head.
    """
    sentence = document.sentences[index]
    cast = read.cast
    if _carries_on(document, index):
        if _goes_on_list(document, index):
            return read.opened[index - 1]
        made = read.made[index - 1]
        return made[-1].actor if made else ""
    if sentence.part == LEADER_DUTY and sentence.heading is not None and cast.head:
        heading = document.headings[sentence.heading]
        names = heading.unit.groups
        if cast.head in names or cast.duty in names:
            return Subject.HEAD
    return ""


_INVITES = pattern("[0-9初上中下旬月日年底]*(?:请|邀请)")
_CONTINUES = pattern(
    "(?:会议|会上|期间|其间|同时|还|并|又|也|此外|先后|多次|带头|亲自|年内|他|其|年[初中底末]|[0-9]{1,2}月)"
)


def _carries_on(document: Document, index: int) -> bool:
    """Whether the sentence at ``index`` goes on with what the one before it speaks of."""
    if not index:
        return False
    sentence, before = document.sentences[index], document.sentences[index - 1]
    return (
        before.paragraph == sentence.paragraph
        and before.heading == sentence.heading
        and not opens_item(sentence.text)
        and (
            sentence.part == LEADER_DUTY
            or _CONTINUES.match(sentence.line.text, sentence.unit.body) is not None
        )
    )


def _goes_on_list(document: Document, index: int) -> bool:
    """Whether a sentence goes on with a list whose items begin with their dates: all have the subject that the first has."""
    sentence, before = document.sentences[index], document.sentences[index - 1]
    return before.text.endswith("；") and _DATED.match(sentence.line.text, sentence.unit.body) is not None


_DATED = pattern("[0-9]{1,2}月")


def _implied(spans: Sequence[Span], start: int, end: int) -> bool:
    return any(start <= left < end for left, _ in spans)


def _lasting(
    clause: str,
    start: int,
    mood: str,
    year: str,
    years: Sequence[tuple[int, int]],
    reporting: int | None,
    looks_back: bool,
) -> tuple[str, str]:
    """Return mood and year that hold from this clause on: adverbs of time and verbs of intention reach over what follows."""
    if _CUE.search(clause) is None:
        return mood, year
    first, last = bisect_left(years, (start,)), bisect_left(years, (start + len(clause),))
    for at, value in years[first:last]:
        place = at - start
        stated = _NUMBERED_YEAR.match(clause, place)
        after = clause[stated.end() : stated.end() + 4] if stated else ""
        if (
            reporting is None
            or stated is None
            or _COMPARED.match(clause[place - 1 : place])
            or _SPANNING.match(after)
        ):
            continue
        if value == reporting:
            year = THIS
        elif value > reporting:
            # What was done in the first months of the next year, before the report was signed, is told.
            soon = value == reporting + 1 and after[:2] in ("1月", "2月", "3月")
            year = THIS if soon else COMING
        elif value < reporting:
            year = OTHER_YEAR
    found = _LAST_YEAR.search(clause)
    if found and looks_back and found[0] == "去年":
        found = None
    if found and not _ends_attribute(clause, found.end()) and not VERB.search(clause, 0, found.start()):
        year = OTHER_YEAR
    later = _LATER.search(clause)
    if (
        (
            later
            and not _ends_attribute(clause, later.end())
            and not (_GROUNDWORK.search(clause, later.end()) and clause[: later.start()].endswith("为"))
        )
        or _AWAITS.search(clause)
        or _wills(clause)
        or any(
            not _ends_attribute(clause, hit.end())
            and not _ONCE_MEANT.search(clause, max(0, hit.start() - 8), hit.start())
            for hit in _INTENDS.finditer(clause)
        )
        or _PLANS.search(clause)
    ):
        mood = PLANNED
    return mood, year


def _wills(clause: str) -> bool:
    """Whether a clause speaks of the future by 将, which before an object and a second verb means 把."""
    for hit in _WILL.finditer(clause):
        rest = clause[hit.end() :]
        if rest[:1] in "于在从由为对以按给与通会再把" or not _TAKES.search(rest):
            return True
    return False


def _ends_attribute(clause: str, at: int) -> bool:
    """Whether what stands before ``at`` only describes a noun: a 的 follows, and more after it."""
    cut = _attribute_end(clause, at)
    return cut is not None and cut < len(clause)


def _attribute_end(clause: str, at: int) -> int | None:
    while (cut := clause.find("的", at, at + 30)) >= 0:
        if not _STATED.search(clause[at:cut]) or cut - at > 12:
            return cut + 1
        at = cut + 1
    return None


def _stretches(
    text: str, start: int, first: int, end: int, number: int, actor: str, mood: str, year: str
) -> list[Reading]:
    """Cut a clause where its polarity or mood changes."""
    clause = text[first:end]
    whole = Reading(start, end, number, actor, mood, DONE, year)
    if _CUE.search(clause) is None:
        return [whole]
    denied = () if _NOT_WITHOUT.search(clause) else _NEGATION.finditer(clause)
    marks = [
        (*_scope(clause, hit, back=_NOT_ONE.match(clause, hit.start()) is None), "", NEGATED)
        for hit in denied
    ]
    marks += [(*_scope(clause, hit), ASKED, "") for hit in _QUESTION.finditer(clause)]
    marks += [
        (0 if clause[: hit.start()].endswith("率") else hit.end(), len(clause), DEMANDED, "")
        for hit in _REPORTED.finditer(clause)
        if _ACCORDING.search(clause, max(0, hit.start() - 10), hit.start()) is None
    ]
    marks += [(hit.end(), len(clause), DEMANDED, "") for hit in _DISCUSSES.finditer(clause)]
    for asked in (_CONTENT.search(clause), _TARGETS.search(clause)):
        if asked:
            marks.append((asked.start(), len(clause), DEMANDED, ""))
    if not _PRACTICE.search(clause):
        verb = VERB.search(clause)
        # What stands before the demand tells nothing where it has no verb: 音像资料必须保存两年, 审核率要达到100%
        marks += [
            (
                *_scope(
                    clause,
                    hit,
                    back=verb is None or verb.start() >= hit.start() or clause[hit.start() - 1] == "率",
                ),
                DEMANDED,
                "",
            )
            for hit in _MODAL.finditer(clause)
        ]
        opening = _OPENING_MODAL.match(clause)
        if opening:
            marks.append((*_scope(clause, opening), DEMANDED, ""))
    marks += [(hit.start(), hit.end(), ARRANGED, "") for hit in _ARRANGES.finditer(clause)]
    includes = _INCLUDES.search(clause)
    if includes:  # 列入装备计划的420台 reaches no further than its 的
        end_of_attribute = _attribute_end(clause, includes.end())
        whole_clause = end_of_attribute is None or end_of_attribute == len(clause)
        marks.append((0, len(clause) if whole_clause else end_of_attribute or 0, ARRANGED, ""))
    past = [_scope(clause, hit) for hit in _LAST_YEAR.finditer(clause) if _ends_attribute(clause, hit.end())]
    if not marks and not past:
        return [whole]
    bounds = {0, len(clause)}
    bounds.update(*((mark[0], mark[1]) for mark in marks), *past)
    edges = sorted(bounds)
    found: list[Reading] = []
    moods = _over(edges, [(mark[0], mark[1], mark[2]) for mark in marks if mark[2]])
    negated = _over(edges, [(mark[0], mark[1], NEGATED) for mark in marks if mark[3]])
    earlier = _over(edges, [(*one, OTHER_YEAR) for one in past])
    for left, right in pairwise(edges):
        told = moods.get(left, mood if mood != ARRANGED else TOLD)
        polarity = negated.get(left, DONE)
        when = earlier.get(left, year)
        begins = start if left == 0 else first + left
        found.append(
            Reading(begins, first + right, number, actor, told if mood == TOLD else mood, polarity, when)
        )
    return found


def _over(edges: Sequence[int], marks: Sequence[tuple[int, int, str]]) -> dict[int, str]:
    """Return what the marks say of the stretches between ``edges``, by the edge at which a stretch begins; what is said first counts."""
    over: dict[int, str] = {}
    for what in dict.fromkeys(mark[2] for mark in marks):
        spans = sorted((start, end) for start, end, said in marks if said == what)
        at = reach = 0
        for left, right in pairwise(edges):
            while at < len(spans) and spans[at][0] <= left:
                reach = max(reach, spans[at][1])
                at += 1
            if reach >= right:
                over.setdefault(left, what)
    return over


def _scope(clause: str, hit: Match[str], back: bool = False) -> Span:
    """Return the stretch that a word of negation or demand governs: up to the end of the attribute it stands in, else the clause."""
    cut = _attribute_end(clause, hit.end())
    if cut is not None and cut < len(clause):
        return hit.start(), cut
    return (0 if back else hit.start()), len(clause)
