"""Sections of which nothing was read since they are pictures: what stands in them is not missing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from checker.document.model import Heading, Sentence
from checker.reading.source import PICTURE, Source, Unread

_CAPTION = ("图", "（图", "附图", "截图")
_LONGEST = 30
WHY = "是图片，里面的文字没有读取"


def with_pictured(source: Source, headings: Sequence[Heading], sentences: Iterable[Sentence]) -> Source:
    """Return a source that names as unread the pictures that are all that stands under a heading, captions apart."""
    pictures = [extra.span[0] for extra in source.extras if extra.kind == PICTURE and extra.span is not None]
    if not pictures or not headings:
        return source
    ends = [heading.span[1] for heading in headings]
    written = {sentence.heading for sentence in sentences if not _is_caption(sentence)}
    unread = list(source.unread)
    told: set[int] = set()
    for at in pictures:
        index = bisect_right(ends, at) - 1
        if index < 0 or index in written or index in told:
            continue
        if index + 1 < len(headings) and headings[index + 1].level > headings[index].level:
            continue  # an illustration before the first subsection
        told.add(index)
        what = f"“{headings[index].text}”下第{source.position(at).line}{source.unit}的图片"
        unread.append(Unread(what, WHY))
    return source._replace(unread=tuple(unread))


def _is_caption(sentence: Sentence) -> bool:
    text = sentence.line.text
    return len(text) <= _LONGEST and text.startswith(_CAPTION)
