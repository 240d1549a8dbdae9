"""The click commands: options to values, values to calls."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from checker.cli import console
from checker.cli.check_command import SHARED, check, wishes_of
from checker.cli.chinese import ChineseCommand, ChineseGroup, explain_usage_error
from checker.cli.completion import SHELLS, VARIABLE, print_completion
from checker.cli.draft_commands import annotate, batch, fix_
from checker.cli.outputs import Target, plan, write_nothing_read
from checker.cli.rule_commands import explain, rules
from checker.cli.run import BROKEN, OK
from checker.cli.serve_command import serve
from checker.errors import LawcheckError
from checker.reporting.formats import FORMATS, Job
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
        with lawcheck.make_context("lawcheck", list(words)) as context:
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
        for name, is_format in (("-f", True), ("--format", True), ("-o", False), ("--output", False)):
            if word == name:
                value = following
            elif word.startswith(name + "=" if name.startswith("--") else name):
                value = word.removeprefix(name).removeprefix("=")
            else:
                continue
            if is_format:
                formats.append(value)
            else:
                output = value
    try:
        return plan(formats, output)
    except LawcheckError:
        return ()


@click.group(
    cls=ChineseGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", message="lawcheck %(version)s", help="显示版本。")
def lawcheck() -> None:
    """检查法治政府建设年度报告是否写全了规定内容，给出差距报告。

    最常用的写法：lawcheck 报告.txt
    """


for _command in (check, annotate, fix_, batch, serve, rules, explain):
    lawcheck.add_command(_command)


@lawcheck.command(
    "config",
    cls=ChineseCommand,
    short_help="显示生效的设置和出处。",
    params=[param for param in check.params if param.name in SHARED],
)
@click.argument("path", default=".", metavar="[路径]", type=click.Path())
@click.option("-f", "--format", "format_", type=click.Choice(FORMATS), help="输出格式。")
def config_(path: str, format_: str | None, **wishes: Any) -> int:
    """显示检查这个文件（或者文件夹里的文件）时生效的设置，以及每一项出自哪里。"""
    from checker.cli.settings import show_settings

    return show_settings(path, wishes_of(**wishes), format_)


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
