"""``punctuation``: habits of punctuation, one finding a kind with a count and its first places.

What the program itself knows are half-width marks, straight quotation marks, blanks, brackets of years and zeros (letters and
circles typed for one); all else is looked for in the normalised text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checker.checks.form.blanks import blanks, blanks_at_marks, body_of
from checker.checks.form.corrected import BLANKS, corrections, of_mixed_list
from checker.checks.outcome import Context, fill, found, met, quote_of
from checker.checks.running import body_alone
from checker.document.flow import Flow
from checker.document.model import Document
from checker.results import Finding, Outcome, Place
from checker.rulebook import option
from checker.rulebook.model import Rule
from checker.rulebook.option import CheckKind
from checker.text.around import line_around, places
from checker.text.characters import zeros_as_letters
from checker.text.lazy import pattern
from checker.text.mask import mask
from checker.values import NamedTuple

_HALF = ",;:!?()"
_IN_NAMES = ",;!()"
"""Those that the name of a file may have."""
_BRACKETS = (("[", "]"), ("(", ")"), ("（", "）"), ("【", "】"), ("［", "］"), ("{", "}"))
_BEFORE, _AFTER = 10, 14
_FIRST_PLACES = 3
_NESTED = pattern(r"《[^《》<>＜＞\n]*((?:《[^《》\n]+》)|(?:[<＜][^《》<>＜＞\n]+[>＞]))[^《》<>＜＞\n]*》")
_TO_ENDING = pattern(
    r"(?i)[^\s。，；：、“”《》\"?:*<>|/\\]{0,60}\.(?:docx?|xlsx?|pptx?|pdf|ofd|wps|et|txt|jpe?g|png|zip|rar|html?|md|csv)(?![a-z])"
)
"""From a mark to the ending of a file's name in which it stands."""
_SECONDS = pattern(r"[´'′’][0-9]{1,2}(?:\.[0-9])?\Z")
"""What makes a sign of seconds of a quotation mark: 4´25"."""
_LONGEST_TIME = 6
_MARKS = frozenset("。，、；：0123456789")


class Habit(NamedTuple):
    """One habit of punctuation."""

    name: str = option.text("名称")
    find: str = option.choice(
        "由程序辨认的毛病",
        "half-width",
        "straight-quotes",
        "blanks",
        "blanks-at-marks",
        "year-brackets",
        "zeros",
        "nested-titles",
        default="",
    )
    words: tuple[str, ...] = option.words("在文字里找的写法", default=())
    skip: int = option.number("标点前面有几个字", default=0)
    mild: bool = option.flag("只算轻微问题")
    delete: bool = option.flag("删去这个标点就改正了")
    pure: bool = option.flag("只在并列的各项都是书名号、引号时才算")
    message: str = option.message("问题", count="有几处", places="在哪几处")
    remedy: str = option.message("改法", count="有几处", places="在哪几处")


class Options(NamedTuple):
    """The options of ``punctuation``."""

    kinds: tuple[Habit, ...] = option.many(
        Habit, "各种毛病", also={"oneOf": [{"required": ["find"]}, {"required": ["words"]}]}
    )


def check_punctuation(document: Document, rule: Rule, context: Context) -> Outcome:
    """Count each habit."""
    flow = body_alone(document, context)
    options: Options = rule.options
    findings = []
    for kind in options.kinds:
        places = _places(document, flow, kind)
        if places:
            findings.append(_finding(document, kind, places))
    if not findings:
        return met((), "没有发现标点使用上的毛病。")
    return found(findings, "".join(finding.message for finding in findings))


def _places(document: Document, flow: Flow, kind: Habit) -> list[int]:
    """Return the offsets in the source at which a habit shows."""
    if kind.find:
        return sorted(_FINDERS[kind.find](document, flow))
    skip = kind.skip
    found: set[int] = set()
    for word in kind.words:
        for at in places(flow.text, word):
            if not (kind.pure and of_mixed_list(flow.text, at + skip)):
                found.add(flow.source_span(at + skip, at + skip + 1)[0])
    return sorted(found)


