"""The command ``fix``: a corrected copy of each file, or the differences on the screen."""

from __future__ import annotations

import difflib
import os

from checker.checking import Checker, Wishes
from checker.cli import console
from checker.cli.chosen import chosen_files, read_beside
from checker.cli.correction import corrected, rest_text
from checker.cli.folders import Into, is_folder
from checker.cli.outputs import STDOUT, Target, refuse_overwriting, write
from checker.cli.run import BROKEN, OK
from checker.correcting.draft import Corrected
from checker.errors import LawcheckError
from checker.text.mask import mask_in_place
from checker.text.outgoing import named


def fix(paths: tuple[str, ...], output: str | None, diff: bool, wishes: Wishes) -> int:
    """Write a corrected copy of every file. Returns the exit status."""
    checker = Checker(wishes)
    try:
        if diff and output is not None:
            raise LawcheckError(
                "--diff 只显示要改哪些地方，不写文件，和 -o 不能一起用。", remedy="请去掉其中一个。"
            )
        files = chosen_files(paths, checker, False, "lawcheck fix 报告.docx")
        if output == STDOUT:
            raise LawcheckError(
                "改好的稿子只能写成文件。", remedy="请在 -o 后面写文件名；只想看改哪些地方，用 --diff。"
            )
        several = len(files) > 1 or any(os.path.isdir(path) for path in paths)
        if several and output is None and not diff:
            raise LawcheckError("没有写改好的文件放到哪个文件夹。", remedy="请加上 -o 文件夹。")
        into = None
        if output is not None and (several or is_folder(output)):
            into = Into(output, paths)
            files = into.without_results(files)
        inputs = [file for file in files if isinstance(file, str)]
        beside = read_beside(wishes, map(checker.regime, inputs))
    except LawcheckError as error:
        console.message(f"错误：{error}")
        return BROKEN
    status, seen = OK, set[str]()
    for file in files:
        try:
            if isinstance(file, LawcheckError):
                raise file
            target = into.place(file) if into is not None else _target(file, output)
            if not diff:
                place = os.path.normcase(os.path.realpath(target))
                if place in seen:
                    raise LawcheckError("两份文件同名，会互相覆盖。", remedy="请分开运行。", path=file)
                seen.add(place)
                refuse_overwriting((Target("fix", target),), (*inputs, *beside))
            _one(checker, file, None if diff else target)
        except LawcheckError as error:
            status = BROKEN
            console.message(f"错误：{error}")
    return status


def _target(file: str, output: str | None) -> str:
    """Return the file that takes the corrected text of the only one."""
    stem, ending = os.path.splitext(file)
    asked = os.path.splitext(output)[1] if output else ""
    if asked and asked.lower() != ending.lower():
        raise LawcheckError(
            f"改好的文件和原稿是同一种格式（{ending}），和写的文件名矛盾。",
            remedy=f"请把 -o 后面的文件名改成以 {ending} 结尾。",
            path=output,
        )
    return output or f"{stem}（改）{ending}"


def _one(checker: Checker, file: str, target: str | None) -> None:
    done = corrected(checker, file, next(iter(checker.check(file))))
    assert done.report.document is not None
    rest = rest_text(done)
    if target is None:
        _show(file, done)
        console.message(f"{named(file)}：有{done.places}处可以改{rest}。没有写文件。")
        return
    how = f"{done.places}处已经改好" if done.places else "没有可以自动改正的地方，原样另存"
    if done.places and done.report.document.source.format == "docx":
        how = f"{done.places}处写成修订（作者 lawcheck），请在 Word 或者 WPS 里逐处接受或者拒绝"
    write((done.data,), target)
    console.message(f"{named(file)}：{how}{rest}。写入 {target}。")


def _show(file: str, done: Corrected) -> None:
    old, new = (mask_in_place(one).splitlines() for one in (done.before, done.after))
    lines = difflib.unified_diff(old, new, named(file), f"{named(file)}（改）", lineterm="")
    console.stream(line + "\n" for line in lines)
