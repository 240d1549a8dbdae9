"""``citations``: a title in 《》 that can only mean a known instrument is written as that instrument is called.

Nothing is said of a title that is unknown, however near it comes, unless the difference is a slip of the pen: a character of the
same sound or look, neighbours swapped, one or two characters left out or put in amid a long title, the word 法 of a law shortened
after 中华人民共和国. What stands before a known title (a place, an issuer) makes another instrument of it.

Parameters: ``instruments`` (``{title}``; ``years``: the bracket that belongs to the title; ``wrong``: other miswritings;
``bare``: the title has no 中华人民共和国), ``laws`` (names of laws without 中华人民共和国), ``others`` (right titles that
look like slips), ``issuers`` (names that may stand before a title), ``alike`` (groups of characters of one sound or look).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.checks.body import read_body
from checker.checks.outcome import Context, Finding, Outcome, Place, found, met, skipped
from checker.checks.ready import ready
from checker.document.model import Document
from checker.lexicon.alike import Alike, differing
from checker.lexicon.titles import NATIONAL, Title, read_title, titles_in
from checker.rulebook.model import Rule
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

_LONG = 8
_VERY_LONG = 10
_MOST_LEFT_OUT = 2
_MOST_MOVED = 6
_SHORTEST_LAW = 4


class Wrong(NamedTuple):
    """What is wrong with a title, and how it is written rightly."""

    right: str
    why: str
    mild: bool = False


class Known(NamedTuple):
    """A known title: its core, the brackets it may have, whether it is a law of the nation, whether 中华人民共和国 is wrong before it."""

    core: str
    years: tuple[str, ...]
    law: bool
    bare: bool


class Register:
    """The known instruments, found by the beginning or the end of their titles."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._alike = Alike(options.get("alike", ()))
        self.issuers: Sequence[str] = options.get("issuers", ())
        self._known: dict[str, Known] = {}
        self._wrong: dict[str, str] = {}
        self._others = frozenset(options.get("others", ()))
        for entry in options.get("instruments", ()):
            title = read_title(entry["title"], self.issuers)
            known = self._known.get(title.core, Known(title.core, (), False, False))
            years = (*known.years, *((entry["years"],) if "years" in entry else ()))
            self._known[title.core] = Known(title.core, years, False, bool(entry.get("bare")))
            for wrong in entry.get("wrong", ()):
                self._wrong[read_title(wrong, self.issuers).core] = title.core
        for law in options.get("laws", ()):
            self._known.setdefault(law, Known(law, (), True, False))
        self._near: dict[str, list[Known]] = {}
        for known in self._known.values():
            for key in {known.core[:2], known.core[-3:]}:
                self._near.setdefault(key, []).append(known)

    def judge(self, name: str) -> Wrong | None:
        """Return what is wrong with the title ``name`` (without 《》), or None where nothing can be proved."""
        title = read_title(name, self.issuers)
        core = title.core
        known = self._known.get(core)
        if known is not None:
            if title.national and known.bare:
                return Wrong(f"《{core}》", "题名没有“中华人民共和国”")
            return _wrong_years(known, title)
        if core in self._others and not title.national:
            return None
        misplaced = _misplaced_years(name)
        if misplaced is not None:
            return misplaced
        if core in self._wrong:
            return self._as(self._known[self._wrong[core]], title, "题名写错")
        for known in (*self._near.get(core[:2], ()), *self._near.get(core[-3:], ())):
            why = self._slip(title, known)
            if why is not None:
                return self._as(known, title, why)
        return None

    def _as(self, known: Known, title: Title, why: str) -> Wrong:
        head = NATIONAL if title.national and not known.bare else ""
        ranges = [years for years in known.years if years in title.brackets]
        years = f"（{(ranges or known.years)[0]}）" if known.years and title.brackets else ""
        return Wrong(f"《{head}{known.core}{years}》", why)

    def _slip(self, title: Title, known: Known) -> str | None:
        core, meant = title.core, known.core
        if abs(len(core) - len(meant)) > 3 or core.endswith(meant):
            return None
        written, right, at = differing(core, meant)
        inside = at > 0 and (
            at + len(right) < len(meant) or any(years in title.brackets for years in known.years)
        )
        length = len(meant) + (len(NATIONAL) if title.national else 0)
        if len(written) == len(right):
            if length > _SHORTEST_LAW and self._alike.all_mistaken(written, right):
                return f"“{written}”应为“{right}”"
            if length > _SHORTEST_LAW and len(right) <= _MOST_MOVED and sorted(written) == sorted(right):
                return f"“{written}”应为“{right}”"
            if len(right) == 1 and len(meant) >= _VERY_LONG and inside:
                return f"“{written}”应为“{right}”"
            return None
        if title.national and known.law and _shortened(core, meant):
            return "这是简称，写全称“中华人民共和国……”时不能省字"
        if not inside or len(meant) < _LONG or (known.years and not title.brackets):
            return None
        if not written and len(right) <= _MOST_LEFT_OUT:
            return f"漏写“{right}”"
        if not right and len(written) <= _MOST_LEFT_OUT:
            return f"多写“{written}”"
        return None


