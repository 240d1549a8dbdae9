"""What the commands ``rules`` and ``explain`` print."""

from __future__ import annotations

from collections.abc import Sequence

from checker.checking import Checker, Wishes
from checker.cli import console
from checker.cli.run import BROKEN, OK
from checker.config.apply import adjustable
from checker.errors import LawcheckError
from checker.judging.applies import told
from checker.rulebook.model import LEVEL_NAMES, VERDICT_NAMES, Rule, Rulebook
from checker.rulebook.places import kind_names
from checker.rulebook.remedies import remedies


def list_rules(paths: Sequence[str], kind: str | None, format_: str) -> int:
    """Print all rules, pack by pack, as a list or as the catalogue in Markdown."""
    rulebook = _load(paths, kind)
    if rulebook is None:
        return BROKEN
    if format_ == "markdown":
        from checker.reporting.people.catalogue import catalogue

        console.output(catalogue(rulebook))
        return OK
    lines = [f"报告种类：{rulebook.kind.name}（{rulebook.kind.id}）", ""]
    for pack in rulebook.packs:
        lines.append(f"{pack.title}（{pack.name} {pack.version}）")
        width = max(len(rule.id) for rule in pack.rules)
        lines.extend(f"  {rule.id:<{width}}  {LEVEL_NAMES[rule.level]}  {rule.title}" for rule in pack.rules)
        lines.append("")
    lines.append(f"共{len(rulebook.rules)}条。lawcheck explain 规则编号：看一条规则的要求、依据和例子。")
    others = [name for name in kind_names() if name != rulebook.kind.id]
    if others:
        lines.append(f"其他种类的报告：--kind {'、--kind '.join(others)}。")
    console.output("\n".join(lines) + "\n")
    return OK


def explain_rule(name: str, paths: Sequence[str], kind: str | None) -> int:
    """Print what one rule asks, its basis, its examples and its remedy."""
    rulebook = _load(paths, kind)
    if rulebook is None:
        return BROKEN
    found = _named(name, rulebook)
    if len(found) != 1:
        from checker.rulebook.schema import nearest

        near = nearest(name, [rule.id for rule in rulebook.rules])
        several = "、".join(f"{rule.title}（{rule.id}）" for rule in found)
        told = f"“{name}”有几条规则：{several}" if found else f"没有“{name}”这条规则{near}"
        remedy = "请写编号。" if found else "运行 lawcheck rules 可以看到全部规则。"
        console.message(f"错误：{told}。处理办法：{remedy}")
        return BROKEN
    (rule,) = found
    console.output(_explanation(rule, rulebook, _origin(rule, paths, rulebook)))
    return OK


def _named(name: str, rulebook: Rulebook) -> list[Rule]:
    """Return the rules that a user may mean: by id, by title, by a part of the title."""
    wanted = "".join(name.split())
    same = [rule for rule in rulebook.rules if wanted in (rule.id, rule.title)]
    return same or [rule for rule in rulebook.rules if wanted and wanted in rule.title]


def _origin(rule: Rule, paths: Sequence[str], rulebook: Rulebook) -> list[str]:
    """Say where a rule of a pack that a user wrote comes from: inherited, and what was changed by which pack."""
    from checker.rulebook.inuse import data_for
    from checker.rulebook.load import load_packs
    from checker.rulebook.references import lists_of

    for pack in load_packs(paths, data_for(rulebook.kind.id, paths)["kind"]):
        origin = pack["origins"].get(rule.id)
        if pack["pack"] != rule.pack or origin is None:
            continue
        if origin["pack"] == pack["pack"]:
            return [f"出处：{pack['path']} 第{pack['lines'][rule.id]}行"]
        changes: dict[str, list[str]] = {}
        for field, by in origin["fields"].items():
            changes.setdefault(by, []).append(field)
        told = [f"“{by}”改写了 {'、'.join(fields)}" for by, fields in changes.items()]
        data = next(entry for entry in pack["rules"] if entry["id"] == rule.id)
        used = [name for name in pack["edits"] if name in lists_of(data)]
        edits = [f"“{pack['pack']}”改动了词表 {'、'.join(used)}"] if used else []
        edits += [
            f"“{pack['rebased'][name]}”改写了依据“{name}”"
            for name in data["basis"]
            if name in pack["rebased"]
        ]
        return [f"出处：继承自规则包“{origin['pack']}”；{'；'.join([*told, *edits]) or '没有改写'}"]
    return []


def _explanation(rule: Rule, rulebook: Rulebook, origin: Sequence[str]) -> str:
    lines = [
        f"{rule.title}（{rule.id}，{LEVEL_NAMES[rule.level]}，规则包 {rule.pack}）",
        "",
        f"要求：{rule.asks}",
        "",
    ]
    lines += [f"依据：{basis.text}" for basis in rule.basis]
    lines += origin
    if rule.applies is not None:
        lines.append(f"适用：{told(rule.applies)}")
    if any(pack.previous for pack in rulebook.packs if pack.name == rule.pack):
        lines.append("只在写了 --previous（上一年的报告）时检查。")
    if rule.depends:
        titles = {entry.id: entry.title for entry in rulebook.rules}
        lines.append("前提：" + "、".join(titles[name] for name in rule.depends) + "（不符合时本项不检查）")
    numbers = [f"{name}（现在是 {value}）" for name, value in adjustable(rule).items()]
    if numbers:
        lines.append(f"可以调整：{'、'.join(numbers)}，在配置文件的 thresholds 里写。")
    found = remedies(rule)
    if found:
        lines += ["", "怎样改："] + [f"  {remedy}" for remedy in found]
    lines += ["", "例子："]
    for example in rule.examples:
        note = f"（{example.note}）" if example.note else ""
        lines.append(f"  【{VERDICT_NAMES[example.verdict]}】{note}")
        lines += [f"    {line}" for line in example.text.strip().splitlines()]
        if example.previous:
            lines += [
                "    上一年的报告：",
                *(f"      {line}" for line in example.previous.strip().splitlines()),
            ]
    return "\n".join(lines) + "\n"


def _load(paths: Sequence[str], kind: str | None) -> Rulebook | None:
    try:
        return Checker(Wishes(rules=tuple(paths), kind=kind, examples=True)).regime("").rulebook
    except LawcheckError as error:
        console.message(f"错误：{error}")
        return None
