"""The command ``lawcheck serve``: options to an order."""

from __future__ import annotations

import os

from checker.checking import Wishes
from checker.cli import console
from checker.cli.run import OK
from checker.errors import LawcheckError


def serve_command(
    host: str,
    port: int,
    wishes: Wishes,
    *,
    workers: int | None,
    seconds: float,
    memory: int,
    megabytes: int,
    names: tuple[str, ...],
) -> int:
    """Serve until the process is told to stop; returns the exit status."""
    from checker.batch.pool import Bounds

    try:
        import python_multipart  # noqa: F401
        import starlette  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError:
        raise LawcheckError(
            "网页服务需要的组件没有安装。", remedy="请运行 pip install 'lawcheck[serve]'。"
        ) from None
    from checker.serve.serving import Order, serve

    bounds = Bounds(workers or os.cpu_count() or 1, memory * 1024 * 1024, seconds)
    serve(Order(host, port, wishes, bounds, megabytes * 1024 * 1024, names), console.message)
    return OK
