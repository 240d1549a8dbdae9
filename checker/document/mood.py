"""Where in a clause it is told, denied, asked or demanded: words of negation and demand, and how far each of them governs.

未召开述法会议 is negated, 应当公示 demanded, 是否召开 asked, 建立述法制度 arranged.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from checker.document.actors import VERB
from checker.document.attributes import attribute_end, governed
from checker.document.tense import of_last_year
from checker.text.acts import ARRANGED, ASKED, DEMANDED, DONE, NEGATED, OTHER_YEAR, TOLD, Reading
from checker.text.lazy import pattern
from checker.text.terms import Span
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from re import Match

Mark = tuple[int, int, str]
"""From where to where of a clause a word governs, and what it makes of it."""

_NEGATION = pattern(
    "(?:尚未|[既更也亦]无(?![法力一人误疑悔缝偿需须关论不])|尚无|暂无|仍无|流标|废标|搁浅|落空|并未|从未|未能|未曾|还未|仍未|均未|都未|暂未|未|没能|没有|(?<!罚)没(?!收|罚|入)|不曾|推迟|延期|改期|因故取消|暂缓)"
    "(?!经|来|成年|雨|婚|遂|必|发现|发生|出现|引发|收到|接到|产生|形成|造成|有效|到期|满|达)"
)
_HAS_NO = ("既无", "更无", "也无", "亦无")
"""They deny what is named behind them, not what has none of it: 执法案卷既无缺页，亦无涂改."""
_NOT_ONE = pattern("(?:没有|未有|无)一[件起人例份宗次名家个](?!做到|达到|上交|交来|到位|到场|$)")
"""The things of which not one was so are told of: 28起纠纷没有一起出村; but 没有一份审核 says that the act was not done, as 尚无 does."""
_NOT_WITHOUT = pattern(
    "(?:没有|无)(?:哪|任何)?一[件起例份宗次名家个项人][^，；]{0,20}(?:不(?![服满足予])|没有|没(?=[交报来到办查审录公归])|未(?=[经按在交报到审公归])|不(?=留|记|录|公|审|交|报)|缺席|遗漏|漏|例外|之外|以外)"
)
"""Twice denied is said: 没有一份不是七日内公示的."""
_QUESTION = pattern("([要该能应可])不\\1|为何|何在|是否|有没有|有无|能否(?!认)|会不会|是不是|可否(?!认)|应否")
_INQUIRES = pattern(
    "((?:询问|咨询|问起|问到|请教|请示)了?)(?=[^，；]{0,20}(?:能否|可否|是否|应否|会不会|是不是|能不能|可不可以|怎么|如何|何时|何处|在哪))"
    "[^，；]*?(?=$|[，；]|[之以]?后(?![续果期勤备])|(?<![小何及按临同定])时(?![间限效候段期常])|同时|并(?![非不无案入联]))"
)
"""Whoever inquires whether a thing is to be done has not done it: 询问书面述法能否替代现场述法; what he did after or with it he did."""
_HEADS = "(?:[省市县区州旗乡镇局厅]长|书记|主任|主要(?:负责人|领导|负责同志)|一把手)"
_REPORTED = pattern(
    "(?<![按照据合的项关策务署确等依遵出上级新高严各法])要求(?![的，、。；：和与较更高]|是|不高)(?=.{3})"
    "|(?:强调|指出|号召|倡导)"
    "|(?:》|办法|制度|方案|意见|清单|通知|条例|会议|批示)(?:中|里)?(?:明确|规定|要求|提出)(?!的)"
    "|^请(?!到|来|了|进|出|示|假)(?=[^，；]{2,30}[于在][^，；]{0,14}(?:[0-9一二三四五六七八九十][日号月]|[月年][底末初]|[旬底末])(?:以|之)?前)|(?:明确|规定)(?:要求|规定|提出)|^规定(?![的了])|(?:^|有(?:的)?(?:委员|代表|同志|人|专家))建议(?![0-9的和、案书])(?=.{3})"
    "|(?:提请|报请|商请|函请)(?=[^，；]{0,10}(?:[省市县区州旗乡镇局厅]长|书记|主任)(?:每|至少|尽[快早]|适时|及时|带头|亲自))"
    f"|^(?:(?!{_HEADS})[^，；]){{0,14}}?(?:提醒|提示|敦促)(?=[^，；]{{0,8}}{_HEADS}(?![^，；]{{0,3}}[0-9]+[余多]?[人名位])[^，；]{{2,}})"
    "|(?<![察法见化改督查出到纳理办条商])建议(?=[把将给对由在为让增加设建配添采尽适]|进一步|完善|统一|推[行广]|定期)"
)
"""Verbs that report what somebody wants done: what follows is no act."""
_WISHES = pattern(
    "(?:期?盼望?|企盼|希望(?!工程|小学)|渴望|呼吁|恳请|提议|巴望)(?:着|能|都|早日)*(?!响应|已久|解决的|并|后|召开的|[来到与和])(?=.{4})"
)
"""Verbs of wishing: whoever wishes for a thing has not got it."""
_NEVER_WAS = pattern(
    "(?:按理|照理|(?<![管处办受审代治助经清料护整监梳道条法合推原伦心物生地])理|(?<![基版成文根资样课书还复平])[本原])"
    "(?:该|应|当)(?!是?[由以]?[原本]|[事时日天场庭中地面年月期用急诉对付答变季])"
)
"""What ought to have been, and was not: 本该由局长主持的会."""
_SUPPOSED = pattern("(?:若(?!干|非|隐|要|想|羌|尔盖)|如果|假如|假若|倘若?)")
"""A clause that begins so tells of nothing that was."""
_FORBIDS = pattern(
    "(?:未经|没有|未)(?![^，；]{0,24}[0-9]+余?[件份宗起批例条个家](?!以上))[^，；]{1,24}(?:一律|一概|均|都|概|就)?不(?:得|准|许|予)(?![不已])[^，；]{0,8}$"
)
"""A norm, not an account: 未经审核的一概不得作出; a norm counts no cases, 对未经审核的3件不予签发 is told."""
_SOUGHT = pattern(
    "的(?:请示|申请|设想|构想|想法)(?=$|[0-9、，；》”’）]|[后等并和及给至于在由已经获得报呈递尚未没均都被共]|通过|全部)"
    "|申请(?=购|添|采[购办]|增[配设]|配[备发置]|招|更换|新建)"
)
"""What somebody only asks for or thinks of: 递交购置记录仪的请示."""
_HANDLES = pattern(
    "(?:递交|提[交出]|上报|[报呈转]送|呈报|报请|形成|起草|研究|审[定议]|讨论|听取|批[示复准]|答复|受理|收到|接到|办理|[打写递交报])了?|关于"
    "|(?:^|[股科队室局])(?:今年|全年|共|依法|逐件)*(?:审[核查]|复核)了?"
)
"""What is done with a request stands before what it asks for."""
_OF_OTHERS = pattern("[^，]{0,6}(?:针?对|[将把就]|审[核查批]|公[示开布]|办理)")
"""Behind it 申请 only says of what is dealt with who asked for it: 对申请新建项目的许可决定进行审核."""
_GRANTED = pattern(
    "获批|采纳|得到[^，]{0,8}(?:支持|认可|落实)|通过|办[结毕]|获准|批准|批复|同意|到位|到货|兑现"
)
_ACCORDING = pattern("[按照]|根据|依据|依照|遵照|落实|符合|针对|围绕|[回响顺]应|满足|聚焦|结合|吸[收纳]|采纳")
_TARGETS = pattern("(?:列明|载明|写明|注明)[^，]{0,60}?(?:不少于|不低于|不超过|至少)")
"""A document that says how often a thing is to be done."""
_CONTENT = pattern(
    "(?:明确|规定|细化|压实|界定|提出|定下|列出|列明)(.{4,40}?)等?(?:目标|任务|职责|要求|责任|事项|内容|义务|规范|程序|流程)(?:[0-9]+[项条个])?$"
)
_MODAL = pattern(
    "(?<![反相适对回呼供响])应(?:当|该|(?=办好|做好|尽(?![职义之的责])|担(?![的责])|达|不低于|不少于|不超过|及时|依法|予|由|在|于|对|将|先|向|按|为|做到|把|给|配齐|设立|建立|纳入|实行|确保|主动|严格|认真|携带|佩戴|出示|开启|全程|同步))|(?<!不)必须|还得(?![到了以益出知奖名分])|(?<!的)最好(?=由|先|把|将|对|在|能|给|请)|(?<![必亟急仍还])须(?!知|发)|务必|务须"
    "|(?<![需主重只首将正就必想])要(?!求|点|案|素|件|害|道|闻|么|约|塞|职|务|事|情|领|义|地|旨|是)(?<=[，。；：、县市区镇乡局委厅府们位门道者员长年率的还少件^]要)"
    "|每(?:年|月|季度|半年|周)[^，]{0,14}(?=不少于|不低于|至少)"
)
_OPENING_MODAL = pattern("(?:要|须)(?!求|点|案|素|件|害|道|闻|么|约|塞|职|务|事|情|领|义|地|旨|是|知)")
_PRACTICE = pattern("(?:都|均|一律|全部|全都|逐一|一概|凡)(?:要|须|需)|(?:凡|所有|每).*(?:要|(?<!必)须)")
_ARRANGES = pattern(
    "(?:建立|健全|完善|制定|出台|印发|修订|推行|探索|落实|执行|制发|研究制定|起草)(?:了)?"
    "(?:[^，、。；：]{2,40}|[^，。；：]{2,60}等(?:各?项)?)(?:制度|机制|办法|方案|清单|责任制|计划|意见|通知|细则|规程|规定|规范|流程|职责|要点|指引|体系|任务书)"
    "|(?:建立|健全|完善|制定|修订)(?:了)?[^，、。；：]{2,12}(?:、(?!建立|健全|完善|制定|出台|印发|修订|推行|落实)[^，、。；：0-9]{2,6}){1,4}(?:制度|机制|办法|清单|细则|方案)"
)
_BROKEN_DOWN = pattern("(?:细化|明确)(?:成|为)[0-9一二三四五六七八九十]+[项条款类]")
"""A clause on how duties were laid down, not on what was done: 把履职事项细化为12项."""
_DISCUSSES = pattern(
    "(?:讨论|研究|商议|商量|商讨|议(?:了|过)?)(?=(?:给|为|购置|采购|配备?|增设|增配|添置|新建)[^，。；]*(?:的事|事宜|事项|问题)$)"
)
_INCLUDES = pattern("纳入|列入|列为|写入|写进|融入|作为")
SIGNS = pattern(
    "(?=[不为也亦仍会何作修倘倡假健写出列制务印压可号呼商因如完定尚巴希应废延建强当想敦询咨问执指探推提搁改既明是暂更最有未构每没注流渴界盼研纳细能若落融要规讨议设该请起载还须])"
    "(?:[倘应当未每没盼若要议该请须]|不[予准得曾许]|为何|也无|亦无|仍无|会不|何在|作为|修订|倡导|假[如若]|健全|写[入明进]|出台|列[为入明出]|制[发定]|务必|印发|压实|可[不否]|号召|呼吁|商[讨量]|"
    "因故|如果|完善|定下|尚无|巴望|希望|废标|延期|建立|强调|想法|执行|指出|探索|推[行迟]|提出|搁浅|改期|既无|明确|是[不否]|暂[无缓]|更无|最好|有无|构想|注明|流标|渴望|界定|研究|纳入|细化|提[醒示]|敦促|询问|咨询|问[起到]|"
    "能[不否]|落[实空]|融入|规定|讨论|设想|起草|载明|还得)"
)
"""A clause without one of these neither denies, asks nor demands anything: every word of denial, question and demand holds one.

