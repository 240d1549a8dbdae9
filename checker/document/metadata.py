"""What a report says about itself: issuer, level, reporting year, dates, signature."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from checker.document.addressee import addressed_cities, name_over_addressee
from checker.document.closing import CONTACT
from checker.document.dates import find_dates, is_date_line
from checker.document.issuers import (
    PRINTED,
    level_of,
    level_of_we,
    looks_like_issuer,
    looks_like_place,
    signed_in_one_line,
    without_seal,
)
from checker.document.lines import RawLine
from checker.document.model import Dated, Heading, Line, Metadata, Named, Sentence
from checker.document.publication import (
    PUBLISHED,
    SIGNED,
    announced_date,
    below_title,
    dated_under_title,
    labelled_date,
    page_date,
    value_below,
)
from checker.document.subjects import most_named, opening_subject
from checker.document.title import Title
from checker.document.years import reporting_year, stated_years
from checker.rulebook.habits import words
from checker.rulebook.model import Kind
from checker.text.lazy import pattern

_SOURCES = words("发布机构的栏目")
_FILLED_IN = pattern(
    "(?:填报|报送|上报)(?:单位|机关|部门)(?:（[^（）]{0,4}[章印]）)?：?(.+?)(?:(?:填报|报送|上报)(?:日期|时间)：?.*)?$"
)
"""The line in which a form names who hands it in, with the date or without."""
_NEXT_LABEL = pattern("(?:(?:发布|公开|成文|生成)?(?:日期|时间)|浏览(?:次数|量)?|字[号体])[：】\\]]")
"""What begins the next label where a page prints several in one line."""


def read_metadata(
    title: Title | None,
    head: Sequence[RawLine],
    tail: Sequence[RawLine],
    closing: Sequence[Line],
    letter: Sequence[Line],
    headings: Sequence[Heading],
    sentences: Sequence[Sentence],
    text: str,
    kind: Kind,
) -> Metadata:
    """Collect the metadata; ``text`` is the normalised text of the body, ``letter`` the signature of a covering letter."""
    ends = [RawLine(line.source_offset(0), line.end, line.text) for line in closing if line.text]
    published = labelled_date((*head, *ends, *tail), PUBLISHED)
    printed = page_date(head, title) if published is None else None
    published = published or (printed.dated if printed is not None else None)
    published = announced_date(sentences, published) or published
    signed, signature = _closing(closing)
    if letter:
        handed_in, sender = _closing(letter)
        signed, signature = signed or handed_in, signature or sender
    signed = signed or labelled_date((*head, *ends, *tail), SIGNED) or dated_under_title(head, title)
    signature = (
        signature
        or _under_title(head, title)
        or _page_source(head)
        or (printed.source if printed is not None else None)
    )
    own = level_of_we(text)
    above = name_over_addressee(head) if title is None or title.issuer is None else None
    issuer = above or _issuer(title, signature, lambda: opening_subject(sentences, own, text), text)
    if issuer is None and own not in (None, "department", "township"):
        # A place's own plans and rules bear its name (《某某区2023年……工作清单》 in a report of 我区).
        issuer = most_named(text, quoted=True)
        issuer = issuer if issuer is not None and own == level_of(issuer.name, text) else None
    if (
        issuer is not None
        and issuer.span is None
        and own in ("department", "township")
        and own != level_of(issuer.name, text)
    ):
        issuer = None  # a place that is only named often is not who speaks
    years = stated_years(title, headings, sentences, kind)
    year = reporting_year(years, sentences, signed, published)
    level = (level_of(issuer.name, text, addressed_cities(head)) if issuer else None) or own
    if issuer is not None and issuer.name.endswith(_OFFICES) and own not in (None, "department"):
        level = own  # the office of a government speaks for it
    return Metadata(
        Named(title.text, title.span) if title else None,
        issuer,
        level,
        year,
        years.stated,
        published,
        signed,
        signature,
    )


def _closing(lines: Sequence[Line]) -> tuple[Dated | None, Named | None]:
    signed: Dated | None = None
    names: list[Named] = []
    # The imprint tells who printed the document and when, not who signed it.
    for line in [line for line in lines if not line.text.endswith(PRINTED)] or lines:
        text, at = line.text, 0
        for date, span in find_dates(text):
            before = text[: span[0]].removesuffix("（")
            # Without a signature the line that names whom to ask may hold the date: 联系科室：政策法规科 2024年1月25日.
            noted = signed is None and before.startswith(CONTACT) and span[1] == len(text)
            behind = text[span[1] :] if not before else ""
            if is_date_line(text) or looks_like_issuer(before) or looks_like_issuer(behind) or noted:
                signed = Dated(date, line.source_span(*span))
                text, at = (before, 0) if before else (behind, span[1])
        label = _FILLED_IN.match(text)
        if label is not None:
            text, at = label[1], label.start(1)
        text = without_seal(text)
        if text and looks_like_issuer(text):
            names.append(Named(text, line.source_span(at, at + len(text))))
    if not names:
        return signed, None
    name = " ".join(entry.name for entry in names)
    spans = [entry.span for entry in names if entry.span]
    return signed, Named(name, (spans[0][0], spans[-1][1]))


def _under_title(head: Sequence[RawLine], title: Title | None) -> Named | None:
    """Return the issuer with the date below the title: in one line of brackets (（望川区人民政府 2026年2月6日）), or beside the date in two lines."""
    rows = below_title(head, title)
    for raw in rows[:2]:
        text = raw.text.strip(" ")
        if text[:1] != "（" or not signed_in_one_line(text[1:-1]):
            continue
        for _, (left, right) in find_dates(text):
            name = text[1:left].strip(" ") or text[right:-1].strip(" ")
            start = raw.start + raw.text.find(name)
            return Named(name, (start, start + len(name)))
    pairs = list(pairwise(rows))
    for raw, other in (*pairs, *((below, above) for above, below in pairs)):
        name = raw.text.strip(" ")
        if looks_like_issuer(name) and is_date_line(other.text.replace(" ", "").strip("（）")):
            start = raw.start + raw.text.find(name)
            return Named(name, (start, start + len(name)))
    return None


def _page_source(head: Sequence[RawLine]) -> Named | None:
    for line in head:
        for label in _SOURCES if line.text else ():
            at = line.text.find(label)
            if at < 0:
                continue
            raw = line
            value = _NEXT_LABEL.split(raw.text[at + len(label) :].lstrip("： ]】|"))[0]
            below = value_below(line, head, label)
            if below is not None:
                raw, at, value = below, 0, below.text.strip(" ")
            value = value.split(" ", 1)[0].strip("[]【】|｜")
            if looks_like_issuer(value) or looks_like_place(value):
                start = raw.start + raw.text.find(value, at)
                return Named(value, (start, start + len(value)))
    return None


_OFFICES = ("人民政府办公厅", "人民政府办公室")


def _issuer(
    title: Title | None, signature: Named | None, opening: Callable[[], Named | None], text: str
) -> Named | None:
    if title is not None and title.issuer is not None:
        return Named(title.issuer, title.span)
    if signature is not None and signature.name.endswith(_OFFICES):
        # The office of a government publishes for it (来源：某省人民政府办公厅).
        signature = signature._replace(name=signature.name[: -len("办公厅")])
    if signature is not None and (looks_like_issuer(signature.name) or " " in signature.name):
        inside = opening()
        # A site of the next higher body may stand as source: the text's own subject goes before it.
        return (
            inside
            if inside is not None and signature.span and _page_of_another(signature, inside, text)
            else signature
        )
    return opening() or most_named(text)


def _page_of_another(signature: Named, subject: Named, text: str) -> bool:
    return text.count(signature.name) == 0 and not signature.name.startswith(subject.name[:2])
