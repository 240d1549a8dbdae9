"""One text as files of every format: what the same report looks like to the readers."""

from __future__ import annotations

import html
import re
import statistics

from tests.correcting import structures
from tests.docx_files import docx, p, run
from tests.ofd_files import wrapped, write_ofd
from tests.pdf_files import write_pdf

_MARKED = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|第.部分|[1-9][.、](?!\d)"
)
_PAGE = re.compile(r"[—-]\s?\d{1,3}\s?[—-]")
_NUMERALS = "一二三四五六七八九十"
_POINTS, _PITCH, _LEFT, _TOP, _ROWS = 16, 28, 80, 740, 22
"""Points of No. 3 type and of a line, the margins, and rows a page (GB/T 9704-2012)."""


def rows_of(text):
    """Return the paragraphs of a text."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def broken_at_a_width(text):
    """Whether the lines of a text are printed lines and no paragraphs: as files, they would be another text."""
    rows = rows_of(text)
    open_ = sum(
        len(row) > 24 and row[-1] not in "。；：！？.;:”）》?!" and not _MARKED.match(row) for row in rows
    )
    return open_ > 0.4 * len(rows)


def unbroken(text):
    """Return a text whose lines are paragraphs: printed lines that fill the width and do not end it are joined with the next."""
    if not broken_at_a_width(text):
        return text
    width = statistics.median(len(row) for row in rows_of(text) if len(row) > 24)
    told, goes_on = [], False
    for line in text.splitlines():
        row = line.strip()
        if _PAGE.fullmatch(row):
            continue
        if not row:
            goes_on = False
        elif goes_on and "。" not in row and told[-1].endswith("。"):
            told.append(row)  # a signature below a line that happens to be full
        elif goes_on and not line.startswith((" ", "\u3000")) and not _MARKED.match(row):
            told[-1] += row
        else:
            told.append(row)
        goes_on = bool(row) and len(row) >= 0.75 * width
    return "\n".join(told)


def as_page(text):
    """Return the page of a government's site with the report in it."""
    body = "\n".join(f"<p>&emsp;&emsp;{html.escape(line)}</p>" for line in rows_of(text))
    return (
        "<!DOCTYPE html><html><head><meta charset='gb2312'><title>年度报告_某网站</title><script>var a='<p>1</p>'</script>"
        "</head><body><nav><ul><li>首页</li><li>政务公开</li></ul></nav><form><input name=q><div class=box>"
        f"{body}</div></form><footer><p>版权所有：某网站</p></footer></body></html>"
    ).encode("gb18030", "xmlcharrefreplace")


def as_broken_lines(text):
    """Return a page whose paragraphs are lines of one block, parted by <br> and set off by wide blanks."""
    body = "<br/>\n".join(f"\u3000\u3000{html.escape(line)}" for line in rows_of(text))
    return f"<html><head><meta charset='utf-8'></head><body><div>{body}</div></body></html>".encode()


def as_mht(text):
    """Return the page as a browser saves it in one file."""
    head = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
        "Content-Type: text/html; charset=gb18030\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    )
    return head.encode() + as_page(text) + b"\r\n--b--\r\n"


def as_markdown(text):
    """Return the report as a draft in Markdown: headings marked, a lead in bold, paragraphs apart."""
    lines = []
    for line in rows_of(text):
        if line[1:2] == "、" and line[0] in "一二三四五六七八" and len(line) < 40:
            lines.append(f"## {line}")
        elif line[:1] in "（(" and line[2:3] in "）)" and "。" in line[:40]:
            lead, _, rest = line.partition("。")
            lines.append(f"**{lead}。**{rest}")
        else:
            lines.append(line)
    return "\n\n".join(lines).encode()


def as_pdf(text, packed=True):
    """Return a PDF of the text, in a font of which only the table of characters and the widths are there."""
    rows = [row for line in rows_of(text) for row in _not_alone(wrapped(line))]
    pages = []
    for first in range(0, len(rows), _ROWS):
        shown = [
            f"BT /C {_POINTS} Tf {_LEFT + indent * _POINTS} {_TOP - at * _PITCH} Td <{row.encode('utf-16-be').hex()}> Tj ET"
            for at, (indent, row) in enumerate(rows[first : first + _ROWS])
        ]
        shown.append(f"BT /F 14 Tf 290 70 Td (- {first // _ROWS + 1} -) Tj ET")
        pages.append("\n".join(shown).encode())
    table = (
        "/CIDInit /ProcSet findresource begin begincmap /CMapType 2 def\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        + "".join(
            f"64 beginbfrange\n{''.join(f'<{high:02X}00> <{high:02X}FF> <{high:02X}00>{chr(10)}' for high in range(at, at + 64))}endbfrange\n"
            for at in range(0, 256, 64)
        )
        + "endcmap end"
    ).encode()
    fonts = (
        b"<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 8 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        b"/DW 1000/FontDescriptor 7 0 R>>",
        b"<</Type/FontDescriptor/FontName/Song/Flags 4/FontBBox[0 -140 1000 860]/ItalicAngle 0/Ascent 860/Descent -140/StemV 80"
        b"/CapHeight 700>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(table), table),
    )
    return write_pdf(pages, extra=fonts, fonts=b"/C 5 0 R", packed=packed)


def _not_alone(rows):
    """Return rows of which the last holds more than one character: PDFium passes over one that stands alone without a drawn shape."""
    if len(rows) > 1 and len(rows[-1][1]) == 1:
        (indent, before), (_, last) = rows[-2:]
        rows[-2:] = [(indent, before[:-1]), (0, before[-1] + last)]
    return rows


def in_tables(lines):
    """Every third paragraph stands in a table of its own, one cell wide."""
    grid = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid>'
    cell = '<w:tcPr><w:tcW w:w="9000" w:type="dxa"/></w:tcPr>'
    body = ""
    for at, line in enumerate(lines):
        one = p(run(html.escape(line, quote=False)))
        body += f"<w:tbl>{grid}<w:tr><w:tc>{cell}{one}</w:tc></w:tr></w:tbl>" if at % 3 == 1 else one
    return docx(body + "<w:p/>"), ()


def indented(lines):
    """Paragraphs that begin two characters in, as offices set them: on a page nothing else shows where one begins below a full line."""
    indent = '<w:ind w:firstLineChars="200" w:firstLine="420"/>'
    return docx("".join(p(run(html.escape(line, quote=False)), properties=indent) for line in lines)), ()


def _word(structure):
    return lambda text: structure(rows_of(text))[0]


FORMATS = {
    "txt": (".txt", lambda text: text.encode("gb18030")),
    "txt, UTF-16": (".txt", lambda text: text.encode("utf-16")),
    "docx": (".docx", _word(structures.plain)),
    "docx, numbers by Word": (".docx", _word(structures.numbered)),
    "docx, in tables": (".docx", _word(in_tables)),
    "docx, runs": (".docx", _word(structures.split)),
    "docx, revisions": (".docx", _word(structures.revised)),
    "html": (".html", as_page),
    "html, broken lines": (".html", as_broken_lines),
    "mht": (".mht", as_mht),
    "md": (".md", as_markdown),
    "ofd": (".ofd", lambda text: write_ofd("\n".join(rows_of(text)))),
    "pdf": (".pdf", as_pdf),
}
"""By a name: the ending of the file, and what makes one of a text."""
