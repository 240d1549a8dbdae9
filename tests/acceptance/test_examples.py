import pytest

from checker.judging.examples import run_examples
from checker.rulebook.shipped import shipped_rulebook

RESULTS = list(run_examples(shipped_rulebook(examples=True)))


@pytest.mark.parametrize("result", RESULTS, ids=lambda result: f"{result.rule.id}-{result.number}")
def test_every_example_of_every_rule_gets_its_verdict(result):
    assert result.verdict == result.example.verdict


def test_every_rule_has_examples_of_both_sides():
    for rule in {result.rule.id for result in RESULTS}:
        verdicts = {result.example.verdict for result in RESULTS if result.rule.id == rule}
        assert "met" in verdicts and len(verdicts) > 1
