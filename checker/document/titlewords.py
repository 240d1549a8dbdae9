"""What the words of a title name: its issuer, its matter, its year."""

from __future__ import annotations

from checker.document.issuers import is_name, looks_like_issuer
from checker.rulebook.model import Kind
from checker.text.around import places
from checker.text.lazy import pattern
from checker.text.numbers import value_of

_NUMERALS = "〇○零一二三四五六七八九十年度"
_PLAN_BEHIND = pattern(
    "[及和与、暨](?:20[0-9]{2}年|[下次明来]一?年|下一?步)度?[\u4e00-\u9fff]{0,12}(?:计划|要点|安排|打算|思路|重点|任务)(?:的?(?:报告|汇报))?$"
)
"""What a title names behind the report: the plan for the year to come."""


def issuer_in(title: str, kind: Kind) -> str | None:
    """Return the issuer or place that a title names: what stands before the matter, without the year."""
    cut = min((at for subject in kind.subjects if (at := title.find(subject)) >= 0), default=len(title))
    name = title[:cut]
    before, about, after = name.partition("关于")
    name = before or after if about else name
    for filler in kind.fillers:
        name = name.replace(filler, "")
    digits = next((at for at, char in enumerate(name) if char.isdigit() or char in "〇○"), None)
    if digits is not None:
        digits = digits - 1 if not name[digits].isdigit() and digits else digits
        end = digits
        while end < len(name) and (name[end].isdigit() or name[end] in "〇○零一二三四五六七八九年度"):
            end += 1
        name = name[:digits] or name[end:]
    return name if len(name) > 1 and not _is_clause(name) else None


def _is_clause(name: str) -> bool:
    """Whether what stands before the matter says something of a body (担任岚县人民政府法律顾问) and names none."""
    return not is_name(name) or ("人民政府" in name and not looks_like_issuer(name))


def subject_in(title: str, kind: Kind) -> str | None:
    """Return the matter of the kind that a title names, not counting what it only cites in 《》."""
    plain = without_citations(title)
    return next((subject for subject in kind.subjects if subject in plain), None)


def foreign_matter(title: str, kind: Kind) -> str:
    """Return what a title names between the matter of the kind and its last noun that is neither (法治政府建设示范创建报告)."""
    plain = without_citations(title)
    at = max(
        (plain.rfind(subject) + len(subject) for subject in kind.subjects if subject in plain), default=-1
    )
    rest = plain[at:].replace("(", "（").split("（", 1)[0] if at >= 0 else ""
    for joint in ("暨", "及", "和", "与", "、"):
        rest = rest.split(joint, 1)[0]  # what stands beside the matter does not change it
    for word in sorted((*kind.links, *kind.nouns, *kind.fillers), key=len, reverse=True):
        rest = rest.replace(word, " ")
    return "".join(char for char in rest if "\u4e00" <= char <= "\u9fff" and char not in _NUMERALS)


def plan_behind(title: str, kind: Kind) -> bool:
    """Whether a title names the report first and the plan for the year to come behind it (工作情况和2025年工作要点)."""
    ahead = _PLAN_BEHIND.search(title)
    before = title[: ahead.start()] if ahead is not None else ""
    return subject_in(before, kind) is not None and not foreign_matter(before, kind)


def without_citations(title: str) -> str:
    """Return ``title`` without the titles in 《》 that it cites."""
    pieces = []
    rest = title
    while "《" in rest:
        before, _, rest = rest.partition("《")
        pieces.append(before)
        rest = rest.partition("》")[2]
    return "".join([*pieces, rest])


def year_in(text: str) -> int | None:
    """Return the first year (``2023年``, ``二〇二三年``) that a title or heading names, or None."""
    for at in places(text, "年"):
        value = value_of(text[max(0, at - 4) : at].replace("○", "〇"))
        if at >= 4 and value is not None and 1949 <= value <= 2100:
            return value
    return None
