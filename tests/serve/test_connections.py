"""Connections on which no request comes: closed after a time, whatever is sent now and then; a request that came has its answer."""

import asyncio

import pytest
import uvicorn

from checker.serve import connections
from checker.serve.connections import Connection

ANSWER = b"HTTP/1.1 200 OK"
REQUEST = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"


async def slow(scope, receive, send):
    await asyncio.sleep(0.5)
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body"})


async def told(pieces):
    """Return what comes back of pieces sent one by one, until the connection is closed."""
    config = uvicorn.Config(slow, log_config=None, lifespan="off", http=Connection, timeout_keep_alive=5)
    state = uvicorn.server.ServerState()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: Connection(config=config, server_state=state, app_state={}), "127.0.0.1", 0
    )
    async with server, asyncio.timeout(10):
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        found = asyncio.ensure_future(reader.read())
        for piece in pieces:
            await asyncio.sleep(0.1)
            if found.done():
                break
            writer.write(piece)
        try:
            return await found
        except ConnectionResetError:
            return b""
        finally:
            writer.close()


@pytest.mark.parametrize(
    ("pieces", "answers"),
    [
        ((), 0),
        ((b"G",), 0),
        ((b"GET / HTTP/1.1\r\n", *(b"X-A: b\r\n",) * 20), 0),
        ((REQUEST, b"G"), 1),
        ((REQUEST[:9], REQUEST[9:], REQUEST[:9]), 1),
    ],
    ids=["nothing", "a byte", "byte by byte", "a second one unfinished", "in two pieces"],
)
def test_what_sends_no_request_is_closed(monkeypatch, pieces, answers):
    monkeypatch.setattr(connections, "SECONDS", 0.4)
    data = asyncio.run(told(pieces))
    assert data.count(ANSWER) == answers or (not answers and not data)
