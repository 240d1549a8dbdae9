"""Name findings so that the same gap has the same name in the next run, wherever it has moved to.

A fingerprint depends on the rule and on the words concerned, not on line numbers, so that a paragraph added
above changes none, nor does a comma or digit typed in half width. SARIF results and baselines carry it.
"""

from __future__ import annotations

from checker.results import Report, Result
from checker.text.outgoing import told
from checker.text.quotes import folded

_LENGTH = 20


def fingerprints(report: Report) -> tuple[tuple[str, ...], ...]:
    """Return the fingerprint of each finding, result by result in the order of ``report.results``.

    Several findings of one rule with the same words are told apart by their order.
    """
    return tuple(_of_result(result) for result in report.results)


def _of_result(result: Result) -> tuple[str, ...]:
    from hashlib import sha256

    seen: dict[str, int] = {}
    names = []
    for finding in result.outcome.findings:
        words = folded(told(finding.place.quote))
        count = seen[words] = seen.get(words, 0) + 1
        text = f"{result.rule.id}\n{words}\n{count}"
        names.append(sha256(text.encode("utf-8", "replace")).hexdigest()[:_LENGTH])
    return tuple(names)
