"""Blanks where none belongs: between Chinese characters, between these and numbers, and beside marks."""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.form.bylines import CAPTIONS, byline_at
from checker.document.flow import Flow
from checker.document.model import Document
from checker.text.around import behind_last, next_of, places, stands_open
from checker.text.lazy import pattern

_COMMAS = frozenset("，、；")
_JOINT = "委府局会厅办院室组"
"""The last characters of issuers, between which a blank stands on purpose."""
_NUMBERED = pattern(
    "(?:附?[表图]|附[件录])(?:[ \u3000]*(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:[-—.][0-9]{1,2})?)?[-—.]?"
)
"""What opens the line of a table, picture or annex, with its number or before it."""
_LINE = 200
"""How much of its line is looked at around a blank."""


def body_of(document: Document) -> tuple[int, int]:
    """Return the source offsets at which the body begins and ends."""
    lines = document.lines
    return (lines[0].source_offset(0), lines[-1].end) if lines else (0, 0)


def blanks(document: Document, flow: Flow) -> Iterator[int]:
    """Single blanks inside running text; not between the halves of a slogan, of joint issuers, or columns.

    In what was read from pages a blank may be no more than the space that the layout left.
    """
    if document.source.pages:
        return
    text = document.source.text
    headings = {heading.span[0] - 1 for heading in document.headings}
    headings |= {heading.span[1] for heading in document.headings}
    for mark in " \xa0":
        for at in places(text, mark, *body_of(document)):
            before, after = text[at - 1 : at], text[at + 1 : at + 2]
            left = "\u4e00" <= before <= "\u9fff"
            right = "\u4e00" <= after <= "\u9fff"
            if not (left and (right or after.isdigit())) and not (right and before.isdigit()):
                continue
            if at in headings or (left and right and before in _JOINT):
                continue
            start = behind_last(text, "\n", max(0, at - _LINE), at)
            opening = text[start:at].strip()
            if _is_number(opening) and not (after == "年" and len(opening) == 4):
                continue  # behind a number such as 2.1, ① or 第一百条, and not within a date: 2026 年
            if left and right and (_set_apart(text, start, at) or _of_names(text, start, at)):
                continue
            if not (left and right) and _of_a_site(text, start, at):
                continue
            yield at


def _is_number(opening: str) -> bool:
    """Whether what opens a line is the number of an item, of an article or of a note, of a table, picture or annex."""
    if _NUMBERED.fullmatch(opening) is not None:
        return True
    if all(char.isdigit() or char == "." for char in opening):
        return True
    return opening[0] == "第" and not opening[1:].strip("一二三四五六七八九十百千零〇之条章节款编")


def blanks_at_marks(document: Document, flow: Flow) -> Iterator[int]:
    """Single blanks behind a comma, or before a mark that ends a clause, in running text."""
    if document.source.pages:
        return
    text = document.source.text
    for mark in " \xa0":
        for at in places(text, mark, *body_of(document)):
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
