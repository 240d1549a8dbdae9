"""The process that opens a PDF: reads it from standard input and writes its printed lines as JSON to standard output.

A PDF can make any reader run for hours or fill the memory (forms that print one another twice, streams that unpack to a
gigabyte), or crash it. So it is opened in a process of its own, which has its bounds set and can be ended. The process
imports nothing of lawcheck, so that it starts fast (and is in one file: Over 300 lines).

The answer has ``error`` (PDFium's code, or ``pages`` or ``characters`` for a bound passed, with ``count``), or ``pages`` and
``properties`` (the texts of the file's own description). A page has ``height``; ``lines``, each text, left, right, top,
bottom and height of letters, in points with y growing downwards; ``slanted``, the texts that run across the page; ``hidden``, those
that nobody sees; ``notes``, those of annotations; and ``drawn``: the share of the page that pictures cover, or 1 where letters may be drawn as outlines.
"""

from __future__ import annotations

import ctypes
import json
import sys
from collections.abc import Callable
from itertools import compress
from operator import not_
from typing import Any

_SAMPLES = 10
_PATH, _PICTURE, _SHADING = 2, 3, 4
"""FPDF_PAGEOBJ_PATH, FPDF_PAGEOBJ_IMAGE and FPDF_PAGEOBJ_SHADING of fpdf_edit.h."""
_INVISIBLE = 3
_OUTLINED = (1, 2, 5, 6)
"""FPDF_TEXTRENDERMODE_INVISIBLE, and those that draw the outlines of letters."""
_BROAD, _MOST_PIXELS = 6.0, 1_000
"""Points of a line that is a ground; the longer side of a picture that is made of a page or its letters."""
_MOST_DRAWN, _CLEAR = 1_000, 100
"""Text objects of a page that are drawn to be looked at; how far a pixel of theirs may cover to be none."""
_PALE, _TINY, _MOST = 250, 2.0, 5_000
"""Parts of a colour as pale as paper, points of letters that nobody reads, objects of a page that is no drawing."""
_FEW, _MANY_PATHS = 60, 150
"""A page with fewer characters is asked for pictures; one with so many outlines may have its letters drawn."""
_MOST_NOTES = 200
_SLANTED = 0.1
"""Text turned by more than this (the sine, from any side of the page) runs across it: a watermark or a stamp."""
_PROPERTIES = ("Title", "Author", "Subject", "Keywords")

Box = tuple[float, float, float, float]


def main(max_pages: int, max_characters: int, memory: int, seconds: int) -> None:
    """Read one PDF within bounds: pages, characters, bytes of memory, seconds of the processor."""
    _limit(memory, seconds)
    import pypdfium2

    try:
        answer = _read(pypdfium2, sys.stdin.buffer.read(), max_pages, max_characters)
    except pypdfium2.PdfiumError as error:
        answer = {"error": getattr(error, "err_code", None) or 0}
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


def _limit(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent ends a process that takes too long
        return
    for limit, value in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds)):
        try:
            resource.setrlimit(limit, (value, value))
        except (ValueError, OSError):
            continue


def _read(pdfium: Any, data: bytes, max_pages: int, max_characters: int) -> dict[str, Any]:
    document = pdfium.PdfDocument(data)
    count = len(document)
    if count > max_pages:
        return {"error": "pages", "count": count}
    pages = []
    length = 0
    for number in range(count):
        page = document[number]
        textpage = page.get_textpage()
        length += max(0, textpage.count_chars())
        if length > max_characters:
            return {"error": "characters"}
        entry = _lines(pdfium.raw, document, page, textpage)
        notes = _notes(pdfium.raw, page)
        length += sum(map(len, notes))
        entry["notes"] = notes
        written = sum(len(line[0]) for line in entry["lines"])
        entry["drawn"] = _drawn(page, nothing=not written) if written < _FEW else 0.0
        pages.append(entry)
        textpage.close()
        page.close()
    known = document.get_metadata_dict()
    return {"pages": pages, "properties": [known[name] for name in _PROPERTIES if known.get(name)]}


