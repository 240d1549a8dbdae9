"""``full-year``: do the figures of a report on a whole year stop before its end?

It is proved by the sentence that opens the report (1—10月工作情况报告如下), by two sentences or more that stop before December where
nothing is told for the whole year, and by a report signed before December. One indicator as of a day of its own proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.outcome import Context, fill, found, met, place_of, skipped, span_place
from checker.document.model import ACHIEVEMENTS, LEADER_DUTY, OTHER, PREFACE, Document, Sentence
from checker.results import Finding, Outcome, Place
from checker.rulebook import option
from checker.rulebook.model import Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.lazy import pattern
from checker.values import NamedTuple

_UNTIL = pattern(r"截[至止]到?(?:(\d{4})年)?(\d{1,2})月(?:\d{1,2}日|底|末|份|，)")
_PERIOD = pattern(r"(?<!\d)(?:(\d{4})年)?1(?:月份?)?(?:至|到|—|-|–|－|~|～)(\d{1,2})月")
_LAST = 12
_ENOUGH = 2


class Options(NamedTuple):
    """The options of ``full-year``."""

    whole: tuple[str, ...] = option.words("数据写到全年的说法")
    opens: tuple[str, ...] = option.words("开头一句说明报告什么的词语")
    plans: tuple[str, ...] = option.words(
        "题名以这些结尾的是安排，年底以前成文不说明数据没有写到年底", default=()
    )
    unmet: Texts = option.texts("数据没有写到年底时的说明", until="写到什么时候", year="报告年度")


def check_full_year(document: Document, rule: Rule, context: Context) -> Outcome:
    """Compare where the figures stop with the reporting year."""
    options: Options = rule.options
    year = document.metadata.year
    if year is None:
        return skipped("不知道报告年度，无法判断数据是否写到年底。")
    past = [
        sentence
        for sentence in document.sentences
        if sentence.part in (ACHIEVEMENTS, LEADER_DUTY, OTHER, PREFACE)
    ]
    early: dict[int, list[tuple[Sentence, str]]] = {}
    whole = False
    for sentence in past:
        told = [*_ends(sentence.text, year)]
        whole = whole or any(month == _LAST for month, _ in told) or _tells_whole(sentence, options)
        for month, words in told:
            if month < _LAST:
                early.setdefault(month, []).append((sentence, words))
    proved: list[tuple[Sentence, str]] = []
    findings = [*_opening(document, year, options)]
    stops = [entry for month in sorted(early) for entry in early[month]]
    if not whole and len({id(sentence) for sentence, _ in stops}) >= _ENOUGH:
        proved.extend(stops)
    proved.sort(key=lambda entry: entry[0].span)
    findings.extend(
        _finding(options, words, year, place_of(document, sentence)) for sentence, words in proved
    )
    title = document.metadata.title
    planned = title is not None and title.name.endswith(options.plans)
    signed = document.metadata.signed if not planned else None
    if not findings and signed is not None and signed.date < f"{year}-12-01":
        until = f"{signed.date}（成文日期）"
        findings.append(_finding(options, until, year, span_place(document, signed.span)))
    if findings:
        return found(findings, findings[0].message)
    return met((), "没有看出数据只写到年底以前。")


def _finding(options: Options, until: str, year: int, place: Place) -> Finding:
    values = {"until": until, "year": year}
    texts = options.unmet
    return Finding(fill(texts.message, values), fill(texts.remedy, values), place)


def _opening(document: Document, year: int, options: Options) -> Iterator[Finding]:
    """Yield where title or opening say that the report stops before the end of the year."""
    text = document.source.text
    first = document.headings[0].span[0] if document.headings else len(text)
    at = 0
    for line in text[:first].splitlines(keepends=True):
        words = "".join(line.split())
        told = [until for month, until in _ends(words, year) if month < _LAST]
        if told and any(word in words for word in options.opens):
            yield _finding(options, told[0], year, span_place(document, (at, at + len(line.rstrip()))))
        at += len(line)


def _ends(text: str, year: int) -> Iterator[tuple[int, str]]:
    """Yield in which month of ``year`` figures of a sentence stop, and the words that say so."""
    if "月" not in text:
        return
    for form in (_UNTIL, _PERIOD):
        for match in form.finditer(text):
            month = int(match[2])
            if match[1] in (None, str(year)) and 1 <= month <= _LAST:
                yield month, match[0].rstrip("，")


def _tells_whole(sentence: Sentence, options: Options) -> bool:
    text = sentence.text
    return any(word in text for word in options.whole) and any(char.isdigit() for char in text)


FULL_YEAR = CheckKind("full-year", "数据是否写到年底", Options, check_full_year)
