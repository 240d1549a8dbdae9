"""Plain text: find the encoding, refuse what is no text, keep every position."""

from __future__ import annotations

from checker.errors import LawcheckError
from checker.reading.bounds import refuse_endless
from checker.reading.source import Source, make_source

MAX_BYTES = 10 * 1024 * 1024

BOMS = (
    (b"\xef\xbb\xbf", "utf-8", "UTF-8（带 BOM）"),
    (b"\xff\xfe\x00\x00", "utf-32-le", "UTF-32"),
    (b"\x00\x00\xfe\xff", "utf-32-be", "UTF-32"),
    (b"\xff\xfe", "utf-16-le", "UTF-16"),
    (b"\xfe\xff", "utf-16-be", "UTF-16"),
)
_USUAL = "\r\n\t\u3000，。；：、！？（）“”‘’《》【】—…％０１２３４５６７８９〔〕·"
_SAVE_AS_TEXT = "请在 Word 或者 WPS 中打开，另存为“纯文本（.txt）”，编码选 UTF-8，再检查。"


def read_text(data: bytes, path: str) -> Source:
    """Decode ``data`` and return it with its lines.

    Raises LawcheckError when the data are empty, too large, binary, or in no encoding that Chinese offices use (UTF-8, UTF-16, GB 18030 and with it GBK and GB 2312).
    """
    if len(data) > MAX_BYTES:
        raise too_large(len(data), MAX_BYTES, path)
    text, encoding = decode(data, path)
    if not text.replace("\ufeff", "").strip():
        raise LawcheckError(
            "文件是空的，没有可以检查的文字。", remedy="请确认选对了文件，并且已经保存。", path=path
        )
    source = make_source(path, "txt", encoding, text)
    _refuse_unreadable(source)
    return refuse_endless(source)


def too_large(size: int, most: int, path: str) -> LawcheckError:
    """Return the error for a file of ``size`` bytes (or more) where ``most`` are allowed."""
    return LawcheckError(
        f"文件超过 {most // 1024 // 1024} MB 的上限（有 {size / 1024 / 1024:.1f} MB），不像一份年度报告。",
        remedy="请确认选对了文件；如果确实是年度报告，请去掉与正文无关的内容后再检查。",
        path=path,
    )


def decode(data: bytes, path: str) -> tuple[str, str]:
    """Return the text of ``data``, without byte-order mark, and the name of its encoding as shown to the user.

    Raises LawcheckError when it is in none of the encodings that Chinese offices use.
    """
    for mark, codec, name in BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(codec), name
            except UnicodeDecodeError as error:
                raise _undecodable(data, error.start + len(mark), name, path) from None
    if b"\x00" in data and (guess := _utf16_without_mark(data)):
        try:
            return data.decode(guess), "UTF-16"
        except UnicodeDecodeError:
            pass
    if b"\x00" in data:
        line = data[: data.index(b"\x00")].count(b"\n") + 1
        raise LawcheckError(
            "文件中有空字符（NUL），是二进制文件或者已经损坏，不是纯文本。",
            remedy=_SAVE_AS_TEXT,
            path=path,
            line=line,
        )
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError as error:
        first_error = error.start
    guess = _utf16_without_mark(data)
    if guess:
        return data.decode(guess, "replace"), "UTF-16"
    try:
        return data.decode("gb18030"), "GB18030"
    except UnicodeDecodeError as error:
        raise _undecodable(data, max(first_error, error.start), "UTF-8、GB18030 都", path) from None


def _utf16_without_mark(data: bytes) -> str | None:
    """Return the codec of UTF-16 without mark: the byte order in which nearly all of it is Chinese or ASCII."""
    if len(data) < 4 or len(data) % 2:
        return None
    sample = data[:4096]
    for codec in ("utf-16-le", "utf-16-be"):
        text = sample.decode(codec, "replace")
        usual = sum(
            1 for char in text if "\u4e00" <= char <= "\u9fff" or " " <= char <= "~" or char in _USUAL
        )
        if usual >= len(text) * 0.9:
            return codec
    return None


def _undecodable(data: bytes, offset: int, encoding: str, path: str) -> LawcheckError:
    line = data[:offset].count(b"\n") + 1
    return LawcheckError(
        f"文字编码无法识别：按{encoding}不能读出第{line}行附近的内容，文件可能已经损坏。",
        remedy="请用“记事本”或者 Word 打开，确认文字正常后另存为 UTF-8 编码的 .txt，再检查。",
        path=path,
        line=line,
    )


def _refuse_unreadable(source: Source) -> None:
    text = source.text
    at = text.find("\x00")
    if at >= 0:
        line, column = source.position(at)
        raise LawcheckError(
            "文字中有空字符（NUL），文件可能已经损坏。",
            remedy=_SAVE_AS_TEXT,
            path=source.path,
            line=line,
            column=column,
        )
    strange = sum(1 for char in text if char < " " and char not in "\t\n\r\f\v") + text.count("\ufffd")
    if strange * 100 > len(text):
        raise LawcheckError(
            "文件中有大量不能显示的字符，是二进制文件或者已经损坏，不是纯文本。",
            remedy=_SAVE_AS_TEXT,
            path=source.path,
        )
