"""Which replacements are applied, and a corrected copy of a plain text with its encoding, mark and line ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.errors import LawcheckError
from checker.reading.source import Source
from checker.reading.text import BOMS, decode
from checker.results import Replacement, Report
from checker.text.characters import without_invisible

_CODECS = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")


def chosen(report: Report) -> tuple[list[Replacement], int]:
    """Return the replacements of a report in the order of the text, and how many findings had to be left.

    A finding is put right altogether or not at all; what is waived stays. Spans are those of the text as it was read.
    """
    assert report.document is not None
    source = report.document.source
    taken: list[Replacement] = []
    left = 0
    for result in report.results:
        for finding in result.outcome.findings:
            if finding.excuse is not None or not finding.fix:
                continue
            parts = [Replacement(source.as_read(part.span), part.text) for part in finding.fix]
            new = [part for part in parts if part not in taken]
            if any(_overlap(part, other) for part in new for other in taken):
                left += 1
            else:
                taken += new
    return sorted(taken), left


def _overlap(one: Replacement, other: Replacement) -> bool:
    """Whether two replacements get in each other's way; two insertions at one place have no order."""
    return one.span == other.span or (one.span[0] < other.span[1] and other.span[0] < one.span[1])


def replaced(text: str, replacements: Iterable[Replacement]) -> str:
    """Return the text with replacements, which do not overlap and are in order, applied."""
    written: list[str] = []
    at = 0
    for (start, end), new in replacements:
        written += [text[at:start], new]
        at = end
    return "".join((*written, text[at:]))


def corrected(data: bytes, source: Source, replacements: Sequence[Replacement]) -> bytes:
    """Return the bytes of a plain text with the replacements applied. Raises LawcheckError where that is not certain."""
    text, _ = decode(data, source.path)
    if without_invisible(text)[0] != source.text:
        raise LawcheckError(
            "原文的位置对不上，没有改。", remedy="请另存为 .docx 或者 .txt，再运行一次。", path=source.path
        )
    new = replaced(text, replacements)
    mark = b""
    codecs: tuple[str, ...] = _CODECS
    for known, codec, _ in BOMS:
        if data.startswith(known):
            mark, codecs = known, (codec,)
            break
    for codec in codecs:
        try:
            if mark + text.encode(codec) == data:
                return mark + new.encode(codec)
        except UnicodeEncodeError:
            continue
    raise LawcheckError(
        "文件的编码不能原样写回，没有改。", remedy="请另存为 UTF-8 编码，再运行一次。", path=source.path
    )
