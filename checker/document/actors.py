"""Who acts in a clause: the subject that stands before its verb.

A head (局长), a deputy, a head below (6个科室的主要负责人), somebody outside (法院, 邻县县长), a body (县司法局) or a meeting, which
goes on with what the one who called it did. A clause that begins with its verb leaves its subject out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from checker.document.cast import Cast
from checker.document.places import below, is_above, is_of_peer
from checker.text.lazy import pattern
from checker.text.terms import Span
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from re import Match


class Subject:
    """Whom a clause has for its subject; not an enumeration, whose import costs a run more than it gives (docs/decisions/0002)."""

    NONE = ""
    HEAD = "head"
    DEPUTY = "deputy"
    JUNIOR = "junior"
    OUTSIDE = "outside"
    ELSEWHERE = "elsewhere"
    """Another place of the same rank: what it did is never what the report asks for."""
    BODY = "body"
    MEETING = "meeting"


_THERE_ARE = pattern(
    "(?:要|请求|申请|提[出起]|不服|不认|有异议)[^，；]{0,10}的共?[有计][0-9]+[件起宗个户人名家]$"
)
"""How a clause ends that counts those who want something of the issuer: 当事人要听证的有4起; 企业公示处罚的有9家 is their own act."""
_LEAD = pattern(
    "(?:同时|此外|其中|并且|并|还|又|也|另外?|随后|之后|期间|其间|年内|全年|一年来|今年|本年度?|当年|年[初底末中]|[上下]半年|[0-9]{4}年度?|"
    "[0-9]{1,2}月份?|[0-9]{1,2}日|[一二三四]季度|每(?:年|月|半年|季度|周)|先后|多次|经常|定期|及时|[（(][^）)]{1,20}[）)]|[、“])*"
)
_PREPOSITION = pattern(
    "(?:[0-9.]{2,5})?(?:凡|所有|每[次起个]|属于|在|按照?|根据|依据|围绕|针对|对|为(?!期)|以|通过|依托|结合|会同|联合|与|向|就|把|将|自|从|于|同(?!志)|随着|经过|邀请|组织|由于|作为|关于|聚焦|紧扣|带(?![头队领动])|率(?![先领])|陪同?|替(?![代换补])|受(?=[^，；的]{1,16}(?:委托|委派|指派|指定|派遣|邀请?|嘱托|之托|影响|制约|限制|所限|启发|批[复准])))"
)
_SERVING = pattern("(?:替|受)[^，；的]{2,16}的")
"""Behind it stands who acts: 受局长委托的副局长主持会议."""
_AGENT = pattern("(?:由|经(?!费|济|营|验|过|常)|被(?!告)|(?<![聘邀申报提])请(?![示求教假愿]))")
VERB = pattern(
    "听取|召开|主持|召集|研究|部署|审议|审定|批示|调研|督办|带队|约谈|学习|领学|讲授|签发|印发|出台|制定|制发|修订|建立|健全|完善|组织|开展|举办|"
    "落实|压实|履行|推进|推行|推动|加强|强化|深化|规范|配备|聘请|邀请|培训|公布|公开|公示|清理|审核|审查|检查|督察|督查|督导|考核|通报|整治|"
    "压缩|提高|提升|提出|明确|细化|优化|纳入|列入|启动|完成|解决|化解|调整|发挥|严格|加大|发现|收到|受理|办理|接受|参加|完善|要求|把|指导|监督|"
    "支持|保障|成立|组建|选派|抽调|走访|查看|协调|安排|报送|提交|汇报|带领|陪同|协助|坚持|贯彻|切实|高度重视|认真|带动|带头|做到|形成|定期|经常|作为|担任|全力|着力|大力|抓[好实紧细牢]|狠抓"
)
_BODY = pattern(
    "(?:领导小组|委员会|联席会议|办公室|人民政府|政府|党委|党组|党工委|常委会|中心组|机关|机构|部门|单位|街道|社区|学校|专班|中心|协会|商会|院校|高校|"
    "[督检工巡调指考评]?[察查作视研导核]?组|大队|支队|总队|中队|分局|[局科处股室院所站队办厅署社](?![长级理法罚置访得有谓以需属在位])|县委|市委|区委|省委|州委|旗委|"
    "我[省市县区旗州镇乡局委厅部院们]|全[省市县区旗州镇乡局系]统?|各[县市区镇乡地级街]|[0-9]+[名位个家户]|群众|干部|执法人员|律师|顾问|专家|教授|法官|检察官|[股科处队站所]长|代表委员|两级|班子)"
)
_OF_PLACE = pattern("[省市县区旗州镇乡局厅委办院级直属辖内各等系统域的]$")
"""What stands before a number of bodies that act: 全县44家单位, 市直32个部门."""
_THAT_PLACE = pattern("[该某](?:地级?)?([省市县区旗州镇乡])(?![民域场级属里])")
"""A place of others that has been named: 其中说该区……, 沿海某市."""
_GOAL = pattern("到(?!位)|下沉|蹲点|驻点|在|进(?!行)|赴|深入|前往|走进|向|对|给|[听问查讲]")
"""A body behind one of these is where an act goes, not who acts."""
_OUTSIDER = pattern(
    "人民法院|法院|检察院|检察机关|复议机关|复议机构|公安机关|当事人|申请人|原告|被处罚人|相对人|企业(?!信用)|公司|商户|经营者|媒体|记者|督察组|巡视组|巡察组|"
    "人大常委会|人大主席|政协|纪委|监委|第一书记|邻[县市区省]|(?:邻近|毗邻|相邻|周边|隔壁)的?[^，、]{0,4}?(?:县|市(?!场)|(?<![社小城辖园景校库片灾矿山街])区(?![域段])|旗|(?<![村集城])镇|乡(?!村))|外[省市县地]|兄弟|友邻|上级|省里|市里|国务院|总书记"
)
_TOGETHER = ("与", "和", "同", "跟", "及", "联合")
"""Before an outsider: the issuer acts together with him (我镇与相邻两镇结成小组)."""
_AROUND = ("邻近", "毗邻", "相邻", "周边", "隔壁")
_ELSEWHERE = (*_AROUND, "邻", "外", "兄弟", "友邻")
_MEETING = pattern("会议|会上|专题会|常务会|办公会|党组会|常委会|推进会")
_BODY_NAME = pattern(
    "(?:管理|监督|服务|执法|协调)?(?:组(?!织)|局(?!党|长|主|机|务|办公|会)|委员会|队(?!务)|中心|科(?!室|务|学)|处(?!理|罚|务)|大队|支队|小组|机构|人员|站(?!务|位)|所(?!务))"
)
_TOWARDS = pattern("(?<=[局委厅办院会所队科处府室])[^，、]{0,8}?(?:向|给|陪同?|随同?)[^，、]{0,6}$")
"""What stands before a head whom something is brought to."""
_TO_HEAD = pattern("[向给陪随]")
_HEADED = pattern("((?<![我本该全])[^省市县区州旗盟我本该全，、]{2,}[局厅])(?:党[组委])?$")
"""The bureau whose head is named, without the place in front of it."""
_MEETS = pattern("[^，]{0,3}(?:办公会|办公室会|信箱|热线|接待日)")
_JUNIOR = pattern(
    "(?:[0-9]+|[一二三四五六七八九十两几多数百]+)余?[名位个家][^，]{0,24}$|(?:各|部门|科室|下属|所属|下级|直属|分局|中队|内设|(?<!本)单位)[^，]{0,12}$|"
    "(?:镇街|乡镇|街道|村|社区|企业|学校)[^，、]{0,6}$"
)
_RANKED = pattern("([省市州县区旗盟镇乡])(?:长|委书记|委主要|委、|政府主要)")
_PLACE = pattern("[省市州县区旗盟镇乡](?:人民政府|委员会)?$")
_ABOVE = pattern(
    "([省州盟市县区旗])(?!场|容|民|域|政(?!府)|[东西南北中]区)(?:委|人?民?政府|[^，、的]{0,6}(?<!分)[厅局])(?:$|(?:(?!分局|[中下]队)[^，、的]){0,6}[科处股室组]$"
    "|(?=(?:也|还|又|已|全年|今年|年内|先后|专程|专门|统一|[0-9]{1,2}月|[^，、的]{2,5}[科处股室])*[给替为]|(?:专程|专门)))"
)
"""A body above as the whole subject, or one that does something for or to somebody; its site (省住建厅官网) or order is no actor."""
_OF_BUREAU = pattern("([省州盟市县区旗])(?:[厅局]|[^，、的]{2,6}[厅局])(?:党[组委])?(?:分管|主要|副)?$")
"""What stands before a head of whom only the rank of the bureau is told: 市局局长."""
_TITLES_JOINED = pattern("[、兼](?:[^，。；、和及与]{0,8}[省市州县区旗镇乡局厅委办])?")
_LONGEST_SUBJECT = 400
"""So far before its verb a subject is looked for."""
_FARTHEST_PARTNER = 9


def subject_of(text: str, start: int, end: int, groups: Mapping[str, Sequence[Span]], cast: Cast) -> str:
    """Return the subject of the clause ``text[start:end]``, whose heads and deputies ``groups`` names."""
    lead = _LEAD.match(text, start, end)
    begin = lead.end() if lead else start
    agent = _AGENT.search(text, begin, min(end, begin + 14))
    served = agent is not None and VERB.search(text, begin, agent.start()) is None
    if agent is not None and served:
        begin = agent.end()
        if text[begin : begin + 1] in ("他", "她") and own_head(
            text, 0, begin, groups.get(cast.head, ()), cast
        ):
            return Subject.HEAD
    elif _PREPOSITION.match(text, begin, end):
        serving = _SERVING.match(text, begin, end)
        if serving is None:
            return Subject.NONE
        begin = serving.end()
    verb = VERB.search(text, begin, end)
    limit = verb.start() if verb else end
    while verb is not None and _names_body(text, verb.end(), end):
        # The verb is part of a name: 县法治督察组, 市场监督管理局.
        verb = VERB.search(text, verb.end(), end)
        limit = verb.start() if verb else end
    if limit == begin:
        return Subject.NONE
    subject = _named(text, begin, limit, groups, cast, served=served, known=verb is not None)
    if subject == Subject.OUTSIDE and _THERE_ARE.search(text, begin, end):
        return Subject.NONE
    return subject


def own_head(text: str, start: int, end: int, heads: Sequence[Span], cast: Cast) -> bool:
    """Whether ``text[start:end]`` names a head of the issuer's own rank."""
    at = bisect_left(heads, (start,))
    ranked = _RANKED.search(text, start, end)
    return at < len(heads) and heads[at][0] < end and not (cast.rank and ranked and ranked[1] != cast.rank)


