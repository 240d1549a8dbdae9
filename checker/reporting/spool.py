"""Keep the texts of many reports until all are there, in memory that does not grow with their number."""

from __future__ import annotations

from collections.abc import Iterator

from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import IO

_LIMIT = 8_000_000
_PIECE = 1 << 16


class Spool:
    """Texts in the order in which they came; beyond ``limit`` characters they wait in a temporary file."""

    def __init__(self, limit: int = _LIMIT) -> None:
        self._texts: list[str] = []
        self._size = 0
        self._limit = limit
        self._file: IO[str] | None = None
        self.count = 0

    def add(self, text: str) -> None:
        """Take one text."""
        self.count += 1
        self._texts.append(text)
        self._size += len(text)
        if self._size > self._limit:
            self._move()

    def __iter__(self) -> Iterator[str]:
        """Yield what was added, in order, cut into pieces that need not be those added."""
        if self._file is not None:
            self._move()
            self._file.seek(0)
            while piece := self._file.read(_PIECE):
                yield piece
            self._file.close()
            return
        yield from self._texts

    def _move(self) -> None:
        if self._file is None:
            from tempfile import TemporaryFile

            # What is not Unicode (a lone surrogate in a file name) must come out as it went in.
            self._file = TemporaryFile("w+", encoding="utf-8", errors="surrogatepass", newline="")  # noqa: SIM115
        self._file.writelines(self._texts)
        self._texts.clear()
        self._size = 0
