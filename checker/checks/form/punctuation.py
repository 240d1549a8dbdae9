"""``punctuation``: habits of punctuation, one finding a kind with a count and its first places.

What the program itself knows are half-width marks, straight quotation marks, blanks, brackets of years and zeros (letters and
circles typed for one); all else is looked for in the normalised text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checker.checks.form.bylines import CAPTIONS, byline_at
from checker.checks.form.corrected import BLANKS, corrections, of_mixed_list
from checker.checks.outcome import Context, fill, found, met, quote_of
from checker.checks.running import body_alone
from checker.document.flow import Flow
from checker.document.model import Document
from checker.results import Finding, Outcome, Place
from checker.rulebook import option
from checker.rulebook.model import Rule
from checker.rulebook.option import CheckKind
from checker.text.around import behind_last, line_around, next_of, places, stands_open
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
_LINE = 200
"""How much of its line is looked at around a blank."""
_NESTED = pattern(r"《[^《》<>＜＞\n]*((?:《[^《》\n]+》)|(?:[<＜][^《》<>＜＞\n]+[>＞]))[^《》<>＜＞\n]*》")
_TO_ENDING = pattern(
    r"(?i)[^\s。，；：、“”《》\"?:*<>|/\\]{0,60}\.(?:docx?|xlsx?|pptx?|pdf|ofd|wps|et|txt|jpe?g|png|zip|rar|html?|md|csv)(?![a-z])"
)
"""From a mark to the ending of a file's name in which it stands."""
_COMMAS = frozenset("，、；")
_MARKS = frozenset("。，、；：0123456789")
_JOINT = "委府局会厅办院室组"
"""The last characters of issuers, between which a blank stands on purpose."""


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


def _body(document: Document) -> tuple[int, int]:
    lines = document.lines
    return (lines[0].source_offset(0), lines[-1].end) if lines else (0, 0)


def _chinese(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" or (char in "“”《》（）【】、。；，：％" and char != "")


def _half_width(document: Document, flow: Flow) -> Iterator[int]:
    """Half-width marks beside a Chinese character; 1,234, 8:30, addresses and Latin words have none beside them.

    The name of a file keeps those that it has: “名单(终稿).docx”.
    """
    text = document.source.text
    bounds = _body(document)
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
        for at in places(text, mark, *_body(document)):
            if _chinese(text[at - 1 : at]) or _chinese(text[at + 1 : at + 2]):
                yield at


def _blanks(document: Document, flow: Flow) -> Iterator[int]:
    """Single blanks inside running text; not between the halves of a slogan, of joint issuers, or columns.

    In what was read from pages a blank may be no more than the space that the layout left.
    """
    if document.source.pages:
        return
    text = document.source.text
    headings = {heading.span[0] - 1 for heading in document.headings}
    headings |= {heading.span[1] for heading in document.headings}
    for mark in " \xa0":
        for at in places(text, mark, *_body(document)):
            before, after = text[at - 1 : at], text[at + 1 : at + 2]
            left = "\u4e00" <= before <= "\u9fff"
            right = "\u4e00" <= after <= "\u9fff"
            if not (left and (right or after.isdigit())) and not (right and before.isdigit()):
                continue
            if at in headings or (left and right and before in _JOINT):
                continue
            start = behind_last(text, "\n", max(0, at - _LINE), at)
            opening = text[start:at].strip()
            if _is_number(opening):
                continue  # behind a number such as 2.1, ① or 第一百条
            if left and right and (_set_apart(text, start, at) or _of_names(text, start, at)):
                continue
            if not (left and right) and _of_a_site(text, start, at):
                continue
            yield at


def _is_number(opening: str) -> bool:
    """Whether what opens a line is the number of an item, of an article or of a note."""
    if all(char.isdigit() or char == "." for char in opening):
        return True
    return opening[0] == "第" and not opening[1:].strip("一二三四五六七八九十百千零〇之条章节款编")


def _blanks_at_marks(document: Document, flow: Flow) -> Iterator[int]:
    """Single blanks behind a comma, or before a mark that ends a clause, in running text."""
    if document.source.pages:
        return
    text = document.source.text
    for mark in " \xa0":
        for at in places(text, mark, *_body(document)):
            before, after = text[at - 1 : at], text[at + 1 : at + 2]
            if before in _COMMAS:
                goes_on = "\u4e00" <= after <= "\u9fff" or after.isdigit() or after in "《“（"
            else:
                goes_on = "\u4e00" <= before <= "\u9fff" and after in "，。；、"
            if not after or not goes_on:
                continue
            start = behind_last(text, "\n", max(0, at - _LINE), at)
            opening = text[start:at].strip()
            if before == "、" and not opening.strip("0123456789一二三四五六七八九十（）、"):
                continue  # behind the number of an item
            yield at


def _of_a_site(text: str, start: int, at: int) -> bool:
    """Whether a blank stands between date and time, or in a line or bracket that says where the text was printed."""
    line = text[start : next_of(text, "\n", at, at + _LINE)]
    timed = text[at - 1] == "日" and text[at + 1 : at + 3].isdigit()
    return timed or "www." in line or ("版）" in line and text.rfind("（", start, at) >= 0)


def _of_names(text: str, start: int, at: int) -> bool:
    """Whether a blank stands in a byline or caption, or is the only one of a headline in two halves."""
    line = text[start : next_of(text, "\n", at, at + _LINE)].rstrip()
    if at - start >= byline_at(line) or line.lstrip().startswith(CAPTIONS):
        return True
    return (
        line[-1] not in "。；：，！？”）"
        and " " not in line.replace(text[at], " ", 1)[: at - start] + line[at - start + 1 :]
    )


def _set_apart(text: str, start: int, at: int) -> bool:
    """Whether a blank between two characters stands in a quotation or title, or in a line of columns."""
    for left, right in ("“”", "《》", "‘’", "（）", "()", '""'):
        if stands_open(text, at, ((left, right),), start) or (
            left == right and text.count(left, start, at) % 2
        ):
            return True
    line = text[start : next_of(text, "\n", at, at + _LINE)]
    return not any(mark in line for mark in "。，,")


def _year_brackets(document: Document, flow: Flow) -> Iterator[int]:
    """The year of a document's number in other brackets than 〔〕: the number follows, and 号."""
    text = document.source.text
    for left, right in _BRACKETS:
        for at in places(text, left, *_body(document)):
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
    first, last = _body(document)
    for match in _NESTED.finditer(document.source.text, first, last):
        yield match.start(1)


_FINDERS: dict[str, Callable[[Document, Flow], Iterator[int]]] = {
    "half-width": _half_width,
    "straight-quotes": _straight_quotes,
    "blanks": _blanks,
    "blanks-at-marks": _blanks_at_marks,
    "zeros": _zeros,
    "year-brackets": _year_brackets,
    "nested-titles": _nested_titles,
}


PUNCTUATION = CheckKind("punctuation", "标点习惯", Options, check_punctuation)