def _also_head(text: str, deputy: int, heads: Sequence[Span]) -> bool:
    """Whether a deputy's title that ends at ``deputy`` is one of two that a head has (县委副书记、县长, 副市长、公安局局长)."""
    following = next((left for left, _ in heads if left >= deputy), None)
    return following is not None and _TITLES_JOINED.fullmatch(text, deputy, following) is not None


def _abbreviates(short: str, name: str) -> bool:
    """Whether the characters of ``short`` stand in ``name`` in their order, the last ones of both being the same (卫健局: 卫生健康局)."""
    rest = iter(name)
    return name.endswith(short[-1]) and all(char in rest for char in short)


def _names_body(text: str, at: int, end: int) -> bool:
    return _BODY_NAME.match(text[at:end]) is not None


def _outsider(text: str, cast: Cast) -> Match[str] | None:
    """Return where somebody else is named; the 乡镇 around a county's seat are its own."""
    found = _OUTSIDER.search(text)
    return None if found and found[0].startswith(_AROUND) and below(found[0][-1], cast.seat) else found


def _opening(spans: Sequence[Span], begin: int, limit: int) -> list[Span]:
    """Return those of ``spans``, which stand in their order, that begin between ``begin`` and ``limit``."""
    return [*spans[bisect_left(spans, (begin,)) : bisect_left(spans, (limit,))]] if spans else []


