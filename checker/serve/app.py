"""What the server answers to each request."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import quote

import anyio
import anyio.to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from checker.errors import program_fault
from checker.serve.answers import FAULT, FORMATS, HTML, OK, Answer, Asked
from checker.serve.crew import Crew, StoppedError
from checker.serve.guard import App, Guard, Names
from checker.serve.openapi import description
from checker.serve.pages import ASSETS, PAGE_POLICY, REPORT_POLICY, asset, error_page, page
from checker.serve.refusal import BUSY, NOT_ALLOWED, NOT_FOUND, RefusedError
from checker.serve.requests import asked_of
from checker.text.outgoing import named
from checker.version import __version__

_WAITING = 4
"""So many requests for each worker are taken in at once; more are told to come again."""
_AGAIN = "5"
_FORMATS_OF_FILES = ("markdown", "docx")


class Place:
    """What a server has: its workers, the kinds of report with their names, and the bytes that a request may have."""

    def __init__(self, crew: Crew, workers: int, kinds: dict[str, str], most: int) -> None:
        self.crew, self.kinds, self.most = crew, kinds, most
        self.limit = _WAITING * workers
        self.under_way = 0


def application(place: Place, names: Names) -> App:
    """Return the whole server as an ASGI application."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = place.limit + 8
        try:
            yield
        finally:
            await asyncio.to_thread(place.crew.close)

    files = {name: asset(name) for name in ASSETS}
    shown = page(place.crew.kind.name, place.kinds, place.most)
    described = description(place.kinds, place.most)

    async def start(_: Request) -> Response:
        return HTMLResponse(shown, headers={"content-security-policy": PAGE_POLICY})

    async def file(request: Request) -> Response:
        name = request.url.path.lstrip("/")
        return Response(files[name], media_type=ASSETS[name])

    async def check(request: Request) -> Response:
        return await _check(request, place)

    async def health(_: Request) -> Response:
        return JSONResponse({"status": "ok", "version": __version__})

    async def openapi(_: Request) -> Response:
        return JSONResponse(described)

    routes = [Route("/", start), Route("/healthz", health), Route("/api/openapi.json", openapi)]
    routes += [Route("/api/check", check, methods=["POST"])]
    routes += [Route(f"/{name}", file) for name in ASSETS]
    handlers: dict[Any, Callable[[Request, Any], Response]] = {HTTPException: _no_such, Exception: _fault}
    return Guard(Starlette(routes=routes, exception_handlers=handlers, lifespan=lifespan), names)


async def _check(request: Request, place: Place) -> Response:
    as_page = request.query_params.get("format") == HTML and "text/html" in request.headers.get("accept", "")
    if place.under_way >= place.limit:
        return _refused(RefusedError(BUSY, "正在检查的报告太多，这一份没有检查。", "请过几秒再试。"), as_page)
    place.under_way += 1
    try:
        asked = await asked_of(request, place.most)
        answer = await anyio.to_thread.run_sync(place.crew.check, asked)
    except RefusedError as refusal:
        return _refused(refusal, as_page)
    except StoppedError:
        return _refused(RefusedError(BUSY, "服务正在停止，这一份没有检查。"), as_page)
    except Exception as error:
        return _refused(_told(error), as_page)
    finally:
        place.under_way -= 1
    return _response(asked, answer, as_page)


def _response(asked: Asked, answer: Answer, as_page: bool) -> Response:
    if answer.error:
        return _refused(RefusedError(answer.status, answer.error, answer.remedy), as_page)
    kind, ending = FORMATS[asked.format]
    headers = {}
    if asked.format == HTML:
        headers["content-security-policy"] = REPORT_POLICY
    if asked.format in _FORMATS_OF_FILES and answer.status == OK:
        headers["content-disposition"] = (
            f"attachment; filename*=UTF-8''{quote(_file_name(asked.name, ending))}"
        )
    return Response(answer.content, answer.status, headers, kind)


def _file_name(name: str, ending: str) -> str:
    stem = named(name).rpartition(".")[0] or named(name)
    return f"{stem}.{'批注稿' if ending == '.docx' else '差距报告'}{ending}"


def _refused(refusal: RefusedError, as_page: bool) -> Response:
    """Return a refusal: a page where a browser shows it, an object otherwise."""
    headers = {"retry-after": _AGAIN} if refusal.status == BUSY else {}
    if as_page:
        headers["content-security-policy"] = REPORT_POLICY
        return HTMLResponse(error_page(refusal), refusal.status, headers)
    return JSONResponse(refusal.data(), refusal.status, headers)


def _told(error: Exception) -> RefusedError:
    fault = program_fault("处理这个请求", error)
    return RefusedError(FAULT, fault.message, fault.remedy)


def _no_such(_: Request, error: HTTPException) -> Response:
    told = {
        NOT_FOUND: ("没有这个地址。", "页面在 /，接口在 /api/check，说明在 /api/openapi.json。"),
        NOT_ALLOWED: ("这个地址不接受这种请求。", "检查用 POST /api/check。"),
    }
    message, remedy = told.get(error.status_code, ("请求无法处理。", ""))
    return JSONResponse(
        RefusedError(error.status_code, message, remedy).data(), error.status_code, dict(error.headers or {})
    )


def _fault(_: Request, error: Exception) -> Response:
    return JSONResponse(_told(error).data(), FAULT)
