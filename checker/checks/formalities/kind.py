"""``kind``: is the text a report of this kind, or something that only looks like one?

The title decides where it is telling; else the way the text opens and what it says. Parameters: texts
``unmet`` (it is something else) and ``unknown`` (nothing says what it is).
"""

from __future__ import annotations

from checker.checks.outcome import Context, fault, heading_place, met, missing, place_of, span_place
from checker.document.lookalikes import by_opening, by_text, by_title
from checker.document.model import PLAN, PROBLEMS, Document
from checker.document.title import subject_in
from checker.results import Outcome, Place
from checker.rulebook import option
from checker.rulebook.model import UNMET, Kind, LookAlike, Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.conditions import evaluate
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_OPENING = 6
_SHOWN = 2
_TOPICAL = 3
"""So many sentences on the matter make a report out of a text that does not say what it is."""


class Options(NamedTuple):
    """The options of ``kind``."""

    unmet: Texts = option.texts("是另一种文件时的说明", name="像是哪一种文件", kind="这种报告")
    unknown: Texts = option.texts("看不出是什么文件时的说明", kind="这种报告")


def check_kind(document: Document, rule: Rule, context: Context) -> Outcome:
    """Tell the kind of the document."""
    rulebook = context.rulebook
    kind = rulebook.kind
    texts = rule.options["unmet"]
    title = document.metadata.title
    if title is not None:
        place = span_place(document, title.span)
        other = by_title(title.name, kind, rulebook.lexicon)
        if other is not None:
            return _another(other, texts, place, kind)
        if subject_in(title.name, kind) is not None:
            return met([place])
    shown = by_opening(document.head, document.sentences, kind, rulebook.lexicon)
    shown = shown or by_text(document, kind)
    if shown is not None:
        other, sentence = shown
        place = place_of(document, sentence) if sentence is not None else span_place(document, None)
        return _another(other, texts, place, kind)
    announced = _announcement(document, kind)
    if announced is not None:
        return met([announced])
    if title is not None:
        return fault(
            UNMET, texts, [span_place(document, title.span)], name="题名所说的另一种文件", kind=kind.name
        )
    evidence = _own_evidence(document, kind)
    if evidence:
        return met(evidence[:_SHOWN])
    return missing(document, rule.options["unknown"], kind=kind.name)


def _another(other: LookAlike, texts: Mapping[str, Any], place: Place, kind: Kind) -> Outcome:
    """Return the outcome for another kind of document; where packs for it are shipped, say how to use them."""
    if other.kind:
        hint = f"要按{other.name}检查，请加上选项 --kind {other.kind}。"
        texts = {**texts, "remedy": texts["remedy"] + hint}
    return fault(UNMET, texts, [place], name=other.name, kind=kind.name)


def _announcement(document: Document, kind: Kind) -> Place | None:
    """Return the place of an opening sentence that announces a report of this kind, whatever the title leaves out."""
    for sentence in document.sentences[:_OPENING]:
        if evaluate(kind.openings, sentence.unit) is not None and subject_in(sentence.text, kind) is not None:
            return place_of(document, sentence)
    return None


def _own_evidence(document: Document, kind: Kind) -> list[Place]:
    """Return places that show a report of this kind: opening, headings, or the matter it speaks of; none where nothing does."""
    evidence: list[Place] = []
    topical: list[Place] = []
    for index in document.candidates(kind.topics):
        sentence = document.sentences[index]
        if len(topical) < _TOPICAL and evaluate(kind.topics, sentence.unit) is not None:
            topical.append(place_of(document, sentence))
        if not any(subject in sentence.text for subject in kind.subjects):
            continue
        announces = (
            evaluate(kind.openings, sentence.unit) is not None
            or evaluate(kind.closings, sentence.unit) is not None
        )
        if announces or index < _OPENING or sentence.part in (PLAN, PROBLEMS):
            evidence.append(place_of(document, sentence))
            if len(evidence) == _SHOWN:
                return evidence
    for index, (heading, part) in enumerate(zip(document.headings, document.heading_parts, strict=True)):
        if part is not None and any(subject in heading.text for subject in kind.subjects):
            evidence.append(heading_place(document, heading, index))
    return evidence or (topical if len(topical) >= _TOPICAL else [])


KIND = CheckKind("kind", "是不是这种报告", Options, check_kind)
