"""``lawcheck check``: its options, which other commands take over, and what they ask of a check."""

from __future__ import annotations

from typing import Any

import click

from checker.checking import Wishes
from checker.cli.chinese import ChineseCommand
from checker.cli.run import Options, run
from checker.reporting.formats import FORMATS
from checker.rulebook.model import LEVELS


def _complete_formats(context: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    return [name for name in FORMATS if name.startswith(incomplete)]


@click.command(cls=ChineseCommand, short_help="检查报告（命令名可以省略）。")
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
    help="结果写到这个文件，不写到屏幕；没有写 -f 的，按文件名（.html、.docx、.xlsx、.json、.md 等）定格式。"
    "写文件夹（以 / 结尾，或者已有的文件夹），就每份报告各写一个文件。",
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
        formats, output, wishes_of(**wishes), write_baseline, quiet, force_exclude, full, since=since
    )
    return run(paths, options)


SHARED = tuple(
    param.name
    for param in check.params
    if (param.name in Wishes._fields or param.name == "no_config") and param.name != "previous"
)
"""The options that say how to check, which other commands take over; the rest say what to check and what to write."""


def wishes_of(no_config: bool, published: str | None, today: str | None, **wishes: Any) -> Wishes:
    """Return what a call asks of a check. Raises click.BadParameter for options that contradict each other or no date."""
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
