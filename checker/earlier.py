"""Last year's report, with which a report is compared: read once, its structure built once for a rulebook."""

from __future__ import annotations

from checker.document.build import build_document
from checker.document.model import Document
from checker.errors import LawcheckError
from checker.reading.files import read_reports, shown_path
from checker.reading.source import Source
from checker.rulebook.model import Rulebook


class Earlier:
    """An earlier report as the checks see it."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._built: tuple[Rulebook, Document] | None = None

    @classmethod
    def of_file(cls, file: str) -> Earlier:
        """Read the file of one report. Raises LawcheckError where it cannot be read or holds several."""
        need_rapidfuzz()
        sources = []
        for source in read_reports(file):
            if isinstance(source, LawcheckError):
                raise source
            sources.append(source)
            if len(sources) > 1:
                break
        if len(sources) != 1:
            raise LawcheckError(
                "上一年的报告要是一份，这个压缩包里不是一份。",
                remedy="请写出其中的一份；许多份一起对照，请用 lawcheck batch --previous 文件夹。",
                path=shown_path(file),
            )
        if sources[0].unread:
            told = "；".join(one.told for one in sources[0].unread[:3])
            raise LawcheckError(
                f"上一年的报告没有读全：{told}。", remedy="请换一个能读全的文件。", path=shown_path(file)
            )
        return cls(sources[0])

    def document(self, rulebook: Rulebook) -> Document:
        """Return the report as this rulebook reads it."""
        if self._built is None or self._built[0] is not rulebook:
            self._built = rulebook, build_document(self._source, rulebook)
        return self._built[1]


def need_rapidfuzz() -> None:
    """Raise LawcheckError where the library that compares texts is not installed."""
    try:
        import rapidfuzz.fuzz  # noqa: F401
    except ImportError:
        raise LawcheckError(
            "与上一年的报告对照需要的组件没有安装。", remedy="请运行 pip install 'lawcheck[previous]'。"
        ) from None
