"""What a batch is to check: the reports that folders, archives, files and lines of JSON hold, in the order of their names.

Only names and places are kept; the bytes of a report are read when its turn comes, so that memory does not grow with the number.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator

from checker.checking import Checker
from checker.errors import LawcheckError, reason
from checker.reading.files import file_bytes, find_files, shown_path
from checker.reading.sniff.formats import ENDINGS, ZIP
from checker.reading.text import MAX_BYTES
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import BinaryIO

    from checker.reading.archive import Archive

_LINES, _COLUMNS = ".jsonl", ".parquet"
_TEXTS = (".md", ".markdown", ".html", ".htm")
"""Endings that say how a text in a line of JSON is written; any other is taken as plain text."""
_LONGEST = 8 * MAX_BYTES
"""The longest line of JSON, in bytes: a report of the largest size, each character written as an escape."""


class Submission(NamedTuple):
    """One report: the name that it has in the batch, the file it lies in, and how to get at it.

    ``inner`` is its name in an archive, ``at`` its offset in a file of JSON lines or, unpacked, of a .parquet, ``error`` why it cannot be read.
    """

    name: str
    file: str
    inner: str = ""
    at: int = -1
    error: LawcheckError | None = None

    @property
    def ending(self) -> str:
        """The ending that tells the reader what to expect."""
        ending = os.path.splitext(self.name)[1].lower()
        return ending if self.at < 0 or ending in _TEXTS else ".txt"


class Sources:
    """The reports of a batch, and their bytes."""

    def __init__(self, paths: tuple[str, ...], checker: Checker) -> None:
        alone = paths[0] if len(paths) == 1 and os.path.isdir(paths[0]) else ""
        self._spools: dict[str, BinaryIO] = {}
        items = sorted(_items(paths, alone, checker, self._spools), key=lambda item: item.name)
        self.items = _distinct(items)
        self._archive: tuple[str, Archive] | None = None

    def close(self) -> None:
        """Let go of what was unpacked."""
        for spool in self._spools.values():
            spool.close()

    def read(self, item: Submission) -> bytes:
        """Return the bytes of a report. Raises LawcheckError for what cannot be read."""
        if item.error is not None:
            raise item.error
        if item.file in self._spools:
            from checker.batch.columns import text_at

            return text_at(self._spools[item.file], item.at)
        if item.at >= 0:
            return _text_at(item)
        if not item.inner:
            return file_bytes(item.file, item.name)
        from checker.reading.archive import Archive

        if self._archive is None or self._archive[0] != item.file:
            self._archive = item.file, Archive(file_bytes(item.file, item.file), shown_path(item.file))
        return self._archive[1].read(item.inner)


def _items(
    paths: Iterable[str], alone: str, checker: Checker, spools: dict[str, BinaryIO]
) -> Iterator[Submission]:
    named = set(paths)
    for found in find_files(
        [path for path in paths if not path.lower().endswith((_LINES, _COLUMNS))], checker.passed
    ):
        if isinstance(found, LawcheckError):
            yield Submission(found.path or "", "", error=found)
        elif found in named or not checker.is_excluded(found):
            name = shown_path(os.path.relpath(found, alone) if alone else found)
            if ENDINGS.get(os.path.splitext(found)[1].lower()) == ZIP:
                yield from _bundled(found, name, checker.passed, alone=found in named and len(named) == 1)
            else:
                yield Submission(name, found)
    for path in paths:
        if path.lower().endswith(_LINES):
            yield from _lines(path)
        elif path.lower().endswith(_COLUMNS):
            yield from _rows(path, spools)


def _bundled(file: str, name: str, passed: list[str], *, alone: bool) -> Iterator[Submission]:
    """Yield the reports in an archive; where it is all there is, its own name is not part of theirs. ``passed`` takes what is passed over."""
    from checker.reading.archive import Archive
    from checker.reading.bundle import report_names

    try:
        names = report_names(Archive(file_bytes(file, name), name), name, passed)
    except LawcheckError as error:
        yield Submission(name, file, error=error)
        return
    for inner in names:
        shown = inner if alone else f"{name}/{inner}"
        nested = None
        if ENDINGS.get(os.path.splitext(inner)[1].lower()) == ZIP:
            nested = LawcheckError(
                "压缩包里还有压缩包，没有打开。", remedy="请解压后再检查。", path=f"{name}/{inner}"
            )
        yield Submission(shown, file, inner, error=nested)


def _lines(path: str) -> Iterator[Submission]:
    """Yield the reports of a file with one {"name": …, "text": …} a line."""
    shown = shown_path(path)
    try:
        with open(path, "rb") as file:
            number = at = 0
            while line := file.readline(_LONGEST):
                number += 1
                if line.strip():
                    yield _line(line, Submission(shown, path, at=at), number)
                at += len(line)
    except OSError as error:
        told = f"文件无法读取（{reason(error)}）。"
        yield Submission(shown, path, error=LawcheckError(told, remedy="请核对文件名和权限。", path=shown))


def _rows(path: str, spools: dict[str, BinaryIO]) -> Iterator[Submission]:
    """Yield the reports of a .parquet file, whose texts are unpacked into a file of the system that goes with the program."""
    import tempfile

    from checker.batch.columns import spooled

    shown = shown_path(path)
    spools[path] = spool = tempfile.TemporaryFile()  # noqa: SIM115
    try:
        for number, (name, at) in enumerate(spooled(path, shown, spool), 1):
            told = None if name and at >= 0 else "没有报告的名称" if not name else "没有报告的全文"
            row = f"{shown} 第{number}行"
            error = (
                LawcheckError(f"这一行{told}。", remedy="请补上 name、text 两列。", path=row)
                if told
                else None
            )
            yield Submission(name or row, path, at=max(at, 0), error=error)
    except LawcheckError as error:
        yield Submission(shown, path, error=error)


def _line(line: bytes, item: Submission, number: int) -> Submission:
    try:
        entry = json.loads(line)
        name, text = entry["name"], entry["text"]
        if isinstance(name, str) and isinstance(text, str) and name:
            return item._replace(name=name)
    except (ValueError, LookupError, TypeError, RecursionError):
        pass
    error = LawcheckError(
        "这一行不是一份报告。",
        remedy='每行要写成 {"name": "名称", "text": "全文"} 这样的 JSON。',
        path=item.name,
        line=number,
    )
    return item._replace(name=f"{item.name} 第{number}行", error=error)


def _text_at(item: Submission) -> bytes:
    try:
        with open(item.file, "rb") as file:
            file.seek(item.at)
            text: str = json.loads(file.readline(_LONGEST))["text"]
            return text.encode("utf-8", "replace")
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise _changed(item) from None


def _changed(item: Submission) -> LawcheckError:
    return LawcheckError("检查的同时文件被改动了，这一份没有读到。", remedy="请再运行一次。", path=item.name)


def _distinct(items: list[Submission]) -> list[Submission]:
    """Return the items with a name to each: of several of one name, the later ones are errors."""
    seen: dict[str, int] = {}
    kept = []
    for item in items:
        seen[item.name] = seen.get(item.name, 0) + 1
        if seen[item.name] > 1:
            name = f"{item.name}（重名第{seen[item.name]}份）"
            error = LawcheckError(
                "前面已有一份同名的报告，这一份没有检查。", remedy="请改名后再检查。", path=item.name
            )
            item = item._replace(name=name, error=error)  # noqa: PLW2901
        kept.append(item)
    return kept
