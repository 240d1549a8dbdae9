"""The remedies of a rule as its pack words them, for texts that stand without a document."""

from __future__ import annotations

from checker.rulebook.model import Rule, fields_of
from checker.text.conditions import Condition

_SHOWN = {
    "wanted": "下一年度",
    "missing": "缺少的内容",
    "kind": "这种报告",
    "count": "个数",
    "year": "报告年度",
    "limit": "期限",
    "date": "日期",
    "found": "写的内容",
    "name": "名称",
    "right": "正确的写法",
    "wrong": "错误的写法",
    "once": "重复的字词",
    "by": "后来的文件",
    "full": "完整的提法",
    "inside": "所在的地方",
    "others": "别的年份",
    "hints": "要核对的地方",
}
_WHOLLY_GIVEN = ("{instead}",)
"""Remedies that are worded where the words are listed: without them nothing is said."""


def remedies(rule: Rule) -> list[str]:
    """Return the remedies of a rule, each once, with 【…】 for the values that they are given at run time."""
    found = (remedy for remedy in _remedies(rule.options) if remedy not in _WHOLLY_GIVEN)
    return list(dict.fromkeys(map(_without_names, found)))


def _without_names(text: str) -> str:
    for name, shown in _SHOWN.items():
        text = text.replace("{" + name + "}", f"【{shown}】")
    return text


def _remedies(options: object) -> list[str]:
    found: list[str] = []
    if isinstance(options, Condition):
        return found
    if isinstance(options, dict) or hasattr(options, "_fields"):
        fields = fields_of(options)
        remedy = fields.get("remedy")
        if isinstance(remedy, str) and remedy:
            found.append(remedy)
        for value in fields.values():
            found += _remedies(value)
    elif isinstance(options, tuple):
        for value in options:
            found += _remedies(value)
    return found
