"""What a .docx holds beside its body: comments, heads and feet, shapes, descriptions of pictures, codes, properties."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator

from checker.errors import LawcheckError
from checker.reading.source import (
    ALT,
    AUTHOR,
    CODE,
    COMMENT,
    FOOTER,
    HEADER,
    OWN_COMMENT,
    PROPERTY,
    SHAPE,
    WATERMARK,
    Extra,
    Source,
    Unread,
)
from checker.reading.word.body import read_body
from checker.reading.word.lists import Lists
from checker.reading.word.model import ANNOTATOR, Body, Chunk
from checker.reading.word.package import Package
from checker.reading.word.styles import Styles
from checker.reading.xmltree import Node
from checker.text.persons import may_hold_number

_PROPERTIES = ("core-properties", "extended-properties", "custom-properties")
_PLAIN_PROPERTIES = (
    "title",
    "subject",
    "creator",
    "keywords",
    "description",
    "lastModifiedBy",
    "category",
    "Company",
    "Manager",
)
_NAMED = {
    **dict.fromkeys(("w:ins", "w:del", "w:moveFrom", "w:moveTo"), ("w:author",)),
    **dict.fromkeys(("w:alias", "w:tag", "w:docVar"), ("w:val",)),
    "w:listItem": ("w:displayText", "w:value"),
    "w:hyperlink": ("w:tooltip",),
}
"""What bears names that are not printed; programs of offices take the number of an account for its owner's name."""
_PAGES = (".htm", ".html", ".xhtml", ".mht", ".mhtml", ".txt")
_NAMES = {".docx": "Word 文档", ".doc": "Word 文档", ".rtf": "RTF 文档", ".xml": "文档"}
_MOST_CHUNKS = 50
ReadWord = Callable[[bytes, str, Package], Source]


def asides_of(package: Package, body: Body) -> tuple[tuple[Extra, ...], tuple[Unread, ...]]:
    """Return what stands beside the body, and what of it could not be read."""
    root = package.tree(package.main)
    heads, unread = _running_heads(package)
    found = [*_comments(package, body), *heads]
    if root is not None:
        found += _beside_the_text(root)
    for name in package.related("settings")[:1]:
        settings = package.tree(name)
        found += (
            [one for one in _beside_the_text(settings) if one.kind == CODE] if settings is not None else []
        )
    found += [
        Extra(CODE, target) for target in package.links() if target.lower().startswith(("mailto:", "tel:"))
    ]
    for kind in ("diagramData", "chart"):
        for name in package.related(kind):
            text = _drawn(package.tree(name))
            if text:
                found.append(Extra(SHAPE, text))
    found += _properties(package)
    return tuple(dict.fromkeys(found)), tuple(unread)


def chunks_of(package: Package, read_word: ReadWord) -> dict[str, Chunk]:
    """Return the embedded pages and documents that the body refers to, by the ids of their relationships.

    ``read_word`` reads a Word file inside ``package``; what is embedded in that one in its turn is only named.
    """
    found: dict[str, Chunk] = {}
    for key, name, kind in package.references():
        if kind in ("aFChunk", "subDocument") and len(found) < _MOST_CHUNKS:
            found[key] = _chunk(package, name, kind, read_word)
    return found


def _chunk(package: Package, name: str, kind: str, read_word: ReadWord) -> Chunk:
    ending = posixpath.splitext(name)[1].lower()
    if kind == "subDocument":
        return Chunk((), "子文档", "子文档在另一个文件里")
    what = "网页" if ending in _PAGES[:5] else _NAMES.get(ending, "文件")
    if ending not in _PAGES and (ending != ".docx" or package.outer is not None):
        return Chunk((), what, "这种嵌入的文档没有读取")
    try:
        data = package.raw(name)
        if data is None:
            return Chunk((), what, "文件里没有这一部分")
        from checker.reading.files import read_bytes

        source = read_word(data, name, package) if ending == ".docx" else read_bytes(data, name, ending)
    except LawcheckError as error:
        return Chunk((), what, error.message.rstrip("。"))
    extras = tuple(extra._replace(span=None) for extra in source.extras)
    return Chunk(
        tuple(line for line in source.text.splitlines() if line.strip()), what, "", extras, source.unread
    )


