"""Reports in a .parquet file: one a row, in the columns ``name`` and ``text``. Needs the extra ``parquet``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from checker.errors import LawcheckError, reason

_ROWS = 64
"""So many rows are read at once: memory does not grow with the file."""


def opened(path: str, shown: str) -> Any:
    """Return the file. Raises LawcheckError where the library is missing or the file is none of such reports."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise LawcheckError(
            "读取 .parquet 需要的组件没有安装。",
            remedy="请运行 pip install 'lawcheck[parquet]'。",
            path=shown,
        ) from None
    try:
        file = parquet.ParquetFile(path)
    except OSError as error:
        told = reason(error) if error.errno else "内容损坏"
        raise LawcheckError(f"文件无法读取（{told}）。", remedy="请核对文件是否完好。", path=shown) from None
    except pyarrow.ArrowException:
        raise LawcheckError(
            "这不是 .parquet 文件，或者没有下载完整。", remedy="请核对文件是否完好。", path=shown
        ) from None
    columns = {name: file.schema_arrow.field(name).type for name in file.schema_arrow.names}
    for name in ("name", "text"):
        kind = columns.get(name)
        if kind is None or not (pyarrow.types.is_string(kind) or pyarrow.types.is_large_string(kind)):
            raise LawcheckError(
                f"表里没有文字列“{name}”。",
                remedy="每行一份报告，要有 name（名称）和 text（全文）两列。",
                path=shown,
            )
    return file


def spooled(path: str, shown: str, spool: BinaryIO) -> Iterator[tuple[str | None, int]]:
    """Yield the name of each row, None where it has none, and where ``spool`` then holds its text (-1: it has none).

    A column can only be read from its beginning, and the reports of a batch are taken in the order of their names: so the texts are
    unpacked once. Raises LawcheckError as :func:`opened`.
    """
    at = 0
    for batch in opened(path, shown).iter_batches(_ROWS, columns=["name", "text"]):
        for name, text in zip(
            batch.column("name").to_pylist(), batch.column("text").to_pylist(), strict=True
        ):
            if text is None:
                yield name, -1
                continue
            data = text.encode("utf-8", "replace")
            spool.write(len(data).to_bytes(8, "little") + data)
            yield name, at
            at += 8 + len(data)


def text_at(spool: BinaryIO, at: int) -> bytes:
    """Return the text that lies at a place of the spool."""
    spool.seek(at)
    return spool.read(int.from_bytes(spool.read(8), "little"))
