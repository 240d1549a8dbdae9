"""Tracked changes between the bytes of a part of a .docx: runs split into what stays, what goes and what comes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from checker.correcting.reach import shown
from checker.reading.word.model import ANNOTATOR
from checker.reading.xmltree import Node

Cut = tuple[int, int, str]
"""Where in the text of a leaf something is taken out, and what comes in its place."""

_SPLIT = ("w:ins", "w:moveTo")
"""An insertion of somebody else is not changed: what is put into the middle of it stands between its two halves."""
_MOST = 2**31 - 1


def free_numbers(roots: Iterable[Node]) -> Iterator[int]:
    """Yield the numbers that no mark in any of the parts has; Word takes none beyond 31 bits."""
    used = {
        int(name)
        for root in roots
        for node in root.walk()
        if (name := node.attributes.get("w:id", "")).isascii() and name.isdigit() and len(name) < 11
    }
    highest = max(used, default=0)
    for number in range(highest + 1, _MOST):
        yield number
    for number in range(1, _MOST):
        if number not in used:
            yield number


class Writer:
    """Writes a part anew with ``cuts``: for the place of each leaf that is changed, the leaf and what happens to it."""

    def __init__(
        self, data: bytes, cuts: Mapping[int, tuple[Node, list[Cut]]], numbers: Iterator[int]
    ) -> None:
        self._data = data
        self._cuts = cuts
        self._numbers = numbers
        self._edited: dict[int, Node] = {}
        """The outermost elements that are written anew, by their places: runs, and insertions whose runs are split."""
        for leaf, _ in cuts.values():
            run = leaf.parent
            assert run is not None
            parent = run.parent
            held = parent if parent is not None and parent.name in _SPLIT else run
            self._edited[held.start] = held
        self._places = sorted(self._edited)

    def write(self) -> bytes:
        """Return the part."""
        return self._copy(0, len(self._data))

    def _copy(self, start: int, end: int) -> bytes:
        """Return a stretch of the data with the elements in it that are written anew."""
        written, at = [], start
        for index in range(bisect_left(self._places, start), len(self._places)):
            place = self._places[index]
            if place >= end:
                break
            if place < at:
                continue  # a text box within a run that is written anew
            node = self._edited[place]
            written.append(self._data[at:place])
            written.append(
                self._insertion(node)
                if node.name in _SPLIT
                else b"".join(part for _, part in self._run(node))
            )
            at = node.end(self._data)
        written.append(self._data[at:end])
        return b"".join(written)

    def _insertion(self, node: Node) -> bytes:
        """Return somebody else's insertion, closed before what comes into it and opened again behind."""
        opening = self._data[node.start : node.inner(self._data)]
        prefix = f"{node.prefix}:" if node.prefix else ""
        closing = f"</{prefix}{node.name[2:]}>".encode()
        parts: list[tuple[bool, bytes]] = []
        at = node.inner(self._data)
        for child in node.children:
            end = child.end(self._data)
            parts.append((False, self._data[at : child.start]))
            if child.name == "w:r" and any(leaf.start in self._cuts for leaf in child.children):
                parts += self._run(child)
            else:
                parts.append((False, self._copy(child.start, end)))
            at = end
        parts.append((False, self._data[at : node.closing]))
        written, inside, times = b"", b"", 0
        for comes, part in (*parts, (True, b"")):
            if not comes:
                inside += part
                continue
            if inside.strip():
                written += (self._renumbered(opening) if times else opening) + inside + closing
                times += 1
            written += part
            inside = b""
        return written

    def _run(self, run: Node) -> list[tuple[bool, bytes]]:
        """Return a run in parts, in order: what stays or goes, and (with True) what comes."""
        data = self._data
        prefix = f"{run.prefix}:" if run.prefix else ""
        declared = "" if prefix == "w:" else f' xmlns:w="{run.uri}"'
        opened, closed = data[run.start : run.inner(data)], f"</{prefix}r>".encode()
        node = run.child("w:rPr")
        properties = data[node.start : node.end(data)] if node is not None else b""
        parts: list[tuple[bool, bytes]] = []
        kept = b""

        def whole(content: bytes) -> bytes:
            same = self._renumbered(properties) if parts and b"rPrChange" in properties else properties
            return opened + same + content + closed

        def text(name: str, content: str) -> bytes:
            return f'<{prefix}{name} xml:space="preserve">{_escaped(content)}</{prefix}{name}>'.encode()

        def change(kind: str, name: str, content: str) -> bytes:
            tag = f'<{prefix}{kind}{declared} w:id="{next(self._numbers)}" w:author="{ANNOTATOR}">'.encode()
            return tag + whole(text(name, content)) + f"</{prefix}{kind}>".encode()

        def keep() -> None:
            nonlocal kept
            if kept:
                parts.append((False, whole(kept)))
                kept = b""

        for child in run.children:
            if child is node:
                continue
            if child.start not in self._cuts:
                kept += self._copy(child.start, child.end(data))
                continue
            content, at = shown(child), 0
            for start, end, new in sorted(self._cuts[child.start][1]):
                if start > at:
                    kept += text("t", content[at:start])
                keep()
                if end > start:
                    parts.append((False, change("del", "delText", content[start:end])))
                if new:
                    parts.append((True, change("ins", "t", new)))
                at = end
            if at < len(content):
                kept += text("t", content[at:])
        keep()
        return parts

    def _renumbered(self, data: bytes) -> bytes:
        """Return a tag, or properties, whose mark has a number of its own."""
        return re.sub(
            rb"""(<(?:[\w.-]+:)?(?:ins|moveTo|rPrChange)\b[^<>]*?\s[\w.-]+:id\s*=\s*["'])[^"']*""",
            lambda match: match[1] + str(next(self._numbers)).encode(),
            data,
        )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
