"""``lawcheck serve``: its options."""

from __future__ import annotations

from typing import Any

import click

from checker.cli.bounds import bounded
from checker.cli.check_command import check, wishes_of
from checker.cli.chinese import ChineseCommand

_TAKEN = ("rules", "kind", "select", "ignore", "fail_on", "fail_on_partial", "config")
"""The options of ``check`` that hold for every report; those of one report are given with it."""


@click.command(
    cls=ChineseCommand,
    short_help="打开一个网页来检查，也供别的程序调用。",
    params=[option for option in check.params if option.name in _TAKEN],
)
@click.option(
    "--host", default="127.0.0.1", metavar="地址", help="在哪个地址上服务。（默认 127.0.0.1，只有本机能用）"
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    metavar="端口",
    help="端口；0 表示随便一个空闲的。（默认 8000）",
)
@click.option(
    "--allow-host", "names", multiple=True, metavar="名称", help="还可以用这个名称访问；可以写几次。"
)
@bounded(60)
@click.option(
    "--max-size",
    "megabytes",
    type=click.IntRange(1, 64),
    default=20,
    metavar="MB",
    help="一份文件最大多少（MB）。（默认 20）",
)
def serve(
    host: str,
    port: int,
    names: tuple[str, ...],
    workers: int | None,
    seconds: int,
    memory: int,
    megabytes: int,
    **wishes: Any,
) -> int:
    """在本机打开一个网页：选文件、拖进来或者粘贴全文，看差距报告，下载批注稿；别的程序用 POST /api/check。

    默认只有本机能用。报告检查完不保留，也不记录内容；不用报告旁边的配置文件，要用配置文件请写 --config。按 Ctrl-C 停止。
    """
    from checker.cli.serving import serve_command

    return serve_command(
        host,
        port,
        wishes_of(no_config=False, published=None, today=None, **wishes)._replace(
            use_config=bool(wishes.get("config"))
        ),
        workers=workers,
        seconds=seconds,
        memory=memory,
        megabytes=megabytes,
        names=names,
    )
