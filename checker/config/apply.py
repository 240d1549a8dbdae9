"""Apply a configuration to a rulebook: levels and thresholds changed, rules switched off."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable, Mapping

from checker.config.model import Config
from checker.errors import LawcheckError
from checker.rulebook.model import Pack, Rule, Rulebook, fields_of
from checker.rulebook.schema import nearest
from checker.rulebook.yamlfile import Path

NO_POWERS = "没有行政执法权，本项不适用。"
_STOP = "。."


def configured(rulebook: Rulebook, config: Config) -> Rulebook:
    """Return the rulebook with the levels and thresholds of ``config``.

    Raises LawcheckError, with its place, for a name in the configuration (waivers included) that is no rule.
    """
    levels = {
        rule: level
        for name, level in config.levels
        for rule in _rules(rulebook, config, name, ("levels", name))
    }
    thresholds = dict(config.thresholds)
    for name in thresholds:
        _rules(rulebook, config, name, ("thresholds", name), packs=False)
    known = {rule.id for rule in rulebook.rules}
    for waiver in config.waivers:
        if waiver.rule not in known:
            raise LawcheckError(
                f"{waiver.place}：没有“{waiver.rule}”这条规则{nearest(waiver.rule, known)}。",
                remedy="运行 lawcheck rules 可以看到全部规则。",
            )
    if not levels and not thresholds:
        return rulebook
    packs = tuple(
        pack._replace(
            rules=tuple(_changed(rule, levels, thresholds.get(rule.id, ()), config) for rule in pack.rules)
        )
        for pack in rulebook.packs
    )
    return rulebook._replace(packs=packs)


def adjustable(rule: Rule) -> dict[str, int]:
    """Return the parameters of a rule that a configuration may change, with their present values."""
    return {name: value for name, value in fields_of(rule.options).items() if type(value) is int}


def _changed(
    rule: Rule, levels: Mapping[str, str], thresholds: Iterable[tuple[str, int]], config: Config
) -> Rule:
    options = rule.options
    for name, value in thresholds:
        known = adjustable(rule)
        if name not in known:
            raise _error(
                config,
                f"规则“{rule.id}”没有“{name}”这个可以调整的数字{nearest(name, known)}。",
                ("thresholds", rule.id, name),
                f"可以调整：{'、'.join(known)}。" if known else "这条规则没有可以调整的数字，请删去。",
            )
        options = {**options, name: value} if isinstance(options, dict) else options._replace(**{name: value})
    return rule._replace(level=levels.get(rule.id, rule.level), options=options)


def switched_off(rulebook: Rulebook, config: Config) -> dict[str, str]:
    """Return the rules that ``config`` switches off, each with what the report says about it."""
    return {
        rule: f"按本单位的配置不检查：{reason.rstrip(_STOP)}。"
        for name, reason in config.off
        for rule in _rules(rulebook, config, name, ("off", name))
    }


def inapplicable(rulebook: Rulebook, config: Config) -> dict[str, str]:
    """Return the rules that do not concern the issuer described in ``config``, each with the reason."""
    if config.enforcement:
        return {}
    return {rule.id: NO_POWERS for pack in rulebook.packs if pack.enforcement for rule in pack.rules}


def excluded(relative: str, patterns: Iterable[str]) -> bool:
    """Whether a path with slashes, relative to the configuration's folder, fits one of the patterns.

    As in .gitignore a pattern without a slash (but at its end) is for the name of any file or folder, one with a slash
    for the path from the configuration's folder; whatever lies in such a folder is excluded too.
    """
    parts = relative.split("/")
    above = ["/".join(parts[:end]) for end in range(1, len(parts) + 1)]
    return any(
        fnmatch.fnmatchcase(name, pattern.strip("/"))
        for pattern in patterns
        for name in (above if "/" in pattern.rstrip("/") else parts)
    )


def _rules(rulebook: Rulebook, config: Config, name: str, at: Path, *, packs: bool = True) -> list[str]:
    found = [
        rule.id
        for pack in rulebook.packs
        for rule in pack.rules
        if name == rule.id or (packs and name == f"pack:{pack.name}")
    ]
    if not found:
        known = [rule.id for rule in rulebook.rules] + _pack_names(rulebook.packs, packs)
        raise _error(
            config,
            f"没有“{name}”这条规则{nearest(name, known)}。",
            at,
            "运行 lawcheck rules 可以看到全部规则。",
        )
    return found


def _pack_names(packs: Iterable[Pack], wanted: bool) -> list[str]:
    return [f"pack:{pack.name}" for pack in packs] if wanted else []


def _error(config: Config, message: str, at: Path, remedy: str) -> LawcheckError:
    return (
        LawcheckError(message, remedy=remedy)
        if config.file is None
        else config.file.error(message, at, remedy)
    )
