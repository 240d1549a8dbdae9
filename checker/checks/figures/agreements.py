"""What a check of figures worked out: what agrees and where, and the outcome with what does not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.checks.figures.statements import LineSpan
from checker.checks.outcome import Findings, fill, found, met, skipped, span_place
from checker.document.model import Document
from checker.results import Outcome, Place
from checker.text.terms import Span
from checker.values import NamedTuple


class SourceSpan(NamedTuple):
    """A stretch of the source that a check speaks of, as a cell of a table."""

    span: Span

    def place(self, document: Document) -> Place:
        """Return the place of the stretch in the source."""
        return span_place(document, self.span, document.section_at(self.span[0]))


Stretch = LineSpan | SourceSpan
"""What a check speaks of."""

MOST_EVIDENCE = 3


def evidence_of(document: Document, stretches: Sequence[Stretch]) -> list[Place]:
    """Return the places of the first of the stretches that were found in order."""
    return [stretch.place(document) for stretch in stretches[:MOST_EVIDENCE]]


_MOST_NAMED = 6


class Agreements:
    """What was worked out and agrees: how often, where first, and the first few relations as a message names them."""

    def __init__(self) -> None:
        self.count = 0
        self.stretches: list[Stretch] = []
        self._told: dict[str, None] = {}

    def add(self, stretch: Stretch, tell: Callable[[], str]) -> None:
        """Count one more; ``tell`` writes it out where a message will name it."""
        self.count += 1
        if len(self.stretches) < MOST_EVIDENCE:
            self.stretches.append(stretch)
        if len(self._told) <= _MOST_NAMED:
            self._told[tell()] = None

    @property
    def named(self) -> str:
        """What was worked out as a message names it: each relation once, the first of many."""
        told = list(self._told)
        return "；".join(told[:_MOST_NAMED]) + ("等" if len(told) > _MOST_NAMED else "")


def concluded(findings: Findings, summary: str, evidence: Sequence[Place], agreement: str) -> Outcome:
    """Return the outcome of a check of figures: what is wrong, else what was worked out and agrees, else that there was nothing."""
    if findings.count:
        return found(findings.told, fill(summary, {"count": findings.count}), findings.count)
    return met(evidence, agreement) if evidence else skipped("没有可以核对的内容。")
