"""``period``: one reporting year, the same in title, opening and headings.

Parameters: texts ``unknown`` (no year stated), ``unmet`` (years disagree), ``given`` (``--year`` contradicts).
"""

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
    unmet: Texts = option.texts("报告年度前后不一致时的说明", years="各处写的年份")
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
    different = [entry for entry in years if entry[1] != stated]
    if different:
        told = "，".join(
            dict.fromkeys(f"{_WHERE[where]}写{value}年" for where, value, _ in (years[0], *different))
        )
        return fault(
            UNMET, options.unmet, [span_place(document, span) for _, _, span in different], years=told
        )
    return met([span_place(document, span) for _, _, span in years[:3]], f"各处都是{stated}年。")


PERIOD = CheckKind("period", "报告年度前后一致", Options, check_period, typed=True)
