"""``superseded``: an instrument is not relied upon after another took its place.

A clause relies on an instrument where it says that it was followed, carried out, learned or spread (``uses``) and nothing in the
sentence tells of the past (``past``) or of its replacement. In the first year after its time (``transition``) it is
questioned only mildly, and not where the successor is cited too.
"""

from __future__ import annotations

from checker.checks.outcome import Context, finding_of, found, met, skipped
from checker.checks.ready import ready
from checker.checks.running import place_in, title_and_body
from checker.document.flow import Flow
from checker.document.model import Document
from checker.results import Finding, Outcome, Place
from checker.rulebook import option
from checker.rulebook.model import Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.around import SENTENCE_ENDS, clause_around
from checker.text.terms import Span
from checker.text.titles import CitedTitle, read_title, titles_in
from checker.values import NamedTuple


class Replaced(NamedTuple):
    """An instrument that another took the place of."""

    title: str = option.text("题名")
    years: str = option.text("题名后面括号里的起止年份", default="")
    until: int = option.year("最后一个可以照旧引用的报告年度")
    transition: bool = option.flag("下一个报告年度只提示核对")
    check_only: bool = option.flag("不知道有没有代替它的文件，只提示核对")
    by: str = option.text("由什么代替")


class Options(NamedTuple):
    """The options of ``superseded``."""

    instruments: tuple[Replaced, ...] = option.many(Replaced, "已经被代替的文件")
    uses: tuple[str, ...] = option.words("说明文件作为依据的词")
    past: tuple[str, ...] = option.words("说明讲的是过去的词")
    issuers: tuple[str, ...] = option.words("可以写在题名前面的机关", default=())
    unmet: Texts = option.texts(
        "引用了已经被代替的文件时的说明",
        name="引用的文件",
        by="代替它的文件",
        until="最后一个可以照旧引用的年度",
        year="报告年度",
    )
    expired: Texts = option.texts(
        "只提示核对（check_only）时的说明",
        name="引用的文件",
        by="instruments 里 by 写的话",
        until="规划期的最后一年",
        year="报告年度",
    )


def check_superseded(document: Document, rule: Rule, context: Context) -> Outcome:
    """Look for instruments relied upon after their time."""
    options: Options = rule.options
    year = document.metadata.year
    if year is None:
        return skipped("不知道报告年度，无法判断引用的文件是否有效。")
    body = title_and_body(document, context)
    issuers = options.issuers
    cited = [
        (span, read_title(body.text[span[0] + 1 : span[1] - 1], issuers)) for span in titles_in(body.text)
    ]
    if not cited:
        return skipped("全文没有引用《》文件。")
    titles = ready(
        context.rulebook,
        rule,
        "titles",
        lambda: [(read_title(entry.title, issuers).core, entry) for entry in options.instruments],
    )
    old = [(core, entry) for core, entry in titles if year > entry.until]
    findings: list[Finding] = []
    evidence: list[Place] = []
    for span, title in cited:
        entry = next((entry for core, entry in old if core == title.core and _same_years(entry, title)), None)
        if entry is None:
            if not evidence:
                evidence.append(place_in(body, *span))
        elif _relied_upon(body, span, options):
            finding = _finding(body, span, entry, year, [other for _, other in cited], options)
            if finding is not None:
                findings.append(finding)
    if findings:
        return found(findings, findings[0].message)
    return met(evidence, "没有把已经被代替的文件当作现行文件引用。")


def _same_years(entry: Replaced, title: CitedTitle) -> bool:
    if not entry.years:
        return True
    return any(bracket.replace("年", "") == entry.years.replace("年", "") for bracket in title.brackets)


def _relied_upon(body: Flow, span: Span, options: Options) -> bool:
    start, end = clause_around(body.text, span, SENTENCE_ENDS, body.line_span(span[0]))
    around = body.text[start : span[0]] + body.text[span[1] : end]
    return any(word in around for word in options.uses) and not any(word in around for word in options.past)


def _finding(
    body: Flow,
    span: Span,
    entry: Replaced,
    year: int,
    cited: list[CitedTitle],
    options: Options,
) -> Finding | None:
    values = {"name": body.text[span[0] : span[1]], "by": entry.by, "until": entry.until, "year": year}
    if entry.check_only:
        return finding_of(options.expired, place_in(body, *span), values, mild=True)
    transition = entry.transition and year == entry.until + 1
    if transition:
        successor = read_title(entry.by.strip("《》"), options.issuers)
        if successor in cited:
            return None
    return finding_of(options.unmet, place_in(body, *span), values, mild=transition)


SUPERSEDED = CheckKind("superseded", "引用的文件是否现行", Options, check_superseded)
