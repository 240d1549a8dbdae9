"""Quantities in the ways in which officials tell them, by kind: faults that must be found, and look-alikes of which nothing is said."""

import os

import pytest
import yaml

from tests.checks.figures.test_figures import findings

with open(os.path.join(os.path.dirname(__file__), "kinds.yaml"), encoding="utf-8") as _file:
    KINDS = yaml.safe_load(_file)
FAULTS = [(rule, text) for kind in KINDS.values() for rule, texts in kind["faults"].items() for text in texts]
CLEAN = [text for kind in KINDS.values() for text in kind["clean"]]


@pytest.mark.parametrize(("rule", "text"), FAULTS)
def test_a_fault_is_found(rule, text):
    assert f"figures.{rule}" in {found for found, _ in findings(text)}


@pytest.mark.parametrize("text", CLEAN)
def test_nothing_is_said_of_a_look_alike(text):
    assert findings(text) == []
