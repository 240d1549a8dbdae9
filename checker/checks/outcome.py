"""What a check returns: a verdict with evidence and findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from checker.document.model import OTHER, Document, Heading, Sentence
from checker.results import Finding, Outcome, Place, Replacement
from checker.rulebook.model import MET, PARTIAL, SKIPPED, UNMET, Rulebook, Texts
from checker.text.lazy import pattern
from checker.text.mask import holds_number, mask
from checker.text.terms import Span
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any


MOST_FINDINGS = 1_000
"""The most findings, and places of evidence, that one rule may have."""


class Context(NamedTuple):
    """What a check may know beside the document: options of the run, the outcomes so far.

    ``shared`` holds by name what one check has worked out of the document and others need too. ``previous`` is last year's
    report, None where none is given. ``silent`` are rules that are run for others and not reported: what they find nobody is told.
    """

    published: str | None
    year: int | None
    stated_year: int | None
    outcomes: Mapping[str, Outcome]
    rulebook: Rulebook
    shared: dict[str, object]
    previous: Document | None = None
    silent: Set[str] = frozenset()


QUOTE_LIMIT = 120
_NAME = pattern(r"\{(\w+)\}")


def quote_of(text: str) -> str:
    """Mask a quote and shorten it to what a table cell holds, at a mark of punctuation where there is one.

    It is masked before and after its blanks go: a blank can end a number, and can stand inside one.
    """
    # A paragraph of a whole report may be quoted a thousand times.
    squeezed = "".join(text.split()) if len(text) <= 8 * QUOTE_LIMIT else ""
    if squeezed and not holds_number(squeezed):  # as most: there is nothing to mask, nor was with the blanks
        text = squeezed
    else:
        head = "".join(mask(text[: 8 * QUOTE_LIMIT]).split())
        if len(head) < 2 * QUOTE_LIMIT and len(text) > 8 * QUOTE_LIMIT:
            head = "".join(mask(text).split())
        text = mask(head[: 2 * QUOTE_LIMIT])
    if len(text) <= QUOTE_LIMIT:
        return text
    cut = max(text.rfind(mark, 60, QUOTE_LIMIT) for mark in "。；，、")
    return text[: cut + 1 if cut > 0 else QUOTE_LIMIT] + "……"


def place_of(document: Document, sentence: Sentence, words: tuple[Span, ...] = ()) -> Place:
    """Return the place of a sentence."""
    start, end = sentence.span
    return Place(
        sentence.span,
        document.section(sentence.heading),
        quote_of(document.source.text[start:end]),
        tuple(dict.fromkeys(sentence.words(words))),
    )


def heading_place(document: Document, heading: Heading, index: int) -> Place:
    """Return the place of a heading."""
    return Place(heading.span, document.section(index), heading.text)


def span_place(document: Document, span: Span | None, section: tuple[str, ...] = ()) -> Place:
    """Return the place of a span of the source."""
    if span is None:
        return Place(None, section, "")
    return Place(span, section, quote_of(document.source.text[span[0] : span[1]]))


def missing(document: Document, texts: Texts | Mapping[str, Any], **values: object) -> Outcome:
    """Return the outcome for content that is missing altogether, from the texts of the rule's ``unmet``.

    It belongs into the section of the document that plays the part ``part`` (there into the subsection whose heading has a
    word of ``near``), else into a new one, named as ``place`` says; which number that gets is decided for all together
    (judging/missing.py).
    """
    texts = _for_level(texts if isinstance(texts, Texts) else Texts(**texts), document)
    own = _section_of(document, texts.part)
    if own is not None:
        return _absent(
            texts, Place(None, document.section(_subsection(document, own, texts.near)), ""), values
        )
    section = (texts.place,) if texts.place else ()
    return _absent(texts, Place(None, section, "", new=texts.part or OTHER if section else ""), values)


def missing_beside(
    document: Document, texts: Texts | Mapping[str, Any], beside: Sequence[Outcome | None]
) -> Outcome:
    """Return the same for content that belongs beside that of other rules, where that stands in the part that it belongs to."""
    texts = texts if isinstance(texts, Texts) else Texts(**texts)
    places = [place for one in beside if one is not None for place in _told_at(one) if place.section]
    own = _section_of(document, texts.part)
    inside = document.section(own) if own is not None else ()
    place = next((place for place in places if place.section[: len(inside)] == inside), None)
    return missing(document, texts) if place is None else _absent(texts, Place(None, place.section, ""), {})


def _for_level(texts: Texts, document: Document) -> Texts:
    """Return the texts as they are for an issuer of this level."""
    own = texts.levels.get(document.metadata.level or "") if texts.levels else None
    if not own:
        return texts
    return texts._replace(remedy=own.get("remedy", texts.remedy), sample=own.get("sample", texts.sample))


def _told_at(outcome: Outcome) -> Sequence[Place]:
    """Return where the content of a rule is told, though in part only."""
    if outcome.verdict == MET:
        return outcome.evidence
    places = (finding.place for finding in outcome.findings) if outcome.verdict == PARTIAL else ()
    return [place for place in places if place.span is not None]


def _section_of(document: Document, part: str) -> int | None:
    """Return the index of the first top heading whose section plays a part."""
    for index, (heading, played) in enumerate(zip(document.headings, document.heading_parts, strict=True)):
        if heading.level == 1 and played is not None and played == part:
            return index
    return None


def _subsection(document: Document, top: int, words: Sequence[str]) -> int:
    """Return the index of the heading below ``top`` that has the first of the words, else ``top``."""
    for word in words:
        for index, heading in enumerate(document.headings):
            if heading.parent == top and word in heading.text:
                return index
    return top


def _absent(texts: Texts, place: Place, values: Mapping[str, object]) -> Outcome:
    message = fill(texts.message, values)
    return Outcome(UNMET, message, (), (Finding(message, fill(texts.remedy, values), place, texts.sample),))


def fault(
    verdict: str, texts: Texts | Mapping[str, Any], places: Sequence[Place], **values: object
) -> Outcome:
    """Return an outcome with one finding at each place, from texts with ``message`` and ``remedy``."""
    if not isinstance(texts, Texts):
        texts = Texts(texts["message"], texts["remedy"], "", texts.get("sample", ""))
    message = fill(texts.message, values)
    remedy = fill(texts.remedy, values)
    return Outcome(
        verdict,
        message,
        (),
        tuple(Finding(message, remedy, place, texts.sample) for place in places),
    )


def finding_of(
    texts: Texts,
    place: Place,
    values: Mapping[str, object],
    *,
    mild: bool = False,
    fix: tuple[Replacement, ...] = (),
) -> Finding:
    """Return a finding in the words of a rule's texts."""
    return Finding(
        fill(texts.message, values), fill(texts.remedy, values), place, texts.sample, mild=mild, fix=fix
    )


