"""The letterhead above a title: whose document it is, with the document's number below it."""

from __future__ import annotations

from itertools import dropwhile

from checker.document.issuers import is_name, looks_like_issuer
from checker.document.lines import RawLine
from checker.rulebook.model import Kind
from checker.text.lazy import pattern

FRAMES = "—–―－─━_＿-*＊★☆=＝·"
"""What a line between letterhead and title may consist of."""
_NUMBER_SHAPE = r"[\u4e00-\u9fff]{1,10}[（\[]\d{4}[）\]]第?\d{1,4}号"
NUMBER = pattern(_NUMBER_SHAPE)
"""A document's number (岚政发〔2024〕7号), as it is normalised."""
_SIGNER = "签发人：?[\u4e00-\u9fff、]{2,12}"
_NUMBERED = pattern(f"{_NUMBER_SHAPE}(?:{_SIGNER})?|{_SIGNER}(?:{_NUMBER_SHAPE})?")
"""A line that is nothing else: it stands between a letterhead and the title."""
_LETTERHEAD = "文件"
_HEAD_LINES = 30
"""So many lines above the title a letterhead is looked for, the blank ones of a page in Word included."""


def is_number(line: str) -> bool:
    """Whether a line without blanks is a document's number, who signs it, or both, and nothing else."""
    return _NUMBERED.fullmatch(line) is not None


def letterhead(raws: list[RawLine], first: int, kind: Kind) -> str | None:
    """Return whose letterhead stands above a title that begins at line ``first``, with the document's number between; None where none does."""
    above = [
        raw.text
        for raw in reversed(raws[max(0, first - _HEAD_LINES) : first])
        if raw.text.replace(" ", "").strip(FRAMES)
    ]
    if not above or not _is_number_printed(above[0]):
        return None
    bodies: list[str] = []
    for line in dropwhile(_is_number_printed, above):
        joint = line.rstrip(" ").removesuffix(_LETTERHEAD).split()
        spaced = line.replace(" ", "").removesuffix(_LETTERHEAD)  # 青 川 县 司 法 局 文 件
        names = joint if all(map(looks_like_issuer, joint)) else [spaced]
        column = any(names[0] in subject for subject in kind.subjects)  # 法治政府, over the page of a report
        if column or not all(looks_like_issuer(name) and is_name(name) for name in names):
            break
        bodies[:0] = names
    return " ".join(bodies) or None


def _is_number_printed(line: str) -> bool:
    return is_number(line.replace(" ", ""))
