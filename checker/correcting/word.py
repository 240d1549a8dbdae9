"""Corrections in a .docx as tracked changes (ISO/IEC 29500-1, 17.13.5), put in between the bytes of its parts.

Runs are split where a change begins and ends; every run keeps its properties. There is no date in a change: the same file
and findings give the same bytes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from checker.correcting.reach import reaches, renewed, twins
from checker.correcting.revisions import Cut, Writer, free_numbers
from checker.errors import LawcheckError
from checker.reading.word.docx import body_of
from checker.reading.word.model import TextPiece
from checker.reading.word.package import Package
from checker.reading.word.rewrite import rewritten
from checker.reading.xmltree import Node
from checker.results import Replacement

_PARTS = ("footnotes", "endnotes", "comments")


class WordDraft:
    """A .docx and what in it a correction can reach."""

    def __init__(self, data: bytes, path: str) -> None:
        self._data = data
        self._package = Package(data, path)
        body = body_of(self._package)
        self._text = body.text
        self._roots: dict[str, tuple[str, Node]] = {}
        for kind in ("", *_PARTS):
            names = self._package.related(kind) if kind else [self._package.main]
            root = self._package.tree(names[0]) if names else None
            if root is not None:
                self._roots[kind] = (names[0], root)
        fields = {kind: renewed(root) for kind, (_, root) in self._roots.items()}
        self._pieces = sorted(body.pieces, key=lambda piece: piece.start)
        self._ends = [piece.end for piece in self._pieces]
        self._open = [
            reaches(piece, body.text[piece.start : piece.end], fields.get(piece.part, set()))
            for piece in self._pieces
        ]

    @property
    def text(self) -> str:
        """The text as it was read: a line for each paragraph."""
        return self._text

    @property
    def seen(self) -> str:
        """The same: a line for each paragraph."""
        return self._text

    def fits(self, one: Replacement) -> bool:
        """Whether a replacement stands in one paragraph, all of it where changes can be tracked."""
        return self._cuts(one) is not None

    def write(self, replacements: Sequence[Replacement]) -> bytes:
        """Return the file with the replacements as tracked changes."""
        cuts: dict[str, dict[int, tuple[Node, list[Cut]]]] = {}
        for one in replacements:
            found = self._cuts(one)
            if found is None:
                raise LawcheckError(
                    "有一处改正不能写成修订，没有改。",
                    remedy="请另存为 .txt，再运行一次。",
                    path=self._package.path,
                )
            for piece, cut in found:
                assert piece.origin is not None
                for leaf in (piece.origin, *twins(piece.origin)):
                    cuts.setdefault(piece.part, {}).setdefault(leaf.start, (leaf, []))[1].append(cut)
        if not cuts:
            return self._data
        numbers = free_numbers(root for _, root in self._roots.values())
        changed = {}
        for kind, here in cuts.items():
            name, _ = self._roots[kind]
            main = self._package.read(name)
            assert main is not None
            changed[name] = Writer(main, here, numbers).write()
        return rewritten(self._data, self._package.path, changed, "没有改")

    def _cuts(self, one: Replacement) -> list[tuple[TextPiece, Cut]] | None:
        """Return what a replacement does to each piece that it touches, or None where it cannot be applied."""
        (start, end), new = one
        if start == end:
            at = self._beside(start)
            if at is None:
                return None
            piece = self._pieces[at]
            return [(piece, (start - piece.start, start - piece.start, new))]
        found: list[tuple[TextPiece, Cut]] = []
        covered = start
        for at in range(bisect_left(self._ends, start + 1), len(self._pieces)):
            piece = self._pieces[at]
            if piece.start >= end:
                break
            apart = bool(found) and piece.home is not found[0][0].home
            if piece.start > covered or apart or not self._open[at]:
                return None
            cut = (max(start, piece.start) - piece.start, min(end, piece.end) - piece.start)
            found.append((piece, (*cut, "" if found else new)))
            covered = piece.end
        return found if covered >= end else None

    def _beside(self, place: int) -> int | None:
        """Return which piece takes in what is inserted at a place: the one before it, else the one behind it."""
        near = []
        for at in range(bisect_left(self._ends, place), len(self._pieces)):
            if self._pieces[at].start > place:
                break
            if self._open[at]:
                near.append(at)
        return near[0] if near else None
