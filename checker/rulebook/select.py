"""Choose rules by their ids and by ``pack:NAME``."""

from __future__ import annotations

from checker.errors import LawcheckError
from checker.rulebook.model import Rulebook


def selected(rulebook: Rulebook, select: tuple[str, ...], ignore: tuple[str, ...]) -> frozenset[str]:
    """Return the ids of the rules to report.

    Raises LawcheckError for a name that is no rule and no ``pack:NAME``, and when nothing is left.
    """
    chosen = _named(rulebook, select) if select else {rule.id for rule in rulebook.rules}
    chosen -= _named(rulebook, ignore)
    if not chosen:
        raise LawcheckError("没有剩下要检查的规则。", remedy="请核对 --select 和 --ignore。")
    return frozenset(chosen)


def _named(rulebook: Rulebook, names: tuple[str, ...]) -> set[str]:
    found: set[str] = set()
    for name in filter(
        None, (part.strip() for entry in names for part in entry.replace("，", ",").split(","))
    ):
        rules = {
            rule.id
            for pack in rulebook.packs
            for rule in pack.rules
            if name in (rule.id, f"pack:{pack.name}")
        }
        if not rules:
            from checker.rulebook.schema import nearest

            known = [rule.id for rule in rulebook.rules] + [f"pack:{pack.name}" for pack in rulebook.packs]
            raise LawcheckError(
                f"没有“{name}”这条规则{nearest(name, known)}。",
                remedy="运行 lawcheck rules 可以看到全部规则。",
            )
        found |= rules
    return found
