"""Source lines to logical lines: normalise characters, drop blanks, join lines that were only wrapped."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import pairwise

from checker.document.model import Line
from checker.reading.source import NOTE, TABLE, Source
from checker.text.characters import plain
from checker.values import NamedTuple

_ORDINARY = {
    ",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）", "．": ".", "％": "%", "＃": "#",
    "〔": "（", "〕": "）", "﹙": "（", "﹚": "）", "－": "—", "–": "—", "─": "—", "〈": "<", "〉": ">", "＜": "<",
    "＞": ">", "｡": "。", "､": "、", "～": "~", "「": "“", "」": "”", "『": "‘", "』": "’", "＂": '"',
    **dict.fromkeys("\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
    "\t": " ", "\r": " ", "\f": " ", "\v": " ", "\x85": " ", "\u2028": " ", "\u2029": " ",
}  # fmt: skip
"""The characters that stand for others in reports, and these: none is among both."""
_OTHERS = frozenset(_ORDINARY)
SENTENCE_ENDS = "。！？；"
SOFT_BREAK = "\v"
"""A break inside a paragraph (Shift+Enter in Word)."""
_INDENT = "\u3000\u3000"
WITH_PARAGRAPHS = ("docx", "doc", "html", "mht", "pdf", "ofd")
"""Formats that mark paragraphs. Text pasted into them may be wrapped, but not where a sentence ends."""
_LINE_ENDS = SENTENCE_ENDS + "：”）》"
_WRAP_SHORTEST = 20
_WRAP_LONGEST = 64
_WRAP_TOLERANCE = 4


class RawLine(NamedTuple):
    """A source line: its offsets without the line break, and its text normalised one to one.

    ``begins`` tells that the format has paragraphs and one begins here, ``joined`` that the line goes on with the one before.
    """

    start: int
    end: int
    text: str
    begins: bool = False
    joined: bool = False

    @property
    def indented(self) -> bool:
        """Whether the line begins with blanks, as a paragraph of a Chinese document does."""
        return self.text[:1] == " "


def raw_lines(source: Source, text: str | None = None, inside: Sequence[int] = ()) -> list[RawLine]:
    """Return the lines of ``source`` with every character normalised in place; those of tables of figures and of notes are empty.

    ``text`` is its text with ordinary characters, where that is worked out already; a line begins ``inside`` those of the source, too.
    """
    text = _ordinary(plain(source.text) if text is None else text)
    lines: list[RawLine] = []
    bounds = (*source.line_starts, len(text))
    if SOFT_BREAK in source.text or _INDENT in source.text:
        bounds = _with_breaks_inside(source)
    if inside:
        bounds = tuple(sorted({*bounds, *inside}))
    begins = frozenset(source.line_starts) if source.format in WITH_PARAGRAPHS else frozenset()
    joined = _wrapped_lines(source.joined, text, source.line_starts) if source.joined else frozenset()
    tables = [extra.span for extra in source.extras if extra.kind in (TABLE, NOTE) and extra.span is not None]
    for start, after in pairwise(bounds):
        if tables and any(first <= start < last for first, last in tables):
            lines.append(RawLine(start, start, ""))
            continue
        end = after - 1 if after > start and text[after - 1] == "\n" else after
        line = text[start:end].rstrip(" ")  # trailing blanks and the CR of a CR/LF are no part of the line
        if "." in line:
            line = _full_stops(line)
        lines.append(RawLine(start, start + len(line), line, start in begins, start in joined))
    return lines


def _ordinary(text: str) -> str:
    """Return a text with every character normalised in place: a report has few of those to be replaced."""
    for char in _OTHERS.intersection(text):
        text = text.replace(char, _ORDINARY[char])
    return text


def note_lines(source: Source) -> list[Line]:
    """Return the foot- and endnotes of ``source``, which are no part of its sentences and yet are read, as logical lines."""
    lines: list[Line] = []
    for extra in source.extras:
        if extra.kind != NOTE or extra.span is None:
            continue
        start = extra.span[0]
        for piece in source.text[slice(*extra.span)].split("\n"):
            text = _ordinary(plain(piece)).rstrip(" ")
            if text.strip(" "):
                lines.append(_make_line([RawLine(start, start + len(text), text)]))
            start += len(piece) + 1
    return lines


def _wrapped_lines(joined: tuple[int, ...], text: str, starts: tuple[int, ...]) -> frozenset[int]:
    """Return those of the lines ``joined`` whose paragraph was wrapped by a program, and not written line by line.

    What is wrapped has lines of one width, counted in characters or in halves of them.
    """
    before = {start: starts[bisect_left(starts, start) - 1] for start in joined}
    lines = {start: text[first : start - 1].strip(" ") for start, first in before.items()}
    for measure, unit in ((len, 1), (_halves, 2)):
        widths = {start: measure(line) for start, line in lines.items()}
        most = max(widths.values())
        near = [start for start, width in widths.items() if width >= most - _WRAP_TOLERANCE * unit]
        if _WRAP_SHORTEST * unit <= most <= _WRAP_LONGEST * unit and len(near) * 3 >= len(widths) * 2:
            return frozenset(near)
    return frozenset()


def _halves(line: str) -> int:
    return sum(1 if char.isascii() else 2 for char in line)


def _with_breaks_inside(source: Source) -> tuple[int, ...]:
    """Return where lines begin and the text ends, with the breaks inside the lines of the source.

    A soft break is the end of a line as it looks like one; so is the indent of a paragraph behind the end of a sentence, whose
    break was lost when the text was taken from a page. The numbers of lines that users are told stay those of the source.
    """
    text = source.text
    breaks = [at + 1 for at, char in enumerate(text) if char == SOFT_BREAK] if SOFT_BREAK in text else []
    at = text.find(_INDENT, 1)
    while at >= 0:
        if text[at - 1] in SENTENCE_ENDS or text[at - 2 : at] in ("。”", "。）"):
            breaks.append(at)
        at = text.find(_INDENT, at + 1)
    return (*sorted({*source.line_starts, *breaks}), len(text))


def _full_stops(line: str) -> str:
    """Turn a half-width full stop that ends a Chinese sentence into the full-width one, as other marks are."""
    ends = []
    at = line.find(".", 2)
    while at >= 0:
        before, after = line[at - 1], line[at + 1 : at + 2]
        if (
            (_chinese(before) or before in "”）》%")
            and (not after or _chinese(after) or after in "“《（ ")
            and not all(one in "一二三四五六七八九十（） " for one in line[:at])
        ):
            ends.append(at)
        at = line.find(".", at + 1)
    if not ends:
        return line
    chars = list(line)
    for at in ends:
        chars[at] = "。"
    return "".join(chars)


def _chinese(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def compact(text: str, offset: int) -> tuple[str, list[tuple[int, int]]]:
    """Drop the blanks of ``text``, which begins at ``offset`` of the source.

    A blank stays, as one, only between two Latin letters or digits. Returns the text and its origin map.
    """
    if " " not in text:
        return text, [(0, offset)]
    pieces: list[str] = []
    origin: list[tuple[int, int]] = []
    length = at = 0
    for piece in text.split(" "):
        if piece:
            if pieces and _latin(pieces[-1][-1], piece[0]):
                pieces.append(" ")
                origin.append((length, offset + at - 1))
                length += 1
            pieces.append(piece)
            origin.append((length, offset + at))
            length += len(piece)
        at += len(piece) + 1
    return "".join(pieces), origin


def _latin(before: str, after: str) -> bool:
    """Whether a blank between two characters separates Latin words or a word and a number."""
    return before.isascii() and before.isalnum() and after.isascii() and (after.isalpha() or before.isalpha())


def _make_line(group: list[RawLine]) -> Line:
    if len(group) == 1:  # as most are
        (raw,) = group
        text, steps = compact(raw.text, raw.start)
        return Line(text, tuple(steps), raw.end, raw.text[:1] == " ")
    text = ""
    origin: list[tuple[int, int]] = []
    for raw in group:
        piece, steps = compact(raw.text, raw.start)
        origin.extend((len(text) + start, source) for start, source in steps)
        text += piece
    return Line(text, tuple(origin), group[-1].end, group[0].indented)


def join_lines(raws: list[RawLine], opens: Callable[[str], bool]) -> list[Line]:
    """Join hard-wrapped lines to logical lines; blank lines are dropped.

    ``opens`` tells whether a line (without leading blanks) begins with the marker of a heading or item.
    """
    width = _wrap_width(raws)
    lines: list[Line] = []
    group: list[RawLine] = []
    for raw in raws:
        stripped = raw.text.strip(" ")
        if not stripped:
            continue
        if group and not _continues(group, raw, stripped, width, opens):
            lines.append(_make_line(group))
            group = []
        group.append(raw)
    if group:
        lines.append(_make_line(group))
    return lines


def _wrap_width(raws: list[RawLine]) -> int | None:
    """Return the width at which the text was wrapped, or None where lines are paragraphs.

    Digits and Latin letters are narrower than Chinese characters, so lines of one width differ a little in
    length: the commonest length stands for the width. Where every other full line ends with its sentence, nothing was wrapped:
    short paragraphs only happen to be of one length.
    """
    texts = [text for raw in raws if (text := raw.text.rstrip(" "))]
    lengths = [len(text) for text in texts]
    longest = max(lengths, default=0)
    if not _WRAP_SHORTEST <= longest <= _WRAP_LONGEST or len(lengths) < 8:
        return None
    common = max(set(lengths), key=lambda length: (lengths.count(length), length))
    full = [text[-1] for text in texts if len(text) >= common - _WRAP_TOLERANCE]
    ended = sum(1 for last in full if last in _LINE_ENDS)
    wrapped = len(full) * 2 >= len(lengths) and ended * 2 < len(full)
    return common if common >= _WRAP_SHORTEST and wrapped else None


def _continues(
    group: list[RawLine], raw: RawLine, stripped: str, width: int | None, opens: Callable[[str], bool]
) -> bool:
    if raw.joined:
        return not opens(stripped)
    if width is None or opens(stripped):
        return False
    last = group[-1].text.rstrip(" ")
    if len(last) < width - _WRAP_TOLERANCE or (raw.begins and last[-1] in SENTENCE_ENDS):
        return False
    # A full line may happen to end its paragraph: then only an indent tells that a new one begins.
    return not (raw.indented and (last[-1] in _LINE_ENDS or not group[-1].indented or len(group) > 1))
