"""What stands below the body of a report: attachments, signature, date, imprint, footnotes."""

from __future__ import annotations

from collections.abc import Sequence

from checker.document.dates import is_date_line, is_unfinished_date
from checker.document.headings import names_a_part
from checker.document.issuers import looks_like_issuer, signed_in_one_line, without_seal
from checker.document.markers import read_marker
from checker.document.model import Line
from checker.rulebook.habits import words
from checker.text.lazy import pattern

_BELOW = words("正文以下")
CONTACT = ("联系", "经办", "（联系")
"""What a line begins with that names whom to ask; 联系部门开展培训4期。 is a sentence of the body."""
_LABELS = (*CONTACT, "填报", "报送", "上报")
"""And one of a form: 填报单位：县水务局; 报送单位共12家。 is a sentence of the body."""
_LABEL = 8
"""So many characters into such a line its label has ended."""
ANNEXES = words("附件说明")
FOOTNOTES = words("注释的开头")
"""What a footnote below the signature begins with."""
_LONGEST_IMPRINT = 40
_LONGEST_ANNEX = 60
_CLOSING = 14
_ANNEX = pattern(
    "[【（]?(?:附件|附表|附录)(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})?[】）]?(?:[：:. ]?[^，。；：]{2,40}|：)?|附：[^，。；：]{2,40}"
)
"""The line over an annex: 附件1, 附件： or with its title."""
_REPORT, _BETWEEN = 200, 8
"""A report has more characters, and no more lines (the imprint, whom to ask) stand between its signature and its annexes."""
_BEHIND, _JOINT = 3, 4
"""No more lines stand behind a signature that is one all the same; no more bodies sign together."""
_LETTER, _PARTS_BEHIND = 600, 2
"""So many headings of parts behind a signature, and none in the few characters before it, are those of a report handed in with a letter."""


def closing_lines(lines: list[Line]) -> list[Line]:
    """Return the lines at the end that are no body: signature, date, attachment, contact, footnotes.

    Below a signature with its date other short lines may stand: the imprint (GB/T 9704—2012 7.4), telephone, copies.
    """
    annex = _annexes_from(lines)
    count = 0
    for back, line in enumerate(reversed(lines[-_CLOSING:]), 1):
        text = line.text
        below = (text.startswith(_BELOW) and not _says(text)) or len(lines) - back >= annex
        if (
            is_date_line(text)
            or is_unfinished_date(text)
            or signed_in_one_line(text)
            or (count == back - 1 and (below or looks_like_issuer(text) or _is_beside_name(text)))
        ):
            count = back
        elif not (below or text.startswith(FOOTNOTES)) and (
            len(text) > _LONGEST_IMPRINT or text[-1:] in "。！？；：" or read_marker(text) is not None
        ):
            break
    return lines[len(lines) - count :] if count else []


def signature_within(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines of a signature, name and day, below which a few more lines of the body stand: they leave it one; none without."""
    for at in range(len(lines) - 1, max(len(lines) - 2 - _BEHIND, 0), -1):
        text = lines[at].text
        if text.endswith("日") and is_date_line(text) and looks_like_issuer(lines[at - 1].text):
            first = at - 1
            while first and at - first < _JOINT and looks_like_issuer(lines[first - 1].text):
                first -= 1
            return lines[first : at + 1]
    return ()


def _is_beside_name(text: str) -> bool:
    """Whether a line stands in brackets below the issuer's name: the place for its seal, or another name of it."""
    return not without_seal(text) or (
        text[:1] == "（" and text[-1:] == "）" and looks_like_issuer(text[1:-1])
    )


def annex_start(lines: Sequence[Line]) -> int:
    """Return the index of the line with which the annexes behind the signature begin, or the number of lines where there are none.

    Before them stand issuer and date (the day of a draft may be open), the imprint and whom to ask perhaps, and enough for a report.
    What a letter hands in is no annex, but the report.
    """
    if not any(line.text.startswith("附") and _ANNEX.fullmatch(line.text) for line in lines):
        return len(lines)
    size = 0
    parts: list[int] | None = None
    for at, line in enumerate(lines):
        text = line.text
        size += len(text)
        if len(text) > _LONGEST_IMPRINT:
            continue
        over = lines[at - 1].text if at else ""
        dated = is_date_line(text) or is_unfinished_date(text)
        if size < _REPORT or not (signed_in_one_line(text) or (dated and looks_like_issuer(over))):
            continue
        for behind in range(at + 1, min(at + 1 + _BETWEEN, len(lines))):
            if _ANNEX.fullmatch(lines[behind].text) is not None:
                if parts is None:
                    parts = [index for index, one in enumerate(lines) if _heads_a_part(one.text)]
                if size > _LETTER or len(parts) < _PARTS_BEHIND or parts[0] < behind:
                    return behind
                break
            if len(lines[behind].text) > _LONGEST_IMPRINT:
                break
    return len(lines)


def _heads_a_part(text: str) -> bool:
    """Whether a line is the heading of a part, or begins with one."""
    marker = read_marker(text)
    heading = text[marker.length if marker else 0 :].partition("。")[0]
    return len(heading) <= _LONGEST_IMPRINT and names_a_part(heading)


def _says(text: str) -> bool:
    """Whether a line that begins like a label is a sentence of the body."""
    return text.startswith(_LABELS) and text[-1:] in "。；" and "：" not in text[:_LABEL]


def _annexes_from(lines: list[Line]) -> int:
    """Return the index of the line with which a list of attachments at the end begins (附件：1.……), or the number of lines."""
    for index in range(max(len(lines) - _CLOSING, 0), len(lines)):
        if lines[index].text.startswith(ANNEXES) and all(
            line.text.startswith(FOOTNOTES)
            or (len(line.text) <= _LONGEST_ANNEX and line.text[-1:] not in "。；：")
            for line in lines[index:]
        ):
            return index
    return len(lines)
