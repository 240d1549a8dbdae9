"""When a clause says that something happened: in the reporting year, in another, or still to come.

Adverbs of time (明年, 去年), verbs of intention (拟, 计划) and 将 reach over the clauses behind them, until a word such as 已 or 今年
takes them back.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from checker.document.actors import VERB
from checker.document.attributes import ends_attribute, governed
from checker.document.model import Document
from checker.text.acts import COMING, DEMANDED, OTHER_YEAR, PLANNED, THIS, TOLD
from checker.text.lazy import pattern
from checker.text.terms import Span

_LATER = pattern(
    "(?<![为比较于])(?:明年|来年|(?<!为)新的?一年(?=[^，；。]{0,3}[聘建开举组制出印]|将|要|，)|下一年度?|下年度?|届时|(?<![^，；：])到时(?![限间刻时分])|(?<!从)那时(?!起)|下一步|下步|下一?阶段|今后|接下来|往后|日后)(?!的?(?:工作)?(?:奠定|打下|打好))"
)
_GROUNDWORK = pattern("奠定|打下|打好|积累|提供")
_PURPOSE_VERBS = (
    "召开|举办|组织|开展|制定|出台|印发|编印|编制|修订|建立|健全|完善|推进|推行|推动|推广|新建|建设|建成|购置|采购|配备|配发|聘请|选聘|招录|投入|"
    "设立|成立|清理|评查|培训|轮训|检查|督察|督查|公示|公开|公布|审核|审查|启动|实施|落实|加强|强化|深化|提升|提高|加大|加快|扩大|增加|充实|"
    "选派|邀请|安排|完成|探索|打造|构建|优化|规范|开通|上线|更新|更换|换发|举行|进行|升级|改造|补齐|配齐|延伸|下沉|压缩|压减|取消|"
    "继续|进一步|带头|重点|着力|坚持|深入|紧扣|紧紧|聚焦|围绕|切实|持续|不断|全面|认真|更加|严格|大力|积极|充分|适时|牵头|主动|扎实|始终|牢牢|统筹|"
    "统一|一律|全部|逐步|于|在|从|由|为|会同|联合|对|以|按|给|与|通过|根据|结合|依托|针对|努力|力争|争取|逐步|逐项|迎来|锚定|锲而不舍|高举|分批|陆续|抓|做好|再|新"
)
_WILL = pattern(f"将(?!军|近|来|士|才)(?=会(?!议|同)|把|{_PURPOSE_VERBS}|会同)")
_ONLY_DONE = pattern(
    "(?:推动|推进|加快|加大|进一步|着力|力争|争取|努力|大力|继续(?!教育)|开展|举办|召开)(?!会|力度)(?:(?!情况|结果|成效|作为|列为)[^的，；])*$"
)
"""Verbs that name nothing which 将 could take as its object: 将推动执法数据汇入省平台 is still to come."""
_TAKES = pattern(
    "(?<!^)(?:摆[在到上进]|置于|放[在到]|[抓扛]在|纳入|列入|作为|列为|融入|贯穿|写入|写进|[嵌接并汇归计编植存装]入(?!工作|改造|建设)|移交|移送|送|交|转|变|落到|落实到|挂|晒|通报|报送|上传|录入|导入|逐|均|都|下放|压缩至|压减|缩短|提高到|提升至|降)"
)
_DECISION = (
    "作出|给予|[^，；。]{0,16}?(?:作出(?=[^，；。]{0,10}(?:决定|处[罚理]|许可|强制|裁决|罚款|吊销|[前时的]))"
    "|给予(?=[^，；。]{0,8}(?:处[罚分]|罚款|警告|许可))|处以|(?:罚款|吊销|没收|责令|撤销(?:登记|许可))"
    "(?:(?!开展|组织|进行|实行|统一|规范|[评检]查|督[查察]|公[示开]|审核|清理|评估|改革|情况)[^，；。]){0,14}(?:[前时的]|$)|处罚(?=[前时的]|$))"
)
"""A case before it is decided: 拟对两家企业处以罚款 names what is examined, and plans nothing; 拟对罚款缴纳情况开展检查 does."""
_INTENDS = pattern(
    f"(?:正在?|尚在|仍在|还在)(?:走程序|谋划|谋建|酝酿|选址|招标|采购|报批|审批|筹备|筹建|施工|开发|建设|调试|物色|选聘|招聘|招录|洽谈|协商|论证|进行中?$)|(?<![草起已模比虚对凡])拟(?=[待将从由在把对按下于搬组向]|明年|今年|{_PURPOSE_VERBS})(?!{_DECISION})|(?:^|(?<=[县市区镇乡局委厅府们省办旗队年也还正，。；：]))准备(?=[在于]|聘|购|新建|增|举办|开展|召开|出台)(?![^，；]{{0,16}}[前时]$)|打算(?!的|，|。)|规划(?=到[0-9]|于|在[0-9]|新建)|力争|争取(?=在|到|明年|年底|[0-9])|有望|可望|预计|本定于|原定(?!计划|任务|目标|方案|基础|[^，；的]{{1,14}}(?:增加?|提高|提前|压缩|缩短|压减|减少?)[到至为])"
)
_ONCE_MEANT = pattern("(?:年初|当初|起初|早先|对照)[^，]{0,2}$")
"""What was meant at the start of the year is told of to say what became of it."""
_A_PLAN = pattern(
    "(?:年初|当初|起初|早先|对照|按照?|依照|根据|依据|遵照|完成|落实|执行|超)[^，；]{0,8}$|(?:年度|工作|重点|[一二三五]年|学期|项目|学习|培训|实施|[检督抽][查察]|立法|普法|采购|招录|行动|规划|建设)$"
)
"""Before 计划 it tells that the word is a noun: what was done by a plan, or what a plan holds."""
_PLANS = pattern(
    "(?:^|(?<=[县市区镇乡局委厅府们省办旗队年也还正，。；：]))(?<![一二三四五]年)计划(?![的内外、，性表书和生单])"
)
_MEANS_TO = pattern("计划(?=增[设加添配]|新[建增设]|购置|配备|开设|聘请|选聘)")
_AWAITS = pattern(
    "(?:^|[，：；])(?:(?:只|就|单|专)[等待](?!级|遇)|等(?![级次待候于同量])[^，；]{2,16}后再|待.{1,14}?(?:后|时|之日)|.{0,16}(?:有待|尚待|还待|须待)(?=.{1,14}(?:后|时|再|才))|条件(?:成熟|具备|允许)(?:以?后|时)?$"
    "|(?:一旦|待|等(?!级)|若|如果|只要).{1,14}?(?:(?:安装|调试|建设|改造|施工|采购)完毕|下达|拨付|建成|建好|到位|到岗|到货|投用|启用|上线|完工|竣工|获批|批复))"
    "|(?:元旦|春节|节|年|明春|开春|入夏)(?:之|以|过)?后(?:方|才)(?:能|可|会)"
)
_LAST_YEAR = pattern(
    "(?<![比较同与和由从自近对])(?:上一?届(?!全会)|(?<![目此以日提年])前任(?![务命职免、和])|当时的(?:主要)?(?:领导|负责人|[省市县区局乡镇]长|书记)|去年|前年|往年|历年|上一?年度?(?!报告|结转|遗留|同期|末结转|度报告|[^，。；的]{0,14}(?:数据|报表|总体情况)))(?!同期|相比|以来|的?基础|.{0,2}结转)"
)
_SET_EARLIER = pattern(
    "(?:去年|上年度?|上一年度?|前年)"
    "[^，；]{0,10}(?:定下|提出|确定|安排|部署|计划|排定|布置|谋划|承诺|许下|列出)的(?![^，；]*(?:意见|问题|建议))[^，；]{0,10}$"
)
_LISTED = pattern("：(?!(?:均|都|已|全部|逐|[全悉]数|目前|到))")
"""Behind what was set stands the list of it, not what became of it (：全部完成)."""
_AGAINST = ("对照", "针对", "按照", "根据", "依据", "围绕", "落实", "完成", "兑现", "执行", "紧扣")
"""Behind one of these what the year before had set is what this one did, not a list of it: 对照去年确定的任务."""
_AIMED_AT = pattern("(?:(?!(?:[去上前往历明来下]|[上下]一)年|[0-9]{4})[^，；]){0,8}?(?:针对|对照)")
_LEFT_BEHIND = (
    "(?:问题|意见|建议|短板|不足|弱项|差距|隐患|指标体系|清单|任务|承诺|要点|要求|规定|情[况形]|事项)+"
)
_LEFT = pattern(f"的[^，；的]{{0,8}}?{_LEFT_BEHIND}"), pattern(_LEFT_BEHIND)
"""What an earlier year left to be dealt with, first as the noun of an attribute; behind it stands what was done: 针对去年反馈的问题主持整改会."""
_COMPARED = pattern("[比较同与和由从自至到近（—-]")
_SPANNING = pattern("以来|度(?!述法|述职)|同期|相比|版|起|至|—|-|的|底(?=增|减|相比)|）")
_FROM_LAST_YEAR = pattern("[0-9]{4}年1[0-2]月(?:份|底)?(?:以来)?[至到—-]$")
"""A year of accounts that runs from the last months of one year into the next: 2023年12月至2024年11月."""
_SET_FOR = pattern("(?:(?<![规确法制审商])定|拟|排)[于在到]$")
_RANGE = pattern("(?:从|自)?[0-9]{4}年?(?:[0-9]{1,2}月)?[至到—-]")
_PUT_TO = pattern("(?:推迟|顺延|延期|延后|改期|改|移|(?<![效时]期)(?<![期时]限)延)[到至]$")
"""Before a later year it puts off what was to be done; how long a text or a term runs on says nothing of that."""
_IN_FORCE = pattern("(?:正式)?(?:施行|实施|执行|生效|适用|试行|启用)(?=$|[的并])")
"""Behind the year from which on a text holds that was made in the year: 出台办法，自2025年起施行."""
_BEFORE_A_YEAR = 16
"""So many characters before a year say how it is meant."""
_BARE = ("", "间", "期间")
"""Years that a clause consists of (2022年至2023年，) are those of what follows."""
_BY_TEXT = pattern(
    "(?:贯彻|落实|根据|按照|依照|依据|执行|学习|宣传|对照|遵照|围绕|对标)(?:落实|宣传|执行)?[^，]{0,4}$"
)
_HANDLES = pattern(
    "(?:发布|公开|公布|报送|上报|提交|编制|审议|听取|通报|印发|撰写|起草|形成|(?<=审议|讨论|研究|会议|表决)通过)(?:了|《|和|并)?$"
)
_PAPER = pattern("[^，；》0-9]{0,16}(?:报告|总结|要点|计划|方案|清单|白皮书)")
"""Before a year and behind it: the year is that of a paper, not of what was done with it."""
_MADE = pattern(
    "(?:[0-9]{1,2}月)?[新全首]?[面次]?(?:修[订改正]|颁布|施行|实施|出台|印发|下发|制定|发布|通过|公布)(?:实施|施行)?的"
)
"""Behind a year in 贯彻2023年修订的《行政复议法》: it tells when the text was made."""
_NUMBERED_YEAR = pattern("([12][0-9])?[0-9]{2}年")
_RESET = pattern(
    "已|[现新继接]任|今年|本年|全年|目前|截至|累计|[后遂]改[为由用]|现(?:有|压缩|缩短|增[加至]|减[少至]|改[为由]|提[升高速前])|当年|(?<![0-9一二两三四五十])年内|一年来|本报告期|实[配购建招]|实际(?!需|情|问|困|工|效|上|需求|出发)|即[^，]{1,6}完毕|先行|(?:^|[，：])[0-9]{1,2}月(?!底前|前|起)"
)
SIGNS = pattern(
    "(?=[一上下专争今到前力协单历原去只可后启完审将就届建开当往待打批投报招拟接施日明有本条来洽物新竣准筹获规计论调谋走进选那酝采阶预落拨])"
    "(?:[将待拟]|一[届年]|上[届年线]|下[一年步]|专等|争取|今后|到[位岗时货]|前[任年]|力争|协商|单等|历年|原定|去年|只等|可望|后[才方再]|启用|完[工毕]|审批|就等|届时|建[好成设]|开发|当时|"
    "往[后年]|打算|批复|拨付|下达|投用|报批|新的?一年|准备|招[录标聘]|接下|施工|日后|明年|有望|本定|条件|来年|洽谈|物色|竣工|筹[备建]|获批|规划|计划|论证|调试|谋[划建]|走程|进行|选[址聘]|那时|酝酿|采购|阶段|预计)"
)
"""A clause without one of these, and without a year as a number, is of the time of the one before: every word of another time holds one.

