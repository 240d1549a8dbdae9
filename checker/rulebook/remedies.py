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
}


def remedies(rule: Rule) -> list[str]:
    """Return the remedies of a rule, each once, with 【…】 for the values that they are given at run time."""
    return list(dict.fromkeys(_without_names(remedy) for remedy in _remedies(rule.options)))


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