def _named(
    text: str,
    begin: int,
    limit: int,
    groups: Mapping[str, Sequence[Span]],
    cast: Cast,
    *,
    served: bool,
    known: bool,
) -> str:
    """Return whom ``text[begin:limit]`` names.

    ``served``: it stands behind 由 or 请, so that the act is done for the issuer. ``known``: a verb that is known stands behind it;
    else a number of bodies may as well be whom the act is done to (当场批评3家单位).
    """
    heads = _opening(groups.get(cast.head, ()), begin, limit)
    if (
        cast.title
        and (at := text.find(cast.title, begin, limit)) >= 0
        and text[at - 1 : at] not in ("副", "总", "支")
    ):
        heads = sorted({*heads, (at, at + len(cast.title))})
    for name in cast.names:
        if (at := text.find(name, begin, limit)) >= 0:
            heads = sorted({*heads, (at, at + len(name))})
    deputies = _opening(groups.get(cast.deputy, ()), begin, limit)
    if deputies and not _also_head(text, deputies[-1][1], heads):
        last = not heads or not text[heads[-1][1] : limit].strip("、和及与")
        if last or deputies[0][0] < heads[0][0]:
            return Subject.DEPUTY
    before = text[max(begin, limit - _LONGEST_SUBJECT) : limit]
    if heads:
        left, right = heads[0]
        for other in heads[1:]:
            if _TO_HEAD.match(text, right):
                break  # 局长向县长汇报: only the first acts
            if other[0] - right <= _FARTHEST_PARTNER:
                right = other[1]
        prefix = text[begin:left]
        if _TOWARDS.search(prefix):
            return Subject.BODY  # 县司法局向县长报送专报
        outsider = _outsider(prefix, cast)
        if outsider is not None:
            return Subject.ELSEWHERE if outsider[0].startswith(_ELSEWHERE) else Subject.OUTSIDE
        if is_of_peer(prefix, cast):
            return Subject.ELSEWHERE
        bureau = _OF_BUREAU.search(prefix)
        if bureau is not None and is_above(bureau[1], cast):
            return Subject.OUTSIDE
        body = _HEADED.search(prefix)
        if body is not None and cast.issuer:
            # 县司法局局长 is the head of that bureau: of the issuer only where the issuer is the bureau.
            if not _abbreviates(body[1], cast.issuer):
                return Subject.JUNIOR
            prefix = prefix[: body.start()]
        if _JUNIOR.search(prefix) and not (
            cast.rank in ("镇", "乡", "街") and any(name in prefix for name in ("街道", "镇", "乡"))
        ):
            return Subject.JUNIOR
        if _MEETS.match(text[right:limit]):
            return Subject.MEETING
        ranked = _RANKED.search(text, max(begin, left - 2), min(limit, right + 1))
        if cast.rank and ranked and ranked[1] != cast.rank:
            return Subject.OUTSIDE
        behind = _BODY.match(text, right, limit)
        if behind is not None and behind.end() == limit:
            return Subject.BODY
        return Subject.HEAD
    if before.isascii():  # digits and Latin letters name nobody
        return Subject.NONE
    that = _THAT_PLACE.search(before)
    if that is not None and not below(that[1], cast.seat) and not _GOAL.search(before, 0, that.start()):
        return Subject.ELSEWHERE
    outsider = _outsider(before, cast)
    if (
        outsider is not None
        and not before.endswith(_TOGETHER, 0, outsider.start())
        and _GOAL.search(before, 0, outsider.start()) is None
    ):
        return Subject.ELSEWHERE if outsider[0].startswith(_ELSEWHERE) else Subject.OUTSIDE
    if _MEETING.search(before):
        return Subject.MEETING
    above = None if served else _ABOVE.match(before)
    if above is not None and is_above(above[1], cast):
        return Subject.OUTSIDE
    if not served and is_of_peer(before, cast):
        return Subject.ELSEWHERE
    if _PLACE.search(before):
        return Subject.BODY
    body = _BODY.search(before)
    if (
        body is not None
        and not known
        and body[0][0].isdigit()
        and body.start()
        and not _OF_PLACE.search(before, 0, body.start())
    ):
        return Subject.NONE
    if body is not None and _GOAL.search(before, 0, body.start()) is None:
        return Subject.BODY
    return Subject.NONE
