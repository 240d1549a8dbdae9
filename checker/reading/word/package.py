"""The zip file that a .docx is (Open Packaging Conventions, ISO/IEC 29500-2), opened with bounds.

Only the parts that are asked for are unpacked, so that a zip bomb costs no more than a large report does.
"""

from __future__ import annotations

import posixpath

from checker.errors import LawcheckError
from checker.reading.archive import Archive
from checker.reading.xmltree import Node, XmlError, in_utf8, parse

MAX_PART = 24 * 1024 * 1024
MAX_TOTAL = 48 * 1024 * 1024
"""Bounds: bytes, unpacked, of one part of XML and of all parts read; checker.reading.archive has those of the zip."""

SAVE_AGAIN = "请用 Word 或者 WPS 打开，确认内容完好，另存为一份新的 .docx，再检查。"


class _Used:
    """What has been unpacked and parsed, in bytes and nodes."""

    def __init__(self) -> None:
        self.read = self.nodes = 0


class Package:
    """An opened package. ``path`` is only shown in errors; ``main`` is the name of the main part.

    ``outer`` is the one that it is embedded in: the bounds hold for both together.
    """

    def __init__(self, data: bytes, path: str, outer: Package | None = None) -> None:
        self.path = path
        self.outer = outer
        self._archive = Archive(data, path)
        self._names: dict[str, str] = {}
        for name in self._archive.names:
            self._names.setdefault(name.lower(), name)
        self._used: _Used = outer._used if outer is not None else _Used()
        self._parts: dict[str, bytes] = {}
        self._trees: dict[str, Node] = {}
        self.main = self._main_part()

    def _main_part(self) -> str:
        for target, kind in self._relationships("_rels/.rels", ""):
            if kind == "officeDocument" and self.has(target):
                return target
        if self.has("word/document.xml"):
            return "word/document.xml"
        raise LawcheckError(
            "这不是 Word 文件，或者已经损坏：里面没有正文。", remedy=SAVE_AGAIN, path=self.path
        )

    def has(self, name: str) -> bool:
        """Whether there is a part of that name (names are compared without regard to case)."""
        return name.lower() in self._names

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a part of XML in UTF-8, or None where there is none.

        Raises LawcheckError where it is damaged, encrypted, or passes a bound.
        """
        member = self._names.get(name.lower())
        if member is None:
            return None
        if name not in self._parts:
            data = self._archive.read(member)
            self._count(name, data)
            self._parts[name] = in_utf8(data)
        return self._parts[name]

    def tree(self, name: str) -> Node | None:
        """Return the root of a part of XML, or None where there is none; raises LawcheckError as read does."""
        data = self.read(name)
        if data is None:
            return None
        if name not in self._trees:
            try:
                self._trees[name], count = parse(data, self._used.nodes)
            except XmlError as error:
                raise self.damaged(name, str(error)) from None
            self._used.nodes += count
        return self._trees[name]

    def related(self, kind: str) -> list[str]:
        """Return the names of the parts that the main part refers to as ``kind`` (comments, header …)."""
        found = self._relationships(self.rels, posixpath.dirname(self.main))
        return [target for target, one in found if one == kind and self.has(target)]

    def references(self) -> list[tuple[str, str, str]]:
        """Return id, target and kind of what the main part refers to inside the package."""
        root = self.tree(self.rels)
        folder = posixpath.dirname(self.main)
        return [
            (node.attributes.get("Id", ""), _full(node.attributes.get("Target", ""), folder), _kind(node))
            for node in (root.children if root is not None else ())
        ]

    def links(self) -> list[str]:
        """Return the targets outside the package that the main part refers to."""
        root = self.tree(self.rels)
        return [
            node.attributes.get("Target", "")
            for node in (root.children if root is not None else ())
            if node.attributes.get("TargetMode") == "External"
        ]

    def of_package(self, kind: str) -> list[str]:
        """Return the names of the parts that the package as a whole refers to as ``kind`` (core-properties …)."""
        return [
            name for name, one in self._relationships("_rels/.rels", "") if one == kind and self.has(name)
        ]

    def raw(self, name: str) -> bytes | None:
        """Return the bytes of a part that is no XML, or None where there is none; the bounds count it in."""
        member = self._names.get(name.lower())
        if member is None:
            return None
        data = self._archive.read(member)
        self._count(name, data)
        return data

    def _count(self, name: str, data: bytes) -> None:
        self._used.read += len(data)
        if len(data) > MAX_PART or self._used.read > MAX_TOTAL:
            raise LawcheckError(
                f"Word 文件里的文字部分（{name}）解压后超过 {MAX_PART // 1024 // 1024} MB 的上限，不像一份年度报告。",
                remedy="请确认选对了文件；确实是年度报告的，把正文复制到一份新的文档，再检查。",
                path=self.path,
            )

    @property
    def rels(self) -> str:
        """The name of the part with the relationships of the main part."""
        return posixpath.join(posixpath.dirname(self.main), "_rels", posixpath.basename(self.main) + ".rels")

    def _relationships(self, name: str, folder: str) -> list[tuple[str, str]]:
        root = self.tree(name)
        found = []
        for node in root.children if root is not None else ():
            target = node.attributes.get("Target", "")
            if node.attributes.get("TargetMode") == "External" or not target:
                continue
            found.append((_full(target, folder), _kind(node)))
        return found

    def damaged(self, name: str, why: str) -> LawcheckError:
        """Return the error for a part that cannot be read."""
        return LawcheckError(
            f"Word 文件无法读取，可能已经损坏：{name} {why}。", remedy=SAVE_AGAIN, path=self.path
        )


def _full(target: str, folder: str) -> str:
    return posixpath.normpath(target[1:] if target.startswith("/") else posixpath.join(folder, target))


def _kind(node: Node) -> str:
    return node.attributes.get("Type", "").rpartition("/")[2]
