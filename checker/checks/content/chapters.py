"""``chapters``: are the chapters that somebody prescribes there, and in that order?

A chapter is a heading of the topmost level that holds one of its words. A report without headings cannot show any.
"""

from __future__ import annotations

from itertools import pairwise

from checker.checks.outcome import Context, fault, heading_place, met, missing
from checker.document.model import Document
from checker.results import Outcome
from checker.rulebook import option
from checker.rulebook.model import PARTIAL, UNMET, Rule, Texts
from checker.rulebook.option import CheckKind
from checker.values import NamedTuple


class Chapter(NamedTuple):
    """A chapter by the words of its heading."""

    name: str = option.text("这一章的名称，写进说明")
    words: tuple[str, ...] = option.words("标题里有其中一个词，就是这一章")
    optional: bool = option.flag("可以没有，有的话次序要对")


class Options(NamedTuple):
    """The options of ``chapters``."""

    chapters: tuple[Chapter, ...] = option.many(Chapter, "各章，按应有的次序", least=2)
    order: Texts | None = option.texts(
        "次序不对时的说明；不写就不看次序", default=None, before="应当在前的一章", after="写在了前面的一章"
    )
    unmet: Texts = option.texts("缺章时的说明", missing="缺少的各章", count="有几章", wanted="应有几章")


def check_chapters(document: Document, rule: Rule, context: Context) -> Outcome:
    """Find each chapter among the topmost headings, then compare the order."""
    options: Options = rule.options
    top = [(at, heading) for at, heading in enumerate(document.headings) if heading.level == 1]
    found: list[tuple[int, str]] = []
    lacking: list[str] = []
    for chapter in options.chapters:
        at = next((at for at, heading in top if any(word in heading.text for word in chapter.words)), None)
        if at is not None:
            found.append((at, chapter.name))
        elif not chapter.optional:
            lacking.append(chapter.name)
    if lacking:
        wanted = sum(not chapter.optional for chapter in options.chapters)
        values = {"missing": "、".join(lacking), "count": wanted - len(lacking), "wanted": wanted}
        if found:
            places = [heading_place(document, document.headings[found[0][0]], found[0][0])]
            return fault(UNMET, options.unmet, places, **values)
        return missing(document, options.unmet, **values)
    if options.order is not None:
        for (before, first), (after, second) in pairwise(found):
            if after < before:
                place = heading_place(document, document.headings[after], after)
                return fault(PARTIAL, options.order, [place], before=first, after=second)
    return met([heading_place(document, document.headings[at], at) for at, _ in found[:3]])


CHAPTERS = CheckKind("chapters", "规定的章有没有、次序对不对", Options, check_chapters, typed=True)
