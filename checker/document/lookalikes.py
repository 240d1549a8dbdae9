"""What shows that a document is of another kind: its title, who issues it, the way it opens, what it says."""

from __future__ import annotations

from collections.abc import Iterator

from checker.document.issuers import looks_like_issuer
from checker.document.model import Document, Sentence
from checker.document.period import PART, time_of, years_run
from checker.document.titlewords import foreign_matter, plan_behind, subject_in, without_citations, year_in
from checker.rulebook.model import Kind, LookAlike
from checker.text.conditions import Condition, evaluate
from checker.text.lazy import pattern
from checker.text.terms import Lexicon, Span, group
from checker.text.unit import Unit
from checker.values import NamedTuple

_OPENING = 6
_LONGEST_NAME = 24
_LONGEST_REMARK = 6
_OF_ANNEXES = ("附", "含", "不含", "按", "见")
"""What a remark begins with that names what stands beside the text (附件清单) or what it follows (按省定格式)."""
_SECTION = pattern("第[一二三四五六七八九十0-9]{1,3}节")


class Sign(NamedTuple):
    """A sign: its weight, what it is called, where it stands; ``other`` names what it speaks for, empty for the kind.

    ``kind`` is the name of the other kind of report where packs for it are shipped.
    """

    weight: int
    what: str
    span: Span | None
    other: str = ""
    kind: str = ""


def against(weight: int, what: str, span: Span | None, other: LookAlike) -> Sign:
    """Return a sign that speaks for another kind of document."""
    return Sign(weight, what, span, other.name, other.kind)


def by_title(title: str, kind: Kind, lexicon: Lexicon) -> LookAlike | None:
    """Return the other kind of document that a title names, or None."""
    plain = without_citations(title)
    core = plain.split("（", 1)[0] if plain.endswith("）") else plain
    remark = plain[len(core) :].strip("（）")
    unit = unit_of(core, lexicon)
    length = time_of(core)
    if length is not None and (length == PART or year_in(core) is None or years_run(core)):
        other = of_time(length, kind)
        if other is not None:
            return other
    for other in kind.lookalikes:
        if core.endswith(other.endings) and not (_is_of_kind(core, other, kind) or _beside(core, kind)):
            return other
        if remark and len(remark) <= _LONGEST_REMARK and remark.endswith(other.endings):
            return other
        if other.title is not None and evaluate(other.title, unit) is not None and not _beside(core, kind):
            return other
    return None


def _is_of_kind(title: str, other: LookAlike, kind: Kind) -> bool:
    """Whether a title that ends as the ``other`` kind's do is one of the kind: 工作安排 ends both, and is a plan where the title names no account."""
    if not title.endswith(kind.nouns) or not any(one in title for one in kind.subjects):
        return False
    shared = next((one for one in other.endings if title.endswith(one) and one in kind.nouns), "")
    return not shared or any(noun in title.removesuffix(shared) for noun in kind.nouns)


def by_remark(line: str, kind: Kind) -> LookAlike | None:
    """Return the other kind of document that a line in brackets near the title names ((参考模板)), or None.

    How a report is sent (（第3号公告）) does not make it another.
    """
    inner = line[1:-1] if line.startswith("（") and line.endswith("）") else ""
    if not 0 < len(inner) <= _LONGEST_REMARK or inner.startswith(_OF_ANNEXES):
        return None
    return next(
        (other for other in kind.lookalikes if not other.carries and inner.endswith(other.endings)), None
    )


def _beside(title: str, kind: Kind) -> bool:
    """Whether a title names the report first and what it also tells of behind it (年度报告暨履行第一责任人职责情况报告, 工作及2022年工作计划)."""
    before, joint, _ = title.partition("暨")
    named = bool(joint) and subject_in(before, kind) is not None and not foreign_matter(before, kind)
    return named or plan_behind(title, kind)


def of_time(length: str | None, kind: Kind) -> LookAlike | None:
    """Return the kind of document that is an account of several years or of a part of one."""
    if length is None:
        return None
    return next((other for other in kind.lookalikes if other.period == length), None)


