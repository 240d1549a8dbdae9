"""``miswritings``: fixed phrases with one wrong character, and miswritings that are known as such.

A slip is told where the passage falls into fewer words with the phrase in its place (checker/text/words.py): what lies across two
words (公共安全产生) is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.outcome import Context, Findings, fill, finding_of, found, met
from checker.checks.ready import ready
from checker.checks.running import overlaps, place_in, title_and_body, told_by
from checker.checks.wording.points import deadlines, plenums, slogans
from checker.document.flow import Flow
from checker.document.model import Document
from checker.results import Outcome, Replacement
from checker.rulebook import option
from checker.rulebook.model import Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.alike import Alike
from checker.text.around import covers, spans, stands_open
from checker.text.lookalikes import misread
from checker.text.names import Names
from checker.text.phrases import Phrases
from checker.text.terms import Span
from checker.values import NamedTuple

_NEAR = 40


class Dated(NamedTuple):
    """A phrase that is fixed only since a reporting year."""

    phrase: str = option.text("固定用语")
    from_: int = option.year("从哪个报告年度起")


class Miswriting(NamedTuple):
    """A known miswriting."""

    wrong: str = option.text("错误的写法")
    right: str = option.text("正确的写法")
    near: tuple[str, ...] = option.words("近处要有其中一个词", default=())
    except_: tuple[str, ...] = option.words("包含错误写法、本身正确的词", default=())
    from_: int | None = option.year("从哪个报告年度起算错", default=None)
    until: int | None = option.year("到哪个报告年度止算错", default=None)


class Options(NamedTuple):
    """The options of ``miswritings``."""

    phrases: tuple[str, ...] = option.words("固定用语：写错一个字就能查出来", default=())
    dated: tuple[Dated, ...] = option.many(Dated, "从某个报告年度起才固定的用语", default=())
    alike: tuple[str, ...] = option.listed("词表：容易互相写错的字，一组一个词", default=())
    allowed: tuple[str, ...] = option.words("看上去像写错、其实正确的词", default=())
    tails: tuple[str, ...] = option.words("少了最后一个字也通的用语的末尾", default=())
    lookalikes: tuple[str, ...] = option.words(
        "一般词语里常互相写错的字：前一半是错的，后一半是对的；写错的字在那里不成词、写对了成词，才算错",
        default=(),
    )
    usual: tuple[str, ...] = option.words("含有上面前一半的字、本身正确的常用词", default=())
    words: tuple[Miswriting, ...] = option.many(Miswriting, "已知的错误写法", default=())
    names: tuple[str, ...] = option.words(
        "国家、党、会议、思想、职务等长名称：错一个字、中间漏一两个字都能查出来", default=()
    )
    other_names: tuple[str, ...] = option.words("与长名称相近的别的正确名称", default=())
    not_in_titles: tuple[str, ...] = option.words("书名号里不查的写法", default=())
    told_by: tuple[str, ...] = option.rules("其他规则的编号：它们已经指出的不再重复", must_exist=False)
    unmet: Texts = option.texts("写错时的说明", wrong="错误的写法", right="正确的写法")
    one: str = option.message("只有一处时的结论", first="那一处的说明")
    several: str = option.message("有几处时的结论", count="有几处", first="第一处的说明")


def check_miswritings(document: Document, rule: Rule, context: Context) -> Outcome:
    """Look for wrong characters."""
    options: Options = rule.options
    year = document.metadata.year
    body = title_and_body(document, context)
    told = told_by(context, options.told_by)
    faults: dict[int, tuple[Span, str]] = {}
    dated = tuple(entry.phrase for entry in options.dated if year is not None and year >= entry.from_)
    phrases = ready(context.rulebook, rule, dated, lambda: _phrases(options, dated))
    names = ready(context.rulebook, rule, "names", lambda: _names(options))
    for miss in (*names.misses(body.text), *phrases.misses(body.text)):
        wrong = body.text[miss.start : miss.end]
        if not _excused(body, miss.start, wrong, options):
            right = miss.phrase
            if wrong.endswith("法") and not right.endswith("法") and body.text.startswith("》", miss.end):
                right += "法"  # 《行政处法》 is the law's name without 罚, not 行政处罚
            faults.setdefault(miss.start, ((miss.start, miss.end), right))
    general = misread(body.text, options.lookalikes, options.usual)
    for span, right in (
        *_known(body, options, year),
        *plenums(body.text),
        *deadlines(body.text),
        *slogans(body.text),
        *((span, right) for span, right in general if not _in_title(body, span[0])),
    ):
        faults.setdefault(span[0], (span, right))
    findings = Findings()
    last = -1
    for start in sorted(faults):
        span, right = faults[start]
        if span[0] < last:
            continue
        source = body.source_span(*span)
        if overlaps(source, told):
            continue
        last = span[1]
        if not findings.wants():
            continue
        wrong = body.text[span[0] : span[1]]
        findings.add(
            finding_of(
                options.unmet,
                place_in(body, *span),
                {"wrong": wrong, "right": right},
                fix=(Replacement(source, right),) if _certain(body, span) else (),
            )
        )
    count = findings.count
    if count:
        conclusion = options.several if count > 1 else options.one
        first = findings.told[0].message
        return found(findings.told, fill(conclusion, {"count": count, "first": first}), count)
    return met((), "核对了固定用语，没有发现写错的。")


def _phrases(options: Options, dated: tuple[str, ...]) -> Phrases:
    right = [*options.phrases, *dated]
    return Phrases(right, options.allowed, Alike(options.alike), options.tails)


def _names(options: Options) -> Names:
    return Names(options.names, options.other_names, Alike(options.alike))


def _certain(body: Flow, span: Span) -> bool:
    """Whether a wrong phrase can be replaced as it stands: it is nobody's title and the source has it in one piece."""
    return body.exact(*span) is not None and not _in_title(body, span[0])


def _excused(body: Flow, start: int, wrong: str, options: Options) -> bool:
    return any(word in wrong and _in_title(body, start) for word in options.not_in_titles)


def _in_title(body: Flow, at: int) -> bool:
    return stands_open(body.text, at, (("《", "》"),), first=body.line_span(at)[0])


def _known(body: Flow, options: Options, year: int | None) -> Iterator[tuple[Span, str]]:
    """Yield where a known miswriting stands and what is right."""
    text = body.text
    for entry in options.words:
        wrong = entry.wrong
        if wrong not in text or not _in_years(entry, year):
            continue
        for at, end in spans(text, wrong):
            left, right = body.line_span(at)
            around = text[max(left, at - _NEAR) : min(right, end + _NEAR)]
            if (
                not any(covers(text, word, (at, end)) for word in entry.except_)
                and (not entry.near or any(word in around for word in entry.near))
                and not _excused(body, at, wrong, options)
            ):
                yield (at, end), entry.right


def _in_years(entry: Miswriting, year: int | None) -> bool:
    """Whether an entry holds in a reporting year; one that is bound to years does not hold where the year is unknown."""
    if entry.from_ is None and entry.until is None:
        return True
    return (
        year is not None
        and (entry.from_ is None or entry.from_ <= year)
        and (entry.until is None or year <= entry.until)
    )


MISWRITINGS = CheckKind("miswritings", "固定用语写错", Options, check_miswritings)
