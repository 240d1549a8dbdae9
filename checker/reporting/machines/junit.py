"""The results as JUnit XML: a suite for each report, a test for each rule.

A test fails where its rule gates (unmet at or above the level of ``--fail-on``, without excuse), so that what a CI
system shows agrees with the exit status; the other gaps pass and say in their output what to put right. A file that
could not be read is a test with an error, as is one of which a part could not be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from checker.reporting.formats import Job
from checker.reporting.machines.marks import Mark, excuse_text, marks, printable, relative
from checker.reporting.people.gap import clerk_place, conclude, unread_text
from checker.reporting.shown import Shown
from checker.reporting.spool import Spool
from checker.results import Result
from checker.rulebook.model import LEVEL_NAMES, SKIPPED, VERDICT_NAMES, Rulebook


def output(job: Job) -> JunitOutput:
    """Return the suites of a run; one with an error where the run ended before any file was read."""
    return JunitOutput(job)


class JunitOutput:
    """Collects the suites and counts their tests."""

    def __init__(self, job: Job) -> None:
        self._suites = Spool()
        self._tests = self._failures = self._errors = self._skipped = 0
        if job.error:
            self._keep(_broken("lawcheck", "运行", job.error), 1, 0, 1, 0)

    def add(self, report: Shown, rulebook: Rulebook) -> None:
        """Take one report."""
        name = relative(report.path)
        if report.document is None:
            self._keep(_broken(name, "读取文件", report.error or ""), 1, 0, 1, 0)
            return
        suite = ElementTree.Element("testsuite", name=printable(name))
        properties = ElementTree.SubElement(suite, "properties")
        metadata = report.document.metadata
        facts = {
            "结论": conclude(report).headline,
            "题名": metadata.title.name if metadata.title else "",
            "制发机关": metadata.issuer.name if metadata.issuer else "",
            "报告年度": str(metadata.year or ""),
        }
        for label, value in facts.items():
            ElementTree.SubElement(properties, "property", name=label, value=printable(value))
        found: dict[str, list[Mark]] = {}
        for mark in marks(report):
            found.setdefault(mark.result.rule.id, []).append(mark)
        failures = skipped = 0
        for result in report.results:
            gates = report._replace(results=(result,)).gates()
            failures += gates
            skipped += result.outcome.verdict == SKIPPED
            _case(suite, report, result, found.get(result.rule.id, []), gates=gates)
        if report.unread:
            test = ElementTree.SubElement(suite, "testcase", classname="lawcheck", name="读取全文")
            text = printable(unread_text(report))
            ElementTree.SubElement(test, "error", message=text, type="unread").text = text
        unread = bool(report.unread)
        self._keep(suite, len(report.results) + unread, failures, int(unread), skipped)

    def _keep(self, suite: ElementTree.Element, tests: int, failures: int, errors: int, skipped: int) -> None:
        counts = {"tests": tests, "failures": failures, "errors": errors, "skipped": skipped}
        for name, count in counts.items():
            suite.set(name, str(count))
        self._tests += tests
        self._failures += failures
        self._errors += errors
        self._skipped += skipped
        self._suites.add(ElementTree.tostring(suite, encoding="unicode") + "\n")

    def pieces(self) -> Iterator[str]:
        """Yield the document."""
        yield (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<testsuites name="lawcheck" tests="{self._tests}" failures="{self._failures}" '
            f'errors="{self._errors}" skipped="{self._skipped}">\n'
        )
        yield from self._suites
        yield "</testsuites>\n"


def _broken(suite: str, case: str, error: str) -> ElementTree.Element:
    element = ElementTree.Element("testsuite", name=printable(suite))
    test = ElementTree.SubElement(element, "testcase", classname="lawcheck", name=case)
    text = printable(error)
    ElementTree.SubElement(test, "error", message=text, type="unreadable").text = text
    return element


def _case(
    suite: ElementTree.Element, report: Shown, result: Result, found: list[Mark], *, gates: bool
) -> None:
    rule, outcome = result.rule, result.outcome
    case = ElementTree.SubElement(
        suite, "testcase", classname=f"lawcheck.{rule.pack}", name=printable(f"{rule.title}（{rule.id}）")
    )
    if outcome.verdict == SKIPPED:
        ElementTree.SubElement(case, "skipped", message=printable(outcome.message))
        return
    if not found:
        return
    headline = printable(
        f"{LEVEL_NAMES[rule.level]}，{VERDICT_NAMES[outcome.verdict]}：{outcome.message or found[0].message}"
    )
    text = printable("\n".join(_told(report, mark) for mark in found) + f"\n依据：{'；'.join(result.basis)}")
    if gates:
        ElementTree.SubElement(case, "failure", message=headline, type=outcome.verdict).text = text
    else:
        ElementTree.SubElement(case, "system-out").text = f"{headline}（不影响通过）\n{text}"


def _told(report: Shown, mark: Mark) -> str:
    assert report.document is not None
    lines = [f"{relative(report.path)}:{mark.start.line}:{mark.start.column}: {mark.message}"]
    place = clerk_place(report.document, mark.finding.place)
    if place:
        lines.append(f"位置：{place}")
    if mark.finding.place.quote:
        lines.append(f"原文：{mark.finding.place.quote}")
    if mark.remedy:
        lines.append(f"改法：{mark.remedy}")
    if mark.finding.excuse is not None:
        lines.append(excuse_text(mark.finding.excuse))
    return "\n".join(lines)
