"""What each clause of a sentence says happened: who acted, when, whether it was done, and in which mood it is told.

An act has an actor, a time, a polarity and a mood. These are matters of grammar: the words here and in actors.py (who), tense.py
(when) and mood.py (whether, and how it is told) are the function words of Chinese official prose and nothing of any kind of
report. Read only where a rule asks, once a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.document.actors import Subject, own_head, subject_of
from checker.document.borrowed import not_its_own
from checker.document.cast import Cast
from checker.document.demands import hold_against
from checker.document.fates import came_instead, fate, take_back
from checker.document.markers import opens_item
from checker.document.model import LEADER_DUTY, Document
from checker.document.mood import SIGNS as MARKED
from checker.document.mood import stretches, supposes
from checker.document.tense import SIGNS as TIMED
from checker.document.tense import aimed_at_earlier, lasting, set_earlier, taken_back
from checker.text.acts import DEMANDED, DONE, OTHER_YEAR, PLANNED, THIS, TOLD, Reading
from checker.text.lazy import pattern
from checker.text.terms import Span
from checker.text.unit import Unit
from checker.values import NamedTuple

_REPORTED_ON = pattern(
    "(?:会议|文件|批示|通知|办法|方案|意见|》)[中里]?(?:明确|规定|要求|强调|指出|提出|认为)$|(?:座谈|来人|代表|委员|专家|同志|调研)[^，]{0,8}(?:提出|建议)$|(?:强调|指出|一致认为|普遍认为)$"
)
_SETS = pattern(
    "(?:(?:下达|考核|给)[^，；。]{0,10}(?:指标|标准)|(?:下达|考核|(?<![省市县制认鉴固])定|划|立|给)[^，；。]{0,10}(?:底线|红线|定额|规矩))(?:是|为)?$"
)
"""What sets how much is to be done, in a list behind a colon."""
_CARRIED_OUT = pattern("落实|完成|执行|达到|超过|超额")
"""Behind 完成下达的指标： stands what was done."""
_FRAME = pattern(
    "(?:经(?:过)?|.{0,16}?在(?=.*下$)).{2,20}(?:出面|协调|过问|推动|督促|督办|主持|带领|牵头|调度|包案)(?:下|后)?$"
)
_TIME = pattern(
    "(?:[0-9]{2,4}年)?[0-9]{1,2}月(?:[0-9]{1,2}日|[上中下]旬|[初中末底])?(?:[上下]午)?|年[初末底]|[上下]半年|岁末"
)
_HANDS_DOWN = pattern(
    "(?:上级|国务院|[省州盟市县区旗](?:里|委|人?民?政府|[^，、的长记]{0,8}[厅局]))[^，长记组队]{0,12}?"
    "(?:明确|要求|规定|[印下]发|配[发备]|调?拨|授权|委托|赋权|下放|移交|划转|同意|批[准复]|支持|指[导派](?!组))"
)
"""What a body above does so is done for the issuer, who goes on with it: 县局明确所长兼任法制审核员，全年审核5件."""
_LONGEST_TOPIC = 16
_THEN = pattern("再|然后|随后|最后")
"""What goes on with a demand: 应先亮证，再打开记录仪."""
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


def readings_of(document: Document, index: int, read: Read) -> tuple[Reading, ...]:
    """Return the readings of the sentence at ``index``; ``read`` keeps what was made."""
    first = index
    while first not in read.made and carries_on(document, first):
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
    heads, duties = unit.groups.get(cast.head, ()), unit.groups.get(cast.duty, ())
    actor = carried_in(document, index, read)
    mood, year, quoted = TOLD, THIS, False
    found: list[Reading] = []
    demanded: list[int] = []
    dated: int | None = None
    framed = False
    for number, (start, end) in enumerate(unit.clauses):
        first = min(max(start, unit.body), end)
        subject = subject_of(text, first, end, unit.groups, cast)
        frame = bool(heads) and _frames(text, first, end, heads, cast)
        subject = Subject.HEAD if frame else subject
        if number == 0:
            named = subject not in (Subject.NONE, Subject.MEETING) and not (
                actor and _INVITES.match(text, first, end)
            )
            read.opened[index] = subject if named else actor
        before, actor = actor, _acting(subject, actor, framed, text[first:end], _implied(duties, first, end))
        framed = frame
        if dated is not None:  # 12月6日，局机关召开会议: the date is that of the act behind it
            found[dated] = found[dated]._replace(actor=actor)
            dated = None
        clause = text[first:end]
        if clause.isascii():  # nor do digits tell of time and mood
            found.append(Reading(start, end, number, actor, mood, DONE, year))
            continue
        mood, year = taken_back(clause, mood, year)
        became = fate(text, clause, end, min(end + _NEAR, unit.end), document.metadata.year)
        if became:
            found += _before_and_after(
                text, first, Reading(start, end, number, actor, became, DONE, year), unit, cast
            )
            actor = found[-1].actor
            continue
        # Most clauses hold no word of time or mood: in those they are not looked for one by one.
        elsewhen = TIMED.search(clause) is not None
        if elsewhen or years:
            mood, year = lasting(clause, first, mood, year, years, document.metadata.year, read.looks_back)
        asked = mood == TOLD and found and found[-1].mood == DEMANDED and _THEN.match(clause)
        begun = len(found)
        whole = Reading(start, end, number, actor, DEMANDED if asked else mood, DONE, year)
        aimed = aimed_at_earlier(clause, first, years, document.metadata.year) if elsewhen or years else 0
        changes = MARKED.search(clause) is not None
        found.extend(stretches(clause, first, whole, aimed) if changes or elsewhen or aimed else (whole,))
        actor = before if changes and supposes(clause) else actor
        dated = len(found) - 1 if _TIME.fullmatch(clause) else dated
        mood, quoted = _behind(text, (first, end), found[-1].mood, mood, quoted)
        year = OTHER_YEAR if elsewhen and set_earlier(clause, text[end : min(end + 4, unit.end)]) else year
        actor = Subject.NONE if subject == Subject.OUTSIDE and _HANDS_DOWN.match(clause) else actor
        hold_against(text, found, begun, demanded, clause)
        take_back(found, clause, number, document.metadata.year, _around(text, (start, end), unit))
    return tuple(
        not_its_own(text, (unit.start, unit.end), _with_topics(text, found), document.metadata.year, cast)
    )


def _around(text: str, clause: Span, unit: Unit) -> tuple[str, str]:
    """Return what of a sentence stands near before and behind a clause."""
    start, end = clause
    return text[max(unit.start, start - _NEAR) : start], text[end : min(end + _NEAR, unit.end)]


def _with_topics(text: str, found: list[Reading]) -> list[Reading]:
    """Give a clause that only names what follows is about (文件管理方面，) the mood and year of that."""
    if not found or text.find("方面", found[0].start, found[-1].end) < 0:
        return found
    for at in range(len(found) - 2, -1, -1):
        one, behind = found[at : at + 2]
        if text.endswith("方面", one.start, one.end) and one.end - one.start <= _LONGEST_TOPIC:
            found[at] = one._replace(mood=behind.mood, year=behind.year)
    return found


def _before_and_after(text: str, first: int, whole: Reading, unit: Unit, cast: Cast) -> tuple[Reading, ...]:
    """Cut the reading of a clause on what was once set where it goes on to what came instead: that was done, by whom it names."""
    instead = came_instead(text[first : whole.end]) if whole.mood == PLANNED else None
    if instead is None:
        return (whole,)
    cut = first + instead[0]
    subject = subject_of(text, first + instead[1], whole.end, unit.groups, cast)
    actor = _actor(subject, whole.actor, text[cut : whole.end])
    return whole._replace(end=cut), whole._replace(start=cut, actor=actor, mood=TOLD)


def _frames(text: str, start: int, end: int, heads: Sequence[Span], cast: Cast) -> bool:
    """Whether a clause says under whose hand something was done, the issuer's own head: 在县长督促下."""
    return _FRAME.match(text, start, end) is not None and own_head(text, start, end, heads, cast)


