"""The command ``annotate`` for several files or a folder: a copy of each Word file with comments, into a folder."""

from __future__ import annotations

import os

from checker.checking import Checker
from checker.cli import console
from checker.cli.chosen import chosen_files
from checker.cli.run import BROKEN, OK, Options, run
from checker.errors import LawcheckError
from checker.reading.files import STDIN
from checker.text.outgoing import named

_FORMAT = ("docx",)


def annotate(paths: tuple[str, ...], options: Options) -> int:
    """Write a copy with comments of every file; one file into a file, several into a folder. Returns the exit status."""
    options = options._replace(formats=_FORMAT)
    output = options.output
    folder = output is not None and (os.path.isdir(output) or output.endswith(("/", os.sep)))
    if len(paths) == 1 and not folder and not os.path.isdir(paths[0]):
        return run(paths, options)
    checker = Checker(options.wishes)
    try:
        if output is None:
            raise LawcheckError("没有写批注稿放到哪个文件夹。", remedy="请加上 -o 和文件夹，例如 -o 批注稿。")
        if os.path.isfile(output) or output.lower().endswith(".docx"):
            raise LawcheckError(
                "一次只能给一份 Word 文件加批注，存成一份。", remedy="有几份的，-o 请写文件夹。", path=output
            )
        files = chosen_files(paths, checker, options.force_exclude)
        os.makedirs(output, exist_ok=True)
    except LawcheckError as error:
        console.message(f"错误：{error}")
        return BROKEN
    except OSError:
        console.message(f"错误：{named(output or '')}：建不了这个文件夹。")
        return BROKEN
    status, seen = OK, set[str]()
    for file in files:
        if isinstance(file, str) and _inside(file, output):
            continue  # copies of an earlier run
        told = _one(file, output, options, seen, asked=file in paths)
        status = max(status, told)
    return status


def _one(file: str | LawcheckError, output: str, options: Options, seen: set[str], *, asked: bool) -> int:
    """Annotate one file; ``asked`` tells that it was named itself, and did not only lie in a folder."""
    if isinstance(file, LawcheckError):
        console.message(f"错误：{file}")
        return BROKEN
    if file != STDIN and not file.lower().endswith(".docx") and not asked:
        console.message(f"提示：{named(file)}：不是 Word 文件（.docx），没有加批注。")
        return OK
    target = os.path.join(output, os.path.basename(file))
    place = os.path.normcase(target)
    if place in seen:
        console.message(f"错误：{named(file)}：与另一份文件同名，没有加批注。处理办法：请分开运行。")
        return BROKEN
    seen.add(place)
    corrected: dict[str, bytes] | None = None if options.corrected is None else {}
    return run((file,), options._replace(output=target, corrected=corrected))


def _inside(file: str, folder: str) -> bool:
    return os.path.realpath(file).startswith(os.path.join(os.path.realpath(folder), ""))
