"""``draft-traces``: what a draft leaves behind: placeholders, notes to the writer, tracked changes.

Parameters: ``units`` (what is counted: a cross, an N or 00 before one is a figure not yet filled in), ``notes`` (a bracket that
begins or ends with one is a note to the writer), ``whole`` (a bracket that says nothing else), ``phrases`` (notes without
brackets), ``status`` (征求意见稿 …, as a mark beside the title), ``cases`` (words of a case report, in which ×× hides a name).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.checks.body import section_at
from checker.checks.disclosure.everywhere import Passage, passages
from checker.checks.disclosure.placeholders import clause_of, find_traces, normalised
from checker.checks.outcome import Context, found, met, quote_of, span_place
from checker.document.model import Document
from checker.reading.source import (
    ALT,
    COMMENT,
    DELETED,
    FOOTER,
    HEADER,
    HIDDEN,
    INSERTED,
    PLACEHOLDER,
    PROPERTY,
    STRUCK,
    WATERMARK,
)
from checker.results import Finding, Outcome, Place
from checker.rulebook import option
from checker.rulebook.model import Rule
from checker.rulebook.option import CheckKind
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

_LONGEST_HEAD = 60
_SHOWN = (HEADER, FOOTER, WATERMARK, PROPERTY, ALT)
"""Asides in which a trace is one; what is deleted, hidden or a comment is told as such."""
_REMEDY = "请补上真实内容，或者删去。"


class Options(NamedTuple):
    """The options of ``draft-traces``."""

    units: tuple[str, ...] = option.words("单位：前面是×、N、00的，是没有填的数字")
    notes: tuple[str, ...] = option.words("括号以这些词开头或者结尾的，是起草时的提示")
    whole: tuple[str, ...] = option.words("括号里只有这些词的，是起草时的提示")
    nouns: tuple[str, ...] = option.words("whole 里的名词：紧跟在别的名词后面的是说明，不是提示", default=())
    phrases: tuple[str, ...] = option.words("不用括号的提示")
    status: tuple[str, ...] = option.words("稿本标志，写在题名旁边的")
    cases: tuple[str, ...] = option.words("典型案例的词：案例里用××隐去名称的不算")


def check_draft_traces(document: Document, rule: Rule, context: Context) -> Outcome:
    """Look for traces of a draft."""
    findings: list[Finding] = []
    markdown = document.source.format == "md"
    for passage in passages(document, context):
        if passage.aside is None or passage.aside.kind in _SHOWN:
            findings += _traces(document, passage, rule.options, markdown=markdown)
    findings += _unfilled(document)
    findings += _tracked(document)
    if findings:
        return found(findings, findings[0].message)
    return met((), "没有草稿痕迹。")


def _traces(
    document: Document, passage: Passage, options: Mapping[str, Any], *, markdown: bool
) -> Iterator[Finding]:
    """Yield a finding for each clause that has a trace."""
    text = normalised(passage.text)
    spans = find_traces(text, options, markdown=markdown)
    if (
        passage.aside is not None and not spans
    ):  # a head or a watermark is no sentence: the word alone is the mark
        word = next((word for word in options["status"] if word in text), None)
        if word is not None and len(text) <= _LONGEST_HEAD and "《" not in text:
            spans = {(text.index(word), text.index(word) + len(word)): "留有稿本标志"}
    printed = document.source.text if passage.aside is None else passage.text
    last_clause = (-1, -1)
    last_end = -1
    for span in sorted(spans):
        clause = clause_of(text, span)
        if clause == last_clause or span[0] < last_end:
            continue
        last_clause, last_end = clause, span[1]
        quote = quote_of(printed[clause[0] : clause[1]])
        yield Finding(
            f"{passage.inside}{spans[span]}：“{quote}”。", _REMEDY, passage.place(document, clause, quote)
        )


def _unfilled(document: Document) -> Iterator[Finding]:
    """Yield the content controls of Word that still show what is to be filled in."""
    for extra in document.source.extras:
        if extra.kind == PLACEHOLDER and extra.span is not None:
            quote = quote_of(extra.text)
            yield Finding(
                f"Word 的内容控件没有填写：“{quote}”。",
                _REMEDY,
                Place(extra.span, section_at(document, extra.span[0]), quote),
            )


def _tracked(document: Document) -> Iterator[Finding]:
    names = {INSERTED: "插入", DELETED: "删除", STRUCK: "划去的文字", HIDDEN: "隐藏文字", COMMENT: "批注"}
    extras = [extra for extra in document.source.extras if extra.kind in names]
    if not extras:
        return
    counts = [
        f"{name}{count}处" for kind, name in names.items() if (count := sum(e.kind == kind for e in extras))
    ]
    first = next((extra for extra in extras if extra.span is not None), extras[0])
    place = Place(None, (), "")
    if first.span is not None:
        # What was deleted stands nowhere any more: the clause around shows the place.
        around = first.span if first.span[0] < first.span[1] else clause_of(document.source.text, first.span)
        if around[0] < around[1]:
            place = span_place(document, around, section_at(document, first.span[0]))
    changes = "修订痕迹" if any(e.kind in (INSERTED, DELETED, COMMENT) for e in extras) else "文字"
    yield Finding(
        f"文件里还有没有处理的{changes}：{'、'.join(counts)}；第一处是{names[first.kind]}“{quote_of(first.text)}”。",
        "请在 Word“审阅”里接受或者拒绝全部修订、删除全部批注，删去隐藏和划去的文字以后再公开。",
        place,
    )


DRAFT_TRACES = CheckKind("draft-traces", "草稿痕迹", Options, check_draft_traces)
