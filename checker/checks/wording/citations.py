"""``citations``: a title in 《》 that can only mean a known instrument is written as that instrument is called.

Nothing is said of a title that is unknown, however near it comes, unless the difference is a slip of the pen: a character of the
same sound or look, neighbours swapped, a few characters left out, put in or replaced amid a long title, the name of a law shortened
after 中华人民共和国. What stands before a known title (a place, an issuer) makes another instrument of it, and so does 实施:
opinions on how to carry it out. Opinions and notices (关于…) are issued under like names everywhere, so that of those without their
issuer only slips of sound and look are told.

Over 300 lines: what a title can mean, each slip that proves it, and the words for it belong to one register.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.checks.outcome import Context, fill, finding_of, found, met, skipped
from checker.checks.ready import ready
from checker.checks.running import place_in, title_and_body
from checker.document.model import Document
from checker.results import Finding, Outcome, Place, Replacement
from checker.rulebook import option
from checker.rulebook.model import Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.alike import Alike, differing
from checker.text.titles import NATIONAL, CitedTitle, read_title, titles_in
from checker.text.words import is_word
from checker.values import NamedTuple

_LONG = 8
_VERY_LONG = 16
_MOST_LEFT_OUT = 2
_MOST_REPLACED = 3
_OTHER_INSTRUMENT = (
    "实施",
    "贯彻",
    "落实",
    "具体",
    "若干",
    "补充",
    "配套",
    "暂行",
    "试行",
    "试点",
    "修正",
    "修改",
)
_SAYS_NOTHING = frozenset(
    ("工作", "发展", "建设", "管理", "行政", "国家", "政府", "有关", "相关", "促进", "保护", "处理")
)
"""Words that are put into titles by a slip of memory (政府信息公开工作条例)."""
_MOST_MOVED = 6
_SHORTEST_LAW = 4
_HIGHEST = ("国务院", "中共中央")
"""How the names of the highest issuers begin: none of them issues opinions under the name of another's."""


class Wrong(NamedTuple):
    """What is wrong with a title, and how it is written rightly."""

    right: str
    why: str
    mild: bool = False


class Known(NamedTuple):
    """A known title: its core, the brackets it may have, whether it is a law of the nation, whether 中华人民共和国 is wrong before it.

    ``common`` tells that other issuers use like names (关于…), ``issuer`` is the one of the highest that the title begins with.
    """

    core: str
    years: tuple[str, ...]
    law: bool
    bare: bool
    common: bool
    issuer: str = ""


