"""The user's own Word file with the findings as comments (ISO/IEC 29500-1, 17.13.4).

Only the parts that hold comments, their marks in the text, and what registers the part of comments change; every
other part of the package is copied. Earlier comments of this program are taken out first, those of people stay.
There is no date in a comment: the same file and findings give the same bytes.
"""

from __future__ import annotations

import posixpath
import re

from checker.errors import LawcheckError
from checker.reading.word.docx import ANNOTATOR, body_of
from checker.reading.word.package import Package
from checker.reading.word.rewrite import rewritten
from checker.reading.xmltree import Node
from checker.reporting.people.remarks import remarks
from checker.reporting.shown import Shown
from checker.reporting.word.docxmarks import marked, removals, used_ids
from checker.text.characters import without_invisible
from checker.text.mask import mask_in_place

_INITIALS = "LC"
_MOST_ID = 2**31
_TYPES = "[Content_Types].xml"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONSHIP = {
    False: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    True: "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
}
_HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARAGRAPH = (
    '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:left="0" w:right="0" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>'
)


def annotate(data: bytes, report: Shown) -> bytes:
    """Return the Word file ``data``, of which ``report`` is the report, with a comment for each finding.

    Raises LawcheckError where the file is no .docx, is damaged, or is not the one that was checked.
    """
    document = report.document
    if document is None or document.source.format != "docx":
        raise LawcheckError(
            "只有 Word 文件（.docx）可以加批注。",
            remedy="请用 Word 或者 WPS 打开，另存为 .docx，再加批注。",
            path=report.path,
        )
    package = Package(data, report.path)
    body = body_of(package)
    root = package.tree(package.main)
    main = package.read(package.main)
    read = mask_in_place(without_invisible(body.text)[0])
    if read != document.source.text or root is None or main is None:
        raise LawcheckError(
            "文件在检查之后被改动过，批注的位置对不上。", remedy="请重新运行一次。", path=report.path
        )
    if not any(piece.run is not None for piece in body.pieces):
        raise LawcheckError(
            "文件里只有自动编号，没有可以加批注的文字。", remedy="请确认选对了文件。", path=report.path
        )
    changed: dict[str, bytes] = {}
    known = package.related("comments")
    name = known[0] if known else posixpath.join(posixpath.dirname(package.main), "comments.xml")
    comments = package.tree(name)
    ours = [node for node in comments.children if _is_ours(node)] if comments is not None else []
    old = {node.attributes.get("w:id", "") for node in ours}
    theirs = used_ids(root) | {
        node.attributes.get("w:id", "") for node in (comments.children if comments is not None else ())
    }
    notes = remarks(report)
    first = _free_ids(theirs - old, len(notes))
    written = "".join(_comment(first + at, note.paragraphs) for at, note in enumerate(notes))
    spans = [(first + at, document.source.as_read(note.span)) for at, note in enumerate(notes)]
    changed[package.main] = marked(main, body, removals(root, main, old), spans)
    changed[name] = _comments_part(package.read(name), comments, ours, written, root.uri)
    if not known:
        _register(package, name, strict="purl.oclc.org" in root.uri, changed=changed)
    _forget(package, ours, changed)
    return rewritten(data, package.path, changed, "没有加批注")


def _free_ids(taken: set[str], count: int) -> int:
    """Return the first of ``count`` ids in a row that no comment has; Word takes none beyond 31 bits."""
    numbers = sorted({int(one) for one in taken if one.isascii() and one.isdigit() and len(one) < 11})
    first = numbers[-1] + 1 if numbers else 0
    if first + count <= _MOST_ID:
        return first
    first = 0
    for number in numbers:
        if number - first >= count:
            break
        first = max(first, number + 1)
    return first


def _is_ours(node: Node) -> bool:
    return node.name == "w:comment" and node.attributes.get("w:author") == ANNOTATOR


def _comment(number: int, paragraphs: tuple[str, ...]) -> str:
    written = f'<w:comment w:id="{number}" w:author="{ANNOTATOR}" w:initials="{_INITIALS}">'
    for at, text in enumerate(paragraphs):
        bold = "<w:b/>" if at == 0 else ""
        mark = "<w:r><w:annotationRef/></w:r>" if at == 0 else ""
        written += (
            f'<w:p>{_PARAGRAPH}{mark}<w:r><w:rPr>{bold}<w:sz w:val="20"/></w:rPr>'
            f'<w:t xml:space="preserve">{_escaped(text)}</w:t></w:r></w:p>'
        )
    return written + "</w:comment>"


