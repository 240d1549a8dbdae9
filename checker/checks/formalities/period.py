"""``period``: one reporting year, the same in title, opening and headings."""

from __future__ import annotations

from checker.checks.outcome import Context, fault, met, missing, span_place
from checker.document.model import Document
from checker.results import Outcome
from checker.rulebook import option
from checker.rulebook.model import UNMET, Rule, Texts
from checker.rulebook.option import CheckKind
from checker.values import NamedTuple

_WHERE = {"title": "题名", "opening": "开头", "heading": "标题", "closing": "结尾"}


class Options(NamedTuple):
    """The options of ``period``."""

    unknown: Texts = option.texts("没有写明报告年度时的说明")
    unmet: Texts = option.texts(
        "报告年度前后不一致时的说明", years="各处指向的年份", others="与报告年度不同的年份"
    )
    given: Texts = option.texts("与 --year 指定的年度不一致时的说明", found="写的年份", year="报告年度")


def check_period(document: Document, rule: Rule, context: Context) -> Outcome:
    """Compare all statements of the reporting year."""
    years = document.metadata.years
    options: Options = rule.options
    if not years:
        return missing(document, options.unknown)
    stated = years[0][1]
    if context.year is not None and context.year != context.stated_year:
        return fault(
            UNMET,
            options.given,
            [span_place(document, years[0][2])],
            found=context.stated_year,
            year=context.year,
        )
    if len({value for _, value, _ in years}) > 1:
        year = document.metadata.year or stated
        different = [entry for entry in years if entry[1] != year] or [
            entry for entry in years if entry[1] != stated
        ]
        told, others = _pointers(document, year), {value: None for _, value, _ in different}
        return fault(
            UNMET,
            options.unmet,
            [span_place(document, span) for _, _, span in different],
            years=told,
            others="年、".join(map(str, others)),
        )
    return met([span_place(document, span) for _, _, span in years[:3]], f"各处都是{stated}年。")


def _pointers(document: Document, year: int) -> str:
    """Say which places point to which year, those for ``year`` first; a date at the end points to the year before it."""
    places: dict[int, dict[str, None]] = {year: {}}
    for where, value, _ in document.metadata.years:
        places.setdefault(value, {})[_WHERE[where]] = None
    signed = document.metadata.signed
    if signed is not None and int(signed.date[:4]) - 1 in places:
        places[int(signed.date[:4]) - 1]["落款日期"] = None
    return "，".join(f"{'、'.join(names)}指向{value}年" for value, names in places.items() if names)


PERIOD = CheckKind("period", "报告年度前后一致", Options, check_period)
