"""Read a small file that somebody wrote by hand, rules or settings: UTF-8, of a bounded size, and really a file."""

from __future__ import annotations

import os

from checker.errors import LawcheckError, reason

MAX_BYTES = 1024 * 1024
_SAVE_AS_UTF8 = "请用“记事本”打开，点“文件—另存为”，编码选 UTF-8，再保存。"


def text_of(path: str, what: str) -> str:
    """Return the text of the file at ``path``; raises LawcheckError where it is none. ``what`` is what messages call such a file."""
    shown = path.replace(os.sep, "/")
    refuse_special(path, what)
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise LawcheckError(
            f"{what}无法读取（{reason(error)}）。", remedy="请核对文件名和所在文件夹。", path=shown
        ) from None
    if len(data) > MAX_BYTES:
        raise LawcheckError(f"{what}超过 1 MB。", remedy="请确认选对了文件，或者拆成几个文件。", path=shown)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise LawcheckError(
            f"{what}是 UTF-16 编码，不是 UTF-8。", remedy=_SAVE_AS_UTF8, path=shown, line=1, column=1
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise LawcheckError(
            f"{what}不是 UTF-8 编码{_likely(data)}。", remedy=_SAVE_AS_UTF8, path=shown, line=line, column=1
        ) from None


def refuse_special(path: str, what: str) -> None:
    """Raise LawcheckError where a path names a folder, a pipe or a device: reading one may never end."""
    if os.path.exists(path) and not os.path.isfile(path):
        kind = "一个文件夹" if os.path.isdir(path) else "管道或者设备"
        raise LawcheckError(
            f"{what}应当是普通的文件，这是{kind}，没有读取。",
            remedy="请核对文件名；用不着的，请删去或者改名。",
            path=path.replace(os.sep, "/"),
        )


def _likely(data: bytes) -> str:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "，看起来是 GBK（ANSI）编码"
