"""What became of the gaps of an earlier check: put right, still there, or new; and the sentence that was changed."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from checker.document.issuers import same_unit
from checker.document.model import Document
from checker.errors import LawcheckError, reason
from checker.results import UNCHANGED, UNCHECKED, Change, Report, Since
from checker.rulebook.model import PARTIAL, REVIEW, SKIPPED, UNMET
from checker.text.outgoing import named, told
from checker.text.quotes import folded
from checker.values import NamedTuple
from checker.version import __version__

_GAPS = (UNMET, PARTIAL, REVIEW)
_COUNTS = re.compile(r"（[^（）]{0,200}）|\d{1,12}")
_ALIKE = 0.4
"""The share of pairs of characters from which on two sentences are one that was changed."""
_LONGEST = 110
"""Characters of a sentence that a cell of the table shows."""
_SHORT = 12
"""A quote of fewer characters does not tell the sentence that it stood in, and nothing is said of where that went."""
_MOST_BYTES = 200_000_000
GONE = "（原来的这句话没有了）"
ELSEWHERE = "（这句话没有改，改的是别处）"
_IN_COMMON = 0.3
"""The share of sentences from which on two texts may be one that was revised; reports of two units have stock phrases in common."""


class Gap(NamedTuple):
    """One gap of a check: ``quote`` is what the finding quotes, ``sentence`` the sentence that holds it.

    Both are empty for what is missing; JSON does not have the sentence, and the quote stands for it.
    """

    rule: str
    title: str
    message: str
    quote: str
    sentence: str


class Earlier(NamedTuple):
    """An earlier check: its gaps, whose report of which year it was, as far as that is known, and its sentences, None from JSON.

    ``version`` is that of the program which checked it, empty for this one.
    """

    gaps: tuple[Gap, ...]
    issuer: str | None
    year: int | None
    sentences: frozenset[str] | None = None
    version: str = ""


def earlier_of(report: Report) -> Earlier:
    """Return an earlier check whose report is there."""
    document = report.document
    if document is None:
        return Earlier((), None, None)
    issuer = document.metadata.issuer
    return Earlier(
        gaps_of(report), issuer.name if issuer is not None else None, document.metadata.year, _said(document)
    )


def told_of_other(report: Report, earlier: Earlier) -> str:
    """Say what speaks against two checks being of one report before and after it was corrected; empty for nothing.

    Raises LawcheckError where they are of two: of another unit and another year, or of one of the two and hardly a sentence in common.
    """
    document = report.document
    if document is None:
        return ""
    issuer, year = document.metadata.issuer, document.metadata.year
    other_unit = issuer is not None and earlier.issuer and not same_unit(issuer.name, earlier.issuer)
    other_year = bool(year and earlier.year and year != earlier.year)
    remarks = []
    if other_unit or other_year:
        before, now = (
            f"{f'“{unit}”' if other_unit else ''}{f'{of}年' if other_year else ''}的报告"
            for unit, of in (
                (earlier.issuer, earlier.year),
                (issuer.name if issuer is not None else "", year),
            )
        )
        difference = f"上次的是{before}，这一份是{now}"
        own = _said(document)
        strange = earlier.sentences is not None and len(own & earlier.sentences) < _IN_COMMON * len(own)
        if (other_unit and other_year) or strange:
            raise LawcheckError(
                f"{difference}，不是同一份报告的前后两稿，没有比较。",
                remedy="请核对 --since 的文件；与上一年的报告对照，请用 --previous。",
            )
        remarks.append(f"{difference}：不是同一份报告的前后两稿的，请核对 --since 的文件。")
    if earlier.version:
        remarks.append(
            f"上次的结果是 lawcheck {earlier.version} 写的，这次是 {__version__}，有的变化可能出自规则的改动。"
        )
    return "".join(remarks)


def _said(document: Document) -> frozenset[str]:
    return frozenset(map(folded, _texts(document)))


def gaps_of(report: Report) -> tuple[Gap, ...]:
    """Return the open gaps of a report."""
    document = report.document
    if document is None:
        return ()
    return tuple(
        Gap(
            result.rule.id,
            result.rule.title,
            finding.message,
            finding.place.quote,
            _sentence(document, finding.place.span) or finding.place.quote,
        )
        for result in report.results
        if result.outcome.verdict in _GAPS
        for finding in result.outcome.findings
        if finding.excuse is None
    )


def earlier_of_json(path: str, name: str) -> Earlier:
    """Return the check of the report ``name`` in the JSON that an earlier run wrote, of the only one where there is one.

    Raises LawcheckError where the file is none, or does not have that report.
    """
    try:
        with open(path, "rb") as file:
            data: Any = json.loads(file.read(_MOST_BYTES).decode("utf-8-sig"))
        reports = data["reports"]
        base = os.path.basename(name.replace("\\", "/"))
        found = (
            reports
            if len(reports) == 1
            else [one for one in reports if os.path.basename(one["document"]["path"]) == base]
        )
        if len(found) != 1:
            raise LawcheckError(
                f"上次的结果里没有 {base}。", remedy="请核对 --since 的文件。", path=named(path)
            )
        gaps = tuple(
            Gap(str(one["rule"]), named(str(one["title"])), told(str(each["message"])), *_quotes(each))
            for one in found[0]["results"]
            if one["verdict"] in _GAPS
            for each in one["findings"]
            if "excuse" not in each
        )
        document, version = found[0]["document"], str(data.get("tool", {}).get("version", ""))
        issuer, year = document.get("issuer"), document.get("year")
        if not isinstance(year, int | None):  # Infinity and 1e999 are no years, and JSON knows them
            raise TypeError
        return Earlier(
            gaps,
            named(str(issuer)) if issuer else None,
            year or None,
            version=named(version) if version != __version__ else "",
        )
    except OSError as error:
        raise LawcheckError(
            f"上次的结果无法读取（{reason(error)}）。",
            remedy="请核对 --since 后面的文件名。",
            path=named(path),
        ) from None
    except (ValueError, KeyError, TypeError, RecursionError, AttributeError):
        raise LawcheckError(
            "这不是 lawcheck 写的 JSON 结果。",
            remedy="--since 请写上次送检的原稿，或者上次 -f json 写出的结果。",
            path=named(path),
        ) from None


def _quotes(finding: dict[str, Any]) -> tuple[str, str]:
    quote = told(str(finding.get("quote") or ""))
    return quote, quote


def compared(report: Report, before: Sequence[Gap]) -> Since:
    """Return what became of the gaps of an earlier check in ``report``."""
    now = list(gaps_of(report))
    old = list(before)
    still: list[Change] = []
    for same in (_is_same, _is_counted_anew, _is_told_anew):
        for gap in tuple(old):
            other = next((one for one in now if one.rule == gap.rule and same(gap, one, old, now)), None)
            if other is not None:
                old.remove(gap)
                now.remove(other)
                still.append(Change(gap.title, gap.message, _cut(gap.sentence), _now(gap, other)))
    verdicts = {result.rule.id: result for result in report.results}
    fixed = []
    for gap in old:
        result = verdicts.get(gap.rule)
        change = Change(gap.title, gap.message, _cut(gap.sentence), "")
        if result is None or any(
            verdicts[needed].outcome.verdict in (UNMET, SKIPPED)
            for needed in result.rule.depends
            if needed in verdicts
        ):
            still.append(change._replace(now=UNCHECKED))
            continue
        evidence = next((place.quote for place in result.outcome.evidence if place.quote), "")
        changed = _changed(report.document, gap) if gap.sentence else evidence
        fixed.append(change._replace(now=changed))
    new = tuple(Change(gap.title, gap.message, "", _cut(gap.sentence)) for gap in now)
    return Since(tuple(fixed), tuple(still), new)


def _now(gap: Gap, other: Gap) -> str:
    """Say what stands there now of a gap that is still there."""
    if folded(gap.quote) == folded(other.quote):
        return UNCHANGED
    return _cut(other.sentence) or other.message


def _is_same(gap: Gap, other: Gap, _old: Sequence[Gap], _now: Sequence[Gap]) -> bool:
    return folded(gap.quote) == folded(other.quote)


def _is_counted_anew(gap: Gap, other: Gap, _old: Sequence[Gap], _now: Sequence[Gap]) -> bool:
    """Whether two findings say the same of another number of places, or of a sentence that was changed."""
    plain, again = _COUNTS.sub("", gap.message), _COUNTS.sub("", other.message)
    counts = "处" in plain and plain != gap.message
    return plain == again and (counts or _alike(_pairs(gap.quote), _pairs(other.quote)) >= _ALIKE)


def _is_told_anew(gap: Gap, other: Gap, old: Sequence[Gap], now: Sequence[Gap]) -> bool:
    """Whether a content that was missing is still wanting in another way, or the other way round."""
    alone = all(sum(one.rule == gap.rule for one in gaps) == 1 for gaps in (old, now))
    return alone and not (gap.quote and other.quote)


def _changed(document: Document | None, gap: Gap) -> str:
    """Return the sentence of the document that stands in the place of an earlier one."""
    wanted = _pairs(gap.sentence)
    best, found = _ALIKE, ""
    for text in _texts(document) if document is not None else ():
        share = _alike(wanted, _pairs(text))
        if share >= best:
            best, found = share, text
    if found and folded(found) == folded(gap.sentence):
        return ELSEWHERE
    if found or len(gap.sentence) > len(gap.quote) or len(gap.quote) >= _SHORT:
        return _cut(found) or GONE
    return ""


def _sentence(document: Document, span: tuple[int, int] | None) -> str:
    """Return the sentence that holds a place, empty where it is longer than one or stands in none."""
    if span is None:
        return ""
    for sentence in document.sentences:
        if sentence.span[0] <= span[0] < sentence.span[1]:
            return _text(document, sentence.span)
    return ""


def _texts(document: Document) -> Iterator[str]:
    """Yield the sentences as the source has them."""
    return (_text(document, sentence.span) for sentence in document.sentences)


def _text(document: Document, span: tuple[int, int]) -> str:
    return " ".join(document.source.text[span[0] : span[1]].split())


def _pairs(text: str) -> frozenset[str]:
    plain = folded(text)
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))


def _alike(one: Iterable[str], other: frozenset[str]) -> float:
    mine = frozenset(one)
    return 2 * len(mine & other) / max(1, len(mine) + len(other))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "……"
