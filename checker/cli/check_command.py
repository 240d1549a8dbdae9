"""``lawcheck check`` as a command of click, and its options for the other commands that take them over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from checker.checking import Wishes
from checker.cli import check_options
from checker.cli.check_options import CHECK_OPTIONS, FILE, FLAG, MAYBE_FILE, Option, OptionError
from checker.cli.chinese import ChineseCommand
from checker.cli.run import run


def _declared(option: Option) -> click.Option:
    """Return an option as click has it."""
    more: dict[str, Any] = {}
    if option.takes in (FILE, MAYBE_FILE):
        more["type"] = click.Path(readable=False)  # whether it can be read is told where it is read
    if option.choices:
        more["type"] = click.Choice(option.choices)
    if option.numbers is not None:
        more["type"] = click.IntRange(*option.numbers)
    if option.takes == MAYBE_FILE:
        more |= {"is_flag": False, "flag_value": ""}
    if option.takes == FLAG:
        more["is_flag"] = True
    if option.suggested:
        more["shell_complete"] = _completing(option.suggested)
    names = (*option.written, option.name)
    return click.Option(
        names, multiple=option.repeated, metavar=option.metavar or None, help=option.help, **more
    )


def _completing(words: tuple[str, ...]) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    def complete(context: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
        return [word for word in words if word.startswith(incomplete)]

    return complete


@click.command(
    cls=ChineseCommand,
    short_help="检查报告（命令名可以省略）。",
    params=[
        click.Argument(["paths"], nargs=-1, type=click.Path(readable=False), metavar="文件..."),
        *map(_declared, CHECK_OPTIONS),
    ],
)
def check(paths: tuple[str, ...], **values: Any) -> int:
    """检查一份或者几份报告。

    “文件”可以是文件名、文件夹（连同下级文件夹里的报告）、压缩包，或者 -（从标准输入读取）。
    """
    try:
        order = check_options.order_of(paths, values)
    except OptionError as error:
        raise _refused(error) from None
    return run(*order)


SHARED = tuple(
    option.name
    for option in CHECK_OPTIONS
    if (option.name in Wishes._fields or option.name == "no_config") and option.name != "previous"
)
"""The options that say how to check, which other commands take over; the rest say what to check and what to write."""


def wishes_of(**wishes: Any) -> Wishes:
    """Return what a call asks of a check. Raises click.BadParameter for options that contradict each other or no date."""
    try:
        return check_options.wishes_of(**wishes)
    except OptionError as error:
        raise _refused(error) from None


def _refused(error: OptionError) -> click.BadParameter:
    return click.BadParameter(str(error), param_hint=error.option)
