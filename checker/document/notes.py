"""Remarks on a text that seems incomplete (page 2 of a split page, an end in mid-sentence), or still shows what this program put in."""

from __future__ import annotations

from collections.abc import Sequence

from checker.document.model import Heading, Sentence
from checker.document.pieces import Structure
from checker.reading.source import OWN_CHANGE, OWN_COMMENT, Source
from checker.text.lazy import pattern
from checker.text.numbers import value_of

_ENDS = "。！？；：”）》…"
_CONTACT = pattern("[^，。；：]{0,6}(?:联系|电话|传真|邮箱|邮编|地址)[^，。；：]{0,4}：")
"""A line that gives an address is no sentence: 联系电话：……."""


def own_marks(source: Source) -> tuple[str, ...]:
    """Return the remark that a file still shows corrections and comments of this program, which are no fault of its writer."""
    changes, comments = (
        sum(extra.kind == kind for extra in source.extras) for kind in (OWN_CHANGE, OWN_COMMENT)
    )
    told = [f"修订{changes}处"] * bool(changes) + [f"批注{comments}条"] * bool(comments)
    if not told:
        return ()
    read = "，检查的是接受修订以后的文字" if changes else ""
    todo = ["接受或者拒绝修订"] * bool(changes) + ["删除批注"] * bool(comments)
    return (
        f"文件里还有程序写入的{'、'.join(told)}{read}。公开前请在 Word“审阅”里{'、'.join(todo)}，不然读者看得到。",
    )


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
