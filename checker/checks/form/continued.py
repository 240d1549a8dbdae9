"""What runs on over several lines: quotations and notes of several paragraphs, lines broken in mid-sentence.

A mark that one of them leaves open has its partner in another line and is no fault.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.checks.form.marks import PairedMark
from checker.text.terms import Span

_BLANKS = " \u3000\xa0\t\r\n"
_BROKEN_LINES = 4
_MOST_OPEN = 50
"""A line that leaves more open is no text in which anything runs on."""
_NOTE_LINES = 12
_QUOTED_LINES = 30
_SENTENCE_ENDS = "。！？；："
_BRACKETS = "（(【〔［["
"""What a note stands in."""
_SIDES = ("“”", "‘’", "「」", "『』", "《》", "（）", "()", "【】", "〔〕", '""')
_PARTNERS = {side[0]: side[1] for side in _SIDES} | {side[1]: side[0] for side in _SIDES}


def excuse_continued(
    text: str, spans: Sequence[Span], units: list[list[PairedMark]], broken: list[list[PairedMark]]
) -> None:
    """Take out what a quotation or note over several paragraphs, or a line broken in mid-sentence, leaves open."""
    for index in range(len(spans) - 1):
        if len(broken[index]) > _MOST_OPEN:
            continue
        _excuse_note(text, spans, units, broken, index)
        for mark in [mark for mark in broken[index] if mark.opens]:
            if _closes_below(text, spans, broken, index, mark) or _quoted(text, spans, broken, index, mark):
                broken[index].remove(mark)
            elif mark.pair <= 1 and _quotes_on(text, spans[index + 1], units[index + 1], mark.pair):
                broken[index].remove(mark)
                first = next((one for one in broken[index + 1] if one.pair == mark.pair), None)
                if first is not None and not first.opens:
                    broken[index + 1].remove(first)


def _excuse_note(
    text: str,
    spans: Sequence[Span],
    units: list[list[PairedMark]],
    broken: list[list[PairedMark]],
    index: int,
) -> None:
    """Take out the brackets of a note of several lines: it begins a line or follows a sentence, and its end closes another."""
    for mark in [mark for mark in broken[index] if mark.opens and text[mark.at] in _BRACKETS]:
        before = text[spans[index][0] : mark.at].strip()
        if before and before[-1] not in _SENTENCE_ENDS:
            continue
        for below in range(index + 1, min(index + _NOTE_LINES, len(spans))):
            first = next((one for one in broken[below] if one.pair == mark.pair), None)
            if first is None:
                continue
            if not first.opens and not text[first.at + 1 : spans[below][1]].strip("。 \u3000"):
                broken[index].remove(mark)
                broken[below].remove(first)
            break


def _closes_below(
    text: str, spans: Sequence[Span], broken: list[list[PairedMark]], index: int, mark: PairedMark
) -> bool:
    """Take out the partner of ``mark`` in one of the next lines, where the sentence runs on that far."""
    for below in range(index + 1, min(index + _BROKEN_LINES, len(spans))):
        if text[spans[below - 1][1] - 1] in _SENTENCE_ENDS:
            return False
        first = next((one for one in broken[below] if one.pair == mark.pair), None)
        if first is not None:
            if not first.opens:
                broken[below].remove(first)
            return not first.opens
    return False


def _quoted(
    text: str, spans: Sequence[Span], broken: list[list[PairedMark]], index: int, mark: PairedMark
) -> bool:
    """Take out the partner of a mark that opens a quotation of several lines.

    No paragraph begins with the mark that closes one: where a line does, its beginning was torn off the line before. Else such a
    quotation stands behind a colon or begins its line, and what closes it ends a sentence or line.
    """
    if mark.pair:
        return False
    leads = mark.at == spans[index][0] or text[mark.at - 1] in "：:"
    for below in range(index + 1, min(index + (_QUOTED_LINES if leads else _BROKEN_LINES), len(spans))):
        first = next((one for one in broken[below] if one.pair == mark.pair), None)
        if first is None:
            continue
        start, end = spans[below]
        begins = not text[start : first.at].strip()
        ends = leads and (
            text[first.at - 1] in "。！？…" or not text[first.at + 1 : end].strip("。；， \u3000")
        )
        if first.opens or not (begins or ends):
            return False
        broken[below].remove(first)
        return True
    return False


def excuse_dropped(text: str, spans: Sequence[Span], broken: list[list[PairedMark]]) -> None:
    """Take out marks whose partner stands in a line between the paragraphs that is none, such as a page number."""
    for index, left in enumerate(broken):
        before = text[spans[index - 1][1] if index else 0 : spans[index][0]]
        after = text[spans[index][1] : spans[index + 1][0] if index + 1 < len(spans) else len(text)]
        for mark in list(left):
            if _PARTNERS.get(text[mark.at], "\0") in (after if mark.opens else before):
                left.remove(mark)


def _quotes_on(text: str, span: Span, unit: Sequence[PairedMark], pair: int) -> bool:
    """Whether a paragraph opens with a quotation mark and is quoted to its end, or beyond it."""
    lead = span[0]
    while lead < span[1] and text[lead] in _BLANKS:
        lead += 1
    if not unit or unit[0] != PairedMark(lead, pair, True):
        return False
    depth = 0
    for mark in unit:
        if mark.pair == pair:
            depth += 1 if mark.opens else -1
            if depth == 0:
                return text[mark.at - 1] in "。！？…"
    return True
