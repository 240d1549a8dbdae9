"""Run the server: the address it listens at, what is said about it, and its end."""

from __future__ import annotations

import errno
import logging
import socket
import threading
from collections.abc import Callable

import uvicorn

from checker.batch.pool import Bounds
from checker.checking import Wishes
from checker.errors import LawcheckError, reason
from checker.rulebook.inuse import data_for
from checker.rulebook.ownkinds import own_kinds
from checker.rulebook.places import kind_names
from checker.serve.app import Place, application
from checker.serve.connections import Connection
from checker.serve.crew import Crew
from checker.serve.guard import Names
from checker.values import NamedTuple

_LAST = 3
"""Seconds that checks under way get once the server is to stop."""


class Order(NamedTuple):
    """What the server is asked for: where it listens, how it checks, the bytes of a request, further names it may be called by."""

    host: str
    port: int
    wishes: Wishes
    bounds: Bounds
    most: int
    names: tuple[str, ...] = ()


class _Server(uvicorn.Server):
    """A server that says when it can be used, and that waits for no check once its time is over."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None], stop: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready, self._stop = ready, stop

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and say so."""
        await super().startup(sockets)
        if self.started:
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let what is under way come to its end, or tell it that there is no more time."""
        timer = threading.Timer(_LAST, self._stop)
        timer.daemon = True
        timer.start()
        await super().shutdown(sockets)
        timer.cancel()


def serve(order: Order, say: Callable[[str], None]) -> None:
    """Serve until the process is told to stop. Raises LawcheckError where the address or the rules cannot be used."""
    listener = _listener(order.host, order.port)
    with listener:
        names = Names(order.host, order.names)
        crew = Crew(order.wishes, order.bounds)
        try:
            place = Place(crew, order.bounds.workers, _kinds(crew, order.wishes), order.most)
            # What a library would log of a request or an error may hold words of a report.
            logging.disable(logging.CRITICAL)
            config = uvicorn.Config(
                application(place, names),
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                ws="none",
                lifespan="on",
                timeout_keep_alive=15,
                timeout_graceful_shutdown=_LAST + 5,
                h11_max_incomplete_event_size=64 * 1024,
                http=Connection,
                loop="asyncio",
            )
            _Server(config, lambda: _announce(order, names, listener, say), crew.close).run([listener])
        finally:
            crew.close()


def _announce(order: Order, names: Names, listener: socket.socket, say: Callable[[str], None]) -> None:
    port = listener.getsockname()[1]
    host = f"[{order.host}]" if ":" in order.host else order.host
    if not names.local:
        say(
            f"警告：正在 {host} 上服务，别的电脑也能连上；没有密码，也不加密，报告在网络上是明文。"
            "只在信得过的网络上这样用；只给自己用的，请去掉 --host。"
        )
        if order.host in ("0.0.0.0", "::"):
            host = "本机地址"
    say(f"页面在 http://{host}:{port}/ ，用浏览器打开；按 Ctrl-C 停止。")


def _kinds(crew: Crew, wishes: Wishes) -> dict[str, str]:
    """Return the kinds of report that can be asked for with their names, the usual one first."""
    names = dict.fromkeys([crew.kind.id, *kind_names(), *own_kinds(wishes.rules)])
    return {name: data_for(name, wishes.rules)["kind"]["name"] for name in names}


def _listener(host: str, port: int) -> socket.socket:
    """Return a socket that listens at an address. Raises LawcheckError, with what to do, where that is not possible."""
    try:
        if not host:
            raise OSError
        family, kind, proto, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (OSError, UnicodeError):
        raise LawcheckError(
            f"没有“{host}”这个地址。", remedy="--host 请写这台电脑的地址，例如 127.0.0.1。"
        ) from None
    listener = socket.socket(family, kind, proto)
    try:
        if socket.has_ipv6 and family == socket.AF_INET6:
            listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        # Of Windows, where another program could else take the port as well.
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(128)
        listener.setblocking(False)
    except OSError as error:
        listener.close()
        raise _refused(error, host, port) from None
    return listener


def _refused(error: OSError, host: str, port: int) -> LawcheckError:
    if error.errno == errno.EADDRINUSE:
        return LawcheckError(
            f"端口 {port} 已经被别的程序占用，没有启动。",
            remedy=f"请换一个端口，例如 --port {port + 1 if port < 65535 else 8001}。",
        )
    if error.errno == errno.EADDRNOTAVAIL:
        return LawcheckError(
            f"{host} 不是这台电脑的地址，没有启动。",
            remedy="--host 请写这台电脑的地址，例如 127.0.0.1。",
        )
    return LawcheckError(
        f"端口 {port} 无法使用（{reason(error)}），没有启动。", remedy="请换一个端口，例如 --port 8001。"
    )
