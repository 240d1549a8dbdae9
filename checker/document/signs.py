"""What shows that a document is a report of the kind, or something else: signs with their weight."""

from __future__ import annotations

from collections.abc import Iterator

from checker.document.lookalikes import (
    Sign,
    against,
    by_headings,
    by_issuer,
    by_openings,
    by_text,
    by_title,
    of_chapters,
    of_time,
    unit_of,
)
from checker.document.model import ACHIEVEMENTS, OTHER, Document, Sentence
from checker.document.period import DAY, opens_with_day, time_of
from checker.document.sentences import COUNT
from checker.document.title import title_of_kind
from checker.document.titlesigns import LIST, LISTED, of_title
from checker.document.titlewords import foreign_matter, subject_in, without_citations, year_in
from checker.rulebook.habits import words
from checker.rulebook.model import Kind, Rulebook
from checker.text.conditions import evaluate
from checker.text.lazy import pattern
from checker.text.terms import Span

_OPENING = 6
_TOPICAL = 3
"""So many sentences on the matter show that the text speaks of it."""
_OURS = tuple(f"{our}{body}" for our in "我本" for body in "省市县区旗州盟镇乡街局厅委院办所中部队关署们")
_ANNOUNCES = words("现将")
_NEUTRAL = words("不说明文种的字")
_ANNOUNCED = 3
_OF_BUSINESS = ("工作", "执行")
"""Before one of these a name of two characters is that of a business: 扶贫工作, 预算执行."""
_ISSUED, _HEADED = 5, 8
"""The weight of a body that issues other things: named as the issuer, and as a letterhead."""
_SPAN = 12
"""The weight of an announced account of several years or a part of one, where the title names no year."""
_LISTING = 8
"""The weight of a list of reports: its opening announces reports, and its lines are on the matter."""
_DISCUSSED = 2
_DISCUSSION = "论述文章（没有写明制发机关，也没有写办了多少件事）"
"""What speaks of the matter, and names nobody who acted, no year and no number of anything done."""
_LONGEST_TITLE = 90
_BESIDE = pattern("(?<=情况)(?:以及|和|及|与|暨|、)")
"""Between the report and what is told beside it."""


def signs_of(document: Document, rulebook: Rulebook) -> list[Sign]:
    """Return all signs that a document gives, for its kind and against it."""
    opening = list(_of_opening(document, rulebook))
    shown = {sign.weight for sign in opening if sign.other == ""}
    title = of_title(
        document,
        rulebook,
        announced=_ANNOUNCED in shown,
        opened=bool(shown),
        voiced=_has_voice(document),
    )
    return [*title, *opening, *_of_text(document, rulebook)]


def _of_opening(document: Document, rulebook: Rulebook) -> Iterator[Sign]:
    kind = rulebook.kind
    issuer = document.metadata.issuer
    # A line that ends in a colon names whom the text is addressed to.
    heads = (name for name in document.head if not name.endswith("："))
    names: list[tuple[int, str, Span | None]] = [(_HEADED, name, None) for name in heads]
    if issuer is not None:
        names.append((_ISSUED, issuer.name, issuer.span))
    if document.metadata.signature is not None:
        names.append((_ISSUED, document.metadata.signature.name, document.metadata.signature.span))
    for weight, name, span in names:
        body = by_issuer(name, kind)
        if body is not None:
            yield against(weight, "制发机关", span, body)
            break
    for other, sentence in by_openings(document, kind, rulebook.lexicon):
        yield against(3, "开头", sentence.span if sentence is not None else None, other)
    for sentence in document.sentences[:_OPENING]:
        if evaluate(kind.openings, sentence.unit) is not None:
            yield from _announced(document, sentence, rulebook)
    if document.sentences and opens_with_day(document.sentences[0].text):
        event = of_time(DAY, kind)
        if event is not None:
            yield against(3, "开头", document.sentences[0].span, event)
    if not _has_voice(document):
        return
    for sentence in document.sentences[:_OPENING]:
        if subject_in(sentence.text, kind) is not None:
            yield Sign(2, "开头", sentence.span)
            break


def _has_voice(document: Document) -> bool:
    """Whether somebody speaks in the text, of a year: an essay on the matter has neither issuer nor 我局."""
    metadata = document.metadata
    if metadata.issuer is not None or metadata.signature is not None:
        return True
    if any(word in sentence.text for sentence in document.sentences[:_OPENING] for word in _OURS):
        return True
    return bool(metadata.years)


