"""The baseline: gaps known when the gate was introduced. Only those that are not in it fail the gate.

A baseline is a JSON file (schemas/baseline.schema.json) with the fingerprints of each report's findings, sorted, so
that a version control system shows what changed. Reports are named relative to the file.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any

from checker.errors import LawcheckError, reason
from checker.gate.fingerprint import fingerprints
from checker.gate.waivers import with_findings
from checker.results import KNOWN, Excuse, Report
from checker.rulebook.textfile import refuse_special
from checker.text.outgoing import named, told
from checker.values import NamedTuple

DEFAULT = "lawcheck-baseline.json"
VERSION = "1.0"
_MAX_BYTES = 50 * 1024 * 1024
_MOST_NAMED = 3
_REMEDY = "请换一个文件，或者用 --write-baseline 重新生成。"


class Entry(NamedTuple):
    """A known gap: the rule, the fingerprint of the finding, and what was wrong, for people who read the file."""

    rule: str
    fingerprint: str
    message: str


Baseline = Mapping[str, tuple[Entry, ...]]
"""The known gaps of each report, by its path relative to the baseline file."""


def key_of(report: str, baseline: str) -> str:
    """Return the name of a report in the baseline file at ``baseline``."""
    try:
        relative = os.path.relpath(report, os.path.dirname(os.path.abspath(baseline)))
    except ValueError:  # another drive of Windows
        relative = os.path.basename(report)
    return named(relative.replace(os.sep, "/"))


def entries_of(report: Report) -> tuple[Entry, ...]:
    """Return what a baseline records of a report, sorted. Waived findings are not recorded: a waiver may expire."""
    return tuple(
        sorted(
            Entry(result.rule.id, name, told(finding.message))
            for result, names in zip(report.results, fingerprints(report), strict=True)
            for finding, name in zip(result.outcome.findings, names, strict=True)
            if finding.excuse is None
        )
    )


def apply_baseline(report: Report, known: tuple[Entry, ...]) -> Report:
    """Return the report with the findings in ``known`` excused; a notice tells how many of those are gone."""
    if report.document is None:
        return report
    names = fingerprints(report)
    listed = {(entry.rule, entry.fingerprint) for entry in known}
    findings = [
        [
            finding._replace(excuse=Excuse(KNOWN))
            if finding.excuse is None and (result.rule.id, name) in listed
            else finding
            for finding, name in zip(result.outcome.findings, own, strict=True)
        ]
        for result, own in zip(report.results, names, strict=True)
    ]
    reported = {result.rule.id: set(own) for result, own in zip(report.results, names, strict=True)}
    gone = [
        entry for entry in known if entry.rule in reported and entry.fingerprint not in reported[entry.rule]
    ]
    notices = []
    if gone:
        titles = {result.rule.id: result.rule.title for result in report.results}
        told = "；".join(
            f"{titles[entry.rule]}：{entry.message.rstrip('。')}" for entry in gone[:_MOST_NAMED]
        )
        more = "等" if len(gone) > _MOST_NAMED else ""
        notices.append(
            f"基线里有{len(gone)}处问题现在没有了（{told}{more}）。用 --write-baseline 更新基线，以免再犯时不报。"
        )
    return with_findings(report, findings, notices)


def read_baseline(path: str) -> dict[str, tuple[Entry, ...]]:
    """Return the baseline at ``path``.

    Raises LawcheckError where there is none, or where the file is broken or something else.
    """
    shown = path.replace(os.sep, "/")
    refuse_special(path, "基线文件")
    try:
        with open(path, "rb") as file:
            raw = file.read(_MAX_BYTES + 1)
    except FileNotFoundError:
        raise LawcheckError(
            "找不到基线文件。", remedy="请核对文件名；第一次使用请加 --write-baseline 生成。", path=shown
        ) from None
    except OSError as error:
        raise LawcheckError(f"基线文件无法读取（{reason(error)}）。", remedy=_REMEDY, path=shown) from None
    try:
        data: Any = json.loads(raw.decode("utf-8-sig")) if len(raw) <= _MAX_BYTES else None
    except (ValueError, RecursionError) as error:  # no UTF-8, no JSON, a number of thousands of digits
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        raise LawcheckError(
            "基线文件坏了，不是合格的 JSON。", remedy=_REMEDY, path=shown, line=line
        ) from None
    return _checked(data, shown)


def _checked(data: Any, path: str) -> dict[str, tuple[Entry, ...]]:
    if not isinstance(data, dict) or "lawcheck_baseline" not in data:
        raise LawcheckError("这不是 lawcheck 的基线文件。", remedy=_REMEDY, path=path)
    if data["lawcheck_baseline"] != VERSION:
        raise LawcheckError(
            f"基线文件的版本是“{data['lawcheck_baseline']}”，这个 lawcheck 只认 {VERSION}。",
            remedy="请升级 lawcheck，或者用 --write-baseline 重新生成。",
            path=path,
        )
    documents = data.get("documents")
    found: dict[str, tuple[Entry, ...]] = {}
    for name, entries in documents.items() if isinstance(documents, dict) else ():
        if not isinstance(entries, list) or not all(map(_is_entry, entries)):
            raise LawcheckError(f"基线文件里“{name}”的内容不对。", remedy=_REMEDY, path=path)
        found[name] = tuple(Entry(*(entry[field] for field in Entry._fields)) for entry in entries)
    if not isinstance(documents, dict):
        raise LawcheckError("基线文件里没有 documents。", remedy=_REMEDY, path=path)
    return found


def _is_entry(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and entry.keys() == set(Entry._fields)
        and all(isinstance(value, str) for value in entry.values())
    )


def baseline_text(baseline: Baseline) -> str:
    """Return the text of a baseline file: sorted, one gap a line, the same for the same gaps."""
    documents = []
    for name in sorted(baseline):
        rows = ",\n".join(
            f"  {json.dumps(entry._asdict(), ensure_ascii=False)}" for entry in sorted(baseline[name])
        )
        documents.append(f" {json.dumps(name, ensure_ascii=False)}: [" + (f"\n{rows}\n ]" if rows else "]"))
    body = ",\n".join(documents)
    return f'{{"lawcheck_baseline": "{VERSION}",\n"documents": {{\n{body}\n}}}}\n'
