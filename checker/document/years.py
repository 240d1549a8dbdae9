"""The year that a report is about: where it is stated, and which one it is where statements differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from checker.document.model import ACHIEVEMENTS, PLAN, PROBLEMS, Dated, Heading, Sentence
from checker.document.title import Title
from checker.document.titlewords import year_in
from checker.rulebook.model import Kind
from checker.text.conditions import evaluate
from checker.text.lazy import pattern
from checker.text.terms import Span
from checker.values import NamedTuple

Stated = tuple[tuple[str, int, Span], ...]
_OPENING_PARAGRAPHS = 3
_NEARLY_OVER = 10
_OF_PLANS = ("打算", "思路", "安排", "计划", "要点", "重点")
_AHEAD = pattern("[\u4e00-\u9fff]{0,2}[0-9]{4}年[\u4e00-\u9fff]{0,10}(?:工作|任务|举措|措施|事项)")
"""A heading behind the shortcomings that names nothing but the next year and its work: 2025年重点工作."""
_RANGE = "—-－至到~～"
_ISSUED = pattern(
    "(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?[^，。；]{0,6}?(?:印发|出台|发布|修订|修正|颁布|公布|施行|实施|制定|下发)的"
)
"""What follows the year of a document."""
_JUDGED = pattern("[^，。；]{0,24}(?:考[评核]|评[选估为]|获|荣膺|荣誉|优秀|命名|授予)")
"""What follows the year of an earlier judgement that the opening is proud of: 2022年法治建设考评获得优秀等次."""
_LONGEST_TIME = 24
_SINCE = ("以来", "起", "开始", "至今")


class Years(NamedTuple):
    """Where the reporting year is stated, and the year that the plan's heading names."""

    stated: Stated
    planned: int | None


def stated_years(
    title: Title | None, headings: Sequence[Heading], sentences: Sequence[Sentence], kind: Kind
) -> Years:
    """Collect the statements of the reporting year in title, opening, headings of parts and closing."""
    years: list[tuple[str, int, Span]] = []
    if title is not None and title.year is not None:
        years.append(("title", title.year, title.span))
    titled = title.year if title is not None else None
    opening = [
        sentence
        for sentence in sentences
        if sentence.heading is None or sentence.paragraph < _OPENING_PARAGRAPHS
    ][:12]
    for index, sentence in enumerate(opening):
        announces = evaluate(kind.openings, sentence.unit) is not None
        # The year of what the report rests on (按照2021年印发的纲要) is not its own.
        own = [entry for entry in sentence.years if not _of_a_document(sentence, entry[0][1])]
        for (start, end), value in own:
            since = _begins_a_time(sentence, end, alone=titled is None or value >= titled)
            past = bool(years) and value < years[0][1] and _JUDGED.match(sentence.line.text, end)
            if since or past or _planned(sentence, end):
                continue
            leads = start == sentence.unit.body and index < 4 and sentence.heading is None
            if announces or leads:
                years.append(("opening", value, sentence.line.source_span(start, end)))
                break
    years = years or [*_in_mid_sentence(opening)] or [*_below_heading(opening, sentences)]
    planned = None
    last = next((heading for heading in reversed(headings) if heading.level == 1), None)
    confessed = False
    for heading in headings:
        if heading.level != 1:
            continue
        named = year_in(heading.text)
        parts = {
            part.part
            for part in kind.parts
            if part.heading is not None and evaluate(part.heading, heading.unit) is not None
        }
        behind, confessed = confessed, confessed or PROBLEMS in parts
        if named is None:
            continue
        # A year later than the one stated, in a heading that tells nothing else or in the last one, is the plan's;
        # so is any other year in the last one behind the shortcomings (2020年重点工作).
        later = bool(years) and named == years[0][1] + 1
        alone = all(value != named for _, value, _ in years)
        closes = heading is last and alone and (later or (behind and parts <= {ACHIEVEMENTS}))
        ahead = later and behind and _AHEAD.fullmatch(heading.text.rstrip("。：")) is not None
        if PLAN in parts or closes or ahead or (later and (not parts or PROBLEMS in parts)):
            planned = named
        else:
            years.append(("heading", named, heading.span))
    for sentence in sentences[-4:]:
        if evaluate(kind.closings, sentence.unit) is not None:
            for span, value in sentence.years:
                years.append(("closing", value, sentence.line.source_span(*span)))
    return Years(tuple(years), planned)


