"""The text that is judged: what was read, without the characters that nobody sees."""

from __future__ import annotations

from bisect import bisect_left

from checker.reading.source import Source
from checker.text.characters import without_invisible


def cleaned(source: Source) -> Source:
    """Return ``source`` without invisible characters; its positions stay those of the file."""
    text, removed = without_invisible(source.text)
    if not removed:
        return source
    unseen = [at + count for count, at in enumerate(removed)]

    def moved(offset: int) -> int:
        return offset - bisect_left(unseen, offset)

    extras = tuple(
        extra if extra.span is None else extra._replace(span=(moved(extra.span[0]), moved(extra.span[1])))
        for extra in source.extras
    )
    return source._replace(
        text=text,
        line_starts=tuple(moved(start) for start in source.line_starts),
        pages=tuple(moved(start) for start in source.pages),
        extras=extras,
        joined=tuple(moved(start) for start in source.joined),
        removed=tuple(sorted((*map(moved, source.removed), *removed))),
    )