The first character comes before the choice, so that a search passes over everything else at once.
"""
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


def taken_back(clause: str, mood: str, year: str) -> tuple[str, str]:
    """Return mood and year, as far as a clause says again that it tells what was done in the reporting year."""
    back = _RESET.search(clause)
    if back is not None and not (
        back[0] == "当年" and year == OTHER_YEAR
    ):  # 早在2019年……，当年…… is of that year
        return TOLD if mood in (PLANNED, DEMANDED) else mood, THIS
    return mood, year


def lasting(
    clause: str,
    start: int,
    mood: str,
    year: str,
    years: Sequence[tuple[int, int]],
    reporting: int | None,
    looks_back: bool,
) -> tuple[str, str]:
    """Return mood and year that hold from this clause on: adverbs of time and verbs of intention reach over what follows."""
    aimed = _AIMED_AT.match(clause) is not None
    if aimed:
        years = ()  # 县长针对2023年反馈的问题 says when they were told, not when they were dealt with
    if reporting is not None:
        first, last = bisect_left(years, (start,)), bisect_left(years, (start + len(clause),))
        for at, value in years[first:last]:
            year = _year_stated(clause, at - start, value - reporting) or year
    found = None if aimed else _LAST_YEAR.search(clause)
    if found and looks_back and found[0] == "去年":
        found = None
    attribute = (
        found is not None
        and ends_attribute(clause, found.end())
        and not _AIMED_AT.match(clause, found.end())  # 去年针对反馈的问题主持整改会
    )
    if found and not attribute and not VERB.search(clause, 0, found.start()):
        year = OTHER_YEAR
    return PLANNED if to_come(clause) else mood, year


def aimed_at_earlier(clause: str, start: int, years: Sequence[tuple[int, int]], reporting: int | None) -> int:
    """Return where in a clause ends what an earlier year left to be dealt with (对照2023年述法会上点出的意见): what that tells of was that year's."""
    aimed = _AIMED_AT.match(clause)
    if aimed is None:
        return 0
    last_year = _LAST_YEAR.search(clause[aimed.end() :])
    found = [aimed.end() + last_year.end()] if last_year else []
    first, last = bisect_left(years, (start + aimed.end(),)), bisect_left(years, (start + len(clause),))
    found += [
        at - start
        for at, value in years[first:last]
        if reporting is not None and _year_stated(clause, at - start, value - reporting) == OTHER_YEAR
    ]
    if not found:
        return 0
    left = next(filter(None, (one.search(clause, min(found)) for one in _LEFT)), None)
    return left.end() if left and not clause.startswith(("的", "、"), left.end()) else len(clause)