def _escaped(text: str) -> str:
    """Escape text for XML; characters that XML does not know become blanks."""
    text = re.sub("[\x00-\x1f\ud800-\udfff\ufffe\uffff]", " ", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _comments_part(data: bytes | None, root: Node | None, ours: list[Node], written: str, uri: str) -> bytes:
    if data is None or root is None:
        return f'{_HEADER}<w:comments xmlns:w="{uri}">{written}</w:comments>'.encode()
    if root.prefix != "w":  # a writer with prefixes of its own: say for each comment what w: means
        written = written.replace("<w:comment ", f'<w:comment xmlns:w="{root.uri}" ')
    end = root.end(data)
    if data[end - 2 : end] == b"/>":
        tag = f"{root.prefix}:comments" if root.prefix else "comments"
        return data[: end - 2] + b">" + written.encode() + f"</{tag}>".encode() + data[end:]
    kept = _without(data[: root.closing], [(node.start, node.end(data)) for node in ours])
    return kept + written.encode() + data[root.closing :]


def _without(data: bytes, spans: list[tuple[int, int]]) -> bytes:
    written, at = [], 0
    for start, end in sorted(spans):
        written.append(data[at:start])
        at = end
    return b"".join((*written, data[at:]))


def _register(package: Package, name: str, *, strict: bool, changed: dict[str, bytes]) -> None:
    """Make a new part of comments known: its type, and that the main part refers to it."""
    types, root = package.read(_TYPES), package.tree(_TYPES)
    if types is None or root is None:
        raise package.damaged(_TYPES, "不存在")
    known = {node.attributes.get("PartName", "").lower() for node in root.children}
    if f"/{name}".lower() not in known:
        tag = f"{root.prefix}:Override" if root.prefix else "Override"
        entry = f'<{tag} PartName="/{name}" ContentType="{_CONTENT_TYPE}"/>'
        changed[_TYPES] = _appended(types, root, entry)
    rels, root = package.read(package.rels), package.tree(package.rels)
    if rels is None or root is None:
        uri = "http://schemas.openxmlformats.org/package/2006/relationships"
        rels = f'{_HEADER}<Relationships xmlns="{uri}"></Relationships>'.encode()
        closing, tag, taken = rels.rindex(b"</"), "Relationship", set()
    else:
        closing = root.closing
        tag = f"{root.prefix}:Relationship" if root.prefix else "Relationship"
        taken = {node.attributes.get("Id", "") for node in root.children}
    number = next(number for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
    target = posixpath.basename(name)
    entry = f'<{tag} Id="rId{number}" Type="{_RELATIONSHIP[strict]}" Target="{target}"/>'
    if root is not None:
        changed[package.rels] = _appended(rels, root, entry)
    else:
        changed[package.rels] = rels[:closing] + entry.encode() + rels[closing:]


def _appended(data: bytes, root: Node, entry: str) -> bytes:
    """Put an element at the end of the root, which may have been written as an empty one."""
    end = root.end(data)
    if data[end - 2 : end] == b"/>":
        name = re.match(rb"<([^\s/>]+)", data[root.start :])
        closing = b"</" + name.group(1) + b">" if name else b""
        return data[: end - 2] + b">" + entry.encode() + closing + data[end:]
    return data[: root.closing] + entry.encode() + data[root.closing :]


def _forget(package: Package, ours: list[Node], changed: dict[str, bytes]) -> None:
    """Drop what later versions of Word have noted about comments that are taken out.

    A reply to one of them is a comment of somebody else: it stays, on its own.
    """
    paragraphs = {node.attributes.get("w14:paraId") for comment in ours for node in comment.children} - {None}
    durable: set[str | None] = set()
    kinds = (
        ("commentsExtended", "w15:commentEx", "w15:paraId"),
        ("commentsIds", "w16cid:commentId", "w16cid:paraId"),
        ("commentsExtensible", "w16cex:commentExtensible", "w16cex:durableId"),
    )
    for kind, element, key in kinds:
        for name in package.related(kind):
            data, root = package.read(name), package.tree(name)
            if data is None or root is None:
                continue
            wanted = durable if kind == "commentsExtensible" else paragraphs
            spans = []
            for node in root.children:
                if node.name != element:
                    continue
                if node.attributes.get(key) in wanted:
                    durable.add(node.attributes.get("w16cid:durableId"))
                    spans.append((node.start, node.end(data)))
                elif node.attributes.get("w15:paraIdParent") in paragraphs:
                    parent = re.compile(rb"\s[\w.-]+:paraIdParent\s*=\s*(\"[^\"]*\"|'[^']*')")
                    match = parent.search(data, node.start, node.inner(data))
                    if match is not None:
                        spans.append(match.span())
            if spans:
                changed[name] = _without(data, spans)
            durable.discard(None)
