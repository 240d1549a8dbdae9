"""The lines of a .docx as they are written down: what is open in the line at hand, and where each stretch of a line came from."""

from __future__ import annotations

from collections.abc import Sequence

from checker.reading.source import DELETED, HEADING, INSERTED, MARK, Extra
from checker.reading.word.lists import Lists
from checker.reading.word.model import Host, TextPiece, TrackedChange
from checker.reading.word.styles import Styles
from checker.reading.xmltree import Node


class Lines:
    """The lines, with their pieces, extras and comments.

    A line is a paragraph, with those before it whose marks were deleted; ``here`` is the offset at which it begins, ``length`` what
    it has so far, its number apart.
    """

    def __init__(self, styles: Styles, lists: Lists) -> None:
        self.lines: list[str] = []
        self.pieces: list[TextPiece] = []
        self.extras: list[Extra] = []
        self.comments: dict[str, tuple[int, int]] = {}
        self.here = 0
        self.length = 0
        self._styles = styles
        self._lists = lists
        self._parts: list[tuple[str, Host, Node | None, Node, Node | None, str]] = []
        self._changes: list[TrackedChange] = []
        self._opened: dict[str, int] = {}
        self._comment_marks: list[tuple[str, int, bool]] = []
        self._paragraphs: list[tuple[Node | None, bool]] = []
        """For each paragraph of the line its properties, and whether it has text."""

    @property
    def last(self) -> int:
        """The offset of the end of the last line."""
        return max(self.here - 1, 0)

    @property
    def is_open(self) -> bool:
        """Whether a paragraph has ended and its line has not."""
        return bool(self._paragraphs)

    def add(
        self, text: str, host: Host, leaf: Node | None, home: Node, origin: Node | None, part: str
    ) -> None:
        """Add text to the line; the elements are those of :class:`TextPiece`."""
        self._parts.append((text, host, leaf, home, origin, part))
        self.length += len(text)

    def since(self, start: int) -> str:
        """Return what the line has from ``start`` on, where some text that was added begins."""
        at, parts = self.length, []
        for one in reversed(self._parts):
            if at <= start:
                break
            parts.append(one[0])
            at -= len(one[0])
        return "".join(reversed(parts))

    def change(self, kind: str, text: str, start: int | None = None) -> None:
        """Note a tracked change up to here; what directly follows one of its kind is the same change."""
        begins = self.length if start is None else start
        last = self._changes[-1] if self._changes else None
        if last is not None and last.kind == kind and last.end == begins:
            if text == MARK and last.text:
                return
            self._changes[-1] = TrackedChange(kind, last.text + text, last.start, self.length)
        else:
            self._changes.append(TrackedChange(kind, text, begins, self.length))

    def mark_comment(self, name: str, opens: bool) -> None:
        """Note where a comment begins or ends."""
        self._comment_marks.append((name, self.length, opens))

    def take_in(self, lines: Sequence[str], extras: Sequence[Extra]) -> None:
        """Write whole lines that came from elsewhere."""
        for line in lines:
            self.lines.append(line)
            self.here += len(line) + 1
        self.extras += extras

    def end_paragraph(self, properties: Node | None, filled: bool) -> bool:
        """End a paragraph, and return whether its line ends with it: where its mark was deleted it goes on in the next."""
        self._paragraphs.append((properties, filled))
        mark = properties.child("w:rPr") if properties is not None else None
        if mark is not None and (mark.child("w:del") is not None or mark.child("w:moveFrom") is not None):
            self.change(DELETED, MARK)
            return False
        if mark is not None and mark.child("w:ins") is not None:
            self.change(INSERTED, MARK)
        return True

    def end_line(self, host: Host) -> None:
        """Write the line, with the number that Word shows before it."""
        properties = next((one for one, filled in self._paragraphs if filled), self._paragraphs[-1][0])
        number = self._lists.number(properties)
        at = self.here
        if number:
            self.pieces.append(TextPiece(at, at + len(number), host[0], None, host[1]))
        base = at = at + len(number)
        line = [number]
        for text, (run, owner), leaf, home, origin, part in self._parts:
            self.pieces.append(TextPiece(at, at + len(text), run, leaf, owner, origin, home, part))
            at += len(text)
            line.append(text)
        for change in self._changes:
            self.extras.append(Extra(change.kind, change.text, (base + change.start, base + change.end)))
        for name, where, opens in self._comment_marks:
            if opens:
                self._opened[name] = base + where
            else:
                self.comments[name] = (self._opened.get(name, base + where), base + where)
        style = properties.value("w:pStyle") if properties is not None else None
        level = self._styles.heading_level(style, properties) if at > self.here else ""
        if level:
            self.extras.append(Extra(HEADING, level, (self.here, at)))
        self.lines.append("".join(line))
        self.here = at + 1
        self._parts, self.length, self._changes, self._comment_marks = [], 0, [], []
        self._paragraphs = []

    def finish(self) -> None:
        """Note a deletion behind all paragraphs."""
        self.extras += [Extra(change.kind, change.text, (self.last, self.last)) for change in self._changes]
