"""A copy of the user's own Word file with the findings as comments, as an output of a run over that one file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.errors import LawcheckError, reason
from checker.reading.files import STDIN, shown_path
from checker.reporting.formats import Job
from checker.reporting.shown import Shown
from checker.rulebook.model import Rulebook
from checker.text.outgoing import named

_OPEN_AS = "请用 Word 或者 WPS 打开，另存为 .docx，再加批注。"


def output(job: Job) -> WordCopy:
    """Return the output. Raises LawcheckError where there is not one file named, or no .docx file to write."""
    if len(job.files) != 1:
        raise LawcheckError(
            f"一次只能给一份 Word 文件加批注，现在有{len(job.files)}份。",
            remedy="请逐份加批注，各写一个 -o。",
        )
    file = job.files[0]
    if isinstance(file, LawcheckError):
        raise file
    if file == STDIN:
        raise LawcheckError("加批注要写出 Word 文件的文件名，不能从标准输入读取。")
    if job.path is None:
        raise LawcheckError(
            "没有写批注稿存到哪里。",
            remedy=f"请加上 -o 和文件名，例如 lawcheck annotate {file} -o 批注稿.docx。",
        )
    if not job.path.lower().endswith(".docx") and file.lower().endswith(".docx"):
        raise LawcheckError("批注稿是 Word 文件。", remedy="文件名请以 .docx 结尾。", path=job.path)
    return WordCopy(file, {} if job.contents is None else job.contents)


class WordCopy:
    """Takes the report on ``file``, a .docx that is no archive's member."""

    def __init__(self, file: str, contents: Mapping[str, bytes]) -> None:
        self._file = file
        self._contents = contents
        self._report: Shown | None = None

    def add(self, report: Shown, rulebook: Rulebook) -> None:
        """Take the report. Raises LawcheckError where its file cannot be annotated."""
        if report.document is None:
            raise LawcheckError("没有写批注稿，因为原稿无法读取。", path=self._file)
        source = report.document.source
        if source.path != named(shown_path(self._file)):
            raise LawcheckError(
                "压缩包不能加批注。", remedy="请先解压，再给里面的 Word 文件加批注。", path=self._file
            )
        if source.format != "docx":
            raise LawcheckError("只有 Word 文件（.docx）可以加批注。", remedy=_OPEN_AS, path=self._file)
        self._report = report

    def pieces(self) -> Iterator[bytes]:
        """Yield the copy."""
        from checker.reporting.word.annotate import annotate

        assert self._report is not None
        if self._file in self._contents:
            yield annotate(self._contents[self._file], self._report)
            return
        try:
            with open(self._file, "rb") as opened:
                data = opened.read()
        except OSError as error:
            raise LawcheckError(f"文件无法读取（{reason(error)}）。", path=self._file) from None
        yield annotate(data, self._report)
