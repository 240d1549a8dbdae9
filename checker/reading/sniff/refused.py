"""Files that are no report in any format: what each is, and what to do."""

from __future__ import annotations

from types import MappingProxyType

from checker.errors import LawcheckError
from checker.reading.sniff.formats import ENDINGS, READERS, ZIP

_SAVE_AS = "请用 Word 或者 WPS 打开，另存为“Word 文档（.docx）”，再检查。"
_REFUSED: MappingProxyType[str, tuple[str, str]] = MappingProxyType(
    {
        "encrypted": ("文件加了密码，无法读取。", "请用 Word 或者 WPS 打开，去掉密码并保存后再检查。"),
        "image": (
            "这是图片，里面没有可以读取的文字。",
            "请找原来的 Word 稿或者网页；只有图片的，请先用识别文字的软件转换成 Word 文档。",
        ),
        "program": ("这是程序文件，不是报告。", "请确认选对了文件。"),
        "rar": ("这是压缩包（不是 .zip），无法打开。", "请解压后再检查，或者重新压缩成 .zip。"),
        "xls": (
            "这是电子表格，不是报告。",
            "请确认选对了文件；报告在表格里的，请复制到 Word 中保存为 .docx。",
        ),
        "ppt": (
            "这是演示文稿，不是报告。",
            "请确认选对了文件；报告在演示文稿里的，请复制到 Word 中保存为 .docx。",
        ),
        ZIP: ("这是压缩包，没有打开。", "请解压，再检查里面的报告。"),
        "ole": ("这是旧版办公软件的文件，但里面没有 Word 文稿，或者已经损坏。", _SAVE_AS),
    }
)


def refuse(format_: str, path: str) -> LawcheckError:
    """Return the error for a format of :func:`checker.reading.sniff.formats.sniff` that has no reader."""
    message, remedy = _REFUSED[format_]
    return LawcheckError(message, remedy=remedy, path=path)


def wrong_ending(ending: str, path: str) -> LawcheckError:
    """Return the error for a file that has the ending of a known format and the content of none."""
    format_ = ENDINGS[ending]
    what = "压缩包" if format_ == ZIP else READERS[format_][0]
    return LawcheckError(
        f"文件名以 {ending} 结尾，内容却不是{what}：可能已经损坏、没有下载完整，或者改过文件名的结尾。",
        remedy="请重新下载或者重新保存；不清楚原来是什么文件的，请找提供的人要一份。",
        path=path,
    )


def damaged(format_: str, path: str) -> LawcheckError:
    """Return the error for a file of ``format_``, one of :data:`READERS`, that its reader could not take."""
    return LawcheckError(
        f"这个{READERS[format_][0]}已经损坏，或者不合规范，无法读取。",
        remedy="请用原来的软件打开，确认内容完好后另存一份，再检查。",
        path=path,
    )
