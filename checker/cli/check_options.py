"""The options of ``lawcheck check``, said once: click makes the command and its help of them, quick.py reads plain calls by them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.checking import Wishes
from checker.cli.run import Options
from checker.reporting.formats import FORMATS
from checker.rulebook.model import LEVELS
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

FLAG, TEXT, FILE, MAYBE_FILE = "flag", "text", "file", "maybe file"
"""What an option takes: nothing, some text, the name of a file, or such a name that may be left out."""


class Option(NamedTuple):
    """An option: the value that it gives, how it is written, what it takes, and the text of the help page.

    One that is ``repeated`` may be written several times. ``choices`` are all that may be written, ``numbers`` the least and the greatest
    number, ``suggested`` what a shell completes.
    """

    name: str
    written: tuple[str, ...]
    takes: str
    metavar: str
    help: str
    repeated: bool = False
    choices: tuple[str, ...] = ()
    numbers: tuple[int, int] | None = None
    suggested: tuple[str, ...] = ()


CHECK_OPTIONS = (
    Option(
        "formats",
        ("-f", "--format"),
        TEXT,
        "格式[:文件]",
        "输出格式，见下面的清单；可以写几次，同时输出几种，冒号后面是这种格式的文件。（默认 markdown）",
        repeated=True,
        suggested=tuple(FORMATS),
    ),
    Option(
        "output",
        ("-o", "--output"),
        TEXT,
        "文件",
        "结果写到这个文件，不写到屏幕；没有写 -f 的，按文件名（.html、.docx、.xlsx、.json、.md 等）定格式。"
        "写文件夹（以 / 结尾，或者已有的文件夹），就每份报告各写一个文件。",
    ),
    Option(
        "rules",
        ("--rules",),
        TEXT,
        "路径",
        "另外使用的规则包（文件或者文件夹），可以写几次。",
        repeated=True,
    ),
    Option(
        "kind",
        ("--kind",),
        TEXT,
        "种类",
        "报告的种类：law-based-government 法治政府建设年度报告（默认）；其他种类见 lawcheck rules。",
    ),
    Option(
        "select",
        ("--select",),
        TEXT,
        "规则",
        "只检查这些规则；可以写编号或者 pack:规则包名，用逗号隔开。",
        repeated=True,
    ),
    Option("ignore", ("--ignore",), TEXT, "规则", "不检查这些规则，写法同上。", repeated=True),
    Option(
        "fail_on",
        ("--fail-on",),
        TEXT,
        "",
        "哪一级不符合时退出状态为1：must 必备项，should 规范项及以上，advice 提示项及以上，never 都不。（默认 must）",
        choices=(*LEVELS, "never"),
    ),
    Option("fail_on_partial", ("--fail-on-partial",), FLAG, "", "部分符合也算没有通过，级别同上。"),
    Option("year", ("--year",), TEXT, "年份", "指定报告年度，不从正文判断。", numbers=(1949, 2100)),
    Option("published", ("--published",), TEXT, "日期", "公开日期，例如 2024-03-28。"),
    Option("config", ("--config",), FILE, "文件", "使用这个配置文件，不按报告的位置寻找。"),
    Option("no_config", ("--no-config",), FLAG, "", "不使用任何配置文件。"),
    Option("baseline", ("--baseline",), FILE, "文件", "基线文件：其中已有的问题不再挡住公开，只报新出现的。"),
    Option(
        "write_baseline",
        ("--write-baseline",),
        MAYBE_FILE,
        "[文件]",
        "把现有的问题记入基线文件（文件名以 .json 结尾）；不写文件名就用 --baseline 或者配置文件里的，都没有就用 lawcheck-baseline.json。",
    ),
    Option(
        "previous",
        ("--previous",),
        FILE,
        "文件",
        "同一单位上一年的报告：另外检查有没有照搬、上一年的安排有没有交代、数据有没有更新。",
    ),
    Option("today", ("--today",), TEXT, "日期", "按这一天判断豁免是否到期，不按当天。"),
    Option(
        "force_exclude",
        ("--force-exclude",),
        FLAG,
        "",
        "直接写出的文件，配置排除的也不检查（pre-commit 这样的钩子用）。",
    ),
    Option(
        "since",
        ("--since",),
        FILE,
        "文件",
        "上次的报告，或者上次 -f json 的结果：列出改好了、还在、新出现的问题。",
    ),
    Option("full", ("--full",), FLAG, "", "差距报告里连同符合的规则和原文中的依据一起列出。"),
    Option("quiet", ("-q", "--quiet"), FLAG, "", "不显示最后一行小结和进度。"),
)


class OptionError(Exception):
    """The value of an option is none, or contradicts another; ``option`` is how it is written."""

    def __init__(self, option: str, text: str) -> None:
        super().__init__(text)
        self.option = option


def order_of(paths: Sequence[str], values: Mapping[str, Any]) -> tuple[tuple[str, ...], Options]:
    """Return what a call of ``check`` asks for: its files, and the options of the run. Raises OptionError."""
    wishes = dict(values)
    formats, output = wishes.pop("formats"), wishes.pop("output")
    record, quiet, full = wishes.pop("write_baseline"), wishes.pop("quiet"), wishes.pop("full")
    force_exclude, since = wishes.pop("force_exclude"), wishes.pop("since")
    paths = tuple(paths)
    if record and not record.lower().endswith(".json"):
        # The name of the file may be left out, and then the next word is a report.
        paths, record = (record, *paths), ""
    return paths, Options(
        formats, output, wishes_of(**wishes), record, quiet, force_exclude, full, since=since
    )


def wishes_of(no_config: bool, published: str | None, today: str | None, **wishes: Any) -> Wishes:
    """Return what a call asks of a check. Raises OptionError for options that contradict each other or no date."""
    if no_config and wishes.get("config"):
        raise OptionError("--config", "和 --no-config 不能一起用。")
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
        raise OptionError(option, "日期要写成 2024-03-28 这样。")
    return found[0]
