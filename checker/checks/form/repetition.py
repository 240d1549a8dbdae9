"""``repetition``: does a sentence or a paragraph stand twice?

Sentences are compared by their characters: marks, blanks, numbers of items and enumeration words do not matter.
"""

from __future__ import annotations

from bisect import bisect_right

from checker.checks.outcome import Context, fill, found, met, quote_of, skipped
from checker.document.markers import read_marker
from checker.document.model import Document, Sentence
from checker.results import Finding, Outcome, Place
from checker.rulebook import option
from checker.rulebook.model import Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.lazy import pattern
from checker.text.mask import mask
from checker.text.terms import Span
from checker.values import NamedTuple

_SHORT_ONES = 4
_CLOSING = "。；！？…”）"
_DEPENDENT = ("其中", "各位代表", "以上")
_LABEL = 7
_LISTED = 4
_NORM, _NORMS = 12, ("应当", "不得", "可以", "予以", "由", "按", "依")
_ARTICLE = pattern("第[一二三四五六七八九十百]{1,5}条[ \u3000]")
_ARTICLES = 5
"""From so many articles on a text is a statute."""
_MOST = 60_000
"""Beyond so many characters, twice those of a province's report, sentences are compared as wholes only."""
_MARKS = "，。、；：！？“”‘’（）《》<>【】—…·\"'-~ "


class Options(NamedTuple):
    """The options of ``repetition``."""

    at_least: int = option.number("一句话至少有几个字才比较")
    inside: int = option.number("整句出现在另一句里面的，至少有几个字才算")
    formulas: tuple[str, ...] = option.words("可以重复的固定提法")
    fields: tuple[str, ...] = option.words("每项后面都有的附注怎样开头")
    unmet: Texts = option.texts(
        "重复时的说明", line="前一处在第几行", section="前一处在哪一部分", first="前一处的开头"
    )
    summary: str = option.message("全文的结论", count="有几处", first="第一处的说明")


def check_repetition(document: Document, rule: Rule, context: Context) -> Outcome:
    """Compare every sentence with all before it."""
    options: Options = rule.options
    if len(_ARTICLE.findall(document.source.text)) >= _ARTICLES:
        return skipped("条例、办法一类的条文里，规定本来可以重复，没有比较。")
    headings = {(id(heading.line), heading.unit.start) for heading in document.headings}
    first: dict[str, int] = {}
    told: set[int] = set()
    twice: list[tuple[int, int]] = []
    keys: dict[int, str] = {}
    candidates = [
        index
        for index, sentence in enumerate(document.sentences)
        if len(sentence.text) >= options.at_least
        and (id(sentence.line), sentence.unit.start) not in headings
        and _tells(sentence)
    ]
    # All sentences are stripped of their marks at once: a pass for each of them takes several times as long.
    texts = "\n".join(_said(document.sentences[index]) for index in candidates)
    for index, key in zip(candidates, _bare(texts).split("\n"), strict=False):
        if len(key) < options.at_least or not _weighs(key, options):
            continue
        known = first.setdefault(key, index)
        if known != index:
            if known not in told:  # what a page prints five times is told once
                twice.append((known, index))
            told.add(known)
        else:
            keys[index] = key
    if not first:
        return skipped("没有可以比较的句子。")
    twice.extend(_inside(keys, options.inside))
    if not twice:
        return met((), f"比较了{len(first)}个句子，没有重复。")
    twice.sort(key=lambda pair: pair[1])
    findings = [_finding(document, group, options.unmet) for group in _grouped(document, twice)]
    values = {"count": len(findings), "first": findings[0].message}
    return found(findings, fill(options.summary, values))


def _tells(sentence: Sentence) -> bool:
    """Whether a sentence tells something once: no note in brackets or behind a label, no title, list, norm or part of one.

    A note may stand behind many items, a norm (……的，应当……) in many articles, and what begins with 其中 speaks of what precedes it.
    """
    text = sentence.text.strip()
    if text[-1] not in _CLOSING or text.startswith(_DEPENDENT) or "www." in text:
        return False
    if text[0] == "（" and text.rstrip("。；")[-1:] == "）" and read_marker(text) is None:
        return False
    label = text.lstrip("（").find("：")
    if 0 < label <= _LABEL and not any(mark in text[:label] for mark in "，、；"):
        return False
    norm = text.find("的，")
    listed = "，" not in text and text.count("、") >= _LISTED
    return not listed and not (norm > 0 and any(word in text[norm : norm + _NORM] for word in _NORMS))


def _said(sentence: Sentence) -> str:
    """Return the words of a sentence without marker and enumeration word."""
    return sentence.text[sentence.unit.body - sentence.unit.start :]


def _bare(text: str) -> str:
    for mark in _MARKS:  # a translation table takes ten times as long
        text = text.replace(mark, "")
    return text


def _weighs(key: str, options: Options) -> bool:
    if key.startswith(tuple(options.fields)):
        return False
    rest = key
    for formula in options.formulas:
        if formula in rest:
            rest = rest.replace(formula, "")
    least: int = options.at_least
    return len(rest) >= least


def _inside(keys: dict[int, str], least: int) -> list[tuple[int, int]]:
    """Return pairs of sentences of which the one stands inside the other, by their order."""
    joined = "\n".join(keys.values())
    if len(joined) > _MOST:
        return []
    starts: list[int] = []
    at = 0
    for key in keys.values():
        starts.append(at)
        at += len(key) + 1
    order = list(keys)
    pairs = []
    for position, key in enumerate(keys.values()):
        if len(key) < least:
            continue
        at = joined.find(key)
        if at == starts[position]:
            at = joined.find(key, at + len(key))
        if at >= 0:
            other = bisect_right(starts, at) - 1
            pairs.append((order[min(position, other)], order[max(position, other)]))
    return pairs


def _grouped(document: Document, twice: list[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """Join repeated sentences that follow one another in both places: (first, last, first again, last again)."""
    groups: list[tuple[int, int, int, int]] = []
    for first, again in twice:
        if groups:
            start, last, start_again, last_again = groups[-1]
            step = first - last
            if step == again - last_again > 0 and _same(
                document, range(last + 1, first), step_to=again - first
            ):
                groups[-1] = (start, first, start_again, again)
                continue
        groups.append((first, first, again, again))
    return groups


def _same(document: Document, between: range, step_to: int) -> bool:
    """Whether short sentences between repeated ones are repeated as well, ``step_to`` sentences further down."""
    sentences = document.sentences
    return len(between) < _SHORT_ONES and all(
        _bare(sentences[index].text) == _bare(sentences[index + step_to].text) for index in between
    )


def _finding(document: Document, group: tuple[int, int, int, int], texts: Texts) -> Finding:
    first, _, start, last = group
    before, opening, closing = (document.sentences[index] for index in (first, start, last))
    span: Span = (opening.span[0], closing.span[1])
    line = document.source.position(before.span[0]).line
    section = document.section(before.heading)
    values = {"line": line, "section": mask(section[-1]) if section else "开头", "first": _opening(before)}
    return Finding(
        fill(texts.message, values),
        fill(texts.remedy, values),
        Place(span, document.section(opening.heading), quote_of(document.source.text[span[0] : span[1]])),
    )


def _opening(sentence: Sentence) -> str:
    return mask(sentence.text[:60])[:12]  # masked first: half a number is not recognised


REPETITION = CheckKind("repetition", "文句重复", Options, check_repetition)
