"""Word files (.docx): the text as its reader sees it, a line for each paragraph.

Automatic numbers are part of the text. Tracked changes are read as accepted. A soft line break is a vertical
tab (U+000B), as in Word's own object model, so that lines stay paragraphs. The cells of tables and the text of
text boxes come in their places, paragraph by paragraph, foot- and endnotes after the body; a table of
contents repeats the headings, so its lines are empty. Running heads, comments and the existence of tracked
changes are extras.
"""

from __future__ import annotations

from checker.errors import LawcheckError
from checker.reading.source import Source, make_source
from checker.reading.word.asides import asides_of, chunks_of
from checker.reading.word.body import read_body
from checker.reading.word.lists import Lists
from checker.reading.word.model import ANNOTATOR, Body
from checker.reading.word.package import Package
from checker.reading.word.styles import Styles
from checker.reading.xmltree import Node

__all__ = ["ANNOTATOR", "body_of", "read_docx"]


def read_docx(data: bytes, path: str) -> Source:
    """Read a .docx file (Strict or Transitional, ISO/IEC 29500).

    Raises LawcheckError for what is damaged, encrypted, another format, or passes a bound of
    checker.reading.word.package and checker.reading.xmltree.
    """
    package = Package(data, path)
    body = body_of(package)
    if not body.text.strip():
        embedded = "、".join(one.told for one in body.unread)
        raise LawcheckError(
            f"Word 文件里没有可以检查的文字：{embedded}。"
            if embedded
            else "Word 文件里没有可以检查的文字（可能是空白文档，或者正文是图片）。",
            remedy="请确认选对了文件；正文是扫描图片的，请换成文字稿。",
            path=path,
        )
    return _with_asides(package, body)


def _with_asides(package: Package, body: Body) -> Source:
    asides, unread = asides_of(package, body)
    source = make_source(package.path, "docx", "", body.text)
    return source._replace(extras=(*body.extras, *asides), unread=(*body.unread, *unread))


def body_of(package: Package) -> Body:
    """Return the text of an opened package with the elements that it came from."""
    root = package.tree(package.main)
    body = root.child("w:body") if root is not None and root.name == "w:document" else None
    if body is None:
        raise package.damaged(package.main, "里面没有正文")
    styles = Styles(_part(package, "styles"))
    lists = Lists(_part(package, "numbering"), styles)
    notes = {}
    for kind in ("footnote", "endnote"):
        part = _part(package, kind + "s")
        for node in part.children if part is not None else ():
            notes[kind, node.attributes.get("w:id", "")] = node
    return read_body(body, styles, lists, notes, chunks_of(package, _embedded))


def _embedded(data: bytes, name: str, outer: Package) -> Source:
    """Read a Word file that is embedded in another one, which shows it as part of its own text."""
    package = Package(data, name, outer)
    return _with_asides(package, body_of(package))


def _part(package: Package, kind: str) -> Node | None:
    names = package.related(kind)
    return package.tree(names[0]) if names else None
