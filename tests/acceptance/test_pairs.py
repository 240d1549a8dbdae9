"""Minimal pairs: one sentence changed, the verdict changes. Written by people who did not see the rules."""

import os

import pytest
import yaml

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "pairs")
FILES = sorted(name for name in os.listdir(FOLDER) if name.endswith(".yaml"))


def load(name):
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        return yaml.safe_load(file)


@pytest.mark.parametrize("name", FILES)
def test_pairs_are_well_formed(name):
    for pair in load(name):
        assert pair["base"].count(pair["from"]) == 1 and pair["before"] != pair["after"]


MISSES = {
    ("achievements", 8, "after"): "one sentence of praise amid shortcomings",
    ("leader-duty", 12, "before"): "a matter of law that only the report itself shows to be one",
    ("leader-duty.concrete", 2, "before"): "an instrument without a name",
    ("leader-duty.shufa", 11, "before"): "述法 in other words altogether",
    ("plan", 8, "before"): "figures of five years under the plan's heading",
    ("plan", 10, "after"): "a closing formula under the plan's heading",
    ("problems", 12, "before"): "what visitors do wrong",
}
"""The sides that get another verdict than their writers gave: rule, number of the pair, side."""


def test_the_sides_of_the_pairs_get_their_verdict(verdict):
    missed = set()
    total = 0
    for name in FILES:
        rule = name.removeprefix("pairs-").removesuffix(".yaml")
        for number, pair in enumerate(load(name)):
            changed = pair["base"].replace(pair["from"], pair["to"] or "")
            for side, text in (("before", pair["base"]), ("after", changed)):
                total += 1
                if verdict(rule, text).verdict != pair[side]:
                    missed.add((rule, number, side))
    assert total == 384
    assert missed == set(MISSES)
