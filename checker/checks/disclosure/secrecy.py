"""``secrecy-marks``: a mark of secrecy as a mark: on a line of its own, in brackets at its end, after a label, in a running head.

Prose that speaks of secrets carries none. Parameters: ``grades`` (绝密 …: a mark when nothing follows but a star and a term),
``marks`` (内部资料 …), ``orders`` (注意保存 …: they may follow a mark), ``labels`` (密级 …).
"""

from __future__ import annotations

from collections.abc import Mapping

from checker.checks.body import section_at
from checker.checks.outcome import Context, found, met, quote_of
from checker.document.model import Document
from checker.reading.source import FOOTER, HEADER
from checker.results import Finding, Outcome, Place
from checker.rulebook import option
from checker.rulebook.model import Rule
from checker.rulebook.option import CheckKind
from checker.text.terms import Span
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

_LONGEST = 45
_OPEN, _CLOSE = "（(〔[［【", "）)〕]］】"
_STARS = "★☆*＊⭐"
_JOINTS = "·•-—.,，、；;:： 　！!。"
_TERM = "0123456789０１２３４５６７８９一二三五十年月日个长期限"


class Options(NamedTuple):
    """The options of ``secrecy-marks``."""

    grades: tuple[str, ...] = option.words("密级：后面没有字，或者只有★和期限，就是标志")
    marks: tuple[str, ...] = option.words("内部标志")
    orders: tuple[str, ...] = option.words("可以跟在标志后面的话")
    labels: tuple[str, ...] = option.words("标志前面可以有的项目名")


def check_secrecy_marks(document: Document, rule: Rule, context: Context) -> Outcome:
    """Look for marks of secrecy."""
    options = rule.options
    text = document.source.text
    words = (*options["grades"], *options["marks"])
    findings = []
    squeezed = _squeezed(text)
    if any(word in squeezed for word in words):
        start = 0
        for line in text.splitlines(keepends=True):
            span = _marked(line, options)
            if span is not None:
                place = (start + span[0], start + span[1])
                quote = quote_of(text[place[0] : place[1]])
                findings.append(
                    Finding(
                        f"留有密级或者内部标志“{quote}”。",
                        "请确认是否可以公开：可以公开的，删去这个标志；不能公开的，不要发布。",
                        Place(place, section_at(document, place[0]), quote),
                    )
                )
            start += len(line)
    for extra in document.source.extras:
        if extra.kind in (HEADER, FOOTER) and _marked(extra.text, options) is not None:
            where = "页眉" if extra.kind == HEADER else "页脚"
            quote = quote_of(extra.text)
            findings.append(
                Finding(
                    f"{where}里留有密级或者内部标志“{quote}”。",
                    f"请确认是否可以公开：可以公开的，删去{where}里的标志；不能公开的，不要发布。",
                    Place(extra.span, (), quote),
                )
            )
    if findings:
        return found(findings, findings[0].message)
    return met((), "没有密级或者内部标志。")


def _squeezed(text: str) -> str:
    return text.replace(" ", "").replace("\u3000", "")


def _marked(line: str, options: Mapping[str, Any]) -> Span | None:
    """Return the span of the mark in ``line``, or None."""
    stripped = line.strip()
    if not 2 <= len(stripped) <= _LONGEST:
        return None
    start = line.index(stripped[0])
    if _is_mark(_squeezed(stripped), options):
        return start, start + len(stripped)
    for opening, closing in zip(_OPEN, _CLOSE, strict=True):
        if stripped.endswith(closing) and opening in stripped:
            at = stripped.rindex(opening)
            if _is_mark(_squeezed(stripped[at:]), options):
                return start + at, start + len(stripped)
    return None


def _is_mark(text: str, options: Mapping[str, Any]) -> bool:
    text = text.strip(_OPEN + _CLOSE + _JOINTS + _STARS)
    for label in options["labels"]:
        if text.startswith(label):
            text = text[len(label) :].strip(_OPEN + _CLOSE + _JOINTS)
            break
    for grade in options["grades"]:
        if text.startswith(grade):
            rest = text[len(grade) :]
            starred = rest[:1] in _STARS and bool(rest)
            if not rest or starred or not rest.strip(_JOINTS + _TERM):
                return True
    marked = False
    while text:
        word = next((word for word in options["marks"] if text.startswith(word)), None)
        order = next((word for word in options["orders"] if text.startswith(word)), None)
        if word is None and order is None:
            return False
        marked = marked or word is not None
        text = text[len(word or order or "") :].lstrip(_JOINTS)
    return marked


SECRECY_MARKS = CheckKind("secrecy-marks", "密级和内部标志", Options, check_secrecy_marks)