def _lines(raw: Any, document: Any, page: Any, textpage: Any) -> dict[str, Any]:
    """Return the lines of a page; their characters are taken one by one, as only so the places of all are known."""
    text = _characters(raw, textpage)
    height, place = _upright(page, textpage)
    lines: list[tuple[str | float, ...]] = []
    slanted: list[str] = []
    hidden: list[str] = []
    sight = _Sight(raw, document, page, textpage)
    at = 0
    for line in text.split("\n"):
        shown = line.strip("\r \u3000\xa0\x02\ufffe\x00")
        if shown.strip():
            first = at + line.index(shown[0])
            clean = _joined(shown)
            sampled = _sampled(shown)
            if any(sight.is_hidden(first + one) for one in sampled if not shown[one].isspace()):
                unseen = [
                    not char.isspace() and sight.is_hidden(first + one) for one, char in enumerate(shown)
                ]
                hidden.append(_joined("".join(compress(shown, unseen))))
                clean = _joined("".join(compress(shown, map(not_, unseen))))
                sampled = [one for one, gone in enumerate(unseen) if not gone]
            if not clean.strip():
                pass
            elif _runs_across(raw, textpage, first, len(shown)):
                slanted.append(clean)
            else:
                boxes = [place(first + one) for one in sampled]
                lefts, tops, rights, bottoms = zip(*boxes, strict=True)
                size = max(1.0, *(bottom - top for _, top, _, bottom in boxes))
                lines.append((clean, min(lefts), max(rights), min(tops), max(bottoms), size))
        at += len(line) + 1
    return {"height": height, "lines": lines, "slanted": slanted, "hidden": hidden}


