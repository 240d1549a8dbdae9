"""What configuration and packs change against the shipped rules: a pass that rests on it is never silent."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from checker.config.model import Config
from checker.results import Report
from checker.rulebook.against import (
    LOWERED,
    NARROWED,
    REMOVED,
    REWRITTEN,
    PackChange,
    changed_lists,
    changes_to_shipped,
)
from checker.rulebook.model import (
    LEVEL_NAMES,
    LEVEL_OF_ISSUER,
    LEVELS,
    MUST,
    SKIPPED,
    Rule,
    Rulebook,
)
from checker.rulebook.places import KIND, kind_names
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

_MOST = 12
_OF_PACKS = {REMOVED: "去掉了", NARROWED: "改变了适用范围或者前提：", REWRITTEN: "改写了"}


class Changes(NamedTuple):
    """What stands in the conclusion of every report under one configuration, in Chinese.

    ``weakened`` are the titles of must rules that were lowered, switched off or removed, ``narrowed`` the titles by id of those
    whose scope or way of deciding was changed: they count as such where they end up skipped, or are not there at all.
    """

    told: tuple[str, ...] = ()
    weakened: tuple[str, ...] = ()
    narrowed: Mapping[str, str] = MappingProxyType({})


def of_packs(
    shipped: Sequence[Mapping[str, Any]], used: Sequence[Mapping[str, Any]], shared: Collection[str] = ()
) -> Changes:
    """Return what packs of a user change; ``shipped`` and ``used`` are their data, ``shared`` the lists of the kind of report."""
    changes = changes_to_shipped(shipped, used)
    told = []
    for pack in dict.fromkeys(change.pack for change in changes):
        own = [change for change in changes if change.pack == pack]
        for what, words in _OF_PACKS.items():
            names = [f"“{one.title}”（{LEVEL_NAMES[one.shipped]}）" for one in own if one.what == what]
            if names:
                told.append(f"规则包“{pack}”{words}{_listed(names)}。")
        lowered = [_lowered(one.title, one.shipped, one.level) for one in own if one.what == LOWERED]
        if lowered:
            told.append(f"规则包“{pack}”降低了级别：{_listed(lowered)}。")
    told += [
        f"规则包“{pack}”改动了词表：{_listed(names)}。"
        for pack, names in changed_lists(shipped, used, shared)
    ]
    return Changes(
        tuple(told),
        tuple(
            dict.fromkeys(
                one.title for one in changes if one.shipped == MUST and one.what in (REMOVED, LOWERED)
            )
        ),
        {one.rule: one.title for one in changes if one.shipped == MUST and one.what in (NARROWED, REWRITTEN)},
    )


def of_kind(kind: str) -> Changes:
    """Return what it changes that packs of a user bring the kind of report by which is judged."""
    if kind in kind_names():
        return Changes()
    return Changes((f"规则包带来的报告种类“{kind}”代替了自带的。",))


def of_choice(rulebook: Rulebook, reported: Collection[str]) -> Changes:
    """Return what it changes that only ``reported`` rules were asked for: must rules that nobody looked at."""
    left_out = [rule for rule in rulebook.rules if rule.level == MUST and rule.id not in reported]
    if not left_out:
        return Changes()
    return Changes((f"只查所选的规则（--select、--ignore），没有检查：{_listed(map(_called, left_out))}。",))


def of_config(
    config: Config, before: Rulebook, after: Rulebook, off: Mapping[str, str], inapplicable: Mapping[str, str]
) -> Changes:
    """Return what a configuration changes: ``before`` and ``after`` are the rules without and with it."""
    if config.file is None:
        return Changes()
    levels = {rule.id: rule for rule in after.rules}
    lowered = [
        (rule, levels[rule.id].level)
        for rule in before.rules
        if LEVELS.index(levels[rule.id].level) > LEVELS.index(rule.level)
    ]
    lowered.sort(key=lambda entry: LEVELS.index(entry[0].level))
    switched = [rule for rule in before.rules if rule.id in off]
    told = []
    if lowered:
        told.append(
            f"降低了级别：{_listed(_lowered(rule.title, rule.level, level) for rule, level in lowered)}"
        )
    if switched:
        told.append(f"不检查：{_listed(map(_called, switched))}")
    if config.thresholds:
        names = {rule.id: rule.title for rule in after.rules}
        numbers = (
            f"“{names[rule]}”的 {name} 为{value}"
            for rule, values in config.thresholds
            for name, value in values
        )
        told.append(f"改变了数字：{_listed(numbers)}")
    if inapplicable:
        told.append(
            f"写明没有行政执法权，不检查：{_listed(_called(rule) for rule in before.rules if rule.id in inapplicable)}"
        )
    told += _told_of_document(config)
    if config.fail_on == "never":
        told.append("哪一级不符合都不算没有通过（fail-on: never）")
    if config.baseline is not None:
        told.append(f"把基线 {os.path.basename(config.baseline)} 里以前已有的问题不算没有通过")
    where = f"配置文件 {config.file.path} "
    return Changes(
        tuple(f"{where}{one}。" for one in told),
        tuple(
            dict.fromkeys(
                rule.title for rule in (*(rule for rule, _ in lowered), *switched) if rule.level == MUST
            )
        ),
    )


def _told_of_document(config: Config) -> list[str]:
    told = []
    if config.kind not in (None, KIND):
        told.append(f"把报告种类定为 {config.kind}")
    if config.issuer_level is not None:
        told.append(f"把制发机关的级别定为{LEVEL_OF_ISSUER[config.issuer_level]}")
    if config.year is not None:
        told.append(f"把报告年度定为{config.year}年")
    return told


def with_changes(report: Report, changes: Iterable[Changes], passed: Iterable[str]) -> Report:
    """Return a report with what was changed for it; ``passed`` tells of files that were passed over."""
    told: list[str] = []
    weakened: list[str] = []
    for one in changes:
        told += one.told
        weakened += one.weakened
        judged = {result.rule.id for result in report.results if result.outcome.verdict != SKIPPED}
        weakened += [title for rule, title in one.narrowed.items() if rule not in judged and report.results]
    return report._replace(changes=(*told, *passed), weakened=tuple(dict.fromkeys(weakened)))


def _called(rule: Rule) -> str:
    return f"“{rule.title}”（{LEVEL_NAMES[rule.level]}）"


def _lowered(title: str, old: str, new: str) -> str:
    return f"“{title}”由{LEVEL_NAMES[old]}改为{LEVEL_NAMES[new]}"


def _listed(names: Iterable[str]) -> str:
    names = list(names)
    more = f"等{len(names)}项" if len(names) > _MOST else ""
    return "、".join(names[:_MOST]) + more


def listed_files(names: Sequence[str]) -> str:
    """Name some files and count the rest."""
    more = f"等{len(names)}个" if len(names) > _MOST else ""
    return "、".join(names[:_MOST]) + more


__all__ = ["Changes", "PackChange", "listed_files", "of_choice", "of_config", "of_packs", "with_changes"]