def _announced(document: Document, sentence: Sentence, rulebook: Rulebook) -> Iterator[Sign]:
    """Return what the sentence shows that announces the report: what it says will be reported."""
    kind = rulebook.kind
    text = without_citations(sentence.text)
    matter, below, _ = text.partition("如下")
    begin = max((matter.rfind(word) + len(word) for word in _ANNOUNCES if word in matter), default=-1)
    begin = begin if begin >= 0 else max(matter.rfind("，"), matter.rfind("将")) + 1
    matter = matter[begin:] if below else text
    length = of_time(time_of(matter), kind)
    if length is not None:
        title = document.metadata.title
        dated = title is not None and year_in(title.name) is not None
        yield against(4 if dated else _SPAN, "开头", sentence.span, length)
        return
    first = _BESIDE.split(matter, maxsplit=1)[0]
    if first != matter and subject_in(first, kind) is not None and not foreign_matter(first, kind):
        matter = first  # 法治政府建设情况和主要负责人履行职责情况 is the report, and no account of his own
    other = by_title(matter.removesuffix("报告") + "报告", kind, rulebook.lexicon) if below else None
    if other is not None:
        yield against(3, "开头", sentence.span, other)
        return
    if subject_in(matter, kind) is not None or subject_in(text, kind) is not None:
        yield Sign(_ANNOUNCED, "开头", sentence.span)
        return
    if not below or evaluate(kind.topics, unit_of(matter, rulebook.lexicon)) is not None:
        return
    title = document.metadata.title
    if title is not None and subject_in(title.name, kind) is not None:
        return
    foreign = _without_neutral(matter, document)
    behind = matter[matter.find(foreign) :]
    if len(foreign) >= 3 or (len(foreign) == 2 and any(word in behind for word in _OF_BUSINESS)):
        yield Sign(3, "开头", sentence.span, f"{foreign}报告")


def _without_neutral(matter: str, document: Document) -> str:
    """Return what is left of an announced matter without the words that every report uses, and who and when."""
    issuer = document.metadata.issuer
    for name in (issuer.name if issuer is not None else "", *_NEUTRAL):
        matter = matter.replace(name, "") if name else matter
    while "年" in matter and matter[: matter.find("年")].strip("0123456789〇○零一二三四五六七八九十") == "":
        matter = matter[matter.find("年") + 1 :]
    for place in ("省", "市", "县", "区", "旗", "州", "镇", "乡", "街道", "局", "厅", "委", "院"):
        matter = matter.removeprefix("我" + place).removeprefix("全" + place)
    return matter.strip("我们办部中心所队（）《》“”0123456789年月日")


def _titles_in(document: Document, kind: Kind) -> set[str]:
    """Return the titles of reports that stand in rows of tables or in lines of their own: a list of reports has many."""
    cells = (
        cell.strip()
        for line in document.lines
        if "年" in line.text and any(noun in line.text for noun in kind.nouns)
        for cell in line.text.split("|")
    )
    return {
        cell
        for cell in cells
        if len(cell) <= _LONGEST_TITLE and year_in(cell) is not None and title_of_kind(cell, kind)
    }


def _of_text(document: Document, rulebook: Rulebook) -> Iterator[Sign]:
    kind = rulebook.kind
    if len(_titles_in(document, kind)) >= LISTED:
        yield Sign(_LISTING, "内容", None, LIST)
    for other, sentence in by_text(document, kind):
        yield against(3, "内容", sentence.span if sentence is not None else None, other)
    for other, span in by_headings(document, kind):
        yield against(4, "各部分标题", span, other)
    chapter = of_chapters(document, kind)
    if chapter is not None:
        yield against(3, "章节", chapter[1], chapter[0])
    parts: dict[str, Span] = {}
    for heading in document.headings:
        for part in kind.parts:
            told = part.heading is not None and part.part not in (ACHIEVEMENTS, OTHER)
            if told and part.heading is not None and evaluate(part.heading, heading.unit) is not None:
                parts.setdefault(part.part, heading.span)
        if heading.level == 1:
            length = of_time(time_of(heading.text), kind)
            if length is not None and length.period == "part":
                yield against(3, "各部分标题", heading.span, length)
    if _has_voice(document):
        yield from _of_matter(document, kind, parts)
    elif not parts and COUNT not in document.where:
        topical = [index for index in document.candidates(kind.topics) if _is_topical(document, index, kind)]
        if len(topical) >= _DISCUSSED:
            yield Sign(3, "内容", document.sentences[topical[0]].span, _DISCUSSION)
    for sentence in document.sentences[-4:]:
        if evaluate(kind.closings, sentence.unit) is not None and subject_in(sentence.text, kind) is not None:
            yield Sign(2, "结尾", sentence.span)
            break


def _is_topical(document: Document, index: int, kind: Kind) -> bool:
    return evaluate(kind.topics, document.sentences[index].unit) is not None


def _of_matter(document: Document, kind: Kind, parts: dict[str, Span]) -> Iterator[Sign]:
    """Return what shows that the text speaks of the matter, and in which parts; ``parts`` are those that headings name."""
    topical: list[Sentence] = []
    for index in document.candidates(kind.topics):
        if _is_topical(document, index, kind):
            topical.append(document.sentences[index])
            if len(topical) == _TOPICAL:
                yield Sign(1, "内容", topical[0].span)
                break
    for heading, part in zip(document.headings, document.heading_parts, strict=True):
        if part is not None and subject_in(heading.text, kind) is not None:
            yield Sign(2, "各部分标题", heading.span)
            break
    if topical and parts:
        yield Sign(min(len(parts), 2), "各部分标题", next(iter(parts.values())))
