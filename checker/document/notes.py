"""Remarks on a text that seems incomplete: page 2 of a split page, an end in mid-sentence."""

from __future__ import annotations

from collections.abc import Sequence

from checker.document.model import Heading, Sentence
from checker.document.pieces import Structure
from checker.text.lazy import pattern
from checker.text.numbers import value_of

_ENDS = "。！？；：”）》…"
_CONTACT = pattern("[^，。；：]{0,6}(?:联系|电话|传真|邮箱|邮编|地址)[^，。；：]{0,4}：")
"""A line that gives an address is no sentence: 联系电话：……."""


def completeness_notes(
    structure: Structure, headings: Sequence[Heading], sentences: Sequence[Sentence]
) -> tuple[str, ...]:
    """Return remarks in Chinese; empty for a text that seems whole."""
    notes: list[str] = []
    pager = any("上一页" in raw.text and "下一页" in raw.text for raw in (*structure.head, *structure.tail))
    first = next((heading for heading in headings if heading.level == 1 and heading.number), None)
    starts_at = value_of(first.number) if first is not None and first.number else None
    if starts_at is not None and starts_at > 1:
        cause = "网页分成了几页，可能只取到其中一页" if pager else "前面的内容可能没有取到"
        notes.append(
            f"正文从第{starts_at}部分开始（“{first.text if first else ''}”），缺少前面的部分：{cause}。"
        )
    elif pager:
        notes.append("网页分成了几页，可能只取到其中一页。")
    if sentences and not structure.closing:
        last = sentences[-1].text
        # A heading that is a sentence leaves its stop in the line.
        ended = last[-1] in _ENDS or sentences[-1].line.text.rstrip()[-1:] in _ENDS
        if not ended and len(last) > 12 and not _CONTACT.match(last):
            notes.append(f"正文在句子中间结束（“……{last[-12:]}”），后面的内容可能没有取到。")
    if not sentences:
        notes.append("没有读到正文。")
    return tuple(notes)
