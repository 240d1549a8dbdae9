"""The zip file that a .docx is (Open Packaging Conventions, ISO/IEC 29500-2), opened with bounds.

Only the parts that are asked for are unpacked, each at most to its bound whatever its header says, so that a
zip bomb costs no more than a large report does.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib

from checker.errors import LawcheckError
from checker.reading.xmltree import Node, XmlError, in_utf8, parse

MAX_PART = 24 * 1024 * 1024
MAX_TOTAL = 48 * 1024 * 1024
MAX_ENTRIES = 4096
"""Bounds on what is unpacked: bytes of one part of XML, bytes of all parts read, entries in the zip file."""

SAVE_AGAIN = "请用 Word 或者 WPS 打开，确认内容完好，另存为一份新的 .docx，再检查。"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Package:
    """An opened package. ``path`` is only shown in errors; ``main`` is the name of the main part."""

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        self._read = self._nodes = 0
        self._parts: dict[str, bytes] = {}
        self._trees: dict[str, Node] = {}
        if data.startswith(_OLE):
            raise self._not_zip(data)
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
            entries = self.archive.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, OverflowError):
            raise LawcheckError(
                "Word 文件已经损坏，打不开（压缩包不完整）。",
                remedy=f"请核对文件是否下载、拷贝完整；{SAVE_AGAIN}",
                path=path,
            ) from None
        if len(entries) > MAX_ENTRIES:
            raise LawcheckError(
                f"Word 文件里有 {len(entries)} 个部件，超过 {MAX_ENTRIES} 个的上限，不像一份年度报告。",
                remedy="请确认选对了文件。",
                path=path,
            )
        self._names: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            self._names.setdefault(entry.filename.lower(), entry)
        self.main = self._main_part()

    def _not_zip(self, data: bytes) -> LawcheckError:
        if "EncryptedPackage".encode("utf-16-le") in data:
            return LawcheckError(
                "Word 文件设了打开密码，无法读取。",
                remedy="请在 Word 或者 WPS 中去掉打开密码，另存为 .docx，再检查。",
                path=self.path,
            )
        return LawcheckError(
            "这是旧版 Word（.doc）或者 WPS 文件，只是后缀写成了 .docx。",
            remedy="请用 Word 或者 WPS 打开，另存为 .docx，再检查。",
            path=self.path,
        )

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
        entry = self._names.get(name.lower())
        if entry is None:
            return None
        if name in self._parts:
            return self._parts[name]
        if entry.flag_bits & 1:
            raise LawcheckError("Word 文件的压缩包设了密码，无法读取。", remedy=SAVE_AGAIN, path=self.path)
        allowed = min(MAX_PART, MAX_TOTAL - self._read)
        try:
            with self.archive.open(entry) as file:
                data = file.read(allowed + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            NotImplementedError,
            RuntimeError,
            OSError,
            EOFError,
            ValueError,
        ):
            raise self.damaged(name, "内容解压不出来") from None
        if len(data) > allowed:
            raise LawcheckError(
                f"Word 文件解压后的内容（{name}）超过 {MAX_PART // 1024 // 1024} MB 的上限，不像一份年度报告。",
                remedy="请确认选对了文件；确实是年度报告的，把正文复制到一份新的文档，再检查。",
                path=self.path,
            )
        self._read += len(data)
        self._parts[name] = in_utf8(data)
        return self._parts[name]

    def tree(self, name: str) -> Node | None:
        """Return the root of a part of XML, or None where there is none; raises LawcheckError as read does."""
        data = self.read(name)
        if data is None:
            return None
        if name not in self._trees:
            try:
                self._trees[name], count = parse(data, self._nodes)
            except XmlError as error:
                raise self.damaged(name, str(error)) from None
            self._nodes += count
        return self._trees[name]

    def related(self, kind: str) -> list[str]:
        """Return the names of the parts that the main part refers to as ``kind`` (comments, header …)."""
        found = self._relationships(self.rels, posixpath.dirname(self.main))
        return [target for target, one in found if one == kind and self.has(target)]

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
            full = target[1:] if target.startswith("/") else posixpath.join(folder, target)
            found.append((posixpath.normpath(full), node.attributes.get("Type", "").rpartition("/")[2]))
        return found

    def damaged(self, name: str, why: str) -> LawcheckError:
        """Return the error for a part that cannot be read."""
        return LawcheckError(f"Word 文件无法读取，可能已经损坏：{name} {why}。", remedy=SAVE_AGAIN, path=self.path)
