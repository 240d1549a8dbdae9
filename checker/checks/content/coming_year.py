"""``coming-year``: does the plan speak of the year after the reporting year?

A year counts where it stands for the coming one: in the plan's heading, at the start of a sentence about
the future, or as a deadline that is already past. Later target years do no harm.
"""

from __future__ import annotations

from checker.checks.outcome import Context, fault, heading_place, met, place_of, skipped
from checker.document.model import ACHIEVEMENTS, PLAN, PROBLEMS, Document, Sentence
from checker.document.titlewords import without_citations, year_in
from checker.results import Outcome, Place
from checker.rulebook import option
from checker.rulebook.model import UNMET, Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.lazy import pattern
from checker.text.terms import Span
from checker.values import NamedTuple

_DEADLINE = (
    "底",
    "末",
    "上半年",
    "下半年",
    "第一季度",
    "第二季度",
    "第三季度",
    "第四季度",
    "内完成",
    "前完成",
    "年内",
)
_SPAN_OF_YEARS = pattern("(?:19|20)[0-9]{2}年?[—–―－~～至到-]+(?:(?:19|20)[0-9]{2}|[0-9]{2})年")
_OF_EARLIER = pattern(
    "(?:19|20)[0-9]{2}年(?:度?(?:以来|以前|之前|印发|出台|制定|发布|公布|修订|遗留|结转)|前的)"
)
"""A year that says of when the matter of a measure is (清理2018年以来的范本)."""
_LOOKING_AHEAD = ("展望", "迈入", "进入", "步入", "跨入", "迎接", "面向", "走进")
_REACHED = ("从", "自20", "已", "目前", "现有", "共有")
_ACCOUNT = (
    "总结",
    "回顾",
    "基础上",
    "经验",
    "以来",
    "度考核",
    "年度述法",
    "度法治政府建设年度报告",
    "度报告",
    "度法治督察",
    "较",
    "比",
    "同期",
)


class Options(NamedTuple):
    """The options of ``coming-year``."""

    unmet: Texts = option.texts("安排写错年份时的说明", found="写的年份", year="报告年度", wanted="下一年度")


def check_coming_year(document: Document, rule: Rule, context: Context) -> Outcome:
    """Compare the years that the plan names as the coming one with the reporting year."""
    year = document.metadata.year
    first = next((sentence for sentence in document.sentences if sentence.part == PLAN), None)
    plan = [place_of(document, first)] if first else []
    if year is None:
        if _names_year(document):
            return skipped("看不出报告年度，无法核对安排的年份。")
        return met(plan, "安排没有写年份。")
    evidence: list[Place] = []
    wrong: list[tuple[int, Place]] = []
    instead = _in_place_of_plan(document, year)
    for index, (heading, part) in enumerate(zip(document.headings, document.heading_parts, strict=True)):
        if part != PLAN and index != instead:
            continue
        named = _year_named(heading.text)
        if named == year + 1:
            evidence.append(heading_place(document, heading, index))
        elif named is not None and named <= year and _also_accounts(heading.text):
            continue
        elif named is not None:
            wrong.append((named, heading_place(document, heading, index)))
    for sentence in document.sentences:
        if sentence.part != PLAN:
            continue
        for span, found in sentence.years:
            if found == year + 1:
                evidence.append(place_of(document, sentence, (span,)))
            elif _stands_for_coming_year(sentence, span, found, year):
                wrong.append((found, place_of(document, sentence, (span,))))
    if wrong:
        found = wrong[0][0]
        places = [place for value, place in wrong if value == found]
        return fault(UNMET, rule.options.unmet, places, found=found, year=year, wanted=year + 1)
    if evidence:
        return met(evidence[:2])
    return met(plan, "安排没有写年份，或者写的是“下一步”“今后”。")


def _in_place_of_plan(document: Document, year: int) -> int | None:
    """Return the top heading that stands where the plan's should and names a year before the report's (不足, then 2020年重点工作)."""
    parts = document.heading_parts
    if PLAN in parts or PROBLEMS not in parts:
        return None
    for index in range(parts.index(PROBLEMS) + 1, len(parts)):
        heading = document.headings[index]
        named = _year_named(heading.text) if heading.level == 1 and parts[index] == ACHIEVEMENTS else None
        if named is not None and named < year:
            return index
    return None


def _year_named(heading: str) -> int | None:
    """Return the year that a heading names, apart from those in the titles it cites, spans of years (2021—2025年) and 2018年以来."""
    plain = _OF_EARLIER.sub("", without_citations(heading))
    found = _SPAN_OF_YEARS.search(plain)
    return year_in(plain[: found.start()] + plain[found.end() :] if found else plain)


def _also_accounts(heading: str) -> bool:
    """Whether a heading of two parts names the past year first (2023年问题及下一步打算)."""
    return any(word in heading for word in ("问题", "不足", "总结", "情况", "短板"))


def _names_year(document: Document) -> bool:
    return any(sentence.part == PLAN and sentence.years for sentence in document.sentences)


def _stands_for_coming_year(sentence: Sentence, span: Span, found: int, year: int) -> bool:
    text = sentence.line.text
    end = sentence.unit.end
    clause_end = next((right for left, right in sentence.unit.clauses if left <= span[0] < right), end)
    after = text[span[1] : clause_end]
    before = text[sentence.unit.start : span[0]]
    if any(word in after for word in _ACCOUNT) or before.endswith(
        ("至", "—", "自", "对", "上年", "截至", "总结")
    ):
        return False
    if before.endswith("到") and any(word in text[sentence.unit.start : end] for word in _REACHED):
        return False
    leads = span[0] == sentence.unit.body or before.endswith(_LOOKING_AHEAD)
    if leads and (found <= year or (found > year + 1 and after == "")):
        return True
    month = after.lstrip("0123456789")
    monthly = (
        month != after and month.startswith("月") and any(word in month[:6] for word in ("前", "底", "末"))
    )
    return found <= year and (monthly or after.startswith(_DEADLINE))


COMING_YEAR = CheckKind("coming-year", "安排的年份是不是下一年度", Options, check_coming_year)
