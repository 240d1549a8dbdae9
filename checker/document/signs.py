"""What shows that a document is a report of the kind, or something else: signs with their weight."""

from __future__ import annotations

from collections.abc import Iterator

from checker.document.lookalikes import (
    by_headings,
    by_issuer,
    by_openings,
    by_remark,
    by_text,
    by_title,
    of_chapters,
    of_time,
    unit_of,
)
from checker.document.model import ACHIEVEMENTS, LEADER_DUTY, OTHER, REQUIRED, Document, Sentence
from checker.document.period import DAY, SEVERAL, opens_with_day, since, time_of
from checker.document.sentences import COUNT
from checker.document.title import title_of_kind
from checker.document.titlewords import foreign_matter, subject_in, without_citations, year_in
from checker.rulebook.habits import words
from checker.rulebook.model import Kind, LookAlike, Rulebook
from checker.text.conditions import evaluate
from checker.text.terms import Span
from checker.values import NamedTuple

_OPENING = 6
_TOPICAL = 3
"""So many sentences on the matter show that the text speaks of it."""
_OURS = tuple(f"{our}{body}" for our in "我本" for body in "省市县区旗州盟镇乡街局厅委院办所中部队关署们")
_ANNOUNCES = words("现将")
_NEUTRAL = words("不说明文种的字")
_ANNOUNCED = 3
_OF_BUSINESS = ("工作", "执行")
"""Before one of these a name of two characters is that of a business: 扶贫工作, 预算执行."""
_DECIDES = 50
"""The weight of a title that names something else: whatever the text says besides."""
_ISSUED, _HEADED = 5, 8
"""The weight of a body that issues other things: named as the issuer, and as a letterhead."""
_SPAN = 12
"""The weight of an announced account of several years or a part of one, where the title names no year."""
_LISTING = 8
"""The weight of a list of reports: its opening announces reports, and its lines are on the matter."""
_STEM = 2
_PARTS_NAMED = 2
_HANDS_IN = words("报送的说法")
_DISCUSSED = 2
_DISCUSSION = "没有制发机关、没有做了多少的论述文章"
"""What speaks of the matter, and names nobody who acted, no year and no number of anything done."""
_OTHER_TITLE = "题名所说的另一种文件"
_LIST = "许多报告的目录"
_LISTED, _LONGEST_TITLE = 3, 90


class Sign(NamedTuple):
    """A sign: its weight, what it is called, where it stands; ``other`` names what it speaks for, empty for the kind.

    ``kind`` is the name of the other kind of report where packs for it are shipped.
    """

    weight: int
    what: str
    span: Span | None
    other: str = ""
    kind: str = ""


def signs_of(document: Document, rulebook: Rulebook) -> list[Sign]:
    """Return all signs that a document gives, for its kind and against it."""
    opening = list(_of_opening(document, rulebook))
    shown = {sign.weight for sign in opening if sign.other == ""}
    title = _of_title(document, rulebook, announced=_ANNOUNCED in shown, opened=bool(shown))
    return [*title, *opening, *_of_text(document, rulebook)]


def _against(weight: int, what: str, span: Span | None, other: LookAlike) -> Sign:
    return Sign(weight, what, span, other.name, other.kind)


def _of_title(document: Document, rulebook: Rulebook, *, announced: bool, opened: bool) -> Iterator[Sign]:
    """Return what the title shows; the text announces a report of the kind, or opens with its matter."""
    title = document.metadata.title
    kind = rulebook.kind
    if title is None:
        yield from _of_headline(
            document, kind, taken_back=announced or (opened and _has_all_parts(document, kind))
        )
        return
    other = by_title(title.name, kind, rulebook.lexicon)
    issuer = document.metadata.issuer
    if other is None and issuer is not None and title.name.startswith(issuer.name):
        other = by_issuer(issuer.name, kind)
    remark = next(filter(None, (by_remark(line, kind) for line in document.head)), None)
    if remark is not None:
        yield _against(_DECIDES, "题名", None, remark)
    first = since(title.name)
    if first is not None and _goes_on(document, first):
        other = other or of_time(SEVERAL, kind)
    carried = other is not None and other.carries and opened and not _of_other_matter(title.name, other, kind)
    if other is not None and (
        _holds_report(title.name, document, kind) or (carried and _has_all_parts(document, kind))
    ):
        yield Sign(3, "题名", title.span)
    elif other is not None:
        yield _against(_DECIDES, "题名", title.span, other)
    elif subject_in(title.name, kind) is not None:
        if foreign_matter(title.name, kind):
            yield Sign(1, "题名", title.span)
            # An announcement of the kind takes back what the title says beside the matter.
            yield Sign(2 if announced else 5, "题名", title.span, _OTHER_TITLE)
        else:
            named = 3 if issuer is not None or _has_voice(document) else 2
            yield Sign(4 if year_in(title.name) is not None else named, "题名", title.span)
    else:
        unit = unit_of(title.name, rulebook.lexicon)
        # A title on law in general may be an unusual one of the kind; one on a part of the matter (行政复议) is not.
        general = any(subject[:_STEM] in title.name for subject in kind.subjects)
        topical = general and evaluate(kind.topics, unit) is not None
        yield Sign(2 if topical else 3, "题名", title.span, _OTHER_TITLE)


