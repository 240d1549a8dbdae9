"""``quantities``: is the account backed by figures?

Parameters: ``in`` (the parts that count), ``at_least`` (how many quantities), ``background`` (words that make
the quantities of their clause background: area, population, targets), ``partial`` and ``unmet`` (texts).
"""

from __future__ import annotations

from checker.checks.outcome import Context, Outcome, Place, fault, met, missing, place_of
from checker.document.model import Document
from checker.rulebook.model import PARTIAL, Rule

_MOST_EVIDENCE = 3


def check_quantities(document: Document, rule: Rule, context: Context) -> Outcome:
    """Count the quantities of acts and results in the parts named."""
    options = rule.options
    wanted = options["at_least"]
    count = 0
    evidence: list[Place] = []
    for sentence in document.sentences:
        if sentence.part not in options["in"] or not sentence.numerals.quantities:
            continue
        before = count
        text = sentence.line.text
        for start, end in sentence.unit.clauses:
            clause = text[start:end]
            if any(word in clause for word in options["background"]):
                continue
            count += sum(1 for quantity in sentence.numerals.quantities if start <= quantity.span[0] < end)
        if count > before and len(evidence) < _MOST_EVIDENCE:
            evidence.append(place_of(document, sentence))
    if count >= wanted:
        return met(evidence, f"共有{count}处带单位的数量。")
    if count:
        return fault(PARTIAL, options["partial"], evidence[:1], count=count, wanted=wanted)
    return missing(document, options["unmet"], count=count, wanted=wanted)
