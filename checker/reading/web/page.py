"""A web page as it is laid out: what the parser meets, element by element, to lines as a browser shows them.

What shows nothing and what belongs to the site is passed over; the cells of a table are a line each, a label and its value one together.
"""

from __future__ import annotations

from checker.errors import LawcheckError
from checker.reading.source import (
    DELETED,
    GRID,
    HEADING,
    INSERTED,
    MARKUP,
    STRUCK,
    Extra,
    grid_text,
)
from checker.reading.web.attributes import told_by
from checker.reading.web.elements import BLOCKS, CODE_OF_PAGES, SKIPPED, WITH_WORDS
from checker.reading.web.lists import item_number
from checker.reading.web.tables import Table, spans_of
from checker.reading.web.unseen import Grounds, is_struck
from checker.text.persons import may_hold_number

MAX_DEPTH = 500
"""The deepest nesting of elements that is read; browsers cut at about the same."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NO_SHEETS = frozenset(("template", "noscript", "svg"))
"""Elements whose style sheets are none of the page."""
_SPACE = " \t\n\r\f"
_LABEL = 10
"""The longest label of a table of metadata (索引号, 发布日期), in characters without blanks."""
_BLANKS = str.maketrans(dict.fromkeys(_SPACE, " "))


class Page:
    """Takes the events of the parser and lays out lines."""

    def __init__(self, path: str, grounds: Grounds) -> None:
        self._path, self._grounds = path, grounds
        self.extras: list[Extra] = []
        self._lines: list[str] = []
        self._length = 0
        self._line: list[str] = []
        self._counted = self._shown = self._blanks = 0
        self._open: list[str] = []
        self._media = ""
        self._skip = 0
        self._hidden: list[str] | None = None
        self._faint: list[str] = []
        self._main = 0
        self._pre = 0
        self._links = 0
        self._lists: list[dict[str, str | int]] = []
        self._number = ""
        self._rows: list[list[tuple[int, int]]] = []
        self._cells: list[int] = []
        self._spans: list[tuple[int, int]] = []
        self._tables: list[Table] = []
        self._inserted: list[int] = []
        self._deleting: list[tuple[int, str]] = []
        self._deleted: list[str] = []

    def text(self) -> str:
        """Return the lines laid out so far."""
        self._break()
        return "\n".join(self._lines)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        self._open.append(tag)
        if len(self._open) > MAX_DEPTH:
            raise LawcheckError(
                f"网页的结构嵌套超过 {MAX_DEPTH} 层，不像正常的网页。",
                remedy="请在浏览器中打开，把正文复制到 Word 中保存为 .docx，再检查。",
                path=self._path,
            )
        if tag == "style":
            self._media = attributes.get("media", "")
        elif tag == "link" and not _NO_SHEETS.intersection(self._open):
            self._grounds.take_link(attributes)
        hidden = not self._skip and self._grounds.hides(tag, attributes, self._open)
        skipped = hidden or self._skip or tag in SKIPPED or (tag == "footer" and not self._main)
        if attributes:
            self.extras += told_by(tag, attributes, shown=not skipped)
        if skipped:
            if self._hidden is not None:
                self._hidden.append("\n" if tag in BLOCKS else "")
            elif hidden or tag in WITH_WORDS:
                self._hidden = []
            self._skip += 1
            return
        if tag in BLOCKS or tag == "br":
            self._break()
        if tag in ("article", "main"):
            self._main += 1
        elif tag == "pre":
            self._pre += 1
        elif tag == "a":
            self._links += 1
        elif tag == "ol":
            self._lists.append({**attributes, "next": 0})
        elif tag in ("ul", "menu", "dir"):
            self._lists.append({})
        elif tag == "li":
            self._number = item_number(self._lists[-1], attributes) if self._lists else ""
        elif tag == "table":
            self._tables.append(Table(self._length))
        elif tag == "tr":
            self._rows.append([])
            if self._tables:
                self._tables[-1].add_row()
        elif tag in ("td", "th", "dd"):
            self._cells.append(len(self._lines))
            self._spans.append(spans_of(attributes))
        elif tag == "ins":
            self._inserted.append(self._here())
        if tag == "del" or is_struck(tag, attributes):
            self._deleting.append((len(self._open), DELETED if tag == "del" else STRUCK))

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        depth = len(self._open)
        if self._skip:
            self._open.pop()
            self._skip -= 1
            if not self._skip and self._hidden is not None:
                self.comment("".join(self._hidden))
                self._grounds.pass_over("".join(self._hidden))
                self._hidden = None
            if not self._skip:
                self._grounds.leave(depth)
            return
        if self._deleting and self._deleting[-1][0] == depth:
            self._end_deletion()
        self._grounds.leave(depth)
        if self._faint and not self._grounds.faint:
            self.comment("".join(self._faint))
            self._grounds.pass_over("".join(self._faint), faint=True)
            self._faint.clear()
        if tag in BLOCKS:
            self._break()
        self._open.pop()
        if tag in ("article", "main"):
            self._main -= 1
        elif tag == "pre":
            self._pre -= 1
        elif tag == "a":
            self._links -= 1
        elif tag in ("ol", "ul", "menu", "dir"):
            self._lists.pop()
        elif tag == "li":
            self._number = ""
        elif tag in ("td", "th"):
            cell = self._cells.pop()
            spans = self._spans.pop()
            if self._tables:
                self._tables[-1].add_cell(" ".join(self._lines[cell:]), *spans)
            if self._rows:
                self._rows[-1].append((cell, len(self._lines)))
        elif tag == "dd":
            self._spans.pop()
            self._define(self._cells.pop())
        elif tag == "table":
            table = self._tables.pop()
            if len(table.rows) > 1:
                self.extras.append(
                    Extra(GRID, grid_text(table.rows), (table.start, max(self._length - 1, table.start)))
                )
        elif tag == "tr":
            self._join_labels(self._rows.pop())
        elif tag == "ins":
            self._end_insertion(self._inserted.pop())

    def data(self, data: str) -> None:
        """Take characters between elements."""
        if self._skip:
            if self._open[-1] == "style":
                if not _NO_SHEETS.intersection(self._open):
                    self._grounds.take_sheet(data, self._media)
            elif self._hidden is not None and self._open[-1] not in CODE_OF_PAGES:
                self._hidden.append(data)
            return
        if self._grounds.faint:
            self._faint.append(data)
            return
        if self._deleting:
            self._deleted.append(data)
            return
        if self._number and data.strip(_SPACE):
            # A list of links is navigation, which sites show without numbers.
            if not self._links:
                self._line.append(self._number)
            self._number = ""
        if not self._pre:
            self._line.append(data)
            return
        first, *rest = data.replace("\r\n", "\n").split("\n")
        self._line.append(first)
        for line in rest:
            self._break()
            self._line.append(line)

    def comment(self, text: str) -> None:
        """Take a comment: it shows nothing, but whoever opens the source finds a number in it."""
        if may_hold_number(text):
            self.extras.append(Extra(MARKUP, " ".join(text.split())))

    def pi(self, *_: str) -> None:
        """Processing instructions show nothing."""

    def close(self) -> None:
        """Take the end of the page."""

    def _break(self) -> None:
        if self._faint:
            self._faint.append("\n")
        line = self._shown_line()
        self._line.clear()
        self._counted = self._shown = self._blanks = 0
        if line.strip():
            if self._open and self._open[-1] in _HEADINGS:
                self.extras.append(
                    Extra(HEADING, self._open[-1][1], (self._length, self._length + len(line)))
                )
            self._lines.append(line)
            self._length += len(line) + 1

    def _shown_line(self) -> str:
        line = "".join(self._line)
        return line.rstrip(_SPACE) if self._pre else _collapsed(line)

    def _replace(self, start: int, lines: list[str]) -> None:
        self._length += sum(len(line) + 1 for line in lines) - sum(
            len(line) + 1 for line in self._lines[start:]
        )
        self._lines[start:] = lines

    def _join_labels(self, row: list[tuple[int, int]]) -> None:
        """Put label and value on one line in a row of pairs, as the tables of metadata above a report have."""
        if not row or len(row) % 2 or any(end - start > 1 for start, end in row):
            return
        cells = ["".join(self._lines[start:end]) for start, end in row]
        if all(_is_label(label) for label in cells[::2]):
            pairs = zip(cells[::2], cells[1::2], strict=True)
            self._replace(row[0][0], [" ".join(filter(None, pair)) for pair in pairs])

    def _define(self, at: int) -> None:
        """Join a term (dt) that ends in a colon with its one-line definition (dd)."""
        if at and len(self._lines) - at == 1 and self._lines[at - 1].endswith(("：", ":")):
            self._replace(at - 1, [f"{self._lines[at - 1]} {self._lines[at]}"])

    def _here(self) -> int:
        """Return the length of what is laid out so far; each piece of a line is counted once."""
        for piece in self._line[self._counted :]:
            self._count(piece)
        self._counted = len(self._line)
        return self._length + self._shown

    def _count(self, piece: str) -> None:
        """Count what a piece adds to the line as :meth:`_shown_line` shows it."""
        shown = piece.rstrip(_SPACE) if self._pre else _collapsed(piece)
        if not self._pre:
            self._blanks = 1 if self._shown and (self._blanks or piece[:1] in _SPACE) else 0
        if shown:
            self._shown += self._blanks + len(shown)
            self._blanks = 0
        if self._pre:
            self._blanks += len(piece) - len(shown)
        elif piece[-1:] in _SPACE:
            self._blanks = 1

    def _end_insertion(self, start: int) -> None:
        end = self._here()
        if end > start:
            self.extras.append(Extra(INSERTED, "", (start, end)))

    def _end_deletion(self) -> None:
        _, kind = self._deleting.pop()
        text = _collapsed("".join(self._deleted))
        if not self._deleting:
            self._deleted.clear()
            if text:
                at = self._here()
                self.extras.append(Extra(kind, text, (at, at)))


def _is_label(text: str) -> bool:
    plain = "".join(text.split()).strip("【】[]:：")
    return 0 < len(plain) <= _LABEL and not any(char.isdigit() or char in "，。；、" for char in plain)


def _collapsed(text: str) -> str:
    """Return ``text`` with each run of white space as one blank, and none at its ends."""
    if text.isascii() or any(char in text for char in _SPACE):
        words = text.translate(_BLANKS).split(" ")
        return " ".join(filter(None, words))
    return text