def _of_other_matter(title: str, carrier: LookAlike, kind: Kind) -> bool:
    """Whether the title of what may carry a report names another matter: 考核情况的通报."""
    ending = next((one for one in sorted(carrier.endings, key=len, reverse=True) if title.endswith(one)), "")
    return foreign_matter(title.removesuffix(ending) + kind.nouns[0], kind)


def _has_all_parts(document: Document, kind: Kind) -> bool:
    """Whether a text is made of the parts of a report: its headings name them all, or, where it has none, its paragraphs play them."""
    if any(document.heading_parts):
        return REQUIRED.issubset(document.heading_parts)
    played = {sentence.part for sentence in document.sentences}
    return played >= REQUIRED - {LEADER_DUTY} and kind.actors[-1] in document.where


def _holds_report(title: str, document: Document, kind: Kind) -> bool:
    """Whether a letter that hands in a report (关于报送《……报告》的函) is the report: its own sections are the parts of one."""
    cited = title.partition("《")[2].partition("》")[0]
    if (
        not title.endswith(("函", "报告"))
        or not any(word in title for word in _HANDS_IN)
        or not title_of_kind(cited, kind)
    ):
        return False
    return len(set(document.heading_parts) - {None, OTHER}) >= _PARTS_NAMED


def _of_headline(document: Document, kind: Kind, *, taken_back: bool) -> Iterator[Sign]:
    """Return what the lines in front of the body show where none of them is the title of a report.

    A headline that names something of the matter (法治政府建设满意度调查问卷) is that of another document, which an announcement or all
    parts of a report take back (法治政府建设白皮书); several that each name a report of its own are a list of reports.
    """
    lines = [line for line in document.head if not line.endswith("：")]
    named = [line for line in lines if subject_in(line, kind) is not None]
    foreign = next((line for line in named if foreign_matter(line, kind)), None)
    if foreign is not None:
        yield Sign(2 if taken_back else 5, "题名", None, _OTHER_TITLE)
    if len({line for line in named if year_in(line) is not None}) >= _LISTED:
        yield Sign(5, "题名", None, _LIST)


def _goes_on(document: Document, first: int) -> bool:
    """Whether an account since the year ``first`` is one of several years: no date shows that it ends with that year."""
    metadata = document.metadata
    dated = metadata.signed or metadata.published
    return dated is None or int(dated.date[:4]) > first + 1


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
            yield _against(weight, "制发机关", span, body)
            break
    for other, sentence in by_openings(document.head, document.sentences, kind, rulebook.lexicon):
        yield _against(3, "开头", sentence.span if sentence is not None else None, other)
    for sentence in document.sentences[:_OPENING]:
        if evaluate(kind.openings, sentence.unit) is not None:
            yield from _announced(document, sentence, rulebook)
    if document.sentences and opens_with_day(document.sentences[0].text):
        event = of_time(DAY, kind)
        if event is not None:
            yield _against(3, "开头", document.sentences[0].span, event)
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
        yield _against(4 if dated else _SPAN, "开头", sentence.span, length)
        return
    other = by_title(matter + "报告", kind, rulebook.lexicon) if below else None
    if other is not None:
        yield _against(3, "开头", sentence.span, other)
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
    if len(_titles_in(document, kind)) >= _LISTED:
        yield Sign(_LISTING, "内容", None, _LIST)
    for other, sentence in by_text(document, kind):
        yield _against(3, "内容", sentence.span if sentence is not None else None, other)
    for other, span in by_headings(document, kind):
        yield _against(4, "各部分标题", span, other)
    chapter = of_chapters(document, kind)
    if chapter is not None:
        yield _against(3, "章节", chapter[1], chapter[0])
    parts: dict[str, Span] = {}
    for heading in document.headings:
        for part in kind.parts:
            told = part.heading is not None and part.part not in (ACHIEVEMENTS, OTHER)
            if told and part.heading is not None and evaluate(part.heading, heading.unit) is not None:
                parts.setdefault(part.part, heading.span)
        if heading.level == 1:
            length = of_time(time_of(heading.text), kind)
            if length is not None and length.period == "part":
                yield _against(3, "各部分标题", heading.span, length)
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
