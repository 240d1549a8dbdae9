"""The text that was read, and where each character of it stands for the user."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from checker.values import NamedTuple


class Position(NamedTuple):
    """A place as the user counts it: both from 1, the column in Unicode code points."""

    line: int
    column: int


class Extra(NamedTuple):
    """What a file holds beside its running text.

    ``kind`` is one of :data:`EXTRAS`; ``text`` what it says, ``span`` the offsets in the running text at
    which it stands or None.
    """

    kind: str
    text: str
    span: tuple[int, int] | None = None


INSERTED, DELETED, COMMENT, HEADER, FOOTER = "inserted", "deleted", "comment", "header", "footer"
TABLE, NOTE = "table", "note"
GRID = "grid"
"""A table of any kind: its rows are the lines of ``text``, its cells set apart by tabs; they stand in the running text too."""
STRUCK, HIDDEN, WATERMARK, SHAPE = "struck", "hidden", "watermark", "shape"
ALT, CODE, PROPERTY, AUTHOR = "alt", "code", "property", "author"
MARKUP = "markup"
"""Numbers in what shows nothing of a web page or a Markdown draft: comments, hidden elements."""
PLACEHOLDER = "placeholder"
HEADING = "heading"
PICTURE = "picture"
OWN_CHANGE, OWN_COMMENT = "own-change", "own-comment"
"""What this program has put into a file: corrections as tracked changes, comments."""
MARK = "¶"
"""What stands for the mark of a paragraph among tracked changes, as Word shows it."""
EXTRAS = (
    INSERTED,
    DELETED,
    COMMENT,
    HEADER,
    FOOTER,
    TABLE,
    NOTE,
    GRID,
    STRUCK,
    HIDDEN,
    WATERMARK,
    SHAPE,
    ALT,
    CODE,
    PROPERTY,
    MARKUP,
    PLACEHOLDER,
    HEADING,
    PICTURE,
    OWN_CHANGE,
    OWN_COMMENT,
)
"""Tracked insertions (part of the running text) and deletions (not), comments, running heads and feet; tables of
figures and foot- and endnotes (part of the running text, but no sentences and no headings); what is struck through or hidden, watermarks,
text of shapes and charts, descriptions of pictures, codes of fields and properties of the file; content controls not filled in (part of the text);
headings by their style, with their level; pictures that may hold text."""
ASIDES = {
    HEADER: "页眉",
    FOOTER: "页脚",
    WATERMARK: "水印",
    COMMENT: "批注",
    DELETED: "修订里删去的文字",
    STRUCK: "划去的文字",
    HIDDEN: "隐藏文字",
    SHAPE: "图形里的文字",
    ALT: "图片的说明文字",
    CODE: "域代码",
    AUTHOR: "批注和修订的作者",
    PROPERTY: "文件属性",
    MARKUP: "源代码",
}
"""What stands beside the running text and yet goes out with the file, and what the user calls each."""


class Unread(NamedTuple):
    """A part of the file that could not be read: what it is, with its place, and why, in Chinese; the page where there is one."""

    what: str
    why: str
    page: int | None = None

    @property
    def told(self) -> str:
        """What and why in one phrase."""
        return f"{self.what}（{self.why}）"


class Source(NamedTuple):
    """A text as the user sees it, with its lines.

    ``line_starts`` are the offsets at which lines begin; a line ends at LF, CR/LF or CR.
    ``encoding`` is the name shown to the user (empty where the format leaves none open), ``format`` the short
    name of the reader. ``pages`` gives the offset at which each page begins, in formats that have pages. ``removed`` are
    the offsets at which characters that nobody sees were left out of ``text``, one for each; positions count them.
    ``joined`` are the offsets of the lines that go on with the paragraph of the one before, where a format says so.
    ``unread`` are the parts of the file that could not be read.
    """

    path: str
    format: str
    encoding: str
    text: str
    line_starts: tuple[int, ...]
    pages: tuple[int, ...] = ()
    extras: tuple[Extra, ...] = ()
    removed: tuple[int, ...] = ()
    joined: tuple[int, ...] = ()
    unread: tuple[Unread, ...] = ()

    @property
    def asides(self) -> tuple[Extra, ...]:
        """What a reader of the file can see or find besides the running text."""
        return tuple(extra for extra in self.extras if extra.kind in ASIDES and extra.text)

    @property
    def unit(self) -> str:
        """What the user calls a line: in a Word file it is a paragraph."""
        return "段" if self.format == "docx" else "行"

    @property
    def line_count(self) -> int:
        """The number of lines as an editor counts them: the empty one after the last line break is none."""
        return len(self.line_starts) - (self.line_starts[-1] == len(self.text))

    def position(self, offset: int) -> Position:
        """Return the line and column of the character at ``offset``."""
        line = bisect_right(self.line_starts, offset)
        start = self.line_starts[line - 1]
        unseen = bisect_right(self.removed, offset) - bisect_left(self.removed, start) if self.removed else 0
        return Position(line, offset - start + unseen + 1)

    def line_begin(self, offset: int) -> int:
        """Return where the printed line that holds the character at ``offset`` begins, behind a break of any kind."""
        first = self.line_starts[bisect_right(self.line_starts, offset) - 1]
        return max(first, *(self.text.rfind(sign, first, offset) + 1 for sign in "\n\r\v"))

    def as_read(self, span: tuple[int, int]) -> tuple[int, int]:
        """Return the offsets of a span in the text as it was read, with the characters left out."""
        start, end = span
        first = start + bisect_right(self.removed, start)
        return first, end + bisect_right(self.removed, end - 1) if end > start else first

    def page_at(self, offset: int) -> int | None:
        """Return the page, from 1, of the character at ``offset``, or None in a format without pages."""
        return bisect_right(self.pages, offset) if self.pages else None


def make_source(path: str, format_: str, encoding: str, text: str) -> Source:
    """Build a Source from decoded text (without byte-order mark)."""
    unified = text.replace("\r\n", " \n").replace("\r", "\n")  # same length: offsets stay true
    starts = [0]
    while at := unified.find("\n", starts[-1]) + 1:
        starts.append(at)
    return Source(path, format_, encoding, text, tuple(starts))


def grid_text(rows: list[list[str]]) -> str:
    """Return the ``text`` of a :data:`GRID` with these cells."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
