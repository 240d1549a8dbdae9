"""PDF files with a text layer, page by page, through pypdfium2 (the extra ``pdf``)."""

from __future__ import annotations

from checker.errors import LawcheckError
from checker.reading.layout import Page, PrintedLine, merged_fragments, running_text
from checker.reading.source import Source
from checker.reading.text import MAX_CHARACTERS
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

MAX_PAGES = 300
"""The most pages that are read: a report of a province has about 40."""
_SAMPLES = 10
_PASSWORD = 4
_FORMAT = 3
"""Error codes of PDFium (fpdfview.h)."""
_RATHER_WORD = "请找原来的 Word 稿或者网页；只有 PDF 的，请用识别文字的软件转换成 Word 文档，核对后再检查。"


def read_pdf(data: bytes, path: str) -> Source:
    """Read the text layer of a PDF; lines are those of the pages.

    Raises LawcheckError where pypdfium2 is missing, the file is damaged or needs a password, a bound is passed, and
    where there is no text: a scan has none, and fonts without a table of characters give none.
    """
    try:
        import pypdfium2
    except ImportError:
        raise LawcheckError(
            "读取 PDF 要用到的组件没有安装。",
            remedy="请运行 pip install 'lawcheck[pdf]'，或者在 Word、WPS 中把 PDF 另存为 .docx，再检查。",
            path=path,
        ) from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _cannot_open(getattr(error, "err_code", None), path) from None
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise LawcheckError(
                f"PDF 有 {count} 页，超过 {MAX_PAGES} 页的上限，不像一份年度报告。",
                remedy="请确认选对了文件；和别的文件合在一起的，请只留下报告的页。",
                path=path,
            )
        pages: list[Page] = []
        length = pictures = 0
        for number in range(count):
            page = document[number]
            pages.append(_page(page, path, number + 1))
            pictures += not pages[-1].lines and _has_pictures(page)
            length += sum(len(line.text) for line in pages[-1].lines)
            page.close()
            if length > MAX_CHARACTERS:
                raise LawcheckError(
                    f"PDF 的文字超过 {MAX_CHARACTERS} 字的上限，不像一份年度报告。",
                    remedy="请确认选对了文件；几份报告合在一起的，请分开后再检查。",
                    path=path,
                )
    except pypdfium2.PdfiumError:
        raise _cannot_open(_FORMAT, path) from None
    finally:
        document.close()
    if not length:
        raise _without_text(count, pictures, path)
    source = running_text(path, "pdf", pages)
    _refuse_unknown_characters(source)
    return source


def _page(page: Any, path: str, number: int) -> Page:
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range()
        height, place = _upright(page)
        fragments: list[PrintedLine] = []
        at = 0
        for line in text.split("\n"):
            shown = line.strip("\r \u3000\xa0\x02\ufffe")
            if shown.strip():
                first = at + line.index(shown[0])
                fragments.append(_printed(shown, [place(textpage, first + one) for one in _samples(shown)]))
            at += len(line) + 1
    finally:
        textpage.close()
    return Page(height, merged_fragments(fragments))


def _samples(text: str) -> list[int]:
    """Return offsets of characters that show where a line stands: its ends, and enough of others to tell its height.

    Boxes are those of the ink in many files, and the ink of 一 is flat.
    """
    return sorted({0, len(text) - 1, *range(0, len(text), max(1, len(text) // _SAMPLES))})


def _printed(text: str, boxes: list[tuple[float, float, float, float]]) -> PrintedLine:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    size = max(1.0, *(bottom - top for _, top, _, bottom in boxes))
    clean = text.replace("\ufffe", "").replace("\x02", "").replace("\x00", "")
    return PrintedLine(clean, min(lefts), max(rights), min(tops), max(bottoms), size)


def _upright(page: Any) -> tuple[float, Any]:
    """Return the height of a page as it is shown, and a function that gives the box of a character on it.

    A box is left, top, right, bottom with y growing downwards; PDF counts y upwards on the page before its rotation.
    """
    width, height = page.get_size()
    rotation = page.get_rotation()

    def place(textpage: Any, index: int) -> tuple[float, float, float, float]:
        left, bottom, right, top = textpage.get_charbox(index, loose=True)
        if rotation == 90:
            return bottom, left, top, right
        if rotation == 180:
            return width - right, bottom, width - left, top
        if rotation == 270:
            return width - top, height - right, width - bottom, height - left
        return left, height - top, right, height - bottom

    return height, place


def _has_pictures(page: Any) -> bool:
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    return any(True for _ in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=4))


def _cannot_open(code: int | None, path: str) -> LawcheckError:
    if code == _PASSWORD:
        return LawcheckError(
            "PDF 设了打开密码，无法读取。", remedy="请去掉密码，或者找没有密码的文件，再检查。", path=path
        )
    return LawcheckError(
        "PDF 已经损坏，或者没有下载完整，打不开。",
        remedy="请重新下载；能够打开的，另存一份后再检查。",
        path=path,
    )


def _without_text(count: int, pictures: int, path: str) -> LawcheckError:
    if pictures:
        return LawcheckError(
            f"这个 PDF 是扫描件：共{count}页都是图片，没有文字层，读不出文字。",
            remedy=_RATHER_WORD,
            path=path,
        )
    return LawcheckError(f"这个 PDF 共{count}页，里面没有文字。", remedy=_RATHER_WORD, path=path)


def _refuse_unknown_characters(source: Source) -> None:
    """Refuse a text layer that is there but can't be told: private or replaced characters for the most part."""
    strange = sum(
        1 for char in source.text if "\ue000" <= char <= "\uf8ff" or char == "\ufffd" or char < "\t"
    )
    if strange * 5 > len(source.text):
        raise LawcheckError(
            "PDF 里的文字无法识别：字体没有带文字对照表，显示正常而复制出来是乱码。",
            remedy=_RATHER_WORD,
            path=source.path,
        )
