"""Find the files that the user means, and read each of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator

from checker.errors import LawcheckError, reason
from checker.reading.bounds import refuse_endless
from checker.reading.sniff.formats import BINARY, ENDINGS, READERS, TXT, ZIP, is_packed, known_endings, sniff
from checker.reading.source import Source
from checker.reading.text import MAX_BYTES, read_text, too_large
from checker.reading.wildcards import expand, has_wildcard
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import IO

STDIN = "-"
STDIN_NAME = "标准输入"

MAX_PACKED = 64 * 1024 * 1024
"""The largest file, in bytes, of a format that packs its text or carries pictures (Word, PDF, OFD, zip)."""
_HEAD = 4096


def find_files(paths: Iterable[str], passed: list[str] | None = None) -> Iterator[str | LawcheckError]:
    """Yield the files that ``paths`` name, folders searched recursively in the order of their names.

    Wildcards that no shell has expanded are expanded here. A path that names nothing, or a folder
    without a report, is yielded as the error it is, so that the others are still checked. Word's lock
    files (``~$``) are passed over, and hidden ones unless named; a file named twice comes once. ``passed`` takes the
    names of what else is passed over in folders, each with the reason.
    """
    seen: set[str] = set()
    for path in (name for given in paths for name in expand(given)):
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
                yield _missing(path)
            elif not os.path.basename(path).startswith("~$") and os.path.realpath(path) not in seen:
                seen.add(os.path.realpath(path))
                yield path
            continue
        found = False
        for name in _walk(path, [] if passed is None else passed):
            found = True
            if isinstance(name, LawcheckError):
                yield name
            elif os.path.realpath(name) not in seen:
                seen.add(os.path.realpath(name))
                yield name
        if not found:
            yield LawcheckError(
                f"这个文件夹里没有可以检查的报告（{known_endings()} 文件）。",
                remedy="请核对文件夹，或者直接写出文件名。",
                path=path,
            )


def _missing(path: str) -> LawcheckError:
    """Return why there is no file at a path: none of that name, a link into nowhere, no permission, a name too long."""
    remedy = "请核对文件名和所在文件夹。"
    try:
        os.lstat(path)
    except FileNotFoundError:
        what = f"没有文件符合“{path}”。" if has_wildcard(path) else "找不到这个文件。"
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "文件名里有不能用的字符"
        what = f"这个路径无法打开（{why}）。"
    else:
        what = "这是一个链接，它指向的文件不存在，或者没有权限打开。"
        remedy = "请换成文件本身。"
    return LawcheckError(what, remedy=remedy, path=path)


def _walk(folder: str, passed: list[str]) -> Iterator[str | LawcheckError]:
    """Yield the files of a folder and of those in it; a folder that may not be read is yielded as the error it is.

    ``passed`` takes the names of what is passed over, each with the reason.
    """
    closed: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=closed.append):
        for error in closed:
            yield _closed(error, folder)
        closed.clear()
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        passed += (
            f"{shown_path(path)}（链接）"
            for path in (os.path.join(root, name) for name in folders)
            if os.path.islink(path)
        )
        for name in sorted(files):
            ending = os.path.splitext(name)[1].lower()
            path = os.path.join(root, name)
            if name.startswith((".", "~$")):
                continue
            if ending not in ENDINGS:
                if ending not in _NO_REPORTS:
                    passed.append(f"{shown_path(path)}（不能读取的格式）")
            # Neither a pipe nor a device is a report, and reading one may never end; a dangling link is told.
            elif os.path.exists(path) and not os.path.isfile(path):
                passed.append(f"{shown_path(path)}（管道或者设备）")
            elif is_result(path):
                passed.append(f"{shown_path(path)}（看上去是 lawcheck 自己写的结果）")
            else:
                yield path
    for error in closed:
        yield _closed(error, folder)


def _closed(error: OSError, folder: str) -> LawcheckError:
    return LawcheckError(
        f"这个文件夹无法打开（{reason(error)}），里面的文件没有检查。",
        remedy="请确认你有权打开它，再检查。",
        path=str(error.filename or folder).replace(os.sep, "/"),
    )


_NO_REPORTS = (".yaml", ".yml", ".json", ".toml", ".sarif", ".xml", ".csv", ".xlsx", ".py", ".sh", ".bat")
"""Endings of what usually lies beside reports and is none: configuration, packs, results, scripts."""
_RESULTS = ("差距报告", "检查汇总", "退回意见")
_GENERATOR = b'<meta name="generator" content="lawcheck '


def is_result(path: str) -> bool:
    """Whether a file is a gap report that lawcheck wrote: one left in a folder is no report to check."""
    ending = os.path.splitext(path)[1].lower()
    if ending not in (".md", ".html", ".htm"):
        return False
    try:
        with open(path, "rb") as file:
            head = file.read(1000)
    except OSError:
        return False  # told when it is read
    if ending != ".md":
        return _GENERATOR in head
    first = head.partition(b"\n")[0].decode("utf-8", "replace").rstrip()
    return first.startswith("# ") and first.endswith(_RESULTS)


def read_reports(path: str, passed: list[str] | None = None) -> Iterator[Source | LawcheckError]:
    """Yield the reports in one file: one, or those in a zip archive; ``-`` is standard input.

    What can't be read is yielded as the error it is, with its path, so that the others are still checked. ``passed`` takes the
    names of what is passed over in an archive, before its first report comes.
    """
    shown = shown_path(path)
    ending = os.path.splitext(path)[1].lower()
    try:
        data = file_bytes(path, shown)
        format_ = sniff(data, ending)
        if format_ != ZIP or ENDINGS.get(ending, ZIP) not in (TXT, ZIP):
            yield read_bytes(data, shown, ending)
            return
        from checker.reading.bundle import bundled_files

        for entry in bundled_files(data, shown, passed):
            if isinstance(entry, LawcheckError):
                yield entry
                continue
            name, inner = entry
            try:
                yield read_bytes(inner, name, os.path.splitext(name)[1].lower())
            except LawcheckError as error:
                yield error
    except LawcheckError as error:
        yield error


def shown_path(path: str) -> str:
    """Return how the user sees a path; that of a report in an archive goes on with ``/`` and its inner name."""
    return STDIN_NAME if path == STDIN else path.replace(os.sep, "/")


def read_file(path: str) -> Source:
    """Return the report in a file that holds one; of an archive, the first.

    Raises LawcheckError for whatever can't be read, with the path in it.
    """
    first = next(read_reports(path))
    if isinstance(first, LawcheckError):
        raise first
    return first


def read_bytes(data: bytes, path: str, ending: str) -> Source:
    """Read one report from its bytes; ``ending`` (``.docx``, lower case) is a hint, ``path`` what the user sees.

    Raises LawcheckError, with the path in it, for whatever can't be read.
    """
    format_ = sniff(data, ending)
    entry = READERS.get(format_)
    stated = ENDINGS.get(ending)
    if entry is None:
        from checker.reading.sniff.refused import refuse, wrong_ending

        raise wrong_ending(ending, path) if format_ == ZIP and stated in READERS else refuse(format_, path)
    try:
        return refuse_endless(_reader(entry[1])(data, path))
    except LawcheckError as error:
        if format_ == TXT and stated in BINARY and data:
            from checker.reading.sniff.refused import wrong_ending

            raise wrong_ending(ending, path) from error
        error.at(path)
        raise
    except (
        Exception
    ) as error:  # A damaged file makes a library fail in any way, and must not stop the others.
        from checker.reading.sniff.refused import damaged

        raise damaged(format_, path) from error


def _reader(name: str) -> Callable[[bytes, str], Source]:
    if name == READERS[TXT][1]:
        return read_text
    from importlib import import_module

    module, _, function = name.partition(":")
    reader: Callable[[bytes, str], Source] = getattr(import_module(module), function)
    return reader


def file_bytes(path: str, shown: str) -> bytes:
    """Return the bytes of a file. Raises LawcheckError, with the path that the user sees, for what cannot be read or is too large."""
    try:
        if path == STDIN:
            if sys.stdin is None:
                raise LawcheckError("标准输入是关着的，没有报告可以读。", remedy="请写出文件名。", path=shown)
            return _within_bound(sys.stdin.buffer, None, shown)
        with open(path, "rb") as file:
            return _within_bound(file, os.path.getsize(path), shown)
    except PermissionError:
        raise LawcheckError(
            "没有读取这个文件的权限。", remedy="请确认文件没有被别的程序占用，并且你有权打开它。", path=shown
        ) from None
    except OSError as error:
        raise LawcheckError(
            f"文件无法读取（{reason(error)}）。", remedy="请核对文件是否完好。", path=shown
        ) from None


def _within_bound(file: IO[bytes], size: int | None, shown: str) -> bytes:
    """Read a file of ``size`` bytes (None: unknown) unless it is larger than its format may be."""
    head = file.read(_HEAD)
    most = MAX_PACKED if is_packed(head) else MAX_BYTES
    if size is None or size <= most:
        data = head + file.read(most + 1 - len(head))
        if len(data) <= most:
            return data
        size = len(data)
    raise too_large(size, most, shown)
