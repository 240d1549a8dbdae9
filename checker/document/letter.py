"""The letter with which a report is handed in, where the file holds both.

The letter (关于报送……的函, with addressee, one or two sentences, signature) stands in front; what is checked is the report
below it, which has a title of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.document.dates import is_date_line
from checker.document.issuers import looks_like_issuer, signed_in_one_line
from checker.document.lines import RawLine
from checker.document.markers import read_marker
from checker.rulebook.habits import words

_MOST_LINES = 30
_LONGEST = 600
"""A letter has at most so many lines and characters."""
_REPORT = 40
"""So much text must follow below the second title."""
_TITLE_LINES = 4
_TITLE_LINE = 48
_NO_REPORT = "情况"
"""A heading (主要负责人履行法治建设职责情况) ends so like a title, which then names its year."""
_HANDS_IN = words("报送的说法")
_ANNEX = words("报送函的附件")


def letter_end(raws: Sequence[RawLine], is_title: Callable[[str], bool]) -> int:
    """Return the index of the first line of the report below a letter; 0 where no letter stands in front.

    ``is_title`` tells whether a text (without blanks) is a title of the kind of report.
    """
    lines = [(index, raw.text.replace(" ", "").lstrip("#")) for index, raw in enumerate(raws)]
    lines = [(index, text) for index, text in lines if text][: _MOST_LINES + 1]
    length = 0
    told = handed = signed = False
    for at, (index, text) in enumerate(lines):
        marker = read_marker(text)
        if marker is not None and marker.kind in ("part", "cn", "pcn"):
            return 0
        if told and (handed or signed):
            begin = _title_at([line for _, line in lines[at : at + _TITLE_LINES]], is_title)
            if begin and sum(len(raw.text) for raw in raws[index:]) > _REPORT + len(text):
                return index
        length += len(text)
        if length > _LONGEST:
            return 0
        if text.endswith("。"):
            told = True
            handed = handed or any(word in text for word in _HANDS_IN)
        elif told and (is_date_line(text) or signed_in_one_line(text)):
            signed = True
    return 0


def _title_at(lines: Sequence[str], is_title: Callable[[str], bool]) -> bool:
    """Whether a title begins with the first of ``lines``: issuers, then the line that names the kind of report."""
    text = ""
    for line in lines:
        if len(line) > _TITLE_LINE or line[-1] in "。；：，" or line.startswith(_ANNEX) or is_date_line(line):
            return False
        text += line
        if is_title(text) and not (text.endswith(_NO_REPORT) and "20" not in text):
            return True
        if not (looks_like_issuer(line) or line.startswith(("关于", "20")) or line.endswith(("年", "年度"))):
            return False
    return False


def letter_signature(letter: Sequence[RawLine]) -> list[RawLine]:
    """Return the lines with which a letter is signed: the last date and the issuers straight above it."""
    for index in range(len(letter) - 1, -1, -1):
        text = letter[index].text.replace(" ", "")
        if signed_in_one_line(text):
            return [letter[index]]
        if is_date_line(text):
            start = index
            while start > 0 and (
                not letter[start - 1].text.strip(" ")
                or looks_like_issuer(letter[start - 1].text.replace(" ", ""))
            ):
                start -= 1
            return [raw for raw in letter[start : index + 1] if raw.text.strip(" ")]
    return []