def _finding(document: Document, kind: Habit, places: list[int]) -> Finding:
    source = document.source
    lines: list[int] = []
    for at in places:
        line = source.position(at).line
        if line not in lines:
            lines.append(line)
        if len(lines) > _FIRST_PLACES:
            break
    first = "、".join(f"第{line}{source.unit}" for line in lines[:_FIRST_PLACES])
    values = {"count": len(places), "places": first + ("等" if len(lines) > _FIRST_PLACES else "")}
    at = places[0]
    text = source.text
    start, end = line_around(text, at)
    span = (max(at - _BEFORE, start), min(at + _AFTER, end))
    quote = text[span[0] : span[1]]
    # A quote without its blanks would not show what is wrong.
    shown = mask(" ".join(quote.split())) if kind.find in BLANKS else quote_of(quote)
    return Finding(
        fill(kind.message, values),
        fill(kind.remedy, values),
        Place(span, document.section_at(at), shown),
        mild=kind.mild,
        fix=corrections(text, kind.find, places, kind.delete),
    )


def _chinese(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" or (char in "“”《》（）【】、。；，：％" and char != "")


def _half_width(document: Document, flow: Flow) -> Iterator[int]:
    """Half-width marks beside a Chinese character; 1,234, 8:30, addresses and Latin words have none beside them.

    The name of a file keeps those that it has: “名单(终稿).docx”.
    """
    text = document.source.text
    bounds = body_of(document)
    for mark in _HALF:
        for at in places(text, mark, *bounds):
            if mark == "?" and (text[at - 1] in _MARKS or text[at + 1 : at + 2] in _MARKS):
                continue  # a character that an encoding has lost
            if mark in _IN_NAMES and _TO_ENDING.match(text, at + 1):
                continue
            if (
                "\u4e00" <= text[at - 1] <= "\u9fff"
                or _chinese(text[at + 1 : at + 2])
                or _chinese(text[at - 1])
            ):
                yield at
    if any(_chinese(text[at - 1]) for at in places(text, ".", *bounds)):
        # Which of them end a sentence is known: the running text has a full-width stop there.
        for at in places(flow.text, "。"):
            place = flow.source_span(at, at + 1)[0]
            if text[place] == ".":
                yield place


def _straight_quotes(document: Document, flow: Flow) -> Iterator[int]:
    text = document.source.text
    for mark in '"＂':
        for at in places(text, mark, *body_of(document)):
            if (_chinese(text[at - 1 : at]) or _chinese(text[at + 1 : at + 2])) and not _SECONDS.search(
                text, max(0, at - _LONGEST_TIME), at
            ):
                yield at


def _year_brackets(document: Document, flow: Flow) -> Iterator[int]:
    """The year of a document's number in other brackets than 〔〕: the number follows, and 号."""
    text = document.source.text
    for left, right in _BRACKETS:
        for at in places(text, left, *body_of(document)):
            close = at + 5
            if text[close : close + 1] != right or not text[at + 1 : close].isdigit():
                continue
            end = close + 1
            while end < len(text) and text[end].isdigit():
                end += 1
            issued = "\u4e00" <= text[at - 1 : at] <= "\u9fff" and text[at - 1] not in "第年"
            if end > close + 1 and text[end : end + 1] == "号" and issued:
                yield at


def _zeros(document: Document, flow: Flow) -> Iterator[int]:
    """Letters and circles typed where a zero belongs (2O24年, 二O二四年)."""
    for start, _ in zeros_as_letters(document.source.text):
        yield start


def _nested_titles(document: Document, flow: Flow) -> Iterator[int]:
    """A title within a title, in the same marks or in signs of mathematics: 《关于印发《办法》的通知》."""
    first, last = body_of(document)
    for match in _NESTED.finditer(document.source.text, first, last):
        yield match.start(1)


_FINDERS: dict[str, Callable[[Document, Flow], Iterator[int]]] = {
    "half-width": _half_width,
    "straight-quotes": _straight_quotes,
    "blanks": blanks,
    "blanks-at-marks": blanks_at_marks,
    "zeros": _zeros,
    "year-brackets": _year_brackets,
    "nested-titles": _nested_titles,
}


PUNCTUATION = CheckKind("punctuation", "标点习惯", Options, check_punctuation)
