"""Hang comments up in the main part of a .docx: marks put in between its bytes, all others left as they are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence

from checker.reading.word.model import Body, TextPiece
from checker.reading.xmltree import Node
from checker.text.terms import Span

_MARKS = ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference")


class _Edit:
    """What is put in at one offset of the data: ends of ranges, each with its reference as Word has it, then starts."""

    def __init__(self) -> None:
        self.ends: list[bytes] = []
        self.starts: list[bytes] = []
        self.run: Node | None = None
        """The run that is split here, or None between two elements."""

    def marks(self) -> bytes:
        return b"".join((*self.ends, *self.starts))


def removals(root: Node, data: bytes, ids: Collection[str]) -> list[Span]:
    """Return the spans of the data that hold the marks of the comments ``ids``."""
    found = []
    for node in root.walk():
        if node.name not in _MARKS or node.attributes.get("w:id") not in ids:
            continue
        parent = node.parent
        if node.name == "w:commentReference" and parent is not None and parent.name == "w:r":
            others = [one for one in parent.children if one is not node and one.name != "w:rPr"]
            found.append((parent.start, parent.end(data)) if not others else (node.start, node.end(data)))
        else:
            found.append((node.start, node.end(data)))
    return found


def used_ids(root: Node) -> set[str]:
    """Return the ids of the comments that the text refers to."""
    return {node.attributes.get("w:id", "") for node in root.walk() if node.name in _MARKS}


def marked(data: bytes, body: Body, taken_out: Sequence[Span], comments: Sequence[tuple[int, Span]]) -> bytes:
    """Return the data of the main part with ``taken_out`` left out and each comment (id, span of text) marked."""
    return _Marker(data, body).write(taken_out, comments)


class _Marker:
    def __init__(self, data: bytes, body: Body) -> None:
        self.data = data
        self.pieces = [piece for piece in body.pieces if piece.run is not None]
        self.starts = [piece.start for piece in self.pieces]
        self.text = body.text
        self.edits: dict[int, _Edit] = {}
        self.splits: dict[int, tuple[TextPiece, set[int]]] = {}
        """Leaves that are split in their text, by their offset: the piece and the places in its text."""
        self.inside: dict[tuple[int, int], _Edit] = {}

    def write(self, taken_out: Sequence[Span], comments: Sequence[tuple[int, Span]]) -> bytes:
        for name, span in comments:
            self._mark(name, span)
        changes: list[tuple[int, int, bytes]] = [(start, end, b"") for start, end in taken_out]
        for at, edit in self.edits.items():
            marks = edit.marks()
            changes.append((at, at, marks if edit.run is None else self._split(edit.run, marks)))
        for start, (piece, places) in self.splits.items():
            changes.append((start, self._leaf(piece).end(self.data), self._split_leaf(piece, sorted(places))))
        # What is put in at an offset comes before what is taken out or replaced from there on.
        changes.sort(key=lambda change: (change[0], change[1]))
        written = []
        at = 0
        for start, end, new in changes:
            written += [self.data[at:start], new]
            at = end
        written.append(self.data[at:])
        return b"".join(written)

    def _mark(self, name: int, span: Span) -> None:
        first, last = self._ends(span)
        prefix, declared = _prefix(first[0])
        attributes = f'{declared} {prefix or "w:"}id="{name}"/>'
        begin = f"<{prefix}commentRangeStart{attributes}".encode()
        end = f"<{prefix}commentRangeEnd{attributes}".encode()
        reference = (
            f'<{prefix}r{declared}><{prefix}rPr><{prefix}sz {prefix or "w:"}val="16"/></{prefix}rPr>'
            f"<{prefix}commentReference{attributes}</{prefix}r>"
        ).encode()
        self._at(first[0], first[1] - first[0].start, ends=False)[0].starts.append(begin)
        place, node = self._at(last[0], last[1] - last[0].start, ends=True)
        place.ends.append(end)
        top = _below_paragraph(node)
        if top is not node:  # a run of the mark's own stays out of links and tracked insertions
            place = self.edits.setdefault(top.end(self.data), _Edit())
        place.ends.append(reference)

    def _ends(self, span: Span) -> tuple[tuple[TextPiece, int], tuple[TextPiece, int]]:
        """Return where a range begins and ends: the piece and the offset of the text, each within the piece."""
        start, end = span
        # What was deleted has a place but no extent: the character before or behind it stands for it.
        if start == end:
            start, end = (start - 1, end) if self.text[start - 1 : start].strip() else (start, end + 1)
        while end > start and self.text[end - 1 : end].isspace():
            end -= 1
        begin = max(bisect_right(self.starts, start) - 1, 0)
        if self.pieces[begin].end <= start and begin + 1 < len(self.pieces):
            begin += 1
        first = self.pieces[begin]
        last = first
        for piece in self.pieces[begin:]:
            if piece.start >= end:
                break
            if _home(piece) is _home(first):
                last = piece
        if end <= first.start:  # an automatic number is no text that could be enclosed: take the paragraph
            for piece in self.pieces[begin:]:
                if piece.paragraph is not first.paragraph:
                    break
                last = piece
            end = last.end
        return (first, min(max(start, first.start), first.end)), (last, min(max(end, last.start), last.end))

    def _at(self, piece: TextPiece, offset: int, *, ends: bool) -> tuple[_Edit, Node]:
        """Return the edit at an offset of the piece's text, where a range begins or ``ends``, and the node it is at."""
        run, leaf = _run(piece), piece.leaf
        length = piece.end - piece.start
        holder = _control(run)
        if holder is not None or leaf is None:
            return self._beside(holder or run, after=ends)
        if 0 < offset < length:
            self.splits.setdefault(leaf.start, (piece, set()))[1].add(offset)
            return self.inside.setdefault((leaf.start, offset), _Edit()), run
        content = [one for one in run.children if one.name != "w:rPr"]
        after = offset > 0
        if leaf is content[-1 if after else 0]:
            return self._beside(run, after=after)
        edit = self.edits.setdefault(leaf.end(self.data) if after else leaf.start, _Edit())
        edit.run = run
        return edit, run

    def _beside(self, node: Node, *, after: bool) -> tuple[_Edit, Node]:
        """Return the edit before or after a node, or what it is the first or last of (a link, an insertion)."""
        while node.parent is not None and node.parent.name != "w:p":
            siblings = [one for one in node.parent.children if one.name not in _MARKS]
            if siblings[-1 if after else 0] is not node:
                break
            node = node.parent
        return self.edits.setdefault(node.end(self.data) if after else node.start, _Edit()), node

    def _split(self, run: Node, marks: bytes) -> bytes:
        """Return what ends a run, the marks, and what begins a second run of the same properties."""
        prefix = f"{run.prefix}:" if run.prefix else ""
        properties = run.child("w:rPr")
        same = self.data[properties.start : properties.end(self.data)] if properties is not None else b""
        return f"</{prefix}r>".encode() + marks + self.data[run.start : run.inner(self.data)] + same

    def _split_leaf(self, piece: TextPiece, places: list[int]) -> bytes:
        run, leaf = _run(piece), self._leaf(piece)
        prefix = f"{leaf.prefix}:" if leaf.prefix else ""
        text = self.text[piece.start : piece.end]
        written = b""
        for start, end in zip([0, *places], [*places, len(text)], strict=True):
            if start:
                written += self._split(run, self.inside[leaf.start, start].marks())
            part = text[start:end].replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            written += f'<{prefix}t xml:space="preserve">{part}</{prefix}t>'.encode()
        return written

    @staticmethod
    def _leaf(piece: TextPiece) -> Node:
        assert piece.leaf is not None
        return piece.leaf


def _run(piece: TextPiece) -> Node:
    assert piece.run is not None
    return piece.run


def _prefix(piece: TextPiece) -> tuple[str, str]:
    """Return the prefix of elements, with its colon, and a declaration where attributes lack one."""
    run = _run(piece)
    paragraph = piece.paragraph
    if paragraph.prefix:
        return f"{paragraph.prefix}:", ""
    return "", f' xmlns:w="{paragraph.uri or run.uri}"'


def _home(piece: TextPiece) -> Node | None:
    """Return what holds the paragraph of a piece: a range does not leave a cell of a table."""
    return piece.paragraph.parent


def _below_paragraph(node: Node) -> Node:
    """Return the element directly in the paragraph that holds ``node``."""
    while node.parent is not None and node.parent.name != "w:p":
        node = node.parent
    return node


def _control(node: Node) -> Node | None:
    """Return the outermost content control within the paragraph that holds ``node``, or None."""
    found = None
    parent = node.parent
    while parent is not None and parent.name != "w:p":
        if parent.name == "w:sdt":
            found = parent
        parent = parent.parent
    return found
