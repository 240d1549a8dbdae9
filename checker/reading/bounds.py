"""How long a report may be, in whatever format: what is longer is refused with the bound named.

A report of a province has about 30,000 characters in some 700 lines, so these are generous; the time of a check grows with both.
"""

from __future__ import annotations

from checker.errors import LawcheckError
from checker.reading.source import Source

MAX_CHARACTERS = 1_000_000
MAX_LINE = 200_000
MAX_LINES = 20_000


def refuse_endless(source: Source) -> Source:
    """Return a source as it is. Raises LawcheckError where it passes a bound."""
    text, starts, unit = source.text, source.line_starts, source.unit
    if len(text) > MAX_CHARACTERS:
        raise LawcheckError(
            f"全文有 {len(text)} 字，超过 {MAX_CHARACTERS} 字的上限，不像一份年度报告。",
            remedy="请确认选对了文件；几份报告合在一起的，请分开后再检查。",
            path=source.path,
        )
    if len(starts) > MAX_LINES:
        raise LawcheckError(
            f"全文有 {len(starts)} {unit}，超过 {MAX_LINES} {unit}的上限，不像一份年度报告。",
            remedy="请确认选对了文件；几份报告合在一起的，请分开后再检查。",
            path=source.path,
        )
    if len(text) > MAX_LINE:
        for number, (start, end) in enumerate(zip(starts, (*starts[1:], len(text)), strict=True), 1):
            if end - start > MAX_LINE:
                raise LawcheckError(
                    f"这一{unit}有 {end - start} 字，超过一{unit} {MAX_LINE} 字的上限，不像正常的文稿。",
                    remedy="请确认选对了文件；换行丢失的，请从原稿重新另存。",
                    path=source.path,
                    line=number,
                )
    return source
