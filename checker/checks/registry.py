"""The closed set of check kinds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from checker.checks.content.coming_year import check_coming_year
from checker.checks.content.content import check_content
from checker.checks.content.quantities import check_quantities
from checker.checks.content.responds import check_responds
from checker.checks.disclosure.drafts import check_draft_traces
from checker.checks.disclosure.personal import check_identity_numbers, check_phone_numbers
from checker.checks.disclosure.secrecy import check_secrecy_marks
from checker.checks.figures.change import check_change
from checker.checks.figures.conflict import check_conflict
from checker.checks.figures.ratio import check_ratio
from checker.checks.figures.subset import check_subset
from checker.checks.figures.sums import check_sum
from checker.checks.form.ending import check_ending
from checker.checks.form.numbering import check_numbering
from checker.checks.form.pairs import check_pairs
from checker.checks.form.punctuation import check_punctuation
from checker.checks.form.repetition import check_repetition
from checker.checks.formalities.deadline import check_deadline
from checker.checks.formalities.kind import check_kind
from checker.checks.formalities.period import check_period
from checker.checks.formalities.signature import check_signature
from checker.checks.formalities.title import check_title
from checker.checks.outcome import Context
from checker.checks.wording.citations import check_citations
from checker.checks.wording.formulas import check_formulas
from checker.checks.wording.miswritings import check_miswritings
from checker.checks.wording.superseded import check_superseded
from checker.document.model import Document
from checker.results import Outcome
from checker.rulebook.model import Rule

Check = Callable[[Document, Rule, Context], Outcome]

CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "content": check_content,
        "quantities": check_quantities,
        "coming-year": check_coming_year,
        "responds": check_responds,
        "title": check_title,
        "kind": check_kind,
        "period": check_period,
        "signature": check_signature,
        "deadline": check_deadline,
        "sum": check_sum,
        "ratio": check_ratio,
        "subset": check_subset,
        "change": check_change,
        "conflict": check_conflict,
        "numbering": check_numbering,
        "pairs": check_pairs,
        "ending": check_ending,
        "punctuation": check_punctuation,
        "repetition": check_repetition,
        "citations": check_citations,
        "superseded": check_superseded,
        "formulas": check_formulas,
        "miswritings": check_miswritings,
        "secrecy-marks": check_secrecy_marks,
        "identity-numbers": check_identity_numbers,
        "phone-numbers": check_phone_numbers,
        "draft-traces": check_draft_traces,
    }
)
