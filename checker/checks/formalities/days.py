"""``days``: are there days that no calendar has, or events told as past that lie after the report was signed?

A day without a year is looked at as in a leap year. An event is after the signing where its own year and month say so, in the
account of the year, in a clause without a word that looks ahead.
"""

from __future__ import annotations

from checker.checks.outcome import Context, fill, found, met, place_of
from checker.checks.running import place_in, title_and_body
from checker.document.dates import days_of
from checker.document.flow import Flow
from checker.document.model import PREFACE, TELLING, Document
from checker.results import Finding, Outcome
from checker.rulebook import option
from checker.rulebook.model import Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.around import clause_around
from checker.text.lazy import pattern
from checker.values import NamedTuple

_DAY = pattern(r"(?<!\d)(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日?[至—～~-])?(\d{1,2})日")
_PRINTED = pattern(r"(?<![\d.\-/])((?:19|20)\d\d)([.\-/])(\d{1,2})\2(\d{1,2})(?![\d.\-/])")
_MONTH = pattern(r"(?<!\d)((?:19|20)\d\d)年(\d{1,2})月(?:(\d{1,2})日)?")
_LEAP = 2024
_MARKS = "。；，！？"


class Options(NamedTuple):
    """The options of ``days``."""

    ahead: tuple[str, ...] = option.words("分句里有这些词，日期就是以后的，或者不是一件事的日期")
    no_such_day: Texts = option.texts("没有这一天时的说明", written="写的日期", last="这个月的最后一天")
    after_signing: Texts = option.texts("已做的事晚于成文日期时的说明", written="写的日期", signed="成文日期")


def check_days(document: Document, rule: Rule, context: Context) -> Outcome:
    """Look at every date."""
    options: Options = rule.options
    body = title_and_body(document, context)
    findings = [*_impossible(body, options.no_such_day), *_after_signing(document, options)]
    if findings:
        return found(findings, findings[0].message)
    return met((), "没有发现不存在的日子和晚于成文日期的已做事项。")


def _impossible(body: Flow, texts: Texts) -> list[Finding]:
    findings = []
    text = body.text
    dates = [
        (match, match[1], match[2], [day for day in (match[3], match[4]) if day])
        for match in (_DAY.finditer(text) if "月" in text else ())
    ]
    dates += [(match, match[1], match[3], [match[4]]) for match in _PRINTED.finditer(text)]
    for match, year, month, days in dates:
        number = int(month)
        if not 1 <= number <= 12:
            # 2024.13.5 may number a section, 13月 can be nothing else.
            last = "12月" if "月" in match[0] else ""
        else:
            limit = days_of(int(year) if year else _LEAP, number)
            last = f"{number}月{limit}日" if any(not 1 <= int(day) <= limit for day in days) else ""
        if last:
            values = {"written": match[0], "last": last}
            findings.append(
                Finding(
                    fill(texts.message, values), fill(texts.remedy, values), place_in(body, *match.span())
                )
            )
    return findings


def _after_signing(document: Document, options: Options) -> list[Finding]:
    signed = document.metadata.signed or document.metadata.published
    if signed is None:
        return []
    findings = []
    texts = options.after_signing
    for sentence in document.sentences:
        # A sentence that names the coming year is read as a plan; here the heading tells what it should be.
        part = PREFACE if sentence.heading is None else document.heading_parts[sentence.heading]
        if part not in TELLING or "月" not in sentence.text:
            continue
        for match in _MONTH.finditer(sentence.text):
            day = match[3]
            date = f"{match[1]}-{int(match[2]):02}" + (f"-{int(day):02}" if day else "")
            if date <= signed.date[: len(date)] or int(match[2]) > 12:
                continue
            clause = sentence.text[slice(*clause_around(sentence.text, match.span(), _MARKS))]
            if any(word in clause for word in options.ahead):
                continue
            values = {"written": match[0], "signed": signed.date}
            findings.append(
                Finding(
                    fill(texts.message, values),
                    fill(texts.remedy, values),
                    place_of(document, sentence),
                )
            )
    return findings


DAYS = CheckKind("days", "日期有没有、对不对", Options, check_days)
