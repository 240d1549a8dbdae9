"""The command ``annotate``: a copy of each Word file with comments, of one into a file, of several into a folder."""

from __future__ import annotations

import os

from checker.cli import console
from checker.cli.folders import is_folder, make_folder
from checker.cli.run import BROKEN, Options, run
from checker.errors import LawcheckError
from checker.reading.wildcards import expand

_FORMAT = ("docx",)
_EXAMPLE = "lawcheck annotate 报告.docx -o 批注稿.docx"


def annotate(paths: tuple[str, ...], options: Options) -> int:
    """Write a copy with comments of every file. Returns the exit status."""
    output = options.output
    given = [name for path in paths for name in expand(path)]
    try:
        if len(given) > 1 or any(map(os.path.isdir, given)):
            output = _folder(output)
    except LawcheckError as error:
        console.message(f"错误：{error}")
        return BROKEN
    return run(paths, options._replace(formats=_FORMAT, output=output, example=_EXAMPLE))


def _folder(output: str | None) -> str:
    """Return the folder that takes several copies. Raises LawcheckError where none is named."""
    if output is None:
        raise LawcheckError("没有写批注稿放到哪个文件夹。", remedy="请加上 -o 和文件夹，例如 -o 批注稿/。")
    if not is_folder(output) and output.lower().endswith(".docx"):
        raise LawcheckError(
            "一次只能给一份 Word 文件加批注，存成一份。", remedy="有几份的，-o 请写文件夹。", path=output
        )
    make_folder(output)
    return os.path.join(output, "")
