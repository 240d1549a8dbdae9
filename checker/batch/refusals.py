"""Calls of a batch that are refused before anything is written."""

from __future__ import annotations

import os

from checker.errors import LawcheckError


def refuse_own_folder(paths: tuple[str, ...], folder: str) -> None:
    """Raise LawcheckError where the results would lie among the reports, or where there is a file in their place."""
    out = os.path.realpath(folder)
    for path in paths:
        real = os.path.realpath(path)
        if out == real or (os.path.isdir(real) and os.path.commonpath((out, real)) == real):
            raise LawcheckError(
                "结果文件夹在要检查的文件夹里面，下一次会把结果当作报告检查。",
                remedy="请在 -o 后面写别处的一个文件夹。",
                path=folder,
            )
    if os.path.exists(out) and not os.path.isdir(out):
        raise LawcheckError("输出位置是一个文件。", remedy="请在 -o 后面写一个文件夹。", path=folder)


def refuse_no_folder(previous: str) -> None:
    """Raise LawcheckError where last year's reports are not in a folder, or cannot be compared with."""
    from checker.earlier import need_rapidfuzz

    if not os.path.isdir(previous):
        raise LawcheckError(
            "--previous 要写上一年报告所在的文件夹。",
            remedy="一份和一份对照，请用 lawcheck check --previous。",
            path=previous,
        )
    need_rapidfuzz()
