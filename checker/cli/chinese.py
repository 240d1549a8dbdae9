"""click in Chinese: help pages and usage errors."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from checker.cli.manual import SECTIONS
from checker.reporting.people.terminal import width_of, wrap

_WIDTH = 96
_RULES_OF_CLICK = re.compile(r"  \[(?:required|[^\]]*<=?x[^\]]*)\]$")
"""What click appends to a help text in English: the text itself says it."""
_COLUMN = 30


class ChineseFormatter(click.HelpFormatter):
    """Lays out help by columns of the screen, of which a Chinese character takes two."""

    def write_heading(self, heading: str) -> None:
        """Write the title of a section."""
        self.write(f"{heading}：\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs, which an empty line parts; other breaks of lines are those of the program text."""
        indent = " " * self.current_indent
        for at, paragraph in enumerate(text.split("\n\n")):
            if at:
                self.write("\n")
            for line in wrap("".join(paragraph.split("\n")), _WIDTH - self.current_indent):
                self.write(f"{indent}{line}\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write a list of names with their explanations."""
        rows = list(rows)
        column = min(_COLUMN, max(width_of(name) for name, _ in rows) + col_spacing)
        for name, text in rows:
            lead = " " * self.current_indent + name
            gap = column + self.current_indent - width_of(lead)
            if gap < col_spacing:
                self.write(f"{lead}\n")
                lead, gap = "", column + self.current_indent
            first, *rest = wrap(text, _WIDTH - column - self.current_indent)
            self.write(f"{lead}{' ' * gap}{first}\n")
            for line in rest:
                self.write(f"{' ' * (column + self.current_indent)}{line}\n")


_ALIKE = 0.7
"""How like one another a word and an option must be for the one to be a slip of the other: yaer and year are, nope and ignore are not."""
_BEGINNING = 2


class ChineseContext(click.Context):
    """A context whose help is laid out for Chinese."""

    formatter_class = ChineseFormatter


if TYPE_CHECKING:
    _Base = click.Command
else:
    _Base = object


class _Chinese(_Base):
    """Mixed into commands: the fixed words of a help page in Chinese."""

    def format_usage(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = self.collect_usage_pieces(context)
        words = ["[选项]" if piece == "[OPTIONS]" else piece for piece in pieces]
        words = ["命令 ..." if word.startswith(("COMMAND", "[COMMAND")) else word for word in words]
        formatter.write_usage(context.command_path, " ".join(words), "用法：")

    def format_options(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, and the commands of a group."""
        rows = [
            row
            for param in self.get_params(context)
            if isinstance(param, click.Option) and (row := param.get_help_record(context)) is not None
        ]
        if rows:
            with formatter.section("选项"):
                formatter.write_dl([(name, _chinese(text)) for name, text in rows])
        if isinstance(self, click.Group):
            self.format_commands(context, formatter)

    def get_help_option(self, context: click.Context) -> click.Option | None:
        """Return the help option with its text in Chinese."""
        option: click.Option | None = super().get_help_option(context)
        if option is not None:
            option.help = "显示这份说明。"
        return option


def _chinese(text: str) -> str:
    text = _RULES_OF_CLICK.sub("", text)
    return text.replace("  [default: ", "（默认 ").replace("]", "）") if "[default" in text else text


class ChineseCommand(_Chinese, click.Command):
    """A command whose help is Chinese, and that takes an option with one value once."""

    context_class = ChineseContext

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the words of a call. Raises UsageTwice for an option of which only the last value would count."""
        if not ctx.resilient_parsing:
            _, _, order = self.make_parser(ctx).parse_args(list(args))
            seen: set[str] = set()
            for param in order:
                single = isinstance(param, click.Option) and not (param.multiple or param.is_flag)
                if single and param.name in seen:
                    raise UsageTwice(param.opts[-1], ctx)
                seen.add(param.name or "")
        return super().parse_args(ctx, args)


class UsageTwice(click.UsageError):
    """An option that takes one value was written twice."""

    def __init__(self, option: str, context: click.Context) -> None:
        super().__init__(option, context)
        self.option = option


class ChineseGroup(_Chinese, click.Group):
    """A group whose help is Chinese; it shows the options of its commonest command too."""

    context_class = ChineseContext

    def format_epilog(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the sections of the manual below the help of the whole command."""
        if "check" in self.commands:
            for title, rows in SECTIONS:
                with formatter.section(title):
                    formatter.write_dl(rows)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Complete the words of a call without a command as those of ``check``, which may be left out."""
        if (
            extra.get("resilient_parsing")
            and "check" in self.commands
            and args
            and args[0] not in self.commands
        ):
            args = ["check", *args]
        return super().make_context(info_name, args, parent, **extra)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete commands, and files and options beside them where the command may be left out."""
        items = super().shell_complete(ctx, incomplete)
        check = self.commands.get("check")
        if check is not None:
            if incomplete.startswith("-"):
                items += check.shell_complete(
                    check.make_context("check", [], ctx, resilient_parsing=True), incomplete
                )
            else:
                items.append(CompletionItem(incomplete, type="file"))
        return items

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands, then the options of ``check``, which may be left out."""
        rows = [(name, command.get_short_help_str(90)) for name, command in self.commands.items()]
        with formatter.section("命令"):
            formatter.write_dl(rows)
        check = self.commands.get("check")
        if check is not None:
            inner = click.Context(check, info_name="check", parent=context)
            options = [
                param
                for param in check.get_params(inner)
                if isinstance(param, click.Option) and param.name != "help"
            ]
            records = [record for option in options if (record := option.get_help_record(inner)) is not None]
            with formatter.section("检查报告时的选项"):
                formatter.write_dl([(name, _chinese(text)) for name, text in records])


def explain_usage_error(error: click.UsageError) -> str:
    """Say in Chinese what is wrong with a call."""
    path = error.ctx.command_path if error.ctx is not None else "lawcheck"
    hint = f"运行 {path.removesuffix(' check')} --help 可以看到用法。"
    text: str
    if isinstance(error, click.NoSuchOption):
        near = _nearest_option(error)
        text = f"没有“{error.option_name}”这个选项{f'，是否想写 {near}' if near else ''}。"
    elif isinstance(error, UsageTwice):
        return f"选项“{error.option}”写了两次。处理办法：只写一次，留下要的那个。"
    elif isinstance(error, click.BadOptionUsage):
        text = f"选项“{error.option_name}”后面缺少内容，或者多写了内容。"
    elif isinstance(error, click.MissingParameter):
        text = f"没有写{_name(error.param)}。"
    elif isinstance(error, click.BadParameter):
        text = f"{_name(error.param, error.param_hint)}的值不对：{_reason(error)}"
    else:
        known = {"No such command": "没有这个命令。", "unexpected extra argument": "多写了内容。"}
        text = next((told for words, told in known.items() if words in error.format_message()), "用法不对。")
    return f"{text}处理办法：{hint}"


def _nearest_option(error: click.NoSuchOption) -> str:
    """Return the option that was probably meant, or nothing: the dashes that all options share make none of them like another."""
    import difflib

    from checker.reporting.formats import FORMATS

    asked = [
        ctx for ctx in (error.ctx, error.ctx.parent if error.ctx is not None else None) if ctx is not None
    ]
    params = [param for ctx in asked for param in ctx.command.get_params(ctx)]
    names = [
        name for param in params for name in (*param.opts, *param.secondary_opts) if name.startswith("-")
    ]
    wanted = error.option_name.strip("-").lower()
    by_bare = {name.strip("-"): name for name in names}
    if wanted in by_bare:
        return by_bare[wanted]
    if wanted in FORMATS and "format" in by_bare:
        return f"-f {wanted}"
    begun = [bare for bare in by_bare if len(wanted) > _BEGINNING and bare.startswith(wanted)]
    close = begun[:1] or difflib.get_close_matches(wanted, by_bare, n=1, cutoff=_ALIKE)
    return by_bare[close[0]] if close else ""


def _name(param: Any, hint: Any = None) -> str:
    if isinstance(hint, str):
        return f"选项“{hint}”"
    if param is None:
        return "参数"
    if isinstance(param, click.Option):
        return f"选项“{param.opts[-1]}”"
    return f"“{str(param.metavar or param.name).strip('[].')}”"


def _reason(error: click.BadParameter) -> str:
    kind = getattr(error.param, "type", None)
    if isinstance(kind, click.Choice):
        return f"可以写 {'、'.join(str(choice) for choice in kind.choices)}。"
    if isinstance(kind, click.IntRange):
        return f"应当是 {kind.min} 到 {kind.max} 之间的整数。"
    return error.message
