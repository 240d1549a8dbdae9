"""The click commands: options to values, values to calls."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from checker.checking import Wishes
from checker.cli import console
from checker.cli.chinese import ChineseCommand, ChineseGroup, explain_usage_error
from checker.cli.completion import SHELLS, VARIABLE, print_completion
from checker.cli.outputs import Target, plan, write_nothing_read
from checker.cli.run import BROKEN, OK, Options, run
from checker.errors import LawcheckError
from checker.reporting.formats import FORMATS, Job
from checker.rulebook.model import LEVELS
from checker.rulebook.places import KIND
from checker.version import __version__


def run_command(arguments: Sequence[str]) -> int:
    """Parse ``arguments`` and run the command they name; returns the exit status."""
    console.prepare_click()
    words = list(arguments)
    if os.environ.get(VARIABLE):  # Called by a shell that wants a word completed: click answers and exits.
        lawcheck.main([], prog_name="lawcheck", complete_var=VARIABLE)
    if words and words[0] not in (*lawcheck.commands, "--help", "-h", "--version", "-V"):
        words.insert(0, "check")
    if not words:
        words = ["--help"]
    try:
        # Not lawcheck.main(): that ends a run with a closed pipe by status 1.
        with lawcheck.make_context("lawcheck", words) as context:
            status = lawcheck.invoke(context)
    except click.UsageError as error:
        told = explain_usage_error(error)
        console.message(f"错误：{told}")
        write_nothing_read(_asked_for(words), Job((), __version__, error=told))
        return BROKEN
    except click.exceptions.Exit as stop:
        if sys.stdout is None:  # click says nothing where there is nowhere to say it
            raise console.closed_output() from None
        return stop.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    return status if isinstance(status, int) else OK


def _asked_for(words: list[str]) -> tuple[Target, ...]:
    """Return the outputs that a call with a mistake asks for, as far as these can be told."""
    formats: list[str] = []
    output: str | None = None
    for word, following in zip(words, [*words[1:], ""], strict=True):
        for name in ("-f", "--format", "-o", "--output"):
            if word == name:
                value = following
            elif word.startswith(name + "=" if name.startswith("--") else name):
                value = word.removeprefix(name).removeprefix("=")
            else:
                continue
            if "f" in name:
                formats.append(value)
            else:
                output = value
    try:
        return plan(formats, output)
    except LawcheckError:
        return ()


def _complete_formats(context: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    return [name for name in FORMATS if name.startswith(incomplete)]


@click.group(
    cls=ChineseGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", message="lawcheck %(version)s", help="显示版本。")
def lawcheck() -> None:
    """检查法治政府建设年度报告是否写全了规定内容，给出差距报告。

    最常用的写法：lawcheck 报告.txt
    """


@lawcheck.command(cls=ChineseCommand, short_help="检查报告（命令名可以省略）。")
@click.argument("paths", nargs=-1, type=click.Path(), metavar="文件...")
@click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    metavar="格式[:文件]",
    shell_complete=_complete_formats,
    help="输出格式，见下面的清单；可以写几次，同时输出几种，冒号后面是这种格式的文件。（默认 markdown）",
)
@click.option(
    "-o",
    "--output",
    metavar="文件",
    help="结果写到这个文件，不写到屏幕；没有写 -f 的，按文件名（.html、.docx、.xlsx、.json、.md 等）定格式。",
)
@click.option(
    "--rules", multiple=True, metavar="路径", help="另外使用的规则包（文件或者文件夹），可以写几次。"
)
@click.option(
    "--kind",
    metavar="种类",
    help="报告的种类：law-based-government 法治政府建设年度报告（默认）；其他种类见 lawcheck rules。",
)
@click.option(
    "--select",
    multiple=True,
    metavar="规则",
    help="只检查这些规则；可以写编号或者 pack:规则包名，用逗号隔开。",
)
@click.option("--ignore", multiple=True, metavar="规则", help="不检查这些规则，写法同上。")
@click.option(
    "--fail-on",
    type=click.Choice((*LEVELS, "never")),
    help="哪一级不符合时退出状态为1：must 必备项，should 规范项及以上，advice 提示项及以上，never 都不。（默认 must）",
)
@click.option("--fail-on-partial", is_flag=True, help="部分符合也算没有通过，级别同上。")
@click.option("--year", type=click.IntRange(1949, 2100), metavar="年份", help="指定报告年度，不从正文判断。")
@click.option("--published", metavar="日期", help="公开日期，例如 2024-03-28。")
@click.option("--config", type=click.Path(), metavar="文件", help="使用这个配置文件，不按报告的位置寻找。")
@click.option("--no-config", is_flag=True, help="不使用任何配置文件。")
@click.option(
    "--baseline",
    type=click.Path(),
    metavar="文件",
    help="基线文件：其中已有的问题不再挡住公开，只报新出现的。",
)
@click.option(
    "--write-baseline",
    is_flag=False,
    flag_value="",
    type=click.Path(),
    metavar="[文件]",
    help="把现有的问题记入基线文件（文件名以 .json 结尾）；不写文件名就用 --baseline 或者配置文件里的，都没有就用 lawcheck-baseline.json。",
)
@click.option(
    "--previous",
    type=click.Path(),
    metavar="文件",
    help="同一单位上一年的报告：另外检查有没有照搬、上一年的安排有没有交代、数据有没有更新。",
)
@click.option("--today", metavar="日期", help="按这一天判断豁免是否到期，不按当天。")
@click.option(
    "--force-exclude", is_flag=True, help="直接写出的文件，配置排除的也不检查（pre-commit 这样的钩子用）。"
)
@click.option(
    "--since",
    type=click.Path(),
    metavar="文件",
    help="上次的报告，或者上次 -f json 的结果：列出改好了、还在、新出现的问题。",
)
@click.option("--full", is_flag=True, help="差距报告里连同符合的规则和原文中的依据一起列出。")
@click.option("-q", "--quiet", is_flag=True, help="不显示最后一行小结和进度。")
def check(
    paths: tuple[str, ...],
    formats: tuple[str, ...],
    output: str | None,
    quiet: bool,
    write_baseline: str | None,
    force_exclude: bool,
    full: bool = False,
    since: str | None = None,
    **wishes: Any,
) -> int:
    """检查一份或者几份报告。

    “文件”可以是文件名、文件夹（连同下级文件夹里的报告）、压缩包，或者 -（从标准输入读取）。
    """
    if write_baseline and not write_baseline.lower().endswith(".json"):
        # The name of the file may be left out, and then the next word is a report.
        paths, write_baseline = (write_baseline, *paths), ""
    options = Options(
        formats, output, _wishes(**wishes), write_baseline, quiet, force_exclude, full, since=since
    )
    return run(paths, options)


@lawcheck.command(
    cls=ChineseCommand,
    short_help="把问题作为批注写进 Word 文件。",
    params=[
        option
        for option in check.params
        if option.name not in ("formats", "output", "write_baseline", "full", "since", "help")
    ],
)
@click.option("-o", "--output", metavar="文件", help="批注稿；几份文件或者一个文件夹时写文件夹。")
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
    options = Options((), output, _wishes(**wishes), None, quiet, force_exclude, corrected=corrected)
    return write_copies(paths, options)


@lawcheck.command(
    "fix",
    cls=ChineseCommand,
    short_help="把有把握的错处改好，另存一份。",
    params=[
        option
        for option in check.params
        if option.name in ("paths", "rules", "kind", "select", "ignore", "year", "config", "no_config")
    ],
)
@click.option("-o", "--output", metavar="文件", help="改好的文件；几份文件或者一个文件夹时写文件夹。")
@click.option("--diff", is_flag=True, help="只显示要改哪些地方，不写文件。")
def fix_(paths: tuple[str, ...], output: str | None, diff: bool, **wishes: Any) -> int:
    """把有把握的错处改好，另存一份；原来的文件不改动。

    Word 文件（.docx）里写成修订（作者 lawcheck），逐处接受或者拒绝；.txt 和 .md 直接改好，编码和换行不变。
    数字、姓名和要人判断的地方不改。
    """
    from checker.cli.fixing import fix

    return fix(paths, output, diff, _wishes(published=None, today=None, **wishes))


def _wishes(no_config: bool, published: str | None, today: str | None, **wishes: Any) -> Wishes:
    if no_config and wishes.get("config"):
        raise click.BadParameter("和 --no-config 不能一起用。", param_hint="--config")
    return Wishes(
        use_config=not no_config,
        published=_date(published, "--published"),
        today=_date(today, "--today"),
        **wishes,
    )


def _date(text: str | None, option: str) -> str | None:
    if text is None:
        return None
    from checker.document.dates import find_dates

    found = [date for date, span in find_dates(text) if span == (0, len(text))]
    if not found:
        raise click.BadParameter("日期要写成 2024-03-28 这样。", param_hint=option)
    return found[0]


_NOT_IN_BATCH = (
    "paths",
    "formats",
    "output",
    "quiet",
    "write_baseline",
    "force_exclude",
    "full",
    "since",
    "previous",
    "help",
)


@lawcheck.command(
    cls=ChineseCommand,
    short_help="检查许多份报告，结果写进一个文件夹。",
    params=[option for option in check.params if option.name not in _NOT_IN_BATCH],
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
@click.option("--executor", metavar="dask://主机:端口", help="用 dask 的几台机器检查，不用本机的进程。")
@click.option(
    "--workers", type=click.IntRange(1, 256), metavar="个数", help="同时检查几份。（默认按处理器的个数）"
)
@click.option(
    "--timeout",
    "seconds",
    type=click.IntRange(1, 3600),
    default=120,
    metavar="秒",
    help="一份最多用多少秒，超过的不再检查、单独列出。（默认 120）",
)
@click.option(
    "--memory",
    type=click.IntRange(256, 65536),
    default=1024,
    metavar="MB",
    help="检查一份最多用多少内存（MB）。（默认 1024）",
)
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
        _wishes(**wishes),
        expected=expected,
        workers=workers,
        seconds=seconds,
        memory=memory,
        resume=resume,
        quiet=quiet,
        executor=executor or "",
    )


_kind = click.option("--kind", metavar="种类", help="报告的种类，默认 law-based-government。")


@lawcheck.group(
    cls=ChineseGroup,
    invoke_without_command=True,
    short_help="列出规则；新写、校验、测试规则包，看依据的覆盖情况。",
)
@click.option("--rules", "paths", multiple=True, metavar="路径", help="连同这些规则包一起列出。")
@_kind
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(("text", "markdown")),
    default="text",
    help="text 一行一条（默认），markdown 完整的规则目录。",
)
@click.pass_context
def rules(context: click.Context, paths: tuple[str, ...], kind: str | None, format_: str) -> int | None:
    """列出全部规则。"""
    if context.invoked_subcommand is not None:
        return None
    from checker.cli.rulepacks import list_rules

    return list_rules(paths, kind, format_)


@rules.command(cls=ChineseCommand, short_help="写一个带说明的规则包样本。")
@click.argument("name", default="my-rules", metavar="[名称]")
@click.option(
    "--kind",
    default=KIND,
    metavar="种类",
    help="报告的种类，默认 law-based-government；写一个新的名称，就连同这种报告的说明一起写。",
)
def new(name: str, kind: str) -> int:
    """写一个带说明、能通过校验和测试的规则包样本“名称.yaml”；已经有的不覆盖。

    --kind 写自带的以外的名称，就在文件夹“名称”里写一种新的报告和它的规则包。
    """
    from checker.cli.packfiles import new_pack

    return new_pack(name, kind)


@rules.command(cls=ChineseCommand, short_help="校验规则文件。")
@click.argument("paths", nargs=-1, required=True, metavar="路径...")
def validate(paths: tuple[str, ...]) -> int:
    """校验规则文件：写法、词表、依据、依赖是否正确。"""
    from checker.cli.packfiles import validate_packs

    return validate_packs(paths)


@rules.command(cls=ChineseCommand, short_help="看规则文件里有没有多余、重复、用不上的内容。")
@click.argument("paths", nargs=-1, metavar="[路径...]")
@click.option("--words", is_flag=True, help="列出没有例子用到的词和只有一个字的词。")
def lint(paths: tuple[str, ...], words: bool) -> int:
    """指出写法没有错、但多半不是本意的地方，并统计词表；不写路径就看自带的规则包。有要指出的，退出状态为1。"""
    from checker.cli.linting import lint_packs

    return lint_packs(paths, words=words)


@rules.command("test", cls=ChineseCommand, short_help="运行规则里的例子。")
@click.argument("paths", nargs=-1, metavar="[路径...]")
def test_(paths: tuple[str, ...]) -> int:
    """运行规则里的例子，看结果是否与写明的一致；不写路径就测试自带的规则包。"""
    from checker.cli.packfiles import test_packs

    return test_packs(paths)


@rules.command(cls=ChineseCommand, short_help="看每一条依据由哪些规则检查。")
@click.argument("paths", nargs=-1, metavar="[路径...]")
@click.option("--kind", default=None, metavar="种类", help="报告的种类，默认按规则包里写的。")
def coverage(paths: tuple[str, ...], kind: str | None) -> int:
    """列出每一条依据由哪些规则检查、哪些没有规则；有依据没有规则又没写明理由的，退出状态为1。"""
    from checker.cli.packfiles import show_coverage

    return show_coverage(paths, kind)


@lawcheck.command(cls=ChineseCommand, short_help="说明一条规则（写编号或者名称）。")
@click.argument("rule", metavar="规则")
@click.option("--rules", "paths", multiple=True, metavar="路径", help="另外使用的规则包。")
@_kind
def explain(rule: str, paths: tuple[str, ...], kind: str | None) -> int:
    """说明一条规则：要求什么、依据、适用范围、出处、例子、怎样改。"""
    from checker.cli.rulepacks import explain_rule

    return explain_rule(rule, paths, kind)


_SETTINGS = (
    "paths",
    "formats",
    "output",
    "quiet",
    "write_baseline",
    "force_exclude",
    "full",
    "since",
    "previous",
    "help",
)
"""The parameters of ``check`` that ``config`` does not take."""


@lawcheck.command(
    "config",
    cls=ChineseCommand,
    short_help="显示生效的设置和出处。",
    params=[param for param in check.params if param.name not in _SETTINGS],
)
@click.argument("path", default=".", metavar="[路径]", type=click.Path())
@click.option("-f", "--format", "format_", type=click.Choice(FORMATS), help="输出格式。")
def config_(path: str, format_: str | None, **wishes: Any) -> int:
    """显示检查这个文件（或者文件夹里的文件）时生效的设置，以及每一项出自哪里。"""
    from checker.cli.settings import show_settings

    return show_settings(path, _wishes(**wishes), format_)


@lawcheck.command(cls=ChineseCommand, short_help="写一份带说明的配置文件。")
@click.argument("folder", default=".", metavar="[文件夹]", type=click.Path())
def init(folder: str) -> int:
    """在文件夹里写一份带说明的配置文件 lawcheck.yaml；已经有的不覆盖。"""
    from checker.cli.settings import write_starter

    return write_starter(folder)


@lawcheck.command(cls=ChineseCommand, short_help="输出命令补全脚本。")
@click.argument("shell", type=click.Choice(SHELLS), metavar="bash|zsh|fish")
def completion(shell: str) -> int:
    """输出命令补全脚本：按 Tab 键补全命令、选项和文件名。

    bash 放进 ~/.bashrc：eval "$(lawcheck completion bash)"；zsh 放进 ~/.zshrc：eval "$(lawcheck completion zsh)"；
    fish 写到 ~/.config/fish/completions/lawcheck.fish。
    """
    return print_completion(shell, lawcheck)