def set_earlier(clause: str, behind: str) -> bool:
    """Whether a clause announces what the year before had set, and the text ``behind`` lists it: 去年这个时候定下的盘子是：."""
    told = _SET_EARLIER.search(clause) if _LISTED.match(behind) else None
    if told is None or clause[: told.start()].endswith(_AGAINST):
        return False
    return not any(word in clause for word in _THIS_YEAR)


def _year_stated(clause: str, at: int, later: int) -> str:
    """Return which year a number at ``at`` says, so many years ``later`` than the reporting year; empty where it only compares."""
    stated = _NUMBERED_YEAR.match(clause, at)
    if stated is None:
        return ""
    near = max(0, at - _BEFORE_A_YEAR)
    if later == 0 and _FROM_LAST_YEAR.search(clause, near, at):
        return THIS
    if later < 0 and _RANGE.fullmatch(clause[:at]) and clause[stated.end() :] in _BARE:
        return OTHER_YEAR
    if later > 0 and clause.startswith("起", stated.end()):
        held = _IN_FORCE.match(clause, stated.end() + 1) or ends_attribute(clause, stated.end())
        return "" if held else COMING
    if _COMPARED.match(clause[at - 1 : at]) and not (later > 0 and _PUT_TO.search(clause, near, at)):
        return ""
    after = clause[stated.end() : stated.end() + 4]
    if _SPANNING.match(after):
        return ""
    if later > 0 and _SET_FOR.search(clause, near, at):
        return COMING
    # What was done in the first months of the next year, before the report was signed, is told.
    if later == 0 or (later == 1 and after[:2] in ("1月", "2月", "3月")):
        return THIS
    if later > 0:  # 原定2025年上线的栏目 is a thing of this year
        return "" if ends_attribute(clause, stated.end()) else COMING
    if _BY_TEXT.search(clause, near, at) and _MADE.match(clause, stated.end()):
        return ""
    if _HANDLES.search(clause, near, at) and _PAPER.match(clause, stated.end()):
        return ""  # 公开发布2023年法治建设情况报告 was done this year
    return OTHER_YEAR


