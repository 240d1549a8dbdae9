"""Find the files that the user means, and read each of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from types import MappingProxyType

from checker.errors import LawcheckError, reason
from checker.reading.source import Source
from checker.reading.text import MAX_BYTES, read_text, too_large

STDIN = "-"
STDIN_NAME = "标准输入"

READERS: MappingProxyType[str, Callable[[bytes, str], Source]] = MappingProxyType({".txt": read_text})
"""The reader of each known type of file, by its ending in lower case."""


def find_files(paths: Iterable[str]) -> Iterator[str | LawcheckError]:
    """Yield the files that ``paths`` name, folders searched recursively in the order of their names.

    A path that names nothing, or a folder without a report, is yielded as the error it is, so that
    the others are still checked. Word's lock files (``~$``) and hidden ones are passed over; a file
    named twice comes once.
    """
    seen: set[str] = set()
    for path in paths:
        if path == STDIN:
            if STDIN not in seen:
                seen.add(STDIN)
                yield path
            continue
        if not path:
            yield LawcheckError("文件名是空的。", remedy="请写出文件名；文件名里有空格的，请加引号。")
            continue
        if not os.path.isdir(path):
            if not os.path.exists(path):
                yield LawcheckError("找不到这个文件。", remedy="请核对文件名和所在文件夹。", path=path)
            elif os.path.realpath(path) not in seen:
                seen.add(os.path.realpath(path))
                yield path
            continue
        found = False
        for name in _walk(path):
            found = True
            if os.path.realpath(name) not in seen:
                seen.add(os.path.realpath(name))
                yield name
        if not found:
            known = "、".join(READERS)
            yield LawcheckError(
                f"这个文件夹里没有可以检查的报告（{known} 文件）。",
                remedy="请核对文件夹，或者直接写出文件名。",
                path=path,
            )


def _walk(folder: str) -> Iterator[str]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith((".", "~$")) and os.path.splitext(name)[1].lower() in READERS:
                yield os.path.join(root, name)


def read_file(path: str) -> Source:
    """Read one report; ``-`` is standard input.

    Raises LawcheckError for whatever can't be read, with the path in it.
    """
    if path == STDIN:
        return read_text(sys.stdin.buffer.read(MAX_BYTES + 1), STDIN_NAME)
    shown = path.replace(os.sep, "/")
    try:
        size = os.path.getsize(path)
        if size > MAX_BYTES:
            raise too_large(size, shown)
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except PermissionError:
        raise LawcheckError(
            "没有读取这个文件的权限。", remedy="请确认文件没有被别的程序占用，并且你有权打开它。", path=shown
        ) from None
    except OSError as error:
        raise LawcheckError(
            f"文件无法读取（{reason(error)}）。", remedy="请核对文件是否完好。", path=shown
        ) from None
    reader = READERS.get(os.path.splitext(path)[1].lower(), read_text)
    return reader(data, shown)
