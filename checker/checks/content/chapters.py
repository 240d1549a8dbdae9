"""``chapters``: are the chapters that somebody prescribes there, and in that order?

A chapter is a heading of the topmost level that holds one of its words, or whose section plays its part. A report without headings cannot show any.
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
    """A chapter by the words of its heading, or by the part that it plays."""

    name: str = option.text("这一章的名称，写进说明；写了 part 的可以不写，用报告种类里的名称", default="")
    words: tuple[str, ...] = option.words("标题里有其中一个词，就是这一章", default=())
    part: str = option.part("起这个部分的作用，就是这一章（报告种类里的部分，可以是自己定的）", default="")
    optional: bool = option.flag("可以没有，有的话次序要对")


class Options(NamedTuple):
    """The options of ``chapters``."""

    chapters: tuple[Chapter, ...] = option.many(
        Chapter,
        "各章，按应有的次序；每一章写 name 和 words，或者写 part",
        also={"if": {"required": ["part"]}, "then": {}, "else": {"required": ["name", "words"]}},
        least=2,
    )
    order: Texts | None = option.texts(
        "次序不对时的说明；不写就不看次序", default=None, before="应当在前的一章", after="写在了前面的一章"
    )
    unmet: Texts = option.texts("缺章时的说明", missing="缺少的各章", count="有几章", wanted="应有几章")


def check_chapters(document: Document, rule: Rule, context: Context) -> Outcome:
    """Find each chapter among the topmost headings, then compare the order."""
    options: Options = rule.options
    names = {part.part: part.name for part in context.rulebook.kind.parts}
    top = [
        (at, heading, part)
        for at, (heading, part) in enumerate(zip(document.headings, document.heading_parts, strict=True))
        if heading.level == 1
    ]
    found: list[tuple[int, str]] = []
    lacking: list[str] = []
    for chapter in options.chapters:
        name = chapter.name or names.get(chapter.part, chapter.part)
        at = next(
            (
                at
                for at, heading, part in top
                if (chapter.part and part == chapter.part)
                or any(word in heading.text for word in chapter.words)
            ),
            None,
        )
        if at is not None:
            found.append((at, name))
        elif not chapter.optional:
            lacking.append(name)
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


CHAPTERS = CheckKind("chapters", "规定的章有没有、次序对不对", Options, check_chapters)
