"""``kind``: is the text a report of this kind, or something that only looks like one?

The title decides where it is telling; else the text: what opens and structures it. Parameters: texts
``unmet`` (it is something else) and ``unknown`` (nothing says what it is).
"""

from __future__ import annotations

from checker.checks.outcome import Context, Outcome, Place, fault, heading_place, met, missing, place_of, span_place
from checker.document.model import PLAN, PROBLEMS, Document
from checker.lexicon.conditions import Condition, Unit, evaluate
from checker.lexicon.terms import Lexicon
from checker.rulebook.model import UNMET, Kind, LookAlike, Rule

_TOPICAL = 3
"""So many sentences on the matter make a report out of a text that does not say what it is."""


def check_kind(document: Document, rule: Rule, context: Context) -> Outcome:
    """Tell the kind of the document."""
    kind = context.rulebook.kind
    title = document.metadata.title
    if title is not None:
        other = _by_title(title.name, kind, context.rulebook.lexicon)
        if other is not None:
            place = span_place(document, title.span)
            return fault(UNMET, rule.options["unmet"], [place], name=other.name, kind=kind.name)
        if any(subject in title.name for subject in kind.subjects):
            return met([span_place(document, title.span)])
    own = _own_evidence(document, kind)
    for look_alike in kind.lookalikes:
        if look_alike.text is None:
            continue
        places = _matches(document, look_alike.text)
        if len(places) >= max(look_alike.at_least, 1) and len(places) > len(own):
            return fault(UNMET, rule.options["unmet"], places[:1], name=look_alike.name, kind=kind.name)
    topical = _matches(document, kind.topics)
    if own or len(topical) >= _TOPICAL:
        return met((own or topical)[:2])
    return missing(rule.options["unknown"], kind=kind.name)


def _by_title(title: str, kind: Kind, lexicon: Lexicon) -> LookAlike | None:
    unit = Unit(0, len(title), 0, lexicon.scan(title))
    for look_alike in kind.lookalikes:
        if look_alike.title is not None and evaluate(look_alike.title, unit) is not None:
            return look_alike
    return None


def _matches(document: Document, condition: Condition) -> list[Place]:
    return [
        place_of(document, sentence, spans)
        for sentence in document.sentences
        if (spans := evaluate(condition, sentence.unit)) is not None
    ]


def _own_evidence(document: Document, kind: Kind) -> list[Place]:
    """Return the places that show a report of this kind: opening, headings, and the subject named."""
    evidence: list[Place] = []
    subjects = kind.subjects
    for index, sentence in enumerate(document.sentences):
        if not any(subject in sentence.text for subject in subjects):
            continue
        announces = evaluate(kind.openings, sentence.unit) is not None or evaluate(kind.closings, sentence.unit) is not None
        if announces or index < 6 or sentence.part in (PLAN, PROBLEMS):
            evidence.append(place_of(document, sentence))
    for index, (heading, part) in enumerate(zip(document.headings, document.heading_parts, strict=True)):
        if part is not None and (any(subject in heading.text for subject in subjects) or part in (PLAN, PROBLEMS)):
            evidence.append(heading_place(document, heading, index))
    return evidence
