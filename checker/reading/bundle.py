"""A zip of reports: its files one by one, each with the name that it has inside."""

from __future__ import annotations

import os
from collections.abc import Iterator

from checker.errors import LawcheckError
from checker.reading.archive import Archive
from checker.reading.sniff.formats import ENDINGS, ZIP, known_endings

MAX_REPORTS = 1_000


def bundled_files(
    data: bytes, path: str, passed: list[str] | None = None
) -> Iterator[tuple[str, bytes] | LawcheckError]:
    """Yield path and bytes of each report in the archive ``data``, in the order of the names.

    A path is that of the archive, ``/``, and the inner name. What can't be unpacked is yielded as the error
    it is. An archive inside is not opened, so that no chain of archives can be built.
    ``passed`` takes the names of what is passed over.
    """
    archive = Archive(data, path)
    for name in report_names(archive, path, passed):
        inner = f"{path}/{name}"
        if ENDINGS[os.path.splitext(name)[1].lower()] == ZIP:
            yield LawcheckError("压缩包里还有压缩包，没有打开。", remedy="请解压后再检查。", path=inner)
            continue
        try:
            yield inner, archive.read(name)
        except LawcheckError as error:
            error.path = inner
            yield error


def report_names(archive: Archive, path: str, passed: list[str] | None = None) -> list[str]:
    """Return the names of the reports in an archive, sorted. Raises LawcheckError where there is none, or too many.

    ``passed`` takes the names of files of other types, each with the reason: whoever packed them counts on their being looked at.
    """
    found = sorted(name for name in archive.names if not _is_hidden(name))
    names = [name for name in found if os.path.splitext(name)[1].lower() in ENDINGS]
    if passed is not None:
        known = {*names}
        passed += (f"{path}/{name}（不能读取的格式）" for name in found if name not in known)
    if not names:
        raise LawcheckError(
            f"压缩包里没有可以检查的报告（{known_endings()} 文件）。",
            remedy="请核对压缩包，或者解压后再检查。",
            path=path,
        )
    if len(names) > MAX_REPORTS:
        raise LawcheckError(
            f"压缩包里有 {len(names)} 份文件，超过 {MAX_REPORTS} 份的上限。",
            remedy="请分成几个压缩包。",
            path=path,
        )
    return names


def _is_hidden(name: str) -> bool:
    """Whether a file is one of the system's or a program's own."""
    folders, _, base = name.rpartition("/")
    inside = any(part.startswith(("__MACOSX", ".")) for part in folders.split("/"))
    return inside or base.startswith((".", "~$")) or base.lower() in ("thumbs.db", "desktop.ini")
