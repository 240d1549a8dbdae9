"""The command ``fix``: a corrected copy of each file, or the differences on the screen."""

from __future__ import annotations

import difflib
import os

from checker.checking import Checker, Wishes
from checker.cli import console
from checker.cli.outputs import Target, refuse_overwriting, write
from checker.cli.run import BROKEN, OK, _files
from checker.correcting.text import chosen, corrected, replaced
from checker.errors import LawcheckError, reason
from checker.reading.files import STDIN, shown_path
from checker.results import Replacement
from checker.text.mask import mask_in_place
from checker.text.outgoing import named

_OTHER = "请用 Word 或者 WPS 打开，另存为 .docx 或者 .txt，再运行 fix。"

_ROUNDS = 5
"""One correction can make another certain; no text of the corpus needs more than two rounds."""


def fix(paths: tuple[str, ...], output: str | None, diff: bool, wishes: Wishes) -> int:
    """Write a corrected copy of every file. Returns the exit status."""
    checker = Checker(wishes)
    try:
        files = _files(paths, checker, False)
        into = len(files) > 1 or any(os.path.isdir(path) for path in paths)
        into = into or (output is not None and (os.path.isdir(output) or output.endswith(("/", os.sep))))
        if into and output is None and not diff:
            raise LawcheckError("没有写改好的文件放到哪个文件夹。", remedy="请加上 -o 文件夹。")
        status, seen = OK, set[str]()
        inputs = [file for file in files if isinstance(file, str)]
        for file in files:
            try:
                if isinstance(file, LawcheckError):
                    raise file
                target = _target(file, output, into)
                if not diff:
                    place = os.path.normcase(os.path.realpath(target))
                    if place in seen:
                        raise LawcheckError("两份文件同名，会互相覆盖。", remedy="请分开运行。", path=file)
                    seen.add(place)
                    refuse_overwriting((Target("fix", target),), (*inputs, *wishes.rules))
                _one(checker, file, None if diff else target)
            except LawcheckError as error:
                status = BROKEN
                console.message(f"错误：{error}")
    except LawcheckError as error:
        console.message(f"错误：{error}")
        return BROKEN
    return status


def _target(file: str, output: str | None, into: bool) -> str:
    if into and output is not None:
        return os.path.join(output, os.path.basename(file))
    stem, ending = os.path.splitext(file)
    return output or f"{stem}（改）{ending}"


def _one(checker: Checker, file: str, target: str | None) -> None:
    report = next(iter(checker.check(file)))
    if report.error is not None or report.document is None:
        raise LawcheckError("没有改，因为原稿无法读取。", remedy=str(report.error or ""), path=file)
    source = report.document.source
    if file == STDIN or source.path != shown_path(file) or source.format not in ("docx", "txt", "md"):
        raise LawcheckError("这种文件不能直接改。", remedy=_OTHER, path=file)
    wanted, left = chosen(report)
    more = 0
    try:
        with open(file, "rb") as opened:
            data = opened.read()
    except OSError as error:
        raise LawcheckError(f"文件无法读取（{reason(error)}）。", path=file) from None
    if source.format == "docx":
        from checker.correcting.word import tracked

        new, applied = tracked(data, source, wanted)
        how = "处写成修订（作者 lawcheck），请在 Word 或者 WPS 里逐处接受或者拒绝"
    else:
        new, applied, how = corrected(data, source, wanted), wanted, "处已经改好"
        new, more = _again(checker, file, source.format, new)
    left += len(wanted) - len(applied)
    count = len(applied) + more
    told = f"{named(file)}：{count}{how}{f'；另有{left}处要自己改' if left else ''}。"
    if target is None:
        told = f"{named(file)}：有{count}处可以改{f'；另有{left}处要自己改' if left else ''}。没有写文件。"
        _show(file, data, new, source.format, applied)
    else:
        os.makedirs(os.path.dirname(os.path.abspath(target)), exist_ok=True)
        write((new,), target)
        told += f"写入 {target}。"
    console.message(told)


def _again(checker: Checker, file: str, format_: str, data: bytes) -> tuple[bytes, int]:
    """Correct a text until nothing is left that is certain: one correction can make the next one certain.

    Returns the bytes and how many corrections were added.
    """
    from checker.reading.files import read_bytes

    added = 0
    for _ in range(_ROUNDS):
        report = checker.check_source(file, read_bytes(data, file, f".{format_}"))
        if report.document is None:
            break
        wanted, _left = chosen(report)
        if not wanted:
            break
        data = corrected(data, report.document.source, wanted)
        added += len(wanted)
    return data, added


def _show(file: str, data: bytes, new: bytes, format_: str, applied: list[Replacement]) -> None:
    from checker.reading.text import decode

    if format_ == "docx":
        from checker.reading.word.docx import body_of
        from checker.reading.word.package import Package

        before = body_of(Package(data, file)).text
        after = replaced(before, applied)
    else:
        before, after = decode(data, file)[0], decode(new, file)[0]
    old, changed = (mask_in_place(one).splitlines() for one in (before, after))
    lines = difflib.unified_diff(old, changed, named(file), f"{named(file)}（改）", lineterm="")
    console.stream(line + "\n" for line in lines)
