"""The letterhead above a title: whose document it is, with the document's number below it."""

from __future__ import annotations

from checker.document.issuers import looks_like_issuer
from checker.document.lines import RawLine
from checker.text.lazy import pattern

FRAMES = "—–―－─-*＊★☆=＝·"
"""What a line between letterhead and title may consist of."""
_NUMBER_SHAPE = r"[\u4e00-\u9fff]{1,10}[（\[]\d{4}[）\]]第?\d{1,4}号"
NUMBER = pattern(_NUMBER_SHAPE)
"""A document's number (岚政发〔2024〕7号), as it is normalised."""
_NUMBERED = pattern(_NUMBER_SHAPE + "(?:签发人：?[\u4e00-\u9fff、]{2,12})?")
"""A line that is nothing else: it stands between a letterhead and the title."""
_LETTERHEAD = "文件"
_HEAD_LINES = 8
"""So many lines above the title a letterhead is looked for."""


def is_number(line: str) -> bool:
    """Whether a line without blanks is a document's number, with who signs it or without, and nothing else."""
    return _NUMBERED.fullmatch(line) is not None


def letterhead(raws: list[RawLine], first: int) -> str | None:
    """Return whose letterhead stands above a title that begins at line ``first``, with the document's number between; None where none does."""
    above = [
        line
        for line in (raw.text.replace(" ", "") for raw in reversed(raws[max(0, first - _HEAD_LINES) : first]))
        if line.strip(FRAMES)
    ]
    if not above or not is_number(above[0]):
        return None
    bodies: list[str] = []
    for line in above[1:]:
        name = line.removesuffix(_LETTERHEAD)
        if not looks_like_issuer(name):
            break
        bodies.insert(0, name)
    return " ".join(bodies) or None
