"""``draft-traces``: what a draft leaves behind: placeholders, notes to the writer, tracked changes.

Parameters: ``units`` (what is counted: a cross, an N or 00 before one is a figure not yet filled in), ``notes`` (a bracket that
begins or ends with one is a note to the writer), ``whole`` (a bracket that says nothing else), ``phrases`` (notes without
brackets), ``status`` (征求意见稿 …, as a mark beside the title), ``cases`` (words of a case report, in which ×× hides a name).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.checks.body import section_at
from checker.checks.outcome import Context, found, met, quote_of, span_place
from checker.document.model import Document
from checker.reading.source import COMMENT, DELETED, INSERTED
from checker.results import Finding, Outcome, Place
from checker.rulebook import option
from checker.rulebook.model import Rule
from checker.rulebook.option import CheckKind
from checker.text.terms import Span
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

_SAME = tuple(zip("Ｘｘ✕╳＿＊Ｎ（）［］０％？〇\u3000", "Xx××_*N()[]0%?○ ", strict=True))
_PAIRS = (("(", ")"), ("[", "]"), ("〔", "〕"), ("【", "】"))
_NUMERALS = tuple("一二三四五六七八九十百千")
_LONGEST_NOTE = 24
_LONGEST_TITLE = 45
_STOPS = "。；，、！？\n"
_REMEDY = "请补上真实内容，或者删去。"


class Options(NamedTuple):
    """The options of ``draft-traces``."""

    units: tuple[str, ...] = option.words("单位：前面是×、N、00的，是没有填的数字")
    notes: tuple[str, ...] = option.words("括号以这些词开头或者结尾的，是起草时的提示")
    whole: tuple[str, ...] = option.words("括号里只有这些词的，是起草时的提示")
    phrases: tuple[str, ...] = option.words("不用括号的提示")
    status: tuple[str, ...] = option.words("稿本标志，写在题名旁边的")
    cases: tuple[str, ...] = option.words("典型案例的词：案例里用××隐去名称的不算")


def check_draft_traces(document: Document, rule: Rule, context: Context) -> Outcome:
    """Look for traces of a draft."""
    options = rule.options
    text = document.source.text
    for char, same in _SAME:  # faster than one translation, as most of them do not occur
        text = text.replace(char, same)
    spans: dict[Span, str] = {}
    for find in (_crosses, _letters, _zeros, _blanks, _notes, _phrases, _status):
        for span, what in find(text, options):
            spans.setdefault(span, what)
    findings: list[Finding] = []
    last_clause = (-1, -1)
    last_end = -1
    for span in sorted(spans):
        clause = _clause(text, span)
        if clause == last_clause or span[0] < last_end:
            continue
        last_clause, last_end = clause, span[1]
        quote = quote_of(document.source.text[clause[0] : clause[1]])
        findings.append(
            Finding(
                f"{spans[span]}：“{quote}”。", _REMEDY, Place(clause, section_at(document, span[0]), quote)
            )
        )
    findings += _tracked(document)
    if findings:
        return found(findings, findings[0].message)
    return met((), "没有草稿痕迹。")


def _tracked(document: Document) -> Iterator[Finding]:
    names = {INSERTED: "插入", DELETED: "删除", COMMENT: "批注"}
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
        around = first.span if first.span[0] < first.span[1] else _clause(document.source.text, first.span)
        if around[0] < around[1]:
            place = span_place(document, around, section_at(document, first.span[0]))
    yield Finding(
        f"文件里还有没有处理的修订痕迹：{'、'.join(counts)}；第一处是{names[first.kind]}“{quote_of(first.text)}”。",
        "请在 Word“审阅”里接受或者拒绝全部修订、删除全部批注以后再公开。",
        place,
    )


def _crosses(text: str, options: Mapping[str, Any]) -> Iterator[tuple[Span, str]]:
    """Yield XX and ×× that stand for what is not known yet, and one X before a unit."""
    units = tuple(options["units"])
    for cross in "×Xx":
        at = text.find(cross)
        while at >= 0:
            end = at + 1
            while text[end : end + 1] == cross:
                end += 1
            before, after = text[at - 1 : at], text[end : end + 3]
            counted = after.startswith(units)
            if (
                not _latin(before)
                and before not in ("+", "＋", ".", "/", "@", "_", "-")
                and not _latin(after[:1])
                and (counted or (end - at > 1 and not _hides_name(text, at, end, options)))
            ):
                yield (at, end), "用“×”占位的内容没有补上" if cross == "×" else "用“X”占位的内容没有补上"
            at = text.find(cross, end)


def _hides_name(text: str, start: int, end: int, options: Mapping[str, Any]) -> bool:
    left, right = _clause(text, (start, end))
    return any(word in text[left:right] for word in options["cases"])


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _letters(text: str, options: Mapping[str, Any]) -> Iterator[tuple[Span, str]]:
    """Yield N before a unit, and two or more stars, question marks, squares or circles before one."""
    units = tuple(options["units"])
    at = text.find("N")
    while at >= 0:
        before = text[at - 1 : at]
        if "\u4e00" <= before <= "\u9fff" and before not in "跑办从由" and text.startswith(units, at + 1):
            yield (at, at + 1), "用“N”占位的数字没有补上"
        at = text.find("N", at + 1)
    for mark in "*?□○N":
        at = text.find(mark * 2)
        while at >= 0:
            end = at
            while text[end : end + 1] == mark:
                end += 1
            before = text[at - 1 : at]
            if not _latin(before) and before not in _NUMERALS and text.startswith(units, end):
                yield (at, end), f"用“{mark}”占位的数字没有补上"
            at = text.find(mark * 2, end)


def _zeros(text: str, options: Mapping[str, Any]) -> Iterator[tuple[Span, str]]:
    units = tuple(options["units"])
    at = text.find("00")
    while at >= 0:
        end = at
        while text[end : end + 1] == "0":
            end += 1
        before = text[at - 1 : at]
        free = not before.isalnum() or "\u4e00" <= before <= "\u9fff"
        if free and before not in tuple(".,，:：/-—") and text.startswith(units, end):
            yield (at, end), "用“0”占位的数字没有补上"
        at = text.find("00", end)


def _blanks(text: str, options: Mapping[str, Any]) -> Iterator[tuple[Span, str]]:
    """Yield lines to fill in, fields of a template, and empty brackets before a unit."""
    at = text.find("__")
    while at >= 0:
        end = at
        while text[end : end + 1] == "_":
            end += 1
        line = text[text.rfind("\n", 0, at) + 1 : _line_end(text, end)]
        if not _latin(text[at - 1 : at]) and not _latin(text[end : end + 1]) and line.strip(" _-"):
            yield (at, end), "留有没有填写的空白"
        at = text.find("__", end)
    at = text.find("{{")
    while at >= 0:
        end = text.find("}}", at, _line_end(text, at))
        if end >= 0:
            yield (at, end + 2), "留有没有填写的空白"
        at = text.find("{{", at + 2)
    units = tuple(options["units"])
    for opening, closing in _PAIRS:
        at = text.find(opening)
        while at >= 0:
            end = at + 1
            while text[end : end + 1] == " ":
                end += 1
            if text[end : end + 1] == closing and (opening == "【" or text.startswith(units, end + 1)):
                yield (at, end + 1), "留有没有填写的空白"
            at = text.find(opening, end)


def _notes(text: str, options: Mapping[str, Any]) -> Iterator[tuple[Span, str]]:
    """Yield brackets that hold a note to the writer."""
    notes, whole = tuple(options["notes"]), options["whole"]
    for opening, closing in _PAIRS:
        at = text.find(opening)
        while at >= 0:
            end = text.find(closing, at, at + _LONGEST_NOTE + 2)
            if end >= 0:
                inner = text[at + 1 : end].strip(" 。，,：:")
                if inner in whole or inner.startswith(notes) or inner.endswith(notes):
                    yield (at, end + 1), "留有起草时的提示"
            at = text.find(opening, at + 1)


def _phrases(text: str, options: Mapping[str, Any]) -> Iterator[tuple[Span, str]]:
    for phrase in options["phrases"]:
        at = text.find(phrase)
        while at >= 0:
            end = at + len(phrase)
            if not (phrase.isascii() and (_latin(text[at - 1 : at]) or _latin(text[end : end + 1]))):
                yield (at, end), "留有起草时的提示"
            at = text.find(phrase, end)


def _status(text: str, options: Mapping[str, Any]) -> Iterator[tuple[Span, str]]:
    """Yield the mark of a draft on a line that is short enough for a title and no sentence."""
    for word in options["status"]:
        at = text.find(word)
        while at >= 0:
            start, end = text.rfind("\n", 0, at) + 1, _line_end(text, at)
            line = text[start:end].strip()
            bare = line.strip("()[]〔〕【】 ")
            if len(line) <= _LONGEST_TITLE and (
                bare == word
                or (line.endswith((f"({word})", f"〔{word}〕", f"【{word}】")) and "《" not in line)
            ):
                yield (at, at + len(word)), "题名旁留有稿本标志"
            at = text.find(word, at + 1)


def _clause(text: str, span: Span) -> Span:
    start = max(text.rfind(stop, 0, span[0]) for stop in _STOPS) + 1
    ends = [end for stop in _STOPS if (end := text.find(stop, span[1])) >= 0]
    return start, min(ends, default=len(text))


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


DRAFT_TRACES = CheckKind("draft-traces", "草稿痕迹", Options, check_draft_traces)
