"""The catalogue of rules in Markdown: what each asks, on which basis, with examples and remedies."""

from __future__ import annotations

from collections.abc import Collection

from checker.judging.applies import told as told_scope
from checker.rulebook.model import LEVEL_NAMES, VERDICT_NAMES, Rule, Rulebook
from checker.rulebook.remedies import remedies


def catalogue(rulebook: Rulebook, level: int = 1, told: Collection[str] = ()) -> str:
    """Return the catalogue of all rules; ``level`` is that of the topmost heading.

    The rules of the packs named in ``told`` are listed but not described: that has been done above.

    The rules must have been loaded with their examples.
    """
    mark = "#" * level
    kind = rulebook.kind
    lines = [f"{mark} {kind.name}", "", f"检查时{_option(kind.id)}。共{len(rulebook.rules)}条规则。", ""]
    lines += ["| 编号 | 规则 | 级别 | 规则包 |", "| --- | --- | --- | --- |"]
    lines += [
        f"| `{rule.id}` | {_cell(rule.title)} | {LEVEL_NAMES[rule.level]} | {_cell(pack.title)} |"
        for pack in rulebook.packs
        for rule in pack.rules
    ]
    titles = {rule.id: rule.title for rule in rulebook.rules}
    for pack in rulebook.packs:
        lines += ["", f"{mark}# {pack.title}（{pack.name}）"]
        if pack.name in told:
            lines += ["", "规则与前面的同名规则包相同。"]
            continue
        for rule in pack.rules:
            lines += ["", f"{mark}## {rule.title} `{rule.id}`", "", *_rule(rule, titles)]
    return "\n".join(lines) + "\n"


def _option(kind: str) -> str:
    from checker.rulebook.places import KIND

    return "不用写种类" if kind == KIND else f"写 `--kind {kind}`"


def _rule(rule: Rule, titles: dict[str, str]) -> list[str]:
    lines = [rule.asks, "", f"- 级别：{LEVEL_NAMES[rule.level]}"]
    lines += [f"- 依据：{basis.text}" for basis in rule.basis]
    if rule.applies is not None:
        lines.append(f"- 适用：{told_scope(rule.applies)}")
    if rule.depends:
        lines.append(f"- 前提：{'、'.join(titles[name] for name in rule.depends)}（不符合时本项不检查）")
    lines += [f"- 改法：{remedy}" for remedy in remedies(rule)]
    for example in rule.examples:
        note = f"（{example.note}）" if example.note else ""
        lines += ["", f"例，{VERDICT_NAMES[example.verdict]}{note}：", "", "```text"]
        lines += [*example.text.rstrip().splitlines(), "```"]
        if example.previous:
            lines += ["", "上一年的报告：", "", "```text", *example.previous.rstrip().splitlines(), "```"]
    return lines


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