def to_come(clause: str) -> bool:
    """Whether a clause puts what it speaks of, and what follows it, into the future."""
    later = _LATER.search(clause)
    if later and not ends_attribute(clause, later.end()):
        grounds = _GROUNDWORK.search(clause, later.end()) and clause[: later.start()].endswith("为")
        if not grounds:
            return True
    return (
        _AWAITS.search(clause) is not None
        or _wills(clause)
        or any(
            not ends_attribute(clause, hit.end())
            and not clause.endswith("的")  # 凡拟给予较大数额罚款的，先交…… names the cases
            and not _ONCE_MEANT.search(clause, max(0, hit.start() - 8), hit.start())
            for hit in _INTENDS.finditer(clause)
        )
        or _PLANS.search(clause) is not None
        or any(
            not _A_PLAN.search(clause, max(0, hit.start() - 12), hit.start())
            for hit in _MEANS_TO.finditer(clause)
        )
    )


def _wills(clause: str) -> bool:
    """Whether a clause speaks of the future by 将, which before an object and a second verb means 把."""
    for hit in _WILL.finditer(clause) if "将" in clause else ():
        rest = clause[hit.end() :]
        taken = _TAKES.search(rest)
        if rest[:1] in "于在从由为对以按给与通会再把" or not taken or _ONLY_DONE.match(rest):
            return True
        if "把" in rest[: taken.start()]:  # 将始终把法治摆在首位
            return True
    return False


def of_last_year(clause: str) -> list[Span]:
    """Return the attributes of a clause that speak of the year before: 去年签订的责任书."""
    return [governed(clause, hit) for hit in _LAST_YEAR.finditer(clause) if ends_attribute(clause, hit.end())]