def _acting(subject: str, before: str, framed: bool, clause: str, duty: bool) -> str:
    """Return who acts in ``clause`` behind one that is ``framed`` by the head, or not; ``duty``: it names his duty."""
    if framed and subject == Subject.NONE:  # 经书记协调，空编全部补齐: what came of it is his
        return Subject.HEAD
    actor = _actor(subject, before, clause)
    return Subject.HEAD if duty and not (actor or subject) else actor


def _actor(subject: str, before: str, clause: str) -> str:
    """Return who acts in ``clause`` with ``subject`` behind one in which ``before`` acts; a meeting that was held names nobody."""
    if before == Subject.ELSEWHERE and subject in _OF_ELSEWHERE:
        return before  # 邻县召开述法会议，12名部门主要负责人……: those of that place
    if subject == Subject.NONE or (subject == Subject.MEETING and before and not _HELD.search(clause)):
        return before
    return "" if subject == Subject.MEETING else subject


_HELD = pattern("会议?(?:如期|顺利|胜利|隆重|按期)*(?:召开|举行)了?$")
_NEAR = 60
"""So far behind what was set it is told that it was called off, or before it what was done."""


def _behind(text: str, span: Span, last: str, mood: str, quoted: bool) -> tuple[str, bool]:
    """Return the mood that holds behind a clause, and whether a quotation is open: what is asked for in it goes on to its end."""
    clause = text[slice(*span)]
    if quoted and "”" in clause:
        mood, quoted = TOLD, False
    elif not quoted and clause.rfind("“") > clause.rfind("”") and mood == TOLD and last == DEMANDED:
        mood, quoted = DEMANDED, True
    sets = text.startswith("：", span[1]) and _SETS.search(clause) and not _CARRIED_OUT.search(clause)
    return DEMANDED if sets or _REPORTED_ON.search(clause) else mood, quoted


