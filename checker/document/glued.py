"""Where the body of a report begins in the middle of a line, because a page's break behind its title or its date was lost."""

from __future__ import annotations

from collections.abc import Iterator

from checker.document.publication import PUBLISHED
from checker.document.title import title_of_kind
from checker.document.titlewords import year_in
from checker.rulebook.model import Kind
from checker.text.lazy import pattern

_FIRST = 3_000
"""So many characters from the start of a page its head is looked for."""
_DATED = pattern(
    f"[ \u3000\\t]*(?:{'|'.join(PUBLISHED)})[ \u3000]*[：:]?[ \u3000]*[0-9]{{4}}(?:-[0-9]{{1,2}}-[0-9]{{1,2}}|/[0-9]{{1,2}}/[0-9]{{1,2}}|年[0-9]{{1,2}}月[0-9]{{1,2}}日)"
    "[ \u3000]*(?:[0-9]{1,2}[：:][0-9]{2}(?:[：:][0-9]{2})?)?[ \u3000]*"
)
_TITLED = pattern(
    "[^\n，,。；;：:]{8,60}?(?:报告|总结|汇报|情况)[ \u3000]*(?=(?:20[0-9]{2} ?年(?:度|以来|来)?[，,]|[一1]、|第一部分|（一）|\\(一\\)))"
)
_LONG = 30
"""So much must follow in the line to be a body."""


def glued_bodies(text: str, kind: Kind) -> Iterator[int]:
    """Yield where a body begins in the line of the date that a page prints (发布时间：2025-03-18 16:56:432024年，……), or of a title with its year."""
    start = 0
    while start < min(len(text), _FIRST):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        found = _DATED.match(text, start, end)
        if found is None:
            found = _TITLED.match(text, start, end)
            titled = "".join(found[0].split()) if found is not None else ""
            found = found if title_of_kind(titled, kind) and year_in(titled) is not None else None
        if found is not None and end - found.end() > _LONG:
            yield found.end()
        start = end + 1
