"""A request to what it asks for: its report as a file of a form, as the body itself, or as text in JSON."""

from __future__ import annotations

import asyncio
import codecs
import json
from collections.abc import AsyncGenerator, Mapping
from typing import Any

from python_multipart.multipart import parse_options_header
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

from checker.serve.answers import BAD_REQUEST, FORMATS, JSON, Asked
from checker.serve.refusal import TIMEOUT, TOO_LARGE, WRONG_TYPE, RefusedError

SECONDS = 60.0
"""Seconds within which a request must have arrived."""
_DRAINED = 4
"""Of what is too large, so many times the bound is still read, so that the sender comes to read the answer."""
_FIELDS = ("name", "text", "format", "kind", "year")
_CHARSETS = frozenset(
    [
        "ascii",
        "utf-8",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "gb2312",
        "gbk",
        "gb18030",
        "hz",
        "big5",
        "iso8859-1",
        "cp1252",
    ]
)
"""Python has further ones, among them some (punycode) that take hours for what a request may hold."""
_LONGEST_NAME = 120
_YEARS = (1949, 2100)
_FILE, _PASTED = "报告", "粘贴的文字.txt"
_HOW = (
    "文件用 multipart/form-data 的 file 一栏，或者直接作为请求体（Content-Type: application/octet-stream）；"
    '文字用 JSON：{"text": "全文"}。'
)


async def asked_of(request: Request, most: int) -> Asked:
    """Return what a request asks for; its body may have ``most`` bytes. Raises RefusedError, with what to do."""
    # By the parser that reads the form: what is looked at here is what is used there.
    family, parameters = parse_options_header(request.headers.get("content-type", ""))
    kind = family.decode("latin-1").strip().lower()
    _refuse_type(kind)
    charset = ""
    if kind in ("multipart/form-data", "text/plain"):
        charset = _charset(parameters.get(b"charset", b"").decode("latin-1"))
    body = await _body(request, most)
    fields: dict[str, Any] = {name: request.query_params[name] for name in request.query_params}
    file: tuple[str, bytes] | None = None
    if kind == "multipart/form-data":
        form = await _form(request, body, most)
        for name, value in form:
            if not isinstance(value, UploadFile):
                fields[name] = value
            elif value.filename or value.size:
                file = value.filename or "", await value.read()
        if not str(fields.get("text", "")).strip():
            fields.pop("text", None)
    elif kind == "application/json":
        fields |= _object(body)
    elif kind == "text/plain" and charset:
        fields["text"] = _decoded(body, charset)
    elif body:
        file = "", body
    return _asked(fields, file)


def _refuse_type(kind: str) -> None:
    family = kind.partition("/")[0]
    if kind == "application/x-www-form-urlencoded" or family in ("image", "audio", "video", "font"):
        raise RefusedError(WRONG_TYPE, f"不接受 {kind} 这种内容。", _HOW)
    if kind.startswith("multipart/") and kind != "multipart/form-data":
        raise RefusedError(WRONG_TYPE, f"不接受 {kind} 这种内容。", _HOW)


async def _body(request: Request, most: int) -> bytes:
    """Return the body of a request, no byte of which goes to a disk."""
    pieces = bytearray()
    size = 0
    stated = request.headers.get("content-length", "")
    try:
        async with asyncio.timeout(SECONDS):
            if stated.isdecimal() and int(stated) > _DRAINED * most:
                raise _too_large(most)
            async for piece in request.stream():
                size += len(piece)
                if size <= most:
                    pieces += piece
                elif size > _DRAINED * most:
                    break
                else:
                    pieces.clear()
    except TimeoutError:
        raise RefusedError(
            TIMEOUT, f"{SECONDS:g}秒内没有收完文件，已经停止。", "请检查网络，再发一次。"
        ) from None
    except ClientDisconnect:
        raise RefusedError(BAD_REQUEST, "连接中断，没有收完。") from None
    if size > most:
        raise _too_large(most)
    return bytes(pieces)


def _too_large(most: int) -> RefusedError:
    return RefusedError(
        TOO_LARGE,
        f"文件太大，这个服务最多接受{most // 1024 // 1024}MB。",
        "请核对是不是选错了文件；报告里图片多的，请压缩图片后另存。",
    )


