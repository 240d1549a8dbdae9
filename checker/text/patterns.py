"""Patterns of rule packs: words, and gaps between them, as a lawyer writes them.

``主持召开`` are the words themselves, ``将…述法…纳入`` stand in this order within the unit, ``{领导}…{履职动作}`` are any terms of the lists in
this order, ``{领导}主持`` stand side by side.
"""

from __future__ import annotations

from checker.values import NamedTuple

GAP = "…"


class Token(NamedTuple):
    """One element of a pattern: the group that must be hit, and whether a gap may stand before it."""

    group: str
    gap: bool


Pattern = tuple[Token, ...]


def parse_pattern(text: str) -> Pattern:
    """Compile the written form of a pattern.

    Raises ValueError, with a Chinese message, for an empty element or an unclosed brace.
    """
    tokens: list[Token] = []
    gap = False
    rest = text.strip()
    while rest:
        if rest.startswith(GAP):
            gap = bool(tokens)
            rest = rest.lstrip(GAP)
            if not rest:
                raise ValueError(f"“{text}”以省略号结尾，省略号后面缺少词语")
            continue
        if rest.startswith("{"):
            name, closed, rest = rest[1:].partition("}")
            if not closed or not name or GAP in name or "{" in name:
                raise ValueError(f"“{text}”中的花括号没有写完整")
            tokens.append(Token("{" + name + "}", gap))
        else:
            cut = min((at for at in (rest.find(GAP), rest.find("{")) if at >= 0), default=len(rest))
            tokens.append(Token(rest[:cut], gap))
            rest = rest[cut:]
        gap = False
    if not tokens:
        raise ValueError("词语不能为空")
    return tuple(tokens)
