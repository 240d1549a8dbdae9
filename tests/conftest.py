"""Shared fixtures."""

import pytest

from checker.document.build import build_document
from checker.judge import judge
from checker.reading.source import make_source
from checker.rulebook.shipped import shipped_rulebook


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
