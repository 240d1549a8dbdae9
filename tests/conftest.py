"""Shared fixtures."""

import os

import pytest
from hypothesis import settings

from checker.document.build import build_document
from checker.judging.judge import judge
from checker.reading.source import make_source
from checker.rulebook.shipped import shipped_rulebook

# A gate must not fail by chance: properties are tried on the same examples each time, on new ones with LAWCHECK_FUZZ=1.
settings.register_profile("repeatable", derandomize=True, deadline=None)
if not os.environ.get("LAWCHECK_FUZZ"):
    settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def rulebook():
    return shipped_rulebook(examples=True)


@pytest.fixture
def document(rulebook):
    """Build a document from text."""
    return lambda text: build_document(make_source("报告.txt", "txt", "UTF-8", text), rulebook)


@pytest.fixture
def verdict(rulebook):
    """Return the outcome of one rule on a text; the kind of document is taken as given."""

    def run(rule, text, **options):
        assumed = {} if rule == "kind" else {"kind": "met"}
        source = make_source("报告.txt", "txt", "UTF-8", text)
        return judge(source, rulebook, reported=(rule,), assumed=assumed, **options).results[0].outcome

    return run