def carried_in(document: Document, index: int, read: Read) -> str:
    """Return who a sentence without a subject speaks of: the actor of the sentence before it, where it goes on from that one.

    At the start of a section or item about the head's duty it is the head.
    """
    sentence = document.sentences[index]
    cast = read.cast
    if carries_on(document, index):
        if _goes_on_list(document, index):
            return read.opened[index - 1]
        made = read.made[index - 1]
        return made[-1].actor if made else ""
    if sentence.part == LEADER_DUTY and cast.head and _under_head(document, sentence.heading, cast):
        return Subject.HEAD
    return ""


def _under_head(document: Document, at: int | None, cast: Cast) -> bool:
    """Whether the heading ``at`` names the head or his duty, or names nobody who acts and stands below one that does (（一）带头部署)."""
    while at is not None:
        heading = document.headings[at]
        unit = heading.unit
        if cast.head in unit.groups or cast.duty in unit.groups:
            return True
        if cast.deputy in unit.groups:
            return False
        text = heading.line.text
        comma = text.find("，", unit.body, unit.end)
        end = comma if comma >= 0 else unit.end
        if subject_of(text, unit.body, end, unit.groups, cast) != Subject.NONE:
            return False  # （二）各部门协同发力
        at = heading.parent
    return False


_INVITES = pattern("[0-9初上中下旬月日年底]*(?:请|邀请)")
_CONTINUES = pattern(
    "(?:会议|会上|每次(?:会议?|都)|次次|历次|会会|期间|其间|同时|还|并|又|也|此外|先后|多次|带头|牵头|亲自|年内|他|其|年[初中底末]|全年|一年来|[0-9]{1,2}月)"
)


def carries_on(document: Document, index: int) -> bool:
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
    return bool(spans) and any(start <= left < end for left, _ in spans)