def found(findings: Sequence[Finding], message: str, count: int = 0) -> Outcome:
    """Return the outcome for faults that were looked for and found: unmet, or partial where all are mild.

    ``count`` is how many there are where only the first :data:`MOST_FINDINGS` were made into findings.
    """
    verdict = PARTIAL if all(finding.mild for finding in findings) else UNMET
    return Outcome(verdict, message + more_told(count), (), tuple(findings))


class Findings:
    """Findings one by one, of which no more are made than are told; ``count`` counts them all.

    One that is not mild is told in any case, in the place of the last mild one.
    """

    def __init__(self) -> None:
        self.told: list[Finding] = []
        self.count = 0
        self._hard = False

    def wants(self, *, mild: bool = False) -> bool:
        """Count one more, and say whether it is to be made."""
        self.count += 1
        return len(self.told) < MOST_FINDINGS or not (mild or self._hard)

    @property
    def full(self) -> bool:
        """Whether none is wanted any more, mild or not."""
        return self._hard and len(self.told) >= MOST_FINDINGS

    def add(self, finding: Finding) -> None:
        """Keep a finding that was wanted."""
        self._hard |= not finding.mild
        self.told[MOST_FINDINGS - 1 :] = [finding]


def more_told(count: int) -> str:
    """Return what is said of ``count`` faults where they are more than anybody reads."""
    return f"共{count}处，这里列出前{MOST_FINDINGS}处。" if count > MOST_FINDINGS else ""


def met(evidence: Sequence[Place], message: str = "") -> Outcome:
    """Return the outcome for content that is there."""
    return Outcome(MET, message, tuple(evidence))


def skipped(reason: str) -> Outcome:
    """Return the outcome of a rule that does not apply, with the reason."""
    return Outcome(SKIPPED, reason)


def fill(template: str, values: Mapping[str, object]) -> str:
    """Put values into a message, all at once: what a report says in braces is no name of a value."""
    return _NAME.sub(lambda match: str(values.get(match[1], match[0])), template)
