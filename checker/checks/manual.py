"""docs/check-kinds.md: every kind of check with its options, for writers of packs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.checks.declared import options_of
from checker.rulebook.option import REQUIRED, CheckKind, Option

_HEAD = """\
# 检查的办法

这份文件由 `python docs/make_checks.py` 从程序生成，请不要直接修改。怎样写规则见 [writing-rules.md](writing-rules.md)。

规则的 `check` 写办法的名称，`with` 写它的参数。“必写”以外的可以不写。说明（message、remedy）里可以用花括号写的名称列在参数后面，
显示时换成具体内容；没有列出的名称不会换，`lawcheck rules validate` 会指出来。
"""
_SHAPES = {
    "texts": "说明",
    "message": "文字",
    "condition": "条件",
    "parts": "部分的列表",
    "listed": "词表名称",
    "several_lists": "词表名称的列表",
    "found_list": "词表名称",
    "stock_list": "词表名称",
    "words": "词语的列表",
    "word_groups": "词语的列表的列表",
    "part": "部分的名称",
    "text": "文字",
    "number": "整数",
    "year": "年份",
    "day": "日期",
    "day_by_level": "级别: 日期",
    "flag": "true 或 false",
    "rules": "规则编号的列表",
    "one": "几个字段",
    "many": "每项几个字段的列表",
}


def manual(kinds: Sequence[CheckKind]) -> str:
    """Return the manual of the kinds of check."""
    lines = [_HEAD]
    for kind in kinds:
        lines += [f"## `{kind.name}` {kind.title}", "", "| 参数 | 写什么 | 内容 |", "| --- | --- | --- |"]
        lines += [*_rows(kind.options, ""), ""]
    return "\n".join(lines)


def _rows(fields: type, above: str) -> Iterator[str]:
    for name, option in options_of(fields).items():
        yield f"| `{above}{name}` | {_shape(option)} | {_told(option)} |"
        if option.shape in ("one", "many"):
            yield from _rows(option.more[0], f"{above}{name}.")


def _shape(option: Option) -> str:
    if option.shape == "choice":
        return "、".join(f"`{value}`" for value in option.more)
    return _SHAPES[option.shape]


def _told(option: Option) -> str:
    told = option.doc.rstrip("。")
    if option.default == REQUIRED:
        told += "。必写"
    elif option.shape == "choice" and option.default:
        told += f"。不写就是 `{option.default}`"
    elif option.shape == "number" and option.default:
        told += f"。不写就是 {option.default}"
    if option.shape in ("texts", "message") and option.more:
        told += "。" + "，".join(f"`{{{name}}}` {what}" for name, what in option.more.items())
    return (told + "。").replace("|", "\\|")