def by_issuer(name: str, kind: Kind) -> LookAlike | None:
    """Return the other kind of document that a body of this name issues, or None."""
    plain = name.strip("：: ")
    if len(plain) > _LONGEST_NAME:
        return None
    for other in kind.lookalikes:
        if other.issuers and plain.endswith(other.issuers):
            return other
    return None


def by_openings(
    document: Document, kind: Kind, lexicon: Lexicon
) -> Iterator[tuple[LookAlike, Sentence | None]]:
    """Yield the other kinds that the first lines or sentences show, with the sentence that shows it.

    What stands below a subheading opens nothing: there a report tells of inspections, and what came of them.
    """
    units: list[tuple[Unit, Sentence | None]] = [
        (unit_of(line, lexicon), None) for line in dict.fromkeys(document.head) if not looks_like_issuer(line)
    ]
    units += [
        (one.unit, one)
        for one in document.sentences[:_OPENING]
        if one.heading is None or document.headings[one.heading].parent is None
    ]
    named = {name for unit, _ in units for name in unit.groups}
    for other in kind.lookalikes:
        if other.opening is None or named.isdisjoint(other.opening.needs):
            continue
        for unit, sentence in units:
            if not unit.groups.keys().isdisjoint(other.opening.needs) and _holds(other.opening, unit):
                yield other, sentence
                break


def by_text(document: Document, kind: Kind) -> Iterator[tuple[LookAlike, Sentence | None]]:
    """Yield the other kinds that enough passages of the text show, with the first such sentence."""
    named = _named_in_headings(document)
    for other in kind.lookalikes:
        if other.text is None:
            continue
        candidates = (document.sentences[index] for index in document.candidates(other.text))
        shown = [sentence for sentence in candidates if _holds(other.text, sentence.unit)]
        titled = 0
        if _asks_for(other.text, named):
            titled = sum(1 for heading in document.headings if _holds(other.text, heading.unit))
        if len(shown) + titled >= other.at_least:
            yield other, shown[0] if shown else None


def by_headings(document: Document, kind: Kind) -> Iterator[tuple[LookAlike, Span]]:
    """Yield the other kinds whose matters half of the headings name, and two at least."""
    named = {name for heading in document.headings for name in heading.unit.groups}
    for other in kind.lookalikes:
        if other.headings is None or (other.headings.positive and named.isdisjoint(other.headings.positive)):
            continue
        shown = [heading.span for heading in document.headings if _holds(other.headings, heading.unit)]
        if len(shown) >= 2 and len(shown) * 2 >= len(document.headings):
            yield other, shown[0]


def _named_in_headings(document: Document) -> set[str]:
    """Return the groups of which a heading holds a word."""
    return {name for heading in document.headings for name in heading.unit.groups}


def _asks_for(condition: Condition, named: set[str]) -> bool:
    """Whether a condition is satisfied by one of these groups, or asks for none."""
    return not condition.positive or not named.isdisjoint(condition.positive)


def of_chapters(document: Document, kind: Kind) -> tuple[LookAlike, Span] | None:
    """Return the kind of document that is made of 第三章 and 第一节, where a text is a chapter of one, with where that shows.

    A text that begins with the second chapter is cut out of a book; sections of chapters are found in books and theses only.
    """
    other = next((one for one in kind.lookalikes if one.chapters), None)
    if other is None:
        return None
    if document.headings:
        first = document.headings[0]
        if first.marker.startswith("第") and "章" in first.marker and first.number not in ("一", "1"):
            return other, first.span
    for line in document.lines:
        if line.text[0] == "第" and _SECTION.match(line.text):
            return other, line.source_span(0, len(line.text))
    return None


def _holds(condition: Condition, unit: Unit) -> bool:
    return evaluate(condition, unit) is not None


def unit_of(text: str, lexicon: Lexicon) -> Unit:
    """Return a text that stands alone as conditions see it."""
    return Unit(0, len(text), 0, group(lexicon.scan(text), len(text)), ((0, len(text)),))
