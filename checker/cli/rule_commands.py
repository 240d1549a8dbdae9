"""``lawcheck rules …`` and ``lawcheck explain``: what is asked of reports, and packs that users write."""

from __future__ import annotations

import click

from checker.cli.chinese import ChineseCommand, ChineseGroup
from checker.rulebook.places import KIND

_kind = click.option("--kind", metavar="种类", help="报告的种类，默认 law-based-government。")


@click.group(
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


@click.command(cls=ChineseCommand, short_help="说明一条规则（写编号或者名称）。")
@click.argument("rule", metavar="规则")
@click.option("--rules", "paths", multiple=True, metavar="路径", help="另外使用的规则包。")
@_kind
def explain(rule: str, paths: tuple[str, ...], kind: str | None) -> int:
    """说明一条规则：要求什么、依据、适用范围、出处、例子、怎样改。"""
    from checker.cli.rulepacks import explain_rule

    return explain_rule(rule, paths, kind)
