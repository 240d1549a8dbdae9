"""Walk through the paragraphs of a .docx: what each element says goes into the line at hand (written.py)."""

from __future__ import annotations

from checker.reading.source import (
    DELETED,
    GRID,
    HIDDEN,
    INSERTED,
    OWN_CHANGE,
    PICTURE,
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
from checker.reading.word.lists import Lists
from checker.reading.word.model import NO_CHUNK, Chunks, Host
from checker.reading.word.pictures import PAGE, may_hold_text
from checker.reading.word.styles import PLAIN, Styles
from checker.reading.word.unseen import is_before_picture, is_shut, is_shut_row, unseen
from checker.reading.word.written import Lines
from checker.reading.xmltree import Node

_BREAK = "\v"
_SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:br": _BREAK, "w:cr": _BREAK, "w:noBreakHyphen": "-"}
_TOO_DEEP = 8


class Walker:
    """Takes in the paragraphs one after the other."""

    def __init__(self, styles: Styles, lists: Lists, chunks: Chunks) -> None:
        self.styles = styles
        self.chunks = chunks
        self.written = Lines(styles, lists)
        self.unread: list[Unread] = []
        self.cited: dict[tuple[str, str], Host] = {}
        self.host: Host | None = None
        """Run and paragraph of the body to which a text box or a note belongs, while one is read; then the kind of its part."""
        self.part = ""
        self._boxes: list[tuple[Node, Host]] = []
        self._fields: list[bool] = []
        """For each open field of the paragraph whether its result has begun; what comes before is its code."""
        self._paragraph: Node | None = None
        self._look = PLAIN
        self._pictured = False
        """Whether a picture lies behind the text of the page, as on a cover."""
        self._depth = 0

    def blocks(self, root: Node) -> None:
        """Read what stands between paragraphs."""
        written = self.written
        for node in root.children:
            name = node.name
            if name == "w:p":
                self._read_paragraph(node)
            elif name == "w:tr":
                row = node.child("w:trPr")
                if row is not None and row.child("w:del") is not None:
                    self._gone(DELETED, node, ("w:t", "w:delText"))
                elif is_shut_row(node):
                    self._gone(HIDDEN, node, ("w:t",))
                else:
                    self.blocks(node)
            elif name == "w:tbl":
                first, start = len(written.lines), written.here
                self.blocks(node)
                cells = cells_of(node)
                if len(cells) > 1:
                    place = (start, max(written.here - 1, start))
                    written.extras.append(Extra(GRID, grid_text(cells), place))
                if is_table_of_figures(node, written.lines[first:]):
                    written.extras.append(Extra(TABLE, "", (start, written.here - 1)))
            elif name == "mc:AlternateContent":
                self.blocks(chosen(node))
            elif name in ("w:commentRangeStart", "w:commentRangeEnd"):
                self._mark_comment(node)
            elif name in ("w:del", "w:moveFrom"):
                self._delete(node)
            elif name in ("w:altChunk", "w:subDoc"):
                self._embedded(node)
            elif name == "w:sdt" and is_unfilled(node):
                first, start = len(written.lines), written.here
                self.blocks(node)
                if written.here > start:
                    hint = "\n".join(written.lines[first:])
                    written.extras.append(Extra(PLACEHOLDER, hint, (start, written.here - 1)))
            elif name in THROUGH or name in ("w:ins", "w:moveTo"):
                self.blocks(node)

    def _embedded(self, node: Node) -> None:
        """Take in the lines of an embedded page, or note that there is something that could not be read."""
        found = self.chunks.get(node.attributes.get("r:id", ""), NO_CHUNK)
        before = len(self.written.lines)
        place = f"{f'第{before}段后' if before else '开头'}嵌入的{found.what}"
        self.written.take_in(found.lines, found.extras)
        self.unread += [one._replace(what=f"{place}里，{one.what}") for one in found.unread]
        if found.why:
            self.unread.append(Unread(place, found.why))

    def finish(self) -> None:
        """Write the last line where its paragraph's mark was deleted."""
        if self.written.is_open:
            self._end_line()
        self.written.finish()

    def _read_paragraph(self, paragraph: Node) -> None:
        properties = paragraph.child("w:pPr")
        before = self.written.length
        self._paragraph = paragraph
        style = properties.value("w:pStyle") if properties is not None else None
        self._look = self.styles.look(style or self.styles.default)
        if is_shut(properties):
            self._look = self._look._replace(hidden=True)
        if self._pictured and properties is not None and properties.child("w:pageBreakBefore") is not None:
            self._pictured = False
        self._fields = []
        if self.styles.is_contents(style):
            properties = None
        else:
            self._inline(paragraph)
        if self._pictured and properties is not None and properties.child("w:sectPr") is not None:
            self._pictured = False
        if self.written.end_paragraph(properties, self.written.length > before):
            self._end_line()

    def _end_line(self) -> None:
        """End the line; the text boxes that hang in it follow it."""
        if self._paragraph is not None:
            self.written.end_line(self.host or (None, self._paragraph))
        boxes, self._boxes = self._boxes, []
        if boxes and self._depth < _TOO_DEEP:
            kept = self.host
            self._depth += 1
            for box, host in boxes:
                self.host = host
                self.blocks(box)
                if self.written.is_open:
                    self._end_line()
            self._depth -= 1
            self.host = kept

    def _inline(self, root: Node, atom: Node | None = None) -> None:
        """Read the runs below ``root``; ``atom`` is an element that comments can only enclose as a whole."""
        for node in root.children:
            name = node.name
            if name == "w:r":
                self._run(node, atom)
            elif name in ("w:ins", "w:moveTo"):
                start = self.written.length
                self._inline(node, atom)
                text = self.written.since(start)
                if is_ours(node):
                    self.written.extras.append(Extra(OWN_CHANGE, ""))
                elif text:
                    self.written.change(INSERTED, text, start)
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
                start = self.written.length
                self._inline(node, atom)
                if name == "w:sdt" and self.written.length > start and is_unfilled(node):
                    self.written.change(PLACEHOLDER, self.written.since(start), start)

    def _run(self, run: Node, atom: Node | None) -> None:
        self._pictured = is_before_picture(run, pictured=self._pictured)
        kind = unseen(run, self.styles, self._look, pictured=self._pictured)
        if kind is not None:
            text = "".join([node.text for node in run.children if node.name == "w:t"])
            if text.strip() and all(self._fields):
                self.written.change(kind, text)
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
                self.unread.append(
                    Unread(f"第{len(self.written.lines) + 1}段嵌入的{what}", "里面的内容没有读取")
                )
            self._picture(node)
            for box in text_boxes(node):
                self._boxes.append((box, self.host or (whole, self._paragraph)))

    def _picture(self, node: Node) -> None:
        """Note a picture that may be a page or a stretch of text."""
        size = may_hold_text(node)
        if size == PAGE:
            number = len(self.written.lines) + 1
            self.unread.append(Unread(f"第{number}段的整页图片", "是图片，里面的文字没有读取"))
        elif size is not None:
            self.written.extras.append(Extra(PICTURE, "", (self.written.here, self.written.here)))

    def _add(self, text: str, run: Node, leaf: Node | None) -> None:
        own = self._paragraph
        if text and own is not None:
            at = (
                leaf if self.host is None else None
            )  # what stands in a box or a note can't be split where it hangs
            self.written.add(text, self.host or (run, own), at, own, leaf, self.part)

    def _delete(self, node: Node) -> None:
        text = "".join(one.text for one in node.walk() if one.name in ("w:t", "w:delText"))
        if is_ours(node):
            self.written.extras.append(Extra(OWN_CHANGE, ""))
        elif text:
            self.written.change(DELETED, text)

    def _gone(self, kind: str, row: Node, texts: tuple[str, ...]) -> None:
        """Note a row that is not there any more at the end of the line before it, which is of its table more often than the next."""
        text = "".join(one.text for one in row.walk() if one.name in texts)
        if text and self.written.lines and not self.written.is_open:
            self.written.extras.append(Extra(kind, text, (self.written.last, self.written.last)))
        elif text:
            self.written.change(kind, text)

    def _mark_comment(self, node: Node) -> None:
        self.written.mark_comment(node.attributes.get("w:id", ""), node.name == "w:commentRangeStart")
