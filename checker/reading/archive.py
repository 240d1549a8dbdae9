"""Zip archives read within bounds, whatever their directory claims."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from checker.errors import LawcheckError

MAX_MEMBERS = 5_000
MAX_MEMBER = 64 * 1024 * 1024
MAX_UNPACKED = 200 * 1024 * 1024
"""Bounds: members, bytes of one member unpacked, bytes of all that is read from one archive, unpacked."""
_MAX_DIRECTORY = 2 * 1024 * 1024
_ENCRYPTED, _UTF8 = 0x1, 0x800
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ArithmeticError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What zipfile raises for damaged archives."""
_REPACK = "请重新下载或者重新保存这个文件；压缩包请解压后再检查。"


class Archive:
    """A zip archive in memory.

    ``names`` are those of its members, folders left out, in the order of the archive; a name without the mark
    of UTF-8 is read as UTF-8 or else GB 18030, as Chinese Windows writes it.
    Raises LawcheckError, with ``path``, when the archive is damaged or passes a bound.
    """

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        self._unpacked = 0
        self._refuse_huge_directory(data)
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
        except _FAULTS:
            raise self._damaged() from None
        infos = self._file.infolist()
        if len(infos) > MAX_MEMBERS:
            raise self._too_much(f"里面有 {len(infos)} 个文件，超过 {MAX_MEMBERS} 个的上限")
        # A damaged directory may give a member no name at all, which zipfile cannot even ask whether it is a folder.
        self._members = {_name(info): info for info in infos if info.filename and not info.is_dir()}
        self.names = tuple(self._members)

    def read(self, name: str) -> bytes:
        """Return the bytes of a member. Raises LawcheckError: missing, with a password, damaged, past a bound."""
        info = self._members.get(name)
        if info is None:
            raise LawcheckError(f"文件里缺少“{name}”这一部分，文件不完整。", remedy=_REPACK, path=self.path)
        if info.flag_bits & _ENCRYPTED:
            raise LawcheckError("文件加了密码，无法读取。", remedy="请去掉密码后再检查。", path=self.path)
        most = min(MAX_MEMBER, MAX_UNPACKED - self._unpacked)
        try:
            with self._file.open(info) as member:
                data = member.read(most + 1)
        except _FAULTS:
            raise self._damaged() from None
        if len(data) > most:
            raise self._too_much(f"解压后超过 {most // 1024 // 1024} MB 的上限")
        self._unpacked += len(data)
        return data

    def _refuse_huge_directory(self, data: bytes) -> None:
        """Refuse a directory that would take more memory than any report needs, before it is read."""
        end = data.rfind(b"PK\x05\x06", -65_557)
        if end < 0:
            raise self._damaged()
        size = int.from_bytes(data[end + 12 : end + 16], "little")
        if size > _MAX_DIRECTORY or data[max(0, end - 20) : end].startswith(b"PK\x06\x07"):
            raise self._too_much("文件目录大得不正常")

    def _too_much(self, what: str) -> LawcheckError:
        return LawcheckError(
            f"{what}，不像一份年度报告，没有读取。",
            remedy="请确认选对了文件；压缩包请只放要检查的报告。",
            path=self.path,
        )

    def _damaged(self) -> LawcheckError:
        return LawcheckError("文件已经损坏或者没有下载完整，无法打开。", remedy=_REPACK, path=self.path)


def _name(info: zipfile.ZipInfo) -> str:
    name = info.filename
    if not info.flag_bits & _UTF8:
        raw = name.encode("cp437", "replace")
        for codec in ("utf-8", "gb18030"):
            try:
                name = raw.decode(codec)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")
