"""The results as JUnit XML: a suite for each report, a test for each rule.

A test fails where its rule gates (unmet at or above the level of ``--fail-on``, without excuse), so that what a CI
system shows agrees with the exit status; the other gaps pass and say in their output what to put right. A file that
could not be read is a test with an error, as is one of which a part could not be read, and a rule that could not be checked.

No two tests of a file have the same class and name, because consumers show one and hide the other: the class tells
rule pack and report. Jenkins cuts a class at its last full stop, so those of a path are written as their look-alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from checker.reporting.formats import Job
from checker.reporting.machines.marks import Mark, excuse_text, marks, printable, relative
from checker.reporting.people.conclusion import conclude, unread_text
from checker.reporting.people.places import Places
from checker.reporting.shown import Shown
from checker.reporting.spool import Spool
from checker.results import Result
from checker.rulebook.model import LEVEL_NAMES, SKIPPED, VERDICT_NAMES, Rulebook

_DOT = "\u2024"
"""ONE DOT LEADER, which looks like a full stop."""


def output(job: Job) -> JunitOutput:
    """Return the suites of a run; one with an error where the run ended before any file was read."""
    return JunitOutput(job)


class JunitOutput:
    """Collects the suites and counts their tests."""

    def __init__(self, job: Job) -> None:
        self._suites = Spool()
        self._seen: dict[str, int] = {}
        self._tests = self._failures = self._errors = self._skipped = 0
        if job.error:
            self._keep(_broken("lawcheck", "lawcheck", "运行", job.error), 1, 0, 1, 0)

    def add(self, report: Shown, rulebook: Rulebook) -> None:
        """Take one report."""
        name = relative(report.path)
        if report.document is None:
            broken = _broken(name, f"lawcheck.{self._class_of(name)}", "读取文件", report.error or "")
            self._keep(broken, 1, 0, 1, 0)
            return
        suite = ElementTree.Element("testsuite", name=printable(name))
        called = self._class_of(name)
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
        for change in report.changes:
            ElementTree.SubElement(properties, "property", name="注意", value=printable(change))
        found: dict[str, list[Mark]] = {}
        for mark in marks(report):
            found.setdefault(mark.result.rule.id, []).append(mark)
        failures = errors = skipped = 0
        for result in report.results:
            gates = report._replace(results=(result,)).gates()
            failures += gates
            errors += bool(result.outcome.fault)
            skipped += result.outcome.verdict == SKIPPED
            _case(suite, called, report, result, found.get(result.rule.id, []), gates=gates)
        if report.unread:
            test = ElementTree.SubElement(
                suite, "testcase", classname=f"lawcheck.{called}", name="读取全文", file=printable(name)
            )
            text = printable(unread_text(report))
            ElementTree.SubElement(test, "error", message=text, type="unread").text = text
        if report.changes:
            ElementTree.SubElement(suite, "system-out").text = printable("\n".join(report.changes))
        unread = bool(report.unread)
        self._keep(suite, len(report.results) + unread, failures, errors + unread, skipped)

    def _class_of(self, path: str) -> str:
        """Return how the classes of a report's tests end; one that comes again, such as a path that names nothing, is numbered."""
        name = printable(path).replace(".", _DOT)
        count = self._seen[name] = self._seen.get(name, 0) + 1
        return name if count == 1 else f"{name}（{count}）"

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


def _broken(suite: str, called: str, case: str, error: str) -> ElementTree.Element:
    element = ElementTree.Element("testsuite", name=printable(suite))
    test = ElementTree.SubElement(element, "testcase", classname=called, name=case, file=printable(suite))
    text = printable(error)
    ElementTree.SubElement(test, "error", message=text, type="unreadable").text = text
    return element


def _case(
    suite: ElementTree.Element, called: str, report: Shown, result: Result, found: list[Mark], *, gates: bool
) -> None:
    rule, outcome = result.rule, result.outcome
    case = ElementTree.SubElement(
        suite,
        "testcase",
        classname=f"lawcheck.{rule.pack}.{called}",
        name=printable(f"{rule.title}（{rule.id}）"),
        file=printable(relative(report.path)),
    )
    if outcome.verdict == SKIPPED:
        ElementTree.SubElement(case, "skipped", message=printable(outcome.message))
        return
    if not found or report.document is None:
        return
    places = Places(report.document)
    headline = printable(
        f"{LEVEL_NAMES[rule.level]}，{VERDICT_NAMES[outcome.verdict]}：{outcome.message or found[0].message}"
    )
    text = printable(
        "\n".join(_told(report, places, mark) for mark in found) + f"\n依据：{'；'.join(result.basis)}"
    )
    if outcome.fault:
        ElementTree.SubElement(case, "error", message=headline, type="fault").text = text
    elif gates:
        ElementTree.SubElement(case, "failure", message=headline, type=outcome.verdict).text = text
    else:
        ElementTree.SubElement(case, "system-out").text = f"{headline}（不影响通过）\n{text}"


def _told(report: Shown, places: Places, mark: Mark) -> str:
    lines = [f"{relative(report.path)}:{mark.start.line}:{mark.start.column}: {mark.message}"]
    place = places.of(mark.finding.place)
    if place:
        lines.append(f"位置：{place}")
    if mark.finding.place.quote:
        lines.append(f"原文：{mark.finding.place.quote}")
    if mark.remedy:
        lines.append(f"改法：{mark.remedy}")
    if mark.finding.excuse is not None:
        lines.append(excuse_text(mark.finding.excuse))
    return "\n".join(lines)
