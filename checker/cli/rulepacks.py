"""What the commands ``rules`` and ``explain`` print."""

from __future__ import annotations

from collections.abc import Sequence

from checker.checking import Checker, Wishes
from checker.cli import console
from checker.cli.run import BROKEN, GATED, OK
from checker.config.apply import adjustable
from checker.errors import LawcheckError
from checker.rulebook.model import LEVEL_NAMES, VERDICT_NAMES, Rule, Rulebook
from checker.rulebook.remedies import remedies


def list_rules(paths: Sequence[str]) -> int:
    """Print all rules, pack by pack."""
    rulebook = _load(paths)
    if rulebook is None:
        return BROKEN
    lines: list[str] = []
    for pack in rulebook.packs:
        lines.append(f"{pack.title}（{pack.name} {pack.version}）")
        width = max(len(rule.id) for rule in pack.rules)
        lines.extend(f"  {rule.id:<{width}}  {LEVEL_NAMES[rule.level]}  {rule.title}" for rule in pack.rules)
        lines.append("")
    lines.append(f"共{len(rulebook.rules)}条。lawcheck explain 规则编号：看一条规则的要求、依据和例子。")
    console.output("\n".join(lines) + "\n")
    return OK


def explain_rule(name: str, paths: Sequence[str]) -> int:
    """Print what one rule asks, its basis, its examples and its remedy."""
    rulebook = _load(paths)
    if rulebook is None:
        return BROKEN
    rule = next((rule for rule in rulebook.rules if rule.id == name), None)
    if rule is None:
        from checker.rulebook.schema import nearest

        near = nearest(name, [rule.id for rule in rulebook.rules])
        console.message(f"错误：没有“{name}”这条规则{near}。处理办法：运行 lawcheck rules 可以看到全部规则。")
        return BROKEN
    if not rule.examples:  # a rulebook for checking does without those of the shipped rules
        from checker.rulebook.shipped import shipped_rulebook

        full = shipped_rulebook(rulebook.kind.id, examples=True)
        rule = rule._replace(examples=next((one.examples for one in full.rules if one.id == name), ()))
    console.output(_explanation(rule, rulebook))
    return OK


def _explanation(rule: Rule, rulebook: Rulebook) -> str:
    lines = [
        f"{rule.title}（{rule.id}，{LEVEL_NAMES[rule.level]}，规则包 {rule.pack}）",
        "",
        f"要求：{rule.asks}",
        "",
    ]
    lines += [f"依据：{basis.text}" for basis in rule.basis]
    if rule.depends:
        titles = {entry.id: entry.title for entry in rulebook.rules}
        lines.append("前提：" + "、".join(titles[name] for name in rule.depends) + "（不符合时本项不检查）")
    numbers = [f"{name}（现在是 {value}）" for name, value in adjustable(rule).items()]
    if numbers:
        lines.append(f"可以调整：{'、'.join(numbers)}，在配置文件的 thresholds 里写。")
    told = remedies(rule)
    if told:
        lines += ["", "怎样改："] + [f"  {remedy}" for remedy in told]
    lines += ["", "例子："]
    for example in rule.examples:
        note = f"（{example.note}）" if example.note else ""
        lines.append(f"  【{VERDICT_NAMES[example.verdict]}】{note}")
        lines += [f"    {line}" for line in example.text.strip().splitlines()]
    return "\n".join(lines) + "\n"


def validate_packs(paths: Sequence[str]) -> int:
    """Validate rule files one by one; each fault is a message with file, line and remedy."""
    from checker.rulebook.load import load_beside
    from checker.rulebook.shipped import shipped_data

    status = OK
    data = shipped_data()
    for path in paths:
        try:
            packs = load_beside(data["packs"], [path], data["kind"], replace_namesakes=True)
        except LawcheckError as error:
            console.message(f"错误：{error}")
            status = BROKEN
            continue
        own = [pack for pack in packs if not any(pack is shipped for shipped in data["packs"])]
        for pack in own:
            console.output(
                f"{path}：规则包“{pack['title']}”（{pack['pack']}）合格，{len(pack['rules'])}条规则。\n"
            )
    return status


def test_packs(paths: Sequence[str]) -> int:
    """Run the examples of the packs at ``paths``, or of all shipped packs; 1 where one fails."""
    from checker.examples import run_examples
    from checker.rulebook.compile import compile_rulebook
    from checker.rulebook.load import load_beside
    from checker.rulebook.shipped import shipped_data

    data = shipped_data()
    try:
        packs = load_beside(data["packs"], paths, data["kind"], replace_namesakes=True)
        own = frozenset(pack["pack"] for pack in packs if not paths or pack not in data["packs"])
        results = list(run_examples(compile_rulebook(data["kind"], packs), own))
    except LawcheckError as error:
        console.message(f"错误：{error}")
        return BROKEN
    for result in results:
        if not result.passed:
            console.output(
                f"不一致：规则“{result.rule.id}”第{result.number}个例子应当是“{VERDICT_NAMES[result.example.verdict]}”，"
                f"结果是“{VERDICT_NAMES[result.verdict]}”：{result.example.text.strip().splitlines()[-1][:40]}\n"
            )
    failed = sum(1 for result in results if not result.passed)
    console.output(f"共{len(results)}个例子，{len(results) - failed}个一致，{failed}个不一致。\n")
    return GATED if failed or not results else OK


def _load(paths: Sequence[str]) -> Rulebook | None:
    try:
        return Checker(Wishes(rules=tuple(paths))).regime("").rulebook
    except LawcheckError as error:
        console.message(f"错误：{error}")
        return None
