"""A file corrected as far as that is certain: what ``fix`` and ``annotate --fix`` write."""

from __future__ import annotations

from checker.checking import Checker
from checker.correcting.draft import Corrected, correct
from checker.errors import LawcheckError, reason
from checker.reading.files import STDIN, read_bytes, shown_path
from checker.reporting.fixable import FORMATS
from checker.results import Report

_PACKED = "请先解压，再对解压出来的文件运行 fix。"
_OTHER = "请用 Word 或者 WPS 打开，另存为 .docx 或者 .txt，再运行 fix。"
_OUT_OF_REACH = {
    "docx": "在不能写修订的地方（域、公式、绑定了数据的控件、嵌入的文件等）",
    "md": "和 Markdown 标记连在一起",
}


def corrected(checker: Checker, file: str, report: Report) -> Corrected:
    """Return a file, of which ``report`` is the report, corrected. Raises LawcheckError where it cannot be."""
    if report.error is not None or report.document is None:
        raise LawcheckError(f"没有改。{report.error or ''}")  # it names the file and says what to do
    source = report.document.source
    if source.path.startswith(f"{shown_path(file)}/"):
        raise LawcheckError("压缩包里的文件不能直接改。", remedy=_PACKED, path=file)
    if file == STDIN:
        raise LawcheckError("从标准输入读来的文字没有原稿可以改。", remedy="请存成文件，再写文件名。")
    if source.path != shown_path(file) or source.format not in FORMATS:
        raise LawcheckError("这种文件不能直接改。", remedy=_OTHER, path=file)
    try:
        with open(file, "rb") as opened:
            data = opened.read()
    except OSError as error:
        raise LawcheckError(f"文件无法读取（{reason(error)}）。", path=file) from None

    def check(new: bytes) -> Report:
        return checker.check_source(file, read_bytes(new, shown_path(file), f".{source.format}"))

    return correct(data, report, check)


def rest_text(done: Corrected) -> str:
    """Say how many places could not be corrected where they stand; empty for none."""
    if not done.left:
        return ""
    assert done.report.document is not None
    where = _OUT_OF_REACH.get(done.report.document.source.format, "在互相重叠的地方")
    return f"；另有{done.left}处{where}，要自己改"
