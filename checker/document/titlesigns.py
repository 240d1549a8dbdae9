"""What the title of a document shows: that it is a report of the kind, or something else."""

from __future__ import annotations

from collections.abc import Iterator

from checker.document.lookalikes import Sign, against, by_issuer, by_remark, by_title, of_time, unit_of
from checker.document.model import LEADER_DUTY, OTHER, REQUIRED, Document
from checker.document.period import SEVERAL, since
from checker.document.title import title_of_kind
from checker.document.titlewords import foreign_matter, subject_in, without_citations, year_in
from checker.rulebook.habits import words
from checker.rulebook.model import Kind, LookAlike, Rulebook
from checker.text.conditions import evaluate

_DECIDES = 50
"""The weight of a title that names something else: whatever the text says besides."""
_STEM = 2
_PARTS_NAMED = 2
_HANDS_IN = words("报送的说法")
_ISSUES = (*words("公开的说法"), "印发", "下发", "转发")
_SHOWN = 30
"""So much of a title tells what it names."""
LIST = "许多报告的目录"
LISTED = 3
"""So many titles of reports make a list of them."""


def of_title(
    document: Document, rulebook: Rulebook, *, announced: bool, opened: bool, voiced: bool
) -> Iterator[Sign]:
    """Return what the title shows.

    The text is ``announced`` as a report of the kind, or ``opened`` with its matter; ``voiced``: somebody speaks in it, of a year.
    """
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
        yield against(_DECIDES, "题名", None, remark)
    first = since(title.name)
    if first is not None and _goes_on(document, first):
        other = other or of_time(SEVERAL, kind)
    carried = other is not None and other.carries and opened and not _of_other_matter(title.name, other, kind)
    if other is not None and (
        _holds_report(title.name, document, kind) or (carried and _has_all_parts(document, kind))
    ):
        yield Sign(3, "题名", title.span)
    elif other is not None:
        yield against(_DECIDES, "题名", title.span, other)
    elif subject_in(title.name, kind) is not None:
        if foreign_matter(title.name, kind):
            yield Sign(1, "题名", title.span)
            # An announcement of the kind takes back what the title says beside the matter.
            yield Sign(2 if announced else 5, "题名", title.span, _titled(title.name))
        else:
            named = 3 if issuer is not None or voiced else 2
            yield Sign(4 if year_in(title.name) is not None else named, "题名", title.span)
    else:
        unit = unit_of(title.name, rulebook.lexicon)
        # A title on law in general may be an unusual one of the kind; one on a part of the matter (行政复议) is not.
        general = any(subject[:_STEM] in title.name for subject in kind.subjects)
        topical = general and evaluate(kind.topics, unit) is not None
        yield Sign(2 if topical else 3, "题名", title.span, _titled(title.name))


def _of_other_matter(title: str, carrier: LookAlike, kind: Kind) -> bool:
    """Whether the title of what may carry a report names another matter (考核情况的通报), or what else is done with one (征求《……》意见的函)."""
    ending = next((one for one in sorted(carrier.endings, key=len, reverse=True) if title.endswith(one)), "")
    rest = title.removesuffix(ending)
    if "《" in rest and subject_in(rest, kind) is None:
        said = without_citations(rest).rpartition("关于")[2].strip("的")
        return said != "" and not any(word in said for word in (*_HANDS_IN, *_ISSUES))
    return foreign_matter(rest + kind.nouns[0], kind) != ""


def _has_all_parts(document: Document, kind: Kind) -> bool:
    """Whether a text is made of the parts of a report: its headings name them all, or, where it has none, its paragraphs play them."""
    if any(document.heading_parts):
        return REQUIRED.issubset(document.heading_parts)
    played = {sentence.part for sentence in document.sentences}
    return played >= REQUIRED - {LEADER_DUTY} and kind.actors[-1] in document.where


def _titled(title: str) -> str:
    """Return what a document is that only its title tells of."""
    shown = title if len(title) <= _SHOWN else f"{title[:_SHOWN]}……"
    return f"另一种文件（题名是“{shown}”）"


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
        yield Sign(2 if taken_back else 5, "题名", None, _titled(foreign))
    if len({line for line in named if year_in(line) is not None}) >= LISTED:
        yield Sign(5, "题名", None, LIST)


def _goes_on(document: Document, first: int) -> bool:
    """Whether an account since the year ``first`` is one of several years: no date shows that it ends with that year."""
    metadata = document.metadata
    dated = metadata.signed or metadata.published
    return dated is None or int(dated.date[:4]) > first + 1
