"""Where the body of a report begins and ends between the frame of its page, and which of its lines stand alone."""

from __future__ import annotations

from checker.document.closing import ANNEXES, FOOTNOTES
from checker.document.dates import find_dates, is_date_line, is_unfinished_date
from checker.document.issuers import looks_like_issuer, signed_in_one_line
from checker.document.lines import RawLine
from checker.document.markers import opens_item, read_marker
from checker.document.noise import is_noise, is_page_number
from checker.rulebook.habits import words

_UNNUMBERED = 30
_BODY = 50
_PICTURES = frozenset(words("图片的位置"))
_AROUND = " []【】（）<>"
"""What may stand around the word that a page sets in the place of a picture."""
_ANNOUNCES = ("如下：", "如下。")
"""How a sentence ends that says what is reported below (现将……情况报告如下：): it is no title, whatever it lacks."""


def body_start(raws: list[RawLine]) -> int:
    """Return the index of the first line of the body: a long line of prose, or a heading's marker."""
    last_noise = -1
    for index, raw in enumerate(raws):
        text = raw.text.replace(" ", "")
        if not text:
            continue
        if is_noise(raw):
            last_noise = index
            continue
        marker = read_marker(text.lstrip("#"))
        prose = len(text) >= _BODY and any(mark in text for mark in "，。") and not text.endswith("报告")
        if prose or (marker is not None and marker.kind in ("part", "cn", "pcn") and len(text) > 4):
            return index
        told = "。" in text or ("，" in text and (len(text) >= 25 or text[-1] == "："))
        told = told or text.endswith(_ANNOUNCES)
        if len(text) >= 10 and told and index > last_noise and text[0] not in "（<《":
            return index
    return len(raws)


def heading_start(raws: list[RawLine], first: int, title_lines: frozenset[int]) -> int:
    """Return where the body begins when an unnumbered heading stands above its first prose, but below the title."""
    for index in range(first - 1, max(title_lines), -1):
        text = raws[index].text.replace(" ", "")
        if not text:
            continue
        plain = (
            4 <= len(text) <= _UNNUMBERED
            and text[-1] not in "。；：！？，、）"
            and text[0] not in "（(【[<《"
        )
        dated = next(find_dates(raws[index].text), None) is not None or is_unfinished_date(text)
        if plain and not dated and not is_noise(raws[index]) and not looks_like_issuer(text):
            return index
        break
    return first


def stands_alone(text: str) -> bool:
    """Whether a line begins something new even where the line above it is full."""
    plain = text.replace(" ", "")
    return (
        opens_item(text)
        or is_date_line(plain)
        or is_unfinished_date(plain)
        or looks_like_issuer(plain)
        or signed_in_one_line(plain)
        or text.startswith(("#", *FOOTNOTES, *ANNEXES))
    )


def is_left_over(text: str) -> bool:
    """Whether a line is what a page leaves in a text that was copied from it: a word in the place of a picture, a page's number, links to its other pages."""
    if text.strip(_AROUND) in _PICTURES or is_page_number(text.replace(" ", "")):
        return True
    if "页" not in text:
        return False
    words = text.replace(" ", "")
    return "上一页" in words and "下一页" in words and len(words) < 40


def tail_start(raws: list[RawLine], first: int) -> int:
    """Return the index at which the page's foot begins: noise from there on."""
    last_prose = first
    for index in range(first, len(raws)):
        text = raws[index].text.replace(" ", "")
        if (len(text) > 30 and text[-1:] in "。！？；”）" and not is_noise(raws[index])) or read_marker(text):
            last_prose = index
    for index in range(last_prose + 1, len(raws)):
        # A number alone is as well that of a row of a table over the signature.
        if is_noise(raws[index]) and not is_page_number(raws[index].text.replace(" ", "")):
            return index
    return len(raws)