def check_citations(document: Document, rule: Rule, context: Context) -> Outcome:
    """Compare every title in 《》 with the known instruments."""
    body = read_body(document)
    findings: list[Finding] = []
    evidence: list[Place] = []
    register = ready(rule.options, None, lambda: Register(rule.options))
    seen: dict[str, Wrong | None] = {}
    count = 0
    for start, end in titles_in(body.text):
        name = body.text[start + 1 : end - 1]
        count += 1
        if name not in seen:
            seen[name] = register.judge(name)
        wrong = seen[name]
        if wrong is not None:
            message = f"《{name}》应为{wrong.right}：{wrong.why}。"
            findings.append(
                Finding(message, f"请改为{wrong.right}。", body.place(start, end), mild=wrong.mild)
            )
        elif not evidence:
            evidence.append(body.place(start, end))
    if findings:
        return found(findings, findings[0].message)
    if not count:
        return skipped("全文没有引用《》文件。")
    return met(evidence, f"核对了{count}处《》，没有发现写错的题名。")


def _wrong_years(known: Known, title: Title) -> Wrong | None:
    """Return what is wrong with the years in brackets of a title whose name is right."""
    for bracket in title.brackets:
        if not known.years or bracket in known.years:
            continue
        digits = "".join(char for char in bracket if char.isdigit())
        if len(digits) != 8 or not bracket.replace("年", "").replace("—", "").isdigit():
            continue
        right = next(
            (years for years in known.years if digits == "".join(char for char in years if char.isdigit())),
            None,
        )
        if right is None:
            names = "或".join(f"《{known.core}（{years}）》" for years in known.years)
            return Wrong(names, f"起止年份“{bracket}”不对")
        if "—" not in bracket:
            return Wrong(f"《{known.core}（{right}）》", "起止年份之间缺少连接号")
        if not bracket.endswith("年"):
            return Wrong(f"《{known.core}（{right}）》", "括号内缺少“年”字", mild=True)
    return None


def _misplaced_years(name: str) -> Wrong | None:
    """Return what is wrong with the years at the end of any title, whatever it is: they run together, 年 stands outside."""
    opening = name.rfind("（")
    inner, _, after = name[opening + 1 :].partition("）")
    digits = inner.removesuffix("年")
    if opening < 0 or not digits[:4].isdigit() or not digits[-4:].isdigit():
        return None
    head, first, last = name[:opening], digits[:4], digits[-4:]
    right = f"《{head}（{first}—{last}年）》"
    if digits == first + last and "1949" < first < last < "2100" and not after:
        return Wrong(right, "起止年份之间缺少连接号")
    if after == "年" and digits == inner and len(digits) > 8:
        return Wrong(right, "“年”字应当在括号内", mild=True)
    return None


def _shortened(core: str, meant: str) -> bool:
    """Whether ``core`` is ``meant`` with characters left out and the same two at its beginning or the same last one."""
    if len(core) >= len(meant) or len(core) < _SHORTEST_LAW or core[-1] != meant[-1] or core[0] != meant[0]:
        return False
    rest = iter(meant)
    return all(char in rest for char in core)
