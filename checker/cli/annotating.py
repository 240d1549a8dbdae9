"""Write the findings into a copy of the user's own Word file, as comments."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.checking import Checker
from checker.cli import console
from checker.errors import LawcheckError, reason
from checker.judge import Report
from checker.reading.files import STDIN, shown_path

_OPEN_AS = "请用 Word 或者 WPS 打开，另存为 .docx，再加批注。"


def annotated(
    files: Sequence[str | LawcheckError], output: str | None, checker: Checker
) -> tuple[Report, bytes]:
    """Check the one file named and return its report and the file with comments, empty where it can't be read.

    Raises LawcheckError where there is not one .docx file or no output, and for what can't be read.
    """
    if len(files) != 1:
        raise LawcheckError(
            f"一次只能给一份 Word 文件加批注，现在有{len(files)}份。", remedy="请逐份加批注，各写一个 -o。"
        )
    file = files[0]
    if isinstance(file, LawcheckError):
        raise file
    if file == STDIN:
        raise LawcheckError("加批注要写出 Word 文件的文件名，不能从标准输入读取。")
    if output is None:
        raise LawcheckError(
            "没有写批注稿存到哪里。",
            remedy=f"请加上 -o 和文件名，例如 lawcheck annotate {file} -o 批注稿.docx。",
        )
    if not output.lower().endswith(".docx"):
        raise LawcheckError("批注稿是 Word 文件。", remedy="-o 后面的文件名请以 .docx 结尾。", path=output)
    report = next(checker.check(file))
    if report.document is None:
        return report, b""
    source = report.document.source
    if source.path != shown_path(file):
        raise LawcheckError("压缩包不能加批注。", remedy="请先解压，再给里面的 Word 文件加批注。", path=file)
    if source.format != "docx":
        raise LawcheckError("只有 Word 文件（.docx）可以加批注。", remedy=_OPEN_AS, path=file)
    from checker.reporting.annotate import annotate

    try:
        with open(file, "rb") as opened:
            data = opened.read()
    except OSError as error:
        raise LawcheckError(f"文件无法读取（{reason(error)}）。", path=file) from None
    return report, annotate(data, report)


def annotate_file(
    files: Sequence[str | LawcheckError],
    output: str | None,
    checker: Checker,
    write: Callable[[bytes, str], None],
    *,
    quiet: bool,
) -> int:
    """Annotate one file and write the copy with ``write``. Returns the exit status, as for a check."""
    try:
        report, made = annotated(files, output, checker)
        if report.error is not None:
            console.message(f"错误：{report.error}")
            return 2
        assert output is not None
        write(made, output)
    except LawcheckError as error:
        console.message(f"错误：{error}")
        return 2
    if not quiet:
        from checker.reporting.gap import conclude
        from checker.reporting.remarks import remarks

        for notice in (*report.notices, *checker.unused_waivers()):
            console.message(f"提示：{report.path}：{notice}")
        count = len(remarks(report)) - 1
        console.message(f"{report.path}：{conclude(report).headline}{count}处问题写成批注，已存入 {output}。")
    return 1 if report.gates() else 0