def _comments(package: Package, body: Body) -> Iterator[Extra]:
    for name in package.related("comments")[:1]:
        root = package.tree(name)
        for node in root.children if root is not None else ():
            author = node.attributes.get("w:author", "")
            if author and may_hold_number(author):
                yield Extra(AUTHOR, author)
            if node.name == "w:comment" and author == ANNOTATOR:
                yield Extra(OWN_COMMENT, "")
            elif node.name == "w:comment":
                text = _plain(node).text
                if text.strip():
                    where = body.comments.get(node.attributes.get("w:id", ""))
                    yield Extra(COMMENT, " ".join(text.split()), where)


def _running_heads(package: Package) -> tuple[list[Extra], list[Unread]]:
    found: list[Extra] = []
    unread: list[Unread] = []
    for kind in (HEADER, FOOTER):
        for name in package.related(kind):
            root = package.tree(name)
            if root is None:
                continue
            read = _plain(root)
            # A watermark is WordArt in a head.
            found += [Extra(WATERMARK, text) for text in _word_art(root)]
            if read.text.strip():
                found.append(Extra(kind, " ".join(read.text.split())))
            found += [extra._replace(span=None) for extra in read.extras if extra.text.strip()]
            found += [one for one in _beside_the_text(root) if one.kind in (ALT, CODE)]
            unread += read.unread
    return found, unread


def _plain(root: Node) -> Body:
    return read_body(root, Styles(None), Lists(None, Styles(None)), {})


def _word_art(root: Node) -> list[str]:
    return [
        text
        for node in root.walk()
        if node.name == "v:textpath" and (text := node.attributes.get("string", "").strip())
    ]


def _drawn(root: Node | None) -> str:
    """Return the text of DrawingML (charts, diagrams), whose runs are no runs of Word."""
    if root is None:
        return ""
    pieces = [node.text for node in root.walk() if node.name in ("?:t", "?:v") and node.text.strip()]
    return " ".join(" ".join(pieces).split())


def _beside_the_text(root: Node) -> list[Extra]:
    """Return WordArt, text in drawings, descriptions of pictures and codes of fields."""
    found = [Extra(SHAPE, text) for text in _word_art(root)]
    code: list[str] = []
    for node in root.walk():
        name = node.name
        if name.endswith((":docPr", ":cNvPr")):
            told = " ".join(filter(None, (node.attributes.get("title"), node.attributes.get("descr"))))
            if told:
                found.append(Extra(ALT, told))
        elif name.startswith("v:") and node.attributes.get("alt"):
            found.append(Extra(ALT, node.attributes["alt"]))
        elif name == "?:t" and node.text.strip():
            found.append(Extra(SHAPE, node.text.strip()))
        elif name in ("w:instrText", "w:delInstrText"):
            code.append(node.text)
        elif name in _NAMED:
            told = " ".join(filter(None, map(node.attributes.get, _NAMED[name])))
            if told and may_hold_number(told):
                found.append(Extra(AUTHOR if "w:author" in _NAMED[name] else CODE, told))
        elif name == "w:fldSimple":
            found.append(Extra(CODE, node.attributes.get("w:instr", "").strip()))
        elif name == "w:fldChar" and node.attributes.get("w:fldCharType") in ("separate", "end") and code:
            found.append(Extra(CODE, "".join(code).strip()))
            code = []
    return [extra for extra in found if extra.text]


def _properties(package: Package) -> Iterator[Extra]:
    for kind in _PROPERTIES:
        for name in package.of_package(kind):
            root = package.tree(name)
            for node in root.walk() if root is not None else ():
                known = node.name.rpartition(":")[2]
                text = node.text.strip()
                if text and (known in _PLAIN_PROPERTIES or known in ("lpwstr", "lpstr")):
                    yield Extra(PROPERTY, text)
