"""What shows that a document is of another kind: its title, the way it opens, what it says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.document.model import Document, Sentence
from checker.document.title import without_citations
from checker.rulebook.model import Kind, LookAlike
from checker.text.conditions import Condition, Unit, evaluate
from checker.text.terms import Lexicon, group

_OPENING = 6


def by_title(title: str, kind: Kind, lexicon: Lexicon) -> LookAlike | None:
    """Return the other kind of document that a title names, or None."""
    plain = without_citations(title)
    core = plain.split("（", 1)[0] if plain.endswith("）") else plain
    unit = _unit(core, lexicon)
    for other in kind.lookalikes:
        if core.endswith(other.endings) and not (
            core.endswith(kind.nouns) and any(one in core for one in kind.subjects)
        ):
            return other
        if other.title is not None and evaluate(other.title, unit) is not None:
            return other
    return None


def by_opening(
    lines: Iterable[str], sentences: Sequence[Sentence], kind: Kind, lexicon: Lexicon
) -> tuple[LookAlike, Sentence | None] | None:
    """Return the other kind that the first lines or sentences show, with the sentence that shows it."""
    units: list[tuple[Unit, Sentence | None]] = [(_unit(line, lexicon), None) for line in lines]
    units += [(sentence.unit, sentence) for sentence in sentences[:_OPENING]]
    for unit, sentence in units:
        for other in kind.lookalikes:
            if other.opening is None or unit.groups.keys().isdisjoint(other.opening.needs):
                continue
            if evaluate(other.opening, unit) is not None:
                return other, sentence
    return None


def by_text(document: Document, kind: Kind) -> tuple[LookAlike, Sentence | None] | None:
    """Return the other kind that enough passages of the text show, with the first such sentence."""
    for other in kind.lookalikes:
        if other.text is None:
            continue
        candidates = (document.sentences[index] for index in document.candidates(other.text))
        shown = [sentence for sentence in candidates if _holds(other.text, sentence.unit)]
        titled = sum(1 for heading in document.headings if _holds(other.text, heading.unit))
        if len(shown) + titled >= other.at_least:
            return other, shown[0] if shown else None
    return None


def _holds(condition: Condition, unit: Unit) -> bool:
    return evaluate(condition, unit) is not None


def _unit(text: str, lexicon: Lexicon) -> Unit:
    return Unit(0, len(text), 0, group(lexicon.scan(text)), ((0, len(text)),))
