"""``kind``: is the text a report of this kind, or something that only looks like one?

Signs for and against are weighed (document/signs): the title, what the opening announces, the parts that headings
name, who speaks. No single phrase decides, save a title that names something else. Where nothing shows what the text is,
a human is asked.
"""

from __future__ import annotations

from checker.checks.outcome import Context, fault, met, missing, span_place
from checker.document.lookalikes import Sign
from checker.document.model import Document
from checker.document.signs import signs_of
from checker.results import Outcome, Place
from checker.rulebook import option
from checker.rulebook.model import REVIEW, UNMET, Rule, Texts
from checker.rulebook.option import CheckKind
from checker.values import NamedTuple

_SHOWN = 2
_ENOUGH = 2
"""What signs for the kind must weigh to show it."""
_UNNAMED = 2
_PROOF = 3
"""What signs for something else must weigh to show that."""


class Options(NamedTuple):
    """The options of ``kind``."""

    unmet: Texts = option.texts("是另一种文件时的说明", name="像是哪一种文件", kind="这种报告")
    unknown: Texts = option.texts("看不出是什么文件时的说明", kind="这种报告")


def check_kind(document: Document, rule: Rule, context: Context) -> Outcome:
    """Weigh the signs and tell the kind of the document, and which signs decided."""
    kind = context.rulebook.kind
    signs = signs_of(document, context.rulebook)
    own = [sign for sign in signs if sign.other == ""]
    against: dict[str, list[Sign]] = {}
    for sign in signs:
        if sign.other:
            against.setdefault(sign.other, []).append(sign)
    rival = max(against, key=lambda name: _weight(against[name]), default="")
    weight = _weight(against.get(rival, ()))
    # Where neither title nor announcement names the kind, what the text speaks of is no match for a sign against it.
    named = any(sign.weight >= _PROOF for sign in own)
    if weight >= _PROOF and weight > (_weight(own) if named else _UNNAMED):
        texts: Texts = rule.options.unmet
        shown = max(against[rival], key=lambda sign: sign.weight)
        if shown.kind:
            # Where packs for the other kind are shipped, say how to use them.
            hint = f"要按{rival}检查，请加上选项 --kind {shown.kind}。"
            texts = texts._replace(remedy=texts.remedy + hint)
        return fault(UNMET, texts, [span_place(document, shown.span)], name=rival, kind=kind.name)
    if _weight(own) >= _ENOUGH:
        own.sort(key=lambda sign: -sign.weight)
        places: list[Place] = [span_place(document, sign.span) for sign in own if sign.span is not None]
        told = "、".join(dict.fromkeys(sign.what for sign in own))
        return met(places[:_SHOWN], f"根据{told}认定。")
    return missing(document, rule.options.unknown, kind=kind.name)._replace(verdict=REVIEW)


def _weight(signs: list[Sign] | tuple[Sign, ...]) -> int:
    return sum(sign.weight for sign in signs)


KIND = CheckKind("kind", "文种", Options, check_kind)
