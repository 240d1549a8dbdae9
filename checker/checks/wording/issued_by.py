"""``issued-by``: an instrument is given to the office that issued it.

Only offices that stand right before the title, or behind it after 由, are compared: 落实国务院部署，按照《……》 gives it to nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.checks.outcome import Context, finding_of, found, met, skipped
from checker.checks.ready import ready
from checker.checks.running import place_in, title_and_body
from checker.document.flow import Flow
from checker.document.model import Document
from checker.results import Finding, Outcome, Place
from checker.rulebook import option
from checker.rulebook.model import Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.lazy import pattern
from checker.text.terms import Span
from checker.text.titles import read_title, titles_in
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from re import Pattern

_FAR = 40


class Instrument(NamedTuple):
    """An instrument and who issued it."""

    title: str = option.text("题名")
    by: tuple[tuple[str, ...], ...] = option.word_groups("制定、印发的机关，一组是联合印发的全部机关")


class Office(NamedTuple):
    """An office."""

    name: str = option.text("机关名称")
    short: tuple[str, ...] = option.words("简称", default=())


class NumberMark(NamedTuple):
    """Whose documents bear a number."""

    mark: str = option.text("发文字号的开头")
    by: str = option.text("机关名称")


class Options(NamedTuple):
    """The options of ``issued-by``."""

    instruments: tuple[Instrument, ...] = option.many(Instrument, "文件和印发机关")
    issuers: tuple[Office, ...] = option.many(Office, "机关和简称")
    numbers: tuple[NumberMark, ...] = option.many(NumberMark, "发文字号和机关", default=())
    verbs: tuple[str, ...] = option.words("印发一类的词")
    unmet: Texts = option.texts("机关写错时的说明", name="写的题名", right="印发的机关", written="写的机关")

    def names(self) -> dict[str, str]:
        """Return the full name of each office by the names that it is written with."""
        return {written: entry.name for entry in self.issuers for written in (entry.name, *entry.short)}

    def expressions_made(self) -> tuple[Pattern[str], Pattern[str], Pattern[str]]:
        """Return what offices look like before a title, behind it, and one by one."""
        name = "|".join(map(_escaped, sorted(self.names(), key=len, reverse=True)))
        listed = f"((?:{name})(?:(?:、|和|与)?(?:{name}))*)"
        verbs = "|".join(map(_escaped, self.verbs))
        return (
            pattern(f"{listed}(?:联合|共同)?(?:{verbs})?(?:了|的)?(?:关于印发)?$"),
            pattern(f"^(?:（[^）]*）)?是?由{listed}(?:联合|共同)?(?:{verbs})"),
            pattern(name),
        )


def _escaped(word: str) -> str:
    """Return a word as an expression that finds it (re.escape, whose module a run without expressions of its own need not import)."""
    return "".join(char if char.isalnum() else f"\\{char}" for char in word)


class Offices:
    """Reads the offices that stand before and behind a title."""

    def __init__(self, options: Options) -> None:
        self.names = options.names()
        self._before, self._behind, self._one = options.expressions_made()
        issuers = tuple(sorted(self.names, key=len, reverse=True))
        titles = [(read_title(entry.title, issuers), entry) for entry in options.instruments]
        self.right = {title.core: list(entry.by) for title, entry in titles}
        self._titled = frozenset(title.core for title, _ in titles if title.issued)
        self.issuers = issuers
        self.numbers = [(entry.mark, entry.by) for entry in options.numbers]

    def named(self, before: str, after: str) -> list[str]:
        """Return the offices to which a title is given, in the words of the text; none where nothing shows it."""
        match = self._before.search(before)
        if match is not None and before[match.start() - 1 : match.start()] in tuple("、和与及省市县区部"):
            return []
        match = match or self._behind.search(after)
        return self._one.findall(match[1]) if match is not None else []

    def inside(self, name: str) -> list[str]:
        """Return the offices with which a title begins, where the title itself holds none: another there is a wrong title."""
        if read_title(name, self.issuers).core in self._titled:
            return []
        head, about, _ = name.partition("关于")
        found = self._one.findall(head)
        return found if about and "".join(found) == head.replace("、", "").replace(" ", "") else []


def check_issued_by(document: Document, rule: Rule, context: Context) -> Outcome:
    """Compare the offices named with titles."""
    options: Options = rule.options
    body = title_and_body(document, context)
    offices = ready(context.rulebook, rule, None, lambda: Offices(options))
    findings: list[Finding] = []
    evidence: list[Place] = []
    for span in titles_in(body.text):
        name = body.text[span[0] + 1 : span[1] - 1]
        left, right = body.line_span(span[0])
        before = body.text[max(left, span[0] - _FAR) : span[0]]
        after = body.text[span[1] : min(right, span[1] + _FAR)]
        groups = offices.right.get(read_title(name, offices.issuers).core) or _by_number(
            after, offices.numbers
        )
        if not groups:
            continue
        for written in (offices.named(before, after), offices.inside(name)):
            given = frozenset(offices.names[word] for word in written)
            if not given:
                continue
            if any(given == frozenset(group) for group in groups):
                evidence = evidence or [place_in(body, *span)]
                continue
            findings.append(_finding(body, span, written, given, groups, options.unmet))
            break
    if findings:
        return found(findings, findings[0].message)
    if not evidence:
        return skipped("没有写明印发机关的文件。")
    return met(evidence, "文件的印发机关没有写错。")


def _by_number(after: str, numbers: Sequence[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Return who issued a document by the number that stands in brackets behind its title."""
    return next(
        ([(by,)] for mark, by in numbers if after.startswith((f"（{mark}（", f"（{mark}〔", f"（{mark}["))),
        [],
    )


def _finding(
    body: Flow,
    span: Span,
    written: Sequence[str],
    given: frozenset[str],
    groups: Sequence[tuple[str, ...]],
    texts: Texts,
) -> Finding:
    right = "，或者".join("、".join(group) for group in groups[:2])
    part = any(given < frozenset(group) for group in groups) and "国务院" not in given
    return finding_of(
        texts,
        place_in(body, *span),
        {"name": body.text[slice(*span)], "right": right, "written": "、".join(written)},
        mild=part,
    )


ISSUED_BY = CheckKind("issued-by", "文件的印发机关", Options, check_issued_by)