class _Sight:
    """Tells what is seen of one page: not what is white on paper, invisible, of no size, or off the page."""

    def __init__(self, raw: Any, document: Any, page: Any, textpage: Any) -> None:
        self._raw, self._document, self._page, self._textpage = raw, document, page, textpage
        self._grounds: list[Box | None] | None = None
        self._whites: list[Box] = []
        self._drawn: dict[int | None, bool] = {}
        self._picture = (b"", 0, (0, 0))
        width, height = page.get_size()
        left, bottom, right, top = page.get_cropbox()
        self._area = min(0.0, left), min(0.0, bottom), max(width, height, right), max(width, height, top)

    def is_hidden(self, at: int) -> bool:
        """Whether nobody sees the character at an index, which is no blank."""
        left, bottom, right, top = self._textpage.get_charbox(at, loose=True)
        area = self._area
        if right < area[0] or top < area[1] or left > area[2] or bottom > area[3]:
            return True
        if top - bottom < _TINY and right - left < _TINY and self._is_tiny(at):
            return True
        mode = self._mode(at)
        if mode == _INVISIBLE:  # those recognised in a scan stand about where its pictures or outlines do
            near = (top - bottom) / 2
            return not self._has_ground(left - near, bottom - near, right + near, top + near)
        x, y = (left + right) / 2, (bottom + top) / 2
        if not self._is_pale(at, outlined=mode in _OUTLINED) or self._has_ground(x, y, x, y):
            return False
        return not (self._is_drawn(at) or self._is_painted((left, bottom, right, top)))

    def _is_drawn(self, at: int) -> bool:
        """Whether letters that are told to be white are drawn in a pattern."""
        raw, sides = self._raw, [ctypes.c_float() for _ in range(4)]
        find = getattr(raw, "FPDFText_GetTextObject", None)
        draw = getattr(raw, "FPDFTextObj_GetRenderedBitmap", None)
        if find is None or draw is None:
            return False
        thing = find(self._textpage, at)
        if not thing or not raw.FPDFPageObj_GetBounds(thing, *sides):
            return False
        key = ctypes.cast(thing, ctypes.c_void_p).value
        if key not in self._drawn and len(self._drawn) < _MOST_DRAWN:
            left, bottom, right, top = (side.value for side in sides)
            longest = max(right - left, top - bottom, 1.0)
            bitmap = draw(self._document, self._page, thing, min(1.0, _MOST_PIXELS / longest))
            pixels = self._pixels(bitmap) if bitmap else b""
            inked = [at for at in range(0, len(pixels) - 3, 4) if pixels[at + 3] > _CLEAR]
            self._drawn[key] = any(min(pixels[at : at + 3]) < _PALE for at in inked)
        return self._drawn.get(key, False)

    def _pixels(self, bitmap: Any) -> bytes:
        raw = self._raw
        size = raw.FPDFBitmap_GetStride(bitmap) * raw.FPDFBitmap_GetHeight(bitmap)
        data = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), size)
        raw.FPDFBitmap_Destroy(bitmap)
        return data

    def _is_tiny(self, at: int) -> bool:
        matrix = self._raw.FS_MATRIX()
        if not self._raw.FPDFText_GetMatrix(self._textpage, at, matrix):
            return False
        size = self._raw.FPDFText_GetFontSize(self._textpage, at)
        return bool(0 < size * max(abs(matrix.b), abs(matrix.d)) < _TINY)

    def _is_pale(self, at: int, *, outlined: bool) -> bool:
        return self._is_clear(self._raw.FPDFText_GetFillColor, self._textpage, at) and not (
            outlined and not self._is_clear(self._raw.FPDFText_GetStrokeColor, self._textpage, at)
        )

    def _is_clear(self, ask: Callable[..., int], *of: Any) -> bool:
        """Whether a colour is not to be told from paper."""
        parts = [ctypes.c_uint() for _ in range(4)]
        if not ask(*of, *parts):
            return False
        return parts[3].value == 0 or min(part.value for part in parts[:3]) >= _PALE

    def _mode(self, at: int) -> int:
        find = getattr(self._raw, "FPDFText_GetTextObject", None)
        thing = find(self._textpage, at) if find is not None else None
        return int(self._raw.FPDFTextObj_GetTextRenderMode(thing)) if thing else 0

    def _has_ground(self, left: float, bottom: float, right: float, top: float) -> bool:
        if self._grounds is None:
            self._grounds = list(self._coloured())
        return any(
            box is None or (box[0] <= right and left <= box[2] and box[1] <= top and bottom <= box[3])
            for box in self._grounds
        )

    def _is_painted(self, box: Box) -> bool:
        """Whether most of a box on what is told to be white is not: so are patterns, such as colours that run into one another."""
        raw, x, y = self._raw, ctypes.c_int(), ctypes.c_int()
        if not any(one[0] <= box[0] <= one[2] and one[1] <= box[1] <= one[3] for one in self._whites):
            return False
        if not self._picture[0]:
            shrunk = min(1.0, _MOST_PIXELS / max(self._page.get_size()))
            width, height = self._page.get_size()
            size = max(1, int(width * shrunk)), max(1, int(height * shrunk))
            bitmap = raw.FPDFBitmap_Create(*size, 0)
            if not bitmap:
                return True
            raw.FPDFBitmap_FillRect(bitmap, 0, 0, *size, 0xFFFFFFFF)
            raw.FPDF_RenderPageBitmap(bitmap, self._page, 0, 0, *size, 0, 0)
            stride = raw.FPDFBitmap_GetStride(bitmap)
            self._picture = self._pixels(bitmap), stride, size
        data, stride, size = self._picture
        sides: list[tuple[int, int]] = []
        for corner in (box[:2], box[2:]):
            raw.FPDF_PageToDevice(self._page, 0, 0, *size, 0, *corner, x, y)
            sides.append((min(max(0, x.value), size[0] - 1), min(max(0, y.value), size[1] - 1)))
        (left, right), (top, bottom) = map(sorted, zip(*sides, strict=True))
        rows = [
            data[row * stride + left * 4 : row * stride + right * 4 + 4] for row in range(top, bottom + 1)
        ]
        pixels = [min(row[at : at + 3]) for row in rows for at in range(0, len(row), 4)]
        return 2 * sum(pixel < _PALE for pixel in pixels) > len(pixels)

    def _coloured(self) -> list[Box | None]:
        """Return the boxes of what is not white; None stands for what is drawn in a form, whose places are its own."""
        found: list[Box | None] = []
        for thing in self._page.get_objects(filter=[_PATH, _PICTURE, _SHADING], max_depth=4):
            if len(found) == _MOST:
                return [None]
            bounds = thing.get_bounds() if hasattr(thing, "get_bounds") else thing.get_pos()
            if thing.type == _PATH and not self._is_filled(thing):
                self._whites += [bounds] if len(self._whites) < _MOST else []
                continue
            found.append(None if getattr(thing, "level", 0) else bounds)
        return found

    def _is_filled(self, thing: Any) -> bool:
        """Whether a path is filled with a colour, or drawn as a line so broad that letters lie on it."""
        filled, stroked, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
        raw = self._raw
        if not raw.FPDFPath_GetDrawMode(thing, filled, stroked) or filled.value:
            return not self._is_clear(raw.FPDFPageObj_GetFillColor, thing)
        broad = raw.FPDFPageObj_GetStrokeWidth(thing, width) and width.value >= _BROAD
        return bool(stroked.value and broad) and not self._is_clear(raw.FPDFPageObj_GetStrokeColor, thing)


