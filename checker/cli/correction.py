"""A file corrected as far as that is certain: what ``fix`` and ``annotate --fix`` write."""

from __future__ import annotations

from checker.checking import Checker
from checker.correcting.draft import Corrected, correct
from checker.errors import LawcheckError, reason
from checker.reading.files import STDIN, read_bytes, shown_path
from checker.reporting.fixable import FORMATS
from checker.results import Report

_OTHER = "请用 Word 或者 WPS 打开，另存为 .docx 或者 .txt，再运行 fix。"


def corrected(checker: Checker, file: str, report: Report) -> Corrected:
    """Return a file, of which ``report`` is the report, corrected. Raises LawcheckError where it cannot be."""
    if report.error is not None or report.document is None:
        raise LawcheckError(f"没有改。{report.error or ''}")  # it names the file and says what to do
    source = report.document.source
    if file == STDIN or source.path != shown_path(file) or source.format not in FORMATS:
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
    return (
        f"；另有{done.left}处在不能写修订的地方（域、公式、绑定了数据的控件等），要自己改"
        if done.left
        else ""
    )
