"""Lines of a report to headings and paragraphs.

Headings stand on their own line (``一、存在的问题``), run into the paragraph (``（一）加强领导。一是……``), are
glued to it without a mark (``二、履职情况县委书记……``), stand in mid-line, carry no number at all, or are headings by
their style in the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise

from checker.document.bounds import is_left_over, stands_alone, tail_start
from checker.document.closing import annex_start, closing_lines
from checker.document.cuts import (
    BRACKETS,
    OF_LISTS,
    behind_blanks,
    behind_list,
    bracketed_length,
    cut_before_tail,
    cuts,
    digits_on_top,
    is_list,
    runs_in,
    slogan_length,
)
from checker.document.dates import is_date_line
from checker.document.headings import (
    RUN_IN,
    before_subject,
    has_subjects,
    heading_length,
    is_whole,
    marks_of_headings,
    names_a_part,
    sign_of,
    without_ornament,
)
from checker.document.lines import RawLine, join_lines
from checker.document.markers import Marker, chain_length, read_marker
from checker.document.model import Cell, Line
from checker.document.pieces import (
    NUMERALS,
    HeadingPiece,
    LinePiece,
    Paragraph,
    Structure,
    bare_numeral,
    before_blank,
    style_of,
)
from checker.document.runin import run_in
from checker.document.tables import behind, tells_apart
from checker.text.terms import Span

_SHORT = 14
"""So short a line without a mark at its end is a heading whatever whole sentence follows it; so is one that names a part."""
_WORDS = 4
"""A shorter line (两本账) is a heading only where a paragraph follows it, in a text whose headings bear no numbers."""
_SEVERAL, _UNNUMBERED = 2, 30
"""So many short ones make the first one a heading (a line alone may be 附件 or 近年来); the longest without a number."""


def read_structure(
    title_lines: frozenset[int],
    raws: list[RawLine],
    first: int,
    styled: Sequence[tuple[Span, str]] = (),
    cells: Sequence[Cell] = (),
    own: Sequence[str] = (),
) -> Structure:
    """Parse the body of a report.

    ``raws`` are its source lines, ``first`` the index at which the body begins, ``title_lines`` those of its title, ``styled`` where the
    file's format says that headings stand, with their level, ``cells`` those of tables that are read by their columns, where none stand;
    ``own`` are the names of the issuer, which begin a sentence.
    """
    last = tail_start(raws, first)
    body = [
        raw
        for index, raw in enumerate(raws[first:last], first)
        if index not in title_lines and not is_left_over(raw.text)
    ]
    lines = join_lines(body, stands_alone)
    annexed = annex_start(lines)
    closing, annex = closing_lines(lines[behind(cells, lines[:annexed]) : annexed]), lines[annexed:]
    lines = lines[: annexed - len(closing)]
    headings, paragraphs = _Parser(lines, styled, cells, own).parse()
    headings, paragraphs = (headings, paragraphs) if headings else run_in(paragraphs)
    return Structure(
        tuple(raws[:first]),
        tuple(raws[last:]),
        tuple(lines),
        tuple(closing),
        tuple(headings),
        tuple(paragraphs),
        tuple(annex),
    )


class _Parser:
    """Splits logical lines into headings and paragraphs, and finds the depth of each heading."""

    def __init__(
        self, lines: list[Line], styled: Sequence[tuple[Span, str]], cells: Sequence[Cell], own: Sequence[str]
    ) -> None:
        self.lines, self.cells, self.own = lines, cells, own
        self.styled = sorted(styled)
        self.marks = "".join(marks_of_headings([line.text for line in lines]))
        self.headings: list[HeadingPiece] = []
        self.paragraphs: list[Paragraph] = []
        self.stack: list[str] = []
        self.numbered = self.digits = False
        """Whether the parts are numbered 1. 2. 3., with 一、 below them."""
        self.brackets = False
        """Whether several lines begin with a bracket, as headings that bear no number may."""
        self.running_in: bool | None = None
        """Whether a （一） is followed by a heading and its text in one line; None where nobody has asked yet."""
        self.listing = ""
        """What goes on: a list announced by the colon of the paragraph before, then the kind of marker of its items."""

    def parse(self) -> tuple[list[HeadingPiece], list[Paragraph]]:
        self.numbered = any(
            (
                (marker := read_marker(line.text)) is not None
                and marker.kind in ("part", "cn", "pcn", "md", "ord")
            )
            or len(behind_blanks(line)) > 1
            for line in self.lines
        )
        self.digits = self.numbered and digits_on_top(self.lines)
        self.brackets = sum(line.text[:1] == BRACKETS[0] for line in self.lines) >= _SEVERAL
        for index, line in enumerate(self.lines):
            following = self.lines[index + 1].text if index + 1 < len(self.lines) else ""
            start = 0
            apart = tells_apart(self.cells, line)
            if apart is not None:
                if apart:
                    self._paragraph(LinePiece(line, 0, len(line.text)))
                continue
            inside = cuts(line) if self.numbered else cut_before_tail(line)
            bare = not self.paragraphs or self.paragraphs[-1].heading != len(self.headings) - 1
            if is_list(line.text, "cn" in self.stack and bare):
                inside = behind_list(line.text, inside)
                start = inside[0] if inside else len(line.text)
                self._paragraph(LinePiece(line, 0, start))
                inside = inside[1:]
            for cut in (*inside, len(line.text)) if start < len(line.text) else ():
                self._run(
                    LinePiece(line, start, cut), following if cut == len(line.text) else line.text[cut:]
                )
                start = cut
        self._adopt_bare_headings()
        return self.headings, self.paragraphs

    def _adopt_bare_headings(self) -> None:
        """A subheading with nothing below it is an item of a list: what it says is content as well.

        So is a heading that is printed as a whole sentence, and a long one that runs into its paragraph.
        """
        filled = {paragraph.heading for paragraph in self.paragraphs}
        adopted = []
        for index, entry in enumerate(self.headings):
            after = self.headings[index + 1].level if index + 1 < len(self.headings) else 0
            piece = entry.piece
            whole = "。" in piece.line.text[piece.end - 1 : piece.end + 1]
            bare = index not in filled and after <= entry.level and (entry.level > 1 or whole)
            if bare or (whole and entry.level > 1 and piece.end - piece.start > RUN_IN):
                adopted.append(Paragraph(piece, index))
        every = [*adopted, *self.paragraphs]
        self.paragraphs = sorted(every, key=lambda one: -1 if one.heading is None else one.heading)

    def _run(self, piece: LinePiece, following: str) -> None:
        text = piece.text
        bracketed = bracketed_length(text, self.brackets) if text[:1] == BRACKETS[0] else 0
        if bracketed:
            self._in_brackets(piece, bracketed)
            return
        marker = read_marker(text)
        if marker is None:
            size = bare_numeral(piece) if text[:1] in NUMERALS else 0
            if size and self._is_unnumbered_heading(text[size:], following):
                marker = Marker("cn", text[:size], size)
                self._heading(piece._replace(start=piece.start + size), marker)
                return
            style = style_of(piece, self.styled) if self.styled else ""
            if style or self._is_unnumbered_heading(text, following):
                sign = sign_of(text, self.marks)
                self._heading(piece, None, f"style{style}" if style else sign or "none")
            else:
                self._paragraph(piece)
            return
        body = text[marker.length :]
        size = before_subject(body, self.own) or heading_length(body, marker.kind, following)
        size = 0 if self._is_listed(marker, following) else size
        if marker.kind in ("part", "cn", "pcn"):
            size = before_blank(piece, marker.length, size)
        size = size or self._as_siblings(marker, body)
        if size == 0:
            self._paragraph(piece)
            return
        start = piece.start + marker.length
        self._heading(LinePiece(piece.line, start, start + size), marker)
        rest = start + size
        while rest < piece.end and piece.line.text[rest] in "。.：；":
            rest += 1
        if rest < piece.end:
            self._paragraph(LinePiece(piece.line, rest, piece.end))

    def _as_siblings(self, marker: Marker, body: str) -> int:
        """Return how long a slogan is that begins an item whose siblings begin with headings; 0 where there is none."""
        size = slogan_length(body) if marker.kind == "pcn" else 0
        if size and self.running_in is None:
            self.running_in = any(runs_in(line.text, marker.kind) for line in self.lines)
        return size if self.running_in else 0

    def _in_brackets(self, piece: LinePiece, size: int) -> None:
        """Add such a heading: alone on its line as it stands, brackets and all, or without them before its text."""
        if size == len(piece.text):
            self._heading(piece, None)
            return
        inner = LinePiece(piece.line, piece.start + 1, piece.start + size - 1)
        marker = read_marker(inner.text)
        if marker is not None:
            inner = inner._replace(start=inner.start + marker.length)
        self._heading(inner, marker)
        self._paragraph(piece._replace(start=piece.start + size))

    def _is_listed(self, marker: Marker, following: str) -> bool:
        """Whether a marker numbers an item of the list that the paragraph above announced, with nothing below it."""
        if not self.listing or marker.kind not in OF_LISTS:
            return False
        if not following or read_marker(following) is not None or self.listing == marker.kind:
            self.listing = marker.kind
            return True
        return False

    def _paragraph(self, piece: LinePiece) -> None:
        line, start, end = piece
        if start < end:
            if not self.listing or read_marker(piece.text) is None:
                self.listing = "：" if self.headings and line.text[end - 1] == "：" else ""
            self.paragraphs.append(Paragraph(piece, len(self.headings) - 1 if self.headings else None))

    def _heading(self, piece: LinePiece, marker: Marker | None, kind: str = "none") -> None:
        kind = marker.kind if marker is not None else kind
        if kind == "md" and marker is not None:
            # A number says more of the depth than the # before it, which drafts set for some headings only.
            inner = read_marker(piece.text)
            kind = inner.kind if inner is not None else f"md{marker.length}"
            if inner is not None:
                piece = piece._replace(start=piece.start + inner.length)
            marker = inner
        if kind in self.stack:
            del self.stack[self.stack.index(kind) + 1 :]
        else:
            if kind == "none":  # a heading that bears no sign stands over those that do
                self.stack = [one for one in self.stack if one not in self.marks]
            if kind in ("part", "md1") or (kind == "cn" and "part" not in self.stack and not self.digits):
                self.stack.clear()
            self.stack.append(kind)
        self.listing = ""
        self.headings.append(HeadingPiece(piece, marker, len(self.stack)))

    def _is_unnumbered_heading(self, text: str, following: str) -> bool:
        text = text.strip(self.marks)
        if not 2 <= len(text) <= _UNNUMBERED or text[-1] in "。；：！？，、" or chain_length(text):
            return False
        if (
            text[0] in "（“《-—•·*，、；：。）”》"
            or is_date_line(text)
            or any(char.isdigit() for char in text[-2:])
        ):
            return False
        bare = without_ornament(text)
        words = bare[5:] if bare[:2] == "20" and bare[4:5] == "年" else bare
        named = sum(1 for char in words if "\u4e00" <= char <= "\u9fff")
        if named < max(2, len(words) * 0.6) or "。" in text:
            return False
        over = ("none", "part", "cn", "md1", "md2", "pcn", *self.marks)
        if self.numbered and self.stack and self.stack[-1] not in over:
            return False
        opening = read_marker(following)
        if len(bare) < _WORDS and not names_a_part(bare):
            return self._may_be_short(len(bare) < len(text)) and opening is None and is_whole(following)
        short = len(text) <= _SHORT or (names_a_part(bare) and not has_subjects(bare))
        if short and len(following) > len(text) and following.endswith(("。", "：")):
            return True
        if names_a_part(bare) and sign_of(following, self.marks) and len(following) > 2:
            return True
        return is_whole(following) or (opening is not None and len(following) > 4)

    def _may_be_short(self, signed: bool) -> bool:
        """Whether a line of two or three characters may be a heading: behind a sign, or where the text has others without a number."""
        if signed or self.numbered or self.headings:
            return signed or not self.numbered
        pairs = pairwise(self.lines)
        short = (1 for line, below in pairs if 1 < len(line.text) < _WORDS and is_whole(below.text))
        return sum(islice(short, _SEVERAL)) == _SEVERAL
