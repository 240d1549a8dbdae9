"""The register of known instruments: which of them a title means, and what is wrong with it.

What stands before a known title (a place, an issuer) makes another instrument of it, and so does 实施: opinions on how to carry it
out. Nothing is said of a title that is unknown, however near it comes, unless the difference is a slip of the pen (slips.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.checks.outcome import fill
from checker.checks.wording.instruments import Instrument, Known, Reasons, Wrong
from checker.text.alike import Alike
from checker.text.titles import NATIONAL, CitedTitle, read_title

_HIGHEST = ("国务院", "中共中央")
"""How the names of the highest issuers begin: none of them issues opinions under the name of another's."""


class Register:
    """The known instruments, found by the beginning or the end of their titles."""

    def __init__(
        self,
        instruments: Sequence[Instrument],
        laws: Sequence[str],
        reasons: Reasons,
        *,
        alike: Sequence[str],
        others: Sequence[str],
        short_forms: Sequence[str],
        issuers: Sequence[str],
    ) -> None:
        self.issuers = issuers
        self._alike = Alike(alike)
        self._reasons = reasons
        self._others = frozenset(others)
        self._short_forms = frozenset(short_forms)
        self._known: dict[str, Known] = {}
        self._wrong: dict[str, str] = {}
        for entry in instruments:
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
        for law in laws:
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
        from checker.checks.wording.slips import near_national, slip_in  # most reports cite what is known

        for known in self._near.get(core[-3:], ()):
            whole = known.law or not (known.bare or known.common or known.years)
            if whole and not title.national and near_national(core, known.core):
                reason = fill(
                    self._reasons.replaced, {"written": core[: -len(known.core)], "right": NATIONAL}
                )
                return Wrong(f"《{NATIONAL}{known.core}》", reason)
        for known in (*self._near.get(core[:2], ()), *self._near.get(core[-3:], ())):
            why = slip_in(title, known, self._alike, self._reasons)
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


def _issuer(name: str, title: CitedTitle) -> str:
    """Return the office of the highest that a title begins with, or nothing."""
    head = name[: max(0, name.find(title.core))].removesuffix("关于")
    return head if title.issued and head.startswith(_HIGHEST) else ""
