"""The order in which packs write their rules changes nothing but the order of the results."""

import os

import pytest

from checker.judging.judge import judge
from checker.reading.files import read_file

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
NAMES = [f"seeds/{name}" for name in sorted(os.listdir(os.path.join(ROOT, "seeds"))) if name.endswith(".txt")]


@pytest.mark.parametrize("name", [*NAMES, "tests/corpus/d03.txt", "tests/corpus/e05.txt"])
def test_results_do_not_depend_on_the_order_of_rules(rulebook, name):
    source = read_file(os.path.join(ROOT, name))
    reversed_ = rulebook._replace(
        packs=tuple(pack._replace(rules=pack.rules[::-1]) for pack in reversed(rulebook.packs))
    )
    before, after = judge(source, rulebook), judge(source, reversed_)
    assert {result.rule.id: result.outcome for result in before.results} == {
        result.rule.id: result.outcome for result in after.results
    }
