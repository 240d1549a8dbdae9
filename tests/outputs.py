"""Run reports through a format, for the tests of the formats."""

import os

from checker.judging.judge import judge
from checker.reading.files import read_file
from checker.reading.source import make_source
from checker.reporting.formats import Job, open_output
from checker.results import Excuse

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.path.join(os.path.dirname(ROOT), "shared")
KAILI = os.path.join(ROOT, "seeds", "kaili-2024.txt")
PERSON = (
    "青川县2023年法治政府建设年度报告\n\n2023年，青川县依法行政，现将有关情况报告如下。\n一、主要工作\n"
    "审核文件9件，联系人张三，手机13800138000，身份证号11010519491231002X，联系电话0838-12345678。\n"
)


def written(name, rulebook, reports, error="", **job):
    """Return the bytes that a format writes for reports."""
    made = open_output(name, Job((rulebook,) if reports else (), "1", error=error, **job))
    for report in reports:
        made.add(report, rulebook)
    return b"".join(
        piece if isinstance(piece, bytes) else piece.encode("utf-8", "replace") for piece in made.pieces()
    )


def of_text(rulebook, text, path="报告 1.txt"):
    """Judge a text."""
    return judge(make_source(path, "txt", "UTF-8", text), rulebook)


def of_file(rulebook, path=KAILI):
    """Judge a file, named relative to the repository."""
    return judge(read_file(path), rulebook)._replace(path=os.path.relpath(path, ROOT))


WAIVER = Excuse("waived", "已请示", "李四", "2030-01-01")


def excused(report, rule, excuse=WAIVER):
    """Excuse all findings of one rule."""
    return report._replace(
        results=tuple(
            result._replace(
                outcome=result.outcome._replace(
                    findings=tuple(finding._replace(excuse=excuse) for finding in result.outcome.findings)
                )
            )
            if result.rule.id == rule
            else result
            for result in report.results
        )
    )
