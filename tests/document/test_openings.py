"""250 openings in the manner of published reports, 99 of them of something that only looks like one.

They were written before the program was tried on them; the figures of that first look stand in docs/accuracy.md. Those of
openings-blind.yaml are two thirds of 120 by a writer who did not know the program.
"""

import os

import pytest
import yaml

from checker.judging.judge import judge
from checker.reading.source import make_source
from checker.rulebook.shipped import shipped_rulebook

OPENINGS = []
for name in ("openings.yaml", "openings-blind.yaml"):
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        OPENINGS += yaml.safe_load(file)


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
        "tops": [
            [heading.number, heading.text] for heading in report.document.headings if heading.level == 1
        ],
        "headings": [[heading.level, heading.number, heading.text] for heading in report.document.headings],
    }
    for name, value in found.items():
        if name in opening:
            wanted = opening[name]
            several = isinstance(wanted, list) and name not in ("headings", "tops")
            assert value in wanted if several else value == wanted, name
