"""``secrecy-marks``: a mark of secrecy as a mark: on a line of its own, in brackets at its end, after a label, in a running head.

Prose that speaks of secrets carries none.
"""

from __future__ import annotations

from checker.checks.disclosure.everywhere import passages
from checker.checks.outcome import Context, finding_of, found, met, quote_of
from checker.document.issuers import looks_like_issuer
from checker.document.model import Document
from checker.results import Outcome
from checker.rulebook import option
from checker.rulebook.model import Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.terms import Span
from checker.values import NamedTuple

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
    unmet: Texts = option.texts("正文里有标志时的说明", quote="标志")
    aside: Texts = option.texts(
        "页眉、页脚、批注等处有标志时的说明", inside="在哪里，如“页眉里”", quote="标志"
    )


def check_secrecy_marks(document: Document, rule: Rule, context: Context) -> Outcome:
    """Look for marks of secrecy."""
    options: Options = rule.options
    words = (*options.grades, *options.marks)
    findings = []
    for passage in passages(document, context):
        text = passage.text
        squeezed = _squeezed(text)
        if not any(word in squeezed for word in words):
            continue
        printed = document.source.text if passage.aside is None else text
        start = 0
        for line in text.splitlines(keepends=True):
            span = _marked(line, options)
            if span is not None:
                place = (start + span[0], start + span[1])
                quote = quote_of(printed[place[0] : place[1]])
                findings.append(
                    finding_of(
                        options.aside if passage.inside else options.unmet,
                        passage.place(document, place, quote),
                        {"inside": passage.inside, "quote": quote},
                    )
                )
            start += len(line)
    if findings:
        return found(findings, findings[0].message)
    return met((), "没有密级或者内部标志。")


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _marked(line: str, options: Options) -> Span | None:
    """Return the span of the mark in ``line``, or None."""
    stripped = line.strip()
    if not 2 <= len(stripped) <= _LONGEST:
        return None
    start = line.index(stripped[0])
    if _is_mark(_squeezed(stripped), options):
        return start, start + len(stripped)
    words = stripped.split()
    for cut in range(1, len(words)):  # 某县司法局　内部资料　注意保存
        before, behind = "".join(words[:cut]), "".join(words[cut:])
        mid = len(stripped) - len(stripped.split(maxsplit=cut)[cut])
        if looks_like_issuer(before) and _is_mark(behind, options):
            return start + mid, start + len(stripped)
        if looks_like_issuer(behind) and _is_mark(before, options):
            return start, start + len(stripped[:mid].rstrip())
    for opening, closing in zip(_OPEN, _CLOSE, strict=True):
        if stripped.endswith(closing) and opening in stripped:
            at = stripped.rindex(opening)
            if _is_mark(_squeezed(stripped[at:]), options):
                return start + at, start + len(stripped)
    return None


def _is_mark(text: str, options: Options) -> bool:
    text = text.strip(_OPEN + _CLOSE + _JOINTS + _STARS)
    for label in options.labels:
        if text.startswith(label):
            text = text[len(label) :].strip(_OPEN + _CLOSE + _JOINTS)
            break
    for grade in options.grades:
        if text.startswith(grade):
            rest = text[len(grade) :].replace("保密期限", "").replace("保密期", "")
            starred = rest[:1] in _STARS and bool(rest)
            if not rest or starred or not rest.strip(_JOINTS + _TERM):
                return True
    marked = False
    while text:
        word = next((word for word in options.marks if text.startswith(word)), None)
        order = next((word for word in options.orders if text.startswith(word)), None)
        if word is None and order is None:
            return False
        marked = marked or word is not None
        text = text[len(word or order or "") :].lstrip(_JOINTS)
    return marked


SECRECY_MARKS = CheckKind("secrecy-marks", "密级和内部标志", Options, check_secrecy_marks)
