"""170 openings in the manner of published reports, seventy of them of something that only looks like one (openings.yaml).

They were written before the program was tried on them; the figures of that first look stand in docs/accuracy.md.
"""

import os

import pytest
import yaml

from checker.judging.judge import judge
from checker.reading.source import make_source
from checker.rulebook.shipped import shipped_rulebook

with open(os.path.join(os.path.dirname(__file__), "openings.yaml"), encoding="utf-8") as file:
    OPENINGS = yaml.safe_load(file)


@pytest.mark.parametrize("opening", OPENINGS, ids=lambda opening: opening["id"])
def test_opening(opening):
    report = judge(make_source("a.txt", "txt", "utf-8", opening["text"]), shipped_rulebook())
    metadata = report.document.metadata
    dated = metadata.published or metadata.signed
    found = {
        "kind": next(result.outcome.verdict for result in report.results if result.rule.id == "kind"),
        "title": metadata.title.name if metadata.title else None,
        "issuer": metadata.issuer.name if metadata.issuer else None,
        "level": metadata.level,
        "year": metadata.year,
        "published": dated.date if dated else None,
        "headings": [[heading.level, heading.number, heading.text] for heading in report.document.headings],
    }
    for name, value in found.items():
        if name in opening:
            wanted = opening[name]
            several = isinstance(wanted, list) and name != "headings"
            assert value in wanted if several else value == wanted, name