def _of_a_document(sentence: Sentence, end: int) -> bool:
    return _ISSUED.match(sentence.line.text, end) is not None


def _planned(sentence: Sentence, end: int) -> bool:
    return sentence.line.text[end : end + 5].lstrip("度工作的").startswith(_OF_PLANS)


def _begins_a_time(sentence: Sentence, end: int, *, alone: bool) -> bool:
    """Whether a year is the first of several (2021年启动示范创建以来，……); 2024年以来 is that year ``alone`` if nothing shows a later one."""
    clause = sentence.line.text[end : end + _LONGEST_TIME].partition("，")[0]
    plain = not clause.removesuffix("以来").strip("年度月份初0123456789")
    return clause.endswith(("以来", "至今")) and not (plain and alone)


def _in_mid_sentence(opening: Sequence[Sentence]) -> Stated:
    """Return the year that a preface names somewhere in its sentences (我局在2024年扎实推进……), where one alone comes first."""
    found: dict[int, list[Span]] = {}
    for sentence in opening[:4]:
        text = sentence.line.text
        for (start, end), value in sentence.years:
            ranged = text[start - 1 : start] in tuple(_RANGE) or text[end : end + 1] in tuple(_RANGE)
            since = any(word in text[end : end + 10] for word in _SINCE)
            aside = ranged or since or _planned(sentence, end) or _of_a_document(sentence, end)
            if sentence.heading is None and not aside:
                found.setdefault(value, []).append(sentence.line.source_span(start, end))
    if not found:
        return ()
    most = max(len(spans) for spans in found.values())
    leading = [(value, spans) for value, spans in found.items() if len(spans) == most]
    return (("opening", leading[0][0], leading[0][1][0]),) if len(leading) == 1 else ()


def _below_heading(opening: Sequence[Sentence], sentences: Sequence[Sentence]) -> Stated:
    """Return the year with which the first sentence of the first part begins, where most of those do that begin with a year."""
    first = next((one for one in opening if one.heading is not None), None)
    if first is None:
        return ()
    leading = Counter(value for one in sentences for (start, _), value in one.years if start == one.unit.body)
    for (start, end), value in first.years:
        aside = _begins_a_time(first, end, alone=False) or _planned(first, end) or _of_a_document(first, end)
        if start == first.unit.body and not aside and leading.most_common(1)[0][0] == value:
            return (("opening", value, first.line.source_span(start, end)),)
    return ()


def reporting_year(
    years: Years, sentences: Sequence[Sentence], signed: Dated | None, published: Dated | None
) -> int | None:
    """Return the year of the report: the one stated; where title and text disagree, the one that the dates and the plan support."""
    dated = signed or published
    stated = {value for _, value, _ in years.stated}
    if len(stated) == 1:
        return years.stated[0][1]
    if stated:
        title = next((value for where, value, _ in years.stated if where == "title"), None)
        if title is not None and ("opening", title) in {(where, value) for where, value, _ in years.stated}:
            return title
        supports = {int(dated.date[:4]) - 1 if dated is not None else None, _before(years.planned)} - {None}
        if len(supports) == 1 and supports <= stated:
            return supports.pop()
        if title is not None:
            return title
        # Opening, headings and closing have one voice each, however often they repeat themselves.
        told = Counter(
            value for _, value in dict.fromkeys((where, value) for where, value, _ in years.stated)
        )
        return max(told, key=lambda value: told[value])
    # Nothing but the dates and the sentences is left: nobody reports on a year that has hardly begun.
    last = _last_reported(dated.date) if dated is not None else None
    leading = Counter(
        value
        for sentence in sentences
        for (start, _), value in sentence.years
        if start in (sentence.unit.body, sentence.unit.start) and (last is None or value <= last)
    )
    if leading:
        return leading.most_common(1)[0][0]
    return last if sentences else None


def _last_reported(date: str) -> int:
    """Return the last year that a report of a date can be about: its own where it draws to its end."""
    year, month = int(date[:4]), int(date[5:7])
    return year if month > _NEARLY_OVER else year - 1


def _before(year: int | None) -> int | None:
    return year - 1 if year is not None else None
