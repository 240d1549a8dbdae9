"""Printed pages to running text: formats that say where ink stands (PDF, OFD) and not what belongs together.

A reader hands over the lines of each page with their places. Running heads, feet and page numbers are set aside; of
each other line it is decided, by margins, indents and distances, whether it goes on with the paragraph above it.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from checker.reading.pages.printed import Page, PrintedLine
from checker.reading.pages.running import without_running_heads
from checker.reading.source import Extra, Source, make_source
from checker.text.lazy import pattern

_FULL = 2.6
"""How far a full line may end from the right margin, in characters: a number or a mark that did not fit moved on."""
_UNBROKEN = pattern("([0-9A-Za-z.,%‰/-]{4,24})([%％‰，。；：、）”]{0,2})")
_NARROW = 0.6
"""What stays together at the end of a line, and how wide its letters are, in characters."""
_SHORTEST = 12
_ENDS = '。！？；：”）.!?;:)"'
_LABELS, _LONGEST_ROW = 2, 60
_LABEL = pattern("[\u4e00-\u9fff]{2,5}[：:]|[【〖\\[]")
_DAY = pattern("[0-9]{4}[-./年][0-9]{1,2}[-./月][0-9]{2}日?\\Z")
_DATE_GOES_ON = pattern("[0-9][年月日时分]|[-./年月][0-9]")
_INDENT = 1.2
_WIDE_GAP = 1.35
_OTHER_SIZE = 1.135
"""Two sizes of type are at least so far apart (14 and 16 points); one size is measured a ninth larger where a mark of another font is in the line."""
_MOSTLY, _MARGIN = 0.5, 0.12


def running_text(path: str, format_: str, pages: list[Page]) -> Source:
    """Return the text of ``pages``, a line for each paragraph, with running heads and feet as extras."""
    extras: list[Extra] = []
    bodies = without_running_heads(pages, extras)
    shape = _Shape([line for page in bodies for line in page.lines])
    pieces: list[str] = []
    starts: list[int] = []
    length = 0
    before: PrintedLine | None = None
    for page in bodies:
        starts.append(length)
        for index, line in enumerate(page.lines):
            if before is not None:
                join = "\n"
                if shape.continues(before, line, same_page=index > 0):
                    apart = _is_latin(before.text[-1]) and _is_latin(line.text[0])
                    join = " " if apart or _ends_value(before.text, line.text) else ""
                pieces.append(join)
                length += len(join)
            if index == 0:
                starts[-1] = length
            pieces.append(line.text)
            length += len(line.text)
            before = line
    return make_source(path, format_, "", "".join(pieces))._replace(pages=tuple(starts), extras=tuple(extras))


def _has_labels(text: str) -> bool:
    """Whether a line is a row of labels and values (来源：某局　时间：2024-01-02), which blanks part."""
    return len(text) < _LONGEST_ROW and text.count("：") + text.count(":") >= _LABELS and "。" not in text


def _ends_value(text: str, following: str) -> bool:
    """Whether a row of labels breaks between two values, and not in the midst of one: another label follows, or a time after a day."""
    if not _has_labels(text):
        return False
    return _LABEL.match(following) is not None or (following[0].isdigit() and _DAY.search(text) is not None)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def in_order(fragments: list[PrintedLine]) -> list[PrintedLine]:
    """Return the lines of a page from pieces in the order of the file: from top to bottom, unless they stand in columns.

    Programs write a page in any order; only columns are read better as they were written.
    """
    if _in_columns(fragments):
        return merged_fragments(fragments)
    levels: list[list[PrintedLine]] = []
    for piece in sorted(fragments, key=lambda one: (one.top + one.bottom, one.left)):
        if levels and _on_one_level(levels[-1][0], piece):
            levels[-1].append(piece)
        else:
            levels.append([piece])
    lines: list[PrintedLine] = []
    for level in levels:
        lines.extend(merged_fragments(sorted(level, key=lambda one: one.left)))
    return lines


def is_picture(lines: list[PrintedLine], height: float, drawn: float) -> bool:
    """Whether a page of a few words is a scan: nothing is written on it, or only in its margins around a large picture.

    ``drawn`` is the share of the page that pictures cover. Words amid a picture are the title on a cover.
    """
    if not lines:
        return drawn > 0
    return drawn > _MOSTLY and not any(
        _MARGIN * height < line.top and line.bottom < (1 - _MARGIN) * height for line in lines
    )


def _in_columns(fragments: list[PrintedLine]) -> bool:
    """Whether the file goes down one column and up again to the next: once or twice, with lines side by side."""
    jumps = sum(after.bottom < before.top - 5 * before.size for before, after in pairwise(fragments))
    if not 1 <= jumps <= 3:
        return False
    beside = 0
    for at, one in enumerate(fragments):
        for other in fragments[at + 1 :]:
            apart = other.left > one.right + one.size or one.left > other.right + one.size
            if apart and _on_one_level(one, other):
                beside += 1
                break
    return beside >= 5 and beside * 3 >= len(fragments)


def merged_fragments(fragments: list[PrintedLine]) -> list[PrintedLine]:
    """Return lines from pieces of lines in reading order: pieces side by side on one level are one line."""
    lines: list[PrintedLine] = []
    for piece in fragments:
        last = lines[-1] if lines else None
        if last is None or not _on_one_level(last, piece) or piece.left < last.right - last.size:
            lines.append(piece)
            continue
        gap = " " if piece.left - last.right > 0.8 * last.size else ""
        lines[-1] = PrintedLine(
            last.text + gap + piece.text,
            last.left,
            max(last.right, piece.right),
            min(last.top, piece.top),
            max(last.bottom, piece.bottom),
            max(last.size, piece.size),
        )
    return lines


def _on_one_level(one: PrintedLine, other: PrintedLine) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


class _Shape:
    """The margins and habits of a text: where its lines begin and end, and how far apart."""

    def __init__(self, lines: list[PrintedLine]) -> None:
        self.size = _commonest([line.size for line in lines])
        usual = [line for line in lines if self._is_usual(line)] or lines
        self.left = _commonest([line.left for line in usual])
        self.right = max((line.right for line in usual), default=0.0)
        full = self.right - _FULL * self.size
        far = [line for line in usual if line.right > full]
        self.right = _commonest([line.right for line in far]) if far else self.right
        below = [pair for pair in pairwise(usual) if 0 < pair[1].top - pair[0].top < 4 * self.size]
        # A full line in the midst of a sentence can only go on at the margin, however few such lines a short text has.
        going_on = [after.left for one, after in below if one.right > full and one.text[-1] not in _ENDS]
        self.left = min([self.left, *(line.left for line in far), *going_on])
        steps = [after.top - one.top for one, after in below]
        self.pitch = _commonest(steps) or 1.5 * self.size

    def _is_usual(self, line: PrintedLine) -> bool:
        return self.size / _OTHER_SIZE <= line.size <= self.size * _OTHER_SIZE

    def _is_indented(self, line: PrintedLine) -> bool:
        return line.left > self.left + _INDENT * self.size or line.text[:1] in "\u3000 "

    def continues(self, before: PrintedLine, line: PrintedLine, *, same_page: bool) -> bool:
        """Return whether ``line`` goes on with the paragraph of ``before``.

        Where paragraphs neither indent nor stand apart, a full line goes on: that its paragraph ends just there is rare.
        """
        if max(before.size, line.size) > _OTHER_SIZE * min(before.size, line.size):
            return False
        if before.text[-1] == "." and before.text[-2:-1].isdigit() and line.text[0].isdigit():
            return True  # a number that the margin breaks behind its point
        if not (self._is_full(before) or self._had_no_room(before, line)) or self._is_indented(line):
            return False
        prose = not _has_labels(line.text) and not _DATE_GOES_ON.search(before.text[-1] + line.text[0])
        if _has_labels(before.text) and self._is_full(line) and prose:
            return False  # the first paragraph below the rows of labels
        ended = before.text[-1] in _ENDS and not _has_labels(before.text)
        if ended and not self._is_full(line) and line.text[-1] not in _ENDS:
            return False  # a heading or a signature at the margin below a paragraph that ends there
        return not (same_page and line.top - before.top > _WIDE_GAP * self.pitch)

    def _had_no_room(self, before: PrintedLine, line: PrintedLine) -> bool:
        """Whether a line ends where it does because what follows (98.1%。) may not be broken and did not fit."""
        found = _UNBROKEN.match(line.text)
        if found is None or before.text[-1] in _ENDS or before.right - before.left < _SHORTEST * self.size:
            return False
        width = _NARROW * len(found[1]) + len(found[2])
        return self.right - before.right <= (width + _NARROW) * self.size

    def _is_full(self, line: PrintedLine) -> bool:
        return (
            line.right >= self.right - _FULL * self.size and line.right - self.left >= _SHORTEST * self.size
        )


def _commonest(values: list[float]) -> float:
    """Return the commonest value, to half a point or so, or 0."""
    if not values:
        return 0.0
    counts = Counter(round(value * 2) for value in values)
    most = max(counts.items(), key=lambda item: (item[1], -item[0]))[0]
    near = [value for value in values if abs(value * 2 - most) <= 1]
    return sum(near) / len(near)
