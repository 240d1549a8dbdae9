"""Write a Word file again with some of its parts changed: every other part stays as it is, byte for byte."""

from __future__ import annotations

import io
import zipfile
import zlib

from checker.errors import LawcheckError
from checker.reading.word.package import SAVE_AGAIN

MAX_COPIED = 256 * 1024 * 1024
"""The most bytes, unpacked, of all parts that are copied; pictures count."""


def rewritten(data: bytes, path: str, changed: dict[str, bytes], undone: str) -> bytes:
    """Return the package with some parts changed or added, the others copied in their order.

    Raises LawcheckError where a part that is copied is damaged or too big; ``undone`` tells in Chinese what then is not done.
    """
    output = io.BytesIO()
    total = 0
    by_name = {name.lower(): content for name, content in changed.items()}
    with (
        zipfile.ZipFile(io.BytesIO(data)) as archive,
        zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in archive.infolist():
            made = zipfile.ZipInfo(entry.filename, entry.date_time)
            made.compress_type = entry.compress_type
            made.external_attr = entry.external_attr
            made.create_system = entry.create_system
            new = by_name.pop(entry.filename.lower(), None)
            if new is not None:
                made.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(made, new)
                continue
            try:
                with archive.open(entry) as source, target.open(made, "w") as copy:
                    while chunk := source.read(1 << 16):
                        total += len(chunk)
                        if total > MAX_COPIED:
                            raise LawcheckError(
                                f"Word 文件里的图片等部件解压后超过 {MAX_COPIED // 1024 // 1024} MB 的上限，{undone}。",
                                remedy="请压缩或者去掉文件里的图片，再运行一次。",
                                path=path,
                            )
                        copy.write(chunk)
            except (
                zipfile.BadZipFile,
                zlib.error,
                NotImplementedError,
                RuntimeError,
                OSError,
                EOFError,
                ValueError,
            ):
                raise LawcheckError(
                    f"Word 文件已经损坏：部件 {entry.filename} 解压不出来，{undone}。",
                    remedy=SAVE_AGAIN,
                    path=path,
                ) from None
        for name, content in changed.items():
            if name.lower() in by_name:
                made = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                made.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(made, content)
    return output.getvalue()