class Register:
    """The known instruments, found by the beginning or the end of their titles."""

    def __init__(self, options: Options) -> None:
        self._alike = Alike(options.alike)
        self.issuers: Sequence[str] = options.issuers
        self._known: dict[str, Known] = {}
        self._wrong: dict[str, str] = {}
        self._others = frozenset(options.others)
        self._short_forms = frozenset(options.short_forms)
        self._reasons = options.reasons
        for entry in options.instruments:
            title = read_title(entry.title, self.issuers)
            known = self._known.get(title.core, Known(title.core, (), False, False, False))
            years = (*known.years, *((entry.years,) if entry.years else ()))
            self._known[title.core] = Known(
                title.core,
                years,
                False,
                entry.bare,
                f"关于{title.core}" in entry.title,
                _issuer(entry.title, title),
            )
            for wrong in entry.wrong:
                self._wrong[read_title(wrong, self.issuers).core] = title.core
        for law in options.laws:
            self._known.setdefault(law, Known(law, (), True, False, False))
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
            issuer = _issuer(name, title)
            if issuer and known.issuer and issuer != known.issuer:
                reason = fill(self._reasons.issuer, {"issuer": known.issuer})
                return Wrong(f"《{known.issuer}{name.removeprefix(issuer)}》", reason)
            if title.national and known.bare:
                return Wrong(f"《{core}》", self._reasons.bare)
            return _wrong_years(known, title, self._reasons)
        if core in self._others or (core in self._short_forms and not title.national):
            return None
        misplaced = _misplaced_years(name, self._reasons)
        if misplaced is not None:
            return misplaced
        if core in self._wrong:
            return self._as(self._known[self._wrong[core]], name, title, self._reasons.known)
        for known in self._near.get(core[-3:], ()):
            whole = known.law or not (known.bare or known.common or known.years)
            if whole and not title.national and _near_national(core, known.core):
                reason = fill(
                    self._reasons.replaced, {"written": core[: -len(known.core)], "right": NATIONAL}
                )
                return Wrong(f"《{NATIONAL}{known.core}》", reason)
        for known in (*self._near.get(core[:2], ()), *self._near.get(core[-3:], ())):
            why = self._slip(title, known)
            if why is not None:
                return self._as(known, name, title, why)
        return None

    def _as(self, known: Known, name: str, title: CitedTitle, why: str) -> Wrong:
        """Return the right title: what stands before the name stays as it is written, the years are made right."""
        at = name.find(title.core)
        before = name[:at] if at > 0 else ""
        if known.bare:
            before = before.replace(NATIONAL, "")
        elif title.national and NATIONAL not in before:
            before += NATIONAL
        ranges = [years for years in known.years if years in title.brackets]
        years = f"（{(ranges or known.years)[0]}）" if known.years and title.brackets else ""
        after = "" if years or at < 0 else name[at + len(title.core) :]
        return Wrong(f"《{before}{known.core}{years}{after}》", why)

    def _slip(self, title: CitedTitle, known: Known) -> str | None:
        core, meant, reasons = title.core, known.core, self._reasons
        if title.national and known.law and _shortened(core, meant):
            return reasons.shortened
        if abs(len(core) - len(meant)) > _MOST_REPLACED or core.endswith(meant):
            return None
        written, right, at = differing(core, meant)
        values = {"written": written, "right": right}
        length = len(meant) + (len(NATIONAL) if title.national else 0)
        if len(written) == len(right) and length > _SHORTEST_LAW:
            moved = len(right) <= _MOST_MOVED and sorted(written) == sorted(right)
            if moved or self._alike.all_mistaken(written, right):
                return fill(reasons.replaced, values)
        if not right and len(written) == 1 and written == core[at - 1 : at] and len(meant) > _SHORTEST_LAW:
            return fill(reasons.put_in, values)  # 信访工工作条例
        named_in_full = title.national and known.law
        if (known.common and not title.issued) or any(word in written for word in _OTHER_INSTRUMENT):
            return None
        if named_in_full and core == meant[1:] and len(core) >= _SHORTEST_LAW:
            return fill(reasons.left_out, values)
        if len(meant) < (_LONG - 3 if named_in_full else _LONG) or (known.years and not title.brackets):
            return None
        same_years = any(years in title.brackets for years in known.years)
        if at == 0 or (at + len(right) == len(meant) and not same_years):
            return None
        if not written and len(right) <= _MOST_LEFT_OUT:
            return fill(reasons.left_out, values)
        if not right and len(written) <= _MOST_LEFT_OUT:
            # A word put in makes another title (人民武装警察法), unless it says nothing of its own; a single character is a slip.
            whole = is_word(written) and written not in _SAYS_NOTHING
            return None if whole else fill(reasons.put_in, values)
        if len(written) == len(right) == 1 or (
            len(meant) >= _VERY_LONG and max(len(written), len(right)) <= _MOST_REPLACED
        ):
            return fill(reasons.replaced, values)
        return None


class Instrument(NamedTuple):
    """A known instrument."""

    title: str = option.text("题名")
    years: str = option.text("题名后面括号里的起止年份", default="")
    bare: bool = option.flag("题名没有“中华人民共和国”")
    wrong: tuple[str, ...] = option.words("其他常见的错误写法", default=())


class Reasons(NamedTuple):
    """What is said of the nature of a fault."""

    known: str = option.message("写成了 wrong 里的题名")
    replaced: str = option.message("写错了字", written="写的字", right="正确的字")
    left_out: str = option.message("漏了字", right="漏的字")
    put_in: str = option.message("多了字", written="多的字")
    bare: str = option.message("题名本来没有“中华人民共和国”")
    shortened: str = option.message("写了“中华人民共和国”，后面却是简称")
    years: str = option.message("括号里的起止年份不对", years="写的起止年份")
    joined: str = option.message("起止年份连在一起")
    unsigned: str = option.message("括号里缺少“年”字")
    outside: str = option.message("“年”字写在括号外面")
    issuer: str = option.message("题名里的机关不对", issuer="印发的机关")


