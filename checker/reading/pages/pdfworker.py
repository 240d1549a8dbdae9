"""The process that opens a PDF: reads it from standard input and writes its printed lines as JSON to standard output.

A PDF can make any reader run for hours or fill the memory (forms that print one another twice, streams that unpack to a
gigabyte), or crash it. So it is opened in a process of its own, which has its bounds set and can be ended. The process
imports nothing of lawcheck, so that it starts fast.

The answer has ``error`` (PDFium's code, or ``pages`` or ``characters`` for a bound passed, with ``count``), or ``pages``:
for each one its height, whether it holds pictures, and its lines as text, left, right, top, bottom and height of letters,
in points with y growing downwards.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

_SAMPLES = 10
_PICTURE = 3
"""FPDF_PAGEOBJ_IMAGE of fpdf_edit.h."""

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
        height, lines = _lines(page, textpage)
        pictures = not lines and any(True for _ in page.get_objects(filter=[_PICTURE], max_depth=4))
        pages.append((height, pictures, lines))
        textpage.close()
        page.close()
    return {"pages": pages}


def _lines(page: Any, textpage: Any) -> tuple[float, list[tuple[str | float, ...]]]:
    text = textpage.get_text_range()
    height, place = _upright(page, textpage)
    lines: list[tuple[str | float, ...]] = []
    at = 0
    for line in text.split("\n"):
        shown = line.strip("\r \u3000\xa0\x02\ufffe")
        if shown.strip():
            first = at + line.index(shown[0])
            boxes = [place(first + one) for one in _sampled(shown)]
            lefts, tops, rights, bottoms = zip(*boxes, strict=True)
            size = max(1.0, *(bottom - top for _, top, _, bottom in boxes))
            clean = "".join(char for char in shown if char not in "\x00\x02\ufffe\r")
            lines.append((clean, min(lefts), max(rights), min(tops), max(bottoms), size))
        at += len(line) + 1
    return height, lines


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
