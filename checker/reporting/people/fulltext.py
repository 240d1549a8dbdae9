"""The text of a report in HTML, with the places of the findings highlighted and linked to what is said of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.document.model import Document
from checker.reporting.people.blocks import Detail
from checker.reporting.people.htmlstyle import safe
from checker.reporting.shown import Shown
from checker.reporting.spans import place_span
from checker.results import Finding, Replacement, Result
from checker.rulebook.model import ADVICE, LEVELS, MUST, SHOULD
from checker.text.terms import Span
from checker.values import NamedTuple

SIGNS = {MUST: "必", SHOULD: "规", ADVICE: "提"}


class Spot(NamedTuple):
    """A finding in the text: ``number`` of its matter as both sides name it; ``gone`` is said where nothing could be highlighted.

    ``name`` is the id of the mark, ``back`` that of the element that says what is wrong.
    """

    number: str
    level: str
    span: Span
    gone: str
    title: str
    name: str
    back: str


def spots(report: Shown, document: Document, prefix: str, details: Sequence[Detail]) -> dict[str, Spot]:
    """Return the open findings of a report by their key (``rule/number``), with the numbers of the details that tell of them.

    ``prefix`` begins all ids of this report.
    """
    known = {
        f"{result.rule.id}/{index}": (result, finding)
        for result in report.results
        for index, finding in enumerate(result.outcome.findings)
    }
    found: dict[str, Spot] = {}
    for detail in details:
        for key in detail.keys:
            result, finding = known[key]
            name = f"{prefix}-p{len(found) + 1}"
            found[key] = _spot(document, result, finding, detail.number, name, f"{prefix}-m{detail.number}")
    return found


def _spot(document: Document, result: Result, finding: Finding, number: int, name: str, back: str) -> Spot:
    level = ADVICE if finding.mild else result.rule.level
    text = document.source.text
    start, end = place_span(document, finding)
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    whole = finding.place.span is None and not finding.place.section
    missing = start >= end or (finding.place.span is None and not whole)
    gone = f"{'关于全文' if whole else '此处缺'}：{result.rule.title}" if missing else ""
    # A mark that stands for what is missing comes after the heading under which it belongs.
    span = (end, end) if missing else (start, end)
    return Spot(f"{SIGNS[level]}{number}", level, span, gone, result.rule.title, name, back)


def full_text(
    document: Document, found: Sequence[Spot], prefix: str, changes: Sequence[Replacement] = ()
) -> Iterator[str]:
    """Yield the lines of the text as paragraphs; ``changes`` are the corrections that are certain, in order."""
    source = document.source
    text = source.text
    spread: dict[int, list[Spot]] = {}
    for spot in found:
        first, behind = spot.span
        for number in range(source.position(first).line, source.position(max(first, behind - 1)).line + 1):
            spread.setdefault(number, []).append(spot)
    fixes: dict[int, list[Replacement]] = {}
    for change in changes:
        fixes.setdefault(source.position(change.span[0]).line, []).append(change)
    titles: dict[int, list[Span]] = {}
    for heading in document.headings:
        start, end = heading.span
        if source.text.endswith(heading.marker, 0, start):
            start -= len(heading.marker)
        for number in range(source.position(start).line, source.position(end - 1).line + 1):
            titles.setdefault(number, []).append((start, end))
    starts = source.line_starts
    for at, start in enumerate(starts[: source.line_count]):
        end = starts[at + 1] if at + 1 < len(starts) else len(text)
        while end > start and text[end - 1] in "\r\n":
            end -= 1
        here = spread.get(at + 1, [])
        line = _line(text, (start, end), here, titles.get(at + 1, []), fixes.get(at + 1, []))
        yield f'<p id="{prefix}-L{at + 1}" data-n="{at + 1}">{line}</p>\n'


def _line(text: str, line: Span, here: list[Spot], titles: list[Span], fixes: list[Replacement]) -> str:
    start, end = line
    cuts = {start, end}
    comes = {min(fix.span[1], end): fix.text for fix in fixes if fix.text}
    goes = [fix.span for fix in fixes if fix.span[1] > fix.span[0]]
    for span in (*(spot.span for spot in here), *titles, *(fix.span for fix in fixes)):
        cuts.update(min(max(offset, start), end) for offset in span)
    edges = sorted(cuts)
    pieces: list[str] = []
    ranks = {spot: rank for rank, spot in enumerate(here)}
    begun: dict[int, list[Spot]] = {}
    for spot in here:
        begun.setdefault(min(max(spot.span[0], start), end), []).append(spot)
    covering: list[Spot] = []
    for at, edge in enumerate(edges):
        new = begun.get(edge, [])
        if edge in comes:
            pieces.append(f"<ins>{safe(comes[edge])}</ins>")
        pieces += [_gone(spot) for spot in new if spot.gone]
        if at + 1 == len(edges):
            break
        behind = edges[at + 1]
        covering = [spot for spot in (*covering, *new) if not spot.gone and spot.span[1] > edge]
        covering.sort(key=ranks.__getitem__)
        shown = safe(text[edge:behind])
        if any(first <= edge < last for first, last in titles):
            shown = f"<b>{shown}</b>"
        if any(first <= edge < last for first, last in goes):
            shown = f"<del>{shown}</del>"
        if not covering:
            pieces.append(shown)
            continue
        worst = min(covering, key=lambda spot: LEVELS.index(spot.level))
        opening = [spot for spot in covering if spot.span[0] == edge]
        closing = [spot for spot in covering if spot.span[1] == behind]
        pieces += [f'<span id="{spot.name}"></span>' for spot in opening]
        said = "".join(f'<span class="vh">〔{spot.number}开始〕</span>' for spot in opening)
        ended = "".join(f'<span class="vh">〔{spot.number}结束〕</span>' for spot in closing)
        pieces.append(f'<mark class="{worst.level}">{said}{shown}{ended}</mark>')
        pieces += [reference(spot.back, spot, f"回到问题{spot.number}：{spot.title}") for spot in closing]
    return "".join(pieces)


def _gone(spot: Spot) -> str:
    told = f"{spot.gone}〔{spot.number}〕"
    return f'<a class="ref gone {spot.level}" id="{spot.name}" href="#{spot.back}">{safe(told)}</a>'


def reference(target: str, spot: Spot, label: str) -> str:
    """Return a link to the other side of a finding."""
    return f'<a class="ref {spot.level}" href="#{target}" aria-label="{safe(label)}">〔{spot.number}〕</a>'


def place_link(spot: Spot) -> str:
    """Return the link from what is said of a finding to its place in the text."""
    return reference(spot.name, spot, f"看原文中的位置{spot.number}")
