"""Corrections in a .docx as tracked changes (ISO/IEC 29500-1, 17.13.5), put in between the bytes of the main part.

Runs are split where a change begins and ends; every run keeps its properties. What stands where a change cannot be
told from the text alone (in somebody else's insertion, in notes and text boxes) is left. There is no date in a change:
the same file and findings give the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.errors import LawcheckError
from checker.reading.source import Source
from checker.reading.word.docx import ANNOTATOR, body_of
from checker.reading.word.model import Body, Piece
from checker.reading.word.package import Package
from checker.reading.xmltree import Node
from checker.reporting.word.annotate import _rewritten as rewritten
from checker.results import Replacement
from checker.text.characters import without_invisible

_HOLDERS = ("w:p", "w:hyperlink", "w:smartTag", "w:sdtContent")
"""What may hold a tracked change directly, where the text of a run stands."""

_Cut = tuple[int, int, str]


def tracked(
    data: bytes, source: Source, replacements: Sequence[Replacement]
) -> tuple[bytes, list[Replacement]]:
    """Return the Word file with the replacements as tracked changes, and those that were applied."""
    package = Package(data, source.path)
    body = body_of(package)
    root, main = package.tree(package.main), package.read(package.main)
    if root is None or main is None or without_invisible(body.text)[0] != source.text:
        raise LawcheckError("文件在检查之后被改动过，没有改。", remedy="请重新运行一次。", path=source.path)
    cuts: dict[int, tuple[Piece, list[_Cut]]] = {}
    applied = []
    for one in replacements:
        found = _cuts(body, one)
        if found is None:
            continue
        applied.append(one)
        for piece, cut in found:
            assert piece.leaf is not None
            cuts.setdefault(piece.leaf.start, (piece, []))[1].append(cut)
    if not applied:
        return data, []
    number = 1 + max(
        (int(name) for node in root.walk() if (name := node.attributes.get("w:id", "")).isdecimal()),
        default=0,
    )
    written, at = [], 0
    for start, (piece, here) in sorted(cuts.items()):
        new, number = _leaf(main, body.text, piece, here, number)
        assert piece.leaf is not None
        written += [main[at:start], new]
        at = piece.leaf.end(main)
    written.append(main[at:])
    return rewritten(data, package.path, {package.main: b"".join(written)}), applied


def _cuts(body: Body, one: Replacement) -> list[tuple[Piece, _Cut]] | None:
    """Return what a replacement does to each piece that it touches, or None where it cannot be applied."""
    (start, end), new = one
    if start == end:
        near = [piece for piece in body.pieces if piece.start <= start <= piece.end]
        touched = near[:1]
    else:
        touched = [piece for piece in body.pieces if piece.start < end and piece.end > start]
    if not touched or not all(_splits(piece, body.text) for piece in touched):
        return None
    if any(piece.paragraph is not touched[0].paragraph for piece in touched):
        return None
    if sum(min(piece.end, end) - max(piece.start, start) for piece in touched) != end - start:
        return None
    found = []
    for piece in touched:
        cut = (max(start, piece.start) - piece.start, min(end, piece.end) - piece.start)
        found.append((piece, (*cut, new if piece is touched[0] else "")))
    return found


def _splits(piece: Piece, text: str) -> bool:
    run, leaf = piece.run, piece.leaf
    if run is None or leaf is None or leaf.name != "w:t" or leaf.text != text[piece.start : piece.end]:
        return False
    return leaf.parent is run and run.parent is not None and run.parent.name in _HOLDERS


def _leaf(main: bytes, text: str, piece: Piece, cuts: list[_Cut], number: int) -> tuple[bytes, int]:
    """Return what takes the place of a leaf: its text in runs, with deletions and insertions between them."""
    run, leaf = piece.run, piece.leaf
    assert run is not None and leaf is not None
    prefix = f"{leaf.prefix}:" if leaf.prefix else ""
    declared = "" if prefix == "w:" else f' xmlns:w="{leaf.uri}"'
    opened, properties, closed = _run(main, run)
    whole = text[piece.start : piece.end]

    def kept(part: str) -> bytes:
        return f'<{prefix}t xml:space="preserve">{_escaped(part)}</{prefix}t>'.encode() if part else b""

    def change(kind: str, name: str, part: str) -> bytes:
        nonlocal number
        tag = f'<{prefix}{kind}{declared} w:id="{number}" w:author="{ANNOTATOR}">'.encode()
        number += 1
        content = f'<{prefix}{name} xml:space="preserve">{_escaped(part)}</{prefix}{name}>'.encode()
        return tag + opened + properties + content + closed + f"</{prefix}{kind}>".encode()

    written, at = b"", 0
    for start, end, new in sorted(cuts):
        written += kept(whole[at:start]) + closed
        if end > start:
            written += change("del", "delText", whole[start:end])
        if new:
            written += change("ins", "t", new)
        written += opened + properties
        at = end
    return written + kept(whole[at:]), number


def _run(main: bytes, run: Node) -> tuple[bytes, bytes, bytes]:
    """Return what opens a run like this one, its properties, and what closes it."""
    properties = run.child("w:rPr")
    same = main[properties.start : properties.end(main)] if properties is not None else b""
    prefix = f"{run.prefix}:" if run.prefix else ""
    return main[run.start : run.inner(main)], same, f"</{prefix}r>".encode()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
