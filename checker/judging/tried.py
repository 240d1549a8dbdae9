"""Why a rule of content did not find what it looks for: the ways that were tried, and what each sentence lacks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.document.model import Document, Sentence
from checker.rulebook.model import Rule, fields_of
from checker.text.conditions import Condition, Unit, evaluate

_SHOWN = 24
_MOST = 3


def tried(document: Document, rule: Rule) -> list[str]:
    """Return for each way of a rule, in Chinese, how far its sentences are from satisfying it; nothing for other checks."""
    told = []
    for number, way in enumerate(fields_of(rule.options).get("ways", ()), 1):
        options = fields_of(way)
        parts = options.get("in_", options.get("in", ()))
        inside = [sentence for sentence in document.sentences if sentence.part in parts]
        reasons = list(dict.fromkeys(_reasons(inside, options["when"], options.get("unit") == "clause")))
        if not inside:
            reasons = [f"没有属于 {'、'.join(parts)} 的句子"]
        told.append(f"第{number}种办法（{options['verdict']}）：{'；'.join(reasons[:_MOST]) or '条件成立'}")
    return told


def _reasons(sentences: list[Sentence], condition: Condition, clauses: bool) -> Iterator[str]:
    for sentence in sentences:
        if evaluate(condition, sentence.unit) is None:
            text = sentence.text
            shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "……"
            yield f"“{shown}”{lacking(condition, sentence.unit) or '没有一个分句单独满足'}"
        elif clauses:
            yield "要由一个分句单独满足"


def lacking(condition: Condition, unit: Unit) -> str:
    """Return the first thing that keeps a unit from satisfying a condition, or nothing where each holds by itself."""
    for item in condition.none:
        if evaluate(Condition(all=(item,)), unit) is not None:
            return f"有 none 里的{_written(item)}"
    for item in condition.all:
        if evaluate(Condition(all=(item,)), unit) is None:
            return f"没有 all 里的{_written(item)}"
    if condition.any and evaluate(Condition(any=condition.any), unit) is None:
        return "没有 any 里的任何一个"
    if condition.starts and evaluate(Condition(starts=condition.starts), unit) is None:
        return "不以 starts 里的词开头"
    return ""


def _written(item: Any) -> str:
    """Return an item as a pack writes it."""
    if isinstance(item, Condition):
        return "那一组条件"
    if isinstance(item, str):
        return "词语" if item.startswith("#") else f"“{_name(item)}”"
    return "“" + "".join(("…" if token.gap else "") + _name(token.group) for token in item) + "”"


def _name(group: str) -> str:
    """Return a group without the pack that changed its list."""
    return group.partition("@")[0] + "}" if group.startswith("{") and "@" in group else group
