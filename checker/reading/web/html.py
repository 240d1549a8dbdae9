"""Web pages (.html, .htm): the text that a browser shows, a line for each block.

Set aside is what shows nothing (scripts, styles, hidden elements) and what belongs to the site and not to the
page's text (navigation, controls of forms, the footer of the whole page). Line breaks follow the blocks, as
``innerText`` does (HTML Living Standard, 3.2.7); white space collapses; items of ordered lists carry the numbers
that a browser shows. The cells of a table are a line each, but a label and its value stand on one line.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lxml import etree

from checker.errors import LawcheckError
from checker.reading.sniff.charset import decode_page
from checker.reading.source import (
    INSERTED,
    Extra,
    Source,
    make_source,
)
from checker.reading.web.page import Page
from checker.reading.web.unseen import Grounds

_CHUNK = 65_536


def read_html(data: bytes, path: str) -> Source:
    """Read a web page in the charset it declares, or the one it turns out to have.

    Raises LawcheckError when it can't be decoded, has no text, or nests too deep.
    """
    markup, encoding = decode_page(data, path)
    text, extras = page_text(markup, path)
    return make_source(path, "html", encoding, text)._replace(extras=extras)


def page_text(
    markup: str, path: str, sheets: Mapping[str, str] = MappingProxyType({})
) -> tuple[str, tuple[Extra, ...]]:
    """Return the text that a page shows, and its marked insertions and deletions; ``sheets`` are style sheets that came with it, by name."""
    raw = markup.replace("\x00", "").encode("utf-8", "replace")
    grounds = Grounds(sheets)
    page, text = _laid_out(raw, Page(path, grounds))
    if grounds.is_to_be_revealed(text):
        page, text = _laid_out(raw, Page(path, Grounds(sheets, revealed=True)))
    if not text.strip():
        raise LawcheckError(
            "网页里没有可以检查的文字：正文可能是图片、附件，或者要联网才显示。",
            remedy="请在浏览器中打开网页，全选正文，复制到 Word 中保存为 .docx，再检查。",
            path=path,
        )
    return text, tuple(_in_text(extra, text) for extra in page.extras)


def _laid_out(raw: bytes, page: Page) -> tuple[Page, str]:
    # Fed in pieces, so that the bound on depth stops the parser before it looks through a deep stack again and again.
    parser = etree.HTMLParser(target=page, encoding="utf-8", huge_tree=True)
    try:
        for at in range(0, len(raw), _CHUNK):
            parser.feed(raw[at : at + _CHUNK])
        parser.close()
    except etree.XMLSyntaxError:  # nothing in it that is markup or text
        pass
    return page, page.text()


def _in_text(extra: Extra, text: str) -> Extra:
    """Return a change with its place in the whole text: what was deleted behind the last line stands at its end."""
    if extra.span is None:
        return extra
    start, end = (min(at, len(text)) for at in extra.span)
    if extra.kind == INSERTED:
        inserted = text[start:end]
        start += len(inserted) - len(inserted.lstrip("\n"))
        inserted = inserted.strip("\n")
        return extra._replace(text=inserted, span=(start, start + len(inserted)))
    return extra._replace(span=(start, end))