def _characters(raw: Any, textpage: Any) -> str:
    """Return one character for each that PDFium counts: those beyond the basic plane it counts as two halves."""
    return "".join([chr(raw.FPDFText_GetUnicode(textpage, at)) for at in range(textpage.count_chars())])


def _joined(text: str) -> str:
    """Return ``text`` with halves joined, and without what is no character."""
    clean = "".join(char for char in text if char not in "\x00\x02\ufffe\r")
    return clean.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _runs_across(raw: Any, textpage: Any, first: int, length: int) -> bool:
    import math

    for at in (first + length // 2, first):
        angle = raw.FPDFText_GetCharAngle(textpage, at)
        if angle >= 0:
            return min(abs(math.sin(angle)), abs(math.cos(angle))) > _SLANTED
    return False


def _notes(raw: Any, page: Any) -> list[str]:
    """Return the texts of annotations: comments, notes, text boxes."""
    found: list[str] = []
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_NOTES)):
        note = raw.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        size = min(raw.FPDFAnnot_GetStringValue(note, b"Contents", None, 0), 20_000)
        if size > 2:
            buffer = ctypes.create_string_buffer(size)
            raw.FPDFAnnot_GetStringValue(
                note, b"Contents", ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size
            )
            text = buffer.raw[: size - 2].decode("utf-16-le", "replace").strip("\x00 \r\n")
            if text:
                found.append(text)
        raw.FPDFPage_CloseAnnot(note)
    return found


def _drawn(page: Any, *, nothing: bool) -> float:
    """Return the share of a page that its pictures cover; 1 where there is ``nothing`` written but many outlines."""
    width, height = page.get_size()
    covered = 0.0
    paths = 0
    for thing in page.get_objects(filter=[_PATH, _PICTURE], max_depth=4):
        if thing.type == _PATH:
            paths += 1
            if nothing and paths > _MANY_PATHS:
                return 1.0
            continue
        left, bottom, right, top = thing.get_bounds() if hasattr(thing, "get_bounds") else thing.get_pos()
        covered += max(0.0, min(right, width) - max(left, 0.0)) * max(
            0.0, min(top, height) - max(bottom, 0.0)
        )
    share = covered / max(1.0, width * height)
    return max(share, 0.01) if covered else 0.0


def _sampled(text: str) -> list[int]:
    """Return offsets of characters that show where a line stands: its ends, and enough of others to tell its height.

    Boxes are those of the ink in many files, and the ink of 一 is flat.
    """
    return sorted({0, len(text) - 1, *range(0, len(text), max(1, len(text) // _SAMPLES))})


def _upright(page: Any, textpage: Any) -> tuple[float, Callable[[int], Box]]:
    """Return the height of a page as it is shown, and a function that gives the box of a character on it.

    A box is left, top, right, bottom with y growing downwards; PDF counts y upwards on the page before its rotation.
    """
    width, height = page.get_size()
    rotation = page.get_rotation()

    def place(index: int) -> Box:
        left, bottom, right, top = textpage.get_charbox(index, loose=True)
        if rotation == 90:
            return bottom, left, top, right
        if rotation == 180:
            return width - right, bottom, width - left, top
        if rotation == 270:
            return width - top, height - right, width - bottom, height - left
        return left, height - top, right, height - bottom

    return height, place


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:5]))
