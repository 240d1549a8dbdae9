"""How sentences are read, before anything is compared: a table of sentences, each way of saying it by its name."""

import os

import pytest
import yaml

from checker.checks.figures.breakdowns import breakdowns
from checker.checks.figures.change_claims import claims_of
from checker.checks.figures.families import family_index
from checker.checks.figures.rate_claims import RateNames, claim_of
from checker.checks.figures.statements import shown, statements
from checker.checks.outcome import Context
from checker.document.build import build_document
from checker.reading.source import make_source
from checker.rulebook.shipped import shipped_rulebook

RULEBOOK = shipped_rulebook()
OPTIONS = {rule.id: rule.options for rule in RULEBOOK.rules if rule.pack == "figures"}
with open(os.path.join(os.path.dirname(__file__), "readings.yaml"), encoding="utf-8") as _file:
    READINGS = yaml.safe_load(_file)


def readings(document):
    told = []
    families = family_index(OPTIONS["figures.sum"].families)
    all_ = statements(document, Context(None, None, None, {}, RULEBOOK, {}))
    for number, statement in enumerate(all_):
        for entry in breakdowns(statement, families):
            whole = shown(entry.wholes[-1].amount.value)
            parts = "＋".join(shown(part.amount.value) for part in entry.parts)
            told.append(f"{entry.rule} {whole} {'＝' if entry.closed else '≥'} {parts}")
        for at, item in enumerate(statement.items):
            rate = at and item.amount.unit == "%"
            claim = claim_of(statement, at, RateNames(OPTIONS["figures.ratio"])) if rate else None
            if claim is not None and claim.alone is None:
                wholes = "、".join(shown(whole.value) for _, whole in claim.pairs)
                told.append(f"{shown(claim.pairs[0][0].amount.value)} ÷ {wholes}")
            near = (*all_[max(number - 1, 0) : number], *all_[number + 1 : number + 2])
            for change in claims_of(statement, at, near, OPTIONS["figures.change"]):
                years = "" if change.years is None else f"（{change.years}年）"
                told.append(f"{change.rule} {shown(change.old)} → {shown(change.new)}{years}")
    return told


@pytest.mark.parametrize("entry", READINGS, ids=lambda entry: entry["text"][:24])
def test_a_sentence_is_read_as_it_is_meant(entry):
    assert (
        readings(build_document(make_source("报告.txt", "txt", "UTF-8", entry["text"]), RULEBOOK))
        == entry["read"]
    )
