"""What stands before every request: only pages of this server may use it, and what browsers are told to forbid.

A page of another site, open in the same browser, could send reports here or, by having its own name point to this address
(DNS rebinding), read what is answered. The name in ``Host`` gives the second away, ``Origin`` and ``Sec-Fetch-Site`` the first.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

from starlette.responses import JSONResponse

from checker.serve.refusal import FORBIDDEN, RefusedError

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
}
"""Sent with every answer that does not say otherwise."""


class Names:
    """The names under which this server may be called: as an address that is its own, ``localhost``, or one that was allowed."""

    def __init__(self, host: str, allowed: Iterable[str] = ()) -> None:
        self.local = is_loopback(host)
        self._names = {"localhost", *(name.lower().rstrip(".") for name in allowed)}
        if not self.local:
            self._names |= {host.lower(), socket.gethostname().lower()}

    def admit(self, host: str) -> bool:
        """Whether a ``Host`` names this server. An address cannot be made to point elsewhere as a name can."""
        name = _without_port(host).lower().rstrip(".")
        if name in self._names:
            return True
        try:
            address = ipaddress.ip_address(name)
        except ValueError:
            return False
        return address.is_loopback or not self.local


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


class Guard:
    """Refuses what does not come from this server's own pages or from a program, and adds :data:`HEADERS`."""

    def __init__(self, app: App, names: Names) -> None:
        self._app, self._names = app, names

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name for name, _ in message["headers"]}
                more = ((name.encode(), value.encode()) for name, value in HEADERS.items())
                message["headers"] = [*message["headers"], *(one for one in more if one[0] not in given)]
            await send(message)

        refusal = self._refusal(scope)
        if refusal is not None:
            await JSONResponse(refusal.data(), refusal.status)(scope, receive, with_headers)
            return
        await self._app(scope, receive, with_headers)

    def _refusal(self, scope: Message) -> RefusedError | None:
        headers: dict[bytes, list[bytes]] = {}
        for name, value in scope["headers"]:
            headers.setdefault(name, []).append(value)
        hosts = headers.get(b"host", [])
        host = hosts[0].decode("latin-1") if len(hosts) == 1 else ""
        if not self._names.admit(host):
            return RefusedError(
                FORBIDDEN,
                "请求用的名称不是这台服务的名称，没有处理。",
                "请用启动时显示的地址打开；确要用别的名称的，启动时加 --allow-host 名称。",
            )
        if scope["method"] in ("GET", "HEAD", "OPTIONS"):
            return None
        site = headers.get(b"sec-fetch-site", [b"none"])[0]
        origins = headers.get(b"origin", [])
        own = all(one.decode("latin-1").partition("://")[2].lower() == host.lower() for one in origins)
        if not own or site not in (b"none", b"same-origin"):
            return RefusedError(
                FORBIDDEN,
                "这个请求来自别的网站的页面，没有处理。",
                "请在本服务自己的页面上检查，或者用程序调用。",
            )
        return None


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0] if host.count(":") == 1 else host
