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


def test_most_sides_of_the_pairs_get_their_verdict(verdict):
    right = total = 0
    for name in FILES:
        rule = name.removeprefix("pairs-").removesuffix(".yaml")
        for pair in load(name):
            changed = pair["base"].replace(pair["from"], pair["to"] or "")
            for text, wanted in ((pair["base"], pair["before"]), (changed, pair["after"])):
                total += 1
                right += verdict(rule, text).verdict == wanted
    assert total == 384
    assert right >= 377, right
