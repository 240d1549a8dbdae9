"""``extent``: is a part long enough, in characters, as a share of the report, or by the number of its items?

Characters are those of its sentences without blanks. An item is a sentence that opens with 一是, （一） and the like, or a heading
below the topmost with text of that part under it.
"""

from __future__ import annotations

from checker.checks.outcome import Context, fault, met, missing, place_of
from checker.document.markers import opens_item
from checker.document.model import Document
from checker.results import Outcome
from checker.rulebook import option
from checker.rulebook.model import UNMET, Rule, Texts
from checker.rulebook.option import CheckKind
from checker.values import NamedTuple


class Options(NamedTuple):
    """The options of ``extent``."""

    in_: tuple[str, ...] = option.parts("量哪些部分")
    characters: int | None = option.number("至少多少字", default=None)
    at_most: int | None = option.number("至多多少字", default=None)
    percent: int | None = option.number("至少占全文的百分之几", default=None)
    items: int | None = option.number("至少分几项写", default=None)
    unmet: Texts = option.texts(
        "不够（或者超过）时的说明",
        characters="有多少字",
        percent="占全文的百分之几",
        items="写了几项",
        lacking="哪几样不够",
    )


def check_extent(document: Document, rule: Rule, context: Context) -> Outcome:
    """Measure the sentences of the parts."""
    options: Options = rule.options
    inside = [sentence for sentence in document.sentences if sentence.part in options.in_]
    whole = sum(len(sentence.text) for sentence in document.sentences)
    characters = sum(len(sentence.text) for sentence in inside)
    below = {
        sentence.heading
        for sentence in inside
        if sentence.heading is not None and document.headings[sentence.heading].parent is not None
    }
    items = max(sum(opens_item(sentence.text) for sentence in inside), len(below), int(bool(inside)))
    lacking = []
    if options.characters is not None and characters < options.characters:
        lacking.append(f"不足{options.characters}字")
    if options.at_most is not None and characters > options.at_most:
        lacking.append(f"超过{options.at_most}字")
    if options.percent is not None and 100 * characters < options.percent * whole:
        lacking.append(f"不到全文的{options.percent}%")
    if options.items is not None and items < options.items:
        lacking.append(f"不足{options.items}项")
    share = f"{1000 * characters // whole / 10:g}%" if whole else "0%"
    values = {"characters": characters, "percent": share, "items": items, "lacking": "、".join(lacking)}
    if not inside:
        return missing(document, options.unmet, **{**values, "items": 0, "lacking": "没有这一部分"})
    places = [place_of(document, inside[0])]
    if lacking:
        return fault(UNMET, options.unmet, places, **values)
    return met(places, f"共{characters}字，占全文的{share}，写了{items}项。")


EXTENT = CheckKind("extent", "一个部分的篇幅", Options, check_extent)
