"""What is wrong with a report as matters: what is put right in one go is one matter, however many rules name it."""

from __future__ import annotations

from checker.document.model import Document
from checker.reporting.people.conclusion import is_gap
from checker.reporting.shown import Shown
from checker.results import Finding, Result
from checker.rulebook.model import ADVICE, LEVELS
from checker.values import NamedTuple

CONTENT, FIGURES, WORDS = "内容", "数字", "文字格式"
_GROUPS = (CONTENT, FIGURES, WORDS)
_GROUP_OF = {"figures": FIGURES} | dict.fromkeys(("wording", "form", "citation", "title", "signature"), WORDS)
_MOST = 8
"""Matters that one rule may make; what is beyond goes with the last of them."""


class Matter(NamedTuple):
    """What is put right in one go: findings of one rule with one remedy, or of one family of rules at one sentence.

    ``keys`` name all its findings (``rule/number``), those that are only counted (``more``) included.
    """

    results: tuple[Result, ...]
    findings: tuple[Finding, ...]
    keys: tuple[str, ...]
    more: int = 0

    @property
    def covered(self) -> tuple[Finding, ...]:
        """The findings that another says as well: of a rule whose title stands in what the rule above it asks for."""
        head = next((at for at, one in enumerate(self.results) if one.rule.id == _family(one)), None)
        if head is None or len(self.findings) != len(self.results):
            return ()
        asked = self.findings[head].suggestion
        return tuple(
            finding
            for at, (result, finding) in enumerate(zip(self.results, self.findings, strict=True))
            if at != head and result.rule.title in asked
        )

    @property
    def group(self) -> str:
        """The group of the table in which it stands."""
        return _GROUP_OF.get(_family(self.results[0]), CONTENT)

    @property
    def level(self) -> str:
        """The highest level of its rules, advice where all its findings are mild."""
        if all(finding.mild for finding in self.findings):
            return ADVICE
        return min((result.rule.level for result in self.results), key=LEVELS.index)


def matters_of(report: Shown, document: Document) -> list[Matter]:
    """Return the matters of a report in the order of its text, those about the whole behind."""
    matters: list[Matter] = []
    for result in report.results:
        if not is_gap(result):
            continue
        by_remedy: dict[tuple[str, bool], list[tuple[str, Finding]]] = {}
        for at, finding in enumerate(result.outcome.findings):
            if finding.excuse is None:
                key = f"{result.rule.id}/{at}"
                by_remedy.setdefault((finding.suggestion, finding.mild), []).append((key, finding))
        groups = list(by_remedy.values())
        rest = [key for group in groups[_MOST:] for key, _ in group]
        for at, group in enumerate(groups[:_MOST], 1):
            last = rest if at == _MOST else []
            keys = (*(key for key, _ in group), *last)
            matters.append(Matter((result,), tuple(one for _, one in group), keys, len(last)))
    return sorted(
        _joined(matters),
        key=lambda one: (_GROUPS.index(one.group), *_order(document, one.findings[0])),
    )


def _joined(matters: list[Matter]) -> list[Matter]:
    """Join the matters of one family of rules that rest on one and the same place, or are missing in one and the same."""
    joined: dict[object, Matter] = {}
    for at, one in enumerate(matters):
        place = one.findings[0].place
        nowhere = place.span is None and not place.section and place.behind is None
        alone = len(one.findings) > 1 or one.group != CONTENT or nowhere
        key: object = at if alone else (_family(one.results[0]), place.span, place.section, place.behind)
        before = joined.get(key)
        if before is None:
            joined[key] = one
        else:
            results, findings = before.results + one.results, before.findings + one.findings
            joined[key] = Matter(results, findings, before.keys + one.keys)
    return list(joined.values())


def _family(result: Result) -> str:
    return result.rule.id.partition(".")[0]


def _order(document: Document, finding: Finding) -> tuple[bool, int]:
    """Return where a finding stands in the text; what is missing stands where it belongs, or at the end of its section."""
    place = finding.place
    if place.span is not None:
        return False, place.span[0]
    if place.behind is not None:
        return False, place.behind
    inside = [
        heading.span[0]
        for index, heading in enumerate(document.headings)
        if place.section and document.section(index)[: len(place.section)] == place.section
    ]
    return not inside, max(inside, default=0)
