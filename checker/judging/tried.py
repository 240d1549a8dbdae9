"""Why a rule of content did not find what it looks for: the ways that were tried, and what each sentence lacks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.checks.content.frame import frame_sentences
from checker.checks.content.joined import pair, paragraph
from checker.checks.content.readings import read_unit
from checker.checks.outcome import Context
from checker.document.model import Document, Sentence
from checker.rulebook.model import Rule, fields_of
from checker.text.conditions import Condition, evaluate
from checker.text.unit import Unit

_SHOWN = 24
_MOST = 3
_ACTS = {"actor": "做的人", "mood": "语气", "polarity": "做了没有", "year": "年份"}


def tried(document: Document, rule: Rule, context: Context) -> list[str]:
    """Return for each way of a rule, or each item that it asks for, how far the sentences are from it; nothing for other checks."""
    told = []
    options = fields_of(rule.options)
    ways = [
        (f"第{number}种办法（{way.verdict}）", way.in_, way.when, way.unit)
        for number, way in enumerate(options.get("ways", ()), 1)
    ]
    if rule.check == "everywhere":
        ways = [(f"“{item.name}”", options["in_"], item.when, "sentence") for item in options["items"]]
    for name, parts, condition, unit in ways:
        inside = [at for at, sentence in enumerate(document.sentences) if sentence.part in parts]
        around = frame_sentences(document, parts, context)
        if not inside and not around:
            told.append(f"{name}：没有属于 {'、'.join(parts)} 的句子")
            continue
        reasons = [*_inside(document, inside, condition, unit, context), *_around(around, condition)]
        held = "" in reasons
        lacks = list(dict.fromkeys(reason for reason in reasons if reason))
        told.append(f"{name}：{'条件成立' if held else '；'.join(lacks[:_MOST]) or '条件成立'}")
    return told


def _inside(
    document: Document, indexes: list[int], condition: Condition, unit: str, context: Context
) -> Iterator[str]:
    """Yield what each unit lacks, empty for one that satisfies the condition."""
    for index in indexes:
        sentence = document.sentences[index]
        if unit in ("pair", "paragraph"):
            whole = (pair if unit == "pair" else paragraph)(document, index, Condition(reads=True), context)
            if whole is None:
                continue
        else:
            whole = read_unit(document, index, context)
        if unit == "clause":
            clauses = [whole.narrowed(start, end, condition.needs) for start, end in whole.clauses]
            held = any(evaluate(condition, clause) is not None for clause in clauses)
        else:
            held = evaluate(condition, whole) is not None
        yield "" if held else f"{_shown(sentence)}{lacking(condition, whole) or '没有一个分句单独满足'}"


def _around(sentences: list[Sentence], condition: Condition) -> Iterator[str]:
    for sentence in sentences:
        held = evaluate(condition, sentence.unit) is not None
        yield "" if held else f"{_shown(sentence)}{lacking(condition, sentence.unit)}"


def _shown(sentence: Sentence) -> str:
    text = sentence.text
    return f"“{text if len(text) <= _SHOWN else text[:_SHOWN] + '……'}”"


def lacking(condition: Condition, unit: Unit) -> str:
    """Return the first thing that keeps a unit from satisfying a condition, or nothing where each holds by itself."""
    for item in condition.none:
        if evaluate(Condition(all=(item,)), unit) is not None:
            return f"有 none 里的{_written(item)}"
    for item in condition.all:
        if evaluate(Condition(all=(item,)), unit) is None:
            return f"没有 all 里的{_lacked(item, unit)}"
    if condition.any and evaluate(Condition(any=condition.any), unit) is None:
        return f"没有 any 里的任何一个（{'、'.join(_written(item) for item in condition.any[:_MOST])}{'等' if len(condition.any) > _MOST else ''}）"
    if condition.starts and evaluate(Condition(starts=condition.starts), unit) is None:
        return f"不以 starts 里的{'、'.join(_written(item) for item in condition.starts[:_MOST])}开头"
    if condition.wanted is not None:
        return _unlike(condition, unit)
    if condition.does and unit.does is not None:
        said = "、".join(dict.fromkeys(unit.does())) or "都不像"
        return f"读作 {said}，不是 does 里的 {'、'.join(condition.does)}"
    return ""


def _unlike(condition: Condition, unit: Unit) -> str:
    """Say what the clauses are read as where a condition asks what they say happened."""
    wanted = condition.wanted
    assert wanted is not None
    acts = wanted.act
    if acts and evaluate(Condition(any=acts), unit) is None:
        return f"没有 act 里的任何一个（{'、'.join(map(_written, acts[:_MOST]))}）"
    if wanted.object and evaluate(Condition(any=wanted.object), unit) is None:
        return f"没有 object 里的任何一个（{'、'.join(map(_written, wanted.object[:_MOST]))}）"
    for reading in unit.readings:
        for key, name in _ACTS.items():
            allowed = getattr(wanted, key)
            value = getattr(reading, key)
            if allowed and value not in allowed:
                clause = unit.text[reading.start : reading.end][:_SHOWN]
                return f"的“{clause}”{name}（{key}）读作 {value or '没有写明'}，要的是 {'、'.join(filter(None, allowed))}"
    return "没有一个分句既有 act 又满足其他条件"


def _lacked(item: Any, unit: Unit) -> str:
    """Name an item that a unit lacks; of a nested condition, what in it fails."""
    if not isinstance(item, Condition):
        return _written(item)
    inside = lacking(item, unit)
    return f"一组条件（{inside}）" if inside else "一组条件"


def _written(item: Any) -> str:
    """Return an item as a pack writes it."""
    if isinstance(item, Condition):
        return "一组条件"
    if isinstance(item, str):
        return "词语" if item.startswith("#") else f"“{_name(item)}”"
    return "“" + "".join(("…" if token.gap else "") + _name(token.group) for token in item) + "”"


def _name(group: str) -> str:
    """Return a group without the pack that changed its list."""
    return group.partition("@")[0] + "}" if group.startswith("{") and "@" in group else group