The first character comes before the choice, so that a search passes over everything else at once.
"""


def demands(text: str, start: int, end: int) -> bool:
    """Whether a word of demand stands in a stretch of text: 应当, 必须, 要."""
    return _MODAL.search(text, start, end) is not None


def supposes(clause: str) -> bool:
    """Whether a clause only supposes what it says: whom it names does not act in those behind it."""
    return _SUPPOSED.match(clause) is not None


def stretches(clause: str, first: int, whole: Reading, aimed: int) -> list[Reading]:
    """Cut the reading of a clause, whose text begins at ``first``, where its polarity, mood or year changes.

    Up to ``aimed`` it names what an earlier year left to be dealt with.
    """
    denied, moods, past = _denied(clause), _moods(clause), of_last_year(clause)
    past += [(0, aimed)] if aimed else []
    if not denied and not moods and not past:
        return [whole]
    bounds = {0, len(clause)}
    bounds.update(*((start, end) for start, end, _ in (*denied, *moods)), *past)
    edges = sorted(bounds)
    mood = _over(edges, moods)
    polarity = _over(edges, denied)
    earlier = _over(edges, [(*one, OTHER_YEAR) for one in past])
    found: list[Reading] = []
    for left, right in pairwise(edges):
        begins = whole.start if left == 0 else first + left
        told = mood.get(left, TOLD) if whole.mood in (TOLD, ARRANGED) else whole.mood
        denial = polarity.get(left, DONE)
        year = earlier.get(left, whole.year)
        found.append(Reading(begins, first + right, whole.clause, whole.actor, told, denial, year))
    return found


def _denied(clause: str) -> list[Mark]:
    if _NOT_WITHOUT.search(clause):
        return []
    return [
        (*governed(clause, hit, back=not (_of_outcome(clause, hit.start()) or hit[0] in _HAS_NO)), NEGATED)
        for hit in _NEGATION.finditer(clause)
    ]


def _of_outcome(clause: str, at: int) -> bool:
    """Whether the denial at ``at`` says of things which were dealt with that not one turned out badly."""
    hit = _NOT_ONE.match(clause, at)
    return hit is not None and VERB.match(clause, hit.end()) is None


def _moods(clause: str) -> list[Mark]:
    end = len(clause)
    marks = [(*governed(clause, hit), ASKED) for hit in _QUESTION.finditer(clause)]
    marks += [(hit.end(1), hit.end(), ASKED) for hit in _INQUIRES.finditer(clause)]
    marks += [
        (0 if clause[: hit.start()].endswith("率") else hit.end(), end, DEMANDED)
        for hit in _REPORTED.finditer(clause)
        if _ACCORDING.search(clause, max(0, hit.start() - 10), hit.start()) is None
    ]
    marks += [(hit.end(), end, DEMANDED) for hit in _DISCUSSES.finditer(clause)]
    marks += [
        (*governed(clause, hit), DEMANDED)
        for one in (_WISHES, _NEVER_WAS)
        for hit in one.finditer(clause)
        if _ACCORDING.search(clause, max(0, hit.start() - 10), hit.start()) is None
    ]
    marks += [
        (*_sought(clause, hit), DEMANDED) for hit in _SOUGHT.finditer(clause) if not _GRANTED.search(clause)
    ]
    if supposes(clause):
        marks.append((0, end, ASKED))
    if _FORBIDS.search(clause):
        marks.append((0, end, DEMANDED))
    for asked in (_CONTENT.search(clause), _TARGETS.search(clause)):
        if asked:
            marks.append((asked.start(), end, DEMANDED))
    if not _PRACTICE.search(clause):
        marks += _demanded(clause)
    marks += [(hit.start(), hit.end(), ARRANGED) for hit in _ARRANGES.finditer(clause)]
    if _BROKEN_DOWN.search(clause):
        marks.append((0, end, ARRANGED))
    includes = _INCLUDES.search(clause)
    if includes:  # 列入装备计划的420台 reaches no further than its 的
        marks.append((0, attribute_end(clause, includes.end()) or end, ARRANGED))
    return marks


def _sought(clause: str, hit: Match[str]) -> Span:
    """Return the stretch that says what is asked for: before the name of a request, behind the verb of asking."""
    if not hit[0].startswith("的"):
        of_others = _OF_OTHERS.match(clause, 0, hit.start())
        return hit.end(), (attribute_end(clause, hit.end()) if of_others else None) or len(clause)
    begins = max((one.end() for one in _HANDLES.finditer(clause, 0, hit.start())), default=0)
    return begins, hit.end()


def _demanded(clause: str) -> list[Mark]:
    verb = VERB.search(clause)
    # What stands before the demand tells nothing where it has no verb: 音像资料必须保存两年, 审核率要达到100%
    marks = [
        (
            *governed(
                clause,
                hit,
                back=verb is None or verb.start() >= hit.start() or clause[: hit.start()].endswith("率"),
            ),
            DEMANDED,
        )
        for hit in _MODAL.finditer(clause)
    ]
    opening = _OPENING_MODAL.match(clause)
    if opening:
        marks.append((*governed(clause, opening), DEMANDED))
    return marks


def _over(edges: Sequence[int], marks: Sequence[Mark]) -> dict[int, str]:
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
