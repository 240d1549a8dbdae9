"""A corrected copy of a plain text with its encoding, mark and line ends."""

from __future__ import annotations

from collections.abc import Sequence

from checker.errors import LawcheckError
from checker.reading.text import BOMS, decode
from checker.replacing import replaced
from checker.results import Replacement

_CODECS = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")


class TextDraft:
    """A plain text."""

    def __init__(self, data: bytes, path: str) -> None:
        self._path = path
        self._data = data
        self._text, _ = decode(data, path)

    @property
    def text(self) -> str:
        """The text as it was read."""
        return self._text

    @property
    def seen(self) -> str:
        """The same."""
        return self._text

    def fits(self, one: Replacement) -> bool:
        """Whether a replacement can be put into the file: every one can."""
        return True

    def write(self, replacements: Sequence[Replacement]) -> bytes:
        """Return the text with replacements. Raises LawcheckError where its encoding is not certain."""
        new = replaced(self._text, replacements)
        mark = b""
        codecs: tuple[str, ...] = _CODECS
        for known, codec, _ in BOMS:
            if self._data.startswith(known):
                mark, codecs = known, (codec,)
                break
        for codec in codecs:
            try:
                if mark + self._text.encode(codec) == self._data:
                    return mark + new.encode(codec)
            except UnicodeEncodeError:
                continue
        raise LawcheckError(
            "文件的编码不能原样写回，没有改。", remedy="请另存为 UTF-8 编码，再运行一次。", path=self._path
        )
