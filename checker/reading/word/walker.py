"""Walk through the paragraphs of a .docx: their text, and for each stretch of it the element that it came from.

Over 300 lines: one walk, all of whose cases share what is open at a place.
"""

from __future__ import annotations

from checker.reading.source import (
    DELETED,
    GRID,
    HEADING,
    INSERTED,
    PLACEHOLDER,
    TABLE,
    Extra,
    Unread,
    grid_text,
)
from checker.reading.word.elements import (
    THROUGH,
    cells_of,
    chosen,
    embedded_object,
    is_ours,
    is_table_of_figures,
    is_unfilled,
    symbol,
    text_boxes,
)
from checker.reading.word.lists import Lists, Styles
from checker.reading.word.model import NO_CHUNK, Chunks, TextPiece, TrackedChange
from checker.reading.word.unseen import unseen
from checker.reading.xmltree import Node

_BREAK = "\v"
_SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:br": _BREAK, "w:cr": _BREAK, "w:noBreakHyphen": "-"}
_TOO_DEEP = 8
_MARK = "¶"
"""What stands for the mark of a paragraph among tracked changes, as Word shows it."""


class Walker:
    """Takes in the paragraphs one after the other."""

    def __init__(self, styles: Styles, lists: Lists, chunks: Chunks) -> None:
        self.styles = styles
        self.lists = lists
        self.chunks = chunks
        self.unread: list[Unread] = []
        self.lines: list[str] = []
        self.pieces: list[TextPiece] = []
        self.extras: list[Extra] = []
        self.comments: dict[str, tuple[int, int]] = {}
        self.cited: dict[tuple[str, str], tuple[Node, Node]] = {}
        self.host: tuple[Node, Node] | None = None
        """Run and paragraph of the body to which a text box or a note belongs, while one is read; then the kind of its part."""
        self.part = ""
        self._offset = 0
        self._parts: list[tuple[str, Node | None, Node | None, Node, Node | None, Node, str]] = []
        self._length = 0
        self._changes: list[TrackedChange] = []
        self._opened: dict[str, int] = {}
        self._comment_marks: list[tuple[str, int, bool]] = []
        self._group: list[tuple[Node | None, bool]] = []
        self._boxes: list[tuple[Node, tuple[Node, Node]]] = []
        self._fields: list[bool] = []
        """For each open field of the paragraph whether its result has begun; what comes before is its code."""
        self._paragraph: Node | None = None
        self._hides = False
        self._depth = 0

    @property
    def here(self) -> int:
        """The offset at which the next line begins."""
        return self._offset

    def blocks(self, root: Node) -> None:
        """Read what stands between paragraphs."""
        for node in root.children:
            name = node.name
            if name == "w:p":
                self._read_paragraph(node)
            elif name == "w:tr":
                row = node.child("w:trPr")
                if row is not None and row.child("w:del") is not None:
                    self._delete(node)
                else:
                    self.blocks(node)
            elif name == "w:tbl":
                first, start = len(self.lines), self._offset
                self.blocks(node)
                cells = cells_of(node)
                if len(cells) > 1:
                    self.extras.append(Extra(GRID, grid_text(cells), (start, max(self._offset - 1, start))))
                if is_table_of_figures(node, self.lines[first:]):
                    self.extras.append(Extra(TABLE, "", (start, self._offset - 1)))
            elif name == "mc:AlternateContent":
                self.blocks(chosen(node))
            elif name in ("w:commentRangeStart", "w:commentRangeEnd"):
                self._mark_comment(node)
            elif name in ("w:del", "w:moveFrom"):
                self._delete(node)
            elif name in ("w:altChunk", "w:subDoc"):
                self._embedded(node)
            elif name == "w:sdt" and is_unfilled(node):
                first, start = len(self.lines), self._offset
                self.blocks(node)
                if self._offset > start:
                    hint = "\n".join(self.lines[first:])
                    self.extras.append(Extra(PLACEHOLDER, hint, (start, self._offset - 1)))
            elif name in THROUGH or name in ("w:ins", "w:moveTo"):
                self.blocks(node)

    def _embedded(self, node: Node) -> None:
        """Take in the lines of an embedded page, or note that there is something that could not be read."""
        found = self.chunks.get(node.attributes.get("r:id", ""), NO_CHUNK)
        place = f"{self._where()}嵌入的{found.what}"
        for line in found.lines:
            self.lines.append(line)
            self._offset += len(line) + 1
        self.extras += found.extras
        self.unread += [one._replace(what=f"{place}里，{one.what}") for one in found.unread]
        if found.why:
            self.unread.append(Unread(place, found.why))

    def _where(self) -> str:
        return f"第{len(self.lines)}段后" if self.lines else "开头"

    def finish(self) -> None:
        """Write the last line where its paragraph's mark was deleted, and a deletion behind all paragraphs."""
        if self._group:
            self._write_line()
        end = max(self._offset - 1, 0)
        self.extras += [Extra(change.kind, change.text, (end, end)) for change in self._changes]

    def _read_paragraph(self, paragraph: Node) -> None:
        properties = paragraph.child("w:pPr")
        before = self._length
        self._paragraph = paragraph
        style = properties.value("w:pStyle") if properties is not None else None
        self._hides = self.styles.hides(style or self.styles.default)
        self._fields = []
        if self.styles.is_contents(style):
            properties = None
        else:
            self._inline(paragraph)
        self._group.append((properties, self._length > before))
        mark = properties.child("w:rPr") if properties is not None else None
        if mark is not None and (mark.child("w:del") is not None or mark.child("w:moveFrom") is not None):
            self._change(DELETED, _MARK, self._length, self._length)
            return
        if mark is not None and mark.child("w:ins") is not None:
            self._change(INSERTED, _MARK, self._length, self._length)
        self._write_line()

    def _write_line(self) -> None:
        """End the line: the paragraph, with those before it whose marks were deleted."""
        properties = next((one for one, filled in self._group if filled), self._group[-1][0])
        paragraph = self._paragraph
        number = self.lists.number(properties)
        at = self._offset
        if number and paragraph is not None:
            run, owner = self.host or (None, paragraph)
            self.pieces.append(TextPiece(at, at + len(number), run, None, owner))
        at += len(number)
        line = [number]
        for text, run, leaf, owner, origin, home, part in self._parts:
            self.pieces.append(TextPiece(at, at + len(text), run, leaf, owner, origin, home, part))
            at += len(text)
            line.append(text)
        base = self._offset + len(number)
        for change in self._changes:
            self.extras.append(Extra(change.kind, change.text, (base + change.start, base + change.end)))
        for name, where, opens in self._comment_marks:
            if opens:
                self._opened[name] = base + where
            else:
                self.comments[name] = (self._opened.get(name, base + where), base + where)
        style = properties.value("w:pStyle") if properties is not None else None
        level = self.styles.heading_level(style, properties) if at > self._offset else ""
        if level:
            self.extras.append(Extra(HEADING, level, (self._offset, at)))
        self.lines.append("".join(line))
        self._offset = at + 1
        boxes = self._boxes
        self._parts, self._length, self._changes, self._comment_marks = [], 0, [], []
        self._group, self._boxes = [], []
        if boxes and self._depth < _TOO_DEEP:
            kept = self.host
            self._depth += 1
            for box, host in boxes:
                self.host = host
                self.blocks(box)
                if self._group:
                    self._write_line()
            self._depth -= 1
            self.host = kept

    def _inline(self, root: Node, atom: Node | None = None) -> None:
        """Read the runs below ``root``; ``atom`` is an element that comments can only enclose as a whole."""
        for node in root.children:
            name = node.name
            if name == "w:r":
                self._run(node, atom)
            elif name in ("w:ins", "w:moveTo"):
                start, first = self._length, len(self._parts)
                self._inline(node, atom)
                text = "".join(part[0] for part in self._parts[first:])
                if text and not is_ours(node):
                    self._change(INSERTED, text, start, self._length)
            elif name in ("w:del", "w:moveFrom"):
                self._delete(node)
            elif name in ("w:commentRangeStart", "w:commentRangeEnd"):
                self._mark_comment(node)
            elif name == "m:oMath":
                for one in node.walk():
                    if one.name == "m:t":
                        self._add(one.text, atom or node, None)
            elif name == "mc:AlternateContent":
                self._inline(chosen(node), atom)
            elif name in ("w:altChunk", "w:subDoc"):
                self._embedded(node)
            elif name in THROUGH:
                start, first = self._length, len(self._parts)
                self._inline(node, atom)
                if name == "w:sdt" and self._length > start and is_unfilled(node):
                    hint = "".join(part[0] for part in self._parts[first:])
                    self._change(PLACEHOLDER, hint, start, self._length)

    def _run(self, run: Node, atom: Node | None) -> None:
        kind = unseen(run, self.styles, hides=self._hides)
        if kind is not None:
            text = "".join([node.text for node in run.children if node.name == "w:t"])
            if text.strip() and all(self._fields):
                self._change(kind, text, self._length, self._length)
            return
        for node in run.children:
            self._run_child(node, run, atom)

    def _run_child(self, node: Node, run: Node, atom: Node | None) -> None:
        name = node.name
        whole = atom or run
        if name == "w:fldChar":
            kind = node.attributes.get("w:fldCharType")
            if kind == "begin":
                self._fields.append(False)
            elif kind == "separate" and self._fields:
                self._fields[-1] = True
            elif kind == "end" and self._fields:
                self._fields.pop()
        elif not all(self._fields):
            return
        elif name == "w:t":
            text = node.text.replace("\n", " ").replace("\r", " ")
            if node.attributes.get("xml:space") != "preserve":
                text = text.strip(" \t")
            self._add(text, whole, node if atom is None else None)
        elif name in _SIGNS:
            self._add(_SIGNS[name], whole, node if atom is None else None)
        elif name == "w:sym":
            self._add(symbol(node), whole, node if atom is None else None)
        elif name in ("w:footnoteReference", "w:endnoteReference"):
            key = (name[2:-9], node.attributes.get("w:id", ""))
            if self._paragraph is not None:
                self.cited.setdefault(key, self.host or (whole, self._paragraph))
        elif name == "w:ruby":
            base = node.child("w:rubyBase")
            if base is not None:
                self._inline(base, whole)
        elif name == "mc:AlternateContent":
            for child in chosen(node).children:
                self._run_child(child, run, whole)
        elif name in ("w:drawing", "w:pict", "w:object") and self._paragraph is not None:
            what = embedded_object(node)
            if what:
                self.unread.append(Unread(f"第{len(self.lines) + 1}段嵌入的{what}", "里面的内容没有读取"))
            for box in text_boxes(node):
                self._boxes.append((box, self.host or (whole, self._paragraph)))

    def _add(self, text: str, run: Node, leaf: Node | None) -> None:
        own = self._paragraph
        if text and own is not None:
            if self.host is None:
                self._parts.append((text, run, leaf, own, leaf, own, self.part))
            else:
                self._parts.append((text, self.host[0], None, self.host[1], leaf, own, self.part))
            self._length += len(text)

    def _delete(self, node: Node) -> None:
        text = "".join(one.text for one in node.walk() if one.name in ("w:t", "w:delText"))
        if text and not is_ours(node):
            self._change(DELETED, text, self._length, self._length)

    def _change(self, kind: str, text: str, start: int, end: int) -> None:
        """Note a tracked change; what directly follows one of its kind is the same change."""
        last = self._changes[-1] if self._changes else None
        if last is not None and last.kind == kind and last.end == start:
            if text == _MARK and last.text:
                return
            self._changes[-1] = TrackedChange(kind, last.text + text, last.start, end)
        else:
            self._changes.append(TrackedChange(kind, text, start, end))

    def _mark_comment(self, node: Node) -> None:
        opens = node.name == "w:commentRangeStart"
        self._comment_marks.append((node.attributes.get("w:id", ""), self._length, opens))
