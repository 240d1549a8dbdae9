"""``lawcheck annotate``, ``fix`` and ``batch``: check as ``check`` does, and write something else."""

from __future__ import annotations

from typing import Any

import click

from checker.cli.bounds import bounded
from checker.cli.check_command import SHARED, check, wishes_of
from checker.cli.chinese import ChineseCommand
from checker.cli.run import Options


@click.command(
    cls=ChineseCommand,
    short_help="把问题作为批注写进 Word 文件。",
    params=[
        option
        for option in check.params
        if option.name not in ("formats", "output", "write_baseline", "full", "since", "help")
    ],
)
@click.option(
    "-o",
    "--output",
    metavar="文件",
    help="批注稿；几份文件或者一个文件夹时写文件夹，里面的下级文件夹照样保留。",
)
@click.option(
    "--fix",
    is_flag=True,
    help="有把握的错处同时改好，写成修订（作者 lawcheck），批注只写余下的问题；哪些错处能改，见 lawcheck fix --help。",
)
def annotate(
    paths: tuple[str, ...], output: str | None, fix: bool, quiet: bool, force_exclude: bool, **wishes: Any
) -> int:
    """检查 Word 文件（.docx），把每一处问题作为批注写在原文旁边，另存为 -o 写的文件；几份文件或者一个文件夹，写进 -o 写的文件夹。

    原来的文件不改动；正文和版式保持原样。对批注稿再次批注时，先前由程序写的批注会先清除，别人的批注保留。
    """
    from checker.cli.annotating import annotate as write_copies

    corrected: dict[str, bytes] | None = {} if fix else None
    options = Options((), output, wishes_of(**wishes), None, quiet, force_exclude, corrected=corrected)
    return write_copies(paths, options)


@click.command(
    "fix",
    cls=ChineseCommand,
    short_help="把有把握的错处改好，另存一份。",
    params=[
        option
        for option in check.params
        if option.name in ("paths", "rules", "kind", "select", "ignore", "year", "config", "no_config")
    ],
)
@click.option(
    "-o",
    "--output",
    metavar="文件",
    help="改好的文件；几份文件或者一个文件夹时写文件夹，里面的下级文件夹照样保留。",
)
@click.option("--diff", is_flag=True, help="只显示要改哪些地方，不写文件。")
def fix_(paths: tuple[str, ...], output: str | None, diff: bool, **wishes: Any) -> int:
    """把有把握的错处改好，另存一份；原来的文件不改动。

    Word 文件（.docx）里写成修订（作者 lawcheck），逐处接受或者拒绝；.txt 和 .md 直接改好，编码和换行不变。
    数字、姓名和要人判断的地方不改。
    """
    from checker.cli.fixing import fix

    return fix(paths, output, diff, wishes_of(published=None, today=None, **wishes))


@click.command(
    cls=ChineseCommand,
    short_help="检查许多份报告，结果写进一个文件夹。",
    params=[option for option in check.params if option.name in SHARED],
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="来源...")
@click.option(
    "-o", "--output", "out", required=True, type=click.Path(), metavar="文件夹", help="结果文件夹。"
)
@click.option(
    "--expected",
    type=click.Path(),
    metavar="名单",
    help="应当报送的单位名单（.csv 或者 .xlsx），列出谁还没有报送。",
)
@click.option(
    "--previous",
    type=click.Path(),
    metavar="文件夹",
    help="上一年的报告所在的文件夹：按单位找出各自上一年的报告，逐份对照。",
)
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(("reports", "summary", "results")),
    help="只写这一部分：reports 每份的差距报告和退回意见，summary 汇总，results 供程序读取的 results.jsonl；可以写几次。（默认都写）",
)
@click.option("--executor", metavar="dask://主机:端口", help="用 dask 的几台机器检查，不用本机的进程。")
@bounded(120)
@click.option(
    "--resume/--no-resume",
    default=None,
    help="接着上次没有做完的做，没有变化的不再检查（来源相同时本来就这样）；--no-resume 全部重新检查。",
)
@click.option("-q", "--quiet", is_flag=True, help="不显示最后一行小结和进度。")
def batch(
    paths: tuple[str, ...],
    out: str,
    expected: str | None,
    workers: int | None,
    seconds: int,
    memory: int,
    resume: bool | None,
    quiet: bool,
    executor: str | None,
    only: tuple[str, ...],
    **wishes: Any,
) -> int:
    """检查许多份报告，每份写差距报告和一页退回意见，另写汇总。

    “来源”可以是文件夹、压缩包、几个文件，.jsonl（每行一份，写明 name 和 text），或者有这两列的 .parquet。

    结果：reports 里是每份的差距报告和退回意见；summary.md、summary.html、summary.xlsx 是汇总；results.jsonl 供程序读取。
    """
    from checker.cli.batching import batch_command

    return batch_command(
        paths,
        out,
        wishes_of(**wishes),
        expected=expected,
        workers=workers,
        seconds=seconds,
        memory=memory,
        resume=resume,
        quiet=quiet,
        executor=executor or "",
        only=only,
    )