async def _form(request: Request, body: bytes, most: int) -> list[tuple[str, UploadFile | str]]:
    async def stream() -> AsyncGenerator[bytes, None]:
        yield body

    parser = MultiPartParser(
        request.headers, stream(), max_files=1, max_fields=2 * len(_FIELDS), max_part_size=most
    )
    parser.spool_max_size = most + 1  # never to a disk
    try:
        form = await parser.parse()
    except MultiPartException as error:
        if "Too many files" in error.message:
            raise RefusedError(
                BAD_REQUEST, "一次只能检查一份文件。", "几份请分几次，或者用 lawcheck batch。"
            ) from None
        raise RefusedError(BAD_REQUEST, "表单的内容不完整，没有读到文件。", _HOW) from None
    return form.multi_items()


def _object(body: bytes) -> Mapping[str, Any]:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        raise RefusedError(
            BAD_REQUEST, "请求体不是 JSON 对象。", '请写成 {"text": "全文", "name": "名称"} 这样。'
        )
    if not isinstance(data.get("text"), str):
        raise RefusedError(
            BAD_REQUEST, "JSON 里没有 text，或者它不是文字。", '请写成 {"text": "全文"} 这样。'
        )
    return {_whole(name): _whole(value) if isinstance(value, str) else value for name, value in data.items()}


def _whole(text: str) -> str:
    """Return a text without halves of characters, which JSON can write and nothing can send back."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _charset(name: str) -> str:
    """Return the name of a charset as Python has it, empty where none is given. Raises RefusedError."""
    try:
        known = codecs.lookup(name.strip(" '")).name if name else ""
    except (LookupError, ValueError):
        raise _miscoded() from None
    if known and known not in _CHARSETS:
        raise _miscoded()
    return known


def _decoded(body: bytes, charset: str) -> str:
    try:
        return body.decode(charset)
    except UnicodeError:
        raise _miscoded() from None


def _miscoded() -> RefusedError:
    return RefusedError(
        BAD_REQUEST,
        "正文不是 Content-Type 里 charset 写的编码，或者没有这种编码。",
        "请改正 charset；不清楚编码的，Content-Type 请写 application/octet-stream，程序自己判断。",
    )


def _asked(fields: Mapping[str, Any], file: tuple[str, bytes] | None) -> Asked:
    for name in fields:
        if name not in _FIELDS:
            raise RefusedError(BAD_REQUEST, f"没有“{name}”这一栏。", f"可以写 file、{'、'.join(_FIELDS)}。")
    for name in ("name", "format", "kind"):
        if not isinstance(fields.get(name) or "", str):
            raise RefusedError(BAD_REQUEST, f"{name} 要写成文字。")
    text = fields.get("text")
    if file is not None and text is not None:
        raise RefusedError(BAD_REQUEST, "文件和文字只能给一样。", "请去掉其中一样，再检查。")
    if file is None and not (text and text.strip()):
        raise RefusedError(
            BAD_REQUEST,
            "没有收到报告：没有文件，也没有文字。",
            f"请选一个文件，或者粘贴全文。程序调用时，{_HOW}",
        )
    form = fields.get("format") or JSON
    if form not in FORMATS:
        raise RefusedError(BAD_REQUEST, f"没有“{form}”这种格式。", f"format 可以写 {'、'.join(FORMATS)}。")
    name = _plain(fields.get("name") or (file[0] if file is not None else ""))
    if file is not None:
        return Asked(
            name or _FILE, file[1], False, form, fields.get("kind") or None, _year(fields.get("year"))
        )
    data = str(text).encode("utf-8")
    return Asked(name or _PASTED, data, True, form, fields.get("kind") or None, _year(fields.get("year")))


def _plain(name: str) -> str:
    """Return the name of a file without its folders, whichever system it comes from."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1].replace("\0", "").strip()
    if len(base) <= _LONGEST_NAME:
        return base
    stem, dot, ending = base.rpartition(".")
    return f"{stem[:_LONGEST_NAME]}…{dot}{ending}" if dot and len(ending) <= 5 else base[:_LONGEST_NAME] + "…"


def _year(value: object) -> int | None:
    if value is None or value == "":
        return None
    text = str(value).strip().removesuffix("年")
    if not isinstance(value, bool) and text.isascii() and text.isdecimal() and len(text) == 4:
        year = int(text)
        if _YEARS[0] <= year <= _YEARS[1]:
            return year
    raise RefusedError(
        BAD_REQUEST, f"年度要写 {_YEARS[0]} 到 {_YEARS[1]} 的一个年份。", "例如 2024；不写就从正文判断。"
    )