class Options(NamedTuple):
    """The options of ``citations``."""

    instruments: tuple[Instrument, ...] = option.many(Instrument, "认得的文件", default=())
    laws: tuple[str, ...] = option.words("法律的名称，不带“中华人民共和国”", default=())
    others: tuple[str, ...] = option.words("看上去像写错、其实正确的题名", default=())
    short_forms: tuple[str, ...] = option.words("习惯上不带“中华人民共和国”的简称", default=())
    issuers: tuple[str, ...] = option.words("可以写在题名前面的机关", default=())
    alike: tuple[str, ...] = option.listed("词表：容易互相写错的字，一组一个词", default=())
    unmet: Texts = option.texts(
        "题名写错时的说明",
        name="写的题名，不带书名号",
        right="正确的题名，带书名号",
        why="错在哪里，用 reasons 里的话",
    )
    reasons: Reasons = option.one(Reasons, "错在哪里的说法")


def check_citations(document: Document, rule: Rule, context: Context) -> Outcome:
    """Compare every title in 《》 with the known instruments."""
    options: Options = rule.options
    body = title_and_body(document, context)
    findings: list[Finding] = []
    evidence: list[Place] = []
    register = ready(context.rulebook, rule, None, lambda: Register(options))
    seen: dict[str, Wrong | None] = {}
    count = 0
    for start, end in titles_in(body.text):
        name = body.text[start + 1 : end - 1]
        count += 1
        if name not in seen:
            seen[name] = register.judge(name)
        wrong = seen[name]
        if wrong is not None:
            source = body.exact(start, end) if "》或《" not in wrong.right else None
            findings.append(
                finding_of(
                    options.unmet,
                    place_in(body, start, end),
                    {"name": name, "right": wrong.right, "why": wrong.why},
                    mild=wrong.mild,
                    fix=(Replacement(source, wrong.right),) if source is not None else (),
                )
            )
        elif not evidence:
            evidence.append(place_in(body, start, end))
    if findings:
        return found(findings, findings[0].message)
    if not count:
        return skipped("全文没有引用《》文件。")
    return met(evidence, f"核对了{count}处《》，没有发现写错的题名。")


def _wrong_years(known: Known, title: CitedTitle, reasons: Reasons) -> Wrong | None:
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
            return Wrong(names, fill(reasons.years, {"years": bracket}))
        if "—" not in bracket:
            return Wrong(f"《{known.core}（{right}）》", reasons.joined)
        if not bracket.endswith("年"):
            return Wrong(f"《{known.core}（{right}）》", reasons.unsigned, mild=True)
    return None


def _misplaced_years(name: str, reasons: Reasons) -> Wrong | None:
    """Return what is wrong with the years at the end of any title, whatever it is: they run together, 年 stands outside."""
    opening = name.rfind("（")
    inner, _, after = name[opening + 1 :].partition("）")
    digits = inner.removesuffix("年")
    if opening < 0 or not digits[:4].isdigit() or not digits[-4:].isdigit():
        return None
    head, first, last = name[:opening], digits[:4], digits[-4:]
    right = f"《{head}（{first}—{last}年）》"
    if digits == first + last and "1949" < first < last < "2100" and not after:
        return Wrong(right, reasons.joined)
    if after == "年" and digits == inner and len(digits) > 8:
        return Wrong(right, reasons.outside, mild=True)
    return None


def _near_national(core: str, law: str) -> bool:
    """Whether what stands before the name of a law is 中华人民共和国 with a slip: one too many, two left out at most, or two that changed places."""
    head = core[: len(core) - len(law)]
    if not core.endswith(law) or len(head) < len(NATIONAL) - 2 or not head.startswith(NATIONAL[:2]):
        return False
    rest, written = iter(NATIONAL), iter(head)
    one_more = len(head) == len(NATIONAL) + 1 and all(char in written for char in NATIONAL)
    return one_more or sorted(head) == sorted(NATIONAL) or all(char in rest for char in head)


def _issuer(name: str, title: CitedTitle) -> str:
    """Return the office of the highest that a title begins with, or nothing."""
    head = name[: max(0, name.find(title.core))].removesuffix("关于")
    return head if title.issued and head.startswith(_HIGHEST) else ""


def _shortened(core: str, meant: str) -> bool:
    """Whether ``core`` is ``meant`` with characters left out and the same two at its beginning or the same last one."""
    if len(core) >= len(meant) or len(core) < _SHORTEST_LAW or core[-1] != meant[-1] or core[0] != meant[0]:
        return False
    rest = iter(meant)
    return all(char in rest for char in core)


CITATIONS = CheckKind("citations", "文件题名写得准确", Options, check_citations)
