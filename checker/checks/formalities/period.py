"""``period``: one reporting year, the same in title, opening and headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from checker.checks.outcome import Context, fault, fill, met, missing, span_place
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
        "报告年度前后不一致时的说明",
        years="各处指向的年份",
        others="与报告年度不同的年份",
        hints="earlier、later 里用得上的那一句或者两句",
    )
    earlier: str = option.message("有的地方写了更早的年份时，改法里的一句", default="", years="这些年份")
    later: str = option.message("有的地方写了更晚的年份时，改法里的一句", default="", years="这些年份")
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
        told, others = _pointers(document, year), tuple(dict.fromkeys(value for _, value, _ in different))
        return fault(
            UNMET,
            options.unmet,
            [span_place(document, span) for _, _, span in different],
            years=told,
            others=_listed(others),
            hints=_hints(options, others, year),
        )
    return met([span_place(document, span) for _, _, span in years[:3]], f"各处都是{stated}年。")


def _listed(years: Iterable[int]) -> str:
    return "年、".join(map(str, years))


def _hints(options: Options, others: tuple[int, ...], year: int) -> str:
    """Say what other years can come from: an earlier one from an old draft, a later one from none."""
    earlier = _listed(other for other in others if other < year)
    later = _listed(other for other in others if other > year)
    told = (options.earlier, earlier), (options.later, later)
    return "；".join(fill(text, {"years": years}) for text, years in told if text and years)


def _pointers(document: Document, year: int) -> str:
    """Say which places point to which year, those for ``year`` first; a date at the end points to the year before it."""
    places: dict[int, dict[str, None]] = {year: {}}
    stated = {(where, value) for where, value, _ in document.metadata.years}
    seen = Counter(where for where, _ in stated)
    first: set[str] = set()
    for value in dict.fromkeys((year, *(value for _, value, _ in document.metadata.years))):
        for where in dict.fromkeys(one for one, other, _ in document.metadata.years if other == value):
            # An opening that names two years does not point to either as a whole.
            part = "" if seen[where] == 1 else "另一处" if where in first else "一处"
            first.add(where)
            places.setdefault(value, {})[f"{_WHERE[where]}{part}"] = None
    signed = document.metadata.signed
    if signed is not None and int(signed.date[:4]) - 1 in places:
        places[int(signed.date[:4]) - 1]["落款日期"] = None
    return "，".join(f"{'、'.join(names)}指向{value}年" for value, names in places.items() if names)


PERIOD = CheckKind("period", "报告年度前后一致", Options, check_period)
