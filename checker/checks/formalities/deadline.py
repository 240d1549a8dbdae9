"""``deadline``: published within the time limit of the following year?

A signing date proves lateness only.
"""

from __future__ import annotations

from checker.checks.outcome import Context, fault, met, skipped, span_place
from checker.document.model import Document
from checker.results import Outcome, Place
from checker.rulebook import option
from checker.rulebook.model import UNMET, Rule, Texts
from checker.rulebook.option import CheckKind
from checker.values import NamedTuple


class Options(NamedTuple):
    """The options of ``deadline``."""

    limit: str = option.day('次年的最后一天，月和日写成 "04-01" 这样，加引号。')
    limits: dict[str, str] = option.day_by_level(
        '另定期限的级别和最后一天，月和日写成 "04-01" 这样，加引号。', default={}
    )
    unmet: Texts = option.texts("公开晚了时的说明", date="日期", limit="期限")
    signed: Texts = option.texts("落款日期已经晚于期限时的说明", date="日期", limit="期限")


def check_deadline(document: Document, rule: Rule, context: Context) -> Outcome:
    """Compare the date of publication with the time limit."""
    metadata = document.metadata
    if metadata.year is None:
        return skipped("看不出报告年度，无法判断公开时限。")
    options: Options = rule.options
    last = options.limits.get(metadata.level or "", options.limit)
    limit = f"{metadata.year + 1}-{last}"
    shown = _shown(limit)
    if context.published is not None:
        date, place = context.published, Place(None, (), "")
    elif metadata.published is not None:
        date, place = metadata.published.date, span_place(document, metadata.published.span)
    elif metadata.signed is not None and metadata.signed.date > limit:
        place = span_place(document, metadata.signed.span)
        return fault(UNMET, rule.options.signed, [place], date=_shown(metadata.signed.date), limit=shown)
    else:
        known = f"只有落款日期{_shown(metadata.signed.date)}" if metadata.signed else "没有发布日期"
        return skipped(f"{known}，无法判断是否按时公开；知道公开日期的，可以用 --published 选项写明。")
    if date > limit:
        return fault(UNMET, rule.options.unmet, [place], date=_shown(date), limit=shown)
    return met([place] if place.span else [], f"公开日期{_shown(date)}，没有超过{shown}。")


def _shown(date: str) -> str:
    year, month, day = date.split("-")
    return f"{year}年{int(month)}月{int(day)}日"


DEADLINE = CheckKind("deadline", "公开期限", Options, check_deadline)
